/* The parts of a phrase that a sign joins: AI+教育 is answered by what has both.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ALTERNATIVE_PARTS_H
#define ZCI_ALTERNATIVE_PARTS_H

#include "widening.h"

/* Puts beside the first child of `any`, the phrase, what has all of its parts. */
zc_status zci_alternatives_add_joined(zci_widening *w, zci_node *any);

#endif
