/* The second stage of ranking: a passage's score from what it is and where it
 * stands; see rank.h for the formula.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_RESCORE_H
#define ZCI_RESCORE_H

#include "candidates.h"
#include "facts.h"
#include "reason.h"

typedef struct zci_rescorer {
    zci_evaluation *evaluation;
    const zci_candidates *candidates;
    double mean_length; /* terms of a passage */
    bool titled;        /* passages are ranked: what a document's title holds counts in each */
    zci_facts facts;
    zci_leads leads;       /* the facts look for these: a rescorer stays where it is */
    zci_portions portions; /* and for these */
} zci_rescorer;

zc_status zci_rescorer_start(zci_rescorer *rescorer, zci_evaluation *evaluation,
                             const zci_candidates *candidates, zc_error *error);
void zci_rescorer_free(zci_rescorer *rescorer);

/* Reads what scoring these candidates takes. */
zc_status zci_rescorer_prepare(zci_rescorer *rescorer, const zci_candidate *const *candidates,
                               size_t count, zc_error *error);

/* The score of a candidate that was prepared. */
double zci_rescore(const zci_rescorer *rescorer, const zci_candidate *candidate);

/* Adds to `parent` how that score came to be. */
void zci_rescore_explain(const zci_rescorer *rescorer, const zci_candidate *candidate,
                         zci_reason *parent);

#endif
