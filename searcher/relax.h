/* Partial matches, for when nothing matches exactly.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The unquoted runs of the query fall apart into their bigrams and words, and
 * passages are ranked by how much of these they hold (BM25).  Whatever else the
 * query says - fields, quoted text, document numbers, exclusions - still holds. */
#ifndef ZCI_RELAX_H
#define ZCI_RELAX_H

#include "rank.h"

/* The terms looked for, sorted; shared with the query's arena. */
typedef struct zci_relaxed {
    zci_key term[ZCI_QUERY_TERMS_MAX];
    uint64_t frequency[ZCI_QUERY_TERMS_MAX]; /* of each, until they are sorted */
    size_t term_count;
    zci_docset documents; /* those of the ranking, all that it counts */
} zci_relaxed;

/* Ranks partial matches.  With nothing that may be relaxed, or nothing found, the
 * ranking is empty. */
zc_status zci_relax(zci_evaluation *evaluation, const zci_rank_options *options,
                    zci_relaxed *relaxed, zci_ranking *ranking, zc_error *error);
void zci_relaxed_free(zci_relaxed *relaxed);

#endif
