/* The headings of a document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "outline.h"

#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "lookup.h"
#include "store/postings.h"
#include "store/values.h"

#include <stdlib.h>
#include <string.h>

/* Passages whose records are read in one go. */
enum { BLOCK = 1024 };

typedef struct reading {
    zci_outline *outline;
    zci_presenter *presenter;
    const zc_document *document;
    zci_docid header;
    zci_docid first; /* of the block */
    zci_outline_place *places;
    size_t place_count;
} reading;

/* ---- Headings ------------------------------------------------------------ */

static size_t find_ordinal(const zci_outline *outline, uint32_t ordinal)
{
    size_t low = 0, high = outline->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (outline->ordinal[middle] < ordinal)
            low = middle + 1;
        else
            high = middle;
    }
    return low < outline->len && outline->ordinal[low] == ordinal ? low : ZC_NO_PARENT;
}

static bool grow(zci_outline *outline)
{
    size_t capacity = outline->capacity, ordinals = outline->capacity;
    if (!zci_grow(&outline->heading, outline->len, &capacity, sizeof *outline->heading) ||
        !zci_grow(&outline->ordinal, outline->len, &ordinals, sizeof *outline->ordinal))
        return false;
    outline->capacity = capacity;
    return true;
}

/* Whether anything that is wanted matches in the passage at all. */
static bool could_match(const zci_evaluation *evaluation, zci_docid docid)
{
    if (evaluation == NULL)
        return false;
    for (size_t i = 0; i < evaluation->query->concept_count; i++) {
        const zci_concept *concept = &evaluation->concept[i];
        if (concept->positive && zci_postings_hold(&concept->passages, docid))
            return true;
    }
    return false;
}

static zc_status mark(const reading *r, zci_docid docid, zc_heading *heading, size_t chars,
                      zc_error *error)
{
    zci_presenter *presenter = r->presenter;
    zci_marks *marks = &presenter->marks;
    if (!could_match(presenter->evaluation, docid) || presenter->relaxed != NULL)
        return ZC_OK;
    zc_status status =
        zci_marks_exact(marks, &presenter->passage, docid, presenter->evaluation, error);
    heading->matches = status == ZC_OK && marks->len > 0 && marks->chars[0].start < chars;
    return status;
}

/* Where the heading lies: the first `chars` of the passage. */
static void place(zc_heading *heading, const zci_passage_record *record, const zci_buffer *text)
{
    size_t bytes = 0, chars = 0;
    int32_t cp;
    for (; chars < record->heading_chars && bytes < text->len; chars++)
        bytes += zci_utf8_decode(text->data + bytes, text->len - bytes, &cp);
    heading->runs_in = bytes < text->len;
    heading->line = record->line;
    heading->start_byte = record->start_byte;
    heading->end_byte = record->start_byte + bytes;
    heading->start_char = record->start_char;
    heading->end_char = record->start_char + chars;
}

static zc_status add_heading(const reading *r, uint32_t ordinal, zc_error *error)
{
    zci_outline *outline = r->outline;
    const zci_passage_record *record = &r->presenter->passage.record;
    char id[ZCI_PASSAGE_ID_BYTES];
    if (!grow(outline))
        return zci_fail_memory(error);
    zc_heading *heading = &outline->heading[outline->len];
    *heading = (zc_heading){.parent = ZC_NO_PARENT, .depth = 1};
    if (record->heading_count > 0)
        heading->parent = find_ordinal(outline, record->headings[record->heading_count - 1]);
    if (heading->parent != ZC_NO_PARENT)
        heading->depth = outline->heading[heading->parent].depth + 1;
    place(heading, record, &r->presenter->passage.text);
    zci_passage_id(r->document->id, record, id);
    heading->id = zci_arena_string(r->presenter->arena, id, strlen(id));
    if (heading->id.data == NULL)
        return zci_fail_memory(error);
    zc_status status = zci_present_heading(r->presenter, record, &heading->text, error);
    if (status == ZC_OK)
        status = mark(r, r->header + ordinal, heading, (size_t)record->heading_chars, error);
    outline->ordinal[outline->len++] = ordinal;
    return status;
}

/* ---- Passages ------------------------------------------------------------ */

static void find_places(const reading *r, const zci_passage_record *record)
{
    char id[ZCI_PASSAGE_ID_BYTES];
    if (r->place_count == 0)
        return;
    zci_passage_id(r->document->id, record, id);
    for (size_t i = 0; i < r->place_count; i++) {
        zci_outline_place *p = &r->places[i];
        if (p->found || !zci_string_is(p->id, id))
            continue;
        p->found = true;
        if (record->heading_chars > 0)
            p->heading = r->outline->len - 1;
        else if (record->heading_count > 0)
            p->heading = find_ordinal(r->outline, record->headings[record->heading_count - 1]);
    }
}

static void note_match(const reading *r, zci_docid docid)
{
    const zci_presenter *presenter = r->presenter;
    zci_outline *outline = r->outline;
    outline->text_matches = outline->text_matches || presenter->relaxed != NULL ||
                            could_match(presenter->evaluation, docid);
}

static zc_status take_passage(void *context, size_t index, const char *value, size_t len,
                              zc_error *error)
{
    const reading *r = context;
    zci_passage_record record;
    zc_status status = zci_passage_record_read(value, len, &record, error);
    if (status == ZC_OK && record.heading_chars > 0) {
        status = zci_passage_text_read(&r->presenter->passage, value, len, error);
        if (status == ZC_OK)
            status = add_heading(r, (uint32_t)(r->first - r->header + index), error);
    }
    if (status == ZC_OK)
        find_places(r, &record);
    note_match(r, r->first + (zci_docid)index);
    return status;
}

zc_status zci_outline_read(zci_outline *outline, zci_presenter *presenter,
                           const zc_document *document, zci_docid header, zci_outline_place *places,
                           size_t place_count, zc_error *error)
{
    reading r = {outline, presenter, document, header, header + 1, places, place_count};
    zci_docid docids[BLOCK];
    zc_status status = ZC_OK;
    size_t left = document->passage_count;
    outline->len = 0;
    outline->text_matches = false;
    for (size_t i = 0; i < place_count; i++) {
        places[i].found = false;
        places[i].heading = ZC_NO_PARENT;
    }
    while (status == ZC_OK && left > 0) {
        size_t count = left < BLOCK ? left : BLOCK;
        for (size_t i = 0; i < count; i++)
            docids[i] = r.first + (zci_docid)i;
        status = zci_store_values(presenter->reader->store, ZCI_SLOT_PASSAGE, docids, count,
                                  take_passage, &r, error);
        r.first += (zci_docid)count;
        left -= count;
    }
    return status;
}

void zci_outline_free(zci_outline *outline)
{
    free(outline->heading);
    free(outline->ordinal);
    *outline = (zci_outline){0};
}

/* ---- zc_outline_fetch ----------------------------------------------------- */

typedef struct owned_outline {
    zc_outline outline; /* first: the caller's pointer is this one's */
    zc_document document;
    zci_outline headings;
    zci_arena arena;
} owned_outline;

static zc_status read_headings(zc_reader *reader, zc_string id, owned_outline *out, zc_error *error)
{
    zci_presenter presenter = {.reader = reader, .arena = &out->arena};
    zci_outline_place place = {.id = id};
    zci_docid header;
    bool is_passage;
    zc_status status = zci_lookup_id(reader, id, &header, &is_passage, error);
    if (status == ZC_OK)
        status = zci_present_document(&presenter, header, &out->document, error);
    if (status == ZC_OK)
        status = zci_outline_read(&out->headings, &presenter, &out->document, header, &place,
                                  is_passage ? 1 : 0, error);
    zci_presenter_free(&presenter);
    if (status != ZC_OK)
        return status;
    if (is_passage && !place.found)
        return zci_lookup_fail(id, error);
    if (is_passage && place.heading != ZC_NO_PARENT)
        out->headings.heading[place.heading].matches = true;
    out->outline = (zc_outline){&out->document, out->headings.heading, out->headings.len};
    return ZC_OK;
}

/* What zc_outline_fetch was called for. */
typedef struct fetching {
    zc_string id;
    owned_outline *out;
} fetching;

static zc_status fetch(void *context, zc_reader *reader, zc_error *error)
{
    const fetching *f = context;
    zci_arena_clear(&f->out->arena);
    return read_headings(reader, f->id, f->out, error);
}

zc_status zc_outline_fetch(zc_reader *reader, zc_string id, zc_outline **outline, zc_error *error)
{
    if (outline == NULL)
        return zci_fail_no_place(error, "zc_outline_fetch");
    *outline = NULL;
    zc_status status = zci_reader_check(reader, "zc_outline_fetch", error);
    if (status != ZC_OK)
        return status;
    fetching f = {id, calloc(1, sizeof *f.out)};
    if (f.out == NULL)
        return zci_fail_memory(error);
    status = zci_reader_read(reader, fetch, &f, error);
    if (status == ZC_OK)
        *outline = &f.out->outline;
    else
        zc_outline_free(&f.out->outline);
    return status;
}

void zc_outline_free(zc_outline *outline)
{
    if (outline == NULL)
        return;
    owned_outline *owned = (owned_outline *)outline;
    zci_outline_free(&owned->headings);
    zci_arena_clear(&owned->arena);
    free(owned);
}
