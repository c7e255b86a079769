/* Partial matches, for when nothing matches exactly.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The unquoted runs of the query fall apart into their bigrams and words, and
 * passages and documents are ranked by how much of these they hold.  Whatever else
 * the query says - fields, quoted text, document numbers, exclusions - still holds.
 *
 *   terms       each weighs by its rarity
 *   proposals   the index's counts propose documents or passages (proposals.h)
 *   partial     the most promising are read and scored again (partial.h) */
#ifndef ZCI_RELAX_H
#define ZCI_RELAX_H

#include "proposals.h"
#include "rank.h"

/* Terms of a query that are looked for at most: the heaviest. */
#define ZCI_RELAXED_TERMS_MAX 200

/* Characters of a query that are looked for at most: the first. */
#define ZCI_RELAXED_CHARACTERS_MAX 256

/* A Han character of the query, also where the index knows none of its bigrams. */
typedef struct zci_wanted_character {
    uint32_t cp;   /* folded */
    uint32_t uses; /* how often it stands in the query */
} zci_wanted_character;

/* The terms looked for, sorted by their bytes, shared with the query's arena; and the
 * characters, in the query's order, each once. */
typedef struct zci_relaxed {
    zci_wanted wanted[ZCI_RELAXED_TERMS_MAX];
    size_t term_count;
    zci_wanted_character character[ZCI_RELAXED_CHARACTERS_MAX];
    size_t character_count;
    zci_blend blend;      /* what the document counts beside its passages */
    zci_docset documents; /* those of the ranking, all that it counts */
} zci_relaxed;

/* Ranks partial matches; with `beyond` (may be NULL) those alone that go beyond it.
 * With nothing that may be relaxed, or nothing found, the ranking is empty. */
zc_status zci_relax(zci_evaluation *evaluation, const zci_rank_options *options,
                    const zci_beyond *beyond, zci_relaxed *relaxed, zci_ranking *ranking,
                    zc_error *error);
void zci_relaxed_free(zci_relaxed *relaxed);

#endif
