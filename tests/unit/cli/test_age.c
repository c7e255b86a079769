/* How long ago something was.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "harness.h"

#include "age.h"

static const char time_text[] = "2024-05-01T02:00:00Z";
static const time_t time_told = 1714528800;

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };

static const char *age(enum cli_language language, long seconds)
{
    static char out[64];
    cli_age_put(language, time_text, time_told + seconds, out, sizeof out);
    return out;
}

static void the_unit_is_the_largest_of_which_there_are_two(void **state)
{
    (void)state;
    assert_string_equal(age(CLI_ENGLISH, 0), "just now");
    assert_string_equal(age(CLI_ENGLISH, 2 * MINUTE - 1), "just now");
    assert_string_equal(age(CLI_ENGLISH, 2 * MINUTE), "2 minutes ago");
    assert_string_equal(age(CLI_ENGLISH, 2 * HOUR - 1), "119 minutes ago");
    assert_string_equal(age(CLI_ENGLISH, 2 * HOUR), "2 hours ago");
    assert_string_equal(age(CLI_ENGLISH, 2 * DAY - 1), "47 hours ago");
    assert_string_equal(age(CLI_ENGLISH, 2 * DAY), "2 days ago");
    assert_string_equal(age(CLI_ENGLISH, 400L * DAY), "400 days ago");
}

static void it_is_told_in_chinese_too(void **state)
{
    (void)state;
    assert_string_equal(age(CLI_CHINESE, 0), "刚刚");
    assert_string_equal(age(CLI_CHINESE, 5 * MINUTE), "5 分钟前");
    assert_string_equal(age(CLI_CHINESE, 3 * DAY), "3 天前");
}

/* Clocks differ; by more, one of them is wrong. */
static void what_is_to_come_was_stated_by_a_wrong_clock(void **state)
{
    (void)state;
    assert_string_equal(age(CLI_ENGLISH, -120), "just now");
    assert_string_equal(age(CLI_ENGLISH, -121), "in the future by a wrong clock");
    assert_string_equal(age(CLI_CHINESE, -DAY), "在将来（时钟有误）");
}

static void a_time_may_be_unknown(void **state)
{
    (void)state;
    char out[64];
    for (const char *const *text = (const char *const[]){"", "2024-05-01", "?", NULL};
         *text != NULL; text++) {
        cli_age_put(CLI_ENGLISH, *text, time_told, out, sizeof out);
        assert_string_equal(out, "at an unknown time");
        cli_age_put(CLI_CHINESE, *text, time_told, out, sizeof out);
        assert_string_equal(out, "时间不详");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_unit_is_the_largest_of_which_there_are_two),
        cmocka_unit_test(it_is_told_in_chinese_too),
        cmocka_unit_test(what_is_to_come_was_stated_by_a_wrong_clock),
        cmocka_unit_test(a_time_may_be_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
