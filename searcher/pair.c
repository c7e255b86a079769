/* Pairs of Chinese characters that stand side by side.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "pair.h"

#include "text/segment.h"

/* The term of a pair, in `bytes`. */
static zci_key term_of(uint32_t first, uint32_t second, char bytes[2 * ZCI_HAN_KEY_MAX])
{
    size_t len = zci_han_key(first, bytes);
    len += zci_han_key(second, bytes + len);
    return (zci_key){bytes, len};
}

zc_status zci_pair_frequency(zci_store *store, uint32_t first, uint32_t second, uint64_t *passages,
                             zc_error *error)
{
    char bytes[2 * ZCI_HAN_KEY_MAX];
    return zci_store_frequency(store, term_of(first, second, bytes), passages, error);
}

zc_status zci_pair_frequencies(zci_store *store, const zci_pair *pairs, size_t count,
                               uint64_t *passages, zc_error *error)
{
    char bytes[ZCI_PAIRS_MAX][2 * ZCI_HAN_KEY_MAX];
    zci_key terms[ZCI_PAIRS_MAX];
    for (size_t i = 0; i < count; i++)
        terms[i] = term_of(pairs[i].first, pairs[i].second, bytes[i]);
    return zci_store_frequencies(store, terms, count, passages, error);
}
