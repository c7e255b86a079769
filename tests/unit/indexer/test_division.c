/* Provinces, prefectures and counties.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "division.h"

static void names_are_found(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(zci_division_named(text_of("抚顺市"), &count)->code, 210400);
    assert_int_equal(count, 1);
    assert_non_null(zci_division_named(text_of("鼓楼区"), &count));
    assert_true(count > 1);
    assert_null(zci_division_named(text_of("抚顺"), &count));
    assert_null(zci_division_named(text_of("临湖市"), &count));
    assert_null(zci_division_named(text_of(""), &count));
    assert_null(zci_division_named((zc_string){"抚顺市\0", 10}, &count));
}

static void every_name_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < ZCI_DIVISIONS; i++) {
        size_t count;
        const zci_division *division = &zci_division_table[i];
        const zci_division *first = zci_division_named(text_of(division->name), &count);
        assert_true(first <= division && division < first + count);
        assert_ptr_equal(zci_division_of_code(division->code), division);
        assert_true(zci_division_begins((zc_string){division->name, 6}));
    }
}

static void short_names_are_found(void **state)
{
    (void)state;
    assert_int_equal(zci_division_in_short(text_of("河北"))->code, 130000);
    assert_int_equal(zci_division_in_short(text_of("内蒙古"))->code, 150000);
    assert_int_equal(zci_division_in_short(text_of("广西"))->code, 450000);
    assert_int_equal(zci_division_in_short(text_of("大兴安岭"))->code, 232700);
    assert_int_equal(zci_division_in_short(text_of("荣成"))->code, 371082);
    assert_int_equal(zci_division_in_short(text_of("吉林"))->code, 220000);
    assert_null(zci_division_in_short(text_of("南山")));
    assert_null(zci_division_in_short(text_of("河北省")));
    assert_null(zci_division_in_short(text_of("河")));
}

static void divisions_lie_in_each_other(void **state)
{
    (void)state;
    assert_true(zci_division_within(210402, 210400));
    assert_true(zci_division_within(210402, 210000));
    assert_true(zci_division_within(210400, 210400));
    assert_false(zci_division_within(210400, 210402));
    assert_false(zci_division_within(340000, 341600));
    assert_int_equal(zci_division_above(429004)->code, 420000);
    assert_null(zci_division_above(420000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(every_name_is_found),
        cmocka_unit_test(short_names_are_found),
        cmocka_unit_test(divisions_lie_in_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
