/* The form in which passages' text is stored: one or two bytes a character.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   0x80 to 0xFF           one of 128 common characters: the first of han_order.h, then
 *                          digits, punctuation and blanks
 *   0x00 to 0x7F, a byte   15 bits: the rank of a Han character, or behind all of these a
 *                          place in one of a few other blocks of Unicode
 *   0x7F 0xFF, 3 bytes     any other character, or a byte that is no UTF-8, so that the
 *                          source's bytes can be given back exactly
 *
 * Half of UTF-8 for Chinese policy documents (1.45 bytes a character), less than each
 * passage deflated, and several times faster to read. */
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

/* The common characters by their byte minus 0x80, and how many of them are Han
 * characters, which come first; written by make_fold_table. */
#define ZCI_COMPACT_SINGLES    128
#define ZCI_COMPACT_SINGLE_HAN 93
extern const uint16_t zci_compact_single[ZCI_COMPACT_SINGLES];

/* A character of more than one byte, `len` of which are left (at least one): see
 * zci_compact_next. */
size_t zci_compact_next_long(const char *at, size_t len, int32_t *cp);

/* Reads the character at `at`, of `len` bytes that are left (at least one), and returns
 * how many it takes; a byte that is no UTF-8 comes as its value minus 256. */
static inline size_t zci_compact_next(const char *at, size_t len, int32_t *cp)
{
    unsigned char first = (unsigned char)at[0];
    if (first < 0x80)
        return zci_compact_next_long(at, len, cp);
    *cp = zci_compact_single[first - 0x80];
    return 1;
}

#endif
