/* A growing run of bytes.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"

static void appends_in_order(void **state)
{
    (void)state;
    zci_buffer buffer = {0};
    zci_buffer_text(&buffer, "双减");
    zci_buffer_byte(&buffer, 0);
    zci_buffer_append(&buffer, "ab", 2);
    zci_buffer_append(&buffer, NULL, 0);
    zci_buffer_format(&buffer, "%d-%s", 18, "号");
    zci_buffer_character(&buffer, 'c');
    zci_buffer_character(&buffer, 0x4E1C);
    zci_buffer_character(&buffer, 0x20C40);
    assert_int_equal(buffer.len, 23);
    assert_memory_equal(buffer.data, "双减\0ab18-号c东\xF0\xA0\xB1\x80", 23);
    assert_false(buffer.failed);
    zci_buffer_free(&buffer);
    assert_null(buffer.data);
}

/* Nothing is cut, however long. */
static void formats_of_any_length(void **state)
{
    (void)state;
    static char text[2000];
    memset(text, 'x', sizeof text - 1);
    for (int len = 0; len<(int)sizeof text; len += len> 500 && len < 520 ? 1 : 7) {
        zci_buffer buffer = {0};
        zci_buffer_text(&buffer, "<");
        zci_buffer_format(&buffer, "%.*s!", len, text);
        zci_buffer_text(&buffer, ">");
        assert_false(buffer.failed);
        assert_int_equal(buffer.len, len + 3);
        assert_memory_equal(buffer.data + 1, text, (size_t)len);
        assert_memory_equal(buffer.data + 1 + len, "!>", 2);
        zci_buffer_free(&buffer);
    }
}

static void grows_as_needed(void **state)
{
    (void)state;
    zci_buffer buffer = {0};
    for (unsigned i = 0; i < 100000; i++)
        zci_buffer_byte(&buffer, (unsigned char)i);
    assert_int_equal(buffer.len, 100000);
    for (unsigned i = 0; i < 100000; i++)
        assert_int_equal((unsigned char)buffer.data[i], (unsigned char)i);
    zci_buffer_free(&buffer);
}

/* An append that can never fit fails, and with it all that follow. */
static void stays_failed_until_it_is_reset(void **state)
{
    (void)state;
    zci_buffer buffer = {0};
    zci_buffer_text(&buffer, "kept");
    zci_buffer_append(&buffer, "x", SIZE_MAX - 2);
    assert_true(buffer.failed);
    zci_buffer_text(&buffer, "ignored");
    assert_int_equal(buffer.len, 4);
    zci_buffer_reset(&buffer);
    assert_false(buffer.failed);
    assert_int_equal(buffer.len, 0);
    zci_buffer_text(&buffer, "again");
    assert_memory_equal(buffer.data, "again", 5);
    zci_buffer_free(&buffer);
}

static uint64_t varint_edge(unsigned i)
{
    uint64_t power = UINT64_C(1) << (i / 3);
    return i % 3 == 0 ? power - 1 : i % 3 == 1 ? power : power + 1;
}

static void varints_come_back(void **state)
{
    (void)state;
    zci_buffer buffer = {0};
    enum { EDGES = 64 * 3 };
    for (unsigned i = 0; i < EDGES; i++)
        zci_buffer_varint(&buffer, varint_edge(i));
    zci_buffer_varint(&buffer, UINT64_MAX);
    const char *at = buffer.data, *end = buffer.data + buffer.len;
    uint64_t value;
    for (unsigned i = 0; i < EDGES; i++) {
        assert_true(zci_varint_read(&at, end, &value));
        assert_true(value == varint_edge(i));
    }
    assert_true(zci_varint_read(&at, end, &value));
    assert_true(value == UINT64_MAX);
    assert_ptr_equal(at, end);
    zci_buffer_free(&buffer);
}

static void varints_are_as_short_as_leb128(void **state)
{
    (void)state;
    zci_buffer buffer = {0};
    zci_buffer_varint(&buffer, 127);
    assert_int_equal(buffer.len, 1);
    zci_buffer_varint(&buffer, 128);
    assert_int_equal(buffer.len, 3);
    assert_memory_equal(buffer.data, "\x7F\x80\x01", 3);
    zci_buffer_reset(&buffer);
    zci_buffer_varint(&buffer, UINT64_MAX);
    assert_int_equal(buffer.len, 10);
    zci_buffer_free(&buffer);
}

static void cut_or_endless_varints_are_refused(void **state)
{
    (void)state;
    uint64_t value = 7;
    char cut[] = "\xFF\xFF";
    const char *at = cut;
    assert_false(zci_varint_read(&at, cut + 2, &value));
    at = cut;
    assert_false(zci_varint_read(&at, cut, &value));
    char endless[12];
    memset(endless, 0x80, sizeof endless);
    at = endless;
    assert_false(zci_varint_read(&at, endless + sizeof endless, &value));
    assert_true(value == 7);
}

static void an_array_grows_one_by_one(void **state)
{
    (void)state;
    unsigned *items = NULL;
    size_t capacity = 0;
    for (unsigned i = 0; i < 5000; i++) {
        assert_true(zci_grow(&items, i, &capacity, sizeof *items));
        assert_true(capacity > i);
        items[i] = i;
    }
    for (unsigned i = 0; i < 5000; i++)
        assert_int_equal(items[i], i);
    free(items);
}

static void an_array_that_cannot_grow_is_left_alone(void **state)
{
    (void)state;
    char *items = NULL;
    size_t capacity = 0;
    assert_false(zci_grow(&items, 0, &capacity, SIZE_MAX / 2));
    assert_null(items);
    assert_int_equal(capacity, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends_in_order),
        cmocka_unit_test(formats_of_any_length),
        cmocka_unit_test(grows_as_needed),
        cmocka_unit_test(stays_failed_until_it_is_reset),
        cmocka_unit_test(varints_come_back),
        cmocka_unit_test(varints_are_as_short_as_leb128),
        cmocka_unit_test(cut_or_endless_varints_are_refused),
        cmocka_unit_test(an_array_grows_one_by_one),
        cmocka_unit_test(an_array_that_cannot_grow_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
