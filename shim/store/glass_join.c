/* The postings of several parts as those of one.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/glass_join.h"

#include "base/fail.h"
#include "store/disk.h"
#include "store/glass_items.h"
#include "store/glass_key.h"
#include "store/glass_runs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define JOINED_NAME "joined.glass"

enum { ASKED_EACH = 4096 /* terms */ };

/* A part's table of postings, as it is read. */
typedef struct source {
    zci_glass_items *items;
    size_t number;
    zci_key key, tag, name; /* of the item at hand, and what it is about */
} source;

typedef struct joint {
    source *sources;
    source **heap; /* those that have an item at hand, the least of them first */
    size_t count, heap_len;
    zci_glass_runs runs;
    zci_buffer name; /* of the term at hand */
    source **same;   /* those that hold it, in the order of their docids */
    zci_store_watch watch;
    uint64_t names;
} joint;

/* ---- The least of many -------------------------------------------------- */

static bool is_before(const source *a, const source *b)
{
    size_t shorter = a->name.len < b->name.len ? a->name.len : b->name.len;
    int order = memcmp(a->name.data, b->name.data, shorter);
    if (order != 0)
        return order < 0;
    return a->name.len != b->name.len ? a->name.len < b->name.len : a->number < b->number;
}

static void swap(source **a, source **b)
{
    source *kept = *a;
    *a = *b;
    *b = kept;
}

static void push(joint *j, source *s)
{
    size_t at = j->heap_len++;
    j->heap[at] = s;
    for (; at > 0 && is_before(j->heap[at], j->heap[(at - 1) / 2]); at = (at - 1) / 2)
        swap(&j->heap[at], &j->heap[(at - 1) / 2]);
}

static source *pop(joint *j)
{
    source *least = j->heap[0];
    j->heap[0] = j->heap[--j->heap_len];
    for (size_t at = 0, child; (child = 2 * at + 1) < j->heap_len; at = child) {
        if (child + 1 < j->heap_len && is_before(j->heap[child + 1], j->heap[child]))
            child++;
        if (!is_before(j->heap[child], j->heap[at]))
            break;
        swap(&j->heap[at], &j->heap[child]);
    }
    return least;
}

/* ---- Reading ------------------------------------------------------------ */

/* Reads a source's next item; lengths are only those of the first part. */
static zc_status advance(source *s, bool *any, zc_error *error)
{
    zc_status status;
    do {
        status = zci_glass_items_next(s->items, any, &s->key, &s->tag, error);
    } while (status == ZC_OK && *any && s->number > 0 && zci_glass_key_is_length(s->key));
    if (status == ZC_OK && *any)
        s->name = zci_glass_key_name(s->key);
    return status;
}

static zc_status open_source(joint *j, const char *path, zc_error *error)
{
    bool any = false;
    source *s = &j->sources[j->count];
    s->number = j->count;
    char *table = zci_disk_path(path, zci_version_table_name(ZCI_VERSION_POSTLIST));
    zc_status status =
        table == NULL ? zci_fail_memory(error) : zci_glass_items_open(table, &s->items, error);
    free(table);
    if (status != ZC_OK)
        return status;
    j->count++;
    status = advance(s, &any, error);
    if (any)
        push(j, s);
    return status;
}

/* ---- Writing ------------------------------------------------------------ */

static zc_status copy_metadata(joint *j, source *s, bool *more, zc_error *error)
{
    zc_status status = zci_glass_table_add(j->runs.table, s->key, s->tag, error);
    return status == ZC_OK ? advance(s, more, error) : status;
}

static bool is_same(const joint *j, const source *s)
{
    return s->name.len == j->name.len && memcmp(s->name.data, j->name.data, s->name.len) == 0;
}

/* Begins the term at hand: what is said of it is said in each part's first run. */
static zc_status begin_term(joint *j, size_t count, zc_error *error)
{
    uint64_t records = 0, total = 0;
    for (size_t i = 0; i < count; i++) {
        zci_glass_run run;
        if (!zci_glass_run_read(j->same[i]->key, j->same[i]->tag, &run) || !run.is_first)
            return zci_glass_items_fail(j->same[i]->items, error);
        records += run.records;
        total += run.total;
    }
    zci_glass_runs_begin(&j->runs, (zci_key){j->name.data, j->name.len}, records, total);
    return ZC_OK;
}

/* Appends all runs of the term that a source has. */
static zc_status take_runs(joint *j, source *s, bool *more, zc_error *error)
{
    zc_status status = ZC_OK;
    for (*more = true; status == ZC_OK && *more && is_same(j, s);) {
        zci_glass_run run;
        if (!zci_glass_run_read(s->key, s->tag, &run))
            return zci_glass_items_fail(s->items, error);
        status = zci_glass_runs_append(&j->runs, &run, error);
        if (status == ZC_OK)
            status = advance(s, more, error);
    }
    return status;
}

static zc_status join_term(joint *j, size_t count, zc_error *error)
{
    zc_status status = begin_term(j, count, error);
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        bool more = false;
        status = take_runs(j, j->same[i], &more, error);
        if (more)
            push(j, j->same[i]);
    }
    return status == ZC_OK ? zci_glass_runs_end(&j->runs, error) : status;
}

/* Writes what is about the least name. */
static zc_status join_name(joint *j, zc_error *error)
{
    size_t count = 0;
    bool more = false;
    source *least = pop(j);
    if (least->name.data[0] == '\0' && !zci_glass_key_is_length(least->name)) {
        zc_status status = copy_metadata(j, least, &more, error);
        if (more)
            push(j, least);
        return status;
    }
    zci_buffer_reset(&j->name);
    zci_buffer_append(&j->name, least->name.data, least->name.len);
    if (j->name.failed)
        return zci_fail_memory(error);
    j->same[count++] = least;
    while (j->heap_len > 0 && is_same(j, j->heap[0]))
        j->same[count++] = pop(j);
    return join_term(j, count, error);
}

static bool goes_on(joint *j)
{
    return ++j->names % ASKED_EACH != 0 || j->watch.goes_on == NULL ||
           j->watch.goes_on(j->watch.context, ZCI_STORE_JOINS);
}

static zc_status join_all(joint *j, zc_error *error)
{
    zc_status status = ZC_OK;
    while (status == ZC_OK && j->heap_len > 0)
        status = goes_on(j) ? join_name(j, error) : ZC_CANCELLED;
    return status;
}

/* ---- Files -------------------------------------------------------------- */

/* Makes another file of a part's database its table of postings. */
static zc_status replace(zci_glass_made *part, const char *name, const zci_glass_root *root,
                         zc_error *error)
{
    char *from = zci_disk_path(part->path, name);
    char *to = zci_disk_path(part->path, zci_version_table_name(ZCI_VERSION_POSTLIST));
    zc_status status = ZC_OK;
    if (from == NULL || to == NULL)
        status = zci_fail_memory(error);
    else if (rename(from, to) != 0)
        status = zci_fail_system(error, errno, to);
    free(from);
    free(to);
    part->roots[ZCI_VERSION_POSTLIST] = *root;
    return status == ZC_OK ? zci_version_file_write(part->path, part->roots, &part->counts, error)
                           : status;
}

static zc_status write_joined(joint *j, const char *path, zci_glass_root *root, zc_error *error)
{
    char *joined = zci_disk_path(path, JOINED_NAME);
    zc_status status = joined == NULL
                           ? zci_fail_memory(error)
                           : zci_glass_table_create(joined, false, &j->runs.table, error);
    if (status == ZC_OK)
        status = join_all(j, error);
    if (status == ZC_OK)
        status = zci_glass_table_finish(j->runs.table, root, error);
    zci_glass_table_close(j->runs.table);
    free(joined);
    return status;
}

static zc_status open_all(joint *j, zci_glass_made *const *parts, size_t count, zc_error *error)
{
    zc_status status = ZC_OK;
    j->sources = calloc(count, sizeof *j->sources);
    j->heap = calloc(count, sizeof(source *));
    j->same = calloc(count, sizeof(source *));
    if (j->sources == NULL || j->heap == NULL || j->same == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        status = open_source(j, parts[i]->path, error);
    return status;
}

static void free_joint(joint *j)
{
    for (size_t i = 0; i < j->count; i++)
        zci_glass_items_close(j->sources[i].items);
    zci_glass_runs_free(&j->runs);
    zci_buffer_free(&j->name);
    free(j->sources);
    free(j->heap);
    free(j->same);
}

zc_status zci_glass_join(zci_glass_made *const *parts, size_t count, zci_store_watch watch,
                         zc_error *error)
{
    joint j = {.watch = watch};
    zci_glass_root root = {.item_count = 0};
    zc_status status = open_all(&j, parts, count, error);
    if (status == ZC_OK)
        status = write_joined(&j, parts[0]->path, &root, error);
    free_joint(&j);
    if (status == ZC_OK)
        status = replace(parts[0], JOINED_NAME, &root, error);
    for (size_t i = 1; status == ZC_OK && i < count; i++)
        status = replace(parts[i], ZCI_GLASS_LENGTHS_NAME, &parts[i]->lengths, error);
    return status;
}
