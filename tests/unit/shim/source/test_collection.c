/* Collections: one document a line, as JSON.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"
#include "source/collection.h"

#include <jansson.h>
#include <stdlib.h>

enum { LIMIT = 4096 };

static int make_dir(void **state)
{
    *state = scratch_make();
    return 0;
}

static int remove_dir(void **state)
{
    scratch_remove(*state);
    return 0;
}

static char *write_collection(void **state, const char *text)
{
    char *path = scratch_path(*state, "collection.jsonl");
    scratch_write(path, text, strlen(text));
    return path;
}

/* Parses one line that is not in a file. */
static zc_status parse(const char *text, zci_arena *arena, zci_collection_record *record,
                       zc_error *error)
{
    zci_collection_line line = {.number = 1, .data = text, .len = strlen(text)};
    return zci_collection_parse(&line, LIMIT, arena, record, error);
}

static void reads_every_field(void **state)
{
    (void)state;
    zc_error error;
    zci_arena arena = {0};
    zci_collection_record r;
    assert_ok(
        parse("{\"id\":\"a-1\",\"title\":\"题\",\"text\":\"甲\\n乙\\u0000丙\",\"path\":\"/x\","
              "\"date\":\"2022\",\"issuer\":\"局\",\"number\":\"号\",\"region\":\"市\","
              "\"genre\":\"通知\",\"source\":\"网\",\"other\":[1,{\"text\":2}]}\r",
              &arena, &r, &error),
        error);
    assert_string_equal(r.id.data, "a-1");
    assert_string_equal(r.title.data, "题");
    assert_int_equal(r.text.len, 11);
    assert_memory_equal(r.text.data, "甲\n乙\0丙", 11);
    assert_string_equal(r.path.data, "/x");
    assert_string_equal(r.date.data, "2022");
    assert_string_equal(r.issuer.data, "局");
    assert_string_equal(r.number.data, "号");
    assert_string_equal(r.region.data, "市");
    assert_string_equal(r.genre.data, "通知");
    assert_string_equal(r.source.data, "网");
    zci_arena_clear(&arena);
}

static void fills_in_what_is_missing(void **state)
{
    (void)state;
    zc_error error;
    zci_arena arena = {0};
    zci_collection_record r;
    assert_ok(parse("{\"id\":-42,\"text\":\"\",\"title\":null}", &arena, &r, &error), error);
    assert_string_equal(r.id.data, "-42");
    assert_int_equal(r.text.len, 0);
    assert_int_equal(r.title.len, 0);
    assert_non_null(r.issuer.data);
    zci_arena_clear(&arena);
}

/* Other programs write hashes of 64 bits without a sign. */
static void a_large_number_under_another_key_is_ignored(void **state)
{
    (void)state;
    zc_error error;
    zci_arena arena = {0};
    zci_collection_record r;
    assert_ok(parse("{\"id\":9223372036854775807,\"text\":\"甲\",\"hash\":18446744073709551615,"
                    "\"all\":[-9223372036854775809,1e30,123456789012345678901234567890]}",
                    &arena, &r, &error),
              error);
    assert_string_equal(r.id.data, "9223372036854775807");
    assert_string_equal(r.text.data, "甲");
    zci_arena_clear(&arena);
}

static void refuse(const char *text, const char *id, const char *because)
{
    zc_error error;
    zci_arena arena = {0};
    zci_collection_record r;
    assert_status(parse(text, &arena, &r, &error), ZC_BAD_SOURCE);
    if (strstr(error.message, because) == NULL)
        fail_msg("%s: \"%s\" does not say \"%s\"", text, error.message, because);
    assert_true(error.message_zh[0] != '\0');
    assert_int_equal(r.id.len, strlen(id));
    zci_arena_clear(&arena);
}

static void refuses_bad_records(void **state)
{
    (void)state;
    refuse("{\"text\":\"x\"}", "", "no \"id\"");
    refuse("{\"id\":1.5,\"text\":\"x\"}", "", "no \"id\"");
    refuse("{\"id\":null,\"text\":\"x\"}", "", "no \"id\"");
    refuse("{\"id\":\"a\"}", "a", "no \"text\"");
    refuse("{\"id\":\"a\",\"text\":null}", "a", "no \"text\"");
    refuse("{\"id\":\"a\",\"text\":[\"x\"]}", "a", "\"text\" is not a string");
    refuse("{\"id\":\"a\",\"text\":\"x\",\"date\":2022}", "a", "\"date\" is not a string");
    refuse("{\"id\":\"a\",\"text\":\"x\",\"id\":\"b\"}", "", "twice");
    refuse("{\"id\":\"a\",\"text\":\"x", "", "cut off");
    refuse("{\"id\":\"a\",\"text\":\"x\"", "", "cut off");
    refuse("{\"id\":\"a\",\"text\" \"x\"}", "", "not valid JSON");
    refuse("{\"id\":9223372036854775808,\"text\":\"x\"}", "", "integer");
    refuse("{\"id\":\"a\",\"text\":\"x\",\"z\":99999999999999999999x}", "", "not valid JSON");
    refuse("{\"id\":\"a\",\"text\":\"x\",\"z\":00000000000000000000}", "", "not valid JSON");
    refuse("{\"id\":\"a\",\"text\":\"\xFF\"}", "", "UTF-8");
    refuse("{\"id\":\"a\",\"text\":\"x\"} {}", "", "not valid JSON");
    refuse("[\"id\",\"text\"]", "", "not a JSON object");
}

/* Also within a collection that was put together from several, and only there. */
static void a_mark_may_stand_before_any_record(void **state)
{
    (void)state;
    zc_error error;
    zci_arena arena = {0};
    zci_collection_record r;
    zci_collection_line line = {.number = 5,
                                .offset = 900,
                                .data = "\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"\xEF\xBB\xBF甲\"}"};
    line.len = strlen(line.data);
    assert_ok(zci_collection_parse(&line, LIMIT, &arena, &r, &error), error);
    assert_string_equal(r.id.data, "a");
    assert_string_equal(r.text.data, "\xEF\xBB\xBF甲");
    zci_arena_clear(&arena);
    refuse("\xEF\xBB\xBF", "", "cut off");
    refuse("{\xEF\xBB\xBF\"id\":\"a\",\"text\":\"x\"}", "", "not valid JSON");
}

static void refuses_depth_before_parsing(void **state)
{
    (void)state;
    char text[300] = "{\"id\":\"a\",\"text\":\"x\",\"z\":";
    memset(text + strlen(text), '[', 100);
    refuse(text, "", "nested too deeply");
}

static void finds_lines_and_offsets(void **state)
{
    zc_error error;
    zci_collection *c;
    zci_collection_line line;
    bool more;
    char *path =
        write_collection(state, "\xEF\xBB\xBF{\"id\":1}\n\n \t\r\n{\"id\":2}\r\n{\"id\":3}");
    assert_ok(zci_collection_open(path, LIMIT, &c, NULL, &error), error);
    static const uint64_t numbers[] = {1, 4, 5}, offsets[] = {0, 17, 27};
    for (int i = 0; i < 3; i++) {
        assert_ok(zci_collection_next(c, &line, &more, &error), error);
        assert_true(more);
        assert_int_equal(line.number, numbers[i]);
        assert_int_equal(line.offset, offsets[i]);
    }
    assert_ok(zci_collection_next(c, &line, &more, &error), error);
    assert_false(more);
    zci_collection_close(c);
    free(path);
}

/* As by a program that writes it anew: what has not come yet would be taken for gone. */
static void notices_that_it_changes_while_it_is_read(void **state)
{
    zc_error error;
    zci_collection *c;
    zci_collection_line line;
    bool more;
    char *path = write_collection(state, "{\"id\":1}\n{\"id\":2}\n");
    assert_ok(zci_collection_open(path, LIMIT, &c, NULL, &error), error);
    assert_ok(zci_collection_next(c, &line, &more, &error), error);
    scratch_write(path, "{\"id\":1}\n", 9);
    zc_status status = ZC_OK;
    for (more = true; status == ZC_OK && more;)
        status = zci_collection_next(c, &line, &more, &error);
    assert_status(status, ZC_BAD_SOURCE);
    assert_non_null(strstr(error.message, "changed while it was being read"));
    zci_collection_close(c);
    free(path);
}

static void skips_a_line_that_is_too_long(void **state)
{
    zc_error error;
    zci_arena arena = {0};
    zci_collection *c;
    zci_collection_line line;
    zci_collection_record record;
    bool more;
    char *path =
        write_collection(state, "{\"id\":\"a\",\"text\":\"0123456789\"}\n{\"id\":\"b\"}\n");
    assert_ok(zci_collection_open(path, 20, &c, NULL, &error), error);
    assert_ok(zci_collection_next(c, &line, &more, &error), error);
    assert_true(line.too_long);
    assert_status(zci_collection_parse(&line, 20, &arena, &record, &error), ZC_BAD_SOURCE);
    assert_non_null(strstr(error.message, "--max-file-size"));
    assert_ok(zci_collection_next(c, &line, &more, &error), error);
    assert_false(line.too_long);
    assert_int_equal(line.number, 2);
    assert_int_equal(line.offset, 31);
    zci_collection_close(c);
    zci_arena_clear(&arena);
    free(path);
}

static void reads_one_record_again(void **state)
{
    zc_error error;
    zci_arena arena = {0};
    zci_collection_record record;
    zci_hash128 hash;
    static const char second[] = "{\"id\":\"b\",\"text\":\"乙\"}";
    char *path =
        write_collection(state, "{\"id\":\"a\",\"text\":\"甲\"}\n{\"id\":\"b\",\"text\":\"乙\"}\n");
    assert_ok(zci_collection_read_at(path, 24, LIMIT, &arena, &record, &hash, &error), error);
    assert_string_equal(record.text.data, "乙");
    zci_hash128 wanted = zci_hash(second, strlen(second));
    assert_true(hash.low == wanted.low && hash.high == wanted.high);
    assert_status(zci_collection_read_at(path, 1000, LIMIT, &arena, &record, &hash, &error),
                  ZC_BAD_SOURCE);
    assert_status(zci_collection_read_at(path, 3, LIMIT, &arena, &record, &hash, &error),
                  ZC_BAD_SOURCE);
    zci_arena_clear(&arena);
    free(path);
}

/* Which of the parser's allocations fails, from 1, whether all after it do, too, and how many
 * were asked for. */
static size_t failing, asked;
static bool for_good;

static void *fail_in_turn(size_t size)
{
    asked++;
    return asked == failing || (for_good && asked > failing) ? NULL : malloc(size);
}

/* Whether an allocation failed. */
static bool parse_in_need(zc_status *status, zc_error *error)
{
    zci_arena arena = {0};
    zci_collection_record record;
    asked = 0;
    *status =
        parse("{\"id\":\"a\",\"text\":\"甲\",\"more\":[{\"b\":[1,2.5]}]}", &arena, &record, error);
    zci_arena_clear(&arena);
    return asked >= failing;
}

/* A sound record that is called a bad one is left out of the index. */
static void tells_a_lack_of_memory_from_a_bad_record(void **state)
{
    (void)state;
    json_malloc_t plain_malloc;
    json_free_t plain_free;
    json_get_alloc_funcs(&plain_malloc, &plain_free);
    json_set_alloc_funcs(fail_in_turn, free);
    for (int i = 0; i < 2; i++) {
        zc_error error;
        zc_status status;
        for_good = i == 1;
        for (failing = 1; parse_in_need(&status, &error); failing++) {
            if (for_good || status != ZC_OK)
                assert_status(status, ZC_NO_MEMORY);
        }
        assert_ok(status, error);
        assert_true(failing > 5);
    }
    json_set_alloc_funcs(plain_malloc, plain_free);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_field),
        cmocka_unit_test(fills_in_what_is_missing),
        cmocka_unit_test(a_large_number_under_another_key_is_ignored),
        cmocka_unit_test(a_mark_may_stand_before_any_record),
        cmocka_unit_test(refuses_bad_records),
        cmocka_unit_test(tells_a_lack_of_memory_from_a_bad_record),
        cmocka_unit_test(refuses_depth_before_parsing),
        cmocka_unit_test(finds_lines_and_offsets),
        cmocka_unit_test(notices_that_it_changes_while_it_is_read),
        cmocka_unit_test(skips_a_line_that_is_too_long),
        cmocka_unit_test(reads_one_record_again),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
