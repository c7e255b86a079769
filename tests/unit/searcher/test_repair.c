/* Going back to a whole generation, and when not to.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"
#include "store/directory.h"
#include "store/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- An index of two generations ------------------------------------------ */

static void run(const char *dir, const char *source, bool rebuild)
{
    zc_error error;
    zc_index_options options = {.rebuild = rebuild};
    assert_ok(zc_index_paths(dir, &source, 1, &options, NULL, &error), error);
}

static int make(void **state)
{
    static const char text[] = "关于防汛工作的通知\n各单位要做好防汛准备。\n";
    if (scratch_index_make(state) != 0)
        return -1;
    char *source = strdup(*state);
    strcpy(strrchr(source, '/'), "/a.txt"); /* shorter than the index's name */
    scratch_write(source, text, sizeof text - 1);
    run(*state, source, false);
    run(*state, source, true);
    free(source);
    return 0;
}

static unsigned current(const char *dir)
{
    zc_error error;
    unsigned generation;
    assert_ok(zci_store_current(dir, &generation, &error), error);
    return generation;
}

/* A file that is damaged, and what it held before. */
typedef struct damage {
    char *path, *sound;
    size_t len, problems;
} damage;

static damage spoil(const char *dir)
{
    damage d = {.path = scratch_path(dir, "gen-2/docdata.glass")};
    d.sound = scratch_read(d.path, &d.len);
    char *bytes = scratch_read(d.path, &d.len);
    bytes[d.len / 2] ^= 1;
    scratch_write(d.path, bytes, d.len);
    free(bytes);
    return d;
}

static void free_damage(damage *d)
{
    free(d->path);
    free(d->sound);
}

static void count_problem(void *context, const zc_note *problem)
{
    damage *d = context;
    assert_true(problem->text.len > 0);
    d->problems++;
}

static void undo(void *context, const zc_note *problem)
{
    damage *d = context;
    count_problem(context, problem);
    scratch_write(d->path, d->sound, d->len);
}

/* ---- What it does --------------------------------------------------------- */

static void a_damaged_generation_is_left_for_the_one_before(void **state)
{
    zc_error error;
    damage d = spoil(*state);
    assert_ok(zc_repair(*state, count_problem, &d, &error), error);
    assert_true(d.problems > 0);
    assert_int_equal(current(*state), 1);
    free_damage(&d);
}

/* As where a writer was in the midst of it, or a disk was away for a moment. */
static void what_is_sound_when_no_writer_can_be_at_work_stays(void **state)
{
    zc_error error;
    damage d = spoil(*state);
    assert_ok(zc_repair(*state, undo, &d, &error), error);
    assert_true(d.problems > 0);
    assert_int_equal(current(*state), 2);
    free_damage(&d);
}

static void nothing_is_done_beside_a_writer(void **state)
{
    int lock;
    zc_error error;
    damage d = spoil(*state);
    assert_ok(zci_directory_lock(*state, &lock, &error), error);
    assert_status(zc_repair(*state, NULL, NULL, &error), ZC_LOCKED);
    zci_directory_unlock(lock);
    assert_int_equal(current(*state), 2);
    free_damage(&d);
}

/* That a file cannot be read just now is no reason to go without the last updates. */
static void what_cannot_be_read_is_not_given_up(void **state)
{
    zc_error error;
    char *table = scratch_path(*state, "gen-2/docdata.glass");
    char *away = scratch_path(*state, "gen-2/away");
    assert_int_equal(rename(table, away), 0);
    assert_int_equal(mkdir(table, 0777), 0); /* can be opened, and not be read */
    assert_status(zc_repair(*state, NULL, NULL, &error), ZC_IO);
    assert_int_equal(current(*state), 2);
    free(table);
    free(away);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(a_damaged_generation_is_left_for_the_one_before),
        TEST(what_is_sound_when_no_writer_can_be_at_work_stays),
        TEST(nothing_is_done_beside_a_writer),
        TEST(what_cannot_be_read_is_not_given_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
