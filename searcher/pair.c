/* Pairs of Chinese characters that stand side by side.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "pair.h"

#include "text/segment.h"

zc_status zci_pair_frequency(zci_store *store, uint32_t first, uint32_t second, uint64_t *passages,
                             zc_error *error)
{
    char bytes[2 * ZCI_HAN_KEY_MAX];
    size_t len = zci_han_key(first, bytes);
    len += zci_han_key(second, bytes + len);
    return zci_store_frequency(store, (zci_key){bytes, len}, passages, error);
}
