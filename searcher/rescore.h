/* The second stage of ranking: a passage's score from its text.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_RESCORE_H
#define ZCI_RESCORE_H

#include "candidates.h"

typedef struct zci_rescorer {
    zci_evaluation *evaluation;
    const zci_candidates *candidates;
    double mean_length;         /* units of a passage */
    zci_passage_text passage;   /* the one being scored */
    zci_passage_text heading;   /* scratch */
    zci_passage_text neighbour; /* scratch */
} zci_rescorer;

zc_status zci_rescorer_start(zci_rescorer *rescorer, zci_evaluation *evaluation,
                             const zci_candidates *candidates, zc_error *error);
void zci_rescorer_free(zci_rescorer *rescorer);

/* Reads a candidate and scores it; see rank.h for the formula. */
zc_status zci_rescore(zci_rescorer *rescorer, const zci_candidate *candidate, double *score,
                      zc_error *error);

/* The same, writing how the score came to be as indented lines. */
zc_status zci_rescore_explain(zci_rescorer *rescorer, const zci_candidate *candidate,
                              zci_buffer *out, zc_error *error);

#endif
