/* What a run remembers of the documents that the index held when it began.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A trace is 16 bytes: enough to tell a source that did not change.  What else is to be
 * known of a document is in its header, and read again from there when its source is looked
 * at closely.  Documents whose source is none of the run's leave no trace: those that are lost
 * are few, mostly, and kept whole, since their content may turn up elsewhere; the others are
 * none of the run's business, and found by their ids in the index when one is met again. */
#ifndef ZCI_TRACES_H
#define ZCI_TRACES_H

#include "headers.h"
#include "walk.h"

typedef enum zci_trace_kind {
    ZCI_TRACE_FILE,   /* of a file, or a part of one */
    ZCI_TRACE_RECORD, /* of a line of a collection */
    ZCI_TRACE_OTHER   /* a program handed it over under this path */
} zci_trace_kind;

typedef struct zci_trace {
    zci_docid docid;
    uint32_t source : 29;  /* its number in the walk */
    uint32_t kind : 2;     /* a zci_trace_kind */
    uint32_t plain_id : 1; /* its id is that which a file's path gives */
    uint64_t state;        /* see zci_trace_state */
} zci_trace;

/* All zero is none. */
typedef struct zci_traces {
    zci_trace *item; /* ascending by source, then by docid */
    size_t len, capacity;
    uint64_t documents, passages; /* in the whole index */
} zci_traces;

/* What a document's source looked like: files of the same size, time, inode and sidecar
 * are unchanged. */
uint64_t zci_trace_state(zci_file_stat stat, uint64_t sidecar);

enum { ZCI_PLAIN_ID_BYTES = 16 + 1 };

/* The id that a file's only or first document gets from its path, as a string. */
void zci_plain_id(zc_string path, char out[ZCI_PLAIN_ID_BYTES]);

/* Reads all headers.  Documents whose source is gone are added to `lost`, doomed. */
zc_status zci_traces_load(zci_traces *traces, zci_headers *headers, const zci_walk *walk,
                          const zci_watch *watch, zci_known_table *lost, zc_error *error);

/* The documents of a source: `count` of them, from the one that is returned on. */
const zci_trace *zci_traces_of(const zci_traces *traces, size_t source, size_t *count);

void zci_traces_free(zci_traces *traces);

#endif
