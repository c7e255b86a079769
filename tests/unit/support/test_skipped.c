/* A program of whose tests none could run says so to ctest.  SPDX-License-Identifier:
 * GPL-2.0-or-later */
#include "test.h"

static void runs(void **state)
{
    (void)state;
}

static void cannot_run(void **state)
{
    (void)state;
    skip();
}

static int of_none(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cannot_run), cmocka_unit_test(cannot_run)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

static int of_one(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cannot_run), cmocka_unit_test(runs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* cmocka runs one group at a time, so these are no tests of one. */
int main(void)
{
    bool right = of_none() == TEST_ALL_SKIPPED && of_one() == 0 && of_none() == TEST_ALL_SKIPPED;
    return right ? EXIT_SUCCESS : EXIT_FAILURE;
}
