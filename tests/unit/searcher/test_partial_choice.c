/* Which passages a partial answer is shown by.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "partial_choice.h"
#include "relax.h"

#define NAMED "临湖市托育服务收费管理办法"

/* The same three passages with a title beside them and without one. */
#define TEXT                                                                                       \
    "临湖市托育服务收费由市卫生健康委员会会同有关部门管理。\n\n"        \
    "伙食费按月据实结算，多余部分退还家长。\n\n"                                \
    "第三季度完成检查。\n"

/* Its own title, six passages about what the title says, and one about something else. */
#define ABOUT(what) "临湖市托育服务收费管理" what "，依照本办法执行。\n\n"
#define LONG                                                                                       \
    NAMED "\n\n" ABOUT("甲") ABOUT("乙") ABOUT("丙") ABOUT("丁") ABOUT("戊")                       \
        ABOUT("己") "延时看护由双方约定。\n"
#define REPORT "2025年食堂的报告"

static int make_shelf(void **state)
{
    static shelf s;
    zc_input documents[] = {{.text = text_of(TEXT), .title = text_of(NAMED)},
                            {.text = text_of(TEXT), .title = text_of("附件")}};
    shelf_fill(&s, documents, 2);
    *state = &s;
    return 0;
}

static int make_long_shelf(void **state)
{
    static shelf s;
    zc_input documents[] = {
        {.text = text_of(LONG), .title = text_of(NAMED)},
        {.text = text_of(REPORT "\n\n食堂整洁。\n\n厨师持证。\n"), .title = text_of(REPORT)}};
    shelf_fill(&s, documents, 2);
    *state = &s;
    return 0;
}

/* The place that a passage has among those of its document. */
static size_t place_of(const shelf *s, size_t document, zci_docid docid)
{
    return docid - zci_documents_passages(&s->reader->documents, document).first;
}

/* By which passages a document is shown, and the best score among them. */
static void assert_shown(shelf *s, const char *text, size_t document, const size_t *wanted,
                         size_t count)
{
    const zci_rank_options options = {.limit = 10, .unit = ZC_DOCUMENTS};
    zci_query query;
    zci_evaluation found;
    zci_relaxed relaxed = {.term_count = 0};
    zci_ranking ranking;
    zc_error error;
    shelf_parse(s, text, &query);
    assert_ok(zci_evaluate(s->reader, &query, &found, &error), error);
    assert_int_equal(zci_docset_size(&found.matching), 0);
    assert_ok(zci_relax(&found, &options, NULL, NULL, &relaxed, &ranking, &error), error);
    size_t at = 0;
    while (at < ranking.len && ranking.item[at].document != document)
        at++;
    assert_true(at < ranking.len);
    const zci_ranked *hit = &ranking.item[at];
    assert_int_equal(hit->passage_count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(place_of(s, document, hit->passage[i].docid), wanted[i]);
    zci_ranking_free(&ranking);
    zci_relaxed_free(&relaxed);
    zci_evaluation_free(&found);
    zci_query_clear(&query);
}

static void what_the_title_tells_as_well_counts_little(void **state)
{
    static const size_t fees_first[] = {1, 0}, rule_first[] = {0, 1};
    assert_shown(*state, "临湖市托育服务收费由谁定，伙食费按月据实怎样", 0, fees_first, 2);
    assert_shown(*state, "临湖市托育服务收费由谁定，伙食费按月据实怎样", 1, rule_first, 2);
}

static void with_nothing_in_the_title_the_scores_decide(void **state)
{
    static const size_t meals_first[] = {1, 0};
    assert_shown(*state, "卫生健康委员会同有关部门管理，伙食费按月据实结算多余退还", 0, meals_first,
                 2);
    assert_shown(*state, "卫生健康委员会同有关部门管理，伙食费按月据实结算多余退还", 1, meals_first,
                 2);
}

/* Of more passages than are read at first those that hold most of the question are all about what
 * the title says. */
static void what_the_title_lacks_is_looked_for_once_more(void **state)
{
    static const size_t care_first[] = {7, 0, 1};
    assert_shown(*state, "临湖市托育服务收费管理办法里延时看护怎么约定", 0, care_first, 3);
}

static void what_says_but_the_title_is_shown_last(void **state)
{
    static const size_t cooks_first[] = {2, 0};
    assert_shown(*state, "2025年食堂的报告里厨师有哪些", 1, cooks_first, 2);
}

static void one_passage_needs_no_choice(void **state)
{
    zci_ranked hit = {.passage_count = 1, .passage = {{.docid = 7}}};
    zc_error error;
    (void)state;
    assert_ok(zci_partial_choose(NULL, NULL, NULL, 0, &hit, &error), error);
    assert_int_equal(hit.passage[0].docid, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_title_tells_as_well_counts_little),
        cmocka_unit_test(with_nothing_in_the_title_the_scores_decide),
        cmocka_unit_test(one_passage_needs_no_choice),
    };
    const struct CMUnitTest on_long_ones[] = {
        cmocka_unit_test(what_the_title_lacks_is_looked_for_once_more),
        cmocka_unit_test(what_says_but_the_title_is_shown_last),
    };
    int failed = cmocka_run_group_tests(tests, make_shelf, shelf_free);
    return failed + cmocka_run_group_tests(on_long_ones, make_long_shelf, shelf_free);
}
