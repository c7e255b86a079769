/* What the control groups of a process allow it.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/cgroup.h"
#include "scratch.h"

#include <sys/stat.h>

static char *root;

static void put(const char *name, const char *text)
{
    char *path = scratch_path(root, name);
    for (char *at = path + strlen(root) + 1; (at = strchr(at, '/')) != NULL; *at++ = '/') {
        *at = '\0';
        mkdir(path, 0777);
    }
    scratch_write(path, text, strlen(text));
    free(path);
}

static uint64_t limit(const char *membership)
{
    put("membership", membership);
    char *file = scratch_path(root, "membership");
    uint64_t found = zci_cgroup_memory(file, root);
    free(file);
    return found;
}

static void a_group_s_limit_and_those_around_it_hold(void **state)
{
    (void)state;
    put("memory.max", "max\n");
    put("a.slice/memory.max", "1000\n");
    put("a.slice/b.scope/memory.max", "2000\n");
    put("a.slice/c.scope/memory.max", "500\n");
    put("d.slice/memory.max", "max\n");
    assert_int_equal(limit("0::/a.slice/b.scope\n"), 1000);
    assert_int_equal(limit("0::/a.slice/c.scope\n"), 500);
    assert_int_equal(limit("0::/a.slice"), 1000);
    assert_true(limit("0::/d.slice\n") == UINT64_MAX);
    assert_true(limit("0::/\n") == UINT64_MAX);
}

/* In a container, whose own path is another outside. */
static void a_group_that_is_not_shown_has_the_top_s_limit(void **state)
{
    (void)state;
    put("memory.max", "3000\n");
    assert_int_equal(limit("0::/\n"), 3000);
    assert_int_equal(limit("0::/docker/e\n"), 3000);
}

static void the_first_version_is_read_too(void **state)
{
    (void)state;
    put("memory.max", "max\n");
    put("memory/memory.limit_in_bytes", "9223372036854771712\n");
    put("memory/f/memory.limit_in_bytes", "700\n");
    assert_int_equal(limit("9:name=systemd:/f\n4:memory:/f\n1:cpu:/f\n0::/\n"), 700);
    assert_int_equal(limit("4:cpuset,memory:/f/g\n"), 700);
    assert_true(limit("4:memory:/g\n") == 9223372036854771712u);
    assert_true(limit("4:memory_recursiveprot,cpu:/f\n") == UINT64_MAX);
}

static void what_says_nothing_limits_nothing(void **state)
{
    (void)state;
    put("memory.max", "\n");
    assert_true(limit("") == UINT64_MAX);
    assert_true(limit("0\n") == UINT64_MAX);
    assert_true(limit("0:\n:\n\n") == UINT64_MAX);
    assert_true(limit("0::/a\n") == UINT64_MAX);
    assert_true(zci_cgroup_memory("/nowhere", root) == UINT64_MAX);
}

static int make(void **state)
{
    (void)state;
    root = scratch_make();
    return 0;
}

static int away(void **state)
{
    (void)state;
    scratch_remove(root);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, away)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_group_s_limit_and_those_around_it_hold),
        TEST(a_group_that_is_not_shown_has_the_top_s_limit),
        TEST(the_first_version_is_read_too),
        TEST(what_says_nothing_limits_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
