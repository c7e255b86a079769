/* Which documents and passages a query matches, exactly.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * AND, OR and NOT combine sets of documents: two runs may stand in different
 * paragraphs.  Each part of the query is found by text_match, header_match,
 * passage_match or scope.  The children of an AND are looked up rarest first, each
 * only in the documents that the ones before it left. */
#ifndef ZCI_EVALUATE_H
#define ZCI_EVALUATE_H

#include "extents.h"
#include "query.h"
#include "reader.h"
#include "store/postings.h"

/* What one concept of the query found. */
typedef struct zci_concept {
    const zci_node *node;
    bool positive;               /* wanted, not excluded */
    bool inside;                 /* within a 句() or 段(), which stands for it */
    uint64_t frequency;          /* passages that hold its rarest term: an upper bound */
    zci_postings passages;       /* with a match, and how many */
    zci_extents extents;         /* of 句() and 段(): where in these passages it holds */
    zci_extents by_stem;         /* passages that hold only other words of its stem: docids alone */
    zci_docset in_title;         /* documents whose title holds it (text phrases only) */
    zci_docset in_title_by_stem; /* those of them whose title holds only other words of its stem */
} zci_concept;

typedef struct zci_evaluation {
    zc_reader *reader;
    const zci_query *query;
    zci_concept *concept; /* query->concept_count of them */
    zci_docset matching;
} zci_evaluation;

/* Evaluates a query, which must live as long as its evaluation; one without a root
 * matches every document.  On failure nothing is left to free.
 * Errors: ZC_BAD_QUERY (what a 句() or 段() does not take), ZC_NO_MEMORY, and the store's. */
zc_status zci_evaluate(zc_reader *reader, const zci_query *query, zci_evaluation *evaluation,
                       zc_error *error);
void zci_evaluation_free(zci_evaluation *evaluation);

/* The same with nothing looked up yet: `matching` has no room.  For what evaluates nodes. */
zc_status zci_evaluation_begin(zc_reader *reader, const zci_query *query,
                               zci_evaluation *evaluation, zc_error *error);

/* How many passages a node may match, roughly: what it costs to look it up. */
uint64_t zci_evaluation_estimate(const zci_evaluation *evaluation, const zci_node *node);

/* Finds the documents, among `within` (NULL: all), that satisfy one node; makes
 * `found`.  For parts of the searcher that evaluate a subtree of their own. */
zc_status zci_evaluate_node(zci_evaluation *evaluation, const zci_node *node,
                            const zci_docset *within, zci_docset *found, zc_error *error);

#endif
