/* Paths as the working directory makes them.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/path.h"
#include "scratch.h"

#include <sys/stat.h>
#include <unistd.h>

static void assert_absolute(const char *path, const char *wanted)
{
    zc_error error;
    char *absolute;
    assert_ok(zci_path_absolute(path, &absolute, &error), error);
    assert_string_equal(absolute, wanted);
    free(absolute);
}

static void absolute_paths_stay_as_they_are(void **state)
{
    (void)state;
    assert_absolute("/", "/");
    assert_absolute("/a/../b//c/", "/a/../b//c/");
}

/* Also below a directory whose name is longer than a system's limit for one path. */
static void relative_paths_begin_at_the_working_directory(void **state)
{
    (void)state;
    enum { DEPTH = 40, NAME = 200 };
    char here[4096], name[NAME + 1];
    char *dir = scratch_make();
    assert_int_equal(chdir(dir), 0);
    assert_non_null(getcwd(here, sizeof here));
    char *wanted = scratch_path(here, "a/../b");
    assert_absolute("a/../b", wanted);
    free(wanted);
    memset(name, 'd', NAME);
    name[NAME] = '\0';
    for (int i = 0; i < DEPTH; i++) {
        assert_int_equal(mkdir(name, 0700), 0);
        assert_int_equal(chdir(name), 0);
    }
    char *absolute;
    zc_error error;
    assert_ok(zci_path_absolute("file", &absolute, &error), error);
    assert_int_equal(strlen(absolute), strlen(here) + DEPTH * (NAME + 1) + strlen("/file"));
    assert_memory_equal(absolute, here, strlen(here));
    free(absolute);
    for (int i = 0; i < DEPTH; i++) {
        assert_int_equal(chdir(".."), 0);
        assert_int_equal(rmdir(name), 0);
    }
    assert_int_equal(chdir("/"), 0);
    scratch_remove(dir);
}

static void without_a_working_directory_there_is_none(void **state)
{
    (void)state;
    zc_error error;
    char *dir = scratch_make(), *absolute;
    assert_int_equal(chdir(dir), 0);
    scratch_remove(dir);
    assert_status(zci_path_absolute("file", &absolute, &error), ZC_IO);
    assert_null(absolute);
    assert_non_null(strstr(error.message, "file"));
    assert_absolute("/file", "/file");
    assert_int_equal(chdir("/"), 0);
}

static void assert_named(const char *path, const char *name, const char *stem)
{
    zc_string found = zci_path_stem(path);
    assert_string_equal(zci_path_name(path), name);
    assert_int_equal(found.len, strlen(stem));
    assert_memory_equal(found.data, stem, found.len);
}

static void the_last_part_has_a_name_and_an_ending(void **state)
{
    (void)state;
    assert_named("/临湖/通知.2024.txt", "通知.2024.txt", "通知.2024");
    assert_named("通知", "通知", "通知");
    assert_named("/a.b/通知", "通知", "通知");
    assert_named(".hidden", ".hidden", ".hidden");
    assert_named("/a/", "", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(absolute_paths_stay_as_they_are),
        cmocka_unit_test(relative_paths_begin_at_the_working_directory),
        cmocka_unit_test(without_a_working_directory_there_is_none),
        cmocka_unit_test(the_last_part_has_a_name_and_an_ending),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
