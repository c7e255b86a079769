/* Paths as they were named, made absolute.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _XOPEN_SOURCE 700
#include "test.h"

#include "named_path.h"
#include "scratch.h"

#include <sys/stat.h>
#include <unistd.h>

/* A directory of its own, by its real name. */
static char *make_place(char **scratch)
{
    *scratch = scratch_make();
    char *place = realpath(*scratch, NULL);
    assert_non_null(place);
    return place;
}

/* What `named` below a place comes to, which is to be `wanted` below it. */
static void assert_resolved(const char *place, const char *named, const char *wanted)
{
    zc_error error;
    zci_arena arena = {0};
    zc_string found;
    int unresolved = -1;
    char path[4096], absolute[4096];
    snprintf(path, sizeof path, "%s%s", place, named);
    snprintf(absolute, sizeof absolute, "%s%s", place, wanted);
    assert_ok(zci_named_path_resolve(path, &arena, &found, &unresolved, &error), error);
    assert_string_equal(found.data, absolute);
    assert_int_equal(found.len, strlen(absolute));
    assert_int_equal(unresolved, 0);
    zci_arena_clear(&arena);
}

static void one_place_has_one_name(void **state)
{
    (void)state;
    char *scratch, *place = make_place(&scratch);
    char *dir = scratch_path(scratch, "dir"), *link = scratch_path(scratch, "link");
    assert_int_equal(mkdir(dir, 0700), 0);
    assert_int_equal(symlink("dir", link), 0);
    assert_resolved(place, "/dir/a.txt", "/dir/a.txt");
    assert_resolved(place, "//dir/.//a.txt", "/dir/a.txt");
    assert_resolved(place, "/dir/../dir/a.txt", "/dir/a.txt");
    assert_resolved(place, "/dir/", "/dir");
    assert_resolved(place, "/dir/.", "/dir");
    assert_resolved(place, "/link/a.txt", "/dir/a.txt");
    assert_resolved(place, "/link/gone/a.txt", "/dir/gone/a.txt");
    assert_resolved(place, "/link/../dir", "/dir");
    free(link);
    free(dir);
    free(place);
    scratch_remove(scratch);
}

/* But where it is gone through. */
static void a_link_that_was_named_keeps_its_name(void **state)
{
    (void)state;
    char *scratch, *place = make_place(&scratch);
    char *dir = scratch_path(scratch, "dir"), *link = scratch_path(scratch, "link");
    assert_int_equal(mkdir(dir, 0700), 0);
    assert_int_equal(symlink("dir", link), 0);
    assert_resolved(place, "/link", "/link");
    assert_resolved(place, "/link/", "/link");
    assert_resolved(place, "/link/.", "/dir");
    free(link);
    free(dir);
    free(place);
    scratch_remove(scratch);
}

static void the_root_is_a_place_too(void **state)
{
    (void)state;
    assert_resolved("", "/", "/");
    assert_resolved("", "///", "/");
    assert_resolved("", "/..", "/");
    assert_resolved("", "/.", "/");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_place_has_one_name),
        cmocka_unit_test(a_link_that_was_named_keeps_its_name),
        cmocka_unit_test(the_root_is_a_place_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
