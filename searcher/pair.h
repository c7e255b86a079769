/* Pairs of Chinese characters that stand side by side.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PAIR_H
#define ZCI_PAIR_H

#include "store/reader.h"

/* How many passages hold two characters, folded, side by side.  Errors: those of
 * zci_store_frequency. */
zc_status zci_pair_frequency(zci_store *store, uint32_t first, uint32_t second, uint64_t *passages,
                             zc_error *error);

typedef struct zci_pair {
    uint32_t first, second; /* folded */
} zci_pair;

/* The same for several pairs, at most ZCI_PAIRS_MAX, at less cost. */
#define ZCI_PAIRS_MAX 64
zc_status zci_pair_frequencies(zci_store *store, const zci_pair *pairs, size_t count,
                               uint64_t *passages, zc_error *error);

#endif
