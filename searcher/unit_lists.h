/* Matches that stand only among responsible units.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * 职教 in (责任单位:职教科、各学校) matches, as the text has it, but says who acts and not
 * what the passage is about.  Such passages are found and counted like all others, and
 * rank behind those whose own words match. */
#ifndef ZCI_UNIT_LISTS_H
#define ZCI_UNIT_LISTS_H

#include "candidates.h"
#include "facts.h"

/* Looks at those of the candidates whose passages name units, which `facts` must know,
 * and notes there which concepts match only among these. */
zc_status zci_unit_lists_look(zci_evaluation *evaluation, const zci_candidate *const *candidates,
                              size_t count, zci_facts *facts, zc_error *error);

#endif
