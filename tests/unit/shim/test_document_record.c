/* A document's header as stored.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "schema/document_record.h"

/* Every field set, each to something of its own. */
static zci_document_record full_record(void)
{
    static const char *const texts[] = {"",           "n-1",  "/p/双减.txt", "标题",
                                        "2022-05-18", "机关", "文号",        "青澜省",
                                        "通知",       "来源", "/p/all.jsonl"};
    zci_document_record record = {0};
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++)
        record.text[i] = text_of(i < sizeof texts / sizeof *texts ? texts[i] : "more");
    for (unsigned i = 1; i < ZCI_DOCUMENT_COUNTS; i++)
        record.count[i] = UINT64_MAX / i;
    for (unsigned i = 0; i < ZC_FACTS; i++)
        record.found[i] = (zc_finding){(zc_origin)(1 + i % 4), 3 + i, 100 * i, 100 * i + 7};
    record.found[ZC_FACT_LEVEL] = (zc_finding){ZC_ORIGIN_DERIVED, 0, 0, 0};
    record.found[ZC_FACT_EDITOR] = (zc_finding){ZC_ORIGIN_NONE, 0, 0, 0};
    record.text[ZCI_DOCUMENT_FOUND] = (zc_string){"", 0};
    return record;
}

static void assert_same(const zci_document_record *a, const zci_document_record *b)
{
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++) {
        assert_int_equal(a->text[i].len, b->text[i].len);
        assert_memory_equal(a->text[i].data, b->text[i].data, a->text[i].len);
    }
    for (unsigned i = 1; i < ZCI_DOCUMENT_COUNTS; i++)
        assert_true(a->count[i] == b->count[i]);
    for (unsigned i = 0; i < ZC_FACTS; i++) {
        assert_int_equal(a->found[i].origin, b->found[i].origin);
        assert_true(a->found[i].line == b->found[i].line);
        assert_true(a->found[i].start_byte == b->found[i].start_byte);
        assert_true(a->found[i].end_byte == b->found[i].end_byte);
    }
}

static void a_full_record_comes_back(void **state)
{
    (void)state;
    zci_document_record record = full_record(), back;
    zci_buffer bytes = {0};
    zci_arena arena = {0};
    zc_error error;
    zci_document_record_write(&record, &bytes);
    assert_ok(zci_document_record_read(bytes.data, bytes.len, &arena, &back, &error), error);
    assert_same(&record, &back);
    zci_buffer_free(&bytes);
    zci_arena_clear(&arena);
}

static void what_is_not_set_is_empty_but_never_null(void **state)
{
    (void)state;
    zci_document_record record = {0}, back;
    zci_buffer bytes = {0};
    zci_arena arena = {0};
    zc_error error;
    record.text[ZCI_DOCUMENT_ID] = text_of("x");
    zci_document_record_write(&record, &bytes);
    assert_int_equal(bytes.len, 3);
    assert_ok(zci_document_record_read(bytes.data, bytes.len, &arena, &back, &error), error);
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++)
        assert_non_null(back.text[i].data);
    for (unsigned i = 1; i < ZCI_DOCUMENT_COUNTS; i++)
        assert_int_equal(back.count[i], 0);
    zci_buffer_free(&bytes);
    zci_arena_clear(&arena);
}

/* Fields that a later version might add, of numbers around those that there are. */
static void put_unknown(zci_buffer *bytes)
{
    static const unsigned fields[] = {0,
                                      ZCI_DOCUMENT_TEXTS,
                                      ZCI_DOCUMENT_TEXTS + 1,
                                      ZCI_DOCUMENT_COUNTS,
                                      ZCI_DOCUMENT_COUNTS + 1,
                                      900};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (fields[i] >= ZCI_DOCUMENT_TEXTS || fields[i] == 0) {
            zci_buffer_varint(bytes, 2 * fields[i]);
            zci_buffer_varint(bytes, 5);
            zci_buffer_text(bytes, "later");
        }
        if (fields[i] >= ZCI_DOCUMENT_COUNTS || fields[i] == 0) {
            zci_buffer_varint(bytes, 2 * fields[i] + 1);
            zci_buffer_varint(bytes, 77);
        }
    }
}

static void unknown_fields_are_skipped(void **state)
{
    (void)state;
    zci_document_record record = full_record(), back;
    zci_buffer bytes = {0};
    zci_arena arena = {0};
    zc_error error;
    put_unknown(&bytes);
    zci_document_record_write(&record, &bytes);
    put_unknown(&bytes);
    assert_ok(zci_document_record_read(bytes.data, bytes.len, &arena, &back, &error), error);
    assert_same(&record, &back);
    zci_buffer_free(&bytes);
    zci_arena_clear(&arena);
}

/* Reads a copy of exactly `len` bytes, so that a checker of memory sees a read too
 * far. */
static zc_status read_copy(const char *data, size_t len)
{
    zci_arena arena = {0};
    zci_document_record record;
    zc_error error;
    char *copy = len == 0 ? NULL : malloc(len); /* as an empty buffer has none */
    if (len > 0)
        memcpy(copy, data, len);
    zc_status status = zci_document_record_read(copy, len, &arena, &record, &error);
    if (status == ZC_OK)
        assert_true(record.text[ZCI_DOCUMENT_ID].len > 0);
    free(copy);
    zci_arena_clear(&arena);
    return status;
}

static void cut_anywhere_it_is_corrupt_or_sound(void **state)
{
    (void)state;
    zci_document_record record = full_record();
    zci_buffer bytes = {0};
    unsigned corrupt = 0;
    zci_document_record_write(&record, &bytes);
    assert_status(read_copy(bytes.data, 0), ZC_CORRUPT);
    for (size_t len = 0; len < bytes.len; len++) {
        zc_status status = read_copy(bytes.data, len);
        assert_true(status == ZC_OK || status == ZC_CORRUPT);
        corrupt += status == ZC_CORRUPT;
    }
    assert_true(corrupt > bytes.len / 2);
    zci_buffer_free(&bytes);
}

static void changed_anywhere_it_is_corrupt_or_sound(void **state)
{
    (void)state;
    zci_document_record record = full_record();
    zci_buffer bytes = {0};
    zci_document_record_write(&record, &bytes);
    for (size_t at = 0; at < bytes.len; at++) {
        char was = bytes.data[at];
        for (unsigned bit = 0; bit < 8; bit++) {
            bytes.data[at] = (char)(was ^ (1 << bit));
            zc_status status = read_copy(bytes.data, bytes.len);
            assert_true(status == ZC_OK || status == ZC_CORRUPT);
        }
        bytes.data[at] = was;
    }
    zci_buffer_free(&bytes);
}

static void the_view_shows_every_public_field(void **state)
{
    (void)state;
    zci_document_record record = full_record();
    zc_document document;
    zci_arena arena = {0};
    zc_error error;
    record.count[ZCI_DOCUMENT_PART] = 3;
    record.count[ZCI_DOCUMENT_YEAR] = 2022;
    record.count[ZCI_DOCUMENT_PASSAGES] = 17;
    record.count[ZCI_DOCUMENT_TITLE_KIND] = ZCI_TITLE_DERIVED;
    record.text[ZCI_DOCUMENT_ATTACHMENTS] = text_of("附件一\n\n附件三");
    assert_ok(zci_document_record_view(&record, &arena, &document, &error), error);
    assert_string_equal(document.id.data, "n-1");
    assert_string_equal(document.path.data, "/p/双减.txt");
    assert_string_equal(document.title.data, "标题");
    assert_string_equal(document.date.data, "2022-05-18");
    assert_string_equal(document.issuer.data, "机关");
    assert_string_equal(document.number.data, "文号");
    assert_string_equal(document.region.data, "青澜省");
    assert_string_equal(document.genre.data, "通知");
    assert_string_equal(document.source.data, "来源");
    assert_int_equal(document.part, 3);
    assert_int_equal(document.year, 2022);
    assert_int_equal(document.passage_count, 17);
    assert_true(document.title_derived);
    assert_int_equal(document.attachment_count, 3);
    assert_string_equal(document.attachments[0].data, "附件一");
    assert_int_equal(document.attachments[1].len, 0);
    assert_string_equal(document.attachments[2].data, "附件三");
    assert_string_equal(document.level.data, "more");
    assert_int_equal(document.found[ZC_FACT_DATE].line, 3 + ZC_FACT_DATE);
    record.count[ZCI_DOCUMENT_TITLE_KIND] = ZCI_TITLE_GIVEN;
    record.text[ZCI_DOCUMENT_ATTACHMENTS] = text_of("");
    assert_ok(zci_document_record_view(&record, &arena, &document, &error), error);
    assert_int_equal(document.attachment_count, 0);
    assert_false(document.title_derived);
    zci_arena_clear(&arena);
}

static void a_query_looks_into_the_wider_value(void **state)
{
    (void)state;
    zci_document_record record = {0};
    record.text[ZCI_DOCUMENT_REGION] = text_of("抚顺市");
    record.text[ZCI_DOCUMENT_ISSUER] = text_of("财政部");
    record.text[ZCI_DOCUMENT_ISSUERS] = text_of("财政部 税务总局");
    assert_string_equal(zci_document_record_searched(&record, ZCI_DOCUMENT_REGION).data, "抚顺市");
    assert_string_equal(zci_document_record_searched(&record, ZCI_DOCUMENT_ISSUER).data,
                        "财政部 税务总局");
    record.text[ZCI_DOCUMENT_REGION_PATH] = text_of("辽宁省抚顺市");
    assert_string_equal(zci_document_record_searched(&record, ZCI_DOCUMENT_REGION).data,
                        "辽宁省抚顺市");
}

static void the_hash_of_what_it_was_read_from_comes_back(void **state)
{
    (void)state;
    zci_document_record record = {.text = {{NULL, 0}}};
    zci_document_record_set_hash(&record, (zci_hash128){.low = 10, .high = 11});
    assert_true(zci_hash_same(zci_document_record_hash(&record), (zci_hash128){10, 11}));
    assert_int_equal(record.count[ZCI_DOCUMENT_HASH_HIGH], 11);
}

static void every_fact_and_origin_has_a_name(void **state)
{
    (void)state;
    for (int i = 0; i < ZC_FACTS; i++) {
        assert_string_not_equal(zc_fact_name((zc_fact)i), "unknown");
        for (int j = 0; j < i; j++)
            assert_string_not_equal(zc_fact_name((zc_fact)i), zc_fact_name((zc_fact)j));
    }
    assert_string_equal(zc_fact_name(ZC_FACTS), "unknown");
    for (int i = 0; i <= ZC_ORIGIN_DERIVED; i++)
        assert_string_not_equal(zc_origin_name((zc_origin)i), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_record_comes_back),
        cmocka_unit_test(what_is_not_set_is_empty_but_never_null),
        cmocka_unit_test(unknown_fields_are_skipped),
        cmocka_unit_test(cut_anywhere_it_is_corrupt_or_sound),
        cmocka_unit_test(changed_anywhere_it_is_corrupt_or_sound),
        cmocka_unit_test(the_view_shows_every_public_field),
        cmocka_unit_test(a_query_looks_into_the_wider_value),
        cmocka_unit_test(the_hash_of_what_it_was_read_from_comes_back),
        cmocka_unit_test(every_fact_and_origin_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
