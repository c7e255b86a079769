/* In which order matching documents and passages are shown.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Two stages.  The first scores every matching passage from its counts alone; the
 * second reads the best and scores them again by
 *
 *   BM25         sum over the query's parts of idf * tf (k1+1) / (tf + K), with
 *                K = k1 (1-b + b length/mean) (Robertson and Zaragoza, 2009)
 *   nearness     a part that the passage lacks counts a little where it stands in
 *                the same section, less where it stands elsewhere in the document,
 *   portion      or by what of it the passage holds (portion.h), if that is more
 *   together     a passage that holds all parts is worth a share of the lightest more
 *   headings     a part counts a little where it stands in the heading path, and
 *                a heading line counts less than the text beneath it
 *   lead         and where it stands in a short first sentence, or is the number of the
 *                article that the passage is (lead.h)
 *   titled       or, where passages are ranked, nearly as much as if it did where its document's
 *                title holds it
 *   title        a part counts where it stands in the document's title, and more where the
 *                query is the title (titles.h)
 *
 * Of the versions of one text the newest comes first where their scores are close, or that of the
 * year that the query names (versions.h).
 *
 * A document is worth its best passage, with the title counted in.  It is shown by those that
 * hold what of the query the title does not; see choice.h. */
#ifndef ZCI_RANK_H
#define ZCI_RANK_H

#include "evaluate.h"
#include "rank_weights.h"
#include "reason.h"

/* A passage in an order, and its score. */
typedef struct zci_ranked_passage {
    zci_docid docid;
    double score;
    const zci_docid *same; /* passages that say the same, folded into it; see listing.h */
    size_t same_count;
} zci_ranked_passage;

/* One hit to be: a document with its best passages, or a passage. */
typedef struct zci_ranked {
    size_t document; /* index */
    double score;
    zci_ranked_passage passage[ZCI_POOL_PER_DOCUMENT]; /* fewer are shown */
    size_t passage_count;
    bool stands_in;          /* none of its passages matches: the first one stands for it */
    const zci_docid *copies; /* headers of the documents that are folded into this one */
    size_t copy_count;
    zci_reason *reason; /* in the ranking's arena; NULL unless asked for */
} zci_ranked;

typedef struct zci_ranking {
    zci_arena arena;
    zci_ranked *item; /* the hits asked for, best first; not in the arena */
    size_t len;
    uint64_t documents, passages, matches; /* in all */
    uint64_t folded;   /* of these, what is not listed but told of where it is folded into */
    double top, floor; /* scores of the first and the last hit of all pages; the last one's is
                        * known where the page reaches it */
} zci_ranking;

typedef struct zci_rank_options {
    size_t limit, offset;
    zc_unit unit;
    zc_sort sort;
    bool explain;
    bool fold;           /* see listing.h */
    size_t per_document; /* 0: no limit */
    bool fold_documents;
} zci_rank_options;

/* The `count` passages or documents that were folded into a hit, to be told of there. */
void zci_ranked_take(zci_ranked *hit, zc_unit unit, const zci_docid *same, size_t count);

/* How many hits all pages of a ranking have. */
uint64_t zci_ranking_listed(const zci_ranking *ranking, zc_unit unit);

/* Multiplies all scores by a share, and lets none of them be more than `most`: so scores fall
 * from hit to hit, across the border from one ranking to the next, too, and from page to page.
 * Where hits are explained, says why. */
void zci_ranking_lower(zci_ranking *ranking, double share, double most, const char *why,
                       const char *why_zh);

/* Orders what an evaluation found. */
zc_status zci_rank(zci_evaluation *evaluation, const zci_rank_options *options,
                   zci_ranking *ranking, zc_error *error);

void zci_ranking_free(zci_ranking *ranking);

#endif
