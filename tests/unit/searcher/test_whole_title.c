/* Whether a run of text is all of a document's title.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "whole_title.h"

static const char *const texts[] = {
    "中华人民共和国校园食堂法\n\n第一条　食堂公示账目。\n",
    "校园食堂法实施办法\n\n第一条　按校园食堂法办理。\n",
    "校车条例\n\n第一条　校车限速。\n",
};

static bool is_whole(const shelf *s, const char *run)
{
    bool whole;
    zc_error error;
    assert_ok(zci_whole_title_find(s->reader, text_of(run), &whole, &error), error);
    return whole;
}

static void a_title_is_a_run_with_nothing_beside_it(void **state)
{
    (void)state;
    shelf s;
    shelf_fill_with_texts(&s, texts, sizeof texts / sizeof texts[0]);
    assert_true(is_whole(&s, "校车条例"));
    assert_true(is_whole(&s, "校园食堂法实施办法"));
    assert_false(is_whole(&s, "校园食堂法实施"));
    assert_false(is_whole(&s, "校车"));
    assert_false(is_whole(&s, "校车限速"));
    assert_false(is_whole(&s, ""));
    shelf_clear(&s);
}

static void the_name_of_the_state_is_no_part_of_it(void **state)
{
    (void)state;
    shelf s;
    shelf_fill_with_texts(&s, texts, sizeof texts / sizeof texts[0]);
    assert_true(is_whole(&s, "校园食堂法"));
    assert_true(is_whole(&s, "中华人民共和国校园食堂法"));
    assert_true(is_whole(&s, "中华人民共和国校车条例"));
    assert_false(is_whole(&s, "中华人民共和国"));
    shelf_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_is_a_run_with_nothing_beside_it),
        cmocka_unit_test(the_name_of_the_state_is_no_part_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
