/* Months and their days.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/calendar.h"

static void february_is_longer_in_leap_years(void **state)
{
    (void)state;
    assert_int_equal(zci_month_days(2023, 2), 28);
    assert_int_equal(zci_month_days(2024, 2), 29);
    assert_int_equal(zci_month_days(1900, 2), 28);
    assert_int_equal(zci_month_days(2000, 2), 29);
}

static void a_year_has_365_days(void **state)
{
    (void)state;
    unsigned days = 0;
    for (unsigned month = 1; month <= 12; month++)
        days += zci_month_days(2023, month);
    assert_int_equal(days, 365);
    assert_int_equal(zci_month_days(2023, 1), 31);
    assert_int_equal(zci_month_days(2023, 4), 30);
    assert_int_equal(zci_month_days(2023, 12), 31);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(february_is_longer_in_leap_years),
        cmocka_unit_test(a_year_has_365_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
