/* Reading any bytes as stored records: the first chooses which kind.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A record is damaged or sound, and a sound one comes back from what it is written
 * as, its texts as UTF-8. */
#include "fuzz.h"

#include "base/utf8.h"
#include "schema/document_record.h"
#include "schema/passage_field.h"
#include "schema/passage_record.h"
#include "text/compact.h"

/* Names of files stay as they are, whatever their bytes. */
static size_t written_len(unsigned i, zc_string text)
{
    bool name = i == ZCI_DOCUMENT_PATH || i == ZCI_DOCUMENT_COLLECTION;
    return name ? text.len : zci_utf8_clean(text.data, text.len, NULL, 0);
}

static void check_document(const char *bytes, size_t size)
{
    zci_arena arena = {0};
    zci_document_record record, again;
    zci_buffer written = {0};
    zc_document document;
    zc_status status = zci_document_record_read(bytes, size, &arena, &record, NULL);
    REQUIRE(status == ZC_OK || status == ZC_CORRUPT);
    if (status == ZC_OK) {
        REQUIRE(zci_document_record_view(&record, &arena, &document, NULL) == ZC_OK);
        REQUIRE(document.id.len > 0 && document.title.data != NULL);
        zci_document_record_write(&record, &written);
        status = zci_document_record_read(written.data, written.len, &arena, &again, NULL);
        REQUIRE(status == ZC_OK);
        for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++)
            REQUIRE(i == ZCI_DOCUMENT_FOUND || written_len(i, record.text[i]) == again.text[i].len);
        REQUIRE(memcmp(record.count, again.count, sizeof record.count) == 0);
        REQUIRE(memcmp(record.found, again.found, sizeof record.found) == 0);
    }
    zci_buffer_free(&written);
    zci_arena_clear(&arena);
}

static void check_compact(const char *compact, size_t len)
{
    zci_buffer raw = {0}, shown = {0}, again = {0};
    zci_compact_decode(&raw, compact, len, ZCI_COMPACT_RAW);
    zci_compact_decode(&shown, compact, len, ZCI_COMPACT_REPLACEMENT);
    REQUIRE(zci_utf8_count(raw.data, raw.len) <= len);
    for (size_t at = 0; at < shown.len;) {
        int32_t cp;
        at += zci_utf8_decode(shown.data + at, shown.len - at, &cp);
        REQUIRE(cp >= 0);
    }
    zci_compact_encode(&again, raw.data, raw.len);
    zci_buffer_reset(&shown);
    zci_compact_decode(&shown, again.data, again.len, ZCI_COMPACT_RAW);
    REQUIRE(shown.len == raw.len && (raw.len == 0 || memcmp(shown.data, raw.data, raw.len) == 0));
    zci_buffer_free(&raw);
    zci_buffer_free(&shown);
    zci_buffer_free(&again);
}

static void check_passage(const char *bytes, size_t size)
{
    zci_passage_record record, again;
    zci_buffer written = {0};
    char id[ZCI_PASSAGE_ID_BYTES];
    zc_status status = zci_passage_record_read(bytes, size, &record, NULL);
    REQUIRE(status == ZC_OK || status == ZC_CORRUPT);
    if (status == ZC_OK) {
        REQUIRE(record.heading_count <= ZCI_HEADINGS_MAX);
        zci_passage_field fields[ZCI_PASSAGE_FIELDS_MAX];
        size_t count;
        if (zci_passage_fields_read(record.fields, record.fields_len, 1000, fields, &count))
            REQUIRE(count <= ZCI_PASSAGE_FIELDS_MAX);
        REQUIRE(record.compact >= bytes && record.compact + record.compact_len == bytes + size);
        zci_passage_id((zc_string){"id", 2}, &record, id);
        REQUIRE(strlen(id) >= 2 + 1 + 12);
        check_compact(record.compact, record.compact_len);
        zci_passage_record_write(&record, &written);
        status = zci_passage_record_read(written.data, written.len, &again, NULL);
        REQUIRE(status == ZC_OK && again.line == record.line && again.flags == record.flags);
        REQUIRE(again.compact_len == record.compact_len);
    }
    zci_buffer_free(&written);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    char *bytes = fuzz_text(data + 1, size - 1);
    if (data[0] % 3 == 0)
        check_document(bytes, size - 1);
    else if (data[0] % 3 == 1)
        check_passage(bytes, size - 1);
    else
        check_compact(bytes, size - 1);
    free(bytes);
    return 0;
}
