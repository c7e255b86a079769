/* Generations and parts.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"
#include "store/generation.h"

#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

static void make(const char *dir, const char *name)
{
    char *path = scratch_path(dir, name);
    assert_int_equal(mkdir(path, 0777), 0);
    char *file = scratch_path(path, "file");
    scratch_write(file, "x", 1);
    free(file);
    free(path);
}

static bool has(const char *dir, const char *name)
{
    char *path = scratch_path(dir, name);
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

static void names_are_numbers_as_they_are_written(void **state)
{
    (void)state;
    unsigned number;
    assert_true(zci_generation_number("gen-1", "gen-", &number));
    assert_int_equal(number, 1);
    assert_true(zci_generation_number("gen-999999999", "gen-", &number));
    assert_int_equal(number, 999999999);
    static const char *const others[] = {"gen-",
                                         "gen-0",
                                         "gen-01",
                                         "gen-1 ",
                                         "gen- 1",
                                         "gen-+1",
                                         "gen--1",
                                         "gen-1x",
                                         "gen",
                                         "Gen-1",
                                         "gen-1000000000",
                                         "gen-4294967295",
                                         "part-1",
                                         "",
                                         "xgen-1",
                                         "gen-1/",
                                         "gen-18446744073709551617"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        number = 7;
        if (zci_generation_number(others[i], "gen-", &number))
            fail_msg("%s is taken for a generation", others[i]);
        assert_int_equal(number, 0);
    }
}

static void the_highest_is_found_below_any(void **state)
{
    (void)state;
    zc_error error;
    unsigned highest;
    char *dir = scratch_make();
    assert_ok(zci_generation_highest(dir, UINT_MAX, &highest, &error), error);
    assert_int_equal(highest, 0);
    make(dir, "gen-2");
    make(dir, "gen-10");
    make(dir, "gen-4294967295");
    make(dir, "part-77");
    assert_ok(zci_generation_highest(dir, UINT_MAX, &highest, &error), error);
    assert_int_equal(highest, 10);
    assert_ok(zci_generation_highest(dir, 10, &highest, &error), error);
    assert_int_equal(highest, 2);
    assert_ok(zci_generation_highest(dir, 2, &highest, &error), error);
    assert_int_equal(highest, 0);
    assert_status(zci_generation_highest("/nowhere/at/all", UINT_MAX, &highest, &error), ZC_IO);
    scratch_remove(dir);
}

static void only_what_is_named_goes(void **state)
{
    (void)state;
    zc_error error;
    char *dir = scratch_make();
    static const char *const names[] = {"gen-1", "gen-2", "gen-3", "gen-03", "part-1", "part-12"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        make(dir, names[i]);
    assert_ok(zci_generation_remove(dir, 9, &error), error);
    assert_ok(zci_generation_prune(dir, 3, 0, &error), error);
    assert_true(has(dir, "gen-3") && has(dir, "gen-03") && has(dir, "part-1"));
    assert_false(has(dir, "gen-1") || has(dir, "gen-2"));
    make(dir, "gen-1");
    make(dir, "gen-2");
    assert_ok(zci_generation_prune(dir, 3, 2, &error), error);
    assert_true(has(dir, "gen-3") && has(dir, "gen-2") && !has(dir, "gen-1"));
    char *foreign = scratch_path(dir, "gen-2/notes");
    assert_int_equal(mkdir(foreign, 0777), 0);
    make(dir, "gen-1");
    make(dir, "gen-4");
    assert_status(zci_generation_prune(dir, 3, 0, &error), ZC_IO);
    assert_true(has(dir, "gen-3") && has(dir, "gen-2"));
    assert_false(has(dir, "gen-1") || has(dir, "gen-4"));
    free(foreign);
    assert_ok(zci_generation_sweep_parts(dir, &error), error);
    assert_false(has(dir, "part-1") || has(dir, "part-12"));
    assert_true(has(dir, "gen-3") && has(dir, "gen-2"));
    scratch_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_numbers_as_they_are_written),
        cmocka_unit_test(the_highest_is_found_below_any),
        cmocka_unit_test(only_what_is_named_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
