/* Partial answers that follow full ones.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "near.h"

#include <math.h>

/* 校车 and 巡查 stand in so many passages each that 车巡 between them shows a seam, 校服 and
 * 采买 in one too few. */
static const char *const texts[] = {
    "校车巡查记录要归档，司机培训要登记。\n", /* 0: all of most queries below */
    "校车停放，记录有序，司机培训有序。\n",   /* 1 */
    "档案归档有序。\n",                       /* 2 */
    "校车限速，巡查留痕，归档及时。\n",       /* 3 */
    "校车清洗，巡查不停。\n",                 /* 4 */
    "校车加油，巡查加密。\n",                 /* 5 */
    "校服采买清单。\n",                       /* 6 */
    "校服定制，采买公开。\n",                 /* 7 */
    "校服样式，采买从简。\n",                 /* 8 */
    "食堂开放，饭菜可口。\n",                 /* 9 */
    "校车、班车、货车一律登记，记录存查。\n", /* 10 */
    "访客一律登记备查。\n",                   /* 11 */
    "快递一律登记备查。\n",                   /* 12 */
    "药品一律登记备查。\n",                   /* 13 */
    "钥匙一律登记备查。\n",                   /* 14 */
};
enum { TEXTS = sizeof texts / sizeof texts[0] };

typedef struct bench {
    shelf shelf;
    zci_query query;
    zci_evaluation found;
    zci_ranking above[2];
    zci_near near;
} bench;

static const zci_rank_options page = {.limit = TEXTS, .unit = ZC_DOCUMENTS};

static int make_shelf(void **state)
{
    static bench b;
    zc_input documents[TEXTS] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < TEXTS; i++) {
        documents[i].text = text_of(texts[i]);
        documents[i].title = text_of(i == 1 ? "月报" : "");
        documents[i].date = text_of(i < 2 ? "2021" : "2022");
    }
    shelf_fill(&b.shelf, documents, TEXTS);
    *state = &b;
    return 0;
}

static int free_shelf(void **state)
{
    bench *b = *state;
    shelf_clear(&b->shelf);
    return 0;
}

static void find(bench *b, const char *text, bool any, const zci_rank_options *options)
{
    const zci_ranking *const above[2] = {&b->above[0], &b->above[1]};
    zc_error error;
    shelf_parse(&b->shelf, text, &b->query);
    assert_ok(zci_evaluate(b->shelf.reader, &b->query, &b->found, &error), error);
    assert_ok(zci_rank(&b->found, options, &b->above[0], &error), error);
    assert_ok(zci_near_find(&b->found, NULL, any, above, options, &b->near, &error), error);
}

static void clear(bench *b)
{
    zci_near_free(&b->near);
    zci_ranking_free(&b->above[0]);
    zci_ranking_free(&b->above[1]);
    zci_evaluation_free(&b->found);
    zci_query_clear(&b->query);
}

/* The documents behind the full answers, ascending. */
static const char *list_near(const bench *b, char *out, size_t size)
{
    zci_docset set;
    assert_true(zci_docset_make(&set, TEXTS));
    for (size_t i = 0; i < b->near.ranking.len; i++)
        zci_docset_add(&set, b->near.ranking.item[i].document);
    assert_int_equal(zci_docset_size(&set), b->near.ranking.len);
    shelf_list(&set, out, size);
    zci_docset_free(&set);
    return out;
}

static void assert_near(bench *b, const char *text, const char *wanted)
{
    char list[64];
    find(b, text, false, &page);
    if (strcmp(list_near(b, list, sizeof list), wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, list, wanted);
    assert_int_equal(b->near.ranking.documents, b->near.ranking.len);
    clear(b);
}

/* ---- Which queries have parts ------------------------------------------- */

static void three_words_are_answered_in_part(void **state)
{
    assert_near(*state, "校车 司机 归档", "1 2 3 4 5 10");
}

/* Of more words, the most frequent one alone is less than that. */
static void a_fifth_of_the_weight_is_held(void **state)
{
    assert_near(*state, "校车 司机 归档 培训", "1 2 3");
}

static void of_two_words_something_of_each_is_held(void **state)
{
    assert_near(*state, "巡查记录 司机培训", "1");
}

static void a_word_that_asks_is_no_part(void **state)
{
    assert_near(*state, "怎样 巡查记录 司机培训", "0 1");
    assert_near(*state, "怎样 校车 司机", "0 1");
    assert_near(*state, "怎样 校车", "");
}

static void one_short_word_is_not(void **state)
{
    assert_near(*state, "校车", "");
    assert_near(*state, "校车巡查记", "");
}

static void a_question_for_a_meaning_is(void **state)
{
    assert_near(*state, "什么是校车", "0 1 3 4 5 10");
    assert_near(*state, "访客的定义", "11");
}

static void a_long_run_is_answered_in_part(void **state)
{
    assert_near(*state, "校车巡查记录要", "1 3 4 5 10");
    assert_near(*state, "校服采买清单公", "6 7 8");
    assert_near(*state, "司机 校服采买清单公", "6 7 8"); /* the shorter one may be missing */
}

static void a_shorter_run_needs_a_seam(void **state)
{
    assert_near(*state, "校车巡查记录", "1 3 4 5 10");
    assert_near(*state, "校服采买清单", "");
    assert_near(*state, "一律登记备查", ""); /* no pair is rarer than both beside it */
}

static void what_binds_the_text_is_not_answered_in_part(void **state)
{
    static const char *const queries[] = {
        "校车 OR 司机 OR 归档",    "校车 司机 归档 -食堂", "句(校车 司机) 归档 登记",
        "段(校车 司机) 归档 登记", "“校车” 司机 归档",     "校车 司机 (归档 OR 登记)",
    };
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        assert_near(*state, queries[i], "");
}

/* Of a document, what is asked for holds all the same. */
static void what_is_asked_of_the_document_holds(void **state)
{
    assert_near(*state, "年份:2021 校车 司机 归档", "1");
    assert_near(*state, "标题:月报 校车 司机 归档", "1");
    assert_near(*state, "标题:没有 校车 司机 归档", "");
    assert_near(*state, "年份:2021 校车 司机", "");
}

static void no_query_has_no_parts(void **state)
{
    bench *b = *state;
    static const zci_ranking nothing;
    const zci_ranking *const above[2] = {&nothing, &nothing};
    zc_error error;
    b->query = (zci_query){.root = NULL};
    assert_ok(zci_evaluate(b->shelf.reader, &b->query, &b->found, &error), error);
    assert_ok(zci_near_find(&b->found, NULL, false, above, &page, &b->near, &error), error);
    assert_int_equal(b->near.ranking.len, 0);
    clear(b);
}

static void any_part_will_do_where_that_is_asked(void **state)
{
    bench *b = *state;
    char list[64];
    find(b, "校车巡查", true, &page);
    assert_string_equal(list_near(b, list, sizeof list), "1 3 4 5 10");
    clear(b);
    find(b, "校车 司机 归档 培训", true, &page);
    assert_string_equal(list_near(b, list, sizeof list), "1 2 3 4 5 10");
    clear(b);
}

/* ---- The page ------------------------------------------------------------ */

static void a_full_page_is_not_added_to(void **state)
{
    static const zci_rank_options pages[] = {
        {.limit = 0, .unit = ZC_DOCUMENTS},
        {.limit = 1, .unit = ZC_DOCUMENTS},
        {.limit = TEXTS, .unit = ZC_DOCUMENTS, .sort = ZC_BY_DATE},
    };
    bench *b = *state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        for (int any = 0; any < 2; any++) {
            find(b, "校车 司机 归档", any != 0, &pages[i]);
            assert_int_equal(b->near.ranking.len, 0);
            assert_int_equal(b->near.ranking.documents, 0);
            clear(b);
        }
    }
}

static void both_answers_above_take_room(void **state)
{
    bench *b = *state;
    const zci_rank_options small = {.limit = 3, .unit = ZC_DOCUMENTS};
    for (size_t other = 0; other < 5; other++) {
        zci_ranking more = {.len = other};
        const zci_ranking *const above[2] = {&b->above[0], &more};
        zc_error error;
        find(b, "校车 司机 归档", false, &small);
        zci_near_free(&b->near);
        assert_int_equal(b->above[0].len, 1);
        assert_ok(zci_near_find(&b->found, NULL, false, above, &small, &b->near, &error), error);
        assert_int_equal(b->near.ranking.len, other < 2 ? 2 - other : 0);
        clear(b);
    }
}

static void pages_are_parts_of_one_order(void **state)
{
    bench *b = *state;
    size_t order[TEXTS] = {0}, count = 1; /* the first one answers in full */
    find(b, "校车 司机 归档", false, &page);
    assert_int_equal(b->above[0].item[0].document, order[0]);
    for (size_t i = 0; i < b->near.ranking.len; i++)
        order[count++] = b->near.ranking.item[i].document;
    clear(b);
    assert_int_equal(count, 7);
    zci_rank_options part = {.unit = ZC_DOCUMENTS};
    for (part.limit = 1; part.limit <= 5; part.limit++) {
        for (part.offset = 0; part.offset <= count + 1; part.offset++) {
            size_t at = part.offset, end = part.offset + part.limit;
            find(b, "校车 司机 归档", false, &part);
            for (size_t i = 0; i < b->above[0].len; i++)
                assert_int_equal(b->above[0].item[i].document, order[at++]);
            for (size_t i = 0; i < b->near.ranking.len; i++)
                assert_int_equal(b->near.ranking.item[i].document, order[at++]);
            assert_int_equal(at, part.offset > count ? part.offset : end < count ? end : count);
            clear(b);
        }
    }
}

/* ---- What stands above ---------------------------------------------------- */

static void what_was_found_is_not_found_again(void **state)
{
    bench *b = *state;
    const zci_ranking *const above[2] = {&b->above[0], &b->above[1]};
    zci_query other;
    zci_evaluation wider;
    zc_error error;
    char list[64];
    find(b, "校车 司机 归档", false, &page);
    zci_near_free(&b->near);
    shelf_parse(&b->shelf, "档案 OR 饭菜", &other);
    assert_ok(zci_evaluate(b->shelf.reader, &other, &wider, &error), error);
    assert_ok(zci_near_find(&b->found, &wider, false, above, &page, &b->near, &error), error);
    assert_string_equal(list_near(b, list, sizeof list), "1 3 4 5 10");
    zci_evaluation_free(&wider);
    zci_query_clear(&other);
    clear(b);
}

/* Each is so much below the last full answer as the best of them must be. */
static void no_score_is_above_a_full_answer(void **state)
{
    static const double floors[] = {0.5, 0.001};
    bench *b = *state;
    const zci_rank_options explained = {.limit = TEXTS, .unit = ZC_DOCUMENTS, .explain = true};
    for (size_t k = 0; k < 2; k++) {
        zci_ranking more = {.documents = 1, .floor = floors[k]};
        const zci_ranking *const above[2] = {&b->above[0], &more};
        zc_error error;
        find(b, "校车 司机 归档", false, &explained);
        zci_near_free(&b->near);
        assert_ok(zci_near_find(&b->found, NULL, false, above, &explained, &b->near, &error),
                  error);
        assert_int_equal(b->near.ranking.len, 6);
        assert_true(fabs(b->near.ranking.top - floors[k]) < 1e-12);
        double last = floors[k];
        for (size_t i = 0; i < b->near.ranking.len; i++) {
            const zci_ranked *hit = &b->near.ranking.item[i];
            double sum = 0;
            assert_true(hit->score > 0 && hit->score <= last);
            last = hit->score;
            for (const zci_reason *part = hit->reason->first; part != NULL; part = part->next)
                sum += part->value;
            assert_true(fabs(sum - hit->score) < 1e-9);
        }
        clear(b);
    }
}

/* Scores that are low enough are let be, and so they are where nothing stands above. */
static void lower_scores_stay(void **state)
{
    bench *b = *state;
    zci_ranking more = {.documents = 1, .floor = 1e6}, nothing = {.floor = 0.001};
    const zci_ranking *const high[2] = {&b->above[0], &more}, *const none[2] = {&nothing, &nothing};
    double top;
    zc_error error;
    find(b, "校车 司机 归档", false, &page);
    zci_near_free(&b->near);
    assert_ok(zci_near_find(&b->found, NULL, false, high, &page, &b->near, &error), error);
    top = b->near.ranking.top;
    assert_true(top > 0.001 && top < 1e6);
    zci_near_free(&b->near);
    assert_ok(zci_near_find(&b->found, NULL, false, none, &page, &b->near, &error), error);
    assert_true(b->near.ranking.top == top);
    clear(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_words_are_answered_in_part),
        cmocka_unit_test(a_fifth_of_the_weight_is_held),
        cmocka_unit_test(of_two_words_something_of_each_is_held),
        cmocka_unit_test(a_word_that_asks_is_no_part),
        cmocka_unit_test(one_short_word_is_not),
        cmocka_unit_test(a_question_for_a_meaning_is),
        cmocka_unit_test(a_long_run_is_answered_in_part),
        cmocka_unit_test(a_shorter_run_needs_a_seam),
        cmocka_unit_test(what_binds_the_text_is_not_answered_in_part),
        cmocka_unit_test(what_is_asked_of_the_document_holds),
        cmocka_unit_test(no_query_has_no_parts),
        cmocka_unit_test(any_part_will_do_where_that_is_asked),
        cmocka_unit_test(a_full_page_is_not_added_to),
        cmocka_unit_test(both_answers_above_take_room),
        cmocka_unit_test(pages_are_parts_of_one_order),
        cmocka_unit_test(what_was_found_is_not_found_again),
        cmocka_unit_test(no_score_is_above_a_full_answer),
        cmocka_unit_test(lower_scores_stay),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
