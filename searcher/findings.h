/* All that a query finds: its literal matches, and what stands behind or in place of them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   ranking     literal matches or, where neither these nor other words find anything,
 *               partial ones, of which `relaxed` tells what is looked for
 *   expansion   what only other words find, behind these
 *   near        what holds a part of the query, behind both
 *
 * Each has its share of the one page that was asked for. */
#ifndef ZCI_FINDINGS_H
#define ZCI_FINDINGS_H

#include "expansion.h"
#include "near.h"
#include "relax.h"
#include "suggestion.h"

/* All zero is nothing. */
typedef struct zci_findings {
    zci_evaluation evaluation;
    zci_ranking ranking;
    zci_expansion expansion;
    zci_relaxed relaxed;
    zci_near near;
    zci_suggestions suggestions;
    bool exact; /* the ranking is of literal matches, or nothing was found at all */
} zci_findings;

/* Finds; `text` is the query's own.  Notes for the user are added to `query`, which is
 * else as it was.  Whatever is returned, the findings are to be freed.
 * Errors: those of zc_search but for ZC_BAD_QUERY. */
zc_status zci_findings_make(zc_reader *reader, zc_string text, const zc_search_options *options,
                            zci_query *query, zci_findings *findings, zc_error *error);

/* Afterwards the findings are all zero but for `exact`. */
void zci_findings_free(zci_findings *findings);

#endif
