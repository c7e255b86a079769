/* The table of divisions, as far as it can be wrong in itself.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/string.h"
#include "base/utf8.h"
#include "division.h"

static void names_and_then_codes_are_in_order(void **state)
{
    (void)state;
    for (size_t i = 1; i < ZCI_DIVISIONS; i++) {
        const zci_division *before = &zci_division_table[i - 1], *division = before + 1;
        int order = strcmp(before->name, division->name);
        if (order > 0 || (order == 0 && before->code >= division->code))
            fail_msg("%s %u", division->name, (unsigned)division->code);
    }
}

static int compare_codes(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void no_code_is_twice(void **state)
{
    (void)state;
    static uint32_t codes[ZCI_DIVISIONS];
    for (size_t i = 0; i < ZCI_DIVISIONS; i++)
        codes[i] = zci_division_table[i].code;
    qsort(codes, ZCI_DIVISIONS, sizeof *codes, compare_codes);
    for (size_t i = 1; i < ZCI_DIVISIONS; i++)
        assert_true(codes[i - 1] < codes[i]);
}

/* All are Chinese characters, at least two, and there is room for the NUL behind them. */
static void a_name_is_one_of_a_division(void **state)
{
    (void)state;
    static const char *const kinds[] = {"省",     "市", "自治区", "特别行政区", "自治州",
                                        "地区",   "盟", "自治县", "县",         "区",
                                        "自治旗", "旗", "林区"};
    for (size_t i = 0; i < ZCI_DIVISIONS; i++) {
        const zci_division *division = &zci_division_table[i];
        const char *end = memchr(division->name, '\0', sizeof division->name);
        assert_non_null(end);
        zc_string name = text_of(division->name);
        assert_int_equal(name.len % 3, 0);
        assert_int_equal(zci_utf8_count(name.data, name.len) * 3, name.len);
        assert_true(name.len >= 6);
        if (!zci_string_ends_in_one_of(name, kinds, sizeof kinds / sizeof *kinds))
            fail_msg("%s", division->name);
    }
}

/* A name is one alone right below a division above it, or could not be told from the other. */
static void neighbours_have_names_of_their_own(void **state)
{
    (void)state;
    for (size_t i = 1; i < ZCI_DIVISIONS; i++) {
        const zci_division *before = &zci_division_table[i - 1], *division = before + 1;
        if (strcmp(before->name, division->name) == 0)
            assert_int_not_equal(before->code / 100, division->code / 100);
    }
}

static void each_rank_has_its_number(void **state)
{
    (void)state;
    size_t provinces = 0, prefectures = 0;
    for (size_t i = 0; i < ZCI_DIVISIONS; i++) {
        const zci_division *division = &zci_division_table[i];
        zci_division_rank rank = zci_division_rank_of(division->code);
        assert_true(division->code >= 110000 && division->code < 830000);
        provinces += rank == ZCI_PROVINCE;
        prefectures += rank == ZCI_PREFECTURE;
        if (rank != ZCI_PROVINCE)
            assert_non_null(zci_division_above(division->code));
    }
    assert_int_equal(provinces, 34);
    assert_in_range(prefectures, 330, 345);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_then_codes_are_in_order),
        cmocka_unit_test(no_code_is_twice),
        cmocka_unit_test(a_name_is_one_of_a_division),
        cmocka_unit_test(neighbours_have_names_of_their_own),
        cmocka_unit_test(each_rank_has_its_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
