/* Files and directories of the store.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"
#include "store/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

static void files_are_written_whole(void **state)
{
    zc_error error;
    char bytes[16];
    char *path = zci_disk_path(*state, "file");
    assert_ok(zci_disk_write(path, "a longer text", 13, &error), error);
    assert_ok(zci_disk_write(path, "short", 5, &error), error);
    int file = open(path, O_RDWR);
    assert_true(file >= 0);
    assert_int_equal(zci_disk_read_at(file, 0, bytes, sizeof bytes), 5);
    assert_memory_equal(bytes, "short", 5);
    assert_ok(zci_disk_write_at(file, 2, "ip", 2, path, &error), error);
    assert_int_equal(zci_disk_read_at(file, 1, bytes, 3), 3);
    assert_memory_equal(bytes, "hip", 3);
    assert_int_equal(zci_disk_read_at(file, 9, bytes, 3), 0);
    close(file);
    assert_int_equal(zci_disk_read_at(file, 0, bytes, 3), -1);
    assert_status(zci_disk_write_at(file, 0, "x", 1, path, &error), ZC_IO);
    assert_non_null(strstr(error.message, path));
    assert_ok(zci_disk_sync_files(*state, &error), error);
    free(path);
}

static void a_link_is_not_written_through(void **state)
{
    zc_error error;
    char *target = scratch_path(*state, "target"), *link = scratch_path(*state, "link");
    scratch_write(target, "kept", 4);
    assert_int_equal(symlink(target, link), 0);
    assert_status(zci_disk_write(link, "x", 1, &error), ZC_IO);
    struct stat found;
    assert_int_equal(stat(target, &found), 0);
    assert_int_equal(found.st_size, 4);
    free(target);
    free(link);
}

static zc_status count_until(void *context, const char *name, zc_error *error)
{
    (void)name;
    (void)error;
    unsigned *left = context;
    return --*left == 0 ? ZC_CANCELLED : ZC_OK;
}

static void entries_are_visited_until_one_is_enough(void **state)
{
    zc_error error;
    char *path = scratch_path(*state, "one"), *other = scratch_path(*state, "two");
    scratch_write(path, "x", 1);
    scratch_write(other, "x", 1);
    unsigned left = 3;
    assert_ok(zci_disk_each(*state, count_until, &left, &error), error);
    assert_int_equal(left, 1);
    assert_status(zci_disk_each(*state, count_until, &left, &error), ZC_CANCELLED);
    assert_int_equal(left, 0);
    assert_status(zci_disk_each(path, count_until, &left, &error), ZC_IO);
    free(path);
    free(other);
}

static void what_is_removed_is_the_index_s(void **state)
{
    zc_error error;
    char *outside = scratch_path(*state, "outside"), *kept = scratch_path(outside, "kept");
    char *inside = scratch_path(*state, "inside"), *file = scratch_path(inside, "file");
    assert_int_equal(mkdir(outside, 0777), 0);
    assert_int_equal(mkdir(inside, 0777), 0);
    scratch_write(kept, "x", 1);
    scratch_write(file, "x", 1);
    assert_ok(zci_disk_remove_file(inside, "nothing", &error), error);
    assert_ok(zci_disk_remove_tree(inside, &error), error);
    assert_false(is_there(inside));
    assert_ok(zci_disk_remove_tree(inside, &error), error);
    assert_int_equal(symlink(outside, inside), 0);
    assert_ok(zci_disk_remove_tree(inside, &error), error);
    assert_false(is_there(inside));
    assert_true(is_there(kept));
    free(outside);
    free(kept);
    free(inside);
    free(file);
}

static void the_size_is_that_of_all_files(void **state)
{
    zc_error error;
    uint64_t bytes = 0;
    char *inside = scratch_path(*state, "gen-1"), *one = scratch_path(inside, "iamglass");
    char *other = scratch_path(*state, "sources");
    assert_int_equal(mkdir(inside, 0777), 0);
    assert_ok(zci_disk_bytes(*state, &bytes, &error), error);
    assert_int_equal(bytes, 0);
    scratch_write(one, "12345", 5);
    scratch_write(other, "123", 3);
    assert_ok(zci_disk_bytes(*state, &bytes, &error), error);
    assert_int_equal(bytes, 8);
    free(other);
    free(one);
    free(inside);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_are_written_whole, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(a_link_is_not_written_through, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(entries_are_visited_until_one_is_enough, make_dir,
                                        remove_dir),
        cmocka_unit_test_setup_teardown(what_is_removed_is_the_index_s, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(the_size_is_that_of_all_files, make_dir, remove_dir),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
