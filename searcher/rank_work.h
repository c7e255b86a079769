/* What ranking works on, stage by stage; for rank.c and its parts alone.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_RANK_WORK_H
#define ZCI_RANK_WORK_H

#include "candidates.h"
#include "rank.h"
#include "rescore.h"
#include "titles.h"

/* A document or passage before it is read. */
typedef struct zci_rank_entry {
    size_t document;
    size_t first, count; /* its candidates: candidates.item[first, first+count) */
    double score;
    uint64_t matches;
    zci_ranked *hit;           /* once it is read */
    const zci_candidate *best; /* whose score is its own, then; NULL without a match in its text */
    const zci_docid *same;     /* passages folded into it */
    size_t same_count;
    bool behind;  /* it gave way to other documents */
    bool version; /* it changed places with another version of its text */
} zci_rank_entry;

typedef struct zci_rank_work {
    zci_evaluation *evaluation;
    const zci_rank_options *options;
    zci_candidates candidates;
    zci_titles titles;
    zci_rank_entry *entries;
    size_t entry_count;
    zci_rescorer rescorer;
    zci_ranking *ranking;
    zc_error *error;
} zci_rank_work;

#endif
