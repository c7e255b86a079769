/* A reader beside a writer: what is not of its state any more.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "reader.h"
#include "test.h"

#include "base/fail.h"
#include "schema/passage_record.h"
#include "schema/schema.h"
#include "scratch.h"
#include "shelf.h"
#include "store/changes.h"
#include "store/commit.h"
#include "store/writer.h"

#include <stdlib.h>

/* One document of two passages, of which a record is damaged in the reader's state and
 * sound in the one after it, as blocks that a writer uses again look to who reads them. */
typedef struct beside {
    shelf shelf;
    zci_store_writer *writer;
} beside;

enum { HEADER = 1, PASSAGE = 3 };

static void open_beside(beside *b)
{
    static const char *const texts[] = {"防汛工作\n\n各单位要做好防汛准备。\n"};
    zc_error error;
    shelf_fill_with_texts(&b->shelf, texts, 1);
    assert_ok(zci_store_writer_open(b->shelf.dir, ZCI_STORE_UPDATE, &b->writer, &error), error);
}

static void commit(beside *b)
{
    zc_error error;
    assert_ok(zci_store_commit(b->writer, &error), error);
}

static void put_header(beside *b, const char *data, size_t len)
{
    zc_error error;
    assert_ok(zci_store_replace_data(b->writer, HEADER, data, len, &error), error);
    commit(b);
}

static void put_passage(beside *b, const char *data, size_t len)
{
    zc_error error;
    zci_value value = {ZCI_SLOT_PASSAGE, data, len};
    zci_record record = {NULL, 0, &value, 1, "", 0};
    assert_ok(zci_store_put(b->writer, PASSAGE, &record, &error), error);
    commit(b);
}

/* The reader is left in a state whose header is damaged. */
static void spoil_header(beside *b)
{
    zc_error error;
    zci_buffer sound = {0};
    assert_ok(zci_store_writer_data(b->writer, HEADER, &sound, &error), error);
    put_header(b, "\xFF", 1);
    assert_ok(zc_reader_refresh(b->shelf.reader, NULL, &error), error);
    put_header(b, sound.data, sound.len);
    zci_buffer_free(&sound);
}

/* Likewise, what was read out of a passage. */
static void spoil_passage(beside *b)
{
    zc_error error;
    zci_buffer sound = {0}, damaged = {0};
    zci_passage_record record;
    assert_ok(zci_store_writer_value(b->writer, ZCI_SLOT_PASSAGE, PASSAGE, &sound, &error), error);
    assert_ok(zci_passage_record_read(sound.data, sound.len, &record, &error), error);
    record.fields = "\xFF";
    record.fields_len = 1;
    zci_passage_record_write(&record, &damaged);
    put_passage(b, damaged.data, damaged.len);
    assert_ok(zc_reader_refresh(b->shelf.reader, NULL, &error), error);
    put_passage(b, sound.data, sound.len);
    zci_buffer_free(&sound);
    zci_buffer_free(&damaged);
}

static void close_beside(beside *b)
{
    zci_store_writer_close(b->writer);
    shelf_clear(&b->shelf);
}

static zc_status search(beside *b, zc_error *error)
{
    zc_answer *answer = NULL;
    zc_status status = zc_search(b->shelf.reader, text_of("防汛"), NULL, &answer, error);
    if (status == ZC_OK)
        assert_int_equal(answer->total, 1);
    zc_answer_free(answer);
    return status;
}

static zc_status fetch(beside *b, zc_error *error)
{
    zc_excerpt *excerpt = NULL;
    zc_status status = zc_fetch(b->shelf.reader, text_of("0"), 0, &excerpt, error);
    if (status == ZC_OK)
        assert_int_equal(excerpt->passage_count, 2);
    zc_excerpt_free(excerpt);
    return status;
}

static zc_status outline(beside *b, zc_error *error)
{
    zc_outline *found = NULL;
    zc_status status = zc_outline_fetch(b->shelf.reader, text_of("0"), &found, error);
    zc_outline_free(found);
    return status;
}

static zc_status sources(beside *b, zc_error *error)
{
    zc_sources *found = NULL;
    zc_status status = zc_sources_fetch(b->shelf.reader, &found, error);
    zc_sources_free(found);
    return status;
}

typedef zc_status call(beside *b, zc_error *error);

static void a_damaged_header_of_a_state_that_was_left_is_none(void **state)
{
    static call *const calls[] = {search, fetch, outline, sources};
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        beside b;
        zc_error error = {.message = ""};
        open_beside(&b);
        spoil_header(&b);
        assert_ok(calls[i](&b, &error), error);
        assert_string_equal(error.message, ""); /* though the first try failed */
        assert_ok(fetch(&b, &error), error);    /* it has moved on */
        close_beside(&b);
    }
}

static void nor_is_a_damaged_passage(void **state)
{
    beside b;
    zc_error error;
    (void)state;
    open_beside(&b);
    spoil_passage(&b);
    assert_ok(fetch(&b, &error), error);
    close_beside(&b);
}

static void damage_in_the_newest_state_is_told(void **state)
{
    static call *const calls[] = {search, fetch, outline, sources};
    beside b;
    zc_error error;
    (void)state;
    open_beside(&b);
    put_header(&b, "\xFF", 1);
    assert_ok(zc_reader_refresh(b.shelf.reader, NULL, &error), error);
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
        assert_status(calls[i](&b, &error), ZC_CORRUPT);
    close_beside(&b);
}

/* ---- Overtaken again and again ------------------------------------------- */

/* Something that fails so many times, with a commit in between. */
typedef struct attempts {
    beside *beside;
    zc_status failure;
    unsigned failures, made;
    char revision[64]; /* of the state that was read last */
} attempts;

/* Commits a state that says the same. */
static void go_on(beside *b)
{
    zc_error error;
    zci_buffer data = {0};
    assert_ok(zci_store_writer_data(b->writer, HEADER, &data, &error), error);
    put_header(b, data.data, data.len);
    zci_buffer_free(&data);
}

static zc_status attempt(void *context, zc_reader *reader, zc_error *error)
{
    attempts *a = context;
    zc_index_info info;
    assert_ok(zc_reader_info(reader, &info, error), *error);
    assert_string_not_equal(info.revision, a->revision); /* each on a newer state */
    snprintf(a->revision, sizeof a->revision, "%s", info.revision);
    if (a->made++ >= a->failures)
        return ZC_OK;
    go_on(a->beside);
    return zci_fail(error, a->failure, "again", "再来");
}

static void what_is_overtaken_is_read_again_a_few_times(void **state)
{
    (void)state;
    for (unsigned failures = 0; failures < 6; failures++) {
        beside b;
        zc_error error = {.status = ZC_OK};
        open_beside(&b);
        /* Damage in a state that was left looks the same as that it was left. */
        attempts a = {.beside = &b,
                      .failure = failures % 2 == 0 ? ZC_CHANGED : ZC_CORRUPT,
                      .failures = failures};
        assert_status(zci_reader_read(b.shelf.reader, attempt, &a, &error),
                      failures < 4 ? ZC_OK : ZC_CHANGED);
        assert_int_equal(a.made, failures < 4 ? failures + 1 : 4);
        assert_status(error.status, failures < 4 ? ZC_OK : ZC_CHANGED);
        assert_int_equal(error.message[0] != '\0', failures >= 4); /* untouched on success */
        close_beside(&b);
    }
}

static void what_fails_otherwise_is_not_read_again(void **state)
{
    static const zc_status failures[] = {ZC_NOT_FOUND, ZC_NO_MEMORY, ZC_IO};
    (void)state;
    for (size_t i = 0; i < sizeof failures / sizeof failures[0]; i++) {
        beside b;
        zc_error error;
        open_beside(&b);
        attempts a = {.beside = &b, .failure = failures[i], .failures = 1};
        assert_status(zci_reader_read(b.shelf.reader, attempt, &a, &error), failures[i]);
        assert_int_equal(a.made, 1);
        close_beside(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_damaged_header_of_a_state_that_was_left_is_none),
        cmocka_unit_test(nor_is_a_damaged_passage),
        cmocka_unit_test(damage_in_the_newest_state_is_told),
        cmocka_unit_test(what_is_overtaken_is_read_again_a_few_times),
        cmocka_unit_test(what_fails_otherwise_is_not_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
