/* The postings of several parts as those of one.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/glass_items.h"
#include "store/glass_join.h"
#include "store/glass_key.h"
#include "store/glass_runs.h"
#include "test.h"

#include "scratch.h"

#include <stdio.h>

enum {
    PARTS = 5,
    RECORDS = 900,     /* of a part: a term of all of them takes several runs */
    PART_DOCIDS = 5000 /* from the first docid of one to that of the next */
};

/* ---- Parts --------------------------------------------------------------- */

/* All records have one term, each part has another, and the first and the last share one. */
static void add_record(zci_glass_part *part, unsigned number, zci_docid docid)
{
    zc_error error;
    char own[16];
    int len = snprintf(own, sizeof own, "own%u", number);
    bool shares = docid % PART_DOCIDS == 1 && (number == 0 || number == PARTS - 1);
    zci_count terms[] = {{{"all", 3}, 1}, {{own, (size_t)len}, 2}, {{"shared", 6}, 3}};
    zci_record record = {terms, shares ? 3 : 2, NULL, 0, "data", 4};
    assert_ok(zci_glass_part_add(part, docid, &record, &error), error);
}

/* A part without records still has metadata. */
static void make_part(const char *dir, unsigned number, size_t records, zci_glass_made *made)
{
    zc_error error;
    zci_glass_part *part;
    char name[16];
    int len = snprintf(name, sizeof name, "part%u", number);
    char *path = scratch_path(dir, name);
    assert_ok(zci_glass_part_create(path, &part, &error), error);
    assert_ok(
        zci_glass_part_set_metadata(part, (zci_key){name, (size_t)len}, (zci_key){"x", 1}, &error),
        error);
    for (size_t i = 0; i < records; i++)
        add_record(part, number, number * PART_DOCIDS + (zci_docid)i + 1);
    assert_ok(zci_glass_part_finish(part, made, &error), error);
    zci_glass_part_close(part);
    free(path);
}

/* ---- What is in them ------------------------------------------------------ */

typedef struct found {
    size_t items, metadata, names; /* of postings: the first runs */
    size_t shared_items;
    uint64_t records; /* that the term of all is said to be in */
    zci_docid last;   /* of that term */
    size_t length_runs;
    zci_docid last_length;
} found;

static void look_at(found *f, zci_key key, zci_key tag)
{
    zci_glass_run run;
    zci_key name = zci_glass_key_name(key);
    f->items++;
    if (key.data[0] == '\0' && !zci_glass_key_is_length(key)) {
        f->metadata++;
        return;
    }
    assert_true(zci_glass_run_read(key, tag, &run));
    f->names += run.is_first;
    if (zci_glass_key_is_length(key)) {
        f->length_runs++;
        f->last_length = run.last;
    } else if (name.len == 3 && memcmp(name.data, "all", 3) == 0) {
        assert_true(run.first > f->last);
        f->records += run.is_first ? run.records : 0;
        f->last = run.last;
    } else if (name.len == 6) {
        f->shared_items++;
        assert_int_equal(run.records, 2);
        assert_int_equal(run.total, 6);
    }
}

static found look(const zci_glass_made *made)
{
    zc_error error;
    bool any;
    zci_key key, tag;
    found f = {.items = 0};
    zci_glass_items *items;
    char *path = scratch_path(made->path, zci_version_table_name(ZCI_VERSION_POSTLIST));
    assert_ok(zci_glass_items_open(path, &items, &error), error);
    for (;;) {
        assert_ok(zci_glass_items_next(items, &any, &key, &tag, &error), error);
        if (!any)
            break;
        look_at(&f, key, tag);
    }
    zci_glass_items_close(items);
    free(path);
    return f;
}

/* ---- Tests --------------------------------------------------------------- */

static void make_parts(const char *dir, zci_glass_made made[PARTS], zci_glass_made *all[PARTS])
{
    for (unsigned i = 0; i < PARTS; i++) {
        make_part(dir, i, i == 2 ? 0 : RECORDS, &made[i]);
        all[i] = &made[i];
    }
}

static void all_postings_are_in_the_first_part_and_each_term_begins_once(void **state)
{
    char *dir = scratch_make();
    zci_glass_made made[PARTS], *all[PARTS];
    zc_error error;
    (void)state;
    make_parts(dir, made, all);
    assert_ok(zci_glass_join(all, PARTS, (zci_store_watch){NULL, NULL}, &error), error);
    found first = look(&made[0]);
    assert_int_equal(first.metadata, PARTS);
    assert_int_equal(first.names, 1 + 1 + (PARTS - 1) + 1); /* lengths, all, own, shared */
    assert_int_equal(first.shared_items, 1);
    assert_int_equal(first.records, (PARTS - 1) * RECORDS);
    assert_int_equal(first.last, (PARTS - 1) * PART_DOCIDS + RECORDS);
    assert_int_equal(first.last_length, RECORDS);
    for (unsigned i = 1; i < PARTS; i++) {
        found other = look(&made[i]);
        assert_int_equal(other.items, other.length_runs);
        assert_int_equal(other.last_length, i == 2 ? 0 : i * PART_DOCIDS + RECORDS);
    }
    for (unsigned i = 0; i < PARTS; i++)
        zci_glass_made_free(&made[i]);
    scratch_remove(dir);
}

static void a_part_that_is_damaged_is_refused(void **state)
{
    char *dir = scratch_make();
    zci_glass_made made[PARTS], *all[PARTS];
    zc_error error;
    size_t len;
    (void)state;
    make_parts(dir, made, all);
    char *path = scratch_path(made[1].path, "postlist.glass"), *bytes = scratch_read(path, &len);
    scratch_write(path, bytes, len - 1);
    assert_status(zci_glass_join(all, PARTS, (zci_store_watch){NULL, NULL}, &error), ZC_IO);
    for (unsigned i = 0; i < PARTS; i++)
        zci_glass_made_free(&made[i]);
    free(bytes);
    free(path);
    scratch_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_postings_are_in_the_first_part_and_each_term_begins_once),
        cmocka_unit_test(a_part_that_is_damaged_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
