/* The order of what matches.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "order.h"
#include "shelf.h"

#include "rank.h"

#include <math.h>
#include <stdlib.h>

/* Headings, which counts alone put in front, as they are short, and which are worth less once
 * they are read; then longer texts. */
enum { HEADINGS = 150, DOCUMENTS = 350 };

/* Eight passages of one document, the last of which is about nothing else. */
static const char long_document[] = "会议研究了各项工作，其中一项是校车，其余各项另行通知。\n\n"
                                    "会议听取了各方意见，其中一条是校车，其余各条另行答复。\n\n"
                                    "会议通报了各县情况，其中一县有校车，其余各县没有购置。\n\n"
                                    "会议部署了下步安排，其中一步是校车，其余各步依次进行。\n\n"
                                    "会议讨论了经费预算，其中一笔是校车，其余各笔不作调整。\n\n"
                                    "会议确定了责任分工，其中一处管校车，其余各处互相配合。\n\n"
                                    "会议要求了信息报送，其中一表填校车，其余各表按月汇总。\n\n"
                                    "校车要年检，校车要限速，校车要登记。\n";

typedef struct bench {
    shelf shelf;
    zci_query query;
    zci_evaluation found;
    zci_ranking ranking;
} bench;

static int make_shelf(void **state)
{
    static bench b;
    static char texts[DOCUMENTS][120], dates[DOCUMENTS][16];
    static zc_input documents[DOCUMENTS + 1];
    for (size_t i = 0; i < DOCUMENTS; i++) {
        if (i < HEADINGS)
            snprintf(texts[i], sizeof texts[i], "一、第%zu号校车\n\n其余从略。\n", i);
        else
            snprintf(texts[i], sizeof texts[i], "第%zu号校车停放在指定的地点。\n\n其余从略。\n", i);
        snprintf(dates[i], sizeof dates[i], "20%02zu-05-01", 10 + i % 7);
        documents[i].text = text_of(texts[i]);
        documents[i].date = text_of(i % 10 == 9 ? "" : dates[i]);
    }
    documents[DOCUMENTS].text = text_of(long_document);
    shelf_fill(&b.shelf, documents, DOCUMENTS + 1);
    *state = &b;
    return 0;
}

static int free_shelf(void **state)
{
    bench *b = *state;
    shelf_clear(&b->shelf);
    return 0;
}

static void rank(bench *b, const char *text, const zci_rank_options *options)
{
    zc_error error;
    shelf_parse(&b->shelf, text, &b->query);
    assert_ok(zci_evaluate(b->shelf.reader, &b->query, &b->found, &error), error);
    assert_ok(zci_rank(&b->found, options, &b->ranking, &error), error);
}

static void clear(bench *b)
{
    zci_ranking_free(&b->ranking);
    zci_evaluation_free(&b->found);
    zci_query_clear(&b->query);
}

/* ---- Two stages ---------------------------------------------------------- */

/* Beyond what is read, the order of the counts stands, but no score of theirs. */
static void scores_never_rise_beyond_the_pool(void **state)
{
    static const struct {
        zc_unit unit;
        size_t pool, all;
    } units[] = {{ZC_DOCUMENTS, ZCI_POOL_DOCUMENTS, DOCUMENTS + 1},
                 {ZC_PASSAGES, ZCI_POOL_PASSAGES, DOCUMENTS + 8}};
    bench *b = *state;
    for (size_t i = 0; i < 2; i++) {
        const zci_rank_options all = {.limit = 1000, .unit = units[i].unit};
        rank(b, "校车", &all);
        assert_int_equal(b->ranking.len, units[i].all);
        order_assert_falling(&b->ranking);
        /* What the counts gave was more, so the last score of the pool is theirs. */
        assert_true(order_count_equals(&b->ranking, units[i].pool) > 50);
        assert_true(b->ranking.item[units[i].pool].score ==
                    b->ranking.item[units[i].pool - 1].score);
        assert_true(b->ranking.top == b->ranking.item[0].score);
        assert_true(b->ranking.floor == b->ranking.item[b->ranking.len - 1].score);
        clear(b);
    }
}

static void pages_are_parts_of_one_order(void **state)
{
    bench *b = *state;
    for (int unit = ZC_DOCUMENTS; unit <= ZC_PASSAGES; unit++) {
        for (int sort = ZC_BY_RELEVANCE; sort <= ZC_BY_DATE; sort++) {
            zci_rank_options page = {.limit = 1000, .unit = (zc_unit)unit, .sort = (zc_sort)sort};
            rank(b, "校车", &page);
            zci_ranking whole = b->ranking;
            b->ranking = (zci_ranking){.item = NULL};
            clear(b);
            page.limit = 33;
            for (page.offset = 0; page.offset < whole.len + page.limit; page.offset += 33) {
                size_t left = page.offset < whole.len ? whole.len - page.offset : 0;
                rank(b, "校车", &page);
                assert_int_equal(b->ranking.len, left < page.limit ? left : page.limit);
                order_assert_page(&b->ranking, &whole, page.offset < whole.len ? page.offset : 0);
                clear(b);
            }
            zci_ranking_free(&whole);
        }
    }
}

/* Five of eight are read, whichever these are. */
static void a_document_is_shown_by_its_best_passage(void **state)
{
    bench *b = *state;
    const zci_rank_options page = {.limit = 1, .unit = ZC_DOCUMENTS};
    rank(b, "校车 年检", &page);
    zci_range passages =
        zci_documents_passages(&b->shelf.reader->documents, b->ranking.item[0].document);
    assert_int_equal(b->ranking.item[0].document, DOCUMENTS);
    assert_int_equal(b->ranking.item[0].passage[0].docid, passages.first + 7);
    assert_int_equal(b->ranking.item[0].passage_count, ZC_PASSAGES_PER_DOCUMENT);
    clear(b);
    rank(b, "校车", &(zci_rank_options){.limit = DOCUMENTS + 1, .unit = ZC_DOCUMENTS});
    for (size_t i = 0; i < b->ranking.len; i++) {
        if (b->ranking.item[i].document == DOCUMENTS)
            assert_int_equal(b->ranking.item[i].passage[0].docid, passages.first + 7);
    }
    clear(b);
}

/* ---- Dates --------------------------------------------------------------- */

static unsigned year_of(size_t document)
{
    return document == DOCUMENTS || document % 10 == 9 ? 0 : 2010 + (unsigned)document % 7;
}

/* By date, each hit has the score of its text; of a year the index decides. */
static void by_date_the_newest_come_first(void **state)
{
    bench *b = *state;
    bool rises = false;
    rank(b, "校车", &(zci_rank_options){.limit = 1000, .unit = ZC_DOCUMENTS, .sort = ZC_BY_DATE});
    assert_int_equal(b->ranking.len, DOCUMENTS + 1);
    for (size_t i = 1; i < b->ranking.len; i++) {
        const zci_ranked *hit = &b->ranking.item[i], *before = &b->ranking.item[i - 1];
        unsigned year = year_of(hit->document), year_before = year_of(before->document);
        assert_true(year < year_before ||
                    (year == year_before && hit->document > before->document));
        rises = rises || hit->score > before->score;
    }
    assert_true(rises);
    clear(b);
}

/* Without words to rank by, dates are all there is. */
static void fields_alone_are_in_the_order_of_dates(void **state)
{
    bench *b = *state;
    const zci_rank_options page = {.limit = 10, .unit = ZC_DOCUMENTS};
    rank(b, "年份:2012 OR 年份:2015", &page);
    for (size_t i = 0; i < b->ranking.len; i++)
        assert_int_equal(year_of(b->ranking.item[i].document), 2015);
    assert_int_equal(b->ranking.len, 10);
    clear(b);
}

/* ---- What is listed ------------------------------------------------------ */

/* What gives way to other documents goes behind them, and so do its scores. */
static void scores_never_rise_where_some_give_way(void **state)
{
    bench *b = *state;
    zci_rank_options page = {
        .limit = 1000, .unit = ZC_PASSAGES, .explain = true, .per_document = 1};
    rank(b, "校车 OR 会议", &page);
    assert_int_equal(b->ranking.len, DOCUMENTS + 8);
    order_assert_falling(&b->ranking);
    for (size_t i = 0; i < b->ranking.len; i++) {
        const zci_ranked *hit = &b->ranking.item[i];
        double sum = 0;
        for (const zci_reason *part = hit->reason->first; part != NULL; part = part->next)
            sum += part->value;
        assert_true(fabs(sum - hit->score) < 1e-4);
        assert_int_equal(hit->document == DOCUMENTS && i > 0, i >= DOCUMENTS + 1);
    }
    clear(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_never_rise_beyond_the_pool),
        cmocka_unit_test(pages_are_parts_of_one_order),
        cmocka_unit_test(a_document_is_shown_by_its_best_passage),
        cmocka_unit_test(by_date_the_newest_come_first),
        cmocka_unit_test(fields_alone_are_in_the_order_of_dates),
        cmocka_unit_test(scores_never_rise_where_some_give_way),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
