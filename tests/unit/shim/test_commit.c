/* How readers come to see what was written.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "stock.h"

#include "store/repair.h"

#include <limits.h>
#include <sys/stat.h>

static void an_index_shows_with_its_first_commit(void **state)
{
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    stock_add(writer, "one");
    assert_status(stock_try_open(*state), ZC_NO_INDEX);
    stock_commit(writer);
    assert_status(stock_try_open(*state), ZC_OK);
    zci_store_writer_close(writer);
}

static void a_rebuild_shows_when_it_is_published(void **state)
{
    zc_error error;
    STOCK_MAKE(*state, "old");
    zci_store *reader = stock_open(*state);
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_REBUILD);
    stock_add(writer, "new");
    stock_commit(writer);
    assert_int_equal(stock_frequency_in(*state, "old"), 1);
    assert_false(stock_refresh(reader));
    assert_ok(zci_store_publish(writer, &error), error);
    zci_store_writer_close(writer);
    assert_int_equal(stock_frequency_in(*state, "old"), 0);
    assert_int_equal(stock_frequency_in(*state, "new"), 1);
    assert_int_equal(stock_frequency(reader, "old"), 1);
    stock_assert_data(reader, 1, "old");
    assert_true(stock_refresh(reader));
    stock_assert_data(reader, 1, "new");
    zci_store_close(reader);
}

static void a_rebuild_that_is_given_up_leaves_nothing(void **state)
{
    unsigned highest;
    zc_error error;
    STOCK_MAKE(*state, "old");
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_REBUILD);
    stock_add(writer, "new");
    stock_commit(writer);
    zci_store_writer_close(writer);
    assert_ok(zci_generation_highest(*state, UINT_MAX, &highest, &error), error);
    assert_int_equal(highest, 1);
    assert_int_equal(stock_frequency_in(*state, "old"), 1);
}

/* ---- Generations of before ------------------------------------------------- */

static void old_generations_go_and_interrupted_ones_are_swept(void **state)
{
    STOCK_MAKE(*state, "a");
    stock_rebuild(*state, "b");
    stock_rebuild(*state, "c");
    assert_false(stock_has_generation(*state, 1)); /* the last but one stays for its readers */
    assert_true(stock_has_generation(*state, 2) && stock_has_generation(*state, 3));
    char *left_over = zci_generation_path(*state, 7);
    assert_int_equal(mkdir(left_over, 0777), 0);
    char *file = scratch_path(left_over, "postlist.glass");
    scratch_write(file, "rubbish", 7);
    char *far = zci_generation_path(*state, 999999999); /* each number below is not tried */
    assert_int_equal(mkdir(far, 0777), 0);
    stock_rebuild(*state, "d");
    assert_int_equal(stock_frequency_in(*state, "d"), 1);
    assert_false(stock_has_generation(*state, 999999999));
    free(far);
    assert_false(stock_has_generation(*state, 7));
    free(file);
    free(left_over);
}

/* What a rebuild that was killed left takes room until the next run, of whatever kind. */
static void an_update_sweeps_an_interrupted_generation(void **state)
{
    STOCK_MAKE(*state, "a");
    char *left_over = zci_generation_path(*state, 2), *foreign = zci_generation_path(*state, 3);
    char *file = scratch_path(left_over, "postlist.glass"), *notes = scratch_path(foreign, "notes");
    assert_int_equal(mkdir(left_over, 0777), 0);
    scratch_write(file, "rubbish", 7);
    STOCK_MAKE(*state, "b");
    assert_false(stock_has_generation(*state, 2));
    assert_true(stock_has_generation(*state, 1));
    assert_int_equal(mkdir(foreign, 0777), 0);
    assert_int_equal(mkdir(notes, 0777), 0);
    STOCK_MAKE(*state, "c"); /* what cannot go keeps nobody from writing */
    assert_true(stock_has_generation(*state, 3));
    assert_int_equal(rmdir(notes), 0);
    assert_int_equal(rmdir(foreign), 0);
    free(notes);
    free(file);
    free(foreign);
    free(left_over);
}

/* What someone put into an old generation keeps that, and nothing else. */
static void a_generation_that_cannot_go_costs_its_room_only(void **state)
{
    zc_error error;
    STOCK_MAKE(*state, "a");
    stock_rebuild(*state, "b");
    char *foreign = scratch_path(*state, "gen-1/notes");
    assert_int_equal(mkdir(foreign, 0777), 0);
    char *table = scratch_path(*state, "gen-1/iamglass");
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_REBUILD);
    stock_add(writer, "c");
    stock_commit(writer);
    assert_ok(zci_store_publish(writer, &error), error);
    assert_status(zci_store_sweep(writer, &error), ZC_OK); /* not before it is synced */
    assert_int_equal(access(table, F_OK), 0);
    assert_ok(zci_store_sync(writer, &error), error);
    assert_status(zci_store_sweep(writer, &error), ZC_IO);
    assert_non_null(strstr(error.message, "gen-1/notes"));
    assert_non_null(strstr(error.message, "move it away"));
    assert_ok(zci_store_writer_seal(writer, &error), error);
    zci_store_writer_close(writer);
    assert_int_not_equal(access(table, F_OK), 0);
    assert_int_equal(stock_frequency_in(*state, "c"), 1);
    assert_int_equal(rmdir(foreign), 0);
    stock_rebuild(*state, "d");
    assert_false(stock_has_generation(*state, 1) || stock_has_generation(*state, 2));
    free(table);
    free(foreign);
}

static void remove_stub(const char *dir)
{
    char *stub = scratch_path(dir, "XAPIANDB");
    assert_int_equal(unlink(stub), 0);
    free(stub);
}

static void a_lost_stub_costs_nothing(void **state)
{
    zc_error error;
    zci_store *store;
    STOCK_MAKE(*state, "a");
    stock_rebuild(*state, "b");
    remove_stub(*state);
    assert_status(zci_store_open(*state, &store, &error), ZC_NO_INDEX);
    assert_non_null(strstr(error.message, "verify --repair"));
    STOCK_MAKE(*state, "c");
    assert_true(stock_has_generation(*state, 1) && stock_has_generation(*state, 2));
    assert_int_equal(stock_frequency_in(*state, "b"), 1);
    assert_int_equal(stock_frequency_in(*state, "c"), 1);
    remove_stub(*state);
    stock_rebuild(*state, "d");
    assert_true(stock_has_generation(*state, 2) && stock_has_generation(*state, 3));
    assert_int_equal(stock_frequency_in(*state, "d"), 1);
}

/* Such as one that was left for an older one: who looks for what it had may still want it. */
static void a_finished_generation_stays_until_another_is(void **state)
{
    zc_error error;
    unsigned generation;
    STOCK_MAKE(*state, "a");
    stock_rebuild(*state, "b");
    assert_ok(zci_store_go_back(*state, &generation, &error), error);
    assert_int_equal(generation, 1);
    assert_status(stock_try_write(*state, ZCI_STORE_REBUILD), ZC_OK);
    assert_true(stock_has_generation(*state, 2));
    stock_rebuild(*state, "c");
    assert_int_equal(stock_frequency_in(*state, "c"), 1);
    assert_true(stock_has_generation(*state, 1) && stock_has_generation(*state, 3));
    assert_false(stock_has_generation(*state, 2));
}

static void numbers_of_generations_may_run_out(void **state)
{
    zci_store_writer *writer;
    zc_error error;
    STOCK_MAKE(*state, "a");
    char *far = zci_generation_path(*state, 999999999);
    assert_int_equal(mkdir(far, 0777), 0);
    char *manifest = scratch_path(far, "manifest");
    scratch_write(manifest, "", 0);
    assert_status(zci_store_writer_open(*state, ZCI_STORE_REBUILD, &writer, &error), ZC_IO);
    assert_non_null(strstr(error.message, "gen-999999999"));
    STOCK_MAKE(*state, "b");
    free(manifest);
    free(far);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(an_index_shows_with_its_first_commit),
        TEST(a_rebuild_shows_when_it_is_published),
        TEST(a_rebuild_that_is_given_up_leaves_nothing),
        TEST(old_generations_go_and_interrupted_ones_are_swept),
        TEST(an_update_sweeps_an_interrupted_generation),
        TEST(a_generation_that_cannot_go_costs_its_room_only),
        TEST(a_lost_stub_costs_nothing),
        TEST(a_finished_generation_stays_until_another_is),
        TEST(numbers_of_generations_may_run_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
