/* What is found by other words than the query's own.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "expansion.h"

#include <math.h>

static const char *const texts[] = {
    "校车年检。\n\n校车限速。\n",                 /* 0 */
    "接送车辆限速，接送车辆、接送车辆要年检。\n", /* 1 */
    "校车与接送车辆。\n\n接送车辆年检。\n",       /* 2: literal, and another passage */
    "通勤大巴年检。\n",                           /* 3: akin */
    "接送车辆归档，另有其他许多内容不便多说。\n", /* 4 */
    "接送车辆停放。\n",                           /* 5 */
    "学生餐厅开放。\n",                           /* 6 */
};
enum { TEXTS = sizeof texts / sizeof texts[0] };

typedef struct bench {
    shelf shelf;
    zc_synonyms *synonyms;
    zci_query query;
    zci_evaluation literal;
    zci_ranking ranking;
    zci_expansion expansion;
} bench;

static int open_bench(void **state)
{
    static bench b;
    shelf_fill_with_texts(&b.shelf, texts, TEXTS);
    b.synonyms = shelf_synonyms("校车 = 接送车辆\n校车 ~ 通勤大巴\n食堂 = 学生餐厅\n");
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

static void rank_literally(bench *b, const char *text, const zci_rank_options *options)
{
    zc_error error;
    shelf_parse(&b->shelf, text, &b->query);
    assert_ok(zci_evaluate(b->shelf.reader, &b->query, &b->literal, &error), error);
    assert_ok(zci_rank(&b->literal, options, &b->ranking, &error), error);
}

static void expand(bench *b, const char *text, const zci_rank_options *options)
{
    zc_error error;
    rank_literally(b, text, options);
    assert_ok(
        zci_expansion_find(&b->literal, &b->ranking, options, b->synonyms, &b->expansion, &error),
        error);
}

static void clear(bench *b)
{
    zci_expansion_free(&b->expansion);
    zci_ranking_free(&b->ranking);
    zci_evaluation_free(&b->literal);
    zci_query_clear(&b->query);
}

static void assert_hits(const zci_ranking *ranking, const char *wanted)
{
    char found[64] = "";
    size_t len = 0;
    for (size_t i = 0; i < ranking->len; i++)
        len += (size_t)snprintf(found + len, sizeof found - len, "%s%zu", i == 0 ? "" : " ",
                                ranking->item[i].document);
    assert_string_equal(found, wanted);
}

/* The last note of the query holds these words; NULL: there is none. */
static void assert_noted(bench *b, zc_unit unit, const char *english, const char *chinese)
{
    zc_error error;
    size_t before = b->query.note_count;
    assert_ok(zci_expansion_note(&b->expansion, &b->ranking, unit, &b->query, &error), error);
    assert_int_equal(b->query.note_count, before + (english != NULL));
    if (english == NULL)
        return;
    assert_string_equal(b->query.notes[before].text.data, english);
    assert_string_equal(b->query.notes[before].text_zh.data, chinese);
}

/* ---- What is found ------------------------------------------------------ */

static void what_the_query_finds_is_not_found_again(void **state)
{
    bench *b = *state;
    const zci_rank_options page = {.limit = 10, .unit = ZC_DOCUMENTS};
    expand(b, "校车", &page);
    assert_true(b->expansion.searched);
    assert_int_equal(b->ranking.documents, 2);
    assert_int_equal(b->expansion.ranking.documents, 4);
    for (size_t i = 0; i < b->expansion.ranking.len; i++)
        assert_false(zci_docset_has(&b->literal.matching, b->expansion.ranking.item[i].document));
    clear(b);
}

/* Of passages, others of a document that the query finds are further ones. */
static void of_passages_others_of_the_document_are_found(void **state)
{
    bench *b = *state;
    const zci_rank_options page = {.limit = 10, .unit = ZC_PASSAGES};
    expand(b, "校车", &page);
    assert_int_equal(b->ranking.passages, 3);
    assert_int_equal(b->expansion.ranking.passages, 5);
    bool other = false;
    for (size_t i = 0; i < b->expansion.ranking.len; i++)
        other = other || b->expansion.ranking.item[i].document == 2;
    assert_true(other);
    clear(b);
}

static void a_full_page_is_not_added_to(void **state)
{
    bench *b = *state;
    zci_rank_options page = {.limit = 2, .unit = ZC_DOCUMENTS};
    expand(b, "校车", &page);
    assert_false(b->expansion.searched);
    assert_int_equal(b->expansion.wider.count, 2); /* but told of */
    assert_hits(&b->expansion.ranking, "");
    clear(b);
    page.limit = 3;
    expand(b, "校车", &page);
    assert_true(b->expansion.searched);
    assert_int_equal(b->expansion.ranking.len, 1);
    clear(b);
}

static void without_literal_hits_others_are_counted_on_any_page(void **state)
{
    bench *b = *state;
    zci_rank_options page = {.limit = 0, .unit = ZC_DOCUMENTS};
    expand(b, "食堂", &page);
    assert_true(b->expansion.searched);
    assert_int_equal(b->expansion.ranking.documents, 1);
    assert_hits(&b->expansion.ranking, "");
    clear(b);
    expand(b, "校车", &page);
    assert_false(b->expansion.searched);
    clear(b);
}

static void without_other_words_nothing_is_looked_for(void **state)
{
    static const char *const queries[] = {"年检", "“校车”", "-校车", "没有"};
    bench *b = *state;
    const zci_rank_options page = {.limit = 10, .unit = ZC_DOCUMENTS};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        expand(b, queries[i], &page);
        assert_false(b->expansion.searched);
        assert_int_equal(b->expansion.wider.count, 0);
        assert_noted(b, ZC_DOCUMENTS, NULL, NULL);
        clear(b);
    }
}

/* Literal hits and the others behind them are one order, whatever the size of a page. */
static void pages_are_parts_of_one_order(void **state)
{
    bench *b = *state;
    size_t order[TEXTS], count = 0;
    zci_rank_options page = {.limit = TEXTS, .unit = ZC_DOCUMENTS};
    expand(b, "校车", &page);
    for (size_t i = 0; i < b->ranking.len; i++)
        order[count++] = b->ranking.item[i].document;
    for (size_t i = 0; i < b->expansion.ranking.len; i++)
        order[count++] = b->expansion.ranking.item[i].document;
    clear(b);
    assert_int_equal(count, 6);
    for (page.limit = 1; page.limit <= 4; page.limit++) {
        for (page.offset = 0; page.offset <= count + 1; page.offset++) {
            size_t at = page.offset;
            expand(b, "校车", &page);
            for (size_t i = 0; i < b->ranking.len; i++)
                assert_int_equal(b->ranking.item[i].document, order[at++]);
            for (size_t i = 0; i < b->expansion.ranking.len; i++)
                assert_int_equal(b->expansion.ranking.item[i].document, order[at++]);
            size_t end = page.offset + page.limit;
            assert_int_equal(at, page.offset > count ? page.offset : end < count ? end : count);
            clear(b);
        }
    }
}

/* ---- Scores ------------------------------------------------------------- */

static void no_score_is_above_a_literal_one(void **state)
{
    bench *b = *state;
    const zci_rank_options page = {.limit = 10, .unit = ZC_DOCUMENTS, .explain = true};
    expand(b, "校车", &page);
    double last = b->ranking.floor;
    assert_true(last > 0);
    for (size_t i = 0; i < b->expansion.ranking.len; i++) {
        const zci_ranked *hit = &b->expansion.ranking.item[i];
        double sum = 0;
        assert_true(hit->score > 0 && hit->score <= last);
        last = hit->score;
        for (const zci_reason *part = hit->reason->first; part != NULL; part = part->next)
            sum += part->value;
        assert_true(fabs(sum - hit->score) < 1e-9); /* what is taken off is told */
        assert_non_null(strstr(hit->reason->last->what.data, "by other words"));
    }
    assert_true(b->expansion.ranking.top <= b->ranking.floor);
    clear(b);
}

/* All are lowered alike; by date, scores are no order that would have to go on. */
static void scores_fall_below_a_low_floor_by_relevance_alone(void **state)
{
    static const double low = 0.001;
    bench *b = *state;
    zci_rank_options page = {.limit = 10, .unit = ZC_DOCUMENTS};
    for (int sort = 0; sort < 2; sort++) {
        zc_error error;
        page.sort = sort == 0 ? ZC_BY_RELEVANCE : ZC_BY_DATE;
        rank_literally(b, "校车", &page);
        b->ranking.floor = low; /* as if that were the last one's */
        assert_ok(
            zci_expansion_find(&b->literal, &b->ranking, &page, b->synonyms, &b->expansion, &error),
            error);
        double top = b->expansion.ranking.top, least = top;
        for (size_t i = 0; i < b->expansion.ranking.len; i++)
            least = fmin(least, b->expansion.ranking.item[i].score);
        assert_true(sort == 0 ? fabs(top - low) < 1e-12 : least > low);
        assert_true(least < 0.9 * top);
        clear(b);
    }
}

/* The same words in the same place are worth so much less where they are not the query's. */
static void alone_they_have_their_share(void **state)
{
    bench *b = *state;
    const zci_rank_options page = {.limit = 10, .unit = ZC_DOCUMENTS};
    zci_evaluation evaluation;
    zci_ranking whole;
    zc_error error;
    expand(b, "食堂", &page);
    assert_hits(&b->expansion.ranking, "6");
    assert_ok(zci_evaluate(b->shelf.reader, &b->expansion.wider.query, &evaluation, &error), error);
    assert_ok(zci_rank(&evaluation, &page, &whole, &error), error);
    assert_true(whole.top > 0);
    assert_true(fabs(b->expansion.ranking.top - ZCI_SHARE_EXPANSION * whole.top) < 1e-9);
    assert_true(fabs(b->expansion.ranking.item[0].score - b->expansion.ranking.top) < 1e-9);
    zci_ranking_free(&whole);
    zci_evaluation_free(&evaluation);
    clear(b);
}

/* ---- Words that are only near -------------------------------------------- */

static void near_words_take_part_where_there_is_little(void **state)
{
    bench *b = *state;
    const zci_rank_options page = {.limit = 10, .unit = ZC_DOCUMENTS};
    zc_error error;
    rank_literally(b, "校车", &page);
    for (uint64_t documents = ZCI_NEAR_BELOW - 1; documents <= ZCI_NEAR_BELOW; documents++) {
        b->ranking.documents = documents; /* as if there were so many */
        b->ranking.passages = 2 * ZCI_NEAR_BELOW - 1 - documents;
        assert_ok(
            zci_expansion_find(&b->literal, &b->ranking, &page, b->synonyms, &b->expansion, &error),
            error);
        assert_int_equal(b->expansion.wider.count, documents < ZCI_NEAR_BELOW ? 2 : 1);
        zci_expansion_free(&b->expansion);
    }
    clear(b);
}

/* ---- A slip -------------------------------------------------------------- */

static void mend(bench *b, const char *text, const zc_string *runs, size_t count)
{
    const zci_rank_options page = {.limit = 10, .unit = ZC_DOCUMENTS};
    zc_error error;
    rank_literally(b, text, &page);
    assert_ok(
        zci_expansion_mend(&b->literal, b->query.root, runs, count, &page, &b->expansion, &error),
        error);
}

static void a_slip_is_answered_by_what_was_meant(void **state)
{
    bench *b = *state;
    const zc_string runs[] = {text_of("学生餐厅"), text_of("没有这个词"), text_of("通勤大巴")};
    mend(b, "学生餐听", runs, 3);
    assert_true(b->expansion.searched);
    assert_int_equal(b->expansion.ranking.documents, 2);
    assert_int_equal(b->expansion.wider.count, 2);
    assert_noted(b, ZC_DOCUMENTS,
                 "also looked for: 学生餐听 → 学生餐厅, 通勤大巴 "
                 "(nothing matches literally, 2 documents by these)",
                 "同时查找：学生餐听 → 学生餐厅, 通勤大巴（没有原词匹配，以此找到 2 篇文献）");
    clear(b);
}

static void one_guess_is_enough(void **state)
{
    bench *b = *state;
    const zc_string run = text_of("学生餐厅");
    mend(b, "学生餐听", &run, 1);
    assert_hits(&b->expansion.ranking, "6");
    clear(b);
}

static void a_slip_without_a_guess_is_not_answered(void **state)
{
    bench *b = *state;
    const zc_string runs[] = {text_of("没有这个词")};
    mend(b, "学生餐听", runs, 1);
    assert_false(b->expansion.searched);
    assert_hits(&b->expansion.ranking, "");
    clear(b);
    mend(b, "学生餐听", NULL, 0);
    assert_false(b->expansion.searched);
    clear(b);
}

/* ---- Notes --------------------------------------------------------------- */

static void a_note_tells_what_was_found(void **state)
{
    bench *b = *state;
    const zci_rank_options documents = {.limit = 10, .unit = ZC_DOCUMENTS};
    const zci_rank_options passages = {.limit = 10, .unit = ZC_PASSAGES};
    expand(b, "校车", &documents);
    assert_noted(b, ZC_DOCUMENTS,
                 "also looked for: 校车 → 接送车辆, 通勤大巴 (4 further documents)",
                 "同时查找：校车 → 接送车辆, 通勤大巴（另有 4 篇文献）");
    clear(b);
    expand(b, "校车", &passages);
    assert_noted(b, ZC_PASSAGES, "also looked for: 校车 → 接送车辆, 通勤大巴 (5 further passages)",
                 "同时查找：校车 → 接送车辆, 通勤大巴（另有 5 个段落）");
    clear(b);
    expand(b, "食堂", &documents);
    assert_noted(
        b, ZC_DOCUMENTS,
        "also looked for: 食堂 → 学生餐厅 (nothing matches literally, 1 document by these)",
        "同时查找：食堂 → 学生餐厅（没有原词匹配，以此找到 1 篇文献）");
    clear(b);
}

static void a_note_tells_what_was_not_looked_for_yet(void **state)
{
    bench *b = *state;
    const zci_rank_options page = {.limit = 1, .unit = ZC_DOCUMENTS};
    expand(b, "校车", &page);
    assert_noted(b, ZC_DOCUMENTS,
                 "also looked for: 校车 → 接送车辆, 通勤大巴 (behind the literal matches)",
                 "同时查找：校车 → 接送车辆, 通勤大巴（排在原词结果之后）");
    clear(b);
}

static void what_found_nothing_is_not_told(void **state)
{
    bench *b = *state;
    const zci_rank_options page = {.limit = 10, .unit = ZC_DOCUMENTS};
    expand(b, "食堂 校车", &page);
    assert_true(b->expansion.searched && b->expansion.wider.count > 0);
    assert_noted(b, ZC_DOCUMENTS, NULL, NULL);
    clear(b);
}

static void words_of_several_phrases_are_listed(void **state)
{
    bench *b = *state;
    const zci_rank_options page = {.limit = 10, .unit = ZC_DOCUMENTS};
    expand(b, "食堂 OR 校车", &page);
    assert_noted(
        b, ZC_DOCUMENTS,
        "also looked for: 食堂 → 学生餐厅; 校车 → 接送车辆, 通勤大巴 (5 further documents)",
        "同时查找：食堂 → 学生餐厅; 校车 → 接送车辆, 通勤大巴（另有 5 篇文献）");
    clear(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_query_finds_is_not_found_again),
        cmocka_unit_test(of_passages_others_of_the_document_are_found),
        cmocka_unit_test(a_full_page_is_not_added_to),
        cmocka_unit_test(without_literal_hits_others_are_counted_on_any_page),
        cmocka_unit_test(without_other_words_nothing_is_looked_for),
        cmocka_unit_test(pages_are_parts_of_one_order),
        cmocka_unit_test(no_score_is_above_a_literal_one),
        cmocka_unit_test(scores_fall_below_a_low_floor_by_relevance_alone),
        cmocka_unit_test(alone_they_have_their_share),
        cmocka_unit_test(near_words_take_part_where_there_is_little),
        cmocka_unit_test(a_slip_is_answered_by_what_was_meant),
        cmocka_unit_test(one_guess_is_enough),
        cmocka_unit_test(a_slip_without_a_guess_is_not_answered),
        cmocka_unit_test(a_note_tells_what_was_found),
        cmocka_unit_test(a_note_tells_what_was_not_looked_for_yet),
        cmocka_unit_test(what_found_nothing_is_not_told),
        cmocka_unit_test(words_of_several_phrases_are_listed),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
