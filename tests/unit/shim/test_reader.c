/* Reading one state of the store, and moving to the next.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "stock.h"

#include "base/fail.h"

/* Each frequency stands where its term does, whatever the order of the terms. */
static void frequencies_of_several_terms_are_those_of_each(void **state)
{
    const char *dir = *state;
    zc_error error;
    STOCK_MAKE(dir, "b", "a", "b", "d", "b");
    zci_store *store = stock_open(dir);
    static const char *const terms[] = {"d", "b", "c", "a", "b", "bb"};
    enum { COUNT = sizeof terms / sizeof terms[0] };
    zci_key keys[COUNT];
    uint64_t found[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        keys[i] = stock_key(terms[i]);
    assert_ok(zci_store_frequencies(store, keys, COUNT, found, &error), error);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(found[i], stock_frequency(store, terms[i]));
    assert_int_equal(found[1], 3);
    assert_int_equal(found[2], 0);
    assert_ok(zci_store_frequencies(store, NULL, 0, NULL, &error), error);
    zci_store_close(store);
}

static zc_status run_short(void *context, size_t index, const char *value, size_t len,
                           zc_error *error)
{
    (void)context, (void)index, (void)value, (void)len;
    return zci_fail_memory(error);
}

/* Xapian cannot be trusted after memory ran out in it, so all of the store is opened anew. */
static void what_ran_out_of_memory_is_opened_anew(void **state)
{
    zc_error error;
    zci_docid docid = 1;
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    stock_add(writer, "one");
    stock_commit(writer);
    zci_store_writer_close(writer);
    zci_store *store = stock_open(*state);
    assert_false(zci_store_is_spent(store) || stock_refresh(store));
    assert_status(zci_store_values(store, 0, &docid, 1, run_short, NULL, &error), ZC_NO_MEMORY);
    assert_true(zci_store_is_spent(store));
    assert_true(stock_refresh(store));
    assert_false(zci_store_is_spent(store) || stock_refresh(store));
    stock_assert_data(store, 1, "one");
    zci_store_close(store);
}

/* ---- Snapshots ------------------------------------------------------------- */

static void a_reader_stays_where_it_is_until_it_refreshes(void **state)
{
    STOCK_MAKE(*state, "one");
    zci_store *store = stock_open(*state);
    zci_store_stats before, after;
    zc_error error;
    assert_ok(zci_store_stat(store, &before, &error), error);
    STOCK_MAKE(*state, "two");
    assert_int_equal(stock_frequency(store, "two"), 0);
    assert_true(stock_refresh(store));
    assert_int_equal(stock_frequency(store, "two"), 1);
    assert_false(stock_refresh(store));
    assert_ok(zci_store_stat(store, &after, &error), error);
    assert_string_not_equal(before.revision, after.revision);
    zci_store_close(store);
}

/* Xapian trusts what its version file says, and would read what is not its own. */
static void a_version_file_that_makes_no_sense_is_not_moved_to(void **state)
{
    const size_t level = 34; /* of the first table, behind magic, UUID, revision and root */
    size_t len;
    zc_error error;
    STOCK_MAKE(*state, "one");
    zci_store *store = stock_open(*state);
    STOCK_MAKE(*state, "two");
    char *path = scratch_path(*state, "gen-1/iamglass"), *bytes = scratch_read(path, &len);
    char sound = bytes[level];
    bytes[level] = 0x7F;
    scratch_write(path, bytes, len);
    assert_status(zci_store_refresh(store, NULL, &error), ZC_CORRUPT);
    assert_non_null(strstr(error.message, "iamglass"));
    assert_true(zci_store_is_spent(store));
    assert_status(zci_store_refresh(store, NULL, &error), ZC_CORRUPT);
    bytes[level] = sound;
    scratch_write(path, bytes, len);
    assert_true(stock_refresh(store));
    assert_int_equal(stock_frequency(store, "two"), 1);
    zci_store_close(store);
    free(bytes);
    free(path);
}

/* Generations count from 1 again where an index is made anew, and Xapian's revisions, too. */
static void an_index_made_anew_is_not_taken_for_the_old_one(void **state)
{
    zci_store_stats before, after;
    zc_error error;
    STOCK_MAKE(*state, "old", "both");
    zci_store *store = stock_open(*state);
    stock_assert_data(store, 2, "both");
    assert_ok(zci_store_stat(store, &before, &error), error);
    stock_remove(*state);
    STOCK_MAKE(*state, "both", "new");
    assert_true(stock_refresh(store));
    assert_ok(zci_store_stat(store, &after, &error), error);
    assert_int_equal(before.generation, after.generation);
    assert_string_not_equal(before.revision, after.revision);
    assert_int_equal(stock_frequency(store, "old"), 0);
    assert_int_equal(stock_frequency(store, "new"), 1);
    stock_assert_value(store, 2, "new");
    stock_remove(*state);
    STOCK_MAKE(*state, "newer");
    STOCK_MAKE(*state, "newest");
    assert_true(stock_refresh(store));
    stock_assert_value(store, 2, "newest");
    assert_false(stock_refresh(store));
    zci_store_close(store);
}

static void damage_in_an_index_that_was_removed_is_a_change(void **state)
{
    zci_docid docid = 1;
    char unread[] = "?";
    zc_error error;
    STOCK_MAKE(*state, "old");
    zci_store *store = stock_open(*state);
    char *path = scratch_path(*state, "gen-1/records.1");
    scratch_write(path, "o_d", 3);
    free(path);
    assert_status(zci_store_values(store, 0, &docid, 1, stock_check_value, unread, &error),
                  ZC_CORRUPT);
    stock_remove(*state);
    STOCK_MAKE(*state, "new");
    assert_status(zci_store_values(store, 0, &docid, 1, stock_check_value, unread, &error),
                  ZC_CHANGED);
    assert_true(stock_refresh(store));
    stock_assert_value(store, 1, "new");
    zci_store_close(store);
}

/* Adds one record to each of many terms, so that no block stays as it was. */
static void add_to_all(const char *dir)
{
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_UPDATE);
    for (unsigned i = 0; i < 1500; i++) {
        char term[32];
        snprintf(term, sizeof term, "term-%04u", i);
        stock_add(writer, term);
    }
    stock_commit(writer);
    zci_store_writer_close(writer);
}

/* A reader that the writer has overtaken says so, and never shows a mixture. */
static void an_overtaken_reader_is_told(void **state)
{
    enum { COMMITS_MAX = 12 };
    add_to_all(*state);
    zci_store *store = stock_open(*state);
    zc_status status = ZC_OK;
    for (unsigned i = 0; i < COMMITS_MAX && status == ZC_OK; i++) {
        zci_postings found = {0};
        char term[32];
        zc_error error;
        add_to_all(*state);
        snprintf(term, sizeof term, "term-%04u", i * 100);
        zci_key key = stock_key(term);
        status = zci_store_intersect(store, &key, 1, NULL, 0, 0, &found, &error);
        if (status == ZC_OK)
            assert_int_equal(found.len, 1);
        zci_postings_free(&found);
    }
    assert_status(status, ZC_CHANGED);
    assert_true(stock_refresh(store));
    assert_true(stock_frequency(store, "term-0700") > 1);
    zci_store_close(store);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(frequencies_of_several_terms_are_those_of_each),
        TEST(what_ran_out_of_memory_is_opened_anew),
        TEST(a_reader_stays_where_it_is_until_it_refreshes),
        TEST(a_version_file_that_makes_no_sense_is_not_moved_to),
        TEST(an_index_made_anew_is_not_taken_for_the_old_one),
        TEST(damage_in_an_index_that_was_removed_is_a_change),
        TEST(an_overtaken_reader_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
