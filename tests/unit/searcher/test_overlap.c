/* Matches that share text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "overlap.h"

static const char *const texts[] = {
    "第一份\n\n落实“双减”工作。双减不减质量。\n\n双减工作，工作双减。\n",
    "第二份\n\n课后服务学校。学校开办课后服务。\n",
    "第三份\n\n双减双减双减。\n",
};
enum { TEXTS = sizeof texts / sizeof texts[0], UNTOUCHED = 77 };

static int make_shelf(void **state)
{
    static shelf s;
    shelf_fill_with_texts(&s, texts, TEXTS);
    *state = &s;
    return 0;
}

/* The candidates' matches: each as document/passage=matches. */
static void describe(const shelf *s, const zci_candidates *candidates, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < candidates->len; i++) {
        const zci_candidate *c = &candidates->item[i];
        len += (size_t)snprintf(out + len, size - len, "%s%u/%u=%u", i == 0 ? "" : " ", c->document,
                                c->docid - zci_documents_header(&s->reader->documents, c->document),
                                c->matches);
    }
}

/* With `untouched` they had a number of matches before that no text has. */
static void assert_counted(const shelf *s, const char *text, bool untouched, const char *wanted)
{
    zci_query query;
    zci_evaluation evaluation;
    zci_candidates candidates = {0};
    zc_error error;
    char found[400];
    shelf_parse(s, text, &query);
    assert_ok(zci_evaluate(s->reader, &query, &evaluation, &error), error);
    assert_ok(zci_candidates_collect(&evaluation, &candidates, &error), error);
    for (size_t i = 0; untouched && i < candidates.len; i++)
        candidates.item[i].matches = UNTOUCHED;
    assert_ok(zci_overlap_settle(&evaluation, &candidates, &error), error);
    describe(s, &candidates, found, sizeof found);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    zci_candidates_free(&candidates);
    zci_evaluation_free(&evaluation);
    zci_query_clear(&query);
}

static void matches_in_the_same_text_are_one(void **state)
{
    const shelf *s = *state;
    assert_counted(s, "双减 双减工作", false, "0/2=2 0/3=2");
    assert_counted(s, "双减工作 减工", false, "0/2=1 0/3=1");
    assert_counted(s, "双减工作 OR 工作双减 OR 双减", false, "0/2=2 0/3=2 2/2=3");
    assert_counted(s, "课后服务 服务学校", false, "1/2=2");
}

/* Side by side they are two. */
static void matches_that_adjoin_are_several(void **state)
{
    const shelf *s = *state;
    assert_counted(s, "双减双减 OR 双减", false, "0/2=2 0/3=2 2/2=2");
    assert_counted(s, "双减双 OR 减双减", false, "2/2=1");
}

static void only_passages_that_hold_several_parts_are_read(void **state)
{
    const shelf *s = *state;
    assert_counted(s, "双减 OR 双减工作", true, "0/2=2 0/3=2 2/2=77");
    assert_counted(s, "双减 OR 双减工作 OR 课后服务", true, "0/2=2 0/3=2 1/2=77 2/2=77");
}

static void nothing_is_read_where_no_parts_could_overlap(void **state)
{
    const shelf *s = *state;
    assert_counted(s, "双减 质量", true, "0/2=77 0/3=77");
    assert_counted(s, "双减", true, "0/2=77 0/3=77 2/2=77");
    assert_counted(s, "双减 质量 -双减双减", true, "0/2=77 0/3=77");
    assert_counted(s, "双减 标题:双减工作", true, "");
    assert_counted(s, "双减 年份:2024", true, "");
}

/* A sentence counts what it holds, once. */
static void a_scope_alone_may_count_twice(void **state)
{
    const shelf *s = *state;
    assert_counted(s, "句(双减 双减工作)", true, "0/2=1 0/3=2");
    assert_counted(s, "段(双减 双减工作)", true, "0/2=2 0/3=2");
    assert_counted(s, "句(双减 质量)", true, "0/2=77");
    assert_counted(s, "句(课后服务 学校) OR 学校开办", true, "1/2=4");
}

static void a_passage_without_a_record_is_damage(void **state)
{
    const shelf *s = *state;
    zci_query query;
    zci_evaluation evaluation;
    zci_candidates candidates = {0};
    zc_error error;
    shelf_parse(s, "双减 OR 双减工作", &query);
    assert_ok(zci_evaluate(s->reader, &query, &evaluation, &error), error);
    assert_ok(zci_candidates_collect(&evaluation, &candidates, &error), error);
    candidates.item[0].docid = zci_documents_header(&s->reader->documents, 0);
    assert_status(zci_overlap_settle(&evaluation, &candidates, &error), ZC_CORRUPT);
    assert_int_equal(error.status, ZC_CORRUPT);
    zci_candidates_free(&candidates);
    zci_evaluation_free(&evaluation);
    zci_query_clear(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_in_the_same_text_are_one),
        cmocka_unit_test(matches_that_adjoin_are_several),
        cmocka_unit_test(only_passages_that_hold_several_parts_are_read),
        cmocka_unit_test(nothing_is_read_where_no_parts_could_overlap),
        cmocka_unit_test(a_scope_alone_may_count_twice),
        cmocka_unit_test(a_passage_without_a_record_is_damage),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
