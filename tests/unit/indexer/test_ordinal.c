/* Numbers as headings write them.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "ordinal.h"

/* Reads a number at the start of a text; 0 when there is none.  `bytes` are behind it. */
static unsigned any(const char *text, size_t bytes)
{
    unsigned value;
    zci_scan scan = {text, strlen(text), {0, 0}};
    if (!zci_ordinal_any(&scan, &value))
        return 0;
    assert_int_equal(strlen(text) - scan.at.byte, bytes);
    return value;
}

static void reads_either_kind(void **state)
{
    (void)state;
    assert_int_equal(any("一、", 3), 1);
    assert_int_equal(any("十条", 3), 10);
    assert_int_equal(any("十二", 0), 12);
    assert_int_equal(any("二十", 0), 20);
    assert_int_equal(any("九十九", 0), 99);
    assert_int_equal(any("一百零二条", 3), 102);
    assert_int_equal(any("一千二百六十", 0), 1260);
    assert_int_equal(any("二〇三", 0), 203);
    assert_int_equal(any("3.", 1), 3);
    assert_int_equal(any("３２章", 3), 32);
    assert_int_equal(any("条", 3), 0);
    assert_int_equal(any("", 0), 0);
}

static void refuses_more_than_most(void **state)
{
    (void)state;
    unsigned value;
    zci_scan digits = {"2024", 4, {0, 0}}, again = digits;
    assert_false(zci_ordinal_digits(&digits, 3, &value));
    assert_true(zci_ordinal_digits(&again, 4, &value));
    zci_scan han = {"一二三", 9, {0, 0}};
    assert_false(zci_ordinal_han(&han, 2, &value));
    assert_int_equal(any("12345", 0), 0);
    assert_int_equal(any("九九九九九九九九九九", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_either_kind),
        cmocka_unit_test(refuses_more_than_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
