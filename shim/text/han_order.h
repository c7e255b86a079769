/* The order in which Han characters are given their keys in terms.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A permutation of U+3400 to U+9FFF: common characters first (common_han.h), then the
 * others by code point.  The terms of a passage then share their first bytes, and its
 * list of terms, a third of the index, is a fifth smaller once Xapian has deflated it.
 * The tables are written by make_fold_table. */
#ifndef ZCI_HAN_ORDER_H
#define ZCI_HAN_ORDER_H

#include <stdint.h>

enum { ZCI_HAN_FIRST = 0x3400, ZCI_HAN_LAST = 0x9FFF };
enum { ZCI_HAN_COUNT = ZCI_HAN_LAST - ZCI_HAN_FIRST + 1 };

extern const uint16_t zci_han_rank[ZCI_HAN_COUNT];    /* of ZCI_HAN_FIRST + index */
extern const uint16_t zci_han_by_rank[ZCI_HAN_COUNT]; /* the character */

#endif
