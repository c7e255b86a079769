/* The second stage of ranking partial matches.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The index proposes passages by their bigrams.  Here the best of these are read and
 * scored again by what bigrams alone do not see:
 *
 *   characters   single characters of the query count too, each by how rare it is
 *                among the passages proposed: a word and its longer form, or the
 *                same characters in another order, share them
 *   windows      a paragraph is read together with its neighbours while that stays
 *                short, as an answer is often spread over two or three paragraphs
 *
 * Both are BM25 sums.  A passage is worth its own text, a document its best
 * window. */
#ifndef ZCI_PARTIAL_H
#define ZCI_PARTIAL_H

#include "relax.h"

typedef struct zci_partial_score {
    zci_docid docid;
    size_t document;               /* index */
    double proposed, whole, title; /* what the index's counts gave */
    double passage;                /* of its own text */
    double window;                 /* with its neighbours */
} zci_partial_score;

/* Scores `count` passages. */
zc_status zci_partial_rescore(zci_evaluation *evaluation, const zci_relaxed *relaxed,
                              zci_partial_score *score, size_t count, zc_error *error);

#endif
