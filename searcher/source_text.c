/* zc_fetch_text: a document's text, read from its source again.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/fail.h"
#include "base/hash.h"
#include "lookup.h"
#include "source/collection.h"
#include "source/extract.h"
#include "source/file.h"
#include "source/kept_stat.h"
#include "text/normalise.h"

#include <stdlib.h>
#include <string.h>

static zc_status fail_changed(const zci_document_record *record, zc_error *error)
{
    return zci_fail(error, ZC_BAD_SOURCE,
                    "%s: changed since it was indexed; run `zhengce index` on it again",
                    "%s：文件在建立索引之后有改动；请重新运行 zhengce index",
                    record->text[ZCI_DOCUMENT_PATH].data);
}

static bool same_hash(const zci_document_record *record, zci_hash128 hash)
{
    return zci_hash_same(zci_document_record_hash(record), hash);
}

/* The bytes as they are, for offsets count them: a byte that is no UTF-8, which is U+FFFD in
 * every passage, is handed out, too. */
static zc_status hand_out(const char *data, size_t len, zc_string *text, zc_error *error)
{
    char *copy = malloc(len + 1);
    if (copy == NULL)
        return zci_fail_memory(error);
    if (len > 0)
        memcpy(copy, data, len);
    copy[len] = '\0';
    *text = (zc_string){copy, len};
    /* cppcheck-suppress memleak ; `text` owns it now */
    return ZC_OK;
}

static zc_status fail_reading(const char *path, zc_error *error)
{
    return zci_fail(error, ZC_BAD_SOURCE,
                    "%s: this version of zhengce reads another text in it than the index has; run "
                    "`zhengce index --rebuild`",
                    "%s：此版本的 zhengce 从中读出的正文与索引不同；请运行 zhengce index --rebuild",
                    path);
}

/* Puts the text of a file in place of its bytes: the one that was indexed. */
static zc_status extract(const zci_document_record *record, zci_buffer *bytes, zc_error *error)
{
    zci_extraction extraction;
    const char *path = record->text[ZCI_DOCUMENT_PATH].data;
    if (record->text[ZCI_DOCUMENT_READ_AS].len == 0)
        return ZC_OK;
    zc_status status = zci_extract_text(path, ZCI_TEXT_MAX, bytes, &extraction, error);
    if (status == ZC_OK && zci_extract_hash(bytes) != record->count[ZCI_DOCUMENT_EXTRACT])
        status = fail_reading(path, error);
    return status;
}

static zc_status read_file(const zci_document_record *record, zc_string *text, zc_error *error)
{
    zci_buffer bytes = {0};
    zc_status status =
        zci_file_read(record->text[ZCI_DOCUMENT_PATH].data, UINT64_MAX, &bytes, NULL, error);
    if (status == ZC_OK && !same_hash(record, zci_hash(bytes.data, bytes.len)))
        status = fail_changed(record, error);
    if (status == ZC_OK)
        status = extract(record, &bytes, error);
    if (status == ZC_OK)
        status = hand_out(bytes.data, bytes.len, text, error);
    zci_buffer_free(&bytes);
    return status;
}

static zc_status read_record(const zci_document_record *record, zc_string *text, zc_error *error)
{
    zci_arena arena = {0};
    zci_collection_record entry;
    zci_hash128 hash;
    zc_status status = zci_collection_read_at(record->text[ZCI_DOCUMENT_COLLECTION].data,
                                              record->count[ZCI_DOCUMENT_RECORD_OFFSET] - 1,
                                              UINT64_MAX, &arena, &entry, &hash, error);
    if (status == ZC_OK && !same_hash(record, hash))
        status = fail_changed(record, error);
    if (status == ZC_OK)
        status = hand_out(entry.text.data, entry.text.len, text, error);
    zci_arena_clear(&arena);
    return status;
}

/* What is known of the document with an id, or of a passage's. */
typedef struct finding {
    zc_string id;
    zci_arena arena;
    zci_document_record record;
} finding;

static zc_status find_record(void *context, zc_reader *reader, zc_error *error)
{
    finding *f = context;
    zci_docid header;
    bool is_passage;
    zci_arena_clear(&f->arena);
    zc_status status = zci_lookup_id(reader, f->id, &header, &is_passage, error);
    if (status == ZC_OK)
        status = zci_documents_record(reader->store, header, &reader->scratch, &f->arena,
                                      &f->record, error);
    return status;
}

/* Whether there never was a file that zhengce read. */
static bool is_handed_over(const zci_document_record *record)
{
    static const zci_file_stat none = {0, 0, 0};
    const zci_file_stat stat = zci_kept_stat_of(record);
    return zci_file_stat_equal(&stat, &none);
}

/* The path is the program's: it may name what the text was made from, or an address. */
static zc_status read_handed_over(const zci_document_record *record, zc_string *text,
                                  zc_error *error)
{
    zc_error why;
    zci_buffer bytes = {0};
    zc_string path = record->text[ZCI_DOCUMENT_PATH];
    zc_status status = ZC_BAD_SOURCE;
    if (path.len > 0 && path.data[0] == '/')
        status = zci_file_read(path.data, ZCI_TEXT_MAX, &bytes, NULL, &why);
    if (status != ZC_OK && status != ZC_BAD_SOURCE)
        zci_fail_pass(error, status, &why);
    else if (status == ZC_OK && same_hash(record, zci_hash(bytes.data, bytes.len)))
        status = hand_out(bytes.data, bytes.len, text, error);
    else
        status = zci_fail(error, ZC_BAD_SOURCE,
                          "%s: a program handed the document over, and no file holds its text; "
                          "ask that program for it",
                          "%s：该文献由其他程序提供，其原文不在任何文件中；请向该程序索取",
                          record->text[ZCI_DOCUMENT_ID].data);
    zci_buffer_free(&bytes);
    return status;
}

static zc_status read_source(const zci_document_record *record, zc_string *text, zc_error *error)
{
    if (record->count[ZCI_DOCUMENT_RECORD_OFFSET] > 0)
        return read_record(record, text, error);
    return is_handed_over(record) ? read_handed_over(record, text, error)
                                  : read_file(record, text, error);
}

zc_status zc_fetch_text(zc_reader *reader, zc_string id, zc_string *text, zc_error *error)
{
    finding f = {.id = id};
    if (text == NULL)
        return zci_fail_no_place(error, "zc_fetch_text");
    *text = (zc_string){NULL, 0};
    zc_status status = zci_reader_check(reader, "zc_fetch_text", error);
    if (status == ZC_OK)
        status = zci_reader_read(reader, find_record, &f, error);
    if (status == ZC_OK)
        status = read_source(&f.record, text, error);
    zci_arena_clear(&f.arena);
    return status;
}

void zc_text_free(zc_string *text)
{
    if (text == NULL)
        return;
    free((char *)(uintptr_t)text->data);
    *text = (zc_string){NULL, 0};
}
