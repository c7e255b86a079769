/* What else a phrase of a query may be answered by: see wider.h, of which this is a part.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ALTERNATIVES_H
#define ZCI_ALTERNATIVES_H

#include "widening.h"

/* Puts beside the first child of `any`, the phrase, what it may be answered by. */
zc_status zci_alternatives_add(zci_widening *w, zci_node *any);

/* Puts beside the children of `any` the ways in which texts say what a term means, where the run
 * `shown` asks that. */
zc_status zci_alternatives_add_meanings(zci_widening *w, zci_node *any, zc_string shown);

/* Puts the runs there, what was probably meant. */
zc_status zci_alternatives_add_runs(zci_widening *w, zci_node *any);

#endif
