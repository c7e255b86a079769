/* Postings and values, compared with a table of what was stored.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/changes.h"
#include "store/commit.h"
#include "store/postings.h"
#include "store/reader.h"
#include "store/values.h"
#include "test.h"

#include "chance.h"
#include "scratch.h"
#include "store/writer.h"

enum { RECORDS = 500, TERMS = 14 };

/* Terms that share prefixes in several ways. */
static const char *const names[TERMS] = {"a",        "aa",
                                         "aab",      "ab",
                                         "b",        "ba",
                                         "\x80\x01", "\x80\x01\x81\x02",
                                         "\x80\x02", "\xF0\x01\x01\x01",
                                         "c",        "cc",
                                         "d",        "z"};

/* What was stored: counts plus 1, 0 for absent; a value's length plus 1. */
typedef struct model {
    char *dir;
    zci_store *store;
    chance c;
    uint32_t count[RECORDS + 1][TERMS];
    size_t value_len[RECORDS + 1];
    bool deleted[RECORDS + 1];
} model;

static zci_key key_of(size_t term)
{
    return (zci_key){names[term], strlen(names[term])};
}

static const char *value_of(zci_docid docid)
{
    static char value[RECORDS + 8];
    memset(value, (int)('a' + docid % 26), sizeof value);
    return value;
}

/* Stores other terms and another value under a docid, which may be taken. */
static void store_record(model *m, zci_store_writer *writer, zci_docid docid)
{
    zci_count counts[TERMS];
    size_t len = 0;
    zc_error error;
    for (size_t t = 0; t < TERMS; t++) {
        m->count[docid][t] = 0;
        if (!chance_once_in(&m->c, 1 + t))
            continue;
        uint32_t count = (uint32_t)chance_below(&m->c, 4);
        m->count[docid][t] = count + 1;
        counts[len++] = (zci_count){key_of(t), count};
    }
    m->value_len[docid] = chance_once_in(&m->c, 3) ? 0 : 1 + docid;
    zci_value value = {2, value_of(docid), m->value_len[docid]};
    zci_record record = {counts, len, &value, 1, NULL, 0};
    assert_ok(zci_store_put(writer, docid, &record, &error), error);
    m->deleted[docid] = false;
}

/* Some docids are put anew, into the same transaction and into one of their own. */
static void change_records(model *m, zci_store_writer *writer)
{
    for (zci_docid docid = 1; docid <= RECORDS; docid += 1 + (zci_docid)chance_below(&m->c, 6))
        store_record(m, writer, docid);
}

static int make_model(void **state)
{
    model *m = calloc(1, sizeof *m);
    zc_error error;
    zci_store_writer *writer;
    *state = m;
    m->dir = scratch_make();
    m->c = chance_start(42);
    assert_ok(zci_store_writer_open(m->dir, ZCI_STORE_UPDATE, &writer, &error), error);
    for (zci_docid docid = 1; docid <= RECORDS; docid++)
        store_record(m, writer, docid);
    change_records(m, writer);
    for (zci_docid docid = 1; docid <= RECORDS; docid += 1 + (zci_docid)chance_below(&m->c, 20)) {
        m->deleted[docid] = true;
        assert_ok(zci_store_delete(writer, (zci_range){docid, docid}, &error), error);
    }
    assert_ok(zci_store_commit(writer, &error), error);
    change_records(m, writer);
    assert_ok(zci_store_commit(writer, &error), error);
    zci_store_writer_close(writer);
    assert_ok(zci_store_open(m->dir, &m->store, &error), error);
    return 0;
}

static int free_model(void **state)
{
    model *m = *state;
    zci_store_close(m->store);
    scratch_remove(m->dir);
    free(m);
    return 0;
}

/* ---- Ranges ------------------------------------------------------------ */

typedef struct ranges {
    zci_range item[12];
    size_t len;
    bool everywhere;
} ranges;

static ranges random_ranges(model *m)
{
    ranges r = {.everywhere = chance_once_in(&m->c, 4)};
    zci_docid at = 1 + (zci_docid)chance_below(&m->c, 60);
    for (size_t n = chance_below(&m->c, 12); n > 0 && at <= RECORDS; n--) {
        zci_docid last = at + (zci_docid)chance_below(&m->c, 80);
        r.item[r.len++] = (zci_range){at, last};
        at = last + 1 + (zci_docid)chance_below(&m->c, 60);
    }
    return r;
}

static bool in_ranges(const ranges *r, zci_docid docid)
{
    for (size_t i = 0; i < r->len; i++) {
        if (docid >= r->item[i].first && docid <= r->item[i].last)
            return true;
    }
    return r->everywhere;
}

static const zci_range *as_argument(const ranges *r)
{
    return r->everywhere ? NULL : r->item;
}

/* ---- Intersections ----------------------------------------------------- */

static bool holds_all(const model *m, zci_docid docid, const size_t *terms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (m->deleted[docid] || m->count[docid][terms[i]] == 0)
            return false;
    }
    return true;
}

static uint32_t least_count(const model *m, zci_docid docid, const size_t *terms, size_t count)
{
    uint32_t least = UINT32_MAX;
    for (size_t i = 0; i < count; i++) {
        if (m->count[docid][terms[i]] - 1U < least)
            least = m->count[docid][terms[i]] - 1U;
    }
    return least;
}

static void check_intersection(model *m, const size_t *terms, size_t count, const ranges *r,
                               size_t limit)
{
    zci_key keys[4];
    zci_postings found = {0};
    zc_error error;
    size_t at = 0;
    for (size_t i = 0; i < count; i++)
        keys[i] = key_of(terms[i]);
    assert_ok(
        zci_store_intersect(m->store, keys, count, as_argument(r), r->len, limit, &found, &error),
        error);
    for (zci_docid docid = 1; docid <= RECORDS && (limit == 0 || at < limit); docid++) {
        if (!in_ranges(r, docid) || !holds_all(m, docid, terms, count))
            continue;
        assert_true(at < found.len);
        assert_int_equal(found.docid[at], docid);
        assert_int_equal(found.count[at++], least_count(m, docid, terms, count));
    }
    assert_int_equal(found.len, at);
    zci_postings_free(&found);
}

static void intersections_are_those_of_the_table(void **state)
{
    model *m = *state;
    for (unsigned i = 0; i < 2000; i++) {
        size_t terms[4], count = 1 + chance_below(&m->c, 4);
        ranges r = random_ranges(m);
        for (size_t t = 0; t < count; t++)
            terms[t] = chance_below(&m->c, TERMS);
        check_intersection(m, terms, count, &r, i % 3 == 0 ? 1 + chance_below(&m->c, 20) : 0);
    }
}

static void intersections_are_appended(void **state)
{
    model *m = *state;
    zci_postings found = {0};
    zci_key all = key_of(0), none = {"no such term", 12};
    zc_error error;
    assert_ok(zci_store_intersect(m->store, &all, 1, NULL, 0, 3, &found, &error), error);
    assert_ok(zci_store_intersect(m->store, &all, 1, NULL, 0, 2, &found, &error), error);
    assert_int_equal(found.len, 5);
    assert_int_equal(found.docid[3], found.docid[0]);
    assert_ok(zci_store_intersect(m->store, &none, 1, NULL, 0, 0, &found, &error), error);
    assert_int_equal(found.len, 5);
    zci_postings_free(&found);
}

static void a_record_is_looked_up_in_a_list(void **state)
{
    (void)state;
    zci_docid docids[] = {3, 4, 9, UINT32_MAX};
    const size_t from[] = {0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 3};
    zci_postings list = {.docid = docids, .len = 4}, empty = {0};
    for (zci_docid docid = 0; docid <= 10; docid++) {
        assert_int_equal(zci_postings_from(&list, docid), from[docid]);
        assert_int_equal(zci_postings_hold(&list, docid), docid == 3 || docid == 4 || docid == 9);
    }
    assert_true(zci_postings_hold(&list, UINT32_MAX));
    list.len = 3;
    assert_int_equal(zci_postings_from(&list, UINT32_MAX), 3);
    assert_false(zci_postings_hold(&list, UINT32_MAX));
    assert_int_equal(zci_postings_from(&empty, 1), 0);
    assert_false(zci_postings_hold(&empty, 1));
}

/* Counts of several terms are summed up on pages of docids, most of which no record uses. */
static void prefixes_are_counted_on_every_page(void **state)
{
    (void)state;
    static const zci_docid docids[] = {5, 1023, 1024, 1100, 3071, 9000, 9001};
    enum { COUNT = sizeof docids / sizeof docids[0] };
    char *dir = scratch_make();
    zci_store_writer *writer;
    zci_store *store;
    zc_error error;
    zci_postings found = {0};
    assert_ok(zci_store_writer_open(dir, ZCI_STORE_UPDATE, &writer, &error), error);
    for (size_t i = 0; i < COUNT; i++) {
        zci_count counts[] = {{key_of(0), 1 + (uint32_t)i}, {key_of(1), 2}, {key_of(4), 9}};
        zci_record record = {counts, 3, NULL, 0, NULL, 0};
        assert_ok(zci_store_put(writer, docids[i], &record, &error), error);
    }
    assert_ok(zci_store_commit(writer, &error), error);
    zci_store_writer_close(writer);
    assert_ok(zci_store_open(dir, &store, &error), error);
    assert_ok(zci_store_with_prefix(store, key_of(0), NULL, 0, &found, &error), error);
    assert_int_equal(found.len, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(found.docid[i], docids[i]);
        assert_int_equal(found.count[i], 1 + i + 2);
    }
    zci_postings_free(&found);
    zci_store_close(store);
    scratch_remove(dir);
}

static void add_many(const char *dir, zci_key term, unsigned records)
{
    zci_store_writer *writer;
    zci_docid docid;
    zc_error error;
    assert_ok(zci_store_writer_open(dir, ZCI_STORE_UPDATE, &writer, &error), error);
    for (unsigned i = 0; i < records; i++) {
        zci_count count = {term, 1 + i % 3};
        zci_record record = {&count, 1, NULL, 0, NULL, 0};
        assert_ok(zci_store_add(writer, &record, &docid, &error), error);
    }
    assert_ok(zci_store_commit(writer, &error), error);
    zci_store_writer_close(writer);
}

static void assert_list(zci_store *store, zci_key term, size_t len)
{
    zci_postings found = {0};
    zc_error error;
    assert_ok(zci_store_intersect(store, &term, 1, NULL, 0, 0, &found, &error), error);
    assert_int_equal(found.len, len);
    for (size_t i = 0; i < len; i++) {
        assert_int_equal(found.docid[i], i + 1);
        assert_int_equal(found.count[i], 1 + i % 3);
    }
    zci_postings_free(&found);
}

/* Long lists that are asked for again are kept, for as long as they are true. */
static void kept_lists_go_with_their_state(void **state)
{
    (void)state;
    char *dir = scratch_make();
    zci_key term = {"a", 1};
    zci_store *store;
    zc_error error;
    add_many(dir, term, 600);
    assert_ok(zci_store_open(dir, &store, &error), error);
    for (unsigned i = 0; i < 4; i++)
        assert_list(store, term, 600);
    add_many(dir, term, 300);
    assert_list(store, term, 600);
    assert_ok(zci_store_refresh(store, NULL, &error), error);
    for (unsigned i = 0; i < 4; i++)
        assert_list(store, term, 900);
    zci_store_close(store);
    scratch_remove(dir);
}

static void frequencies_are_those_of_the_table(void **state)
{
    model *m = *state;
    for (size_t t = 0; t < TERMS; t++) {
        uint64_t frequency, wanted = 0;
        zc_error error;
        assert_ok(zci_store_frequency(m->store, key_of(t), &frequency, &error), error);
        for (zci_docid docid = 1; docid <= RECORDS; docid++)
            wanted += holds_all(m, docid, &t, 1);
        assert_int_equal(frequency, wanted);
    }
}

/* ---- Prefixes ---------------------------------------------------------- */

static bool begins(size_t term, zci_key prefix)
{
    zci_key key = key_of(term);
    return key.len >= prefix.len && memcmp(key.data, prefix.data, prefix.len) == 0;
}

/* The sum of counts, plus 1 where there is any such term. */
static uint32_t prefix_count(const model *m, zci_docid docid, zci_key prefix)
{
    uint32_t sum = 0;
    for (size_t t = 0; t < TERMS; t++) {
        if (!m->deleted[docid] && m->count[docid][t] != 0 && begins(t, prefix))
            sum += m->count[docid][t] - 1 + (sum == 0);
    }
    return sum;
}

static void prefixes_are_those_of_the_table(void **state)
{
    model *m = *state;
    for (unsigned i = 0; i < 600; i++) {
        zci_key prefix = key_of(chance_below(&m->c, TERMS));
        ranges r = random_ranges(m);
        zci_postings found = {0};
        zc_error error;
        size_t at = 0;
        prefix.len -= chance_below(&m->c, prefix.len);
        assert_ok(zci_store_with_prefix(m->store, prefix, as_argument(&r), r.len, &found, &error),
                  error);
        for (zci_docid docid = 1; docid <= RECORDS; docid++) {
            uint32_t count = in_ranges(&r, docid) ? prefix_count(m, docid, prefix) : 0;
            if (count == 0)
                continue;
            assert_true(at < found.len);
            assert_int_equal(found.docid[at], docid);
            assert_int_equal(found.count[at++], count - 1);
        }
        assert_int_equal(found.len, at);
        zci_postings_free(&found);
    }
}

typedef struct seen {
    char last[16];
    size_t len, count, stop_after;
} seen;

static bool see_term(void *context, zci_key term, uint64_t frequency)
{
    seen *s = context;
    assert_true(frequency > 0);
    size_t shared = s->len < term.len ? s->len : term.len;
    int order = memcmp(s->last, term.data, shared);
    assert_true(s->count == 0 || order < 0 || (order == 0 && s->len < term.len));
    memcpy(s->last, term.data, term.len);
    s->len = term.len;
    return ++s->count < s->stop_after;
}

static void terms_are_listed_in_order(void **state)
{
    model *m = *state;
    zc_error error;
    seen a = {.stop_after = 99}, two = {.stop_after = 2}, none = {.stop_after = 99};
    assert_ok(zci_store_terms(m->store, (zci_key){"a", 1}, see_term, &a, &error), error);
    assert_int_equal(a.count, 4);
    assert_ok(zci_store_terms(m->store, (zci_key){"a", 1}, see_term, &two, &error), error);
    assert_int_equal(two.count, 2);
    assert_ok(zci_store_terms(m->store, (zci_key){"q", 1}, see_term, &none, &error), error);
    assert_int_equal(none.count, 0);
}

/* ---- Values ------------------------------------------------------------ */

typedef struct reading {
    model *m;
    const zci_docid *docids;
    size_t next, stop_at;
} reading;

static zc_status see_value(void *context, size_t index, const char *value, size_t len,
                           zc_error *error)
{
    (void)error;
    reading *r = context;
    zci_docid docid = r->docids[index];
    bool there = docid <= RECORDS && !r->m->deleted[docid];
    assert_int_equal(index, r->next++);
    assert_int_equal(len, there ? r->m->value_len[docid] : 0);
    assert_memory_equal(value, value_of(docid), len);
    return index == r->stop_at ? ZC_CANCELLED : ZC_OK;
}

static void values_are_those_of_the_table(void **state)
{
    model *m = *state;
    for (unsigned i = 0; i < 200; i++) {
        zci_docid docids[RECORDS + 40];
        size_t count = 0, step = 1 + chance_below(&m->c, 40);
        zc_error error;
        for (zci_docid d = 1 + (zci_docid)chance_below(&m->c, step); d < RECORDS + 20;
             d += 1 + (zci_docid)chance_below(&m->c, step))
            docids[count++] = d;
        bool stops = chance_once_in(&m->c, 4);
        reading r = {m, docids, 0, stops ? count / 2 : SIZE_MAX};
        assert_status(zci_store_values(m->store, 2, docids, count, see_value, &r, &error),
                      stops ? ZC_CANCELLED : ZC_OK);
        assert_int_equal(r.next, stops ? count / 2 + 1 : count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intersections_are_those_of_the_table),
        cmocka_unit_test(intersections_are_appended),
        cmocka_unit_test(a_record_is_looked_up_in_a_list),
        cmocka_unit_test(kept_lists_go_with_their_state),
        cmocka_unit_test(frequencies_are_those_of_the_table),
        cmocka_unit_test(prefixes_are_those_of_the_table),
        cmocka_unit_test(prefixes_are_counted_on_every_page),
        cmocka_unit_test(terms_are_listed_in_order),
        cmocka_unit_test(values_are_those_of_the_table),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
