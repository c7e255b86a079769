/* How a file that is no UTF-8 text is encoded, and its text as UTF-8.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ENCODING_H
#define ZCI_ENCODING_H

#include "base/buffer.h"
#include "zhengce.h"

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

/* Looks at the beginning of a text that is known not to be UTF-8.  Error: ZC_NO_MEMORY. */
zc_status zci_encoding_guess(zc_string text, zci_encoding *encoding, zc_error *error);

/* As iconv names it; NULL where there is nothing to convert from. */
const char *zci_encoding_name(zci_encoding encoding);

/* Whether a text is rather in another encoding than UTF-8 with some damage. */
bool zci_encoding_is_foreign(zc_string text);

/* Whether some of a text's lines are in UTF-8 and others, of which there are as many or more, in
 * another encoding of bytes: no conversion reads all of it. */
bool zci_encoding_is_mixed(zc_string text);

/* What a web page, of which this is the beginning, says of its own encoding: UTF-8 and what is
 * not read are UNKNOWN. */
zci_encoding zci_encoding_declared(zc_string page);

/* The text as UTF-8 replaces what `out` held, with U+FFFD where there is no character; `*bad`
 * counts these.  Errors: ZC_BAD_SOURCE (the system cannot convert it), ZC_NO_MEMORY. */
zc_status zci_encoding_convert(zci_encoding from, zc_string text, zci_buffer *out, size_t *bad,
                               zc_error *error);

#endif
