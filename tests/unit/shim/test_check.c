/* The check of a generation, by one thread and by several.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "stock.h"

#include "store/joint.h"
#include "store/part.h"

#include <pthread.h>
#include <stdio.h>

enum {
    RECORDS = 2400,      /* whose lists of terms take several blocks */
    FIRST_PART = 1200,   /* of them in it */
    REWRITTEN = 500,     /* of those, beside a check */
    FAR_DOCID = 5000000, /* where docids are as sparse as those of several workers */
    TERMS = 20,
    LARGE_MEMORY = 64 << 20,
    THREADS_MAX = 4
};

/* ---- An index ----------------------------------------------------------- */

static zci_store_writer *open_part(zci_store_writer *whole, unsigned number)
{
    zc_error error;
    zci_store_writer *part;
    zci_store_part which = {.number = number, .memory_bytes = LARGE_MEMORY, .databases = 4};
    which.first = number == 1 ? 1 : FAR_DOCID;
    which.last = number == 1 ? FIRST_PART : FAR_DOCID + RECORDS;
    assert_ok(zci_store_part_open(whole, &which, &part, &error), error);
    return part;
}

static void add(zci_store_writer *part, unsigned number)
{
    char names[TERMS][24];
    zci_count terms[TERMS];
    zci_docid docid;
    zc_error error;
    for (unsigned i = 0; i < TERMS; i++) {
        int len = snprintf(names[i], sizeof names[i], "%u-%u", i, number * (i + 1) % 997);
        terms[i] = (zci_count){{names[i], (size_t)len}, 1 + i % 3};
    }
    zci_value value = {0, names[0], strlen(names[0])};
    zci_record record = {terms, TERMS, &value, 1, "data", 4};
    assert_ok(zci_store_add(part, &record, &docid, &error), error);
}

/* Closes what it is given. */
static void make_index(zci_store_writer *writer)
{
    zc_error error;
    zci_store_writer *parts[2] = {open_part(writer, 1), open_part(writer, 2)};
    for (unsigned i = 0; i < RECORDS; i++)
        add(parts[i >= FIRST_PART], i);
    for (unsigned i = 0; i < 2; i++)
        assert_ok(zci_store_part_finish(parts[i], &error), error);
    assert_ok(zci_store_join(writer, parts, 2, &error), error);
    stock_commit(writer);
    for (unsigned i = 0; i < 2; i++)
        zci_store_writer_close(parts[i]);
    zci_store_writer_close(writer);
}

static void must_make_index(const char *dir)
{
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_UPDATE);
    zci_store_writer_set_threads(writer, THREADS_MAX);
    make_index(writer);
}

/* ---- What it finds -------------------------------------------------------- */

static zc_status check(const char *dir, unsigned threads, zci_store_watch watch)
{
    zc_error error;
    char *path = scratch_path(dir, "gen-1");
    zc_status status = zci_store_check_generation(path, dir, watch, threads, NULL, &error);
    if (status != ZC_OK)
        assert_true(strlen(error.message) > 0);
    free(path);
    return status;
}

static void check_all(const char *dir, zc_status wanted)
{
    const zci_store_watch none = {NULL, NULL};
    for (unsigned threads = 1; threads <= THREADS_MAX; threads++)
        assert_int_equal(check(dir, threads, none), wanted);
}

static void a_sound_generation_stands_it(void **state)
{
    must_make_index(*state);
    check_all(*state, ZC_OK);
}

/* Spoils the second half of a file. */
static void spoil(const char *dir, const char *name)
{
    size_t len;
    char *path = scratch_path(dir, name), *bytes = scratch_read(path, &len);
    assert_true(len > 1000);
    memset(bytes + len / 2, 0x5A, len / 2);
    scratch_write(path, bytes, len);
    free(bytes);
    free(path);
}

static void damage_is_found_wherever_it_is(void **state)
{
    static const char *const names[] = {"gen-1/postlist.glass", "gen-1/docdata.glass",
                                        "gen-1/termlist.glass", "gen-1/records.1",
                                        "gen-1/records.2"};
    must_make_index(*state);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t len;
        char *path = scratch_path(*state, names[i]), *sound = scratch_read(path, &len);
        spoil(*state, names[i]);
        check_all(*state, ZC_CORRUPT);
        scratch_write(path, sound, len);
        free(sound);
        free(path);
    }
    check_all(*state, ZC_OK);
}

/* Whose current generation is looked at; of one that is sound there is nothing to report. */
static void an_index_is_named_by_its_directory(void **state)
{
    const zci_store_watch none = {NULL, NULL};
    zci_buffer report = {0};
    zc_error error;
    must_make_index(*state);
    assert_ok(zci_store_check(*state, none, &report, &error), error);
    assert_int_equal(report.len, 0);
    spoil(*state, "gen-1/postlist.glass");
    assert_status(zci_store_check(*state, none, &report, &error), ZC_CORRUPT);
    zci_buffer_free(&report);
}

static void a_lost_table_is_missed(void **state)
{
    must_make_index(*state);
    char *path = scratch_path(*state, "gen-1/termlist.glass");
    assert_int_equal(remove(path), 0);
    check_all(*state, ZC_CORRUPT);
    free(path);
}

/* ---- Stopping ------------------------------------------------------------ */

typedef struct stop {
    pthread_t thread; /* that may be asked */
    unsigned asked, after;
} stop;

static bool goes_on(void *context, zci_store_step step)
{
    stop *s = context;
    assert_int_equal(step, ZCI_STORE_CHECKS);
    assert_true(pthread_equal(s->thread, pthread_self()));
    return s->asked++ < s->after;
}

static void a_watch_is_asked_by_the_callers_thread_and_stops_all(void **state)
{
    must_make_index(*state);
    for (unsigned threads = 1; threads <= THREADS_MAX; threads++) {
        stop never = {pthread_self(), 0, UINT32_MAX}, now = {pthread_self(), 0, 0};
        assert_int_equal(check(*state, threads, (zci_store_watch){goes_on, &never}), ZC_OK);
        assert_int_equal(check(*state, threads, (zci_store_watch){goes_on, &now}), ZC_CANCELLED);
        assert_int_equal(now.asked, 1);
    }
}

/* ---- Beside a writer -------------------------------------------------------- */

/* A writer that commits whenever the check asks for the `at`th time. */
typedef struct rewriting {
    zci_store_writer *writer;
    unsigned asked, at;
} rewriting;

/* Changes so many records that no block of the state before the last one stays. */
static void rewrite(zci_store_writer *writer, unsigned edition)
{
    zc_error error;
    for (zci_docid docid = 1; docid <= REWRITTEN; docid++) {
        char term[24];
        int len = snprintf(term, sizeof term, "edition %u-%u", edition, docid % 500);
        zci_count count = {{term, (size_t)len}, 1};
        zci_value value = {0, term, (size_t)len};
        zci_record record = {&count, 1, &value, 1, term, (size_t)len};
        assert_ok(zci_store_put(writer, docid, &record, &error), error);
    }
    stock_commit(writer);
}

static bool rewrites(void *context, zci_store_step step)
{
    rewriting *r = context;
    (void)step;
    if (++r->asked == r->at) {
        for (unsigned edition = 0; edition < 4; edition++)
            rewrite(r->writer, r->at * 10 + edition);
    }
    return true;
}

/* Whenever the writer comes in, what is found then is not taken for damage. */
static void check_beside(const char *dir)
{
    enum { ASKS = 6 };
    unsigned changed = 0;
    rewriting r = {.writer = stock_write(dir, ZCI_STORE_UPDATE), .at = 1};
    for (; r.at <= ASKS; r.at++) {
        r.asked = 0;
        zc_status status = check(dir, 1, (zci_store_watch){rewrites, &r});
        changed += status == ZC_CHANGED;
        if (status != ZC_OK)
            assert_status(status, ZC_CHANGED);
    }
    assert_true(changed > 0);
    zci_store_writer_close(r.writer);
    check_all(dir, ZC_OK);
}

static void what_a_writer_does_meanwhile_is_no_damage(void **state)
{
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    rewrite(writer, 0);
    zci_store_writer_close(writer);
    check_beside(*state);
}

static void nor_where_docids_are_sparse(void **state)
{
    must_make_index(*state);
    check_beside(*state);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(a_sound_generation_stands_it),
        TEST(damage_is_found_wherever_it_is),
        TEST(an_index_is_named_by_its_directory),
        TEST(a_lost_table_is_missed),
        TEST(a_watch_is_asked_by_the_callers_thread_and_stops_all),
        TEST(what_a_writer_does_meanwhile_is_no_damage),
        TEST(nor_where_docids_are_sparse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
