/* Words behind a numeral that say what it counts.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "counter.h"
#include "pattern.h"

/* What stands at unit `at` of a text.  The units end where their memory does, so that
 * reading beyond them is noticed. */
static int counter_in(const char *text, size_t at)
{
    zci_units units = {0};
    zc_error error;
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    zci_unit *exact = malloc(units.len * sizeof *exact);
    assert_non_null(exact);
    memcpy(exact, units.unit, units.len * sizeof *exact);
    int flags = zci_counter_at(exact, units.len, at);
    free(exact);
    zci_units_free(&units);
    return flags;
}

static void a_counter_has_the_flags_of_its_kind(void **state)
{
    (void)state;
    assert_int_equal(counter_in("人", 0), 0);
    assert_int_equal(counter_in("小时", 0), ZCI_COUNTER_SMALL);
    assert_int_equal(counter_in("天", 0), ZCI_COUNTER_SMALL_BUT_ONE);
    assert_int_equal(counter_in("部分", 0), ZCI_COUNTER_WITH_ORDINAL);
    assert_int_equal(counter_in("位", 0), ZCI_COUNTER_NOT_ORDINAL);
    assert_int_equal(counter_in("日", 0), ZCI_COUNTER_PLAIN_TWO);
    assert_int_equal(counter_in("月", 0), ZCI_COUNTER_SMALL | ZCI_COUNTER_PLAIN_TWO);
}

static void what_counts_nothing_is_none(void **state)
{
    (void)state;
    assert_int_equal(counter_in("狗", 0), ZCI_COUNTER_NONE);
    assert_int_equal(counter_in("kg", 0), ZCI_COUNTER_NONE);
    assert_int_equal(counter_in("、人", 0), ZCI_COUNTER_NONE);
    assert_int_equal(counter_in("2人", 0), ZCI_COUNTER_NONE); /* it stands behind, not here */
    assert_int_equal(counter_in("2人", 1), 0);
}

/* Whichever of them stands first in the table. */
static void the_longest_counter_decides(void **state)
{
    (void)state;
    assert_int_equal(counter_in("年", 0), ZCI_COUNTER_SMALL_BUT_ONE);
    assert_int_equal(counter_in("年级", 0), ZCI_COUNTER_SMALL | ZCI_COUNTER_PLAIN_TWO);
    assert_int_equal(counter_in("周岁", 0), ZCI_COUNTER_SMALL);
    assert_int_equal(counter_in("周末", 0), ZCI_COUNTER_SMALL_BUT_ONE);
    assert_int_equal(counter_in("分", 0), 0);
    assert_int_equal(counter_in("分钟", 0), ZCI_COUNTER_SMALL);
    assert_int_equal(counter_in("个", 0), 0);
    assert_int_equal(counter_in("个工作", 0), 0);
    assert_int_equal(counter_in("个月", 0), ZCI_COUNTER_SMALL);
    assert_int_equal(counter_in("个小时", 0), ZCI_COUNTER_SMALL);
    assert_int_equal(counter_in("个工作日内", 0), ZCI_COUNTER_SMALL);
    assert_int_equal(counter_in("个百分点", 0), ZCI_COUNTER_SMALL);
    assert_int_equal(counter_in("人民", 0), 0);
    assert_int_equal(counter_in("人民医院", 0), ZCI_COUNTER_WITH_ORDINAL);
}

static void fractions_count_nothing(void **state)
{
    (void)state;
    assert_int_equal(counter_in("分之一", 0), ZCI_COUNTER_NONE);
    assert_int_equal(counter_in("三分之二", 1), ZCI_COUNTER_NONE);
    assert_int_equal(counter_in("分之", 0), ZCI_COUNTER_NONE);
    assert_int_equal(counter_in("分", 0), 0);
    assert_int_equal(counter_in("分数", 0), 0);
}

/* 年级 begins there, but the text ends before it does; and nothing is left behind it. */
static void the_text_ends_where_it_ends(void **state)
{
    (void)state;
    zci_units units = {0};
    zc_error error;
    assert_ok(zci_units_read(&units, "年级", strlen("年级"), ZCI_LINES_WRAPPED, &error), error);
    assert_int_equal(units.len, 2);
    assert_int_equal(zci_counter_at(units.unit, 1, 0), ZCI_COUNTER_SMALL_BUT_ONE);
    assert_int_equal(zci_counter_at(units.unit, 1, 1), ZCI_COUNTER_NONE);
    assert_int_equal(zci_counter_at(units.unit, 2, 2), ZCI_COUNTER_NONE);
    assert_int_equal(zci_counter_at(units.unit, 2, 5), ZCI_COUNTER_NONE);
    assert_int_equal(zci_counter_at(units.unit, 0, 0), ZCI_COUNTER_NONE);
    zci_units_free(&units);
}

static void every_script_counts_alike(void **state)
{
    (void)state;
    assert_int_equal(counter_in("歲", 0), ZCI_COUNTER_SMALL);
    assert_int_equal(counter_in("幼兒園", 0), ZCI_COUNTER_WITH_ORDINAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_counter_has_the_flags_of_its_kind),
        cmocka_unit_test(what_counts_nothing_is_none),
        cmocka_unit_test(the_longest_counter_decides),
        cmocka_unit_test(fractions_count_nothing),
        cmocka_unit_test(the_text_ends_where_it_ends),
        cmocka_unit_test(every_script_counts_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
