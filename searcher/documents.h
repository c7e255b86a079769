/* Which docids belong to which document.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A document's index counts the documents of this state of the index from 0, in
 * the order of their headers' docids (see shim/schema/schema.h). */
#ifndef ZCI_DOCUMENTS_H
#define ZCI_DOCUMENTS_H

#include "docset.h"
#include "schema/document_record.h"
#include "store/postings.h"
#include "store/reader.h"

typedef struct zci_documents {
    zci_postings headers; /* counts: the documents' lengths */
    double total_length;
    zci_docid last_docid;
    zci_range *spans; /* header to last passage of documents before a wide gap, ascending */
    size_t span_count, span_capacity;
} zci_documents;

/* Reads the list of headers, replacing what was there. */
zc_status zci_documents_load(zci_documents *documents, zci_store *store, zc_error *error);
void zci_documents_free(zci_documents *documents);

size_t zci_documents_count(const zci_documents *documents);

/* The document whose header or passage `docid` is; docids are asked in ascending
 * order most of the time, so the search starts at `*hint` (any index), which then
 * becomes the result. */
size_t zci_documents_of(const zci_documents *documents, zci_docid docid, size_t *hint);

zci_docid zci_documents_header(const zci_documents *documents, size_t document);

/* About the Chinese characters of a document's text, and of all on average. */
double zci_documents_length(const zci_documents *documents, size_t document);
double zci_documents_mean_length(const zci_documents *documents);

/* Terms of a passage on average, at least 1. */
zc_status zci_documents_passage_length(const zci_documents *documents, zci_store *store,
                                       double *mean, zc_error *error);

/* The docids that can only be the document's passages; first > last when there are
 * none.  A few of deleted documents may follow: its record tells how many live. */
zci_range zci_documents_passages(const zci_documents *documents, size_t document);

/* The passages, or the headers, of all members, as ascending ranges.  `*ranges`
 * is freed by the caller. */
zc_status zci_documents_ranges(const zci_documents *documents, const zci_docset *set, bool headers,
                               zci_range **ranges, size_t *count, zc_error *error);

/* A document's header record, its strings in `arena`. */
zc_status zci_documents_record(zci_store *store, zci_docid header, zci_buffer *scratch,
                               zci_arena *arena, zci_document_record *record, zc_error *error);

#endif
