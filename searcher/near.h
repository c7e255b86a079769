/* Partial answers that follow full ones.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A query of several parts - a run of seven Chinese characters or more, of six where two
 * words meet in it, two words or more - or for what a term means (asked_term.h) is seldom
 * answered by its literal matches alone.  Where these, and what other words find, leave room on
 * the page, what holds a fifth of the query's weight in one passage stands behind them, and is
 * not counted with them; of two words that is a fifth of each, or all of a rare one. */
#ifndef ZCI_NEAR_H
#define ZCI_NEAR_H

#include "relax.h"

typedef struct zci_near {
    zci_relaxed relaxed;
    zci_ranking ranking; /* its hits on the page */
} zci_near;

/* Finds partial answers beyond those of the query and of the wider one (NULL: none),
 * of which `above` has the pages that `options` ask for; with `any`, all that holds any
 * part of any query. */
zc_status zci_near_find(zci_evaluation *found, const zci_evaluation *wider, bool any,
                        const zci_ranking *const above[2], const zci_rank_options *options,
                        zci_near *near, zc_error *error);

void zci_near_free(zci_near *near);

#endif
