/* Parts joined into a new generation.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "stock.h"

#include "schema/schema.h"
#include "store/joint.h"
#include "store/part.h"

enum { PARTS_MAX = 3, APART = 128 };

/* A generation to be, and its parts. */
typedef struct build {
    zci_store_writer *whole, *part[PARTS_MAX];
    size_t count;
} build;

/* Adds a finished part with a record for each of the words of a text. */
static void add_part(build *b, const char *words)
{
    zc_error error;
    const size_t n = b->count++;
    const zci_docid first = n == 0 ? 1 : (zci_docid)n * APART;
    const zci_store_part which = {(unsigned)n + 1, first, (zci_docid)(n + 1) * APART - 1, 64 << 20,
                                  4};
    assert_ok(zci_store_part_open(b->whole, &which, &b->part[n], &error), error);
    char *copy = strdup(words), *rest = NULL;
    for (char *word = strtok_r(copy, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
        zci_docid docid;
        zci_count terms[] = {{stock_key(ZCI_TERM_HEADER), 0}, {stock_key(word), 1}};
        zci_value value = {ZCI_SLOT_PASSAGE, word, strlen(word)};
        zci_record record = {terms, 2, &value, 1, word, strlen(word)};
        assert_ok(zci_store_add(b->part[n], &record, &docid, &error), error);
    }
    free(copy);
    assert_ok(zci_store_part_finish(b->part[n], &error), error);
}

static zc_status join(build *b, zc_error *error)
{
    return zci_store_join(b->whole, b->part, b->count, error);
}

static void finish(build *b)
{
    for (size_t i = 0; i < b->count; i++)
        zci_store_writer_close(b->part[i]);
    zci_store_writer_close(b->whole);
}

static void must_build(build *b)
{
    zc_error error;
    assert_ok(join(b, &error), error);
    stock_commit(b->whole);
    finish(b);
}

static uint64_t count_records(const char *dir)
{
    zc_error error;
    zci_store_stats stats;
    zci_store *store = stock_open(dir);
    assert_ok(zci_store_stat(store, &stats, &error), error);
    zci_store_close(store);
    return stats.record_count;
}

static void each_record_keeps_its_docid_and_value(void **state)
{
    zc_error error;
    zci_postings found = {0};
    build b = {.whole = stock_write(*state, ZCI_STORE_UPDATE)};
    add_part(&b, "one both");
    add_part(&b, "both two");
    must_build(&b);
    zci_store *store = stock_open(*state);
    zci_key both = stock_key("both");
    assert_ok(zci_store_intersect(store, &both, 1, NULL, 0, 0, &found, &error), error);
    assert_int_equal(found.len, 2);
    assert_int_equal(found.docid[0], 2);
    assert_int_equal(found.docid[1], APART);
    stock_assert_value(store, 1, "one");
    stock_assert_value(store, APART + 1, "two");
    stock_assert_data(store, APART, "both");
    zci_postings_free(&found);
    zci_store_close(store);
}

static void what_the_generation_held_goes(void **state)
{
    build b = {.whole = stock_write(*state, ZCI_STORE_UPDATE)};
    stock_add(b.whole, "before");
    add_part(&b, "one");
    must_build(&b);
    assert_int_equal(count_records(*state), 1);
    assert_int_equal(stock_frequency_in(*state, "before"), 0);
    STOCK_MAKE(*state, "later");
    assert_int_equal(count_records(*state), 2);
}

static void parts_may_hold_nothing(void **state)
{
    build b = {.whole = stock_write(*state, ZCI_STORE_UPDATE)};
    add_part(&b, "");
    add_part(&b, "one two");
    add_part(&b, "");
    must_build(&b);
    assert_int_equal(count_records(*state), 2);
    zci_store *store = stock_open(*state);
    stock_assert_value(store, APART, "one");
    zci_store_close(store);
}

static void all_of_them_may(void **state)
{
    build b = {.whole = stock_write(*state, ZCI_STORE_UPDATE)};
    add_part(&b, "");
    add_part(&b, "");
    must_build(&b);
    assert_int_equal(count_records(*state), 0);
    STOCK_MAKE(*state, "later");
    assert_int_equal(count_records(*state), 1);
}

/* ---- Stopping ------------------------------------------------------------------ */

static bool stop_at_joining(void *context, zci_store_step step)
{
    *(unsigned *)context += step == ZCI_STORE_JOINS;
    return step != ZCI_STORE_JOINS;
}

static void a_watch_stops_it_and_the_old_index_stays(void **state)
{
    zc_error error;
    unsigned asked = 0;
    STOCK_MAKE(*state, "old");
    build b = {.whole = stock_write(*state, ZCI_STORE_REBUILD)};
    zci_store_writer_set_watch(b.whole, (zci_store_watch){stop_at_joining, &asked});
    add_part(&b, "one");
    assert_int_equal(asked, 0);
    assert_status(join(&b, &error), ZC_CANCELLED);
    assert_true(asked > 0);
    assert_status(zci_store_commit(b.whole, &error), ZC_CANCELLED);
    finish(&b);
    assert_int_equal(count_records(*state), 1);
    assert_int_equal(stock_frequency_in(*state, "old"), 1);
    assert_false(stock_has_generation(*state, 2));
}

/* Xapian would leave out a table that is not there, without a word.  The index of before is as it
 * was, and none of the advice is about it. */
static void a_table_that_is_lost_is_missed(void **state)
{
    static const char *const tables[] = {"termlist.glass", "docdata.glass", "postlist.glass"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        zc_error error;
        STOCK_MAKE(*state, "old");
        build b = {.whole = stock_write(*state, ZCI_STORE_REBUILD)};
        add_part(&b, "one");
        add_part(&b, "two");
        char *part = zci_generation_part_path(*state, 2), *lost = scratch_path(part, tables[i]);
        assert_int_equal(remove(lost), 0);
        assert_status(join(&b, &error), ZC_IO);
        assert_null(strstr(error.message, "verify"));
        finish(&b);
        assert_int_equal(stock_frequency_in(*state, "old"), i + 1);
        free(lost);
        free(part);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(each_record_keeps_its_docid_and_value),
        TEST(what_the_generation_held_goes),
        TEST(parts_may_hold_nothing),
        TEST(all_of_them_may),
        TEST(a_watch_stops_it_and_the_old_index_stays),
        TEST(a_table_that_is_lost_is_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
