/* The long strings of a line of JSON.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "source/collection.h"
#include "source/long_strings.h"

enum { LONG = ZCI_JSON_TOKEN_MAX + 1 };

static zc_status parse(const zci_buffer *text, zci_arena *arena, zci_collection_record *record,
                       zc_error *error)
{
    zci_collection_line line = {.number = 1, .offset = 1, .data = text->data, .len = text->len};
    return zci_collection_parse(&line, UINT64_MAX, arena, record, error);
}

/* {"id":"a","text":"INSIDE", with enough before it to be long. */
static void write_record(zci_buffer *out, const char *inside, size_t filling)
{
    zci_buffer_reset(out);
    zci_buffer_text(out, "{\"id\":\"a\",\"text\":\"");
    for (size_t i = 0; i < filling; i++)
        zci_buffer_byte(out, 'x');
    zci_buffer_text(out, inside);
}

static void reads(const char *inside, const char *wanted, size_t len)
{
    for (size_t filling = 0; filling <= LONG; filling += LONG) {
        zc_error error;
        zci_arena arena = {0};
        zci_buffer line = {0};
        zci_collection_record r;
        write_record(&line, inside, filling);
        zci_buffer_text(&line, "\",\"title\":\"题\"}");
        assert_ok(parse(&line, &arena, &r, &error), error);
        assert_int_equal(r.text.len, filling + len);
        assert_memory_equal(r.text.data + filling, wanted, len);
        assert_int_equal(r.text.data[r.text.len], '\0');
        assert_string_equal(r.title.data, "题");
        zci_arena_clear(&arena);
        zci_buffer_free(&line);
    }
}

static void refuses(const char *inside, const char *because)
{
    for (size_t filling = 0; filling <= LONG; filling += LONG) {
        zc_error error;
        zci_arena arena = {0};
        zci_buffer line = {0};
        zci_collection_record r;
        write_record(&line, inside, filling);
        assert_status(parse(&line, &arena, &r, &error), ZC_BAD_SOURCE);
        if (strstr(error.message, because) == NULL)
            fail_msg("%s: \"%s\" does not say \"%s\"", inside, error.message, because);
        zci_arena_clear(&arena);
        zci_buffer_free(&line);
    }
}

static void reads_a_long_string_as_the_parser_does(void **state)
{
    (void)state;
    reads("甲乙", "甲乙", 6);
    reads("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t", 8);
    reads("\\u7532\\u00e9\\u0041\\u0000", "甲éA", 7);
    reads("\\uD83D\\uDe00", "\xF0\x9F\x98\x80", 4);
    reads("}]{[,:", "}]{[,:", 6);
    reads("\xF4\x8F\xBF\xBF"
          "0",
          "\xF4\x8F\xBF\xBF"
          "0",
          5);
    reads("\\udbff\\udfff0",
          "\xF4\x8F\xBF\xBF"
          "0",
          5);
}

static void refuses_what_the_parser_refuses(void **state)
{
    (void)state;
    refuses("\xFF\"}", "not UTF-8");
    refuses("\xED\xA0\x80\"}", "not UTF-8");
    refuses("\t\"}", "not valid JSON");
    refuses("\\x\"}", "not valid JSON");
    refuses("\\u12g4\"}", "not valid JSON");
    refuses("\\u12\"}", "not valid JSON");
    refuses("\\uD83D\"}", "not valid JSON");
    refuses("\\uD83D\\u0041\"}", "not valid JSON");
    refuses("\\uDE00\"}", "not valid JSON");
    refuses("", "cut off");
    refuses("\"", "cut off");
    refuses("\",\"id\":\"b\"}", "twice");
}

/* What is passed over is looked at, too. */
static void looks_at_every_token(void **state)
{
    (void)state;
    char digits[LONG + 1];
    zc_error error;
    zci_arena arena = {0};
    zci_buffer line = {0};
    zci_collection_record r;
    memset(digits, '1', LONG);
    digits[LONG] = '\0';
    zci_buffer_format(&line, "{\"id\":\"a\",\"text\":\"\",\"z\":0.%s}", digits);
    assert_status(parse(&line, &arena, &r, &error), ZC_BAD_SOURCE);
    assert_non_null(strstr(error.message, "too long"));
    zci_buffer_reset(&line);
    zci_buffer_format(&line, "{\"id\":\"a\",\"text\":\"\",\"z\":\"%s\xFF\"}", digits);
    assert_status(parse(&line, &arena, &r, &error), ZC_BAD_SOURCE);
    assert_non_null(strstr(error.message, "UTF-8"));
    zci_arena_clear(&arena);
    zci_buffer_free(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_long_string_as_the_parser_does),
        cmocka_unit_test(refuses_what_the_parser_refuses),
        cmocka_unit_test(looks_at_every_token),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
