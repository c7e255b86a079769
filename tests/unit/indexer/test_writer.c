/* zc_writer: documents handed over by a program.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"

#include <stdlib.h>

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

static zc_writer *open_writer(void **state)
{
    zc_error error;
    zc_writer *writer;
    assert_ok(zc_writer_open(*state, &writer, &error), error);
    return writer;
}

static void index_holds(void **state, uint64_t documents, uint64_t passages)
{
    zc_error error;
    zc_reader *reader;
    zc_index_info info;
    assert_ok(zc_reader_open(*state, &reader, &error), error);
    assert_ok(zc_reader_info(reader, &info, &error), error);
    assert_int_equal(info.documents, documents);
    assert_int_equal(info.passages, passages);
    zc_reader_close(reader);
}

static zc_input sample(const char *id, const char *text)
{
    return (zc_input){.id = text_of(id), .text = text_of(text)};
}

static void puts_replaces_and_removes(void **state)
{
    zc_error error;
    zc_writer *writer = open_writer(state);
    zc_input a = sample("a", "甲。\n乙。\n"), b = sample("b", "丙。");
    assert_ok(zc_writer_put(writer, &a, &error), error);
    assert_ok(zc_writer_put(writer, &b, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    index_holds(state, 2, 3);
    a.text = text_of("丁。");
    assert_ok(zc_writer_put(writer, &a, &error), error);
    a.text = text_of("丁。\n戊。\n己。\n");
    assert_ok(zc_writer_put(writer, &a, &error), error);
    assert_ok(zc_writer_remove(writer, text_of("b"), &error), error);
    assert_status(zc_writer_remove(writer, text_of("b"), &error), ZC_NOT_FOUND);
    assert_non_null(strstr(error.message, "b:"));
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    index_holds(state, 1, 3);
}

static void keeps_what_was_stated(void **state)
{
    zc_error error;
    zc_reader *reader;
    zc_excerpt *excerpt;
    zc_writer *writer = open_writer(state);
    zc_input input = sample("a", "发布日期：2020-01-01\n正文。\n");
    input.title = text_of("关于托育的通知");
    input.date = text_of("2022-05");
    input.issuer = text_of("某市教育局");
    input.region = text_of("某市");
    input.path = text_of("/somewhere/a.docx");
    assert_ok(zc_writer_put(writer, &input, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    assert_ok(zc_reader_open(*state, &reader, &error), error);
    assert_ok(zc_fetch(reader, text_of("a"), 0, &excerpt, &error), error);
    assert_string_equal(excerpt->document.title.data, "关于托育的通知");
    assert_string_equal(excerpt->document.date.data, "2022-05");
    assert_string_equal(excerpt->document.issuer.data, "某市教育局");
    assert_string_equal(excerpt->document.region.data, "某市");
    assert_string_equal(excerpt->document.genre.data, "通知");
    assert_string_equal(excerpt->document.path.data, "/somewhere/a.docx");
    assert_int_equal(excerpt->document.year, 2022);
    assert_int_equal(excerpt->passage_count, 2);
    zc_excerpt_free(excerpt);
    zc_reader_close(reader);
}

static void refuse(zc_writer *writer, zc_input input)
{
    zc_error error = {.message = ""};
    assert_status(zc_writer_put(writer, &input, &error), ZC_BAD_ARGUMENT);
    assert_true(error.message[0] != '\0' && error.message_zh[0] != '\0');
}

static void refuses_bad_documents_and_goes_on(void **state)
{
    zc_error error;
    char long_title[5000];
    memset(long_title, 'a', sizeof long_title);
    zc_writer *writer = open_writer(state);
    refuse(writer, sample("", "甲"));
    refuse(writer, sample("a b", "甲"));
    zc_input input = {.text = text_of("甲")};
    refuse(writer, input);
    static const char *const dates[] = {"2022-5", "2022-13", "20220518", "soon",
                                        "2022-05-18T00:00"};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        input = sample("a", "甲");
        input.date = text_of(dates[i]);
        refuse(writer, input);
    }
    input = sample("a", "甲");
    input.level = text_of("乡镇一级");
    refuse(writer, input);
    input = sample("a", "甲");
    input.title = (zc_string){long_title, sizeof long_title};
    refuse(writer, input);
    input = sample("a", "甲");
    assert_ok(zc_writer_put(writer, &input, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    index_holds(state, 1, 1);
}

/* None of its members is dropped without a word. */
static void refuses_a_length_without_a_text(void **state)
{
    zc_error error;
    zc_writer *writer = open_writer(state);
    zc_input input = sample("a", "甲");
    zc_string *const members[] = {&input.id,    &input.title,  &input.text,    &input.path,
                                  &input.date,  &input.issuer, &input.number,  &input.region,
                                  &input.genre, &input.source, &input.written, &input.published,
                                  &input.level, &input.author};
    assert_int_equal(sizeof input, sizeof members / sizeof members[0] * sizeof(zc_string));
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        zc_string before = *members[i];
        *members[i] = (zc_string){NULL, 3};
        refuse(writer, input);
        *members[i] = before;
    }
    assert_status(zc_writer_remove(writer, (zc_string){NULL, 3}, &error), ZC_BAD_ARGUMENT);
    assert_ok(zc_writer_put(writer, &input, &error), error); /* NULL and 0 is nothing */
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    index_holds(state, 1, 1);
}

static void names_the_member_that_is_wrong(void **state)
{
    char long_text[5000];
    memset(long_text, 'a', sizeof long_text);
    zc_writer *writer = open_writer(state);
    zc_input input = sample("a", "甲");
    const struct {
        zc_string *member, value;
        const char *says;
    } wrong[] = {
        {&input.issuer, {long_text, sizeof long_text}, "\"issuer\" is longer than 4096 bytes"},
        {&input.author, {long_text, sizeof long_text}, "\"author\" is longer than 4096 bytes"},
        {&input.date, {"2022-13", 7}, "\"date\" is not"},
        {&input.published, {"2022年", 7}, "\"published\" is not"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        zc_error error = {.status = ZC_OK};
        zc_string before = *wrong[i].member;
        *wrong[i].member = wrong[i].value;
        assert_status(zc_writer_put(writer, &input, &error), ZC_BAD_ARGUMENT);
        assert_non_null(strstr(error.message, wrong[i].says));
        *wrong[i].member = before;
    }
    zc_writer_close(writer);
}

static void drops_what_was_not_committed(void **state)
{
    zc_error error;
    zc_input input = sample("a", "甲");
    zc_writer *writer = open_writer(state);
    assert_ok(zc_writer_commit(writer, &error), error);
    assert_ok(zc_writer_put(writer, &input, &error), error);
    zc_writer_close(writer);
    index_holds(state, 0, 0);
}

static zc_index_info info_of(void **state)
{
    zc_error error;
    zc_reader *reader;
    zc_index_info info;
    assert_ok(zc_reader_open(*state, &reader, &error), error);
    assert_ok(zc_reader_info(reader, &info, &error), error);
    zc_reader_close(reader);
    return info;
}

static bool is_sealed(void **state)
{
    return info_of(state).sealed;
}

/* The manifest costs reading the whole index: once for a writer, not for each commit. */
static void writes_the_manifest_when_it_is_closed(void **state)
{
    zc_error error;
    zc_writer *writer = open_writer(state);
    zc_input input = sample("a", "甲。");
    for (int i = 0; i < 3; i++) {
        assert_ok(zc_writer_put(writer, &input, &error), error);
        assert_ok(zc_writer_commit(writer, &error), error);
        assert_int_equal(is_sealed(state), i == 0); /* what was not shown before is sealed */
    }
    assert_ok(zc_writer_put(writer, &input, &error), error);
    zc_writer_close(writer); /* with a change that is dropped */
    assert_true(is_sealed(state));
    assert_status(zc_verify(*state, NULL, NULL, &error), ZC_OK);
    index_holds(state, 1, 1);
}

/* `--since last` asks for the last run that brought something. */
static void a_commit_of_nothing_is_no_run(void **state)
{
    zc_error error;
    zc_writer *writer = open_writer(state);
    zc_input input = sample("a", "甲。");
    assert_ok(zc_writer_commit(writer, &error), error); /* makes the index */
    assert_int_equal(info_of(state).run, 1);
    assert_ok(zc_writer_put(writer, &input, &error), error);
    for (int i = 0; i < 3; i++)
        assert_ok(zc_writer_commit(writer, &error), error);
    zc_index_info info = info_of(state);
    assert_int_equal(info.run, 2);
    zc_writer_close(writer);
    writer = open_writer(state);
    assert_status(zc_writer_remove(writer, text_of("b"), &error), ZC_NOT_FOUND);
    assert_ok(zc_writer_commit(writer, &error), error);
    assert_string_equal(info_of(state).revision, info.revision);
    assert_ok(zc_writer_remove(writer, text_of("a"), &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    assert_string_not_equal(info_of(state).revision, info.revision);
    assert_int_equal(info_of(state).run, 2); /* it brought nothing */
    assert_ok(zc_writer_put(writer, &input, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    assert_int_equal(info_of(state).run, 3);
    assert_ok(zc_writer_remove(writer, text_of("a"), &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    index_holds(state, 0, 0);
}

/* There is nothing that could be verified, and nothing is damaged. */
static void an_index_that_was_deleted_is_not_damaged(void **state)
{
    char *dir = scratch_path(*state, "db");
    const char *const away[] = {"rm", "-rf", dir, NULL};
    zc_error error;
    zc_writer *writer;
    zc_input a = sample("a", "甲。"), b = sample("b", "乙。");
    assert_ok(zc_writer_open(dir, &writer, &error), error);
    assert_ok(zc_writer_put(writer, &a, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    assert_ok(zc_writer_put(writer, &b, &error), error);
    assert_int_equal(scratch_run(away), 0);
    assert_status(zc_writer_commit(writer, &error), ZC_IO);
    assert_non_null(strstr(error.message, "deleted"));
    assert_non_null(strstr(error.message_zh, "删除"));
    zc_writer_close(writer);
    free(dir);
}

static void refuses_null_handles(void **state)
{
    zc_error error;
    zc_writer *writer;
    zc_input input = sample("a", "甲");
    assert_status(zc_writer_open(NULL, &writer, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_writer_open(*state, NULL, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_writer_put(NULL, &input, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_writer_remove(NULL, text_of("a"), &error), ZC_BAD_ARGUMENT);
    assert_status(zc_writer_commit(NULL, &error), ZC_BAD_ARGUMENT);
    zc_writer_close(NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_dir, remove_dir)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(puts_replaces_and_removes),
        TEST(keeps_what_was_stated),
        TEST(refuses_bad_documents_and_goes_on),
        TEST(refuses_a_length_without_a_text),
        TEST(names_the_member_that_is_wrong),
        TEST(drops_what_was_not_committed),
        TEST(writes_the_manifest_when_it_is_closed),
        TEST(a_commit_of_nothing_is_no_run),
        TEST(an_index_that_was_deleted_is_not_damaged),
        TEST(refuses_null_handles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
