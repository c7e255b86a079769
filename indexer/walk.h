/* From named paths to the files to read.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Directories are walked to the bottom.  Inside them only the kinds of file that
 * are read count; hidden entries, editors' leftovers and what a browser saved beside a page
 * do not.  Links are
 * followed; a directory is walked once, however many ways lead to it, by its own
 * name rather than a link's. */
#ifndef ZCI_WALK_H
#define ZCI_WALK_H

#include "base/arena.h"
#include "path_list.h"
#include "path_set.h"
#include "source/extract.h"

#define ZCI_WALK_KINDS ".txt .md .markdown .jsonl " ZCI_EXTRACT_ENDINGS

typedef enum zci_source_kind { ZCI_SOURCE_TEXT, ZCI_SOURCE_COLLECTION } zci_source_kind;

typedef struct zci_source {
    zc_string path; /* absolute */
    zci_source_kind kind;
} zci_source;

/* A path that cannot be read, and why. */
typedef struct zci_walk_failure {
    zc_string path;
    zc_error reason;
} zci_walk_failure;

/* A named path that does not exist. */
typedef struct zci_walk_missing {
    zc_string path;
    bool kept; /* the index holds documents of it, which stay */
} zci_walk_missing;

/* Asked now and then while something long goes on, of which `done` parts are done.  What it
 * returns, unless that is ZC_OK, ends the work. */
typedef struct zci_watch {
    zc_status (*ask)(void *context, uint64_t done, zc_error *error);
    void *context;
} zci_watch;

enum { ZCI_WATCH_STEP = 1024 }; /* so many parts are done between two questions */

/* All zero is an empty walk. */
typedef struct zci_walk {
    zci_path_list sources; /* ascending by path's bytes, none twice */
    zci_path_list skipped; /* files in directories that are of no kind that is read */
    zci_path_list broken;  /* links there that lead nowhere, to what may have been a directory */
    zci_walk_failure *failures;
    size_t failure_count, failure_capacity;
    zc_string *roots; /* the named paths, absolute */
    size_t root_count, root_capacity;
    zci_walk_missing *missing; /* those of them that do not exist */
    size_t missing_count, missing_capacity;
    zci_path_set scope;   /* the roots */
    zci_path_set guarded; /* what failed, or is broken: nothing at or under it is known to be
                           * gone */
    zci_arena arena;
} zci_walk;

/* Fills an empty walk.  Errors: ZC_NO_MEMORY, ZC_IO (no current directory), and those of
 * `watch`, which may be NULL. */
zc_status zci_walk_paths(zci_walk *walk, const char *const *paths, size_t path_count,
                         const zci_watch *watch, zc_error *error);

/* A source by its number; its path is in `path` until that is used again.
 * Error: ZC_NO_MEMORY. */
zc_status zci_walk_source(const zci_walk *walk, size_t number, zci_buffer *path, zci_source *source,
                          zc_error *error);

/* Whether a path is a named one or lies below it. */
bool zci_walk_covers(const zci_walk *walk, zc_string path);

/* Whether a source that the index knows is gone: it lies at or under a named path,
 * was not found, and nothing that failed or is broken hides it. */
bool zci_walk_lost(const zci_walk *walk, zc_string path);

/* Whether a path is a named one that does not exist, or lies below it. */
bool zci_walk_misses(const zci_walk *walk, zc_string path);

void zci_walk_free(zci_walk *walk);

#endif
