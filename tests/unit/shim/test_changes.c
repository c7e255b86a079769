/* What a writer changes, and what it then sees.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "stock.h"

static void what_is_added_and_committed_can_be_read(void **state)
{
    zc_error error;
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    assert_int_equal(stock_add(writer, "one"), 1);
    assert_int_equal(stock_add(writer, "two"), 2);
    assert_ok(zci_store_set_metadata(writer, "k", "v\0w", 3, &error), error);
    stock_commit(writer);
    assert_int_equal(stock_add(writer, "three"), 3);
    zci_store_writer_close(writer); /* drops three */

    zci_store *store = stock_open(*state);
    zci_store_stats stats;
    zci_buffer value = {0};
    assert_ok(zci_store_stat(store, &stats, &error), error);
    assert_int_equal(stats.record_count, 2);
    assert_int_equal(stats.last_docid, 2);
    assert_true(stats.mean_length == 1.0);
    stock_assert_data(store, 2, "two");
    assert_ok(zci_store_metadata(store, "k", &value, &error), error);
    assert_int_equal(value.len, 3);
    assert_memory_equal(value.data, "v\0w", 3);
    assert_ok(zci_store_metadata(store, "none", &value, &error), error);
    assert_int_equal(value.len, 0);
    assert_int_equal(stock_frequency(store, "three"), 0);
    assert_status(zci_store_data(store, 3, &value, &error), ZC_NOT_FOUND);
    zci_buffer_free(&value);
    zci_store_close(store);
}

static void a_writer_sees_its_own_changes(void **state)
{
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    zci_docid docid;
    zc_error error;
    zci_buffer data = {0};
    zci_postings postings = {0};
    stock_add(writer, "one");
    stock_add(writer, "two");
    stock_add(writer, "two");
    assert_ok(zci_store_find(writer, stock_key("one"), &docid, &error), error);
    assert_int_equal(docid, 1);
    assert_ok(zci_store_writer_data(writer, 2, &data, &error), error);
    assert_memory_equal(data.data, "two", 3);
    assert_ok(zci_store_writer_postings(writer, stock_key("two"), &postings, &error), error);
    assert_int_equal(postings.len, 2);
    assert_int_equal(postings.docid[1], 3);
    assert_int_equal(postings.count[1], 1);
    assert_status(zci_store_find(writer, stock_key("four"), &docid, &error), ZC_NOT_FOUND);
    assert_int_equal(docid, 0);
    assert_status(zci_store_writer_data(writer, 9, &data, &error), ZC_NOT_FOUND);
    stock_add(writer, "four"); /* not finding something ends nothing */
    zci_postings_free(&postings);
    zci_buffer_free(&data);
    zci_store_writer_close(writer);
}

static void deleted_records_are_gone_and_numbers_not_used_again(void **state)
{
    zc_error error;
    STOCK_MAKE(*state, "one", "two", "three", "four");
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    assert_ok(zci_store_delete(writer, (zci_range){2, 3}, &error), error);
    assert_int_equal(stock_add(writer, "five"), 5);
    stock_commit(writer);
    zci_store_writer_close(writer);
    zci_store *store = stock_open(*state);
    assert_int_equal(stock_frequency(store, "two") + stock_frequency(store, "three"), 0);
    assert_int_equal(stock_frequency(store, "four") + stock_frequency(store, "five"), 2);
    stock_assert_value(store, 3, "");
    stock_assert_value(store, 4, "four");
    zci_store_close(store);
}

static void data_is_replaced_and_all_else_kept(void **state)
{
    zc_error error;
    STOCK_MAKE(*state, "one", "two");
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    assert_ok(zci_store_replace_data(writer, 1, "new", 3, &error), error);
    assert_status(zci_store_replace_data(writer, 7, "x", 1, &error), ZC_NOT_FOUND);
    stock_commit(writer);
    zci_store_writer_close(writer);
    zci_store *store = stock_open(*state);
    stock_assert_data(store, 1, "new");
    stock_assert_data(store, 2, "two");
    stock_assert_value(store, 1, "one");
    stock_assert_value(store, 2, "two");
    assert_int_equal(stock_frequency(store, "one"), 1);
    zci_store_close(store);
}

static void terms_that_xapian_would_not_bear_are_refused(void **state)
{
    char longest[246];
    zc_error error;
    zci_docid docid;
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    memset(longest, 'x', sizeof longest);
    zci_count counts[] = {{{"", 0}, 1}, {{longest, 246}, 1}, {{"a\0b", 3}, 1}, {{longest, 245}, 1}};
    for (size_t i = 0; i < 4; i++) {
        zci_record record = {.terms = &counts[i], .term_count = 1};
        assert_status(zci_store_add(writer, &record, &docid, &error),
                      i < 3 ? ZC_BAD_ARGUMENT : ZC_OK);
        assert_int_equal(docid, i < 3 ? 0 : 1);
    }
    stock_commit(writer);
    zci_store_writer_close(writer);
    assert_int_equal(stock_frequency_in(*state, "x"), 0);
}

static void slots_that_there_are_not_are_refused(void **state)
{
    zc_error error;
    zci_docid docid;
    zci_value value = {100, "x", 1};
    zci_record record = {.values = &value, .value_count = 1};
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    assert_status(zci_store_add(writer, &record, &docid, &error), ZC_BAD_ARGUMENT);
    stock_add(writer, "one");
    zci_store_writer_close(writer);
}

static void a_record_may_hold_nothing(void **state)
{
    zci_docid docid;
    zc_error error;
    zci_record empty = {0};
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    assert_ok(zci_store_add(writer, &empty, &docid, &error), error);
    stock_commit(writer);
    zci_store_writer_close(writer);
    zci_store *store = stock_open(*state);
    stock_assert_data(store, docid, "");
    zci_store_close(store);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(what_is_added_and_committed_can_be_read),
        TEST(a_writer_sees_its_own_changes),
        TEST(deleted_records_are_gone_and_numbers_not_used_again),
        TEST(data_is_replaced_and_all_else_kept),
        TEST(terms_that_xapian_would_not_bear_are_refused),
        TEST(slots_that_there_are_not_are_refused),
        TEST(a_record_may_hold_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
