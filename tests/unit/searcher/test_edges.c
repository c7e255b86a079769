/* Whether a run of text begins and ends where words do.  SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "shelf.h"

#include "edges.h"

static const char *const texts[] = {
    "推进学前教育普及普惠。",
    "普惠托育、普惠园、普惠金融，普惠服务。\n\n普惠。\n\n普惠办园。",
    "课间双手扶栏。\n\n课间操。\n\n课间餐。\n\n课间活动。",
    "落实双减政策。\n\n双减之后。",
    "中小学校教师。\n\n学校安全。\n\n学校食堂。\n\n学校操场。",
    "中小学教师培训。",
    "K12教育。\n\n面向K12课堂。",
};

static int make_shelf(void **state)
{
    static shelf s;
    shelf_fill_with_texts(&s, texts, sizeof texts / sizeof texts[0]);
    *state = &s;
    return 0;
}

static bool stands(const shelf *s, const char *run, zci_ends ends)
{
    zci_query query;
    zci_evaluation evaluation;
    zc_error error;
    bool stand;
    shelf_parse(s, run, &query);
    assert_ok(zci_evaluate(s->reader, &query, &evaluation, &error), error);
    assert_true(evaluation.concept[0].passages.len > 0);
    assert_ok(zci_edges_stand(s->reader, &query.root->pattern, ends,
                              &evaluation.concept[0].passages, &stand, &error),
              error);
    zci_evaluation_free(&evaluation);
    zci_query_clear(&query);
    return stand;
}

static const zci_ends both = {true, true}, first = {true, false}, last = {false, true};

static void what_is_cut_out_of_longer_words_does_not_stand(void **state)
{
    const shelf *s = *state;
    assert_false(stands(s, "学前教育普及普", both));
    assert_false(stands(s, "学前教育普及普", last));
    assert_false(stands(s, "间双", both));
    assert_false(stands(s, "间双", first));
}

static void an_end_that_is_not_asked_about_does_not_matter(void **state)
{
    const shelf *s = *state;
    assert_true(stands(s, "学前教育普及普", first));
    assert_true(stands(s, "间双", last));
    assert_true(stands(s, "间双", (zci_ends){false, false}));
}

static void words_stand(void **state)
{
    const shelf *s = *state;
    assert_true(stands(s, "学前教育普及普惠", both));
    assert_true(stands(s, "双减", both));
    assert_true(stands(s, "课间", both));
    assert_true(stands(s, "K12", both));
    assert_true(stands(s, "K12教", both)); /* an end that is no pair */
}

static void one_place_where_it_stands_is_enough(void **state)
{
    const shelf *s = *state;
    assert_true(stands(s, "中小学", both)); /* as in 中小学教师, though not in 中小学校 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_cut_out_of_longer_words_does_not_stand),
        cmocka_unit_test(an_end_that_is_not_asked_about_does_not_matter),
        cmocka_unit_test(words_stand),
        cmocka_unit_test(one_place_where_it_stands_is_enough),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
