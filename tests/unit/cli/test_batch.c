/* Files of queries, line by line.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "harness.h"

#include "batch.h"

struct reading {
    struct harness harness;
    struct cli_batch batch;
    struct cli_batch_query query;
};

static void start(struct reading *reading, const char *lines)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(lines, 1, strlen(lines), file), strlen(lines));
    rewind(file);
    harness_open(&reading->harness, CLI_ENGLISH);
    reading->batch = (struct cli_batch){.file = file, .name = "q"};
}

static enum cli_batch_step step(struct reading *reading)
{
    return cli_batch_next(&reading->harness.session, &reading->batch, &reading->query);
}

static void expect_query(struct reading *reading, const char *qid, const char *text)
{
    assert_int_equal(step(reading), CLI_BATCH_QUERY);
    assert_string_equal(reading->query.qid, qid);
    assert_int_equal(reading->query.text.len, strlen(text));
    assert_memory_equal(reading->query.text.data, text, strlen(text));
}

static void expect_malformed(struct reading *reading)
{
    assert_int_equal(step(reading), CLI_BATCH_MALFORMED);
    assert_non_null(reading->query.problem);
    assert_string_not_equal(reading->query.problem, "");
    assert_non_null(reading->query.qid);
}

static void finish(struct reading *reading)
{
    assert_int_equal(step(reading), CLI_BATCH_END);
    cli_batch_close(&reading->batch);
    harness_close(&reading->harness);
}

static void test_a_nul_is_a_character_like_others(void **state)
{
    (void)state;
    static const char text[] = "双\0减";
    struct reading r;
    start(&r, "{\"query\":\"双\\u0000减\"}\n{\"qid\":\"a\\u0000b\",\"query\":\"双减\"}\n");
    assert_int_equal(step(&r), CLI_BATCH_QUERY);
    assert_int_equal(r.query.text.len, sizeof text - 1);
    assert_memory_equal(r.query.text.data, text, sizeof text - 1);
    expect_malformed(&r);
    finish(&r);
}

static void test_plain_lines_are_numbered(void **state)
{
    (void)state;
    struct reading r;
    start(&r, "双减\n\n  \r\n  作业 设计 \r\n最后");
    expect_query(&r, "1", "双减");
    expect_query(&r, "4", "作业 设计");
    expect_query(&r, "5", "最后");
    finish(&r);
}

static void test_objects_name_themselves(void **state)
{
    (void)state;
    struct reading r;
    start(&r, "{\"qid\":\"s1\",\"query\":\"双减\",\"class\":\"short\"}\n"
              "{\"qid\":7,\"query\":\"\\u4f5c\\u4e1a\"}\n"
              "{\"query\":\"课后\"}\n{\"qid\":null,\"query\":\"\"}\n");
    expect_query(&r, "s1", "双减");
    expect_query(&r, "7", "作业");
    expect_query(&r, "3", "课后");
    expect_query(&r, "4", "");
    finish(&r);
}

static void test_malformed_lines_are_named_and_passed(void **state)
{
    (void)state;
    struct reading r;
    start(&r, "{oops\n{\"qid\":\"a\"}\n{\"qid\":\"a b\",\"query\":\"x\"}\n"
              "{\"qid\":[],\"query\":\"x\"}\n{\"query\":5}\n好\n");
    static const char *const qids[] = {"1", "a", "3", "4", "5"};
    for (size_t i = 0; i < 5; i++) {
        expect_malformed(&r);
        assert_string_equal(r.query.qid, qids[i]);
        assert_int_equal(r.query.line, i + 1);
    }
    expect_query(&r, "6", "好");
    assert_null(r.query.problem);
    finish(&r);
}

static void test_a_byte_order_mark_is_no_text(void **state)
{
    (void)state;
    struct reading r;
    start(&r, "\xEF\xBB\xBF{\"query\":\"双减\"}\n");
    expect_query(&r, "1", "双减");
    finish(&r);
}

static void test_files_that_cannot_be_read(void **state)
{
    (void)state;
    struct reading r;
    harness_open(&r.harness, CLI_ENGLISH);
    assert_false(cli_batch_open(&r.harness.session, "/nonexistent/queries", &r.batch));
    assert_non_null(strstr(harness_messages(&r.harness), "'/nonexistent/queries'"));
    assert_true(cli_batch_open(&r.harness.session, "/", &r.batch));
    assert_int_equal(step(&r), CLI_BATCH_FAILED);
    cli_batch_close(&r.batch);
    harness_close(&r.harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_nul_is_a_character_like_others),
        cmocka_unit_test(test_plain_lines_are_numbered),
        cmocka_unit_test(test_objects_name_themselves),
        cmocka_unit_test(test_malformed_lines_are_named_and_passed),
        cmocka_unit_test(test_a_byte_order_mark_is_no_text),
        cmocka_unit_test(test_files_that_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
