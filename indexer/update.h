/* One run that brings an index up to date with its sources.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   load what the index holds -> walk -> each source: unchanged, changed, new
 *   -> purge what is gone -> commit
 *
 * All of it is one transaction.  In a dry run there is no writer, and everything
 * but the writing happens. */
#ifndef ZCI_UPDATE_H
#define ZCI_UPDATE_H

#include "adder.h"
#include "contests.h"
#include "former.h"
#include "given.h"
#include "headers.h"
#include "refreshes.h"
#include "traces.h"
#include "walk.h"

/* What a run misses of the documents that there were, or of their text. */
typedef struct zci_missed {
    uint64_t count;
    zc_string path; /* where one of these is missed; "" where none are */
} zci_missed;

/* The source that is being taken. */
typedef struct zci_at_hand {
    uint32_t number; /* of the walk's */
    zci_buffer path;
    zci_known_table known; /* its documents, where it is looked at closely */
    zci_buffer text;       /* of the file being read */
    zci_buffer sidecar;    /* likewise */
    zci_arena arena;       /* of the document being made */
} zci_at_hand;

typedef struct zci_update {
    const zc_index_options *options;
    zc_error *error;
    zci_store_writer *writer; /* NULL in a dry run */
    zci_adder *adder;
    zci_headers headers; /* of what the index holds */
    zci_former *former;  /* of a rebuild; else NULL */
    uint64_t run;        /* this one's number, see ZCI_META_RUN */
    uint64_t now;        /* nanoseconds, when the run began */
    zci_walk walk;
    size_t first_source, end_source; /* of the walk, which are to be taken */
    zci_at_hand hand;
    zci_traces traces;    /* of the documents of this run's sources */
    zci_known_table lost; /* documents whose source is gone, or does not hold them any more */
    zci_missed let_go;    /* of sources that are there: documents that they hold no more */
    zci_given given;      /* what was stored in this run */
    zci_refreshes refreshes;
    zci_contests contests;
    bool changed; /* something was written */
    uint64_t files_done;
    zc_index_summary summary;
} zci_update;

/* The limit on a file, or on a record of a collection. */
uint64_t zci_update_byte_limit(const zci_update *update);

/* Counts what happened and tells the observer.  `reason` is NULL when there is
 * none to give.  Returns ZC_OK or ZC_CANCELLED. */
zc_status zci_update_report(zci_update *update, zc_change change, zc_string path, zc_string id,
                            const zc_error *reason);

/* Whether what kept a source from being read is none of its own fault, but a lack of memory or
 * descriptors.  Then the run ends: a rebuild would be without the source. */
bool zci_update_is_lack(zc_status status);

/* Stores a draft as a new document, or in place of `old` under the same id.  Its docid is 0
 * in a dry run. */
zc_status zci_update_store(zci_update *update, zci_draft *draft, zci_known *old, zci_docid *docid);

/* Fills `hand.known` with the documents that the source at hand had. */
zc_status zci_update_recall(zci_update *update);

/* Notes and tells that a document stays, which stands at `place`. */
zc_status zci_update_stay(zci_update *update, zci_known *known, zc_string place);

/* Removes a document that is no longer in its source. */
zc_status zci_update_remove(zci_update *update, zci_known *known);

/* A file's stat as it may be stored: one that was changed a moment ago could be
 * changed again without its time telling, so that its time is left unknown. */
zci_file_stat zci_update_settled_stat(const zci_update *update, zci_file_stat stat);

/* One source each. */
zc_status zci_update_file(zci_update *update, const zci_source *source);
zc_status zci_update_collection(zci_update *update, const zci_source *source);

/* What collections have of each other's documents, when all sources were taken once. */
zc_status zci_update_contests(zci_update *update);

/* Whether a collection is not as the index knows it, or not known there. */
bool zci_update_collection_is_news(const zci_update *update, size_t number, zc_string path);

/* The sources from `first_source` to `end_source`, one after the other. */
zc_status zci_update_take_sources(zci_update *update);

/* The whole of a run but opening and closing the index. */
zc_status zci_update_run(zci_update *update, const char *const *paths, size_t path_count);

/* Counts a document that its source, which is there, holds no more, or no text of. */
zc_status zci_update_let_go(zci_update *update, const zci_known *known);

/* Refuses a run that misses more than a fifth of so many documents and more than one, unless
 * somebody said to force it: ZC_REFUSED. */
zc_status zci_update_check_purge(const zci_update *update, const zci_missed *missed,
                                 uint64_t documents);

/* Refuses a run before it reads anything, if what it misses cannot be found again under other
 * names: ZC_REFUSED. */
zc_status zci_update_check_purge_early(zci_update *update);

/* Removes the documents whose source is gone, unless that is refused. */
zc_status zci_update_purge(zci_update *update);

/* Frees what a run gathered, not what it was given. */
void zci_update_free(zci_update *update);

#endif
