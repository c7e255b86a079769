/* What a run remembers of the documents.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "traces.h"

#include "base/fail.h"
#include "base/string.h"
#include "store/postings.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

uint64_t zci_trace_state(zci_file_stat stat, uint64_t sidecar)
{
    uint64_t all[] = {stat.size, stat.mtime, stat.inode, sidecar};
    return zci_hash64(all, sizeof all);
}

void zci_plain_id(zc_string path, char out[ZCI_PLAIN_ID_BYTES])
{
    snprintf(out, ZCI_PLAIN_ID_BYTES, "%016" PRIx64, zci_hash64(path.data, path.len));
}

static bool has_plain_id(const zci_known *known)
{
    char id[ZCI_PLAIN_ID_BYTES];
    zci_plain_id(known->path, id);
    return zci_string_is(known->id, id);
}

static zci_trace_kind kind_of(const zci_known *known)
{
    if (known->offset != 0)
        return ZCI_TRACE_RECORD;
    return zci_known_has_file(known) ? ZCI_TRACE_FILE : ZCI_TRACE_OTHER;
}

/* ---- Loading ----------------------------------------------------------- */

typedef struct loading {
    zci_traces *traces;
    const zci_walk *walk;
    zci_known_table *lost;
    uint32_t source; /* of the document before */
} loading;

static zc_status take(loading *l, zci_known *known, zc_error *error)
{
    zci_traces *t = l->traces;
    t->documents++;
    t->passages += known->passages;
    uint32_t source = zci_path_list_find(&l->walk->sources, known->path, l->source);
    if (source == ZCI_PATH_NONE) {
        known->doomed = zci_walk_lost(l->walk, known->path);
        return known->doomed ? zci_known_add(l->lost, known, error) : ZC_OK;
    }
    if (!zci_grow(&t->item, t->len, &t->capacity, sizeof *t->item))
        return zci_fail_memory(error);
    l->source = source;
    t->item[t->len++] = (zci_trace){.docid = known->docid,
                                    .source = source & (ZCI_PATHS_MAX - 1),
                                    .kind = kind_of(known),
                                    .plain_id = has_plain_id(known),
                                    .state = zci_trace_state(known->stat, known->sidecar)};
    return ZC_OK;
}

static int by_source(const void *a, const void *b)
{
    const zci_trace *x = a, *y = b;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    return (x->docid > y->docid) - (x->docid < y->docid);
}

/* As a rule they are in order, and sorting takes as much memory again. */
static void sort(zci_traces *t)
{
    for (size_t i = 1; i < t->len; i++) {
        if (by_source(&t->item[i - 1], &t->item[i]) > 0) {
            qsort(t->item, t->len, sizeof *t->item, by_source);
            return;
        }
    }
}

zc_status zci_traces_load(zci_traces *traces, zci_headers *headers, const zci_walk *walk,
                          const zci_watch *watch, zci_known_table *lost, zc_error *error)
{
    zci_known known;
    zci_postings found = {0};
    loading l = {.traces = traces, .walk = walk, .lost = lost};
    zc_status status = zci_headers_list(headers, &found, error);
    for (size_t i = 0; status == ZC_OK && i < found.len; i++) {
        zci_arena arena = {0};
        if ((i + 1) % ZCI_WATCH_STEP == 0)
            status = watch->ask(watch->context, i, error);
        if (status == ZC_OK)
            status = zci_headers_read(headers, found.docid[i], &arena, &known, error);
        if (status == ZC_OK)
            status = take(&l, &known, error);
        zci_arena_clear(&arena);
    }
    zci_postings_free(&found);
    sort(traces);
    return status;
}

/* ---- Finding ----------------------------------------------------------- */

const zci_trace *zci_traces_of(const zci_traces *traces, size_t source, size_t *count)
{
    size_t first = 0, end = traces->len;
    *count = 0;
    if (end == 0)
        return NULL;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (traces->item[middle].source < source)
            first = middle + 1;
        else
            end = middle;
    }
    while (first + *count < traces->len && traces->item[first + *count].source == source)
        ++*count;
    return traces->item + first;
}

void zci_traces_free(zci_traces *traces)
{
    free(traces->item);
    *traces = (zci_traces){0};
}
