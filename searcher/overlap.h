/* Matches of different parts of a query in the same stretch of text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Where 双减 and 双减工作 are both wanted, “双减”工作 is one match, not two. */
#ifndef ZCI_OVERLAP_H
#define ZCI_OVERLAP_H

#include "candidates.h"

/* Where the query's parts could overlap, reads the candidates that hold several and
 * corrects their numbers of matches; reads nothing otherwise. */
zc_status zci_overlap_settle(const zci_evaluation *evaluation, zci_candidates *candidates,
                             zc_error *error);

#endif
