/* Pairs of Chinese characters that stand side by side.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PAIR_H
#define ZCI_PAIR_H

#include "store/reader.h"

/* How many passages hold two characters, folded, side by side.  Errors: those of
 * zci_store_frequency. */
zc_status zci_pair_frequency(zci_store *store, uint32_t first, uint32_t second, uint64_t *passages,
                             zc_error *error);

#endif
