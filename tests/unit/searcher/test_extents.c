/* Parts of passages.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "extents.h"

static void add(zci_extents *extents, zci_docid docid, size_t start, size_t end)
{
    zc_error error;
    assert_ok(zci_extents_add(extents, (zci_extent){docid, start, end}, &error), error);
}

static void they_stay_in_the_order_in_which_they_were_added(void **state)
{
    zci_extents extents = {0};
    (void)state;
    for (unsigned i = 0; i < 100; i++)
        add(&extents, 10 + i / 3, i, i + 2);
    assert_int_equal(extents.len, 100);
    for (unsigned i = 0; i < 100; i++) {
        assert_int_equal(extents.item[i].docid, 10 + i / 3);
        assert_int_equal(extents.item[i].start, i);
        assert_int_equal(extents.item[i].end, i + 2);
    }
    zci_extents_free(&extents);
}

static void the_first_of_a_passage_is_found(void **state)
{
    /* Each docid, and where its extents begin. */
    static const zci_docid docids[] = {3, 3, 4, 7, 7, 7, 9};
    static const size_t wanted[] = {0, 0, 0, 0, 2, 3, 3, 3, 6, 6, 7, 7};
    zci_extents extents = {0};
    (void)state;
    assert_int_equal(zci_extents_of(&extents, 3), 0);
    for (size_t i = 0; i < sizeof docids / sizeof docids[0]; i++)
        add(&extents, docids[i], i, i + 1);
    for (zci_docid docid = 0; docid < sizeof wanted / sizeof wanted[0]; docid++)
        assert_int_equal(zci_extents_of(&extents, docid), wanted[docid]);
    zci_extents_free(&extents);
}

static void freed_ones_are_empty(void **state)
{
    zci_extents extents = {0};
    (void)state;
    add(&extents, 1, 0, 1);
    zci_extents_free(&extents);
    assert_null(extents.item);
    assert_int_equal(extents.len, 0);
    add(&extents, 2, 0, 1);
    assert_int_equal(extents.len, 1);
    zci_extents_free(&extents);
    zci_extents_free(&extents);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_stay_in_the_order_in_which_they_were_added),
        cmocka_unit_test(the_first_of_a_passage_is_found),
        cmocka_unit_test(freed_ones_are_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
