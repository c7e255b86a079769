/* A part of a new generation, for itself.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "stock.h"

#include "schema/schema.h"
#include "store/part.h"

enum { PLENTY = 64 << 20 };

static zci_store_writer *open_part(zci_store_writer *whole, zci_store_part which)
{
    zci_store_writer *part;
    zc_error error;
    assert_ok(zci_store_part_open(whole, &which, &part, &error), error);
    return part;
}

/* Whether there is so much of the part 3: its first database, or one that it went on in. */
static bool has_database(const char *dir, unsigned which)
{
    char *path = zci_generation_part_path(dir, 3 + 1000 * which);
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

static void docids_are_those_set_aside_for_it(void **state)
{
    zci_docid docid = 1;
    zc_error error;
    zci_store_writer *whole = stock_write(*state, ZCI_STORE_UPDATE);
    zci_store_writer *part = open_part(whole, (zci_store_part){3, 128, 132, PLENTY, 4});
    assert_int_equal(zci_store_part_end(part), 128);
    assert_int_equal(stock_add(part, "one"), 128);
    assert_int_equal(stock_add(part, "two"), 129);
    zci_store_skip(part, 2);
    assert_int_equal(zci_store_part_end(part), 132);
    assert_int_equal(stock_add(part, "three"), 132);
    assert_int_equal(zci_store_part_end(part), 133);
    assert_false(zci_store_part_is_full(part));
    assert_status(stock_try_add(part, "four", &docid, &error), ZC_BAD_SOURCE);
    assert_non_null(strstr(error.message, "grew while they were read"));
    assert_int_equal(docid, 0);
    assert_true(zci_store_part_is_full(part));
    assert_int_equal(zci_store_part_end(part), 133);
    assert_status(stock_try_add(part, "five", &docid, &error), ZC_BAD_SOURCE);
    assert_non_null(strstr(error.message, "an earlier error"));
    zci_store_writer_close(part);
    zci_store_writer_close(whole);
}

static void docids_may_run_out(void **state)
{
    zci_docid docid;
    zc_error error;
    const zci_docid last = ZCI_STORE_DOCIDS_MAX;
    zci_store_writer *whole = stock_write(*state, ZCI_STORE_UPDATE);
    zci_store_writer *part = open_part(whole, (zci_store_part){3, last, last, PLENTY, 4});
    assert_int_equal(stock_add(part, "one"), last);
    assert_status(stock_try_add(part, "two", &docid, &error), ZC_BAD_SOURCE);
    assert_non_null(strstr(error.message, "divide the files"));
    zci_store_writer_close(part);
    zci_store_writer_close(whole);
}

static void a_part_without_memory_goes_on_in_other_databases(void **state)
{
    zci_store_writer *whole = stock_write(*state, ZCI_STORE_UPDATE);
    zci_store_writer *part = open_part(whole, (zci_store_part){3, 1, 100, PLENTY, 3});
    stock_add(part, "one");
    assert_true(has_database(*state, 0));
    assert_false(has_database(*state, 1));
    zci_store_part_set_memory(part, 0);
    stock_add(part, "two");
    assert_true(has_database(*state, 1));
    assert_false(has_database(*state, 2));
    stock_add(part, "three");
    stock_add(part, "four"); /* of three databases the last one takes what it needs */
    assert_true(has_database(*state, 2));
    assert_false(has_database(*state, 3));
    zci_store_writer_close(part);
    for (unsigned i = 0; i < 3; i++)
        assert_false(has_database(*state, i));
    zci_store_writer_close(whole);
}

/* Also where it was finished, and the generation goes on without it. */
static void closing_removes_it(void **state)
{
    zc_error error;
    zci_store_writer *whole = stock_write(*state, ZCI_STORE_UPDATE);
    zci_store_writer *part = open_part(whole, (zci_store_part){3, 1, 100, PLENTY, 4});
    stock_add(part, "lost");
    assert_ok(zci_store_part_finish(part, &error), error);
    assert_true(has_database(*state, 0));
    zci_store_writer_close(part);
    assert_false(has_database(*state, 0));
    stock_add(whole, "kept");
    stock_commit(whole);
    zci_store_writer_close(whole);
    assert_int_equal(stock_frequency_in(*state, "lost"), 0);
    assert_int_equal(stock_frequency_in(*state, "kept"), 1);
}

static void it_takes_the_values_of_passages_alone(void **state)
{
    zci_docid docid;
    zc_error error;
    zci_count term = {{"t", 1}, 1};
    zci_value value = {ZCI_SLOT_PASSAGE + 1, "x", 1};
    zci_record record = {&term, 1, &value, 1, "", 0};
    zci_store_writer *whole = stock_write(*state, ZCI_STORE_UPDATE);
    zci_store_writer *part = open_part(whole, (zci_store_part){3, 1, 100, PLENTY, 4});
    assert_status(zci_store_add(part, &record, &docid, &error), ZC_INTERNAL);
    zci_store_writer_close(part);
    zci_store_writer_close(whole);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(docids_are_those_set_aside_for_it),
        TEST(docids_may_run_out),
        TEST(a_part_without_memory_goes_on_in_other_databases),
        TEST(closing_removes_it),
        TEST(it_takes_the_values_of_passages_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
