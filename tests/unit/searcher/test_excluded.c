/* What alone keeps a query from finding anything.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "excluded.h"
#include "findings.h"

enum { TEXTS = 8 };

typedef struct bench {
    shelf shelf;
    zc_synonyms *synonyms;
    zc_search_options options;
} bench;

static int open_bench(void **state)
{
    static bench b;
    static const char *const texts[TEXTS] = {
        "校车限速，登记归档。\n", "校车限速，司机培训。\n", "校车限速，司机考核。\n",
        "班车停放，登记造册。\n", "食堂留样，登记造册。\n", "食堂公示账目。\n",
        "渡口停航，应当公告。\n", "渡口登记，渡船限员。\n",
    };
    zc_input input[TEXTS] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < TEXTS; i++) {
        input[i].text = text_of(texts[i]);
        input[i].date = text_of(i < 4 ? "2021-05-01" : "2022-05-01");
        input[i].region = text_of(i % 2 == 0 ? "临湖市" : "青澜省");
    }
    input[7].title = text_of("渡口台账");
    shelf_fill(&b.shelf, input, TEXTS);
    b.synonyms = shelf_synonyms("校车 = 班车\n");
    *state = &b;
    return 0;
}

static int close_bench(void **state)
{
    bench *b = *state;
    zc_synonyms_free(b->synonyms);
    shelf_clear(&b->shelf);
    return 0;
}

static int start(void **state)
{
    static const zc_search_options defaults = ZC_SEARCH_OPTIONS_DEFAULT;
    bench *b = *state;
    b->options = defaults;
    b->options.synonyms = b->synonyms;
    return 0;
}

/* The last note to a query, if it is one of these. */
static const zc_note *last_note(const zci_query *query)
{
    const zc_note *last = query->note_count == 0 ? NULL : &query->notes[query->note_count - 1];
    bool told = last != NULL && (strncmp(last->text.data, "without", 7) == 0 ||
                                 strncmp(last->text.data, "no document", 11) == 0);
    return told ? last : NULL;
}

static void assert_note_is(const bench *b, const char *text, const char *english,
                           const char *chinese)
{
    zci_query query;
    zci_findings found = {.exact = false};
    zc_string printed, after;
    zc_error error;
    assert_ok(
        zci_filters_parse(text_of(text), &b->options, b->shelf.reader->stemmer, &query, &error),
        error);
    assert_ok(zci_query_print(&query, &printed, &error), error);
    assert_ok(
        zci_findings_make(b->shelf.reader, text_of(text), &b->options, &query, &found, &error),
        error);
    const zc_note *note = last_note(&query);
    if (strcmp(note == NULL ? "" : note->text.data, english) != 0)
        fail_msg("%s: [%s], not [%s]", text, note == NULL ? "" : note->text.data, english);
    if (chinese != NULL)
        assert_string_equal(note->text_zh.data, chinese);
    assert_ok(zci_query_print(&query, &after, &error), error);
    assert_string_equal(after.data, printed.data);
    zci_findings_free(&found);
    zci_query_clear(&query);
}

static void assert_note(const bench *b, const char *text, const char *english)
{
    assert_note_is(b, text, english, NULL);
}

static void a_filter_is_named_as_its_option(void **state)
{
    bench *b = *state;
    b->options.year = text_of("2022");
    assert_note_is(b, "校车 限速", "without `--year 2022` the query finds 3 documents",
                   "去掉“--year 2022”，可找到 3 篇文献");
    assert_note(b, "校车 培训", "without `--year 2022` the query finds 1 document");
    assert_note(b, "食堂", "");
    b->options.year = text_of("");
    b->options.since = text_of("2023");
    b->options.until = text_of("2024-05");
    assert_note(b, "食堂", "without `--since 2023 --until 2024-05` the query finds 2 documents");
}

static void each_is_named_that_is_enough(void **state)
{
    bench *b = *state;
    b->options.year = text_of("2022");
    b->options.region = text_of("青澜");
    assert_note(b, "留样", "without `--region 青澜` the query finds 1 document");
    assert_note(b, "考核", ""); /* neither is enough */
    b->options.region = text_of("");
    assert_note_is(b, "年:2021 登记",
                   "without `年:2021` the query finds 2 documents; without `--year 2022`, 2 "
                   "documents",
                   "去掉“年:2021”，可找到 2 篇文献；去掉“--year 2022”，可找到 2 篇文献");
}

static void fields_and_exclusions_are_named_as_they_are_read(void **state)
{
    bench *b = *state;
    assert_note(b, "年:2022 校车 限速", "without `年:2022` the query finds 3 documents");
    assert_note(b, "食堂 -(留样 OR 公示)", "without `-(留样 OR 公示)` the query finds 2 documents");
    assert_note(b, "(校车 限速 -限速)", "without `-限速` the query finds 3 documents");
    assert_note(b, "标题:食堂 渡口", "without `标题:\"食堂\"` the query finds 2 documents");
    assert_note(b, "(年:2022 OR 年:2023) 校车",
                "without `(年:2022 OR 年:2023)` the query finds 3 "
                "documents");
    assert_note(b, "校车 -食堂", "");
}

/* Also in the place of a part that has no other answer. */
static void other_words_count_where_the_querys_own_find_nothing(void **state)
{
    bench *b = *state;
    b->options.year = text_of("2022");
    assert_note(b, "校车停放", "without `--year 2022` the query finds 1 document");
    b->options.no_expand = true;
    assert_note(b, "校车停放", "");
    b->options.no_expand = false;
    b->options.strict = true;
    assert_note(b, "校车停放", "");
    assert_note(b, "校车 限速", "without `--year 2022` the query finds 3 documents");
}

static void partial_answers_are_told_as_well(void **state)
{
    bench *b = *state;
    b->options.year = text_of("2022");
    assert_note(b, "校车 登记", "without `--year 2022` the query finds 1 document");
}

static void quotation_marks_exclude_what_stands_apart(void **state)
{
    bench *b = *state;
    assert_note_is(b, "“校车停放”", "without the quotation marks the query finds 1 document",
                   "去掉引号，可找到 1 篇文献");
    assert_note_is(b, "“食堂登记留样”",
                   "without the quotation marks the query finds 5 documents in part",
                   "去掉引号，部分匹配 5 篇文献");
    assert_note(b, "限速 -“校车”", "without `-\"校车\"` the query finds 3 documents");
    assert_note(b, "“食堂” “火星”",
                "without the quotation marks the query finds 2 documents in part");
    b->options.strict = true;
    assert_note(b, "“食堂登记留样”", "");
}

/* What stands in them may be no query, or one that cannot be asked. */
static void what_is_no_query_without_its_quotation_marks_is_none(void **state)
{
    bench *b = *state;
    assert_note(b, "“字段:食堂”", "");
    assert_note(b, "句(“年:2022” 食堂)", "");
    assert_note(b, "“OR” 火星", "");
}

static void titles_alone_exclude_what_texts_hold(void **state)
{
    bench *b = *state;
    b->options.title_only = true;
    assert_note(b, "食堂 登记", "without `--title` the query finds 1 document");
    assert_note(b, "渡口", "");
    b->options.year = text_of("2021");
    assert_note(b, "渡口台账", "without `--year 2021` the query finds 1 document");
}

/* Without its only part nothing is asked for. */
static void one_part_alone_is_not_told(void **state)
{
    bench *b = *state;
    assert_note(b, "年:1990", "");
    assert_note(b, "火星", "");
}

static void what_no_document_satisfies_is_told(void **state)
{
    bench *b = *state;
    b->options.year = text_of("1990");
    assert_note_is(b, "火星登陆", "no document satisfies `--year 1990`",
                   "没有文献符合“--year 1990”");
    b->options.region = text_of("火星");
    assert_note_is(b, "校车 限速", "no document satisfies `--year 1990`, and none `--region 火星`",
                   "没有文献符合“--year 1990”，也没有文献符合“--region 火星”");
}

/* What is common is found in the first documents; there are more passages than are read. */
static void what_is_common_is_not_counted_to_the_end(void **state)
{
    enum { LINES = 4000, DOCUMENTS = 4 };
    static const char line[] = "校园食堂应当公示账目。\n\n";
    bench other = *(bench *)*state;
    zc_input input[DOCUMENTS] = {{.id = {NULL, 0}}};
    char *text = malloc(LINES * sizeof line);
    assert_non_null(text);
    for (size_t i = 0; i < LINES; i++)
        memcpy(text + i * (sizeof line - 1), line, sizeof line);
    for (size_t i = 0; i < DOCUMENTS; i++)
        input[i].text = text_of(text);
    shelf_fill(&other.shelf, input, DOCUMENTS);
    other.options.year = text_of("2022");
    assert_note_is(&other, "食堂应当公示",
                   "without `--year 2022` the query finds at least 3 documents",
                   "去掉“--year 2022”，至少可找到 3 篇文献");
    assert_note(&other, "句(校园食堂应当公示)",
                "without `--year 2022` the query finds at least 1 document");
    shelf_clear(&other.shelf);
    free(text);
}

#define TEST(name) cmocka_unit_test_setup(name, start)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_filter_is_named_as_its_option),
        TEST(each_is_named_that_is_enough),
        TEST(fields_and_exclusions_are_named_as_they_are_read),
        TEST(other_words_count_where_the_querys_own_find_nothing),
        TEST(partial_answers_are_told_as_well),
        TEST(quotation_marks_exclude_what_stands_apart),
        TEST(what_is_no_query_without_its_quotation_marks_is_none),
        TEST(titles_alone_exclude_what_texts_hold),
        TEST(one_part_alone_is_not_told),
        TEST(what_no_document_satisfies_is_told),
        TEST(what_is_common_is_not_counted_to_the_end),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
