/* A passage as stored.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "schema/passage_record.h"

static const char COMPACT[] = "\x33\x44\x55\x66"; /* any bytes will do */

static zci_passage_record full_record(void)
{
    zci_passage_record record = {.flags = ZCI_PASSAGE_HEADING | ZCI_PASSAGE_CONTINUES,
                                 .line = 193,
                                 .start_byte = UINT64_C(5000000000),
                                 .start_char = 70000,
                                 .repeat = 2,
                                 .heading_chars = 11,
                                 .heading_count = ZCI_HEADINGS_MAX,
                                 .fields = "fields",
                                 .fields_len = 6,
                                 .compact = COMPACT,
                                 .compact_len = sizeof COMPACT - 1};
    for (unsigned i = 0; i < ZCI_HEADINGS_MAX; i++)
        record.headings[i] = UINT32_MAX >> i;
    return record;
}

static void a_full_record_comes_back(void **state)
{
    (void)state;
    zci_passage_record record = full_record(), back;
    zci_buffer bytes = {0};
    zc_error error;
    zci_passage_record_write(&record, &bytes);
    assert_ok(zci_passage_record_read(bytes.data, bytes.len, &back, &error), error);
    assert_int_equal(back.flags, record.flags);
    assert_int_equal(back.line, record.line);
    assert_true(back.start_byte == record.start_byte);
    assert_int_equal(back.start_char, record.start_char);
    assert_int_equal(back.repeat, record.repeat);
    assert_int_equal(back.heading_chars, record.heading_chars);
    assert_int_equal(back.heading_count, record.heading_count);
    assert_memory_equal(back.headings, record.headings, sizeof record.headings);
    assert_int_equal(back.fields_len, 6);
    assert_memory_equal(back.fields, "fields", 6);
    assert_int_equal(back.compact_len, 4);
    assert_memory_equal(back.compact, COMPACT, 4);
    zci_buffer_free(&bytes);
}

static void an_empty_text_is_kept(void **state)
{
    (void)state;
    zci_passage_record record = {.line = 1}, back;
    zci_buffer bytes = {0};
    zc_error error;
    zci_passage_record_write(&record, &bytes);
    assert_ok(zci_passage_record_read(bytes.data, bytes.len, &back, &error), error);
    assert_int_equal(back.line, 1);
    assert_int_equal(back.heading_count, 0);
    assert_int_equal(back.compact_len, 0);
    zci_buffer_free(&bytes);
}

/* Reads a copy of exactly `len` bytes; what comes back must lie inside of it. */
static zc_status read_copy(const char *data, size_t len)
{
    zci_passage_record record;
    zc_error error;
    char *copy = len == 0 ? NULL : malloc(len); /* as an empty buffer has none */
    if (len > 0)
        memcpy(copy, data, len);
    zc_status status = zci_passage_record_read(copy, len, &record, &error);
    if (status == ZC_OK) {
        assert_true(record.heading_count <= ZCI_HEADINGS_MAX);
        assert_true(record.compact >= copy);
        assert_ptr_equal(record.compact + record.compact_len, copy + len);
    }
    free(copy);
    return status;
}

static void cut_anywhere_it_is_corrupt_or_sound(void **state)
{
    (void)state;
    zci_passage_record record = full_record();
    zci_buffer bytes = {0};
    zci_passage_record_write(&record, &bytes);
    size_t head = bytes.len - record.compact_len;
    for (size_t len = 0; len <= bytes.len; len++)
        assert_status(read_copy(bytes.data, len), len < head ? ZC_CORRUPT : ZC_OK);
    zci_buffer_free(&bytes);
}

static void changed_anywhere_it_is_corrupt_or_sound(void **state)
{
    (void)state;
    zci_passage_record record = full_record();
    zci_buffer bytes = {0};
    zci_passage_record_write(&record, &bytes);
    for (size_t i = 0; i < bytes.len * 8; i++) {
        bytes.data[i / 8] = (char)(bytes.data[i / 8] ^ (1 << i % 8));
        zc_status status = read_copy(bytes.data, bytes.len);
        assert_true(status == ZC_OK || status == ZC_CORRUPT);
        bytes.data[i / 8] = (char)(bytes.data[i / 8] ^ (1 << i % 8));
    }
    zci_buffer_free(&bytes);
}

static void too_many_headings_are_refused(void **state)
{
    (void)state;
    zci_buffer bytes = {0};
    for (unsigned i = 0; i < 6; i++)
        zci_buffer_varint(&bytes, 1);
    zci_buffer_varint(&bytes, ZCI_HEADINGS_MAX + 1);
    for (unsigned i = 0; i < 100; i++)
        zci_buffer_varint(&bytes, 1);
    assert_status(read_copy(bytes.data, bytes.len), ZC_CORRUPT);
    zci_buffer_free(&bytes);
}

static void an_id_depends_on_document_text_and_repeat_alone(void **state)
{
    (void)state;
    char id[ZCI_PASSAGE_ID_BYTES], other[ZCI_PASSAGE_ID_BYTES];
    zci_passage_record record = full_record();
    record.repeat = 0;
    zci_passage_id(text_of("n-1"), &record, id);
    assert_int_equal(strlen(id), strlen("n-1.") + 12);
    assert_memory_equal(id, "n-1.", 4);
    record.line = record.start_byte = record.start_char = 0;
    record.heading_count = 0;
    zci_passage_id(text_of("n-1"), &record, other);
    assert_string_equal(id, other);
    zci_passage_id(text_of("n-2"), &record, other);
    assert_string_not_equal(id, other);
    record.compact_len = 2;
    zci_passage_id(text_of("n-1"), &record, other);
    assert_string_not_equal(id, other);
    record = full_record();
    zci_passage_id(text_of("n-1"), &record, other);
    assert_memory_equal(id, other, strlen(id));
    assert_string_equal(other + strlen(id), "-3");
}

/* Of any document, whose id may hold dots and dashes itself. */
static void an_id_tells_the_text_that_it_is_of(void **state)
{
    static const char *const documents[] = {"n-1", "a.b-2.c", "7"};
    char first[16] = "";
    (void)state;
    for (size_t i = 0; i < 6; i++) {
        char id[ZCI_PASSAGE_ID_BYTES];
        zci_passage_record record = full_record();
        record.repeat = i < 3 ? 0 : i + 20;
        zci_passage_id(text_of(documents[i % 3]), &record, id);
        zc_string text = zci_passage_id_text(text_of(id));
        assert_int_equal(text.len, 12);
        if (i == 0)
            memcpy(first, text.data, text.len);
        assert_memory_equal(text.data, first, 12);
    }
    assert_int_equal(zci_passage_id_text(text_of("")).len, 0);
}

static void the_longest_id_fits(void **state)
{
    (void)state;
    char document[ZCI_ID_MAX + 50], id[ZCI_PASSAGE_ID_BYTES];
    zci_passage_record record = full_record();
    memset(document, 'x', sizeof document);
    record.repeat = UINT64_MAX - 1;
    zci_passage_id((zc_string){document, ZCI_ID_MAX}, &record, id);
    assert_int_equal(strlen(id), ZCI_ID_MAX + 1 + 12 + 1 + 20);
    zci_passage_id((zc_string){document, sizeof document}, &record, id);
    assert_true(strlen(id) < ZCI_PASSAGE_ID_BYTES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_record_comes_back),
        cmocka_unit_test(an_empty_text_is_kept),
        cmocka_unit_test(cut_anywhere_it_is_corrupt_or_sound),
        cmocka_unit_test(changed_anywhere_it_is_corrupt_or_sound),
        cmocka_unit_test(too_many_headings_are_refused),
        cmocka_unit_test(an_id_depends_on_document_text_and_repeat_alone),
        cmocka_unit_test(an_id_tells_the_text_that_it_is_of),
        cmocka_unit_test(the_longest_id_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
