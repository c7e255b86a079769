/* Phrases in what recurs in passages: responsible units, deadlines, targets,
 * references.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PASSAGE_MATCH_H
#define ZCI_PASSAGE_MATCH_H

#include "evaluate.h"
#include "schema/passage_field.h"

/* Finds the passages in `ranges` (NULL: everywhere) of which such a field holds the
 * node's pattern, and where: fills the concept's passages and extents. */
zc_status zci_passage_match(zc_reader *reader, const zci_node *node, const zci_range *ranges,
                            size_t range_count, zci_concept *concept, zc_error *error);

/* The normalised units that lie in a part of a passage. */
zc_span zci_part_units(const zci_units *units, zci_part part);

#endif
