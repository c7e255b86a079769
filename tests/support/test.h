/* What every test includes: cmocka and what it needs before it.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_TEST_H
#define TEST_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "zhengce.h"

/* What a program returns of whose tests none could run; ctest counts it as skipped. */
#define TEST_ALL_SKIPPED 77

/* Of the tests that are running, see skip(). */
static size_t test_skipped;

static inline int test_status(int failed, size_t count)
{
    size_t skipped = test_skipped;
    test_skipped = 0;
    return failed == 0 && skipped > 0 && skipped == count ? TEST_ALL_SKIPPED : failed;
}

/* To cmocka a test that is skipped is one that did not fail. */
#undef skip
#define skip() (test_skipped++, _skip(__FILE__, __LINE__))

#undef cmocka_run_group_tests
#define cmocka_run_group_tests(tests, setup, teardown)                                             \
    test_status(                                                                                   \
        _cmocka_run_group_tests(#tests, tests, sizeof(tests) / sizeof *(tests), setup, teardown),  \
        sizeof(tests) / sizeof *(tests))

static inline zc_string text_of(const char *text)
{
    const zc_string string = {text, strlen(text)};
    return string;
}

/* Fails with the library's own words when a call did not return ZC_OK, or when one that did
 * left something in the error. */
#define assert_ok(call, error)                                                                     \
    do {                                                                                           \
        (error).message[0] = '\0';                                                                 \
        zc_status test_status = (call);                                                            \
        if (test_status != ZC_OK || (error).message[0] != '\0')                                    \
            fail_msg("%s: %s: %s", #call, zc_status_name(test_status), (error).message);           \
    } while (0)

/* Compares statuses by name, so that a failure can be read. */
#define assert_status(call, wanted)                                                                \
    assert_string_equal(zc_status_name(call), zc_status_name(wanted))

#endif
