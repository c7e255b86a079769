/* The time as an index states it.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* strptime, timegm */
#endif
#include "test.h"

#include "index_clock.h"

/* The text is of one form, and says what time() does. */
static void now_is_a_time_of_day_in_utc(void **state)
{
    (void)state;
    char now[32];
    struct tm tm = {0};
    time_t before = time(NULL);
    zci_clock_now(now);
    time_t after = time(NULL);
    assert_int_equal(strlen(now), strlen("2024-05-01T02:00:00Z"));
    const char *end = strptime(now, "%Y-%m-%dT%H:%M:%SZ", &tm);
    assert_non_null(end);
    assert_string_equal(end, "");
    time_t stated = timegm(&tm);
    assert_true(before <= stated && stated <= after);
}

static int set_zone(void **state)
{
    char *zone = getenv("TZ");
    *state = zone != NULL ? strdup(zone) : NULL;
    int status = setenv("TZ", "XYZ-9", 1);
    tzset();
    return status;
}

static int reset_zone(void **state)
{
    int status = *state != NULL ? setenv("TZ", *state, 1) : unsetenv("TZ");
    free(*state);
    tzset();
    return status;
}

static double between(const struct timespec *start, const struct timespec *end)
{
    return (double)(end->tv_sec - start->tv_sec) + (double)(end->tv_nsec - start->tv_nsec) / 1e9;
}

static void seconds_are_counted_with_their_parts(void **state)
{
    (void)state;
    struct timespec first, second;
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &first), 0);
    struct timespec start = {first.tv_sec - 5, 500000000};
    struct timespec sooner = {first.tv_sec - 5, 0};
    double seconds = zci_clock_since(&start), more = zci_clock_since(&sooner);
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &second), 0);
    assert_true(seconds >= between(&start, &first) - 1e-6);
    assert_true(seconds <= between(&start, &second) + 1e-6);
    assert_true(more >= seconds + 0.5 - 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(now_is_a_time_of_day_in_utc),
        cmocka_unit_test_setup_teardown(now_is_a_time_of_day_in_utc, set_zone, reset_zone),
        cmocka_unit_test(seconds_are_counted_with_their_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
