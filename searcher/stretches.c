/* Passages that are read together.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "stretches.h"

#include "base/fail.h"
#include "schema/schema.h"
#include "store/values.h"

#include <stdlib.h>
#include <string.h>

/* All that stretches may take in. */
typedef struct around {
    const zci_documents *documents;
    zci_docid *docid; /* ascending */
    zci_record_place *place;
    bool *taken;    /* whether a stretch takes it in */
    size_t *number; /* how many before it are taken */
    size_t len;
    size_t most;
} around;

static int by_docid(const void *a, const void *b)
{
    zci_docid x = *(const zci_docid *)a, y = *(const zci_docid *)b;
    return x < y ? -1 : x > y;
}

static int by_first(const void *a, const void *b)
{
    return by_docid(&((const zci_range *)a)->first, &((const zci_range *)b)->first);
}

/* The passage and its neighbours. */
static zci_range reach_of(const around *a, const zci_stretch_wanted *wanted)
{
    zci_range range = zci_documents_passages(a->documents, wanted->document);
    if (wanted->docid - range.first > wanted->reach)
        range.first = wanted->docid - (zci_docid)wanted->reach;
    if (range.last - wanted->docid > wanted->reach)
        range.last = wanted->docid + (zci_docid)wanted->reach;
    return range;
}

/* The passages asked for and their neighbours, each once. */
static void list_docids(around *a, zci_range *ranges, size_t count)
{
    zci_docid next = 0;
    qsort(ranges, count, sizeof *ranges, by_first);
    for (size_t i = 0; i < count; i++) {
        for (next = ranges[i].first > next ? ranges[i].first : next; next <= ranges[i].last; next++)
            a->docid[a->len++] = next;
    }
}

/* Each passage asked for is listed. */
static size_t place_of(const around *a, zci_docid docid)
{
    const zci_docid *found = bsearch(&docid, a->docid, a->len, sizeof *a->docid, by_docid);
    return found == NULL ? 0 : (size_t)(found - a->docid);
}

/* Whether a stretch of so many bytes may take in a passage.  Behind a document's last one
 * there may be a gap. */
static bool may_join(const around *a, zci_range range, size_t at, size_t beside, size_t bytes)
{
    zci_docid docid = a->docid[beside];
    zci_docid next = beside > at ? a->docid[at] + 1 : a->docid[at] - 1;
    return docid == next && docid >= range.first && docid <= range.last &&
           a->place[beside].len > 0 && bytes + a->place[beside].len <= a->most;
}

static zci_stretch widen(const around *a, const zci_stretch_wanted *wanted)
{
    zci_range range = zci_documents_passages(a->documents, wanted->document);
    size_t at = place_of(a, wanted->docid), bytes = a->place[at].len;
    zci_stretch s = {at, at, at};
    while (s.last - at < wanted->reach && s.last + 1 < a->len &&
           may_join(a, range, s.last, s.last + 1, bytes))
        bytes += a->place[++s.last].len;
    while (at - s.first < wanted->reach && s.first > 0 &&
           may_join(a, range, s.first, s.first - 1, bytes))
        bytes += a->place[--s.first].len;
    return s;
}

/* Leaves out what no stretch takes in. */
static void leave_out(around *a, zci_stretches *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        memset(a->taken + out->of[i].first, true, out->of[i].last - out->of[i].first + 1);
    for (size_t at = 0; at < a->len; at++) {
        a->number[at] = out->len;
        if (a->taken[at])
            a->place[out->len++] = a->place[at];
    }
    for (size_t i = 0; i < count; i++) {
        zci_stretch *s = &out->of[i];
        *s = (zci_stretch){a->number[s->at], a->number[s->first], a->number[s->last]};
    }
    out->place = a->place;
}

static zc_status list_all(around *a, const zci_stretch_wanted *wanted, size_t count,
                          zci_arena *arena, zc_error *error)
{
    size_t room = 0;
    zci_range *ranges = zci_arena_alloc(arena, count, sizeof *ranges);
    if (ranges == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        ranges[i] = reach_of(a, &wanted[i]);
        room += (size_t)(ranges[i].last - ranges[i].first) + 1;
    }
    a->docid = zci_arena_alloc(arena, room, sizeof *a->docid);
    if (a->docid == NULL)
        return zci_fail_memory(error);
    list_docids(a, ranges, count);
    return ZC_OK;
}

zc_status zci_stretches_find(zc_reader *reader, const zci_stretch_wanted *wanted, size_t count,
                             size_t most, zci_arena *arena, zci_stretches *out, zc_error *error)
{
    around a = {.documents = &reader->documents, .most = most};
    *out = (zci_stretches){0};
    out->of = zci_arena_alloc(arena, count, sizeof *out->of);
    zc_status status =
        out->of == NULL ? zci_fail_memory(error) : list_all(&a, wanted, count, arena, error);
    if (status != ZC_OK)
        return status;
    a.place = zci_arena_alloc(arena, a.len, sizeof *a.place);
    a.taken = zci_arena_alloc(arena, a.len, sizeof *a.taken);
    a.number = zci_arena_alloc(arena, a.len, sizeof *a.number);
    if (a.place == NULL || a.taken == NULL || a.number == NULL)
        return zci_fail_memory(error);
    status = zci_store_places(reader->store, ZCI_SLOT_PASSAGE, a.docid, a.len, a.place, error);
    if (status != ZC_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        out->of[i] = widen(&a, &wanted[i]);
    leave_out(&a, out, count);
    return ZC_OK;
}
