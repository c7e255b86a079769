/* Parts of a new index: the same as what Xapian writes of the same records.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "stock.h"

#include "schema/schema.h"
#include "store/joint.h"
#include "store/part.h"

#include <stdio.h>

enum {
    RECORDS = 1500,
    FIRST_PART = 700,    /* records in it */
    STOPPED_PART = 80,   /* in one that is made only to be stopped */
    TERMS_MAX = 40,      /* of most records */
    TERMS_LONG = 4000,   /* of one: its list takes several blocks' items */
    FAR_DOCID = 5000000, /* where the second part begins: keys of four bytes */
    LONG_TERM = 245,
    BYTES_LONG = 40000,
    LARGE_MEMORY = 64 << 20
};

/* ---- Records ----------------------------------------------------------- */

/* A random number below `end`, the same in every run. */
static uint32_t below(uint64_t *seed, uint32_t end)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33) % end;
}

typedef struct record_text {
    char (*names)[LONG_TERM + 1];
    zci_count *terms;
    char *data;
    zci_value value;
    zci_record record;
} record_text;

static uint32_t random_count(uint64_t *seed)
{
    switch (below(seed, 20)) {
    case 0:
        return 0;
    case 1:
        return 200;
    case 2:
        return 70000;
    default:
        return 1 + below(seed, 3);
    }
}

/* Names grow with their number's place, so that all differ; the first is in all records. */
static void name_term(uint64_t *seed, size_t place, char name[LONG_TERM + 1])
{
    if (place == 0)
        snprintf(name, LONG_TERM + 1, "everywhere");
    else if (place == 1 && below(seed, 2) == 0)
        snprintf(name, LONG_TERM + 1, "%0*u", LONG_TERM, below(seed, 50));
    else
        snprintf(name, LONG_TERM + 1, "%c%zu-%u", (char)('a' + below(seed, 20)), place,
                 below(seed, 30));
}

static void fill(record_text *r, uint64_t *seed, size_t number)
{
    size_t terms = number == 7 ? 0 : number == 1500 ? TERMS_LONG : 1 + below(seed, TERMS_MAX);
    size_t bytes = number % 500 == 3 ? BYTES_LONG : below(seed, 200);
    for (size_t i = 0; i < terms; i++) {
        name_term(seed, i, r->names[i]);
        r->terms[i] = (zci_count){{r->names[i], strlen(r->names[i])}, random_count(seed)};
    }
    for (size_t i = 0; i < bytes; i++)
        r->data[i] = (char)(number % 2 == 0 ? 'x' : (char)below(seed, 256));
    r->value = (zci_value){ZCI_SLOT_PASSAGE, r->data, bytes};
    r->record = (zci_record){r->terms, terms, &r->value, 1, r->data, number % 3 == 0 ? bytes : 0};
}

static void make_room(record_text *r)
{
    r->names = calloc(TERMS_LONG, sizeof *r->names);
    r->terms = calloc(TERMS_LONG, sizeof *r->terms);
    r->data = calloc(1, BYTES_LONG);
    assert_non_null(r->names);
    assert_non_null(r->terms);
    assert_non_null(r->data);
}

static void free_room(record_text *r)
{
    free(r->names);
    free(r->terms);
    free(r->data);
}

/* ---- The same twice ----------------------------------------------------- */

static zci_docid docid_of(size_t number)
{
    return (zci_docid)(number < FIRST_PART ? number + 1 : FAR_DOCID + number - FIRST_PART);
}

static void add(zci_store_writer *writer, const zci_record *record, zci_docid wanted)
{
    zci_docid docid;
    zc_error error;
    assert_ok(zci_store_add(writer, record, &docid, &error), error);
    assert_int_equal(docid, wanted);
}

static void commit(zci_store_writer *writer)
{
    stock_commit(writer);
    zci_store_writer_close(writer);
}

static void write_with_xapian(const char *dir)
{
    uint64_t seed = 1;
    record_text r;
    make_room(&r);
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_UPDATE);
    for (size_t i = 0; i < RECORDS; i++) {
        fill(&r, &seed, i);
        add(writer, &r.record, (zci_docid)i + 1);
    }
    commit(writer);
    free_room(&r);
}

static zci_store_writer *open_part(zci_store_writer *whole, unsigned number, size_t bytes)
{
    zci_store_writer *part;
    zc_error error;
    zci_store_part which = {.number = number, .memory_bytes = bytes, .databases = 4};
    which.first = number == 1 ? 1 : FAR_DOCID;
    which.last = number == 1 ? FIRST_PART : FAR_DOCID + RECORDS;
    assert_ok(zci_store_part_open(whole, &which, &part, &error), error);
    return part;
}

static void write_in_parts(const char *dir, size_t bytes)
{
    uint64_t seed = 1;
    record_text r;
    zc_error error;
    make_room(&r);
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_UPDATE);
    zci_store_writer *parts[2] = {open_part(writer, 1, bytes), open_part(writer, 2, bytes)};
    for (size_t i = 0; i < RECORDS; i++) {
        fill(&r, &seed, i);
        add(parts[i >= FIRST_PART], &r.record, docid_of(i));
    }
    assert_ok(zci_store_part_finish(parts[0], &error), error);
    assert_ok(zci_store_part_finish(parts[1], &error), error);
    assert_ok(zci_store_join(writer, parts, 2, &error), error);
    zci_store_writer_close(parts[0]);
    zci_store_writer_close(parts[1]);
    commit(writer);
    free_room(&r);
}

/* ---- Comparing ---------------------------------------------------------- */

typedef struct comparison {
    zci_store *one, *other; /* of Xapian, and of parts */
    size_t terms;
} comparison;

static void read_postings(zci_store *store, zci_key term, zci_postings *postings)
{
    zc_error error;
    assert_ok(zci_store_intersect(store, &term, 1, NULL, 0, 0, postings, &error), error);
}

static bool compare_term(void *context, zci_key term, uint64_t frequency)
{
    comparison *c = context;
    zci_postings one = {0}, other = {0};
    read_postings(c->one, term, &one);
    read_postings(c->other, term, &other);
    assert_int_equal(one.len, frequency);
    assert_int_equal(other.len, one.len);
    for (size_t i = 0; i < one.len; i++) {
        assert_int_equal(other.docid[i], docid_of(one.docid[i] - 1));
        assert_int_equal(other.count[i], one.count[i]);
    }
    zci_postings_free(&one);
    zci_postings_free(&other);
    c->terms++;
    return true;
}

static bool count_term(void *context, zci_key term, uint64_t frequency)
{
    (void)term;
    (void)frequency;
    ++*(size_t *)context;
    return true;
}

static zc_status keep_value(void *context, size_t index, const char *value, size_t len,
                            zc_error *error)
{
    (void)index;
    (void)error;
    zci_buffer_append(context, value, len);
    return ZC_OK;
}

static void assert_same_bytes(const zci_buffer *one, const zci_buffer *other)
{
    assert_int_equal(one->len, other->len);
    if (one->len > 0)
        assert_memory_equal(one->data, other->data, one->len);
}

static void compare_record(const comparison *c, size_t number)
{
    zc_error error;
    zci_buffer one = {0}, other = {0};
    zci_docid docid = (zci_docid)number + 1, far = docid_of(number);
    assert_ok(zci_store_data(c->one, docid, &one, &error), error);
    assert_ok(zci_store_data(c->other, far, &other, &error), error);
    assert_same_bytes(&one, &other);
    zci_buffer_reset(&one);
    zci_buffer_reset(&other);
    assert_ok(zci_store_values(c->one, 0, &docid, 1, keep_value, &one, &error), error);
    assert_ok(zci_store_values(c->other, 0, &far, 1, keep_value, &other, &error), error);
    assert_same_bytes(&one, &other);
    zci_buffer_free(&one);
    zci_buffer_free(&other);
}

static void compare(const char *one, const char *other, size_t first)
{
    zc_error error;
    comparison c = {.terms = 0};
    zci_store_stats stats[2];
    size_t terms = 0;
    assert_ok(zci_store_check(other, (zci_store_watch){0}, NULL, &error), error);
    assert_ok(zci_store_open(one, &c.one, &error), error);
    assert_ok(zci_store_open(other, &c.other, &error), error);
    assert_ok(zci_store_stat(c.one, &stats[0], &error), error);
    assert_ok(zci_store_stat(c.other, &stats[1], &error), error);
    assert_int_equal(stats[0].record_count, stats[1].record_count);
    assert_true(stats[0].mean_length == stats[1].mean_length);
    zci_key all = {"", 0};
    assert_ok(zci_store_terms(c.one, all, compare_term, &c, &error), error);
    assert_ok(zci_store_terms(c.other, all, count_term, &terms, &error), error);
    assert_int_equal(terms, c.terms);
    for (size_t i = first; i < RECORDS; i++)
        compare_record(&c, i);
    zci_store_close(c.one);
    zci_store_close(c.other);
}

/* Xapian finds what it takes out in the lists of terms, so these are right, too. */
static void delete_some(const char *dir, zci_docid first)
{
    zc_error error;
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_UPDATE);
    zci_range range = {first, first + RECORDS / 5 - 1};
    assert_ok(zci_store_delete(writer, range, &error), error);
    commit(writer);
}

static void compare_all(size_t bytes)
{
    char *scratch = scratch_make();
    char *one = scratch_path(scratch, "one"), *other = scratch_path(scratch, "other");
    write_with_xapian(one);
    write_in_parts(other, bytes);
    compare(one, other, 0);
    delete_some(one, 1);
    delete_some(other, 1);
    compare(one, other, RECORDS / 5);
    free(one);
    free(other);
    scratch_remove(scratch);
}

static void test_parts_are_what_xapian_writes(void **state)
{
    (void)state;
    compare_all(LARGE_MEMORY);
}

/* Little memory cuts a part into several databases. */
static void test_cut_parts_are_the_same(void **state)
{
    (void)state;
    compare_all(1);
}

/* A part is cut behind each of its first three records, so that its last database has none, but
 * holds where the records are. */
static void test_the_last_database_may_be_without_records(void **state)
{
    enum { FEW = 3 };
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    zci_store_writer *part = open_part(writer, 1, 1);
    zci_store *store;
    zc_error error;
    for (zci_docid i = 1; i <= FEW; i++) {
        zci_count term = {{"term", 4}, 1};
        zci_value value = {ZCI_SLOT_PASSAGE, "value", 5};
        zci_record record = {&term, 1, &value, 1, "data", 4};
        add(part, &record, i);
    }
    assert_ok(zci_store_part_finish(part, &error), error);
    assert_ok(zci_store_join(writer, &part, 1, &error), error);
    zci_store_writer_close(part);
    commit(writer);
    assert_ok(zci_store_open(*state, &store, &error), error);
    for (zci_docid i = 1; i <= FEW; i++) {
        zci_buffer value = {0};
        assert_ok(zci_store_values(store, ZCI_SLOT_PASSAGE, &i, 1, keep_value, &value, &error),
                  error);
        assert_int_equal(value.len, 5);
        zci_buffer_free(&value);
    }
    zci_store_close(store);
}

/* As a Xapian would that no longer knows this form: its number is behind the magic. */
static void test_parts_that_xapian_refuses_leave_all_as_it_was(void **state)
{
    enum { MAGIC_BYTES = 14 };
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    zci_store_writer *part = open_part(writer, 1, LARGE_MEMORY);
    zci_count term = {{"term", 4}, 1};
    zci_record record = {&term, 1, NULL, 0, "data", 4};
    unsigned generation;
    zc_error error;
    size_t len;
    add(part, &record, 1);
    assert_ok(zci_store_part_finish(part, &error), error);
    char *path = scratch_path(*state, "part-1/iamglass"), *bytes = scratch_read(path, &len);
    assert_true(len > MAGIC_BYTES + 1);
    bytes[MAGIC_BYTES + 1]++;
    scratch_write(path, bytes, len);
    assert_status(zci_store_join(writer, &part, 1, &error), ZC_VERSION);
    assert_non_null(strstr(error.message, "install a zhengce that is made for this Xapian"));
    assert_null(strstr(error.message, "rebuild"));
    zci_store_writer_close(part);
    zci_store_writer_close(writer);
    assert_int_equal(zci_store_current(*state, &generation, &error), ZC_NO_INDEX);
    free(bytes);
    free(path);
}

/* ---- Stopping ----------------------------------------------------------- */

typedef struct stop {
    zci_store_step step;
    unsigned left; /* times that it is let go on at this step */
} stop;

static bool goes_on(void *context, zci_store_step step)
{
    stop *s = context;
    return step != s->step || s->left-- > 0;
}

/* Joins two parts and commits, but for being stopped; returns whether it was. */
static bool is_stopped(const char *dir, zci_store_step step, unsigned after)
{
    stop s = {step, after};
    uint64_t seed = 1;
    record_text r;
    zc_error error;
    make_room(&r);
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_UPDATE);
    zci_store_writer_set_watch(writer, (zci_store_watch){goes_on, &s});
    zci_store_writer *part = open_part(writer, 1, LARGE_MEMORY);
    for (size_t i = 0; i < STOPPED_PART; i++) {
        fill(&r, &seed, i);
        add(part, &r.record, docid_of(i));
    }
    assert_ok(zci_store_part_finish(part, &error), error);
    zc_status status = zci_store_join(writer, &part, 1, &error);
    if (status == ZC_OK)
        status = zci_store_commit(writer, &error);
    zci_store_writer_close(part);
    zci_store_writer_close(writer);
    free_room(&r);
    assert_true(status == ZC_OK || status == ZC_CANCELLED);
    return status == ZC_CANCELLED;
}

static void test_joining_and_checking_can_be_stopped(void **state)
{
    (void)state;
    for (unsigned step = ZCI_STORE_JOINS; step <= ZCI_STORE_CHECKS; step++) {
        char *scratch = scratch_make();
        char *dir = scratch_path(scratch, "index");
        unsigned after = 0, generation;
        for (; is_stopped(dir, (zci_store_step)step, after); after++) {
            zc_error error;
            assert_int_equal(zci_store_current(dir, &generation, &error), ZC_NO_INDEX);
        }
        assert_true(after >= 3); /* once for each table that there is */
        free(dir);
        scratch_remove(scratch);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts_are_what_xapian_writes),
        cmocka_unit_test(test_cut_parts_are_the_same),
        cmocka_unit_test_setup_teardown(test_the_last_database_may_be_without_records,
                                        scratch_index_make, scratch_index_remove),
        cmocka_unit_test_setup_teardown(test_parts_that_xapian_refuses_leave_all_as_it_was,
                                        scratch_index_make, scratch_index_remove),
        cmocka_unit_test(test_joining_and_checking_can_be_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
