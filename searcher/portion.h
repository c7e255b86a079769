/* The portion of a phrase that a passage holds: its pairs of characters, each worth its rarity.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Of a query of several words most passages lack some.  Where 乡村教师 is one of them,
 * “加强乡村学校师资” says more of it than a passage without any of its pairs. */
#ifndef ZCI_PORTION_H
#define ZCI_PORTION_H

#include "han_scan.h"
#include "query.h"
#include "store/reader.h"

/* Pairs of characters that are looked for in a passage at most; phrases that need more are
 * held in no portion. */
#define ZCI_PORTION_PAIRS_MAX 256

typedef struct zci_portion_pair {
    uint16_t first, second; /* folded characters */
    double rarity;
} zci_portion_pair;

typedef struct zci_portion_phrase {
    size_t first, count; /* of its pairs; no pairs: not looked for */
    double rarity;       /* of all of these together */
} zci_portion_phrase;

/* Phrases of which portions are looked for; all zero but the first is none. */
typedef struct zci_portions {
    size_t concept_count;                              /* of the query */
    zci_portion_phrase phrase[ZCI_QUERY_CONCEPTS_MAX]; /* by concept */
    uint64_t wanted;                                   /* concepts with pairs, one bit each */
    zci_portion_pair pair[ZCI_PORTION_PAIRS_MAX];
    size_t pair_count;
    zci_han_text scratch;
    zci_arena arena;
} zci_portions;

/* Looks for a concept's phrase, too, if it is a plain run of at least two Chinese characters;
 * the store has so many passages.  Errors: those of zci_store_frequency. */
zc_status zci_portions_want(zci_portions *portions, zci_store *store, double passages,
                            unsigned concept, const zci_pattern *phrase, zc_error *error);

/* Stores which portion of each concept's phrase, from 0 to 1, a passage holds, in memory that
 * lives as long as the portions.  What it holds whole, `whole`, one bit for each concept, is not
 * looked for; NULL where that is all.  Error: ZC_NO_MEMORY. */
zc_status zci_portions_find(zci_portions *portions, const zci_passage_record *record,
                            uint64_t whole, const float **held, zc_error *error);

void zci_portions_free(zci_portions *portions);

#endif
