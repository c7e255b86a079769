/* Headings numbered by decimals.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "decimal.h"

static bool reads(const char *text, zci_decimal *d)
{
    size_t len = strlen(text);
    return zci_decimal_read(text, (zci_stretch){{0, 0}, {len, len}}, d);
}

static void a_line_is_a_number_and_a_title(void **state)
{
    (void)state;
    zci_decimal d;
    assert_true(reads("1 总则", &d));
    assert_int_equal(d.count, 1);
    assert_true(reads("2.1.１ 市应急指挥部", &d));
    assert_int_equal(d.count, 3);
    assert_int_equal(d.number[2], 1);
    assert_false(d.tight);
    assert_true(reads("１．１编制目的", &d));
    assert_true(d.tight);
}

static void what_measures_or_speaks_is_none(void **state)
{
    (void)state;
    static const char *const others[] = {
        "1.5万名学生",    "3.2 亿元", "1.1 倍",       "2.2024年工作要点", "1总则",
        "2024.3 会议",    "1.1",      "1.1 《目的》", "1.1.1.1.1 甲",     "1.1 建立机制。",
        "1.1 建立机制，", "0.1 目的", "总则",         "1.1 编制；目的",
    };
    zci_decimal d;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(reads(others[i], &d));
}

static bool follows(const char *last, const char *next)
{
    zci_decimal a = {.count = 0}, b;
    if (last[0] != '\0')
        assert_true(reads(last, &a));
    assert_true(reads(next, &b));
    return zci_decimal_follows(&a, &b);
}

static void numbers_run_on(void **state)
{
    (void)state;
    assert_true(follows("", "1.1 目的"));
    assert_true(follows("1.1 目的", "1.2 依据"));
    assert_true(follows("1.1.1 目的", "1.2 依据"));
    assert_true(follows("1.1.1 目的", "2 体系"));
    assert_true(follows("1 总则", "1.1 目的"));
    assert_true(follows("1.2 依据", "2.1.1 指挥部"));
    assert_true(follows("1.2 依据", "1.5 原则"));
    assert_false(follows("1.2 依据", "1.1 目的"));
    assert_false(follows("1.2 依据", "1.2 依据"));
    assert_false(follows("1.2 依据", "1 总则"));
    assert_false(follows("1.2 依据", "1.9 原则"));
    assert_false(follows("1.2 依据", "2.5 原则"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_number_and_a_title),
        cmocka_unit_test(what_measures_or_speaks_is_none),
        cmocka_unit_test(numbers_run_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
