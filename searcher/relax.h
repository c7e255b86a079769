/* Partial matches, for when nothing matches exactly.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The unquoted runs of the query fall apart into their bigrams and words, and
 * passages and documents are ranked by how much of these they hold.  Whatever else
 * the query says - fields, quoted text, document numbers, exclusions - still holds.
 *
 *   terms       each weighs by its rarity (relaxed.h)
 *   proposals   the index's counts propose documents or passages (proposals.h)
 *   partial     the most promising are read and scored again (partial.h) */
#ifndef ZCI_RELAX_H
#define ZCI_RELAX_H

#include "rank.h"
#include "relaxed.h"

/* Ranks partial matches, or counts them where the limit is 0; with `beyond` (may be NULL)
 * those alone that go beyond it.  With nothing that may be relaxed, or nothing found, the
 * ranking is empty. */
zc_status zci_relax(zci_evaluation *evaluation, const zci_rank_options *options,
                    const zci_beyond *beyond, const zc_synonyms *synonyms, zci_relaxed *relaxed,
                    zci_ranking *ranking, zc_error *error);

#endif
