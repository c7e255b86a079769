/* A passage's score: each part of the formula, by itself.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "candidates.h"
#include "rank_weights.h"
#include "rescore.h"

#include <math.h>

/* Each paragraph is a passage; passage P of a document has the P-th docid behind its header. */
static const char *const texts[] = {
    "学校管理办法\n\n" /* 1 */
    "一、双减要求\n\n" /* 2 */
    "作业设计要精准。\n\n"
    "双减作业一起抓好，双减最要紧。\n\n" /* 4 */
    "二、食堂要求\n\n"
    "食堂作业要干净。\n\n" /* 6 */
    "双减结束。\n",
    "作业要好。\n\n作业要少。\n", /* its title alone, beside the text, holds 双减 */
    "食堂作业规定\n\n"
    "双减另说。\n\n"
    "作业要好（责任单位：双减科、教育局）。\n",
    "The schools are here.\n",
    "The school is here.\n",
    "巩固“减负”成果。这里不再多说，K12 如此，2024年也是。\n\n"
    "这里要多说几句。巩固减负成果，重在落实。\n\n"
    "巩固减负成果。\n",
};
enum { TEXTS = sizeof texts / sizeof texts[0], NOBODY_S = 1, LEADS = TEXTS - 1 };

typedef struct ranking {
    shelf shelf;
    zci_query query;
    zci_evaluation evaluation;
    zci_candidates candidates;
    zci_rescorer rescorer;
} ranking;

static int make_shelf(void **state)
{
    static ranking r;
    zc_input documents[TEXTS] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < TEXTS; i++)
        documents[i].text = text_of(texts[i]);
    documents[NOBODY_S].title = text_of("双减与作业");
    shelf_fill(&r.shelf, documents, TEXTS);
    *state = &r;
    return 0;
}

static int free_shelf(void **state)
{
    ranking *r = *state;
    shelf_clear(&r->shelf);
    return 0;
}

static void ask(ranking *r, const char *text)
{
    zc_error error;
    shelf_parse(&r->shelf, text, &r->query);
    assert_ok(zci_evaluate(r->shelf.reader, &r->query, &r->evaluation, &error), error);
    assert_ok(zci_candidates_collect(&r->evaluation, &r->candidates, &error), error);
    assert_ok(zci_rescorer_start(&r->rescorer, &r->evaluation, &r->candidates, &error), error);
    const zci_candidate **all = calloc(r->candidates.len + 1, sizeof *all);
    assert_non_null(all);
    for (size_t i = 0; i < r->candidates.len; i++)
        all[i] = &r->candidates.item[i];
    assert_ok(zci_rescorer_prepare(&r->rescorer, all, r->candidates.len, &error), error);
    free(all);
}

static void clear(ranking *r)
{
    zci_rescorer_free(&r->rescorer);
    zci_candidates_free(&r->candidates);
    zci_evaluation_free(&r->evaluation);
    zci_query_clear(&r->query);
}

static const zci_candidate *candidate_of(const ranking *r, size_t document, uint32_t passage)
{
    zci_docid docid = zci_documents_header(&r->shelf.reader->documents, document) + passage;
    for (size_t i = 0; i < r->candidates.len; i++) {
        if (r->candidates.item[i].docid == docid)
            return &r->candidates.item[i];
    }
    fail_msg("document %zu has no candidate %u", document, (unsigned)passage);
    return NULL;
}

/* BM25 of so many matches in a passage. */
static double matches(const ranking *r, const zci_candidate *candidate, unsigned concept,
                      double count)
{
    const zci_fact *fact = zci_facts_of(&r->rescorer.facts, candidate->docid);
    double length = (double)fact->length / r->rescorer.mean_length;
    double k = ZCI_LITERAL_K1 * (1 - ZCI_LITERAL_B + ZCI_LITERAL_B * length);
    return r->candidates.weight[concept] * count * (ZCI_LITERAL_K1 + 1) / (count + k);
}

static void assert_score(const ranking *r, const zci_candidate *candidate, double wanted)
{
    double score = zci_rescore(&r->rescorer, candidate);
    if (fabs(score - wanted) > 1e-9)
        fail_msg("passage %u scores %.9f, not %.9f", (unsigned)candidate->docid, score, wanted);
}

static void words_count_by_where_they_stand(void **state)
{
    ranking *r = *state;
    ask(r, "双减 作业");
    assert_int_equal(r->query.concept_count, 2);
    const double *weight = r->candidates.weight;
    assert_true(weight[0] > 0 && weight[1] > 0 && weight[0] != weight[1]);
    const zci_candidate *c = candidate_of(r, 0, 4); /* both, one of them twice, a heading above */
    double least = weight[0] < weight[1] ? weight[0] : weight[1];
    assert_score(r, c,
                 matches(r, c, 0, 2) + matches(r, c, 1, 1) + ZCI_SHARE_HEADING * weight[0] +
                     ZCI_SHARE_TOGETHER * least);
    c = candidate_of(r, 0, 3); /* one; the other in its section, and in the heading above */
    assert_score(
        r, c, matches(r, c, 1, 1) + ZCI_SHARE_SECTION * weight[0] + ZCI_SHARE_HEADING * weight[0]);
    c = candidate_of(r, 0,
                     6); /* the other behind it, in its section; before it only in another one */
    assert_score(r, c, matches(r, c, 1, 1) + ZCI_SHARE_SECTION * weight[0]);
    c = candidate_of(r, 0, 7);
    assert_score(r, c, matches(r, c, 0, 1) + ZCI_SHARE_SECTION * weight[1]);
    c = candidate_of(r, 0, 2); /* a heading line, whose section is what it heads */
    assert_score(r, c, ZCI_FACTOR_HEADING * (matches(r, c, 0, 1) + ZCI_SHARE_SECTION * weight[1]));
    clear(r);
}

/* A short first sentence says what the rest treats, if there is a rest. */
static void a_lead_counts(void **state)
{
    ranking *r = *state;
    ask(r, "減負");
    const zci_candidate *c = candidate_of(r, LEADS, 1);
    assert_score(r, c, matches(r, c, 0, 1) + ZCI_SHARE_LEAD * r->candidates.weight[0]);
    for (uint32_t passage = 2; passage <= 3; passage++) {
        c = candidate_of(r, LEADS, passage);
        assert_score(r, c, matches(r, c, 0, 1));
    }
    clear(r);
}

/* About: each Chinese character counts, at one byte or two. */
static void a_passage_is_as_long_as_it_has_terms(void **state)
{
    ranking *r = *state;
    ask(r, "减负");
    const zci_candidate *c = candidate_of(r, LEADS, 2);
    assert_in_range(zci_facts_of(&r->rescorer.facts, c->docid)->length, 13, 21); /* 17 */
    c = candidate_of(r, LEADS, 3);
    assert_in_range(zci_facts_of(&r->rescorer.facts, c->docid)->length, 5, 8); /* 6 */
    clear(r);
}

/* What the documents before and behind hold is nothing to it. */
static void other_documents_do_not_count(void **state)
{
    ranking *r = *state;
    ask(r, "双减 作业");
    for (uint32_t passage = 1; passage <= 2; passage++) {
        const zci_candidate *c = candidate_of(r, NOBODY_S, passage);
        assert_score(r, c, matches(r, c, 1, 1));
    }
    clear(r);
}

static void another_section_counts_less(void **state)
{
    ranking *r = *state;
    ask(r, "食堂 精准");
    const zci_candidate *c = candidate_of(r, 0, 3);
    assert_score(r, c, matches(r, c, 1, 1) + ZCI_SHARE_DOCUMENT * r->candidates.weight[0]);
    clear(r);
    ask(r, "食堂 另说"); /* the other in the first of the passages, above any heading */
    c = candidate_of(r, 2, 2);
    assert_score(r, c, matches(r, c, 1, 1) + ZCI_SHARE_SECTION * r->candidates.weight[0]);
    clear(r);
}

/* Of what it lacks, by the pairs that it holds, where these are worth more. */
static void a_portion_counts(void **state)
{
    ranking *r = *state;
    ask(r, "食堂作业 精准");
    const zci_candidate *c = candidate_of(r, 0, 3); /* 作业; all of it in another section */
    double portion = (double)zci_facts_of(&r->rescorer.facts, c->docid)->portion[0];
    assert_true(ZCI_SHARE_PORTION * portion < ZCI_SHARE_DOCUMENT);
    assert_score(r, c, matches(r, c, 1, 1) + ZCI_SHARE_DOCUMENT * r->candidates.weight[0]);
    clear(r);
    ask(r, "双减结 作业");
    c = candidate_of(r, 0, 4); /* 双减; all of it in another section */
    portion = (double)zci_facts_of(&r->rescorer.facts, c->docid)->portion[0];
    assert_true(ZCI_SHARE_PORTION * portion > ZCI_SHARE_DOCUMENT && portion < 0.5);
    assert_score(r, c, matches(r, c, 1, 1) + ZCI_SHARE_PORTION * portion * r->candidates.weight[0]);
    clear(r);
}

static void what_stands_only_among_units_counts_least(void **state)
{
    ranking *r = *state;
    ask(r, "双减 作业");
    const zci_candidate *c = candidate_of(r, 2, 3);
    assert_score(r, c, ZCI_SHARE_UNITS * matches(r, c, 0, 1) + matches(r, c, 1, 1));
    clear(r);
}

static void other_forms_of_a_word_count_less(void **state)
{
    ranking *r = *state;
    ask(r, "school");
    const zci_candidate *other = candidate_of(r, 3, 1), *same = candidate_of(r, 4, 1);
    assert_score(r, other, ZCI_SHARE_STEM * matches(r, other, 0, 1));
    assert_score(r, same, matches(r, same, 0, 1));
    clear(r);
}

static void what_was_not_prepared_has_no_score(void **state)
{
    ranking *r = *state;
    ask(r, "双减 作业");
    zci_candidate other = *candidate_of(r, 0, 4);
    other.docid = zci_documents_header(&r->shelf.reader->documents, 3) + 1;
    assert_true(zci_rescore(&r->rescorer, &other) == 0);
    zci_arena arena = {0};
    zci_reason *root = zci_reason_start(&arena, 0);
    zci_rescore_explain(&r->rescorer, &other, root);
    assert_int_equal(root->part_count, 0);
    zci_arena_clear(&arena);
    clear(r);
}

/* The parts of an explanation are the score, and say where it comes from. */
static void explanations_add_up(void **state)
{
    ranking *r = *state;
    ask(r, "双减 作业");
    for (size_t i = 0; i < r->candidates.len; i++) {
        zci_arena arena = {0};
        double sum = 0;
        zci_reason *root = zci_reason_start(&arena, 0);
        zci_rescore_explain(&r->rescorer, &r->candidates.item[i], root);
        assert_int_equal(root->part_count, 1);
        for (const zci_reason *part = root->first->first; part != NULL; part = part->next) {
            assert_true(part->value != 0);
            sum += part->value;
        }
        assert_true(fabs(sum - root->first->value) < 1e-9);
        assert_true(fabs(sum - zci_rescore(&r->rescorer, &r->candidates.item[i])) < 1e-9);
        zci_arena_clear(&arena);
    }
    clear(r);
}

static void assert_explained(const ranking *r, size_t document, uint32_t passage,
                             const char *wanted)
{
    zci_arena arena = {0};
    zci_reason *root = zci_reason_start(&arena, 0);
    zci_rescore_explain(&r->rescorer, candidate_of(r, document, passage), root);
    bool found = false;
    for (const zci_reason *part = root->first->first; part != NULL; part = part->next)
        found = found || strncmp(part->what.data, wanted, strlen(wanted)) == 0;
    if (!found)
        fail_msg("passage %u of document %zu is not explained by: %s", (unsigned)passage, document,
                 wanted);
    zci_arena_clear(&arena);
}

static void explanations_name_the_place(void **state)
{
    ranking *r = *state;
    ask(r, "双减 作业");
    assert_explained(r, 0, 4, "双减 in the passage, weight ");
    assert_explained(r, 0, 4, "双减 in a heading above, weight ");
    assert_explained(r, 0, 3, "双减 in the section, weight ");
    assert_explained(r, 0, 2, "times 0.60: a heading line");
    assert_explained(r, 2, 3, "双减 among responsible units, weight ");
    clear(r);
    ask(r, "食堂 精准");
    assert_explained(r, 0, 3, "食堂 in the document, weight ");
    clear(r);
    ask(r, "双减结 作业");
    assert_explained(r, 0, 4, "part of 双减结 in the passage, weight ");
    clear(r);
    ask(r, "school");
    assert_explained(r, 3, 1, "school in other forms in the passage, weight ");
    clear(r);
    ask(r, "句(双减 作业)");
    assert_explained(r, 0, 4, "句(…) in the passage, weight ");
    clear(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_count_by_where_they_stand),
        cmocka_unit_test(a_lead_counts),
        cmocka_unit_test(a_passage_is_as_long_as_it_has_terms),
        cmocka_unit_test(other_documents_do_not_count),
        cmocka_unit_test(another_section_counts_less),
        cmocka_unit_test(a_portion_counts),
        cmocka_unit_test(what_stands_only_among_units_counts_least),
        cmocka_unit_test(other_forms_of_a_word_count_less),
        cmocka_unit_test(what_was_not_prepared_has_no_score),
        cmocka_unit_test(explanations_add_up),
        cmocka_unit_test(explanations_name_the_place),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
