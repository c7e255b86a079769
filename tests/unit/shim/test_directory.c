/* The directory of an index.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"
#include "store/directory.h"

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

static void put(const char *dir, const char *name, const char *text)
{
    char *path = scratch_path(dir, name);
    scratch_write(path, text, strlen(text));
    free(path);
}

static void assert_current(const char *dir, zc_status wanted, unsigned number)
{
    unsigned generation = 99;
    zc_error error;
    assert_status(zci_store_current(dir, &generation, &error), wanted);
    assert_int_equal(generation, number);
}

static zc_status lock(const char *dir, int *file)
{
    zc_error error;
    return zci_directory_lock(dir, file, &error);
}

/* ---- The stub -------------------------------------------------------------- */

static void what_is_published_is_current(void **state)
{
    zc_error error;
    assert_current(*state, ZC_NO_INDEX, 0);
    assert_ok(zci_directory_publish(*state, 1, &error), error);
    assert_current(*state, ZC_OK, 1);
    assert_ok(zci_directory_publish(*state, 999999999, &error), error);
    assert_current(*state, ZC_OK, 999999999);
}

/* Nothing but the stub is left by a change of generations. */
static void publishing_leaves_one_file(void **state)
{
    zc_error error;
    scratch_list list = {.count = 0};
    assert_ok(zci_directory_publish(*state, 1, &error), error);
    assert_ok(zci_directory_publish(*state, 2, &error), error);
    scratch_list_files(&list, *state);
    assert_int_equal(list.count, 1);
    assert_non_null(strstr(list.path[0], "/XAPIANDB"));
    scratch_list_free(&list);
}

static void a_stub_of_others_is_foreign(void **state)
{
    static const char *const stubs[] = {
        "",        "auto gen-",    "auto gen-12",   "auto other\n",
        "gen-1\n", "auto gen-x\n", "auto gen-1 \n", "auto gen-1\nmore"};
    for (size_t i = 0; i < sizeof stubs / sizeof stubs[0]; i++) {
        put(*state, "XAPIANDB", stubs[i]);
        assert_current(*state, ZC_FOREIGN, 0);
    }
    put(*state, "XAPIANDB", "auto gen-7\n");
    assert_current(*state, ZC_OK, 7);
}

/* But not beside a generation that was finished: then it is an index's, and damaged. */
static void a_stub_of_an_index_is_damaged(void **state)
{
    static const char *const stubs[] = {"", "auto gen-1", "Auto gen-1\n"};
    char *generation = scratch_path(*state, "gen-1");
    assert_int_equal(mkdir(generation, 0777), 0);
    put(*state, "XAPIANDB", "");
    assert_current(*state, ZC_FOREIGN, 0); /* which this one was not */
    put(generation, "manifest", "");
    for (size_t i = 0; i < sizeof stubs / sizeof stubs[0]; i++) {
        put(*state, "XAPIANDB", stubs[i]);
        assert_current(*state, ZC_CORRUPT, 0);
    }
    free(generation);
}

static void what_is_no_index_is_told_apart(void **state)
{
    char *file = scratch_path(*state, "file"), *gone = scratch_path(*state, "gone/deeper");
    assert_current(gone, ZC_NO_INDEX, 0);
    put(*state, "file", "text");
    assert_current(file, ZC_FOREIGN, 0);
    assert_current(*state, ZC_FOREIGN, 0); /* something else lies in it */
    assert_int_equal(unlink(file), 0);
    put(*state, "lock", "");
    put(*state, "sources", "");
    put(*state, "XAPIANDB.new", "");
    assert_current(*state, ZC_NO_INDEX, 0); /* an index's own files do not */
    free(file);
    free(gone);
}

/* ---- Locking -------------------------------------------------------------- */

static void directories_are_made_with_their_parents(void **state)
{
    char *deep = scratch_path(*state, "a/b/c/");
    struct stat info;
    int file;
    assert_status(lock(deep, &file), ZC_OK);
    assert_true(stat(deep, &info) == 0 && S_ISDIR(info.st_mode));
    zci_directory_unlock(file);
    assert_status(lock("", &file), ZC_BAD_ARGUMENT);
    free(deep);
}

/* But beside an index others may keep what they like. */
static void what_is_anothers_is_not_locked(void **state)
{
    zc_error error;
    int file;
    char *name = scratch_path(*state, "notes.txt");
    put(*state, "notes.txt", "x");
    assert_status(zci_directory_lock(*state, &file, &error), ZC_FOREIGN);
    assert_int_equal(file, -1);
    assert_non_null(strstr(error.message, "notes.txt"));
    assert_ok(zci_directory_publish(*state, 3, &error), error);
    assert_status(lock(*state, &file), ZC_OK);
    zci_directory_unlock(file);
    assert_status(lock(name, &file), ZC_FOREIGN); /* no directory */
    free(name);
}

static void assert_lost(const char *dir, int file)
{
    zc_error error;
    assert_status(zci_directory_check_lock(dir, file, &error), ZC_IO);
    assert_non_null(strstr(error.message, "deleted or moved"));
}

/* Whatever is found under its name by then: nothing, another file, or a file for the directory. */
static void a_lock_counts_while_it_is_in_its_place(void **state)
{
    zc_error error;
    int file;
    char *dir = scratch_path(*state, "index"), *moved = scratch_path(*state, "moved");
    char *path = scratch_path(dir, "lock");
    assert_status(lock(dir, &file), ZC_OK);
    assert_ok(zci_directory_check_lock(dir, file, &error), error);
    assert_int_equal(rename(dir, moved), 0);
    assert_lost(dir, file);
    put(*state, "index", "no directory");
    assert_lost(dir, file);
    assert_int_equal(unlink(dir), 0);
    assert_int_equal(rename(moved, dir), 0);
    assert_ok(zci_directory_check_lock(dir, file, &error), error);
    assert_int_equal(unlink(path), 0);
    assert_lost(dir, file);
    put(dir, "lock", "");
    assert_lost(dir, file);
    zci_directory_unlock(file);
    assert_status(zci_directory_check_lock(dir, -1, &error), ZC_IO);
    free(dir);
    free(moved);
    free(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_dir, remove_dir)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_published_is_current),   TEST(publishing_leaves_one_file),
        TEST(a_stub_of_others_is_foreign),    TEST(a_stub_of_an_index_is_damaged),
        TEST(what_is_no_index_is_told_apart), TEST(directories_are_made_with_their_parents),
        TEST(what_is_anothers_is_not_locked), TEST(a_lock_counts_while_it_is_in_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
