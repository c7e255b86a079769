/* All passages with a match, with what is known before reading them.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_CANDIDATES_H
#define ZCI_CANDIDATES_H

#include "evaluate.h"

typedef struct zci_candidate {
    zci_docid docid;
    uint32_t document; /* index */
    uint64_t concepts; /* those that it holds, one bit each */
    uint32_t matches;
    float score; /* from counts alone: a passage with an article's number may be the article */
} zci_candidate;

typedef struct zci_candidates {
    zci_candidate *item; /* ascending by docid, of matching documents only */
    size_t len, capacity;
    double *weight; /* of each concept: its idf; 0 for those that take no part */
} zci_candidates;

/* Merges the passages of an evaluation's concepts. */
zc_status zci_candidates_collect(zci_evaluation *evaluation, zci_candidates *candidates,
                                 zc_error *error);

/* The concepts that a passage holds, one bit each; none where it is no candidate. */
uint64_t zci_candidates_concepts(const zci_candidates *candidates, zci_docid docid);

void zci_candidates_free(zci_candidates *candidates);

/* What a concept's matches in a passage are worth, as a share: ZCI_SHARE_STEM where it
 * holds only other words of the stem, else 1. */
double zci_concept_share(const zci_concept *concept, zci_docid docid);

/* Whether a concept's passages are ranked: wanted text that stands for itself. */
bool zci_concept_is_ranked(const zci_concept *concept);

#endif
