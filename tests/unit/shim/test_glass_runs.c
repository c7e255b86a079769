/* A term's postings as runs.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/glass_runs.h"
#include "test.h"

#include "scratch.h"
#include "store/glass_items.h"
#include "store/glass_key.h"

#define KEY(text) ((zci_key){(text), sizeof(text) - 1})

enum { RUN_BYTES = 2000 /* at which one ends */ };

/* ---- Written and read back -------------------------------------------------- */

typedef struct shelf {
    char *dir, *path;
    zci_glass_table *table;
    zci_glass_items *items;
    zci_glass_runs runs;
} shelf;

static int make_shelf(void **state)
{
    zc_error error;
    shelf *s = calloc(1, sizeof *s);
    if (s == NULL)
        return -1;
    s->dir = scratch_make();
    s->path = scratch_path(s->dir, "table");
    *state = s;
    if (zci_glass_table_create(s->path, false, &s->table, &error) != ZC_OK)
        return -1;
    s->runs.table = s->table;
    return 0;
}

static int remove_shelf(void **state)
{
    shelf *s = *state;
    zci_glass_runs_free(&s->runs);
    zci_glass_table_close(s->table);
    zci_glass_items_close(s->items);
    free(s->path);
    scratch_remove(s->dir);
    free(s);
    return 0;
}

static void open_items(shelf *s)
{
    zc_error error;
    zci_glass_root root;
    assert_ok(zci_glass_table_finish(s->table, &root, &error), error);
    assert_ok(zci_glass_items_open(s->path, &s->items, &error), error);
}

static void next_item(shelf *s, zci_key *key, zci_key *tag)
{
    zc_error error;
    bool any;
    assert_ok(zci_glass_items_next(s->items, &any, key, tag, &error), error);
    assert_true(any);
}

static void assert_end(shelf *s)
{
    zc_error error;
    zci_key key, tag;
    bool any;
    assert_ok(zci_glass_items_next(s->items, &any, &key, &tag, &error), error);
    assert_false(any);
}

static void assert_bytes(zci_key found, zci_key wanted)
{
    assert_int_equal(found.len, wanted.len);
    assert_memory_equal(found.data, wanted.data, wanted.len);
}

static void assert_item(shelf *s, zci_key wanted_key, zci_key wanted_tag)
{
    zci_key key, tag;
    next_item(s, &key, &tag);
    assert_bytes(key, wanted_key);
    assert_bytes(tag, wanted_tag);
}

static zci_inverter *invert(zci_key term, const uint32_t (*postings)[2], size_t count)
{
    zci_inverter *inverter = zci_inverter_new();
    assert_non_null(inverter);
    for (size_t i = 0; i < count; i++)
        assert_true(zci_inverter_add(inverter, term, postings[i][0], postings[i][1]));
    assert_true(zci_inverter_sort(inverter));
    return inverter;
}

static void write_term(shelf *s, zci_inverter *inverter)
{
    zc_error error;
    zci_inverted postings;
    zci_inverter_open(inverter, 0, &postings);
    assert_ok(zci_glass_runs_write(&s->runs, &postings, &error), error);
    zci_inverter_free(inverter);
}

/* ---- Postings ------------------------------------------------------------------ */

static const uint32_t three[][2] = {{5, 1}, {6, 200}, {300, 3}};

static void postings_are_written_as_they_are_described(void **state)
{
    static const uint32_t one[][2] = {{1, 7}};
    shelf *s = *state;
    write_term(s, invert(KEY(""), three, 3)); /* the lengths of records */
    write_term(s, invert(KEY("a"), three, 3));
    write_term(s, invert(KEY("b"), one, 1));
    open_items(s);
    assert_item(s, KEY("\0\xE0"),
                KEY("\0\0\x04"
                    "1\xA7\x02"
                    "\x01\0\xC8\x01\xA5\x02\x03"));
    assert_item(s, KEY("a"),
                KEY("\x03\xCC\x01\x04"
                    "1\xA7\x02"
                    "\x01\0\xC8\x01\xA5\x02\x03"));
    assert_item(s, KEY("b"),
                KEY("\x01\x07\0"
                    "1\0"
                    "\x07"));
    assert_end(s);
}

/* What a run says is what was put in: its ends, and that none is missing between them. */
static void assert_long_term(shelf *s, zci_key term, uint32_t count, uint32_t step)
{
    zci_glass_run run = {.last = 0};
    zci_docid docid = 1;
    size_t runs = 0;
    bool is_last = false;
    for (; !is_last; runs++) {
        zci_key key, tag;
        next_item(s, &key, &tag);
        assert_bytes(zci_glass_key_name(key), term);
        assert_true(zci_glass_run_read(key, tag, &run));
        assert_int_equal(run.is_first, runs == 0);
        assert_int_equal(run.first, docid);
        is_last = run.last == 1 + (count - 1) * step;
        const char *at = run.postings.data, *end = at + run.postings.len;
        assert_int_equal(
            at[-1 - (run.last - run.first >= 128) - (run.last - run.first >= 128 * 128) - 1],
            is_last ? '1' : '0');
        for (; at < end; docid += step) {
            uint64_t number;
            if (docid > run.first) {
                assert_true(zci_varint_read(&at, end, &number));
                assert_int_equal(number, step - 1);
            }
            assert_true(zci_varint_read(&at, end, &number));
            assert_int_equal(number, 1);
        }
        assert_int_equal(docid, run.last + step);
        if (!is_last)
            assert_in_range(run.postings.len, RUN_BYTES, RUN_BYTES + 2);
    }
    assert_true(runs > 2);
}

static void write_long_term(shelf *s, zci_key term, uint32_t count, uint32_t step)
{
    zci_inverter *inverter = zci_inverter_new();
    assert_non_null(inverter);
    for (uint32_t i = 0; i < count; i++)
        assert_true(zci_inverter_add(inverter, term, 1 + i * step, 1));
    assert_true(zci_inverter_sort(inverter));
    write_term(s, inverter);
}

static void many_postings_take_several_runs(void **state)
{
    shelf *s = *state;
    write_long_term(s, KEY(""), 3000, 1);
    write_long_term(s, KEY("term"), 3000, 300);
    open_items(s);
    assert_long_term(s, KEY("\0\xE0"), 3000, 1);
    assert_long_term(s, KEY("term"), 3000, 300);
    assert_end(s);
}

/* The first posting takes two bytes, as each of the others does. */
static void a_run_ends_when_it_is_full(void **state)
{
    enum { COUNT = 1500 };
    shelf *s = *state;
    zci_key key, tag;
    zci_glass_run run;
    zci_inverter *inverter = zci_inverter_new();
    assert_non_null(inverter);
    for (uint32_t i = 1; i <= COUNT; i++)
        assert_true(zci_inverter_add(inverter, KEY("t"), i, i == 1 ? 200 : 1));
    assert_true(zci_inverter_sort(inverter));
    write_term(s, inverter);
    open_items(s);
    next_item(s, &key, &tag);
    assert_true(zci_glass_run_read(key, tag, &run));
    assert_int_equal(run.postings.len, RUN_BYTES);
}

/* ---- Runs that were written already ---------------------------------------------- */

static zc_status append(shelf *s, zci_docid first, zci_docid last, const char *bytes, size_t len)
{
    zc_error error;
    zci_glass_run run = {.first = first, .last = last, .postings = {bytes, len}};
    return zci_glass_runs_append(&s->runs, &run, &error);
}

static void short_runs_become_one(void **state)
{
    shelf *s = *state;
    zc_error error;
    zci_glass_runs_begin(&s->runs, KEY("t"), 4, 9);
    assert_status(append(s, 3, 4, "\x01\0\x02", 3), ZC_OK);
    assert_status(append(s, 5, 5, "\x03", 1), ZC_OK);
    assert_status(append(s, 900, 900, "\x04", 1), ZC_OK);
    assert_ok(zci_glass_runs_end(&s->runs, &error), error);
    zci_glass_runs_begin(&s->runs, KEY("u"), 1, 1); /* with nothing of the term before */
    assert_status(append(s, 2, 2, "\x01", 1), ZC_OK);
    assert_ok(zci_glass_runs_end(&s->runs, &error), error);
    open_items(s);
    assert_item(s, KEY("t"),
                KEY("\x04\x09\x02"
                    "1\x81\x07"
                    "\x01\0\x02\0\x03\xFE\x06\x04"));
    assert_item(s, KEY("u"),
                KEY("\x01\x01\x01"
                    "1\0"
                    "\x01"));
    assert_end(s);
}

/* Two that are together as long as a run may be, and a third. */
static void long_runs_stay_apart(void **state)
{
    enum { HALF = RUN_BYTES / 2 };
    char bytes[HALF] = {0};
    zci_key key, tag;
    zc_error error;
    zci_glass_run run;
    shelf *s = *state;
    memset(bytes, 1, sizeof bytes);
    zci_glass_runs_begin(&s->runs, KEY("t"), 4, 9);
    assert_status(append(s, 1, 500, bytes, HALF), ZC_OK);
    assert_status(append(s, 501, 1000, bytes, HALF), ZC_OK);
    assert_status(append(s, 1001, 1001, bytes, 1), ZC_OK);
    assert_ok(zci_glass_runs_end(&s->runs, &error), error);
    open_items(s);
    next_item(s, &key, &tag);
    assert_true(zci_glass_run_read(key, tag, &run));
    assert_int_equal(run.first, 1);
    assert_int_equal(run.last, 1000);
    assert_int_equal(run.postings.len, RUN_BYTES + 1); /* and the distance between them */
    assert_int_equal(tag.data[3], '0');
    assert_item(s, KEY("t\0\x03\xE9"), KEY("1\0\x01"));
    assert_end(s);
}

/* One that is longer than a run may be stays as it is, and another is not put before it. */
static void a_run_is_never_empty(void **state)
{
    char bytes[RUN_BYTES + 1];
    zci_key key, tag;
    zc_error error;
    shelf *s = *state;
    memset(bytes, 1, sizeof bytes);
    zci_glass_runs_begin(&s->runs, KEY("t"), 2, 2);
    assert_status(append(s, 1, 1001, bytes, sizeof bytes), ZC_OK);
    assert_ok(zci_glass_runs_end(&s->runs, &error), error);
    zci_glass_runs_begin(&s->runs, KEY("u"), 2, 2);
    assert_status(append(s, 1, 1, bytes, 1), ZC_OK);
    assert_status(append(s, 2, 1001, bytes, RUN_BYTES), ZC_OK);
    assert_ok(zci_glass_runs_end(&s->runs, &error), error);
    open_items(s);
    next_item(s, &key, &tag);
    assert_int_equal(tag.len, 3 + 3 + sizeof bytes);
    assert_item(s, KEY("u"),
                KEY("\x02\x02\0"
                    "0\0"
                    "\x01"));
    next_item(s, &key, &tag);
    assert_end(s);
}

static void docids_ascend(void **state)
{
    shelf *s = *state;
    zci_glass_runs_begin(&s->runs, KEY("s"), 2, 2);
    assert_status(append(s, 3, 3, "\x01", 1), ZC_OK);
    assert_status(append(s, 3, 3, "\x01", 1), ZC_INTERNAL);
    zci_glass_runs_begin(&s->runs, KEY("t"), 2, 2);
    assert_status(append(s, 3, 7, "\x01\x03\x01", 3), ZC_OK);
    assert_status(append(s, 7, 8, "\x01\0\x01", 3), ZC_INTERNAL);
    assert_status(append(s, 2, 2, "\x01", 1), ZC_INTERNAL);
    assert_status(append(s, 8, 8, "\x01", 1), ZC_OK);
}

/* ---- Reading ------------------------------------------------------------------------ */

static void first_runs_tell_of_their_term(void **state)
{
    zci_glass_run run;
    (void)state;
    assert_true(zci_glass_run_read(KEY("t"),
                                   KEY("\x03\xCC\x01\x04"
                                       "0\x05"
                                       "\x01"),
                                   &run));
    assert_true(run.is_first);
    assert_int_equal(run.records, 3);
    assert_int_equal(run.total, 204);
    assert_int_equal(run.first, 5);
    assert_int_equal(run.last, 10);
    assert_bytes(run.postings, KEY("\x01"));
}

static void later_runs_tell_where_they_begin(void **state)
{
    zci_glass_run run;
    (void)state;
    assert_true(zci_glass_run_read(KEY("t\0\x01\x02"),
                                   KEY("1\x05"
                                       "\x01"),
                                   &run));
    assert_false(run.is_first);
    assert_int_equal(run.records, 0);
    assert_int_equal(run.first, 258);
    assert_int_equal(run.last, 263);
    assert_true(zci_glass_run_read(KEY("\0\xE0\x01\x02"),
                                   KEY("0\0"
                                       "\x01"),
                                   &run));
    assert_false(run.is_first);
    assert_int_equal(run.first, 258);
    assert_int_equal(run.last, 258);
}

static void docids_have_an_end(void **state)
{
    zci_glass_run run;
    (void)state;
    assert_true(zci_glass_run_read(KEY("t"),
                                   KEY("\x01\x01\xFE\xFF\xFF\xFF\x0F"
                                       "1\0"
                                       "\x01"),
                                   &run));
    assert_int_equal(run.first, UINT32_MAX);
    assert_int_equal(run.last, UINT32_MAX);
    assert_false(zci_glass_run_read(KEY("t"),
                                    KEY("\x01\x01\xFF\xFF\xFF\xFF\x0F"
                                        "1\0"
                                        "\x01"),
                                    &run));
    assert_false(zci_glass_run_read(KEY("t"),
                                    KEY("\x01\x01\xFE\xFF\xFF\xFF\x0F"
                                        "1\x01"
                                        "\x01"),
                                    &run));
    assert_true(zci_glass_run_read(KEY("t"),
                                   KEY("\x01\x01\0"
                                       "1\xFE\xFF\xFF\xFF\x0F"
                                       "\x01"),
                                   &run));
    assert_int_equal(run.last, UINT32_MAX);
    assert_false(zci_glass_run_read(KEY("t"),
                                    KEY("\x01\x01\0"
                                        "1\xFF\xFF\xFF\xFF\x0F"
                                        "\x01"),
                                    &run));
    assert_false(zci_glass_run_read(KEY("t"),
                                    KEY("\x01\x01\0"
                                        "1\xFF\xFF\xFF\xFF\xFF\x7F"
                                        "\x01"),
                                    &run));
}

/* Cut anywhere, also before the first posting. */
static void what_was_cut_makes_no_sense(void **state)
{
    const zci_key first = KEY("\x83\x01\xCC\x01\x84\x01"
                              "0\x85\x01"
                              "\x01");
    const zci_key later = KEY("1\x85\x01"
                              "\x01");
    zci_glass_run run;
    (void)state;
    for (size_t len = 0; len <= first.len; len++)
        assert_int_equal(zci_glass_run_read(KEY("t"), (zci_key){first.data, len}, &run),
                         len == first.len);
    for (size_t len = 0; len <= later.len; len++)
        assert_int_equal(zci_glass_run_read(KEY("t\0\x01\x02"), (zci_key){later.data, len}, &run),
                         len == later.len);
}

static void other_bytes_make_no_sense(void **state)
{
    const zci_key keys[] = {KEY("t\0"),        KEY("t\0\x01"),         KEY("t\0\x81\x02"),
                            KEY("\0\xE0\x01"), KEY("t\0\x01\x02\x03"), KEY("t\0\xC0\0\0\0")};
    zci_glass_run run;
    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        assert_false(zci_glass_run_read(keys[i], KEY("1\0\x01"), &run));
    assert_false(zci_glass_run_read(KEY("t"),
                                    KEY("\x01\x01\0"
                                        "2\0"
                                        "\x01"),
                                    &run));
    assert_false(zci_glass_run_read(KEY("t"),
                                    KEY("\x01\x01\0"
                                        "\0\0"
                                        "\x01"),
                                    &run));
}

#define ON_SHELF(test) cmocka_unit_test_setup_teardown(test, make_shelf, remove_shelf)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SHELF(postings_are_written_as_they_are_described),
        ON_SHELF(many_postings_take_several_runs),
        ON_SHELF(a_run_ends_when_it_is_full),
        ON_SHELF(short_runs_become_one),
        ON_SHELF(long_runs_stay_apart),
        ON_SHELF(a_run_is_never_empty),
        ON_SHELF(docids_ascend),
        cmocka_unit_test(first_runs_tell_of_their_term),
        cmocka_unit_test(later_runs_tell_where_they_begin),
        cmocka_unit_test(docids_have_an_end),
        cmocka_unit_test(what_was_cut_makes_no_sense),
        cmocka_unit_test(other_bytes_make_no_sense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
