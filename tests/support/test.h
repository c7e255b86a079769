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

static inline zc_string text_of(const char *text)
{
    return (zc_string){text, strlen(text)};
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
