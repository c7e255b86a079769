/* Which records hold terms.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_POSTINGS_H
#define ZCI_STORE_POSTINGS_H

#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Records with how often something occurs in each, ascending by docid. */
typedef struct zci_postings {
    zci_docid *docid;
    uint32_t *count;
    size_t len, capacity;
} zci_postings;

void zci_postings_free(zci_postings *postings);

/* The index of the first record at or after `docid`; the list's length where there is none. */
size_t zci_postings_from(const zci_postings *postings, zci_docid docid);

bool zci_postings_hold(const zci_postings *postings, zci_docid docid);

/* Appends the records that hold all of `terms` (at least one) and lie in one of
 * `ranges` (ascending, disjoint; NULL for everywhere); each with the least of the terms'
 * counts.  Stops after `limit` records when it is not 0. */
zc_status zci_store_intersect(zci_store *store, const zci_key *terms, size_t term_count,
                              const zci_range *ranges, size_t range_count, size_t limit,
                              zci_postings *out, zc_error *error);

/* Appends the records that hold a term beginning with `prefix`; each with the
 * sum of those terms' counts. */
zc_status zci_store_with_prefix(zci_store *store, zci_key prefix, const zci_range *ranges,
                                size_t range_count, zci_postings *out, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
