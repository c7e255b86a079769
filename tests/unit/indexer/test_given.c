/* The ids that documents got in a run.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "given.h"

static void knows_whose_an_id_is(void **state)
{
    (void)state;
    zci_given given = {0};
    assert_int_equal(zci_given_find(&given, text_of("a")), ZCI_PATH_NONE);
    assert_true(zci_given_add(&given, text_of("a"), 7));
    assert_true(zci_given_add(&given, text_of("b"), 0));
    assert_int_equal(zci_given_find(&given, text_of("a")), 7);
    assert_int_equal(zci_given_find(&given, text_of("b")), 0);
    assert_int_equal(zci_given_find(&given, text_of("ab")), ZCI_PATH_NONE);
    zci_given_free(&given);
}

static void joins_what_does_not_overlap(void **state)
{
    (void)state;
    zci_given first = {0}, second = {0};
    assert_false(zci_given_overlap(&first, &second));
    assert_true(zci_given_add(&first, text_of("a"), 1));
    assert_true(zci_given_add(&second, text_of("b"), 2));
    assert_false(zci_given_overlap(&second, &first));
    assert_true(zci_given_join(&first, &second));
    assert_true(zci_given_overlap(&second, &first));
    assert_int_equal(zci_given_find(&first, text_of("b")), 2);
    zci_given_free(&first);
    zci_given_free(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_whose_an_id_is),
        cmocka_unit_test(joins_what_does_not_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
