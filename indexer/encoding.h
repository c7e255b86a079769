/* What a file that is no UTF-8 text may be.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Nothing is decoded: this decides what is refused, and what the message advises. */
#ifndef ZCI_ENCODING_H
#define ZCI_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

typedef enum zci_encoding {
    ZCI_ENCODING_UNKNOWN,
    ZCI_ENCODING_BINARY, /* no text at all, or damaged */
    ZCI_ENCODING_UTF16,  /* with a mark that tells the order of bytes */
    ZCI_ENCODING_UTF16LE,
    ZCI_ENCODING_UTF16BE,
    ZCI_ENCODING_GB18030,
    ZCI_ENCODING_BIG5
} zci_encoding;

/* Whether a text begins with the mark of UTF-16. */
bool zci_encoding_has_mark(const char *text, size_t len);

/* Looks at the beginning of a text that is known not to be UTF-8. */
zci_encoding zci_encoding_guess(const char *text, size_t len);

/* As iconv names it; NULL where there is nothing to convert from. */
const char *zci_encoding_name(zci_encoding encoding);

#endif
