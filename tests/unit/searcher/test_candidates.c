/* All passages with a match, with what is known before reading them.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "candidates.h"
#include "rank_weights.h"
#include "rarity.h"

#include <math.h>

/* Each paragraph is a passage; passage P of a document has the P-th docid behind its header. */
static const char *const texts[] = {
    "校车要年检，校车要限速，这是校车的规矩。\n\n安全员随车。\n\n校车配安全员。\n",       /* 0 */
    "安全员每天登记。\n\n登记之后归档，不得遗漏。\n",                                     /* 1 */
    "校车另有规定。\n",                                                                   /* 2 */
    "The driver signs here.\n\nDrivers sign, and a driver waits.\n\nAll drivers rest.\n", /* 3 */
    "一、做好接送（责任单位：运输科、教育局）。\n",                                       /* 4 */
};
enum { TEXTS = sizeof texts / sizeof texts[0], PASSAGES = 10 };

typedef struct collecting {
    shelf shelf;
    zci_query query;
    zci_evaluation evaluation;
    zci_candidates candidates;
} collecting;

static int make_shelf(void **state)
{
    static collecting c;
    shelf_fill_with_texts(&c.shelf, texts, TEXTS);
    *state = &c;
    return 0;
}

static int free_shelf(void **state)
{
    collecting *c = *state;
    shelf_clear(&c->shelf);
    return 0;
}

static void collect(collecting *c)
{
    zc_error error;
    assert_ok(zci_evaluate(c->shelf.reader, &c->query, &c->evaluation, &error), error);
    assert_ok(zci_candidates_collect(&c->evaluation, &c->candidates, &error), error);
}

static void ask(collecting *c, const char *text)
{
    shelf_parse(&c->shelf, text, &c->query);
    collect(c);
}

static void clear(collecting *c)
{
    zci_candidates_free(&c->candidates);
    zci_evaluation_free(&c->evaluation);
    zci_query_clear(&c->query);
}

static zci_docid docid_of(const collecting *c, size_t document, uint32_t passage)
{
    return zci_documents_header(&c->shelf.reader->documents, document) + passage;
}

/* The candidates as "document.passage:concepts*matches ...". */
static void assert_collected(const collecting *c, const char *wanted)
{
    char found[400] = "";
    size_t len = 0;
    for (size_t i = 0; i < c->candidates.len; i++) {
        const zci_candidate *item = &c->candidates.item[i];
        uint32_t passage = item->docid - docid_of(c, item->document, 0);
        len += (size_t)snprintf(found + len, sizeof found - len, "%s%u.%u:%llu*%u",
                                i == 0 ? "" : " ", (unsigned)item->document, (unsigned)passage,
                                (unsigned long long)item->concepts, (unsigned)item->matches);
        assert_true(i == 0 || item[-1].docid < item->docid);
        assert_int_equal(zci_candidates_concepts(&c->candidates, item->docid), item->concepts);
    }
    assert_string_equal(found, wanted);
}

static void assert_score(const zci_candidate *candidate, double wanted)
{
    if (fabs((double)candidate->score - wanted) > 1e-5)
        fail_msg("score %.9f, not %.9f", (double)candidate->score, wanted);
}

/* What so many matches are worth before the passage is read: the length is not known yet. */
static double by_count(double count)
{
    return count * (ZCI_BM25_K1 + 1) / (count + ZCI_BM25_K1);
}

static void passages_of_all_concepts_are_merged(void **state)
{
    collecting *c = *state;
    ask(c, "校车 OR 安全员");
    assert_collected(c, "0.1:1*3 0.2:2*1 0.3:3*2 1.1:2*1 2.1:1*1");
    clear(c);
    ask(c, "校车");
    assert_collected(c, "0.1:1*3 0.3:1*1 2.1:1*1");
    clear(c);
}

/* Nobody has counted its passages, so that it weighs what such a character usually does. */
static void a_single_character_has_weight_beside_words(void **state)
{
    collecting *c = *state;
    ask(c, "漏 登记");
    double rare = c->candidates.weight[0];
    assert_true(rare > c->candidates.weight[1]);
    clear(c);
    ask(c, "规 登记");
    assert_true(c->candidates.weight[0] > 0.1 && c->candidates.weight[0] < rare);
    clear(c);
}

/* A passage of another document holds a part of the query, and is none all the same. */
static void only_matching_documents_have_candidates(void **state)
{
    collecting *c = *state;
    ask(c, "校车 安全员");
    assert_collected(c, "0.1:1*3 0.2:2*1 0.3:3*2");
    clear(c);
    ask(c, "校车 -安全员");
    assert_collected(c, "2.1:1*1");
    clear(c);
    ask(c, "登记 限速");
    assert_collected(c, "");
    clear(c);
}

static void the_rarer_weighs_more_and_repetition_counts_less_and_less(void **state)
{
    collecting *c = *state;
    ask(c, "校车 OR 归档");
    const double *weight = c->candidates.weight;
    assert_true(fabs(weight[0] - zci_rarity(3, PASSAGES)) < 1e-9);
    assert_true(fabs(weight[1] - zci_rarity(1, PASSAGES)) < 1e-9);
    assert_true(weight[1] > weight[0]);
    assert_collected(c, "0.1:1*3 0.3:1*1 1.2:2*1 2.1:1*1");
    assert_score(&c->candidates.item[0], weight[0] * by_count(3));
    assert_score(&c->candidates.item[1], weight[0]);
    assert_score(&c->candidates.item[2], weight[1]);
    clear(c);
}

static void a_passage_has_the_sum_of_its_concepts(void **state)
{
    collecting *c = *state;
    ask(c, "校车 安全员");
    assert_score(&c->candidates.item[2], c->candidates.weight[0] + c->candidates.weight[1]);
    clear(c);
}

static void a_discount_is_taken_off_the_weight(void **state)
{
    collecting *c = *state;
    shelf_parse(&c->shelf, "校车", &c->query);
    c->query.root->discount = 0.25;
    collect(c);
    assert_true(fabs(c->candidates.weight[0] - 0.75 * zci_rarity(3, PASSAGES)) < 1e-9);
    clear(c);
}

static void other_words_of_the_stem_count_less(void **state)
{
    collecting *c = *state;
    ask(c, "driver");
    assert_collected(c, "3.1:1*1 3.2:1*2 3.3:1*1");
    const double weight = c->candidates.weight[0];
    assert_score(&c->candidates.item[0], weight);
    assert_score(&c->candidates.item[1], weight * by_count(2)); /* one of them is the word */
    assert_score(&c->candidates.item[2], weight * ZCI_SHARE_STEM);
    const zci_concept *concept = &c->evaluation.concept[0];
    assert_true(zci_concept_share(concept, docid_of(c, 3, 3)) == ZCI_SHARE_STEM);
    assert_true(zci_concept_share(concept, docid_of(c, 3, 2)) == 1);
    assert_true(zci_concept_share(concept, docid_of(c, 3, 3) + 1) == 1);
    clear(c);
}

/* What is excluded, what stands in a scope, and what only headers hold take no part. */
static void wanted_text_alone_is_ranked(void **state)
{
    static const struct {
        const char *query;
        bool ranked[4]; /* of each concept */
    } examples[] = {
        {"校车", {true}},
        {"“校车”", {true}},
        {"校车 -安全员", {true, false}},
        {"标题:校车 安全员", {false, true}},
        {"文号:校车", {false}},
        {"年份:2020 校车", {false, true}},
        {"级别:省 校车", {false, true}},
        {"责任单位:教育局", {true}},
        {"-责任单位:教育局 校车", {false, true}},
    };
    collecting *c = *state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        ask(c, examples[i].query);
        for (unsigned k = 0; k < c->query.concept_count; k++) {
            if (zci_concept_is_ranked(&c->evaluation.concept[k]) != examples[i].ranked[k])
                fail_msg("%s: concept %u", examples[i].query, k);
            assert_true(examples[i].ranked[k] == (c->candidates.weight[k] > 0));
        }
        clear(c);
    }
}

static void a_scope_stands_for_what_is_in_it(void **state)
{
    static const char *const queries[] = {"句(校车 安全员)", "段(校车 安全员)"};
    collecting *c = *state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        unsigned ranked = 0;
        ask(c, queries[i]);
        assert_int_equal(c->query.concept_count, 3);
        assert_int_equal(c->candidates.len, 1);
        assert_int_equal(c->candidates.item[0].docid, docid_of(c, 0, 3));
        for (unsigned k = 0; k < 3; k++)
            ranked += zci_concept_is_ranked(&c->evaluation.concept[k]);
        assert_int_equal(ranked, 1);
        clear(c);
    }
    const zci_concept none = {.node = NULL, .positive = true};
    assert_false(zci_concept_is_ranked(&none));
}

static void what_recurs_in_passages_has_candidates_too(void **state)
{
    collecting *c = *state;
    ask(c, "责任单位:教育局");
    assert_collected(c, "4.1:1*1");
    clear(c);
}

static void headers_alone_make_no_candidates(void **state)
{
    collecting *c = *state;
    ask(c, "年份:2020 OR 标题:校车");
    assert_collected(c, "");
    assert_int_equal(zci_candidates_concepts(&c->candidates, docid_of(c, 0, 1)), 0);
    clear(c);
}

static void no_query_has_none(void **state)
{
    collecting *c = *state;
    c->query = (zci_query){.root = NULL};
    collect(c);
    assert_collected(c, "");
    assert_int_equal(zci_docset_size(&c->evaluation.matching), TEXTS);
    clear(c);
}

static void what_is_no_candidate_holds_no_concept(void **state)
{
    collecting *c = *state;
    ask(c, "安全员");
    assert_collected(c, "0.2:1*1 0.3:1*1 1.1:1*1");
    assert_int_equal(zci_candidates_concepts(&c->candidates, 0), 0);
    assert_int_equal(zci_candidates_concepts(&c->candidates, docid_of(c, 0, 1)), 0);
    assert_int_equal(zci_candidates_concepts(&c->candidates, docid_of(c, 1, 0)), 0);
    assert_int_equal(zci_candidates_concepts(&c->candidates, docid_of(c, 4, 1)), 0);
    clear(c);
}

/* The last of as many concepts as a query can have takes the last bit. */
static void as_many_concepts_as_a_query_can_have_are_told_apart(void **state)
{
    collecting *c = *state;
    char text[4096] = "";
    for (unsigned i = 0; i + 1 < ZCI_QUERY_CONCEPTS_MAX; i++)
        strcat(text, i % 2 == 0 ? "校车 OR " : "没有 OR ");
    strcat(text, "归档");
    ask(c, text);
    assert_int_equal(c->query.concept_count, ZCI_QUERY_CONCEPTS_MAX);
    assert_int_equal(c->candidates.len, 4);
    assert_int_equal(zci_candidates_concepts(&c->candidates, docid_of(c, 2, 1)),
                     UINT64_C(0x5555555555555555));
    assert_int_equal(zci_candidates_concepts(&c->candidates, docid_of(c, 1, 2)), UINT64_C(1) << 63);
    assert_int_equal(c->candidates.item[3].matches, ZCI_QUERY_CONCEPTS_MAX / 2);
    clear(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passages_of_all_concepts_are_merged),
        cmocka_unit_test(a_single_character_has_weight_beside_words),
        cmocka_unit_test(only_matching_documents_have_candidates),
        cmocka_unit_test(the_rarer_weighs_more_and_repetition_counts_less_and_less),
        cmocka_unit_test(a_passage_has_the_sum_of_its_concepts),
        cmocka_unit_test(a_discount_is_taken_off_the_weight),
        cmocka_unit_test(other_words_of_the_stem_count_less),
        cmocka_unit_test(wanted_text_alone_is_ranked),
        cmocka_unit_test(a_scope_stands_for_what_is_in_it),
        cmocka_unit_test(what_recurs_in_passages_has_candidates_too),
        cmocka_unit_test(headers_alone_make_no_candidates),
        cmocka_unit_test(no_query_has_none),
        cmocka_unit_test(what_is_no_candidate_holds_no_concept),
        cmocka_unit_test(as_many_concepts_as_a_query_can_have_are_told_apart),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
