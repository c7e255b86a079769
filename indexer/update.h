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
#include "former.h"
#include "given.h"
#include "headers.h"
#include "traces.h"
#include "walk.h"

/* A header whose record is to say something new of its source. */
typedef struct zci_refresh {
    zci_docid docid;
    zci_file_stat stat;
    uint64_t offset;
} zci_refresh;

/* A collection with records whose ids documents of sources behind it have.  Those may let go of
 * them: whether they do is known when all sources were read, and then these records are looked
 * at again. */
typedef struct zci_contest {
    uint32_t source;
    zci_file_stat stat;
    bool failed, any;  /* as far as it was read: a record was left out, one stays or was stored */
    zci_refresh first; /* of these the one with the lowest docid */
    size_t end;        /* of its records among `contested` */
} zci_contest;

typedef struct zci_update {
    const zc_index_options *options;
    zc_error *error;
    zci_store_writer *writer; /* NULL in a dry run */
    zci_adder *adder;
    zci_headers headers;  /* of what the index holds */
    zci_traces traces;    /* of the documents of this run's sources */
    zci_known_table lost; /* documents whose source is gone, or does not hold them any more */
    zci_known_table here; /* the documents of the source at hand, where it is looked at closely */
    zci_given given;      /* what was stored in this run */
    zci_former *former;   /* of a rebuild; else NULL */
    uint64_t run;         /* this one's number, see ZCI_META_RUN */
    zci_walk walk;
    size_t first_source, end_source; /* of the walk, which are to be taken */
    uint32_t source;                 /* the one at hand */
    zci_buffer source_path;
    zc_index_summary summary;
    uint64_t files_done;
    uint64_t let_go;     /* documents that sources which are there hold no more, or no text of */
    zc_string let_go_of; /* the source of the first of them */
    bool changed;        /* something was written */
    bool must_refresh;
    zci_refresh *refreshes;
    size_t refresh_count, refresh_capacity;
    zci_contest *contests; /* ascending by source */
    size_t contest_count, contest_capacity;
    uint64_t *contested; /* where the lines of their records begin */
    size_t contested_count, contested_capacity;
    zci_buffer text;    /* of the file being read */
    zci_buffer sidecar; /* of the file being read */
    zci_arena arena;    /* of the document being made */
    uint64_t now;       /* nanoseconds, when the run began */
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

/* A message without the path, or the end of it, that it begins with: an event names that
 * already. */
zc_string zci_update_without_path(const char *message, zc_string path, const char *separator);

/* Stores a draft as a new document, or in place of `old` under the same id.  Its docid is 0
 * in a dry run. */
zc_status zci_update_store(zci_update *update, zci_draft *draft, zci_known *old, zci_docid *docid);

/* Fills `here` with the documents that the source at hand had. */
zc_status zci_update_recall(zci_update *update);

/* Who has an id. */
typedef struct zci_holder {
    bool taken;
    zci_known *known; /* one of `here` or `lost`; NULL: got it in this run, or is elsewhere */
    bool handed_over; /* by a program: no source has its text */
    zc_string path;   /* of its source; lives as long as `strings` and `known` */
    zci_arena strings;
} zci_holder;

/* `holder` is to be cleared by freeing its strings. */
zc_status zci_update_find_holder(zci_update *update, zc_string id, zci_holder *holder);

/* Removes a document that is no longer in its source. */
zc_status zci_update_remove(zci_update *update, zci_known *known);

/* Notes that a header's record should be brought up to date: what it says of the source.
 * That alone is only worth a write when `pressing`. */
zc_status zci_update_note_refresh(zci_update *update, const zci_refresh *refresh, bool pressing);

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

/* What a run misses of the documents that there were, or of their text. */
typedef struct zci_missed {
    uint64_t count, documents;
    zc_string path; /* where one of those is missed that are counted; "" where none are */
} zci_missed;

/* Refuses a run that misses more than a fifth and more than one, unless somebody said to force
 * it: ZC_REFUSED. */
zc_status zci_update_check_purge(const zci_update *update, const zci_missed *missed);

/* Refuses a run before it reads anything, if what it misses cannot be found again under other
 * names: ZC_REFUSED. */
zc_status zci_update_check_purge_early(zci_update *update);

/* Removes the documents whose source is gone, unless that is refused. */
zc_status zci_update_purge(zci_update *update);

/* Frees what a run gathered, not what it was given. */
void zci_update_free(zci_update *update);

#endif
