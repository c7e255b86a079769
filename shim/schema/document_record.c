/* A document's header as stored.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A run of fields: varint key, then a varint.  Key 2*n is text n, its varint the
 * length of the bytes that follow; key 2*n+1 is count n, its varint the value.
 * Unknown keys are skipped. */
#include "schema/document_record.h"

#include "base/fail.h"

void zci_document_record_write(const zci_document_record *record, zci_buffer *out)
{
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++) {
        if (record->text[i].len == 0)
            continue;
        zci_buffer_varint(out, (uint64_t)2 * i);
        zci_buffer_varint(out, record->text[i].len);
        zci_buffer_append(out, record->text[i].data, record->text[i].len);
    }
    for (unsigned i = 1; i < ZCI_DOCUMENT_COUNTS; i++) {
        if (record->count[i] == 0)
            continue;
        zci_buffer_varint(out, 2 * i + 1);
        zci_buffer_varint(out, record->count[i]);
    }
}

static zc_status damaged(zc_error *error)
{
    return zci_fail(error, ZC_CORRUPT,
                    "a document record is damaged; run `zhengce verify`, then rebuild the index",
                    "文献记录已损坏；请运行 zhengce verify，然后重建索引");
}

static zc_status read_text(const char **at, const char *end, uint64_t len, zci_arena *arena,
                           zc_string *out, zc_error *error)
{
    if (len > (uint64_t)(end - *at))
        return damaged(error);
    zc_string copy = zci_arena_string(arena, *at, (size_t)len);
    if (copy.data == NULL)
        return zci_fail_memory(error);
    *at += len;
    if (out != NULL)
        *out = copy;
    return ZC_OK;
}

zc_status zci_document_record_read(const char *data, size_t len, zci_arena *arena,
                                   zci_document_record *record, zc_error *error)
{
    const char *at = data, *end = data + len;
    *record = (zci_document_record){0};
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++)
        record->text[i].data = "";
    while (at < end) {
        uint64_t key, value;
        if (!zci_varint_read(&at, end, &key) || !zci_varint_read(&at, end, &value))
            return damaged(error);
        uint64_t field = key / 2;
        if (key % 2 == 0) {
            zc_string *out = field > 0 && field < ZCI_DOCUMENT_TEXTS ? &record->text[field] : NULL;
            zc_status status = read_text(&at, end, value, arena, out, error);
            if (status != ZC_OK)
                return status;
        } else if (field > 0 && field < ZCI_DOCUMENT_COUNTS) {
            record->count[field] = value;
        }
    }
    return record->text[ZCI_DOCUMENT_ID].len == 0 ? damaged(error) : ZC_OK;
}

void zci_document_record_view(const zci_document_record *record, zc_document *document)
{
    *document = (zc_document){
        .id = record->text[ZCI_DOCUMENT_ID],
        .path = record->text[ZCI_DOCUMENT_PATH],
        .part = (unsigned)record->count[ZCI_DOCUMENT_PART],
        .title = record->text[ZCI_DOCUMENT_TITLE],
        .title_derived = record->count[ZCI_DOCUMENT_TITLE_KIND] == ZCI_TITLE_DERIVED,
        .date = record->text[ZCI_DOCUMENT_DATE],
        .issuer = record->text[ZCI_DOCUMENT_ISSUER],
        .number = record->text[ZCI_DOCUMENT_NUMBER],
        .region = record->text[ZCI_DOCUMENT_REGION],
        .genre = record->text[ZCI_DOCUMENT_GENRE],
        .source = record->text[ZCI_DOCUMENT_SOURCE],
        .year = (int)record->count[ZCI_DOCUMENT_YEAR],
        .passage_count = (size_t)record->count[ZCI_DOCUMENT_PASSAGES],
    };
}
