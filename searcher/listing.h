/* Which of the ordered passages are listed, and in which order.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An order of passages is for reading from the top, where two things are in the way of
 * a reader: the same text from several documents, and one long document that has more
 * to say than there is room.  So that pages stay parts of one order, whatever their
 * size, the first ZCI_LISTING_REACH passages of the order are looked at, always:
 *
 *   fold           a passage that says the same as one before it (alike.h) is not listed
 *                  but told of there
 *   per_document   of the rest, those beyond so many of one document go behind all
 *                  others of the reach
 *
 * An order of documents has only the first of these in its way: the same notice from
 * several places.  There it is the first ZCI_LISTING_DOCUMENTS that are looked at.
 *
 *   fold_documents   a document that is a copy of one before it (copies.h) is not listed
 *                    but told of there
 *
 * By relevance, scores never rise afterwards: what goes behind others has no more than these. */
#ifndef ZCI_LISTING_H
#define ZCI_LISTING_H

#include "rank.h"

/* Passages of the order that are looked at. */
#define ZCI_LISTING_REACH 1000

/* Documents of the order that are looked at: no more than are read for their rank, so that
 * their best passages are known. */
#define ZCI_LISTING_DOCUMENTS 20

/* A passage, or a document, of the order. */
typedef struct zci_listed {
    zci_docid docid;      /* the passage; the document's best one, if it has any */
    zci_docid further[2]; /* a document's next best ones */
    unsigned shown;       /* how many of these three there are; 1 for a passage */
    bool behind;          /* it gave way to other documents */
    size_t document;      /* index */
    double score;
    size_t place;          /* its place in the order */
    const zci_docid *same; /* passages, or headers of documents, folded into it, best first */
    size_t same_count;
} zci_listed;

_Static_assert(ZC_PASSAGES_PER_DOCUMENT == 3, "one and two further ones");

/* How many more of an order's first hits are needed than are shown to list these; 0 where
 * the options ask for nothing but the order as it is. */
size_t zci_listing_reach(const zci_rank_options *options);

/* Adds the passage of an item that is next best; false where no more of them are looked at. */
bool zci_listed_add(zci_listed *listed, zc_unit unit, zci_docid docid);

/* Lists `*count` passages or documents in their order: afterwards the array holds those
 * that are listed, in the order to be shown, and `*count` how many these are.  `same`
 * lives in `arena`. */
zc_status zci_listing_make(zc_reader *reader, const zci_rank_options *options, zci_arena *arena,
                           zci_listed *listed, size_t *count, zc_error *error);

/* How the items of an order, which are their caller's, are looked at and told their new places. */
typedef struct zci_listing {
    zc_reader *reader;
    const zci_rank_options *options;
    zci_ranking *ranking; /* of which these are hits; counts what is folded */
    void *context;        /* of both functions */
    zci_listed (*look)(const void *context, size_t place);
    void (*take)(void *context, size_t place, const zci_listed *listed);
} zci_listing;

/* Puts `*count` items of `size` bytes each in the order in which they are listed, and hands each
 * of those that are what it is to take over: its score, and what is folded into it. */
zc_status zci_listing_apply(const zci_listing *listing, void *items, size_t size, size_t *count,
                            zc_error *error);

/* Leaves a document's hit its best passages, ZC_PASSAGES_PER_DOCUMENT at most, those
 * that say the same folded if the options ask for that. */
zc_status zci_listing_document(zc_reader *reader, const zci_rank_options *options, zci_arena *arena,
                               zci_ranked *hit, zc_error *error);

#endif
