/* A document into the store.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "adder.h"

#include "base/fail.h"
#include "base/hash.h"
#include "definition.h"
#include "fields.h"
#include "header_terms.h"
#include "passages.h"
#include "repeats.h"
#include "schema/passage_record.h"
#include "schema/schema.h"
#include "store/changes.h"
#include "terms.h"
#include "text/compact.h"

#include <stdlib.h>
#include <string.h>

/* Passages kept from counting; a text with more of them is cut a second time. */
enum { KEPT_MAX = 1024 };

enum {
    ROOM_SHARE = 16,     /* of its passages are left free behind a document, and one */
    LOOKED_AT_MAX = 256, /* docids beside a document that is replaced, whether they are free */
    SAMPLES = 8          /* of its passages are looked for where they would be stored */
};

struct zci_adder {
    zci_store_writer *writer;
    zci_terms *terms;
    zci_stemmer *stemmer;
    zci_buffer compact, value;
    zci_repeats repeats;
    zci_definitions definitions;
    const zci_draft *draft; /* being added */
    uint64_t passage_count; /* of it */
    uint64_t passage_bytes; /* of these, together */
    zci_passage kept[KEPT_MAX];
    zci_letters letters;    /* scratch */
    zci_field_list fields;  /* of the passage being added */
    zci_buffer field_bytes; /* the same as they are stored */
    zci_docid at;           /* of the next record; 0: behind all others */
    zci_range old;          /* while `at` is not 0, the records that are being replaced */
    zci_buffer stored;      /* scratch */
};

zci_adder *zci_adder_new(zci_store_writer *writer)
{
    zci_adder *adder = calloc(1, sizeof *adder);
    if (adder == NULL)
        return NULL;
    adder->writer = writer;
    adder->terms = zci_terms_new();
    adder->stemmer = zci_stemmer_new();
    if (adder->terms == NULL || adder->stemmer == NULL) {
        zci_adder_free(adder);
        return NULL;
    }
    return adder;
}

void zci_adder_free(zci_adder *adder)
{
    if (adder == NULL)
        return;
    zci_terms_free(adder->terms);
    zci_stemmer_free(adder->stemmer);
    zci_buffer_free(&adder->compact);
    zci_buffer_free(&adder->value);
    zci_buffer_free(&adder->field_bytes);
    zci_buffer_free(&adder->stored);
    zci_repeats_free(&adder->repeats);
    zci_definitions_free(&adder->definitions);
    free(adder);
}

/* ---- Records ----------------------------------------------------------- */

/* Whether a record is what already stands in its place: a passage's terms follow from its
 * value. */
static zc_status is_stored(zci_adder *adder, const zci_record *record, bool *same, zc_error *error)
{
    *same = false;
    if (record->value_count != 1 || adder->at > adder->old.last || adder->at < adder->old.first)
        return ZC_OK;
    const zci_value *value = &record->values[0];
    zc_status status =
        zci_store_writer_value(adder->writer, value->slot, adder->at, &adder->stored, error);
    *same = status == ZC_OK && adder->stored.len == value->len &&
            (value->len == 0 || memcmp(adder->stored.data, value->data, value->len) == 0);
    return status;
}

static zc_status store(zci_adder *adder, const zci_record *record, zci_docid *docid,
                       zc_error *error)
{
    bool same;
    if (adder->at == 0)
        return zci_store_add(adder->writer, record, docid, error);
    zc_status status = is_stored(adder, record, &same, error);
    if (status == ZC_OK && !same)
        status = zci_store_put(adder->writer, adder->at, record, error);
    *docid = adder->at++;
    return status;
}

/* ---- The header -------------------------------------------------------- */

/* The document's length as ranking sees it: about its Chinese characters. */
static uint32_t text_length(const zci_adder *adder)
{
    uint64_t chars = adder->passage_bytes / 3;
    return chars < ZCI_LENGTH_MAX ? (uint32_t)chars : ZCI_LENGTH_MAX;
}

static zc_status add_header(zci_adder *adder, zci_docid *docid, zc_error *error)
{
    const zci_document_record *record = &adder->draft->record;
    zci_buffer_reset(&adder->value);
    zci_document_record_write(record, &adder->value);
    if (adder->value.failed)
        return zci_fail_memory(error);
    zci_terms_reset(adder->terms);
    zci_header_terms_mark(adder->terms, adder->stemmer, record, text_length(adder));
    zci_record stored = {.data = adder->value.data, .data_len = adder->value.len};
    zc_status status = zci_definitions_mark(&adder->definitions, adder->terms, error);
    if (status == ZC_OK)
        status = zci_terms_finish(adder->terms, &stored, error);
    return status != ZC_OK ? status : store(adder, &stored, docid, error);
}

/* ---- Passages ---------------------------------------------------------- */

static char field_prefix(zc_field_kind kind)
{
    static const char prefixes[] = {ZCI_PREFIX_UNITS, ZCI_PREFIX_DEADLINE, ZCI_PREFIX_TARGET,
                                    ZCI_PREFIX_REFERENCE};
    return prefixes[kind];
}

static void mark_part(zci_adder *adder, char prefix, const char *text, zci_lines lines,
                      zci_part part)
{
    if (part.end > part.start)
        zci_terms_mark(adder->terms, adder->stemmer, prefix,
                       (zc_string){text + part.start, part.end - part.start}, lines);
}

/* Reads what recurs in a passage, for its record, and marks its terms. */
static void read_fields(zci_adder *adder, const char *text, size_t len, zci_lines lines)
{
    zci_fields_read(&adder->letters, text, len, lines, &adder->fields);
    zci_buffer_reset(&adder->field_bytes);
    zci_passage_fields_write(adder->fields.item, adder->fields.len, &adder->field_bytes);
    for (size_t i = 0; i < adder->fields.len; i++) {
        const zci_passage_field *field = &adder->fields.item[i];
        mark_part(adder, field_prefix(field->kind), text, lines, field->text);
        mark_part(adder, field_prefix(field->kind), text, lines, field->about);
    }
}

static zc_status write_value(zci_adder *adder, const zci_passage *passage, const char *text,
                             size_t len, zc_error *error)
{
    zci_passage_record record = {.flags = passage->flags,
                                 .line = passage->line,
                                 .start_byte = passage->span.start.byte,
                                 .start_char = passage->span.start.chars,
                                 .heading_chars = passage->heading_chars,
                                 .heading_count = passage->heading_count};
    memcpy(record.headings, passage->headings, sizeof record.headings);
    zci_buffer_reset(&adder->compact);
    zci_buffer_reset(&adder->value);
    zci_compact_encode(&adder->compact, text, len);
    record.compact = adder->compact.data;
    record.compact_len = adder->compact.len;
    record.fields = adder->field_bytes.data;
    record.fields_len = adder->field_bytes.len;
    uint64_t hash = zci_hash64(record.compact, record.compact_len);
    if (adder->compact.failed || adder->field_bytes.failed ||
        !zci_repeats_count(&adder->repeats, hash, &record.repeat))
        return zci_fail_memory(error);
    zci_passage_record_write(&record, &adder->value);
    return adder->value.failed ? zci_fail_memory(error) : ZC_OK;
}

static zc_status add_passage(void *context, const zci_passage *passage, zc_error *error)
{
    zci_adder *adder = context;
    const char *text = adder->draft->text + passage->span.start.byte;
    size_t len = passage->span.end.byte - passage->span.start.byte;
    bool wrapped = (passage->flags & ZCI_PASSAGE_WRAPPED) != 0;
    zci_docid docid;
    zci_terms_reset(adder->terms);
    zci_lines lines = wrapped ? ZCI_LINES_WRAPPED : ZCI_LINES_PARAGRAPHS;
    zci_terms_count(adder->terms, adder->stemmer, text, len, lines);
    read_fields(adder, text, len, lines);
    zc_status status = write_value(adder, passage, text, len, error);
    if (status != ZC_OK)
        return status;
    zci_value value = {ZCI_SLOT_PASSAGE, adder->value.data, adder->value.len};
    zci_record record = {.values = &value, .value_count = 1};
    status = zci_terms_finish(adder->terms, &record, error);
    return status != ZC_OK ? status : store(adder, &record, &docid, error);
}

static zc_status count_passage(void *context, const zci_passage *passage, zc_error *error)
{
    zci_adder *adder = context;
    (void)error;
    if (adder->passage_count < KEPT_MAX)
        adder->kept[adder->passage_count] = *passage;
    adder->passage_count++;
    zci_definitions_read(&adder->definitions, adder->draft->text + passage->span.start.byte,
                         passage->span.end.byte - passage->span.start.byte);
    adder->passage_bytes += passage->span.end.byte - passage->span.start.byte;
    return ZC_OK;
}

static zc_status add_passages(zci_adder *adder, zc_error *error)
{
    const zci_draft *draft = adder->draft;
    zc_status status = ZC_OK;
    zci_repeats_reset(&adder->repeats);
    if (adder->passage_count > KEPT_MAX)
        return zci_passages_each(&draft->page, draft->left_out, &draft->layout, add_passage, adder,
                                 error);
    for (uint64_t i = 0; status == ZC_OK && i < adder->passage_count; i++)
        status = add_passage(adder, &adder->kept[i], error);
    return status;
}

/* ---- Documents ---------------------------------------------------------- */

/* The header, which comes first, states how many passages follow. */
static zc_status count_passages(zci_adder *adder, zci_draft *draft, zc_error *error)
{
    adder->passage_count = 0;
    adder->draft = draft;
    zci_definitions_reset(&adder->definitions);
    adder->passage_bytes = 0;
    zc_status status = zci_passages_each(&draft->page, draft->left_out, &draft->layout,
                                         count_passage, adder, error);
    draft->record.count[ZCI_DOCUMENT_PASSAGES] = adder->passage_count;
    return status;
}

static zc_status add_records(zci_adder *adder, zci_docid *docid, zc_error *error)
{
    zc_status status = add_header(adder, docid, error);
    if (status == ZC_OK)
        status = add_passages(adder, error);
    adder->draft = NULL;
    return status;
}

/* Behind a new document some docids stay free, for it to grow in its place. */
static zc_status append(zci_adder *adder, zci_docid *docid, zc_error *error)
{
    adder->at = 0;
    zc_status status = add_records(adder, docid, error);
    zci_store_skip(adder->writer, 1 + (uint32_t)(adder->passage_count / ROOM_SHARE));
    return status;
}

zc_status zci_adder_add(zci_adder *adder, zci_draft *draft, zci_docid *docid, zc_error *error)
{
    *docid = 0;
    zc_status status = count_passages(adder, draft, error);
    if (status != ZC_OK || adder->writer == NULL)
        return status;
    return append(adder, docid, error);
}

/* Whether the docids from `first` to `last` are free; they are not when they are many. */
static zc_status check_free(zci_adder *adder, uint64_t first, uint64_t last, bool *free,
                            zc_error *error)
{
    zc_status status = ZC_OK;
    bool taken = last > UINT32_MAX || (first <= last && last - first >= LOOKED_AT_MAX);
    for (uint64_t docid = first; status == ZC_OK && !taken && docid <= last; docid++)
        status = zci_store_writer_has(adder->writer, (zci_docid)docid, &taken, error);
    *free = !taken;
    return status;
}

/* Whether the text of a passage is that of the one stored at a docid of `old`. */
static zc_status is_at(zci_adder *adder, uint64_t passage, zci_range old, uint64_t docid,
                       bool *same, zc_error *error)
{
    zci_passage_record stored;
    const zci_stretch *span = &adder->kept[passage].span;
    *same = false;
    if (docid <= old.first || docid > old.last)
        return ZC_OK;
    zc_status status = zci_store_writer_value(adder->writer, ZCI_SLOT_PASSAGE, (zci_docid)docid,
                                              &adder->stored, error);
    if (status == ZC_OK && adder->stored.len > 0)
        status = zci_passage_record_read(adder->stored.data, adder->stored.len, &stored, error);
    if (status != ZC_OK || adder->stored.len == 0)
        return status;
    zci_buffer_reset(&adder->compact);
    zci_compact_encode(&adder->compact, adder->draft->text + span->start.byte,
                       span->end.byte - span->start.byte);
    *same = !adder->compact.failed && adder->compact.len == stored.compact_len &&
            memcmp(adder->compact.data, stored.compact, stored.compact_len) == 0;
    return ZC_OK;
}

/* How many of some passages are stored where they would be put with the header at `first`. */
static zc_status count_in_place(zci_adder *adder, zci_range old, uint64_t first, unsigned *count,
                                zc_error *error)
{
    zc_status status = ZC_OK;
    *count = 0;
    for (uint64_t i = 0; status == ZC_OK && i < SAMPLES; i++) {
        bool same;
        uint64_t passage = i * (adder->passage_count - 1) / (SAMPLES - 1);
        status = is_at(adder, passage, old, first + 1 + passage, &same, error);
        *count += same;
    }
    return status;
}

/* Where the header goes.  What was put in near the beginning of a text, or taken out there,
 * shifts all that follows: then that stays at its docids where the header moves instead, into
 * what is free in front of it. */
static zc_status choose_first(zci_adder *adder, zci_range old, zci_docid *first, zc_error *error)
{
    uint64_t last = (uint64_t)old.first + adder->passage_count;
    uint64_t moved = (uint64_t)old.first + old.last - last;
    unsigned here = 0, there = 0;
    bool fits = false;
    *first = old.first;
    if (last == old.last || adder->passage_count == 0 || adder->passage_count > KEPT_MAX ||
        adder->passage_count >= old.last)
        return ZC_OK;
    zc_status status = count_in_place(adder, old, old.first, &here, error);
    if (status == ZC_OK)
        status = count_in_place(adder, old, moved, &there, error);
    if (status != ZC_OK || there <= here)
        return status;
    status = check_free(adder, moved, (uint64_t)old.first - 1, &fits, error);
    if (fits)
        *first = (zci_docid)moved;
    return status;
}

/* Whether the docids behind a document's old records are free, as many as it needs now. */
static zc_status check_room(zci_adder *adder, zci_range old, zci_docid first, bool *fits,
                            zc_error *error)
{
    return check_free(adder, (uint64_t)old.last + 1, (uint64_t)first + adder->passage_count, fits,
                      error);
}

static zc_status replace_in_place(zci_adder *adder, zci_range old, zci_docid first,
                                  zci_docid *docid, zc_error *error)
{
    zc_status status = ZC_OK;
    if (first > old.first) /* also what is in the header's place: its value would stay */
        status = zci_store_delete(adder->writer, (zci_range){old.first, first}, error);
    adder->at = first;
    adder->old = old;
    if (status == ZC_OK)
        status = add_records(adder, docid, error);
    if (status == ZC_OK && adder->at <= old.last)
        status = zci_store_delete(adder->writer, (zci_range){adder->at, old.last}, error);
    return status;
}

zc_status zci_adder_replace(zci_adder *adder, zci_draft *draft, zci_range old, zci_docid *docid,
                            zc_error *error)
{
    bool in_place = false;
    zci_docid first;
    *docid = 0;
    zc_status status = count_passages(adder, draft, error);
    if (status != ZC_OK || adder->writer == NULL)
        return status;
    status = choose_first(adder, old, &first, error);
    if (status == ZC_OK)
        status = check_room(adder, old, first, &in_place, error);
    if (status == ZC_OK && in_place)
        return replace_in_place(adder, old, first, docid, error);
    if (status == ZC_OK)
        status = zci_store_delete(adder->writer, old, error);
    return status == ZC_OK ? append(adder, docid, error) : status;
}
