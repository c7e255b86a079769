/* Which documents and passages a query matches.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "chance.h"

static const char *const texts[] = {
    "关于推进双减工作的通知\n\n义务教育学校落实双减要求。\n\n课后服务由学校提供。\n", /* 0 */
    "托育机构管理办法\n\n托育服务应当安全。\n",                                       /* 1 */
    "课后服务与托育服务并举的意见\n\n学校和托育机构各负其责，双减不减质量。\n",       /* 2 */
    "学校食堂管理规定\n\n食堂由学校管理。school meals are cooked daily.\n",           /* 3 */
    "Schools and services\n\nThe school provides services.\n",                        /* 4 */
};
enum { TEXTS = sizeof texts / sizeof texts[0], DOCUMENTS = TEXTS + 1 };

static int make_shelf(void **state)
{
    static shelf s;
    zc_input documents[DOCUMENTS] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < TEXTS; i++)
        documents[i].text = text_of(texts[i]);
    documents[TEXTS].text = text_of("一、做好改造（责任单位：市教育局）。\n");
    documents[TEXTS].title = text_of("城市更新办法");
    shelf_fill(&s, documents, DOCUMENTS);
    *state = &s;
    return 0;
}

static void assert_matches(const shelf *s, const char *text, const char *wanted)
{
    zci_query query;
    zci_evaluation evaluation;
    zc_error error;
    char found[64];
    shelf_parse(s, text, &query);
    assert_ok(zci_evaluate(s->reader, &query, &evaluation, &error), error);
    shelf_list(&evaluation.matching, found, sizeof found);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    zci_evaluation_free(&evaluation);
    zci_query_clear(&query);
}

static void sets_of_documents_are_combined(void **state)
{
    const shelf *s = *state;
    assert_matches(s, "双减", "0 2");
    assert_matches(s, "双减 课后服务", "0 2"); /* in different paragraphs */
    assert_matches(s, "双减 食堂", "");
    assert_matches(s, "托育 OR 食堂", "1 2 3");
    assert_matches(s, "学校 -双减", "3");
    assert_matches(s, "学校 (双减 OR 食堂) -托育", "0 3");
    assert_matches(s, "(托育 双减) OR (学校 食堂)", "2 3");
    assert_matches(s, "-学校", "1 4 5");
    assert_matches(s, "没有 -学校", "");
    assert_matches(s, "学校 -没有", "0 2 3");
}

static void each_kind_of_concept_is_found(void **state)
{
    const shelf *s = *state;
    assert_matches(s, "城市更新", "5"); /* a title beside the text */
    assert_matches(s, "城市更新 改造", "5");
    assert_matches(s, "城市更新 食堂", "");
    assert_matches(s, "责任单位:教育局", "5");
    assert_matches(s, "责任单位:教育局 -改造", "");
    assert_matches(s, "责任单位:改造", "");
    assert_matches(s, "标题:管理", "1 3");
    assert_matches(s, "句(学校 双减)", "0 2");
    assert_matches(s, "句(学校 课后服务)", "0");
    assert_matches(s, "年份:2020", "");
}

/* How many passages each concept has, in the order of the query, and with a colon extents. */
static void assert_passages(const shelf *s, const char *text, const char *wanted)
{
    zci_query query;
    zci_evaluation evaluation;
    zc_error error;
    char found[64] = "", *at = found;
    shelf_parse(s, text, &query);
    assert_ok(zci_evaluate(s->reader, &query, &evaluation, &error), error);
    for (unsigned i = 0; i < query.concept_count; i++) {
        const zci_concept *concept = &evaluation.concept[i];
        at += snprintf(at, 8, i == 0 ? "%zu" : " %zu", concept->passages.len);
        if (concept->extents.len + concept->by_stem.len > 0)
            at += snprintf(at, 8, ":%zu", concept->extents.len + concept->by_stem.len);
    }
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    zci_evaluation_free(&evaluation);
    zci_query_clear(&query);
}

/* Document 3 holds 食堂, and meals without 双减; documents 0 and 2 hold 双减, and 学校. */
static void what_satisfies_no_branch_is_no_match(void **state)
{
    const shelf *s = *state;
    assert_passages(s, "食堂 OR meals", "2 1");
    assert_passages(s, "食堂 OR (meals 管理)", "2 1 2");
    assert_passages(s, "食堂 OR (meals 双减)", "2 0 0");
    assert_passages(s, "双减 OR (学校 -双减)", "3 2 0");
    assert_passages(s, "食堂 OR (meal (学校 双减))", "2 0 0 0");
    assert_passages(s, "食堂 OR (句(meals cooked) 双减)", "2 0 1 1 0");
    assert_passages(s, "食堂 OR (句(meals cooked) 管理)", "2 1:1 1 1 2");
    assert_passages(s, "双减 -(学校 -课后服务)", "3 3 2"); /* wanted: it is why these match */
}

static void words_are_found_by_their_stem(void **state)
{
    const shelf *s = *state;
    assert_matches(s, "school", "3 4");
    assert_matches(s, "cooking", "3");
    assert_matches(s, "\"the school provides\"", "4");
}

static void no_query_matches_everything(void **state)
{
    const shelf *s = *state;
    zci_query query = {.root = NULL};
    zci_evaluation evaluation;
    zc_error error;
    assert_ok(zci_evaluate(s->reader, &query, &evaluation, &error), error);
    assert_int_equal(zci_docset_size(&evaluation.matching), DOCUMENTS);
    zci_evaluation_free(&evaluation);
}

/* Each part of the query says which passages hold it, how often, and what part it plays. */
static void concepts_know_their_passages(void **state)
{
    const shelf *s = *state;
    zci_query query;
    zci_evaluation e;
    zc_error error;
    shelf_parse(s, "双减 -食堂 句(学校 服务)", &query);
    assert_int_equal(query.concept_count, 5);
    assert_ok(zci_evaluate(s->reader, &query, &e, &error), error);
    assert_true(e.concept[0].positive && !e.concept[0].inside);
    assert_int_equal(e.concept[0].passages.len, 3);
    for (size_t i = 0; i < e.concept[0].passages.len; i++)
        assert_int_equal(e.concept[0].passages.count[i], 1);
    assert_true(e.concept[0].frequency >= e.concept[0].passages.len);
    assert_false(e.concept[1].positive || e.concept[1].inside);
    unsigned inside = 0;
    for (unsigned i = 0; i < query.concept_count; i++) {
        assert_non_null(e.concept[i].node);
        assert_int_equal(e.concept[i].node->concept, i);
        inside += e.concept[i].inside;
    }
    assert_int_equal(inside, 2);
    zci_evaluation_free(&e);
    zci_query_clear(&query);
}

static void what_a_scope_does_not_take_leaves_nothing_to_free(void **state)
{
    const shelf *s = *state;
    static const char *const queries[] = {"学校 句(标题:通知)", "句(标题:通知) OR 双减",
                                          "双减 -段(年份:2020)"};
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        zci_query query;
        zci_evaluation evaluation;
        zc_error error;
        shelf_parse(s, queries[i], &query);
        assert_status(zci_evaluate(s->reader, &query, &evaluation, &error), ZC_BAD_QUERY);
        assert_null(evaluation.concept);
        assert_null(evaluation.matching.word);
        zci_evaluation_free(&evaluation);
        zci_query_clear(&query);
    }
}

/* What a part of the tree finds among some documents is what it finds anywhere, of these. */
static void a_limit_is_an_intersection(void **state)
{
    const shelf *s = *state;
    static const char *const queries[] = {"双减",          "学校 服务",
                                          "托育 OR 食堂",  "-学校",
                                          "school",        "减",
                                          "标题:管理",     "学校 (双减 OR 食堂) -托育",
                                          "句(学校 双减)", "段(学校 管理)",
                                          "城市更新",      "责任单位:教育局"};
    for (size_t q = 0; q < sizeof queries / sizeof queries[0]; q++) {
        zci_query query;
        zci_evaluation e;
        zc_error error;
        shelf_parse(s, queries[q], &query);
        assert_ok(zci_evaluate(s->reader, &query, &e, &error), error);
        for (unsigned members = 0; members < 1U << DOCUMENTS; members++) {
            zci_docset within, found = {0};
            char wanted_list[64], found_list[64];
            assert_true(zci_docset_make(&within, DOCUMENTS));
            for (unsigned d = 0; d < DOCUMENTS; d++) {
                if ((members >> d & 1) != 0)
                    zci_docset_add(&within, d);
            }
            assert_ok(zci_evaluate_node(&e, query.root, &within, &found, &error), error);
            zci_docset_keep(&within, &e.matching);
            assert_string_equal(shelf_list(&found, found_list, sizeof found_list),
                                shelf_list(&within, wanted_list, sizeof wanted_list));
            zci_docset_free(&within);
            zci_docset_free(&found);
        }
        zci_evaluation_free(&e);
        zci_query_clear(&query);
    }
}

/* Estimating a level must not ask the one below it twice. */
static void depth_costs_no_more_than_length(void **state)
{
    char text[2000] = "", *at = text;
    for (unsigned i = 0; i < 30; i++)
        at += snprintf(at, 64, "(食堂 OR (学校 ");
    at += snprintf(at, 64, "双减");
    for (unsigned i = 0; i < 30; i++)
        at += snprintf(at, 64, "))");
    assert_matches(*state, text, "0 2 3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_of_documents_are_combined),
        cmocka_unit_test(each_kind_of_concept_is_found),
        cmocka_unit_test(what_satisfies_no_branch_is_no_match),
        cmocka_unit_test(words_are_found_by_their_stem),
        cmocka_unit_test(no_query_matches_everything),
        cmocka_unit_test(concepts_know_their_passages),
        cmocka_unit_test(what_a_scope_does_not_take_leaves_nothing_to_free),
        cmocka_unit_test(a_limit_is_an_intersection),
        cmocka_unit_test(depth_costs_no_more_than_length),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
