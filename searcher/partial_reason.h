/* How a partial match's score came to be, as a tree of sums.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PARTIAL_REASON_H
#define ZCI_PARTIAL_REASON_H

#include "partial.h"
#include "reason.h"

/* The score that ranks: of the passage, or of its window where documents are ranked. */
double zci_partial_value(const zci_partial_score *one, zc_unit unit);

/* Adds to `parent` what that is the sum of.  The score must have been made with `features`. */
void zci_partial_explain(const zci_partial_score *one, const zci_partial_features *features,
                         const zci_blend *blend, zci_reason *parent);

/* The same for a document that its title alone proposes: nothing of it is read, and what its
 * title adds to it as one text is all of its score. */
void zci_partial_explain_title(double score, const zci_blend *blend, zci_reason *parent);

#endif
