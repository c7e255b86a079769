/* What generations take, and of when they are.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"
#include "store/generation.h"
#include "store/manifest.h"
#include "store/sizes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>

/* A generation of two files, the first of which was written so long after the epoch. */
static void make_generation(const char *dir, unsigned number, size_t bytes, time_t written)
{
    static const char content[1000];
    const struct timespec times[2] = {{written, 0}, {written, 0}};
    char *path = zci_generation_path(dir, number), *first = scratch_path(path, "iamglass");
    char *second = scratch_path(path, "postlist.glass");
    assert_int_equal(mkdir(path, 0777), 0);
    scratch_write(first, content, 10);
    scratch_write(second, content, bytes - 10);
    assert_int_equal(utimensat(AT_FDCWD, first, times, 0), 0);
    free(second);
    free(first);
    free(path);
}

static int make_dir(void **state)
{
    *state = scratch_make();
    return 0;
}

static int remove_dir(void **state)
{
    scratch_remove(*state);
    return 0;
}

static zc_index_info look_at(const char *dir, unsigned generation)
{
    zc_index_info info = {.format = 7};
    zc_error error;
    assert_ok(zci_store_generations(dir, generation, &info, &error), error);
    assert_int_equal(info.format, 7); /* is none of its business */
    assert_int_equal(info.generation, generation);
    return info;
}

static void a_first_generation_has_none_before_it(void **state)
{
    make_generation(*state, 1, 700, 86400 + 3600);
    zc_index_info info = look_at(*state, 1);
    assert_int_equal(info.generation_bytes, 700);
    assert_string_equal(info.generation_time, "1970-01-02T01:00:00Z");
    assert_int_equal(info.former_generation, 0);
    assert_int_equal(info.former_bytes, 0);
    assert_string_equal(info.former_time, "");
}

/* The one before is the highest below it: what is above is not finished. */
static void the_one_before_is_told_of(void **state)
{
    make_generation(*state, 2, 100, 0);
    make_generation(*state, 4, 200, 60);
    make_generation(*state, 7, 400, 3600);
    make_generation(*state, 8, 800, 86400);
    zc_index_info info = look_at(*state, 7);
    assert_int_equal(info.generation_bytes, 400);
    assert_string_equal(info.generation_time, "1970-01-01T01:00:00Z");
    assert_int_equal(info.former_generation, 4);
    assert_int_equal(info.former_bytes, 200);
    assert_string_equal(info.former_time, "1970-01-01T00:01:00Z");
}

static void a_manifest_seals_its_own_alone(void **state)
{
    zc_error error;
    make_generation(*state, 1, 100, 0);
    make_generation(*state, 2, 100, 0);
    char *first = zci_generation_path(*state, 1), *second = zci_generation_path(*state, 2);
    assert_ok(zci_manifest_write(first, &error), error);
    assert_false(look_at(*state, 2).sealed);
    assert_true(look_at(*state, 1).sealed);
    assert_ok(zci_manifest_write(second, &error), error);
    assert_true(look_at(*state, 2).sealed);
    free(second);
    free(first);
}

/* As where a rebuild takes them away while they are looked at. */
static void what_is_gone_has_no_size(void **state)
{
    make_generation(*state, 3, 100, 0);
    zc_index_info info = look_at(*state, 5);
    assert_int_equal(info.generation_bytes, 0);
    assert_string_equal(info.generation_time, "");
    assert_false(info.sealed);
    assert_int_equal(info.former_generation, 3);
}

static void without_its_version_file_it_has_no_time(void **state)
{
    make_generation(*state, 1, 100, 0);
    char *path = scratch_path(*state, "gen-1/iamglass");
    assert_int_equal(remove(path), 0);
    zc_index_info info = look_at(*state, 1);
    assert_int_equal(info.generation_bytes, 90);
    assert_string_equal(info.generation_time, "");
    free(path);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_dir, remove_dir)
    const struct CMUnitTest tests[] = {
        TEST(a_first_generation_has_none_before_it),   TEST(the_one_before_is_told_of),
        TEST(a_manifest_seals_its_own_alone),          TEST(what_is_gone_has_no_size),
        TEST(without_its_version_file_it_has_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
