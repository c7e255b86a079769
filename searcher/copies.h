/* Documents that are copies of one another.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The same notice is put up on several sites, under another headline, with another line
 * above it that tells when.  Two documents are copies when
 *
 *   - two of the passages that they are shown by begin with the same letters, or the only one,
 *   - their texts do, nearly: ZCI_COPIES_LEAST of the pairs of characters that
 *     occur in either occur in both (sketch.h),
 *   - the numbers that the one with fewer of them holds stand in the other, too, but for a
 *     few, so that the notices of two years are none,
 *   - and what is known of them, year and document number, does not say otherwise.
 *
 * The first of these is cheap and true of few; only then are texts read.  What all of it
 * costs is in docs/performance.md. */
#ifndef ZCI_COPIES_H
#define ZCI_COPIES_H

#include "reader.h"
#include "zhengce.h"

/* Share of the pairs; characters that a document must have to be a copy: what is shorter is
 * a line, which many may have written. */
#define ZCI_COPIES_LEAST 0.85
#define ZCI_COPIES_CHARS 100

/* Passages of each document that are read, from its beginning; a longer one is judged by
 * these and by its length. */
#define ZCI_COPIES_PASSAGES 64

/* A document of an order, and passages that it is shown by. */
typedef struct zci_copy {
    size_t document; /* index */
    zci_docid passage[ZC_PASSAGES_PER_DOCUMENT];
    size_t passage_count;
} zci_copy;

/* Stores in leader[i] which of copies[0, i] comes first of those that copies[i] is one of:
 * i itself where it is none.  Errors: ZC_CHANGED, ZC_CORRUPT, ZC_IO, ZC_NO_MEMORY. */
zc_status zci_copies_find(zc_reader *reader, const zci_copy *copies, size_t count, size_t *leader,
                          zc_error *error);

#endif
