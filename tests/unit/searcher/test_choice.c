/* Which passages of a document are chosen.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "choice.h"

enum { HEAVY = 1, LIGHT = 2, TITLED = 4 };

static double weights[] = {3, 1, 2};

static zci_candidate passages[] = {
    {.docid = 11, .concepts = TITLED, .score = 9},
    {.docid = 12, .concepts = TITLED, .score = 8},
    {.docid = 13, .concepts = LIGHT, .score = 1},
    {.docid = 14, .concepts = HEAVY, .score = 2},
    {.docid = 15, .concepts = HEAVY | LIGHT, .score = 1},
    {.docid = 16, .concepts = HEAVY | TITLED, .score = 5},
    {.docid = 17, .concepts = TITLED, .score = 8},
};

static const zci_candidates all = {
    .item = passages, .len = sizeof passages / sizeof *passages, .weight = weights};

static void assert_chosen(size_t first, size_t count, uint64_t parts, const zci_docid *wanted,
                          size_t len)
{
    zci_choice chosen[ZCI_POOL_PER_DOCUMENT];
    assert_int_equal(zci_choice_make(&all, NULL, first, count, parts, chosen), len);
    for (size_t i = 0; i < len; i++)
        assert_int_equal(chosen[i].candidate->docid, wanted[i]);
}

static void with_no_parts_the_scores_decide(void **state)
{
    static const zci_docid wanted[] = {11, 12, 17, 16, 14};
    (void)state;
    assert_chosen(0, all.len, 0, wanted, 5);
}

/* The more of their weight, the better; then by score. */
static void the_parts_asked_for_come_first(void **state)
{
    static const zci_docid both[] = {15, 16, 14, 13, 11}, light[] = {13, 15, 11, 12, 17};
    (void)state;
    assert_chosen(0, all.len, HEAVY | LIGHT, both, 5);
    assert_chosen(0, all.len, LIGHT, light, 5);
}

static void others_are_not_looked_at(void **state)
{
    static const zci_docid wanted[] = {14, 13};
    (void)state;
    assert_chosen(2, 2, HEAVY, wanted, 2);
    assert_chosen(2, 0, HEAVY, wanted, 0);
}

static void it_says_what_they_hold(void **state)
{
    zci_choice chosen[ZCI_POOL_PER_DOCUMENT];
    (void)state;
    zci_choice_make(&all, NULL, 0, all.len, HEAVY | LIGHT, chosen);
    assert_true(chosen[0].told == 4 && chosen[1].told == 3 && chosen[3].told == 1 &&
                chosen[4].told == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_no_parts_the_scores_decide),
        cmocka_unit_test(the_parts_asked_for_come_first),
        cmocka_unit_test(others_are_not_looked_at),
        cmocka_unit_test(it_says_what_they_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
