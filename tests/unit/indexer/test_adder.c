/* Documents whose records are replaced.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "adder.h"
#include "test.h"

#include "scratch.h"
#include "store/commit.h"
#include "store/reader.h"

#include <stdio.h>

enum { LINES_MAX = 200 };

typedef struct fixture {
    char *scratch, *dir;
    zci_store_writer *writer;
    zci_adder *adder;
    zci_arena arena;
    size_t first_line; /* of the drafts that are made */
    char text[LINES_MAX * 64];
} fixture;

static int open_index(void **state)
{
    zc_error error;
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->scratch = scratch_make();
    f->dir = scratch_path(f->scratch, "index");
    assert_ok(zci_store_writer_open(f->dir, ZCI_STORE_UPDATE, &f->writer, &error), error);
    f->adder = zci_adder_new(f->writer);
    assert_non_null(f->adder);
    *state = f;
    return 0;
}

static int close_index(void **state)
{
    fixture *f = *state;
    zci_adder_free(f->adder);
    zci_store_writer_close(f->writer);
    zci_arena_clear(&f->arena);
    free(f->dir);
    scratch_remove(f->scratch);
    free(f);
    return 0;
}

/* A document of so many lines, each with its number; all say `word`. */
static zci_draft draft_of(fixture *f, const char *id, const char *word, size_t lines)
{
    zci_draft draft;
    zc_error error;
    size_t len = 0;
    for (size_t i = 0; i < lines; i++)
        len += (size_t)snprintf(f->text + len, sizeof f->text - len,
                                "%s line%zu 的内容到此为止。\n", word, f->first_line + i);
    assert_ok(zci_draft_from_text(&draft, (zci_naming){.path = "/a.txt"}, f->text, len, NULL,
                                  &f->arena, &error),
              error);
    draft.record.text[ZCI_DOCUMENT_ID] = (zc_string){id, strlen(id)};
    return draft;
}

static zci_range add(fixture *f, const char *id, const char *word, size_t lines)
{
    zci_docid docid;
    zc_error error;
    zci_draft draft = draft_of(f, id, word, lines);
    assert_ok(zci_adder_add(f->adder, &draft, &docid, &error), error);
    return (zci_range){docid, docid + (zci_docid)draft.record.count[ZCI_DOCUMENT_PASSAGES]};
}

static zci_range replace(fixture *f, zci_range old, const char *id, const char *word, size_t lines)
{
    zci_docid docid;
    zc_error error;
    zci_draft draft = draft_of(f, id, word, lines);
    assert_ok(zci_adder_replace(f->adder, &draft, old, &docid, &error), error);
    return (zci_range){docid, docid + (zci_docid)draft.record.count[ZCI_DOCUMENT_PASSAGES]};
}

/* How many records hold a word, once all is committed. */
static uint64_t committed(fixture *f, const char *word)
{
    zc_error error;
    zci_store *store;
    uint64_t frequency;
    char term[32];
    snprintf(term, sizeof term, "W%s", word);
    assert_ok(zci_store_commit(f->writer, &error), error);
    assert_ok(zci_store_open(f->dir, &store, &error), error);
    assert_ok(zci_store_check(f->dir, (zci_store_watch){0}, NULL, &error), error);
    assert_ok(zci_store_frequency(store, (zci_key){term, strlen(term)}, &frequency, &error), error);
    zci_store_close(store);
    return frequency;
}

static void test_a_document_grows_in_its_place(void **state)
{
    fixture *f = *state;
    zci_range first = add(f, "a", "alpha", 40), next = add(f, "b", "beta", 40);
    assert_true(next.first > first.last + 1); /* free docids between */
    zci_range now = replace(f, first, "a", "alpha", 41);
    assert_int_equal(now.first, first.first);
    assert_int_equal(now.last, first.last + 1);
    assert_int_equal(committed(f, "alpha"), 41);
    assert_int_equal(committed(f, "line40"), 1);
    assert_int_equal(committed(f, "beta"), 40);
}

static void test_one_that_outgrows_its_place_goes_behind_all_others(void **state)
{
    fixture *f = *state;
    zci_range first = add(f, "a", "alpha", 40), next = add(f, "b", "beta", 40);
    zci_range now = replace(f, first, "a", "alpha", 60);
    assert_true(now.first > next.last);
    assert_int_equal(committed(f, "alpha"), 60);
    assert_int_equal(committed(f, "line0"), 2);
    assert_int_equal(committed(f, "beta"), 40);
}

static void test_one_that_shrinks_leaves_nothing_behind(void **state)
{
    fixture *f = *state;
    zci_range first = add(f, "a", "alpha", 40);
    add(f, "b", "beta", 40);
    zci_range now = replace(f, first, "a", "alpha", 10);
    assert_int_equal(now.first, first.first);
    assert_int_equal(committed(f, "alpha"), 10);
    assert_int_equal(committed(f, "line20"), 1);
    now = replace(f, now, "a", "alpha", 30); /* into what it left */
    assert_int_equal(now.first, first.first);
    assert_int_equal(committed(f, "alpha"), 30);
    assert_int_equal(committed(f, "line20"), 2);
}

/* What is put in or taken out at the beginning moves the header, and nothing else. */
static void test_a_document_grows_and_shrinks_at_its_head(void **state)
{
    fixture *f = *state;
    add(f, "a", "alpha", 64); /* leaves five docids free behind it */
    f->first_line = 100;
    zci_range first = add(f, "b", "beta", 40), next = add(f, "c", "gamma", 40);
    f->first_line = 98;
    zci_range now = replace(f, first, "b", "beta", 42);
    assert_int_equal(now.first, first.first - 2);
    assert_int_equal(now.last, first.last);
    assert_int_equal(committed(f, "beta"), 42);
    assert_int_equal(committed(f, "line98"), 1);
    f->first_line = 105;
    now = replace(f, now, "b", "beta", 35);
    assert_int_equal(now.first, first.first + 5);
    assert_int_equal(now.last, first.last);
    assert_int_equal(committed(f, "beta"), 35);
    assert_int_equal(committed(f, "line104"), 1); /* of c */
    assert_int_equal(committed(f, "line105"), 2);
    f->first_line = 80; /* more than is free in front */
    now = replace(f, now, "b", "beta", 60);
    assert_true(now.first > next.last);
    assert_int_equal(committed(f, "beta"), 60);
    assert_int_equal(committed(f, "alpha"), 64);
    assert_int_equal(committed(f, "gamma"), 40);
}

static void test_what_differs_is_written(void **state)
{
    fixture *f = *state;
    zci_range first = add(f, "a", "alpha", 40);
    zci_range now = replace(f, first, "a", "gamma", 40);
    assert_int_equal(now.first, first.first);
    assert_int_equal(committed(f, "alpha"), 0);
    assert_int_equal(committed(f, "gamma"), 40);
}

/* The last document's free docids are nobody's once the writer is closed: a document that
 * is added later may have them, and is not overwritten. */
static void test_free_docids_are_looked_at_again(void **state)
{
    fixture *f = *state;
    zc_error error;
    zci_range first = add(f, "a", "alpha", 40);
    assert_ok(zci_store_commit(f->writer, &error), error);
    zci_adder_free(f->adder);
    zci_store_writer_close(f->writer);
    assert_ok(zci_store_writer_open(f->dir, ZCI_STORE_UPDATE, &f->writer, &error), error);
    f->adder = zci_adder_new(f->writer);
    zci_range next = add(f, "b", "beta", 40);
    assert_int_equal(next.first, first.last + 1);
    zci_range now = replace(f, first, "a", "alpha", 41);
    assert_true(now.first > next.last);
    assert_int_equal(committed(f, "beta"), 40);
    assert_int_equal(committed(f, "alpha"), 41);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_document_grows_in_its_place, open_index,
                                        close_index),
        cmocka_unit_test_setup_teardown(test_one_that_outgrows_its_place_goes_behind_all_others,
                                        open_index, close_index),
        cmocka_unit_test_setup_teardown(test_one_that_shrinks_leaves_nothing_behind, open_index,
                                        close_index),
        cmocka_unit_test_setup_teardown(test_a_document_grows_and_shrinks_at_its_head, open_index,
                                        close_index),
        cmocka_unit_test_setup_teardown(test_what_differs_is_written, open_index, close_index),
        cmocka_unit_test_setup_teardown(test_free_docids_are_looked_at_again, open_index,
                                        close_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
