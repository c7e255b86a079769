/* Memory that is left.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/memory.h"

#include <sys/resource.h>

#ifndef __has_feature /* that of clang */
#define __has_feature(name) 0
#endif

static void there_is_memory(void **state)
{
    (void)state;
    assert_true(zci_memory_available() > 0);
}

/* A compiler that leaves out an allocation which nobody uses takes it to succeed. */
static void room_is_told_by_an_allocation(void **state)
{
    (void)state;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) ||                               \
    __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
    skip(); /* a sanitizer ends the process instead */
#else
    struct rlimit was, now;
    assert_true(zci_memory_has_room(1000));
    assert_int_equal(getrlimit(RLIMIT_AS, &was), 0);
    now = was;
    now.rlim_cur = 1u << 30;
    assert_int_equal(setrlimit(RLIMIT_AS, &now), 0);
    bool has = zci_memory_has_room(2u << 30);
    assert_int_equal(setrlimit(RLIMIT_AS, &was), 0);
    assert_false(has);
    assert_true(zci_memory_has_room(1000));
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_memory),
        cmocka_unit_test(room_is_told_by_an_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
