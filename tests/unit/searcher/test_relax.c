/* Partial matches in order.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "order.h"
#include "shelf.h"

#include "relax.h"

/* More documents than are read hold a part of 校车年检登记, and a few of other queries. */
enum { PARTIAL = 450, DOCUMENTS = PARTIAL + 4 };

/* Of 巡查宿舍走廊值班 the long ones hold all but for a break, and the short one a little less. */
#define FILLER "，此外还要按照既定的安排把各项日常事务办好，遇有变化随时调整，不得因此影响教学秩序"
static const char long_document[] = "巡查宿舍、走廊值班" FILLER FILLER FILLER "。\n\n"
                                    "巡查宿舍、走廊值班" FILLER FILLER FILLER FILLER "。\n\n"
                                    "巡查宿舍、走廊值班" FILLER FILLER FILLER FILLER FILLER "。\n\n"
                                    "巡查宿舍、廊值班。\n";

/* This is proposed among the first and turns out to be the last of all that are read. */
#define FILLERS FILLER FILLER FILLER FILLER FILLER FILLER FILLER FILLER
static const char longest_document[] = "第0号年检、登记" FILLERS FILLERS FILLERS "。\n";

typedef struct bench {
    shelf shelf;
    zci_query query;
    zci_evaluation found;
    zci_relaxed relaxed;
    zci_ranking ranking;
} bench;

static int make_shelf(void **state)
{
    static bench b;
    static char texts[PARTIAL][160], dates[PARTIAL][16];
    static zc_input documents[DOCUMENTS];
    for (size_t i = 0; i < PARTIAL; i++) {
        static const char *const parts[] = {"校车", "年检", "登记", "校车、年检", "年检、登记"};
        snprintf(texts[i], sizeof texts[i], "第%zu号%s%s。\n", i, parts[i % 5],
                 i % 3 == 0 ? FILLER : "");
        snprintf(dates[i], sizeof dates[i], "20%02zu-05-01", 10 + i % 7);
        documents[i].text = text_of(texts[i]);
        documents[i].date = text_of(dates[i]);
    }
    documents[0].text = text_of(longest_document);
    documents[PARTIAL].text = text_of("食堂采买。\n\n食堂改造。\n");
    documents[PARTIAL + 1].text = text_of("清单公示，灶具更换。\n");
    documents[PARTIAL + 2].text = text_of("灯光球场。\n");
    documents[PARTIAL + 3].text = text_of(long_document);
    shelf_fill(&b.shelf, documents, DOCUMENTS);
    *state = &b;
    return 0;
}

static int free_shelf(void **state)
{
    bench *b = *state;
    shelf_clear(&b->shelf);
    return 0;
}

static void relax(bench *b, const char *text, const zci_rank_options *options)
{
    zc_error error;
    shelf_parse(&b->shelf, text, &b->query);
    assert_ok(zci_evaluate(b->shelf.reader, &b->query, &b->found, &error), error);
    assert_int_equal(zci_docset_size(&b->found.matching), 0);
    assert_ok(zci_relax(&b->found, options, NULL, NULL, &b->relaxed, &b->ranking, &error), error);
}

static void clear(bench *b)
{
    zci_ranking_free(&b->ranking);
    zci_relaxed_free(&b->relaxed);
    zci_evaluation_free(&b->found);
    zci_query_clear(&b->query);
}

/* ---- What still holds ---------------------------------------------------- */

/* The documents that answer in part, ascending. */
static void assert_partial(bench *b, const char *text, const char *wanted)
{
    char list[64];
    relax(b, text, &(zci_rank_options){.limit = 10, .unit = ZC_DOCUMENTS});
    if (strcmp(shelf_list(&b->relaxed.documents, list, sizeof list), wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, list, wanted);
    assert_int_equal(b->ranking.documents, zci_docset_size(&b->relaxed.documents));
    clear(b);
}

static void each_side_of_an_or_may_be_partial(void **state)
{
    assert_partial(*state, "食堂采买计划 OR 灯光照明", "450 452");
    assert_partial(*state, "(食堂采买计划 OR 灯光照明) 走廊悬挂", "450 452 453");
}

static void words_of_a_scope_may_be_partial(void **state)
{
    assert_partial(*state, "段(食堂采买 灯光球场)", "450 452");
    assert_partial(*state, "句(食堂采买 灶具更换)", "450 451");
}

static void what_else_is_asked_holds_all_the_same(void **state)
{
    assert_partial(*state, "(食堂采买计划 OR 灯光照明) -球场", "450");
    assert_partial(*state, "食堂采买灯光 -采买", "452");
    assert_partial(*state, "清单采买灯光 “灶具更换”", "451");
}

/* ---- The order ----------------------------------------------------------- */

/* What is not read stands below all that is. */
static void scores_never_rise_beyond_the_pool(void **state)
{
    bench *b = *state;
    for (int unit = ZC_DOCUMENTS; unit <= ZC_PASSAGES; unit++) {
        relax(b, "校车年检登记", &(zci_rank_options){.limit = 1000, .unit = (zc_unit)unit});
        assert_int_equal(b->ranking.len, PARTIAL);
        assert_true(PARTIAL > ZCI_POOL_PARTIAL);
        order_assert_falling(&b->ranking);
        assert_true(b->ranking.item[PARTIAL - 1].score > 0);
        assert_true(b->ranking.floor == b->ranking.item[PARTIAL - 1].score);
        clear(b);
    }
}

static void pages_are_parts_of_one_order(void **state)
{
    bench *b = *state;
    for (int unit = ZC_DOCUMENTS; unit <= ZC_PASSAGES; unit++) {
        for (int sort = ZC_BY_RELEVANCE; sort <= ZC_BY_DATE; sort++) {
            zci_rank_options page = {.limit = 1000, .unit = (zc_unit)unit, .sort = (zc_sort)sort};
            relax(b, "校车年检登记", &page);
            zci_ranking whole = b->ranking;
            b->ranking = (zci_ranking){.item = NULL};
            clear(b);
            page.limit = 45;
            for (page.offset = 0; page.offset < whole.len; page.offset += 45) {
                relax(b, "校车年检登记", &page);
                assert_int_equal(b->ranking.len, page.limit);
                order_assert_page(&b->ranking, &whole, page.offset);
                clear(b);
            }
            zci_ranking_free(&whole);
        }
    }
}

/* Counts propose the long ones first; what is read is worth more in a short one. */
static void a_document_is_shown_by_the_best_of_several_read(void **state)
{
    bench *b = *state;
    relax(b, "巡查宿舍走廊值班", &(zci_rank_options){.limit = 1, .unit = ZC_DOCUMENTS});
    const zci_ranked *hit = &b->ranking.item[0];
    zci_range passages = zci_documents_passages(&b->shelf.reader->documents, DOCUMENTS - 1);
    assert_int_equal(hit->document, DOCUMENTS - 1);
    assert_int_equal(hit->passage[0].docid, passages.first + 3);
    assert_int_equal(hit->passage_count, ZC_PASSAGES_PER_DOCUMENT);
    for (size_t i = 1; i < hit->passage_count; i++)
        assert_true(hit->passage[i].score <= hit->passage[i - 1].score);
    clear(b);
}

/* What holds much less than the document's best passage is not shown beside it. */
static void passages_that_promise_little_are_left_out(void **state)
{
    bench *b = *state;
    relax(b, "食堂采买计划", &(zci_rank_options){.limit = 1, .unit = ZC_DOCUMENTS});
    assert_int_equal(b->ranking.item[0].document, PARTIAL);
    assert_int_equal(b->ranking.item[0].passage_count, 1);
    clear(b);
}

/* What gives way to other documents goes behind them, and so do its scores. */
static void scores_never_rise_where_some_give_way(void **state)
{
    bench *b = *state;
    relax(b, "巡查宿舍走廊值班公示",
          &(zci_rank_options){.limit = 10, .unit = ZC_PASSAGES, .per_document = 1});
    assert_int_equal(b->ranking.len, 5);
    order_assert_falling(&b->ranking);
    assert_int_equal(b->ranking.item[0].document, DOCUMENTS - 1);
    assert_int_equal(b->ranking.item[1].document, PARTIAL + 1);
    assert_true(b->ranking.item[1].score < b->ranking.item[0].score);
    assert_true(order_count_equals(&b->ranking, 2) > 0);
    clear(b);
}

/* Documents that are alike stand in the order in which they are proposed, and of the further ones
 * fewer passages are read. */
static void fewer_passages_are_read_of_documents_further_down(void **state)
{
    enum { ALIKE = ZCI_POOL_WINDOWS + 1, PASSAGES = 4 };
    static zc_input documents[ALIKE];
    bench b = {.query = {.root = NULL}};
    (void)state;
    for (size_t i = 0; i < ALIKE; i++)
        documents[i].text = text_of("甲处校车年检。\n\n乙处校车年检。\n\n丙处校车年检。\n\n"
                                    "丁处校车年检。\n");
    shelf_fill(&b.shelf, documents, ALIKE);
    relax(&b, "校车年检登记", &(zci_rank_options){.limit = ALIKE, .unit = ZC_DOCUMENTS});
    assert_int_equal(b.ranking.len, ALIKE);
    for (size_t i = 0; i < ALIKE; i++) {
        size_t shown = i < ZCI_POOL_SEVERAL ? ZC_PASSAGES_PER_DOCUMENT : ZCI_POOL_FEW;
        assert_int_equal(b.ranking.item[i].document, i);
        assert_int_equal(b.ranking.item[i].passage_count, i < ZCI_POOL_WINDOWS ? shown : 1);
    }
    clear(&b);
    shelf_clear(&b.shelf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_side_of_an_or_may_be_partial),
        cmocka_unit_test(words_of_a_scope_may_be_partial),
        cmocka_unit_test(what_else_is_asked_holds_all_the_same),
        cmocka_unit_test(scores_never_rise_beyond_the_pool),
        cmocka_unit_test(pages_are_parts_of_one_order),
        cmocka_unit_test(a_document_is_shown_by_the_best_of_several_read),
        cmocka_unit_test(fewer_passages_are_read_of_documents_further_down),
        cmocka_unit_test(passages_that_promise_little_are_left_out),
        cmocka_unit_test(scores_never_rise_where_some_give_way),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
