/* A passage as stored.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Varints: flags, line, start_byte, start_char, repeat, heading_chars,
 * heading_count and the headings' ordinals, the bytes of the fields and these; the rest
 * is the text. */
#include "schema/passage_record.h"

#include "base/fail.h"
#include "base/hash.h"

#include <inttypes.h>
#include <stdio.h>

void zci_passage_record_write(const zci_passage_record *record, zci_buffer *out)
{
    zci_buffer_varint(out, record->flags);
    zci_buffer_varint(out, record->line);
    zci_buffer_varint(out, record->start_byte);
    zci_buffer_varint(out, record->start_char);
    zci_buffer_varint(out, record->repeat);
    zci_buffer_varint(out, record->heading_chars);
    zci_buffer_varint(out, record->heading_count);
    for (size_t i = 0; i < record->heading_count; i++)
        zci_buffer_varint(out, record->headings[i]);
    zci_buffer_varint(out, record->fields_len);
    zci_buffer_append(out, record->fields, record->fields_len);
    zci_buffer_append(out, record->compact, record->compact_len);
}

zc_status zci_passage_record_damaged(zc_error *error)
{
    return zci_fail(error, ZC_CORRUPT,
                    "a passage record is damaged; run `zhengce verify`, then rebuild the index",
                    "段落记录已损坏；请运行 zhengce verify，然后重建索引");
}

zc_status zci_passage_record_read(const char *data, size_t len, zci_passage_record *record,
                                  zc_error *error)
{
    const char *at = len > 0 ? data : "", *end = at + len;
    uint64_t flags = 0, heading_count = 0, ordinal = 0, fields_len = 0;
    bool sound = zci_varint_read(&at, end, &flags) && zci_varint_read(&at, end, &record->line) &&
                 zci_varint_read(&at, end, &record->start_byte) &&
                 zci_varint_read(&at, end, &record->start_char) &&
                 zci_varint_read(&at, end, &record->repeat) &&
                 zci_varint_read(&at, end, &record->heading_chars) &&
                 zci_varint_read(&at, end, &heading_count) && heading_count <= ZCI_HEADINGS_MAX;
    for (uint64_t i = 0; sound && i < heading_count; i++) {
        sound = zci_varint_read(&at, end, &ordinal) && ordinal <= UINT32_MAX;
        record->headings[i] = (uint32_t)ordinal;
    }
    sound = sound && zci_varint_read(&at, end, &fields_len) && fields_len <= (uint64_t)(end - at);
    if (!sound)
        return zci_passage_record_damaged(error);
    record->flags = (unsigned)flags;
    record->heading_count = (size_t)heading_count;
    record->fields = at;
    record->fields_len = (size_t)fields_len;
    at += fields_len;
    record->compact = at;
    record->compact_len = (size_t)(end - at);
    return ZC_OK;
}

void zci_passage_id(zc_string document, const zci_passage_record *record,
                    char out[ZCI_PASSAGE_ID_BYTES])
{
    uint64_t hash = zci_hash64(record->compact, record->compact_len) >> 16;
    int document_len = (int)(document.len <= ZCI_ID_MAX ? document.len : ZCI_ID_MAX);
    if (record->repeat == 0)
        snprintf(out, ZCI_PASSAGE_ID_BYTES, "%.*s.%012" PRIx64, document_len, document.data, hash);
    else
        snprintf(out, ZCI_PASSAGE_ID_BYTES, "%.*s.%012" PRIx64 "-%" PRIu64, document_len,
                 document.data, hash, record->repeat + 1);
}

zc_string zci_passage_id_text(zc_string id)
{
    size_t start = id.len, end = id.len;
    for (; start > 0 && id.data[start - 1] != '.'; start--)
        end = id.data[start - 1] == '-' ? start - 1 : end;
    return (zc_string){id.data + start, end - start};
}
