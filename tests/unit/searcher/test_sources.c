/* Where the documents of an index come from.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "store/sources.h"

#include <limits.h>

/* Named: a directory, one in it, a collection, and one that has nothing. */
static const char *const named[] = {"/srv/policies", "/srv/policies/laws", "/srv/all.jsonl",
                                    "/srv/pol"};

static void name_sources(const char *dir)
{
    zci_sources sources = {0};
    const zc_left_out file = {.change = ZC_FAILED,
                              .path = text_of("/srv/policies/x.txt"),
                              .reason = text_of("why"),
                              .reason_zh = text_of("何故"),
                              .id = text_of("")};
    zc_error error;
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        zc_source *item = zci_sources_name(&sources, text_of(named[i]));
        assert_non_null(item);
        item->checked = text_of("2024-05-01T02:00:00Z");
        item->failed = i;
    }
    assert_ok(zci_sources_leave_out(&sources, &file, &error), error);
    assert_ok(zci_sources_write(dir, &sources, &error), error);
    zci_sources_free(&sources);
}

static int make_shelf(void **state)
{
    static shelf s;
    static const char *const paths[] = {"/srv/policies/a.txt",      "/srv/policies/sub/b.txt",
                                        "/srv/policies/laws/c.txt", "/srv/all.jsonl",
                                        "/srv/policies.txt",        ""};
    zc_input documents[6] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < 6; i++) {
        documents[i].text = text_of("没有什么可说的。\n");
        documents[i].path = text_of(paths[i]);
    }
    shelf_fill(&s, documents, 6);
    name_sources(s.dir);
    *state = &s;
    return 0;
}

static void assert_counted(const shelf *s, const uint64_t documents[4], uint64_t elsewhere)
{
    zc_sources *found;
    zc_error error;
    assert_ok(zc_sources_fetch(s->reader, &found, &error), error);
    assert_int_equal(found->count, 4);
    for (size_t i = 0; i < found->count; i++) {
        assert_string_equal(found->items[i].path.data, named[i]);
        assert_int_equal(found->items[i].documents, documents[i]);
        assert_int_equal(found->items[i].failed, i);
    }
    assert_int_equal(found->elsewhere, elsewhere);
    assert_int_equal(found->left_out_count, 1);
    assert_string_equal(found->left_out[0].reason_zh.data, "何故");
    zc_sources_free(found);
}

/* The innermost path counts; one that merely begins alike does not. */
static void documents_are_counted_by_their_source(void **state)
{
    assert_counted(*state, (const uint64_t[]){2, 1, 1, 0}, 2);
}

static void without_named_paths_all_are_from_elsewhere(void **state)
{
    static const char *const texts[] = {"甲", "乙"};
    zc_sources *found;
    zc_error error;
    shelf s;
    (void)state;
    shelf_fill_with_texts(&s, texts, 2);
    assert_ok(zc_sources_fetch(s.reader, &found, &error), error);
    assert_int_equal(found->count, 0);
    assert_int_equal(found->left_out_count, 0);
    assert_int_equal(found->elsewhere, 2);
    zc_sources_free(found);
    shelf_clear(&s);
}

/* What runs leave is newer than the state of a reader, until that is refreshed. */
static void documents_are_those_of_the_state(void **state)
{
    static const char *const texts[] = {"甲"};
    const zc_input input = {
        .id = text_of("new"), .text = text_of("乙"), .path = text_of("/srv/policies/new.txt")};
    zc_writer *writer;
    zc_error error;
    shelf s;
    (void)state;
    shelf_fill_with_texts(&s, texts, 1);
    assert_ok(zc_writer_open(s.dir, &writer, &error), error);
    assert_ok(zc_writer_put(writer, &input, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    name_sources(s.dir);
    assert_counted(&s, (const uint64_t[]){0, 0, 0, 0}, 1);
    assert_ok(zc_reader_refresh(s.reader, NULL, &error), error);
    assert_counted(&s, (const uint64_t[]){1, 0, 0, 0}, 1);
    shelf_clear(&s);
}

/* The reader goes on with its state, but beside that there is nothing. */
static void of_an_index_that_is_gone_nothing_is_said(void **state)
{
    static const char *const texts[] = {"甲"};
    zc_sources *found;
    zc_error error;
    shelf s;
    (void)state;
    shelf_fill_with_texts(&s, texts, 1);
    name_sources(s.dir);
    char away[PATH_MAX];
    snprintf(away, sizeof away, "%s.away", s.dir);
    assert_int_equal(rename(s.dir, away), 0);
    zc_status status = zc_sources_fetch(s.reader, &found, &error);
    assert_int_equal(rename(away, s.dir), 0);
    assert_status(status, ZC_NO_INDEX);
    assert_null(found);
    assert_non_null(strstr(error.message, "there is no index here"));
    assert_counted(&s, (const uint64_t[]){0, 0, 0, 0}, 1);
    shelf_clear(&s);
}

static void what_is_missing_is_told(void **state)
{
    const shelf *s = *state;
    zc_sources *found;
    zc_error error;
    assert_status(zc_sources_fetch(NULL, &found, &error), ZC_BAD_ARGUMENT);
    assert_null(found);
    assert_status(zc_sources_fetch(s->reader, NULL, &error), ZC_BAD_ARGUMENT);
    zc_sources_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_counted_by_their_source),
        cmocka_unit_test(without_named_paths_all_are_from_elsewhere),
        cmocka_unit_test(documents_are_those_of_the_state),
        cmocka_unit_test(of_an_index_that_is_gone_nothing_is_said),
        cmocka_unit_test(what_is_missing_is_told),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
