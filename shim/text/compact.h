/* The form in which passages' text is stored: two bytes a character.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * UTF-16, little endian: a third less than UTF-8 for Chinese, as small as
 * deflated UTF-8 at the size of a passage, and several times faster to read.  A
 * byte that is no UTF-8 is kept as the lone surrogate U+DC00 + byte, so that the
 * source's bytes can be given back exactly. */
#ifndef ZCI_COMPACT_H
#define ZCI_COMPACT_H

#include "base/buffer.h"

/* Appends the compact form of a text to `out`. */
void zci_compact_encode(zci_buffer *out, const char *text, size_t len);

/* How bytes that are no UTF-8 come back. */
typedef enum zci_compact_bad {
    ZCI_COMPACT_RAW,        /* as they were, for offsets into the source */
    ZCI_COMPACT_REPLACEMENT /* as U+FFFD, for showing */
} zci_compact_bad;

/* Appends the text of `len` bytes in compact form to `out`.  A cut or impossible
 * form yields U+FFFD, never a failure. */
void zci_compact_decode(zci_buffer *out, const char *compact, size_t len, zci_compact_bad bad);

#endif
