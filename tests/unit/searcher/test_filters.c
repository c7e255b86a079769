/* What a search is limited to beside its query.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "filters.h"

static const zc_search_options defaults = ZC_SEARCH_OPTIONS_DEFAULT;

static zci_stemmer *stemmer;

static int make_stemmer(void **state)
{
    (void)state;
    stemmer = zci_stemmer_new();
    return stemmer == NULL;
}

static int free_stemmer(void **state)
{
    (void)state;
    zci_stemmer_free(stemmer);
    return 0;
}

/* What a query is limited to: its canonical form. */
static void assert_limited(const char *text, zc_search_options options, const char *wanted)
{
    static const zci_query_options plain = {false, false, false};
    zci_query query = {.root = NULL};
    zc_string printed;
    zc_error error;
    if (text[0] != '\0')
        assert_ok(zci_query_parse(text_of(text), &plain, stemmer, &query, &error), error);
    unsigned before = query.concept_count;
    assert_ok(zci_filters_require(&options, stemmer, &query, &error), error);
    assert_ok(zci_query_print(&query, &printed, &error), error);
    assert_string_equal(printed.data, wanted);
    assert_int_equal(zci_filters_any(&options), query.concept_count > before);
    zci_query_clear(&query);
}

static zc_search_options with(size_t offset, const char *value)
{
    zc_search_options options = defaults;
    zc_string text = text_of(value);
    memcpy((char *)&options + offset, &text, sizeof text);
    return options;
}

#define WITH(option, value) with(offsetof(zc_search_options, option), value)

static void nothing_limits_nothing(void **state)
{
    (void)state;
    assert_limited("双减", defaults, "双减");
    assert_limited("", defaults, "");
}

static void each_option_limits_by_itself(void **state)
{
    (void)state;
    zc_search_options runs = defaults;
    runs.since_run = 12;
    assert_limited("", runs, "run:12..");
    assert_limited("", WITH(year, "2022"), "年:2022");
    assert_limited("", WITH(year, "..2022"), "年:..2022");
    assert_limited("", WITH(region, "临湖市"), "地区:\"临湖市\"");
    assert_limited("", WITH(issuer, "临湖市教育局"), "机关:\"临湖市教育局\"");
    assert_limited("", WITH(genre, "通知"), "文种:\"通知\"");
    assert_limited("", WITH(level, "province"), "级别:省");
    assert_limited("双减", WITH(genre, "通知"), "(双减 AND 文种:\"通知\")");
    assert_limited("双减 作业", WITH(level, "市"), "(双减 AND 作业 AND 级别:市)");
    assert_limited("双减 OR 作业", WITH(level, "市"), "((双减 OR 作业) AND 级别:市)");
}

/* As the index has it. */
static void a_number_is_without_its_ordinal(void **state)
{
    (void)state;
    assert_limited("", WITH(number, "临教发〔2023〕第5号"), "文号:\"临教发〔2023〕5号\"");
}

static void dates_cover_all_of_what_they_name(void **state)
{
    (void)state;
    zc_search_options both = WITH(since, "2022-05");
    both.until = text_of("2023");
    assert_limited("", WITH(since, "2022-05-18"), "日期:20220518..99999999");
    assert_limited("", WITH(until, "2022-02"), "日期:0..20220228");
    assert_limited("", both, "日期:20220500..20231231");
}

static void all_of_them_hold_together(void **state)
{
    (void)state;
    zc_search_options all = WITH(year, "2022");
    all.since = text_of("2022-01");
    all.since_run = 3;
    all.region = text_of("临湖市");
    all.issuer = text_of("教育局");
    all.genre = text_of("通知");
    all.number = text_of("5号");
    all.level = text_of("市");
    assert_limited("双减", all,
                   "(双减 AND 年:2022 AND 日期:20220100..99999999 AND run:3.. AND "
                   "地区:\"临湖市\" AND 机关:\"教育局\" AND 文种:\"通知\" AND 文号:\"5号\" AND "
                   "级别:市)");
}

/* What an option asks for is named as it was given, also where two ask for one thing. */
static void they_are_named_by_their_options(void **state)
{
    (void)state;
    static const char *const names[] = {
        "--year 2022",     "--since 2022-01 --until 2023", "--since last", "--region 临湖市",
        "--issuer 教育局",
    };
    zc_search_options all = WITH(year, "2022");
    zci_query query;
    zc_string name;
    zc_error error;
    size_t named = 0;
    all.since = text_of("2022-01");
    all.until = text_of("2023");
    all.since_run = 3;
    all.region = text_of("临湖市");
    all.issuer = text_of("教育局");
    assert_ok(zci_filters_parse(text_of("双减 标题:作业"), &all, stemmer, &query, &error), error);
    for (const zci_node *node = query.root->child; node != NULL; node = node->next) {
        assert_ok(zci_query_print_node(&query, node, &name, &error), error);
        if (node->option.len > 0)
            assert_string_equal(name.data, names[named++]);
        else
            assert_non_null(strstr("双减 标题:\"作业\"", name.data));
    }
    assert_int_equal(named, sizeof names / sizeof names[0]);
    zci_query_clear(&query);
}

static bool expands(zc_search_options options)
{
    zci_query query = {.root = NULL};
    zc_error error;
    assert_ok(zci_filters_require(&options, stemmer, &query, &error), error);
    bool expands = query.root->expands;
    zci_query_clear(&query);
    return expands;
}

/* An issuer has other names, a genre has none; and they may not be wanted. */
static void other_words_are_looked_for_unless_they_are_unwanted(void **state)
{
    (void)state;
    zc_search_options unwanted = WITH(issuer, "临湖市教育局");
    unwanted.no_expand = true;
    assert_true(expands(WITH(issuer, "临湖市教育局")));
    assert_false(expands(WITH(genre, "通知")));
    assert_false(expands(unwanted));
}

static void assert_refused(zc_search_options options, zc_status wanted, const char *message)
{
    zci_query query = {.root = NULL};
    zc_error error;
    assert_true(zci_filters_any(&options));
    assert_status(zci_filters_require(&options, stemmer, &query, &error), wanted);
    if (strstr(error.message, message) == NULL)
        fail_msg("%s: not of %s", error.message, message);
    assert_true(error.message_zh[0] != '\0');
    zci_query_clear(&query);
}

static void what_cannot_be_understood_is_refused(void **state)
{
    (void)state;
    assert_refused(WITH(year, "去年"), ZC_BAD_ARGUMENT, "`去年` is not a year");
    assert_refused(WITH(since, "五月"), ZC_BAD_ARGUMENT, "`五月` is not a date");
    assert_refused(WITH(until, "2022-13"), ZC_BAD_ARGUMENT, "`2022-13` is not a date");
    zc_search_options since = WITH(since, "五月");
    since.until = text_of("2022");
    assert_refused(since, ZC_BAD_ARGUMENT, "`五月` is not a date");
    assert_refused(WITH(level, "乡"), ZC_BAD_ARGUMENT, "`乡` is not a level");
    assert_refused(WITH(region, "“”"), ZC_BAD_ARGUMENT, "地区 to filter by is empty");
    assert_refused(WITH(genre, " "), ZC_BAD_ARGUMENT, "文种 to filter by is empty");
}

static void filters_are_parts_of_the_query(void **state)
{
    (void)state;
    for (unsigned parts = ZCI_QUERY_CONCEPTS_MAX - 1; parts <= ZCI_QUERY_CONCEPTS_MAX; parts++) {
        zci_query query = {.concept_count = parts};
        zc_search_options options = WITH(year, "2022");
        zc_error error;
        bool fits = parts < ZCI_QUERY_CONCEPTS_MAX;
        assert_status(zci_filters_require(&options, stemmer, &query, &error),
                      fits ? ZC_OK : ZC_BAD_QUERY);
        assert_int_equal(query.concept_count, ZCI_QUERY_CONCEPTS_MAX);
        if (fits)
            assert_int_equal(query.root->concept, parts);
        zci_query_clear(&query);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_limits_nothing),
        cmocka_unit_test(each_option_limits_by_itself),
        cmocka_unit_test(a_number_is_without_its_ordinal),
        cmocka_unit_test(dates_cover_all_of_what_they_name),
        cmocka_unit_test(all_of_them_hold_together),
        cmocka_unit_test(they_are_named_by_their_options),
        cmocka_unit_test(other_words_are_looked_for_unless_they_are_unwanted),
        cmocka_unit_test(what_cannot_be_understood_is_refused),
        cmocka_unit_test(filters_are_parts_of_the_query),
    };
    return cmocka_run_group_tests(tests, make_stemmer, free_stemmer);
}
