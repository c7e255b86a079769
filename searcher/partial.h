/* The second stage of ranking partial matches.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The index proposes passages by their bigrams.  Here the best of these are read and
 * scored again by what bigrams alone do not see:
 *
 *   characters   single characters of the query count too, each by how rare it is
 *                expected to be and by how rare it is among the passages read: a
 *                word and its longer form, or the same characters in another order,
 *                share them
 *   windows      a paragraph is read together with its neighbours while that stays
 *                short (stretches.h), as an answer is often spread over two or three
 *                paragraphs
 *   headings     a passage under headings that hold the query's bigrams is of what it asks
 *                about; a heading line itself only names that
 *
 * The first two are BM25 sums.  A passage is worth its own text, a document its best window;
 * either is raised by a share of the document as one text.  That text is worth what was
 * read and what its title adds as far as it was read, and for the rest what the counts tell of
 * its bigrams; of single characters, which are not counted, the rest of a document is taken to
 * hold a share of what was read, as otherwise short documents alone would have them twice.
 * To be of a place that the query names adds no more than a share of what is told beside the name:
 * all that a province says is no answer to what the query asks of it. */
#ifndef ZCI_PARTIAL_H
#define ZCI_PARTIAL_H

#include "proposals.h"
#include "relaxed.h"
#include "stretches.h"

typedef struct zci_partial_score {
    zci_stretch_wanted at;         /* the passage, and how far its window may go */
    double proposed, words, whole; /* what the index's counts gave */
    double titled;                 /* of the whole, what its title adds */
    double placed;                 /* what it adds to be of a place that the query names */
    double headed;                 /* what the headings above the passage add to it */
    double lessened;               /* what it costs the passage to be a heading line, below 0 */
    double passage, passage_whole; /* of its own text; of that, what the whole document adds */
    double window, window_whole;   /* with its neighbours */
    const double *parts;           /* of that of the two which ranks: what each of the
                                    * explanation's features adds; NULL unless asked for */
    double read;                   /* the same one's text as a share of the document's */
    double unread;                 /* what the rest is taken to hold of single characters */
    double local;                  /* of `placed`, by what it tells beside the place's name */
    size_t reading;                /* of the passage, for zci_partial_told */
} zci_partial_score;

/* What the parts of an explained score are: the pairs of characters of the query and of other words
 * for its own, then its characters. */
typedef struct zci_partial_features {
    zci_arena *arena; /* where these and the parts are put */
    zc_string *name;
    double *weight;
    bool *other; /* whether it is of other words alone */
    size_t count;
} zci_partial_features;

/* The second stage of one query, and what it read; opaque. */
typedef struct zci_partial zci_partial;

/* Scores `count` passages, for documents with their windows.  `proposals` tell what headings hold.
 * With `features` (may be NULL), whose arena is set, also tells what each score is the sum of.
 * `*partial`, NULL after an error, lives until zci_partial_free, and no longer than `evaluation`,
 * `relaxed` and `proposals`. */
zc_status zci_partial_rescore(zci_evaluation *evaluation, const zci_relaxed *relaxed,
                              const zci_proposals *proposals, zci_partial_score *score,
                              size_t count, zci_partial_features *features, zci_partial **partial,
                              zc_error *error);
void zci_partial_free(zci_partial *partial); /* NULL is taken */

/* What the index's counts give a passage of a document; `reach`: how far its window may go. */
zci_partial_score zci_partial_proposed(const zci_proposals *proposals, size_t document,
                                       zci_docid docid, size_t reach);

/* Reads a document's title, for zci_partial_told. */
zc_status zci_partial_read_title(zci_partial *partial, size_t document, zc_error *error);

/* Finds by the index's counts which passages of a document, `room` at most, hold most of the pairs
 * of characters that the title last read lacks, best first; none where it has little of the query.
 */
zc_status zci_partial_untold(zci_partial *partial, size_t document, zci_docid *docid, size_t room,
                             size_t *count, zc_error *error);

/* Reads up to ZCI_POOL_PER_DOCUMENT passages of one document more, ascending, and scores them by
 * their own text, for zci_partial_told; what was read so before is forgotten. */
zc_status zci_partial_read_more(zci_partial *partial, zci_partial_score *score, size_t count,
                                zc_error *error);

/* What a passage that was scored tells beside the title last read: the sum for its own text and the
 * headings above it, with ZCI_SHARE_TOLD of what the title holds as well.  Nothing, if it holds but
 * what the title does, as the title's own line; nor does apparatus (apparatus.h), unless it is
 * asked for.  A heading line tells less than text that holds the same. */
double zci_partial_told(const zci_partial *partial, const zci_partial_score *one);

#endif
