/* Phrases in the text of passages.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The postings of a phrase's rarest terms, intersected, leave the passages that may hold
 * it; then their text decides, unless the terms alone are certain. */
#ifndef ZCI_TEXT_MATCH_H
#define ZCI_TEXT_MATCH_H

#include "evaluate.h"

/* Finds the passages in `ranges` (NULL: everywhere) whose text holds the pattern, and how
 * often: fills the concept's passages, and by_stem with those that hold other words of its
 * stem alone. */
zc_status zci_text_match(zc_reader *reader, const zci_pattern *pattern, const zci_range *ranges,
                         size_t range_count, zci_concept *concept, zc_error *error);

/* In how many passages a pattern may occur: those of its rarest term. */
zc_status zci_text_frequency(zc_reader *reader, const zci_pattern *pattern, uint64_t *frequency,
                             zc_error *error);

#endif
