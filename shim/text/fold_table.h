/* The table that make_fold_table writes.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FOLD_TABLE_H
#define ZCI_FOLD_TABLE_H

#include <stdint.h>

#define ZCI_FOLD_SLOW 0xFFFFu /* in zci_fold_bmp: the fold is not one 16-bit character */

extern const uint16_t zci_fold_bmp[65536]; /* character to folded character */
extern const uint8_t zci_class_bmp[65536]; /* folded character to zci_class */

typedef struct zci_fold_pair {
    uint32_t traditional, simplified;
} zci_fold_pair;

extern const zci_fold_pair zci_fold_pairs[]; /* ascending by `traditional` */
extern const unsigned zci_fold_pair_count;

#endif
