/* What runs were told to index, and what they left out.
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   zhengce sources 1
 *   source 2024-05-01T02:00:00Z 1 0 2 13:/srv/policies
 *   out 4 17:/srv/policies/x.y 10:too large! 9:太大！
 *   out 5 17:/srv/policies/z.y 10:cut short! 9:不全！ 16:0123456789abcdef
 *   end 0123456789abcdef
 *
 * A line for each named path: when it was last looked at, how many files failed, were
 * suspect, were skipped, and the path.  Then one for each file that was left out, as far
 * as there is room: its zc_change, path, reasons and, where it is suspect, its document's id.
 * Texts follow their length, since
 * paths may hold anything.  Last the hash of all lines above.
 *
 * It stands beside the generations, so that it can be read when these are damaged, and
 * tells what to rebuild from.  Nothing that is searched depends on it. */
#ifndef ZCI_STORE_SOURCES_H
#define ZCI_STORE_SOURCES_H

#include "base/arena.h"
#include "zhengce.h"

#define ZCI_SOURCES_NAME     "sources"
#define ZCI_SOURCES_NEW_NAME "sources.new"

enum {
    ZCI_SOURCES_MAX = 4096, /* named paths that are remembered */
    ZCI_LEFT_OUT_MAX = 1000 /* files that are told one by one: failed, suspect, skipped each */
};

/* All zero is none.  `documents` of the items is not stored. */
typedef struct zci_sources {
    zc_source *item;
    size_t count, capacity;
    zc_left_out *left_out;
    size_t left_out_count, left_out_capacity;
    size_t count_of[ZC_SKIPPED + 1]; /* of these, by zc_change */
    zci_arena strings;
} zci_sources;

/* Reads what the runs of an index left.  Where there is nothing, or nothing that makes
 * sense, there are none.  Errors: ZC_NO_MEMORY, ZC_IO. */
zc_status zci_sources_read(const char *dir, zci_sources *sources, zc_error *error);

/* Whether what the runs left is as it was written; nothing is.  Errors: ZC_CORRUPT, which says
 * what to do, those of zci_sources_read. */
zc_status zci_sources_check(const char *dir, zc_error *error);

/* Replaces it durably, in one step. */
zc_status zci_sources_write(const char *dir, const zci_sources *sources, zc_error *error);

/* The item of a path, or a new one; NULL when memory is exhausted or there are too many. */
zc_source *zci_sources_name(zci_sources *sources, zc_string path);

/* Adds a file that was left out; one too many of its kind is dropped. */
zc_status zci_sources_leave_out(zci_sources *sources, const zc_left_out *file, zc_error *error);

/* Whether a path is a named one or lies below it, as the line of a collection does in
 * PATH:LINE, where the line is a number. */
bool zci_sources_is_below(zc_string path, zc_string root);

/* The item with the longest path that `path` is or lies below, or NULL. */
zc_source *zci_sources_of(const zci_sources *sources, zc_string path);

void zci_sources_free(zci_sources *sources);

#endif
