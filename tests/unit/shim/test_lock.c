/* The lock of an index, and writers whose index is deleted under them.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "stock.h"

#include "store/directory.h"
#include "store/joint.h"
#include "store/manifest.h"
#include "store/part.h"
#include "store/repair.h"

#include <stdio.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- Helpers ----------------------------------------------------------- */

static zc_status add(zci_store_writer *writer, const char *term, zc_error *error)
{
    zci_docid docid;
    return stock_try_add(writer, term, &docid, error);
}

/* That it has so many records, the last of them this one, and all as it was written. */
static void assert_sound(const char *dir, uint64_t records, const char *last)
{
    zc_error error;
    zci_store_stats stats;
    assert_ok(zci_store_check_files(dir, NULL, &error), error);
    zci_store *store = stock_open(dir);
    assert_ok(zci_store_stat(store, &stats, &error), error);
    assert_int_equal(stats.record_count, records);
    assert_int_equal(stock_frequency(store, last), 1);
    zci_store_close(store);
}

static void assert_deleted(zc_status status, const zc_error *error)
{
    assert_status(status, ZC_IO);
    assert_non_null(strstr(error->message, "deleted or moved"));
}

/* ---- The lock ---------------------------------------------------------- */

static void a_lock_is_held_once(void **state)
{
    int lock, second;
    zc_error error;
    assert_ok(zci_directory_lock(*state, &lock, &error), error);
    assert_ok(zci_directory_check_lock(*state, lock, &error), error);
    assert_status(zci_directory_lock(*state, &second, &error), ZC_LOCKED);
    assert_int_equal(second, -1);
    zci_directory_unlock(lock);
    zci_directory_unlock(-1);
    assert_ok(zci_directory_lock(*state, &lock, &error), error);
    zci_directory_unlock(lock);
}

static void a_lock_ends_with_its_file(void **state)
{
    int lock, second;
    zc_error error;
    assert_ok(zci_directory_lock(*state, &lock, &error), error);
    char *path = scratch_path(*state, "lock");
    assert_int_equal(unlink(path), 0);
    free(path);
    assert_deleted(zci_directory_check_lock(*state, lock, &error), &error);
    assert_ok(zci_directory_lock(*state, &second, &error), error);
    assert_deleted(zci_directory_check_lock(*state, lock, &error), &error);
    assert_ok(zci_directory_check_lock(*state, second, &error), error);
    zci_directory_unlock(lock);
    zci_directory_unlock(second);
}

static void a_lock_does_not_go_with_a_directory_that_is_moved(void **state)
{
    int lock;
    zc_error error;
    char elsewhere[256];
    assert_ok(zci_directory_lock(*state, &lock, &error), error);
    snprintf(elsewhere, sizeof elsewhere, "%s-elsewhere", (const char *)*state);
    assert_int_equal(rename(*state, elsewhere), 0);
    assert_deleted(zci_directory_check_lock(*state, lock, &error), &error);
    assert_ok(zci_directory_check_lock(elsewhere, lock, &error), error);
    zci_directory_unlock(lock);
}

/* ---- A process that is forked -------------------------------------------- */

/* Uses and closes a writer that was inherited. */
static int use_in_child(zci_store_writer *writer)
{
    const pid_t child = fork();
    if (child == 0) {
        zc_error error;
        const bool refuses = add(writer, "child", &error) == ZC_BAD_ARGUMENT &&
                             zci_store_commit(writer, &error) == ZC_BAD_ARGUMENT &&
                             strstr(error.message, "another process") != NULL;
        zci_store_writer_close(writer);
        _exit(refuses ? 0 : 1);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void a_child_leaves_an_inherited_writer_to_its_parent(void **state)
{
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    stock_add(writer, "first"); /* to a generation that nobody was shown */
    assert_int_equal(use_in_child(writer), 0);
    stock_add(writer, "second");
    stock_commit(writer);
    stock_add(writer, "third"); /* to one that readers see */
    assert_int_equal(use_in_child(writer), 0);
    stock_add(writer, "fourth");
    stock_commit(writer); /* its manifest waits for the end */
    assert_int_equal(use_in_child(writer), 0);
    zci_store_writer_close(writer);
    assert_sound(*state, 4, "third");
    assert_sound(*state, 4, "fourth");
}

/* A child that lives until the caller closes the other end of a pipe. */
static pid_t fork_until_closed(int ends[2])
{
    char byte;
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[1]);
        alarm(60); /* lest it waits for what never comes */
        _exit(read(ends[0], &byte, 1) == 0 ? 0 : 1);
    }
    close(ends[0]);
    return child;
}

static void a_child_does_not_keep_its_parents_lock(void **state)
{
    int lock, again, ends[2], status;
    zc_error error;
    assert_ok(zci_directory_lock(*state, &lock, &error), error);
    const pid_t child = fork_until_closed(ends);
    zci_directory_unlock(lock);
    assert_ok(zci_directory_lock(*state, &again, &error), error);
    zci_directory_unlock(again);
    close(ends[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
}

static void nor_does_it_give_that_back(void **state)
{
    int lock;
    zc_error error;
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    assert_int_equal(use_in_child(writer), 0);
    assert_status(zci_directory_lock(*state, &lock, &error), ZC_LOCKED);
    zci_store_writer_close(writer);
}

/* A child that has a copy of Xapian's lock until someone was refused it, as one that is about to
 * call exec has it for a moment. */
static pid_t fork_until_refused(const char *dir)
{
    char event[512];
    char *path = scratch_path(dir, "gen-1/flintlock");
    const int watch = inotify_init1(IN_CLOEXEC);
    assert_true(watch >= 0 && inotify_add_watch(watch, path, IN_CLOSE_WRITE) >= 0);
    free(path); /* before there is a child that would have to */
    const pid_t child = fork();
    if (child == 0) {
        alarm(60); /* lest it waits for what never comes */
        if (read(watch, event, sizeof event) > 0)
            execlp("true", "true", (char *)NULL);
        _exit(1);
    }
    close(watch);
    return child;
}

static void a_child_before_its_exec_is_waited_for(void **state)
{
    int status;
    STOCK_MAKE(*state, "first");
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    const pid_t child = fork_until_refused(*state);
    zci_store_writer_close(writer);
    STOCK_MAKE(*state, "second");
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_sound(*state, 2, "second");
}

/* ---- A deleted index ----------------------------------------------------- */

static void nothing_is_committed_to_a_deleted_index(void **state)
{
    zc_error error;
    STOCK_MAKE(*state, "old");
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    stock_add(writer, "lost");
    stock_remove(*state);
    assert_deleted(zci_store_commit(writer, &error), &error);
    assert_deleted(zci_store_writer_check(writer, &error), &error);
    zci_store_writer_close(writer);
    assert_int_not_equal(access(*state, F_OK), 0);
}

/* Puts another index in the place of the one that a writer has open. */
static void replace_index(const char *dir)
{
    stock_remove(dir);
    STOCK_MAKE(dir, "new");
}

static void assert_untouched(const char *dir)
{
    assert_sound(dir, 1, "new");
    STOCK_MAKE(dir, "newer");
    assert_sound(dir, 2, "newer");
}

static void changes_do_not_reach_another_index_in_its_place(void **state)
{
    zc_error error;
    STOCK_MAKE(*state, "old");
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    replace_index(*state);
    assert_deleted(add(writer, "first", &error), &error);
    assert_status(zci_store_commit(writer, &error), ZC_IO);
    zci_store_writer_close(writer);
    assert_untouched(*state);
}

static void nor_do_later_changes(void **state)
{
    zc_error error;
    STOCK_MAKE(*state, "old");
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    stock_add(writer, "first");
    replace_index(*state);
    assert_deleted(add(writer, "second", &error), &error);
    zci_store_writer_close(writer);
    assert_untouched(*state);
}

static void nor_does_a_commit(void **state)
{
    zc_error error;
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    stock_add(writer, "first");
    replace_index(*state);
    assert_deleted(zci_store_commit(writer, &error), &error);
    zci_store_writer_close(writer);
    assert_untouched(*state);
}

static void nor_does_a_rebuild(void **state)
{
    zc_error error;
    STOCK_MAKE(*state, "old");
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_REBUILD);
    stock_add(writer, "first");
    stock_commit(writer);
    replace_index(*state);
    assert_deleted(zci_store_publish(writer, &error), &error);
    zci_store_writer_close(writer);
    assert_untouched(*state);
}

static void nor_does_what_closing_tidies_up(void **state)
{
    zc_error error;
    zci_store_writer *fresh = stock_write(*state, ZCI_STORE_UPDATE); /* of an own generation 1 */
    stock_add(fresh, "first");
    replace_index(*state);
    zci_store_writer_close(fresh);
    assert_untouched(*state);
    zci_store_writer *committed = stock_write(*state, ZCI_STORE_UPDATE);
    stock_add(committed, "second");
    stock_commit(committed); /* its manifest waits for the end */
    replace_index(*state);
    zci_store_writer *other = stock_write(*state, ZCI_STORE_UPDATE);
    stock_add(other, "other");
    stock_commit(other);
    assert_deleted(zci_store_writer_seal(committed, &error), &error);
    zci_store_writer_close(committed);
    char *generation = scratch_path(*state, "gen-1");
    assert_false(zci_manifest_exists(generation));
    free(generation);
    zci_store_writer_close(other);
    assert_sound(*state, 2, "other");
}

static zci_store_writer *open_part(zci_store_writer *whole)
{
    zc_error error;
    zci_store_writer *part;
    const zci_store_part which = {1, 1, 100, 1 << 20, 2};
    assert_ok(zci_store_part_open(whole, &which, &part, &error), error);
    return part;
}

static void nor_do_the_parts_of_a_build(void **state)
{
    zc_error error;
    zci_store_writer *refused, *whole = stock_write(*state, ZCI_STORE_UPDATE);
    zci_store_writer *part = open_part(whole);
    stock_add(part, "first");
    replace_index(*state);
    zci_store_writer *other = stock_write(*state, ZCI_STORE_REBUILD);
    zci_store_writer *other_part = open_part(other);
    stock_add(other_part, "other");
    const zci_store_part which = {2, 101, 200, 1 << 20, 2};
    assert_deleted(zci_store_part_finish(part, &error), &error);
    assert_deleted(zci_store_part_open(whole, &which, &refused, &error), &error);
    assert_null(refused);
    assert_deleted(zci_store_join(whole, &part, 1, &error), &error);
    zci_store_writer_close(part);
    zci_store_writer_close(whole);
    assert_ok(zci_store_part_finish(other_part, &error), error);
    assert_ok(zci_store_join(other, &other_part, 1, &error), error);
    stock_commit(other);
    assert_ok(zci_store_publish(other, &error), error);
    zci_store_writer_close(other_part);
    zci_store_writer_close(other);
    assert_sound(*state, 1, "other");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(a_lock_is_held_once),
        TEST(a_lock_ends_with_its_file),
        TEST(a_lock_does_not_go_with_a_directory_that_is_moved),
        TEST(a_child_leaves_an_inherited_writer_to_its_parent),
        TEST(a_child_does_not_keep_its_parents_lock),
        TEST(nor_does_it_give_that_back),
        TEST(a_child_before_its_exec_is_waited_for),
        TEST(nothing_is_committed_to_a_deleted_index),
        TEST(changes_do_not_reach_another_index_in_its_place),
        TEST(nor_do_later_changes),
        TEST(nor_does_a_commit),
        TEST(nor_does_a_rebuild),
        TEST(nor_does_what_closing_tidies_up),
        TEST(nor_do_the_parts_of_a_build),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
