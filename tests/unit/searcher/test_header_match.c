/* Phrases, years and the like in the headers of documents.  SPDX-License-Identifier:
 * GPL-2.0-or-later */
#include "shelf.h"

#include "header_match.h"
#include "schema/schema.h"

enum { DOCUMENTS = 6, YEARS = 40 };

static int make_shelf(void **state)
{
    static shelf s;
    static const struct {
        const char *title, *issuer, *number, *region, *genre, *date, *level, *text;
    } made[DOCUMENTS] = {
        {"校车管理办法", "甲市教育局", "甲教发〔2021〕18号", "甲市", "办法", "2021-05-01", "市",
         "没有什么可说的。\n"},
        {"校车标准", "乙县教育局", "乙教发〔2022〕8号", "乙县", "法", "2022-01", "县",
         "没有什么可说的。\n"},
        {"食堂管理与校车", "丙省教育厅", "丙教发〔2023〕第6号", "", "通知", "2023", "省",
         "没有什么可说的。\n"},
        {"", "", "", "", "", "", "", "校车安全规定\n\n校车要年检。\n"}, /* a title of the text */
        {"School bus rules", "", "", "", "", "2021-12-31", "市", "没有什么可说的。\n"},
        {"管校理车", "教育甲市教", "", "", "", "", "县", "没有什么可说的。\n"},
    };
    zc_input documents[DOCUMENTS] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < DOCUMENTS; i++) {
        documents[i].title = text_of(made[i].title);
        documents[i].issuer = text_of(made[i].issuer);
        documents[i].number = text_of(made[i].number);
        documents[i].region = text_of(made[i].region);
        documents[i].genre = text_of(made[i].genre);
        documents[i].date = text_of(made[i].date);
        documents[i].level = text_of(made[i].level);
        documents[i].text = text_of(made[i].text);
    }
    shelf_fill(&s, documents, DOCUMENTS);
    *state = &s;
    return 0;
}

/* Documents whose bits are set. */
static zci_docset set_of(unsigned members)
{
    zci_docset set;
    assert_true(zci_docset_make(&set, DOCUMENTS));
    for (unsigned d = 0; d < DOCUMENTS; d++) {
        if ((members >> d & 1) != 0)
            zci_docset_add(&set, d);
    }
    return set;
}

static void assert_set(zci_docset *found, const char *what, const char *wanted)
{
    char list[64];
    shelf_list(found, list, sizeof list);
    if (strcmp(list, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", what, list, wanted);
    zci_docset_free(found);
}

typedef struct asked {
    bool given_titles, terms_alone;
    const zci_docset *within;
} asked;

static void assert_matches_as(const shelf *s, const char *text, asked how, const char *wanted)
{
    zci_query query;
    zci_docset found = set_of(0);
    zc_error error;
    shelf_parse(s, text, &query);
    assert_int_equal(query.root->kind, ZCI_NODE_PHRASE);
    assert_ok(zci_header_match(s->reader, &query.root->pattern, query.root->field, how.given_titles,
                               !how.terms_alone, how.within, &found, &error),
              error);
    assert_set(&found, text, wanted);
    zci_query_clear(&query);
}

static void assert_matches(const shelf *s, const char *text, const char *wanted)
{
    assert_matches_as(s, text, (asked){false, false, NULL}, wanted);
}

static void each_field_is_searched_by_itself(void **state)
{
    const shelf *s = *state;
    assert_matches(s, "标题:校车", "0 1 2 3");
    assert_matches(s, "标题:管理", "0 2");
    assert_matches(s, "标题:bus", "4");
    assert_matches(s, "标题:buses", ""); /* words of a field stand there as they are */
    assert_matches(s, "机关:教育", "0 1 2 5");
    assert_matches(s, "机关:甲市教育局", "0");
    assert_matches(s, "机关:校车", "");
    assert_matches(s, "文号:乙教发", "1");
    assert_matches(s, "地区:乙县", "1");
    assert_matches(s, "文种:通知", "2");
    assert_matches(s, "标题:年检", "");
}

static void a_number_is_found_with_its_ordinal_and_without(void **state)
{
    const shelf *s = *state;
    assert_matches(s, "文号:丙教发〔2023〕第6号", "2");
    assert_matches(s, "文号:丙教发〔2023〕6号", "2");
    assert_matches(s, "文号:甲教发〔2021〕第18号", "0");
    assert_matches(s, "文号:丙教发〔2023〕第16号", "");
}

/* What is asked of the text is looked for in titles. */
static void text_is_the_title(void **state)
{
    assert_matches(*state, "校车", "0 1 2 3");
    assert_matches(*state, "年检", "");
}

static void a_single_character_is_found(void **state)
{
    assert_matches(*state, "标题:车", "0 1 2 3 5");
    assert_matches(*state, "机关:厅", "2");
}

static void the_field_decides_unless_the_terms_are_to(void **state)
{
    const shelf *s = *state;
    const asked by_terms = {false, true, NULL};
    assert_matches(s, "机关:甲市教育", "0");
    assert_matches_as(s, "机关:甲市教育", by_terms, "0 5"); /* all pairs, in another order */
    assert_matches(s, "文种:法", "1");                      /* 办法 is another one */
    assert_matches(s, "文种:办法", "0");
    assert_matches_as(s, "文种:法", by_terms, "0 1");
    assert_matches(s, "标题:法", "0");
}

static void titles_of_the_text_are_none_beside_it(void **state)
{
    const shelf *s = *state;
    assert_matches_as(s, "标题:校车", (asked){true, false, NULL}, "0 1 2");
    assert_matches_as(s, "标题:校车", (asked){true, true, NULL}, "0 1 2");
    assert_matches_as(s, "标题:安全", (asked){true, false, NULL}, "");
    assert_matches_as(s, "标题:车", (asked){true, false, NULL}, "0 1 2 5"); /* by no term */
}

static void only_documents_within_are_found(void **state)
{
    const shelf *s = *state;
    for (unsigned members = 0; members < 1U << DOCUMENTS; members++) {
        zci_docset within = set_of(members);
        zci_docset wanted = set_of(members & 017), wanted_by_one = set_of(members & 057);
        char list[64];
        assert_matches_as(s, "标题:校车", (asked){false, false, &within},
                          shelf_list(&wanted, list, sizeof list));
        assert_matches_as(s, "标题:校", (asked){false, false, &within},
                          shelf_list(&wanted_by_one, list, sizeof list));
        zci_docset_free(&wanted_by_one);
        zci_docset_free(&within);
        zci_docset_free(&wanted);
    }
}

/* What was found before stays. */
static void documents_are_added(void **state)
{
    const shelf *s = *state;
    zci_docset found = set_of(1U << 5);
    zc_error error;
    assert_ok(zci_header_level(s->reader, "市", NULL, &found, &error), error);
    assert_ok(zci_header_dates(s->reader, 20230000, 20231231, NULL, &found, &error), error);
    assert_set(&found, "added", "0 2 4 5");
}

static void assert_years(const shelf *s, int from, int to, const zci_docset *within,
                         const char *wanted)
{
    zci_docset found = set_of(0);
    zc_error error;
    assert_ok(zci_header_years(s->reader, false, from, to, within, &found, &error), error);
    assert_set(&found, "years", wanted);
}

static void years_include_both_ends(void **state)
{
    const shelf *s = *state;
    zci_docset within = set_of(1U << 1 | 1U << 4);
    assert_years(s, 2021, 2021, NULL, "0 4");
    assert_years(s, 2021, 2022, NULL, "0 1 4");
    assert_years(s, 2022, 2023, NULL, "1 2");
    assert_years(s, 0, 9999, NULL, "0 1 2 4");
    assert_years(s, 2024, 9999, NULL, "");
    assert_years(s, 0, 2020, NULL, "");
    assert_years(s, 2023, 2021, NULL, "");
    assert_years(s, 2021, 2023, &within, "1 4");
    zci_docset_free(&within);
}

static void levels_are_those_of_the_index(void **state)
{
    static const char *const levels[][2] = {
        {"市", "0 4"}, {"县", "1 5"}, {"省", "2"}, {"国家", ""}, {"", ""}};
    const shelf *s = *state;
    zci_docset found, within = set_of(1U << 4 | 1U << 1);
    zc_error error;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        found = set_of(0);
        assert_ok(zci_header_level(s->reader, levels[i][0], NULL, &found, &error), error);
        assert_set(&found, levels[i][0], levels[i][1]);
    }
    found = set_of(0);
    assert_ok(zci_header_level(s->reader, "市", &within, &found, &error), error);
    assert_set(&found, "within", "4");
    zci_docset_free(&within);
}

static void assert_dates(const shelf *s, unsigned from, unsigned to, const zci_docset *within,
                         const char *wanted)
{
    zci_docset found = set_of(0);
    zc_error error;
    assert_ok(zci_header_dates(s->reader, from, to, within, &found, &error), error);
    assert_set(&found, "dates", wanted);
}

/* A date of which the day or month is unknown has 00 there, and lies on all of its days. */
static void dates_include_both_ends(void **state)
{
    const shelf *s = *state;
    zci_docset within = set_of(1U << 2);
    assert_dates(s, 20210501, 20210501, NULL, "0");
    assert_dates(s, 20210502, 20211230, NULL, "");
    assert_dates(s, 20210501, 20211231, NULL, "0 4");
    assert_dates(s, 20220100, 20220100, NULL, "1");
    assert_dates(s, 20220101, 20220131, NULL, "1");
    assert_dates(s, 20220131, 20220131, NULL, "1");
    assert_dates(s, 20220201, 20221231, NULL, "");
    assert_dates(s, 20230101, 20230101, NULL, "2");
    assert_dates(s, 20230601, 99999999, NULL, "2");
    assert_dates(s, 0, 20230000, &within, "2");
    assert_dates(s, 20240000, 99999999, NULL, "");
    assert_dates(s, 0, 99999999, NULL, "0 1 2 4"); /* no date lies nowhere */
    assert_dates(s, 0, 99999999, &within, "2");
    zci_docset_free(&within);
}

static void runs_count_from_one_on(void **state)
{
    const shelf *s = *state;
    static const struct {
        uint64_t from;
        const char *wanted;
    } runs[] = {{0, "0 1 2 3 4 5"}, {1, "0 1 2 3 4 5"}, {2, ""}, {UINT64_MAX, ""}};
    zci_docset within = set_of(3), found;
    zc_error error;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        found = set_of(0);
        assert_ok(zci_header_runs(s->reader, runs[i].from, NULL, &found, &error), error);
        assert_set(&found, "runs", runs[i].wanted);
    }
    found = set_of(0);
    assert_ok(zci_header_runs(s->reader, 1, &within, &found, &error), error);
    assert_set(&found, "within", "0 1");
    zci_docset_free(&within);
}

/* More years than are looked at together. */
static void many_years_are_all_found(void **state)
{
    (void)state;
    shelf s;
    zc_input documents[YEARS] = {{.id = {NULL, 0}}};
    char dates[YEARS][16];
    for (size_t i = 0; i < YEARS; i++) {
        snprintf(dates[i], sizeof dates[i], "%zu", 1980 + i);
        documents[i].date = text_of(dates[i]);
        documents[i].text = text_of("没有什么可说的。\n");
    }
    shelf_fill(&s, documents, YEARS);
    for (int from = 1979; from < 1980 + YEARS; from++) {
        for (int to = from; to < from + 36; to += 7) {
            zci_docset found;
            zc_error error;
            assert_true(zci_docset_make(&found, YEARS));
            assert_ok(zci_header_years(s.reader, false, from, to, NULL, &found, &error), error);
            for (int year = 1980; year < 1980 + YEARS; year++)
                assert_int_equal(zci_docset_has(&found, (size_t)(year - 1980)),
                                 year >= from && year <= to);
            zci_docset_free(&found);
        }
    }
    shelf_clear(&s);
}

static void records_are_found_by_a_prefix(void **state)
{
    const shelf *s = *state;
    zci_docid first = zci_documents_header(&s->reader->documents, 1);
    const zci_range range = {first, first + 1};
    zci_query query;
    zci_postings found = {0};
    zc_error error;
    shelf_parse(s, "教育", &query);
    const zci_pattern *pattern = &query.root->pattern;
    assert_ok(
        zci_prefixed_candidates(s->reader, pattern, ZCI_PREFIX_ISSUER, NULL, 0, &found, &error),
        error);
    assert_int_equal(found.len, 4);
    assert_ok(
        zci_prefixed_candidates(s->reader, pattern, ZCI_PREFIX_ISSUER, &range, 1, &found, &error),
        error);
    assert_int_equal(found.len, 5); /* appended */
    assert_int_equal(found.docid[4], first);
    assert_ok(
        zci_prefixed_candidates(s->reader, pattern, ZCI_PREFIX_TITLE, NULL, 0, &found, &error),
        error);
    assert_int_equal(found.len, 5);
    zci_postings_free(&found);
    zci_query_clear(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_field_is_searched_by_itself),
        cmocka_unit_test(a_number_is_found_with_its_ordinal_and_without),
        cmocka_unit_test(text_is_the_title),
        cmocka_unit_test(a_single_character_is_found),
        cmocka_unit_test(the_field_decides_unless_the_terms_are_to),
        cmocka_unit_test(titles_of_the_text_are_none_beside_it),
        cmocka_unit_test(only_documents_within_are_found),
        cmocka_unit_test(documents_are_added),
        cmocka_unit_test(years_include_both_ends),
        cmocka_unit_test(levels_are_those_of_the_index),
        cmocka_unit_test(dates_include_both_ends),
        cmocka_unit_test(runs_count_from_one_on),
        cmocka_unit_test(many_years_are_all_found),
        cmocka_unit_test(records_are_found_by_a_prefix),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
