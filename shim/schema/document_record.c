/* A document's header as stored.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A run of fields: varint key, then a varint.  Key 2*n is text n, its varint the
 * length of the bytes that follow; key 2*n+1 is count n, its varint the value.
 * Unknown keys are skipped.
 *
 * The text ZCI_DOCUMENT_FOUND is a run of findings: varints for fact, origin, line
 * and, unless that is 0, first byte and length. */
#include "schema/document_record.h"

#include "base/fail.h"
#include "base/utf8.h"

#include <string.h>

/* ---- Findings ---------------------------------------------------------- */

/* Stored as they are numbered: new ones come last. */
_Static_assert(ZC_FACT_TITLE == 0 && ZC_FACT_ISSUER == 1 && ZC_FACT_SIGNED_BY == 2 &&
                   ZC_FACT_NUMBER == 3 && ZC_FACT_DATE == 4 && ZC_FACT_WRITTEN == 5 &&
                   ZC_FACT_PUBLISHED == 6 && ZC_FACT_PAGE_DATE == 7 && ZC_FACT_CONTENT_YEAR == 8 &&
                   ZC_FACT_REGION == 9 && ZC_FACT_LEVEL == 10 && ZC_FACT_GENRE == 11 &&
                   ZC_FACT_SOURCE == 12 && ZC_FACT_PUBLISHER == 13 && ZC_FACT_AUTHOR == 14 &&
                   ZC_FACT_EDITOR == 15 && ZC_FACT_ATTACHMENTS == 16,
               "facts keep their numbers");
_Static_assert(ZC_ORIGIN_NONE == 0 && ZC_ORIGIN_TEXT == 1 && ZC_ORIGIN_GIVEN == 2 &&
                   ZC_ORIGIN_SIDECAR == 3 && ZC_ORIGIN_DERIVED == 4,
               "origins keep their numbers");

/* Five varints each at most. */
enum { FINDINGS_BYTES = ZC_FACTS * 5 * 10 };

static size_t put_varint(char *out, uint64_t value)
{
    size_t len = 0;
    for (; value >= 0x80; value >>= 7)
        out[len++] = (char)(value | 0x80);
    out[len++] = (char)value;
    return len;
}

static size_t put_findings(const zc_finding *found, char out[FINDINGS_BYTES])
{
    size_t len = 0;
    for (unsigned i = 0; i < ZC_FACTS; i++) {
        if (found[i].origin == ZC_ORIGIN_NONE)
            continue;
        len += put_varint(out + len, i);
        len += put_varint(out + len, found[i].origin);
        len += put_varint(out + len, found[i].line);
        if (found[i].line == 0)
            continue;
        len += put_varint(out + len, found[i].start_byte);
        len += put_varint(out + len, found[i].end_byte - found[i].start_byte);
    }
    return len;
}

static bool read_finding(const char **at, const char *end, uint64_t *fact, zc_finding *finding)
{
    uint64_t origin, length;
    *finding = (zc_finding){.origin = ZC_ORIGIN_NONE};
    if (!zci_varint_read(at, end, fact) || !zci_varint_read(at, end, &origin) ||
        !zci_varint_read(at, end, &finding->line))
        return false;
    if (origin <= ZC_ORIGIN_DERIVED)
        finding->origin = (zc_origin)origin;
    if (finding->line == 0)
        return true;
    if (!zci_varint_read(at, end, &finding->start_byte) || !zci_varint_read(at, end, &length) ||
        length > UINT64_MAX - finding->start_byte)
        return false;
    finding->end_byte = finding->start_byte + length;
    return true;
}

/* Facts and origins of a later version are skipped. */
static bool read_findings(zc_string bytes, zc_finding *found)
{
    const char *at = bytes.data, *end = bytes.data + bytes.len;
    while (at < end) {
        uint64_t fact;
        zc_finding finding;
        if (!read_finding(&at, end, &fact, &finding))
            return false;
        if (fact < ZC_FACTS && finding.origin != ZC_ORIGIN_NONE)
            found[fact] = finding;
    }
    return true;
}

/* ---- Records ----------------------------------------------------------- */

static void put_text(zci_buffer *out, unsigned field, const char *data, size_t len)
{
    if (len == 0)
        return;
    zci_buffer_varint(out, (uint64_t)2 * field);
    zci_buffer_varint(out, len);
    zci_buffer_append(out, data, len);
}

/* Whether a text must stay as it is, whatever its bytes: what names a file. */
static bool is_name(unsigned field)
{
    return field == ZCI_DOCUMENT_PATH || field == ZCI_DOCUMENT_COLLECTION;
}

/* With U+FFFD for each byte that is no UTF-8, as passages show it. */
static void put_clean(zci_buffer *out, unsigned field, zc_string text)
{
    size_t needed = zci_utf8_clean(text.data, text.len, NULL, 0);
    if (needed == text.len || is_name(field)) {
        put_text(out, field, text.data, text.len);
        return;
    }
    zci_buffer_varint(out, (uint64_t)2 * field);
    zci_buffer_varint(out, needed);
    for (size_t at = 0; at < text.len;) {
        int32_t cp;
        at += zci_utf8_decode(text.data + at, text.len - at, &cp);
        zci_buffer_character(out, cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp);
    }
}

void zci_document_record_write(const zci_document_record *record, zci_buffer *out)
{
    char findings[FINDINGS_BYTES];
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++) {
        if (i != ZCI_DOCUMENT_FOUND)
            put_clean(out, i, record->text[i]);
    }
    put_text(out, ZCI_DOCUMENT_FOUND, findings, put_findings(record->found, findings));
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
    const char *at = len > 0 ? data : "", *end = at + len;
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
    bool sound = read_findings(record->text[ZCI_DOCUMENT_FOUND], record->found);
    record->text[ZCI_DOCUMENT_FOUND] = (zc_string){"", 0};
    return sound && record->text[ZCI_DOCUMENT_ID].len > 0 ? ZC_OK : damaged(error);
}

void zci_document_record_set_hash(zci_document_record *record, zci_hash128 hash)
{
    record->count[ZCI_DOCUMENT_HASH] = hash.low;
    record->count[ZCI_DOCUMENT_HASH_HIGH] = hash.high;
}

zci_hash128 zci_document_record_hash(const zci_document_record *record)
{
    return (zci_hash128){record->count[ZCI_DOCUMENT_HASH], record->count[ZCI_DOCUMENT_HASH_HIGH]};
}

zc_string zci_document_record_searched(const zci_document_record *record, zci_document_text field)
{
    zci_document_text wider = field == ZCI_DOCUMENT_REGION   ? ZCI_DOCUMENT_REGION_PATH
                              : field == ZCI_DOCUMENT_ISSUER ? ZCI_DOCUMENT_ISSUERS
                                                             : field;
    return record->text[record->text[wider].len > 0 ? wider : field];
}

/* ---- The public view --------------------------------------------------- */

static size_t count_lines(zc_string lines)
{
    size_t count = lines.len > 0;
    for (size_t i = 0; i < lines.len; i++)
        count += lines.data[i] == '\n';
    return count;
}

static zc_status view_attachments(zc_string lines, zci_arena *arena, zc_document *document,
                                  zc_error *error)
{
    size_t count = count_lines(lines);
    zc_string *names = zci_arena_alloc(arena, count, sizeof *names);
    if (names == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        const char *end = memchr(lines.data, '\n', lines.len);
        size_t len = end == NULL ? lines.len : (size_t)(end - lines.data);
        names[i] = zci_arena_string(arena, lines.data, len);
        if (names[i].data == NULL)
            return zci_fail_memory(error);
        lines.data += len + (end != NULL);
        lines.len -= len + (end != NULL);
    }
    document->attachments = names;
    document->attachment_count = count;
    return ZC_OK;
}

zc_status zci_document_record_view(const zci_document_record *record, zci_arena *arena,
                                   zc_document *document, zc_error *error)
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
        .written = record->text[ZCI_DOCUMENT_WRITTEN],
        .published = record->text[ZCI_DOCUMENT_PUBLISHED],
        .page_date = record->text[ZCI_DOCUMENT_PAGE_DATE],
        .content_year = (int)record->count[ZCI_DOCUMENT_CONTENT_YEAR],
        .number_agency = record->text[ZCI_DOCUMENT_NUMBER_AGENCY],
        .number_year = (int)record->count[ZCI_DOCUMENT_NUMBER_YEAR],
        .number_serial = (unsigned)record->count[ZCI_DOCUMENT_NUMBER_SERIAL],
        .region_path = record->text[ZCI_DOCUMENT_REGION_PATH],
        .level = record->text[ZCI_DOCUMENT_LEVEL],
        .issuers = record->text[ZCI_DOCUMENT_ISSUERS],
        .signed_by = record->text[ZCI_DOCUMENT_SIGNED_BY],
        .read_as = record->text[ZCI_DOCUMENT_READ_AS],
        .publisher = record->text[ZCI_DOCUMENT_PUBLISHER],
        .author = record->text[ZCI_DOCUMENT_AUTHOR],
        .editor = record->text[ZCI_DOCUMENT_EDITOR],
    };
    memcpy(document->found, record->found, sizeof document->found);
    return view_attachments(record->text[ZCI_DOCUMENT_ATTACHMENTS], arena, document, error);
}
