/* What may answer a query in part, as the index's counts alone tell.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One walk through the postings of each term adds its weight in two places:
 *
 *   passage   each passage that holds it
 *   whole     the document, seen as one text with its own length, its title in it (BM25)
 *
 * A document of a place that the query names is worth a share of the name's weight more, if it
 * holds anything else.
 *
 * A document is proposed by its best passage and the whole together, or by its title alone; where
 * the terms propose few, also by the rare characters of a question (rare.h).
 * Where passages are proposed, a document of which none holds anything is not counted. */
#ifndef ZCI_PROPOSALS_H
#define ZCI_PROPOSALS_H

#include "blend.h"
#include "evaluate.h"
#include "places.h"
#include "rare.h"

/* A term of the query and what it is worth. */
typedef struct zci_wanted {
    zci_key term;
    double rarity;          /* its idf among passages */
    double weight;          /* by that and its uses; see zci_proposals_find */
    double share;           /* of what its rarity would be worth: how well it holds together */
    uint32_t uses;          /* how often it stands in the query; 0: only in other words */
    uint32_t runs;          /* in which of its runs: a bit each, the last for all beyond */
    const zci_place *place; /* whose name begins with it; may be NULL */
} zci_wanted;

/* All that a query asks for.  Walking the terms changes their weights. */
typedef struct zci_asked {
    zci_wanted *term;
    size_t term_count;
    zci_rare rare; /* empty where they are not looked for */
} zci_asked;

typedef struct zci_proposal {
    uint32_t document; /* index */
    zci_docid passage; /* its best, or the one proposed; 0: only the title holds anything */
    float score;
} zci_proposal;

/* What was found already, for a search of what else there is. */
typedef struct zci_beyond {
    const zci_evaluation *found[2]; /* each may be NULL */
    double least;                   /* share of all terms' weight that a passage must hold */
    bool of_each;                   /* rather of the terms of each of the query's two runs; or
                                     * all of one that is rare */
} zci_beyond;

/* One at a time for each reader, which keeps the arrays by docid for the next. */
typedef struct zci_proposals {
    zc_reader *reader;
    unsigned used;      /* of its arrays: a bit for each zci_by_docid */
    float *passage;     /* by docid: what a passage holds */
    float *words;       /* the same of words of letters or digits alone; NULL: none */
    float *whole;       /* by document: what it holds as one text */
    float *titled;      /* by document: of that, what its title adds */
    float *placed;      /* by document: what it is worth that it is of a place; NULL: of none */
    zci_proposal *item; /* the best ones, best first */
    size_t len;
    uint64_t documents, passages; /* that may be proposed, in all */
    zci_docset counted;           /* these documents */
} zci_proposals;

/* What a term weighs that is so rare: its rarity, raised a little as only a few terms of
 * a long question are what it is about, more where the query repeats it. */
double zci_wanted_weight(const zci_wanted *wanted, double rarity);

/* Proposes documents, or passages, among `allowed`: the best `wanted` of them, if there are
 * so many; with `beyond` (may be NULL) those alone that go beyond it.  Where documents are
 * ranked, what a term weighs by its rarity among passages is changed by its rarity among
 * documents. */
zc_status zci_proposals_find(zci_evaluation *evaluation, const zci_asked *asked,
                             const zci_docset *allowed, const zci_beyond *beyond,
                             const zci_blend *blend, size_t wanted, zci_proposals *proposals,
                             zc_error *error);

void zci_proposals_free(zci_proposals *proposals);

#endif
