/* The documents' headers, read from an index while it may be written.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_HEADERS_H
#define ZCI_HEADERS_H

#include "known.h"
#include "store/postings.h"
#include "store/writer.h"

/* Reads through a writer or, in a dry run, a reader; the other one is NULL.  Both are
 * borrowed.  Where both are NULL there is no index, and nothing may be asked. */
typedef struct zci_headers {
    zci_store_writer *writer;
    zci_store *store;
    zci_buffer data; /* scratch */
} zci_headers;

/* Appends where all headers are, ascending. */
zc_status zci_headers_list(zci_headers *headers, zci_postings *out, zc_error *error);

/* Reads one; its strings are in `arena`.  Error: ZC_CORRUPT. */
zc_status zci_headers_read(zci_headers *headers, zci_docid docid, zci_arena *arena,
                           zci_known *known, zc_error *error);

/* Where the header of an id is; 0 when there is none. */
zc_status zci_headers_find(zci_headers *headers, zc_string id, zci_docid *docid, zc_error *error);

#endif
