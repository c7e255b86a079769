/* What tests of the searcher share that look at records alone: a store of headers and
 * passages that are put there by hand.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_SEARCHER_RACK_H
#define TEST_SEARCHER_RACK_H

#include "test.h"

#include "reader.h"
#include "schema/passage_record.h"
#include "scratch.h"
#include "store/changes.h"
#include "store/commit.h"
#include "store/writer.h"
#include "text/compact.h"

#include <stdlib.h>

typedef struct rack {
    char *dir;
    zci_store_writer *writer; /* until it is shown */
    zc_reader reader;         /* from then on: its store and documents */
} rack;

static inline void rack_open(rack *r)
{
    zc_error error;
    *r = (rack){.dir = scratch_make()};
    assert_ok(zci_store_writer_open(r->dir, ZCI_STORE_UPDATE, &r->writer, &error), error);
}

static inline zci_docid rack_add(rack *r, const zci_record *record)
{
    zci_docid docid;
    zc_error error;
    assert_ok(zci_store_add(r->writer, record, &docid, &error), error);
    return docid;
}

/* The header of a document whose text has so many characters. */
static inline zci_docid rack_add_header(rack *r, uint32_t characters)
{
    zci_count term = {{ZCI_TERM_HEADER, 1}, characters};
    return rack_add(
        r, &(zci_record){.terms = &term, .term_count = 1, .data = "\x02\x01x", .data_len = 3});
}

/* The same with a record of what is known of it. */
static inline zci_docid rack_add_document(rack *r, uint32_t characters,
                                          const zci_document_record *record)
{
    zci_count term = {{ZCI_TERM_HEADER, 1}, characters};
    zci_buffer data = {0};
    zci_document_record_write(record, &data);
    assert_false(data.failed);
    zci_docid docid = rack_add(
        r, &(zci_record){.terms = &term, .term_count = 1, .data = data.data, .data_len = data.len});
    zci_buffer_free(&data);
    return docid;
}

/* Writes the record of a passage of that text. */
static inline void rack_write_passage(zci_buffer *value, uint64_t start_byte, const char *text)
{
    zci_buffer compact = {0};
    zci_compact_encode(&compact, text, strlen(text));
    zci_passage_record record = {
        .line = 1, .start_byte = start_byte, .compact = compact.data, .compact_len = compact.len};
    zci_passage_record_write(&record, value);
    assert_false(compact.failed || value->failed);
    zci_buffer_free(&compact);
}

/* A passage of that text, of which the record says what is given besides, but no postings. */
static inline zci_docid rack_add_recorded(rack *r, const char *text, zci_passage_record record)
{
    zci_count term = {{"p", 1}, 1};
    zci_buffer compact = {0}, value = {0};
    zci_compact_encode(&compact, text, strlen(text));
    record.compact = compact.data;
    record.compact_len = compact.len;
    zci_passage_record_write(&record, &value);
    assert_false(compact.failed || value.failed);
    zci_value values[] = {{ZCI_SLOT_PASSAGE, value.data, value.len}};
    zci_docid docid = rack_add(
        r, &(zci_record){
               .terms = &term, .term_count = 1, .values = values, .value_count = 1, .data = ""});
    zci_buffer_free(&compact);
    zci_buffer_free(&value);
    return docid;
}

static inline zci_docid rack_add_passage(rack *r, uint64_t start_byte, const char *text)
{
    return rack_add_recorded(r, text, (zci_passage_record){.line = 1, .start_byte = start_byte});
}

/* One without a record, as damage leaves it. */
static inline zci_docid rack_add_bare(rack *r)
{
    zci_count term = {{"p", 1}, 1};
    return rack_add(r, &(zci_record){.terms = &term, .term_count = 1, .data = "", .data_len = 0});
}

static inline void rack_show(rack *r)
{
    zc_error error;
    assert_ok(zci_store_commit(r->writer, &error), error);
    zci_store_writer_close(r->writer);
    assert_ok(zci_store_open(r->dir, &r->reader.store, &error), error);
    assert_ok(zci_documents_load(&r->reader.documents, r->reader.store, &error), error);
}

static inline void rack_clear(rack *r)
{
    for (unsigned kind = 0; kind < ZCI_BY_DOCID_COUNT; kind++)
        free(r->reader.by_docid[kind]);
    zci_documents_free(&r->reader.documents);
    zci_store_close(r->reader.store);
    scratch_remove(r->dir);
}

#endif
