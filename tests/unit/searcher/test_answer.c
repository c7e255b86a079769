/* What was found, as the public structure.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "answer.h"
#include "base/fail.h"

/* 0 and 1 are copies; of 2 the title alone says 校车; 5 has no text; 6 says one thing twice. */
#define COPIED                                                                                                                          \
    "校车管理\n\n校车按时年检，校车限速。\n\n安全员随车，每天登记。\n\n校车停放有序。\n\n"            \
    "各学校要明确专人负责秩序，家长应当按照约定的时间和地点等候，遇有雨雪天气提前告知，确需" \
    "调整路线的由学校与家长协商，并报县教育局备案，任何单位和个人不得擅自变更，违者追究责任。\n"

static const char *const texts[] = {
    COPIED,
    COPIED,
    "接送学生要守时。\n\n登记之后归档。\n",
    "班车由司机驾驶。\n\n班车停放有序，班车限速。\n\n通勤车一律停放。\n",
    "校车限速，登记归档，司机培训。\n",
    "",
    "食堂公示账目。\n\n二、食堂公示账目。\n",
    "临湖市教育局关于做好接种工作的通知\n\n各学校：\n\n疫苗冷藏运输。\n",
};
enum { COPY, SAME_AGAIN, TITLED, OTHER_WORD, ALL_THREE, TITLE_ALONE, CANTEEN, NOTICE, TEXTS };

typedef struct bench {
    shelf shelf;
    zc_synonyms *synonyms;
    zc_search_options options; /* of the next answer */
    zc_answer answer;
    zci_arena arena;
} bench;

static int make_shelf(void **state)
{
    static bench b;
    zc_input documents[TEXTS] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < TEXTS; i++) {
        documents[i].text = text_of(texts[i]);
        documents[i].date = text_of(i == OTHER_WORD ? "2022"
                                    : i == CANTEEN  ? "2023"
                                    : i == NOTICE   ? "2024"
                                                    : "2021");
    }
    documents[TITLED].title = text_of("校车接送须知");
    documents[TITLE_ALONE].title = text_of("校车驾驶员名录");
    shelf_fill(&b.shelf, documents, TEXTS);
    b.synonyms = shelf_synonyms("校车 = 班车\n校车 = 通勤车\n");
    *state = &b;
    return 0;
}

static int free_shelf(void **state)
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
    return 0;
}

static int clear(void **state)
{
    bench *b = *state;
    zci_arena_clear(&b->arena);
    return 0;
}

/* Fills in the answer, and frees all that it was made of. */
static zc_status fill(bench *b, const char *text, const zci_hit_visitor *visitor, zc_error *error)
{
    zci_query query;
    zci_findings found = {.exact = true};
    char *copy = strdup(text);
    zci_arena_clear(&b->arena);
    b->answer = (zc_answer){0};
    shelf_parse(&b->shelf, copy, &query);
    const zci_answer_source source = {b->shelf.reader, text_of(copy), &b->options,
                                      &query,          &found,        visitor};
    zc_status status =
        zci_findings_make(b->shelf.reader, text_of(copy), &b->options, &query, &found, error);
    if (status == ZC_OK)
        status = zci_answer_fill(&source, &b->answer, &b->arena, error);
    zci_findings_free(&found);
    zci_query_clear(&query);
    memset(copy, '?', strlen(copy));
    free(copy);
    return status;
}

static const zc_answer *ask(bench *b, const char *text)
{
    zc_error error;
    assert_ok(fill(b, text, NULL, &error), error);
    return &b->answer;
}

/* The hits' documents: "0 1(3) ~2", those folded in brackets, ~ before a partial one. */
static void assert_hits(const zc_answer *answer, const char *wanted)
{
    char found[200] = "";
    size_t len = 0;
    for (size_t i = 0; i < answer->hit_count; i++) {
        const zc_hit *hit = &answer->hits[i];
        len += (size_t)snprintf(found + len, sizeof found - len, "%s%s%s", i == 0 ? "" : " ",
                                hit->partial ? "~" : "", hit->document->id.data);
        for (size_t c = 0; c < hit->copy_count; c++)
            len += (size_t)snprintf(found + len, sizeof found - len, "(%s)", hit->copies[c].data);
    }
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", answer->query.data, found, wanted);
}

/* What is marked of a hit's first passage: "车停 有序". */
static void assert_marked(const zc_hit *hit, const char *wanted)
{
    char found[100] = "";
    size_t len = 0;
    assert_true(hit->passage_count > 0);
    const zc_passage *passage = &hit->passages[0];
    for (size_t m = 0; m < passage->match_count; m++) {
        size_t start = passage->matches[m].start - (size_t)passage->start_byte;
        len += (size_t)snprintf(found + len, sizeof found - len, "%s%.*s", m == 0 ? "" : " ",
                                (int)(passage->matches[m].end - passage->matches[m].start),
                                passage->text.data + start);
    }
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", hit->id.data, found, wanted);
}

/* ---- Counts and the query --------------------------------------------------- */

static void assert_counts(const zc_answer *answer, uint64_t total, uint64_t documents,
                          uint64_t passages, uint64_t matches)
{
    assert_int_equal(answer->total, total);
    assert_int_equal(answer->documents, documents);
    assert_int_equal(answer->passages, passages);
    assert_int_equal(answer->matches, matches);
}

static void counts_are_of_the_unit_that_is_ranked(void **state)
{
    bench *b = *state;
    assert_counts(ask(b, "限速"), 4, 4, 4, 4);
    assert_true(b->answer.exact);
    assert_counts(ask(b, "班车"), 1, 1, 2, 3);
    b->options.unit = ZC_PASSAGES;
    assert_counts(ask(b, "班车"), 2, 1, 2, 3);
    b->options.limit = 0;
    assert_counts(ask(b, "班车"), 2, 1, 2, 3);
    assert_int_equal(b->answer.hit_count, 0);
    assert_counts(ask(b, "火星"), 0, 0, 0, 0);
    assert_true(b->answer.exact);
}

static void the_query_is_told_as_given_and_as_understood(void **state)
{
    const zc_answer *answer = ask(*state, " 校车  登记 ");
    assert_string_equal(answer->query.data, " 校车  登记 ");
    assert_string_equal(answer->parsed.data, "(校车 AND 登记)");
    assert_int_equal(answer->note_count + answer->suggestion_count + answer->expansion_count, 0);
}

static void notes_and_suggestions_are_told(void **state)
{
    const zc_answer *answer = ask(*state, "食唐公示账目");
    assert_true(answer->note_count > 0);
    for (size_t i = 0; i < answer->note_count; i++) {
        assert_true(answer->notes[i].text.len > 0 && answer->notes[i].text_zh.len > 0);
        assert_string_not_equal(answer->notes[i].text.data, answer->notes[i].text_zh.data);
    }
    assert_true(answer->suggestion_count > 0);
    assert_string_equal(answer->suggestions[0].data, "食堂公示账目");
}

/* ---- Hits ------------------------------------------------------------------- */

static void ranks_count_on_from_the_offset(void **state)
{
    bench *b = *state;
    const zc_answer *answer = ask(b, "限速");
    size_t all = answer->hit_count;
    assert_int_equal(all, 4);
    b->options.offset = 3;
    answer = ask(b, "限速");
    assert_int_equal(answer->hit_count, 1);
    assert_int_equal(answer->hits[0].rank, 4);
    b->options.offset = 0;
    b->options.limit = 3;
    answer = ask(b, "限速");
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(answer->hits[i].rank, i + 1);
        assert_true(answer->hits[i].score > 0);
        assert_true(i == 0 || answer->hits[i].score <= answer->hits[i - 1].score);
    }
}

static void a_documents_hit_shows_its_best_passages(void **state)
{
    const zc_answer *answer = ask(*state, "班车");
    assert_hits(answer, "3");
    const zc_hit *hit = &answer->hits[0];
    assert_string_equal(hit->id.data, "3");
    assert_int_equal(hit->passage_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_true(hit->passages[i].mark_count > 0);
        assert_true(hit->passages[i].score > 0);
    }
    assert_string_not_equal(hit->passages[0].id.data, hit->passages[1].id.data);
    assert_null(hit->explanation);
}

static void a_passages_hit_has_one_passage_and_its_id(void **state)
{
    bench *b = *state;
    b->options.unit = ZC_PASSAGES;
    const zc_answer *answer = ask(b, "班车");
    assert_int_equal(answer->hit_count, 2);
    for (size_t i = 0; i < 2; i++) {
        const zc_hit *hit = &answer->hits[i];
        assert_int_equal(hit->passage_count, 1);
        assert_string_equal(hit->id.data, hit->passages[0].id.data);
        assert_string_equal(hit->document->id.data, "3");
        assert_true(hit->score == hit->passages[0].score);
    }
}

/* What a title alone holds is shown by a passage that stands for the document, if there is one. */
static void a_document_without_a_text_has_no_passages(void **state)
{
    bench *b = *state;
    b->options.strict = true;
    const zc_answer *answer = ask(b, "校车驾驶员名录");
    assert_hits(answer, "5");
    assert_int_equal(answer->hits[0].passage_count, 0);
    assert_string_equal(answer->hits[0].id.data, "5");
    answer = ask(b, "校车接送须知");
    assert_hits(answer, "2");
    assert_int_equal(answer->hits[0].passage_count, 1);
    assert_int_equal(answer->hits[0].passages[0].mark_count, 0);
    b->options.unit = ZC_PASSAGES;
    answer = ask(b, "校车驾驶员名录");
    assert_int_equal(answer->hit_count, 0);
}

/* A title is marked where the text states it, though no more of the hit's text matches. */
static void a_title_is_shown_where_it_stands(void **state)
{
    bench *b = *state;
    assert_marked(&ask(b, "标题:接种工作")->hits[0], "接种工作");
    assert_marked(&ask(b, "标题:接种工作 冷藏")->hits[0], "冷藏");
    b->options.sort = ZC_BY_DATE;
    const zc_answer *answer = ask(b, "标题:接种工作 OR 限速");
    assert_hits(answer, "7 3 0 1 4");
    assert_marked(&answer->hits[0], "接种工作");
    assert_marked(&answer->hits[1], "限速");
}

static void what_is_folded_is_told_by_its_id(void **state)
{
    bench *b = *state;
    b->options.fold_documents = true;
    assert_hits(ask(b, "年检 停放"), "0(1)");
    assert_int_equal(b->answer.total, 2);
    b->options.fold_documents = false;
    b->options.unit = ZC_PASSAGES;
    b->options.fold = true;
    const zc_answer *answer = ask(b, "按时年检");
    assert_hits(answer, "0");
    const zc_passage *passage = &answer->hits[0].passages[0];
    assert_int_equal(passage->same_count, 1);
    assert_memory_equal(passage->same[0].data, "1.", 2);
    assert_string_equal(passage->same[0].data + 1, passage->id.data + 1); /* of the same text */
    assert_true(passage->same_text);
}

static void what_is_folded_may_differ_by_some_letters(void **state)
{
    bench *b = *state;
    b->options.unit = ZC_PASSAGES;
    b->options.fold = true;
    const zc_answer *answer = ask(b, "公示账目");
    assert_hits(answer, "6");
    assert_int_equal(answer->hits[0].passages[0].same_count, 1);
    assert_false(answer->hits[0].passages[0].same_text);
    answer = ask(b, "雨雪天气 OR 疫苗");
    assert_hits(answer, "7 0");
    assert_int_equal(answer->hits[0].passages[0].same_count, 0);
    assert_false(answer->hits[0].passages[0].same_text); /* where there is none to be the same */
}

static double sum(const zc_explanation *explanation)
{
    double total = 0;
    for (size_t i = 0; i < explanation->part_count; i++)
        total += explanation->parts[i].value;
    return total;
}

static void a_score_is_explained_when_it_is_asked_for(void **state)
{
    bench *b = *state;
    b->options.explain = true;
    const zc_answer *answer = ask(b, "限速");
    assert_int_equal(answer->hit_count, 4);
    for (size_t i = 0; i < answer->hit_count; i++) {
        const zc_explanation *explanation = answer->hits[i].explanation;
        assert_non_null(explanation);
        assert_true(explanation->value == answer->hits[i].score);
        assert_true(explanation->part_count > 0);
        assert_true(explanation->what.len > 0 && explanation->what_zh.len > 0);
        double difference = sum(explanation) - explanation->value;
        assert_true(difference < 1e-6 && difference > -1e-6);
    }
}

/* ---- Behind the literal ones ------------------------------------------------ */

static void other_words_follow_and_are_named(void **state)
{
    bench *b = *state;
    b->options.synonyms = b->synonyms;
    b->options.explain = true;
    const zc_answer *answer = ask(b, "校车 停放");
    assert_true(answer->exact);
    assert_counts(answer, 2, 2, 6, 10);
    assert_int_equal(answer->expanded, 1);
    assert_int_equal(answer->expansion_count, 2);
    assert_string_equal(answer->expansions[0].from.data, "校车");
    assert_string_equal(answer->expansions[0].to.data, "班车");
    assert_string_equal(answer->expansions[0].origin.data, "table:1");
    assert_string_equal(answer->expansions[1].to.data, "通勤车");
    assert_hits(answer, "0 1 3");
    assert_int_equal(answer->hits[0].via_count, 0);
    assert_int_equal(answer->hits[2].via_count, 2);
    assert_string_equal(answer->hits[2].via[0].data, "班车");
    assert_string_equal(answer->hits[2].via[1].data, "通勤车");
    assert_int_equal(answer->hits[2].rank, 3);
    assert_marked(&answer->hits[2], "通勤车 停放");
    assert_non_null(answer->hits[2].explanation);
    assert_true(answer->hits[2].explanation->value == answer->hits[2].score);
}

/* Where passages are ranked each has those that stand in it. */
static void other_words_are_named_of_each_passage(void **state)
{
    bench *b = *state;
    b->options.unit = ZC_PASSAGES;
    b->options.synonyms = b->synonyms;
    const zc_answer *answer = ask(b, "校车 由司机驾驶");
    assert_int_equal(answer->total, 3);
    for (size_t i = 0; i < 3; i++) {
        const zc_hit *hit = &answer->hits[i];
        bool commuters = strstr(hit->passages[0].text.data, "通勤车") != NULL;
        assert_int_equal(hit->via_count, 1);
        assert_string_equal(hit->via[0].data, commuters ? "通勤车" : "班车");
    }
}

static void where_only_they_find_the_counts_are_theirs(void **state)
{
    bench *b = *state;
    b->options.synonyms = b->synonyms;
    const zc_answer *answer = ask(b, "校车 由司机驾驶");
    assert_false(answer->exact);
    assert_hits(answer, "3 ~4");
    assert_int_equal(answer->total, 1);
    assert_int_equal(answer->documents, 1);
    assert_int_equal(answer->expanded, 1);
    b->options.unit = ZC_PASSAGES;
    answer = ask(b, "校车 由司机驾驶");
    assert_int_equal(answer->total, answer->passages);
    assert_int_equal(answer->expanded, answer->passages);
    assert_string_equal(answer->hits[0].via[0].data, "班车");
}

static void partial_ones_come_last_and_are_told(void **state)
{
    const zc_answer *answer = ask(*state, "校车 登记 司机");
    assert_true(answer->exact);
    assert_int_equal(answer->total, 1);
    assert_true(answer->hit_count > 1);
    assert_string_equal(answer->hits[0].document->id.data, "4");
    for (size_t i = 0; i < answer->hit_count; i++) {
        assert_int_equal(answer->hits[i].partial, i > 0);
        assert_int_equal(answer->hits[i].rank, i + 1);
        assert_true(answer->hits[i].passage_count == 0 ||
                    answer->hits[i].passages[0].mark_count > 0);
    }
}

/* Not what the query has, but what was looked for in its place. */
static void of_partial_ones_the_parts_are_marked(void **state)
{
    const zc_answer *answer = ask(*state, "校车停方有序");
    assert_hits(answer, "0 1 ~3 ~4");
    assert_marked(&answer->hits[0], "校车停放有序");
    assert_marked(&answer->hits[2], "车停 有序");
    answer = ask(*state, "校车限速运输");
    assert_hits(answer, "4 3 7 0 1 5 2");
    assert_marked(&answer->hits[0], "校车限速");
    assert_marked(&answer->hits[1], "车限速");
}

/* Of an answer that is partial as a whole no hit is. */
static void all_partial_ones_are_not_told(void **state)
{
    const zc_answer *answer = ask(*state, "班车 账目");
    assert_false(answer->exact);
    assert_true(answer->hit_count > 0);
    assert_int_equal(answer->total, answer->documents);
    for (size_t i = 0; i < answer->hit_count; i++) {
        assert_false(answer->hits[i].partial);
        assert_true(answer->hits[i].passages[0].mark_count > 0);
    }
}

/* ---- Facets ------------------------------------------------------------------ */

static void assert_years(const zc_answer *answer, const char *wanted)
{
    char found[100] = "";
    size_t len = 0;
    assert_non_null(answer->facets);
    const zc_facet_counts *years = &answer->facets[ZC_FACET_YEAR];
    for (size_t i = 0; i < years->value_count; i++)
        len += (size_t)snprintf(found + len, sizeof found - len, "%s*%u ",
                                years->values[i].value.data, (unsigned)years->values[i].count);
    assert_string_equal(found, wanted);
}

static void facets_are_of_the_documents_that_are_counted(void **state)
{
    bench *b = *state;
    assert_null(ask(b, "限速")->facets);
    b->options.facets = true;
    b->options.limit = 1;
    assert_years(ask(b, "限速"), "2022*1 2021*3 ");
    assert_years(ask(b, "火星"), "");
    b->options.limit = 10;
    assert_years(ask(b, "校车 登记 司机"), "2021*1 ");   /* not what follows */
    assert_years(ask(b, "班车 账目"), "2023*1 2022*1 "); /* all in part */
    b->options.synonyms = b->synonyms;
    assert_years(ask(b, "校车 由司机驾驶"), "2022*1 "); /* all by another word */
}

/* ---- Visitors ---------------------------------------------------------------- */

typedef struct visits {
    bench *bench;
    char ids[100];
    size_t len, stop; /* at the hit of this rank; 0: never */
    size_t marks;
} visits;

static zc_status visit(void *context, zci_presenter *presenter, zci_docid header, const zc_hit *hit,
                       zc_error *error)
{
    visits *v = context;
    const zci_documents *documents = &v->bench->shelf.reader->documents;
    size_t hint = 0;
    assert_int_equal(zci_documents_header(documents, zci_documents_of(documents, header, &hint)),
                     header);
    assert_int_equal(hint, atoi(hit->document->id.data));
    assert_non_null(presenter->evaluation);
    v->len += (size_t)snprintf(v->ids + v->len, sizeof v->ids - v->len, "%s ", hit->id.data);
    v->marks += hit->passages[0].mark_count;
    return v->stop == hit->rank ? zci_fail(error, ZC_IO, "stop", "停") : ZC_OK;
}

static void a_visitor_sees_each_hit_as_it_is_presented(void **state)
{
    bench *b = *state;
    visits v = {.bench = b};
    const zci_hit_visitor visitor = {visit, NULL, &v};
    zc_error error;
    b->options.synonyms = b->synonyms;
    assert_ok(fill(b, "校车 停放", &visitor, &error), error);
    assert_string_equal(v.ids, "0 1 3 ");
    assert_true(v.marks >= 3);
    v = (visits){.bench = b, .stop = 2};
    assert_status(fill(b, "校车 停放", &visitor, &error), ZC_IO);
    assert_string_equal(v.ids, "0 1 ");
    assert_string_equal(error.message, "stop");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(counts_are_of_the_unit_that_is_ranked),
        TEST(the_query_is_told_as_given_and_as_understood),
        TEST(notes_and_suggestions_are_told),
        TEST(ranks_count_on_from_the_offset),
        TEST(a_documents_hit_shows_its_best_passages),
        TEST(a_passages_hit_has_one_passage_and_its_id),
        TEST(a_document_without_a_text_has_no_passages),
        TEST(a_title_is_shown_where_it_stands),
        TEST(what_is_folded_is_told_by_its_id),
        TEST(what_is_folded_may_differ_by_some_letters),
        TEST(a_score_is_explained_when_it_is_asked_for),
        TEST(other_words_follow_and_are_named),
        TEST(other_words_are_named_of_each_passage),
        TEST(where_only_they_find_the_counts_are_theirs),
        TEST(partial_ones_come_last_and_are_told),
        TEST(of_partial_ones_the_parts_are_marked),
        TEST(all_partial_ones_are_not_told),
        TEST(facets_are_of_the_documents_that_are_counted),
        TEST(a_visitor_sees_each_hit_as_it_is_presented),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
