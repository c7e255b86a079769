/* How many processors this process may run on.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "test.h"

#include "base/processors.h"

#include <sched.h>

static void those_that_it_may_not_run_on_do_not_count(void **state)
{
    (void)state;
    cpu_set_t all, one;
    assert_int_equal(sched_getaffinity(0, sizeof all, &all), 0);
    assert_int_equal(zci_processor_count(), CPU_COUNT(&all));
    size_t first = 0;
    while (!CPU_ISSET(first, &all))
        first++;
    CPU_ZERO(&one);
    CPU_SET(first, &one);
    assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
    assert_int_equal(zci_processor_count(), 1);
    assert_int_equal(sched_setaffinity(0, sizeof all, &all), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_that_it_may_not_run_on_do_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
