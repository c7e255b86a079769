/* zc_index_paths: what opens and closes around a run.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "update_run.h"

#include "former.h"
#include "schema/schema.h"
#include "store/reader.h"
#include "store/sources.h"

static const char *const in[] = {"in"};
static const zc_index_options rebuild = {.rebuild = true};

/* What a run left in the index under a key. */
static void metadata_is(const char *key, const char *wanted)
{
    zc_error error;
    zci_store *store;
    zci_buffer value = {0};
    assert_ok(zci_store_open("db", &store, &error), error);
    assert_ok(zci_store_metadata(store, key, &value, &error), error);
    zci_buffer_byte(&value, '\0');
    assert_string_equal(value.data, wanted);
    zci_buffer_free(&value);
    zci_store_close(store);
}

static void run_is(const char *number)
{
    metadata_is(ZCI_META_RUN, number);
}

/* ---- What is asked for ------------------------------------------------------- */

static void each_path_says_something(void **state)
{
    (void)state;
    static const char *const calls[][2] = {{"in", NULL}, {NULL, "in"}, {"in", ""}, {"", "in"}};
    zc_error error;
    zc_index_summary summary;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        memset(&summary, 1, sizeof summary);
        assert_status(zc_index_paths("db", calls[i], 2, NULL, &summary, &error), ZC_BAD_ARGUMENT);
        assert_int_equal(summary.documents, 0);
    }
    assert_status(zc_index_paths("", in, 1, NULL, NULL, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_index_paths("db", NULL, 1, NULL, NULL, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_index_paths("db", in, 0, NULL, NULL, &error), ZC_BAD_ARGUMENT);
    assert_int_equal(access("db", F_OK), -1);
}

static void options_and_summary_need_not_be_given(void **state)
{
    (void)state;
    zc_error error;
    write_old("in/a.txt", "甲。\n");
    assert_ok(zc_index_paths("db", in, 1, NULL, NULL, &error), error);
    index_holds(1, 1);
}

static void a_run_is_summed_up(void **state)
{
    (void)state;
    zc_error error;
    zc_index_summary summary = {.seconds = -1, .failed = 9};
    write_old("in/a.txt", "甲。\n乙。\n");
    assert_ok(zc_index_paths("db", in, 1, NULL, &summary, &error), error);
    assert_int_equal(summary.added, 1);
    assert_int_equal(summary.documents, 1);
    assert_int_equal(summary.passages, 2);
    assert_int_equal(summary.failed, 0);
    assert_true(summary.seconds >= 0 && summary.seconds < 3600);
}

/* ---- What is written ------------------------------------------------------------ */

static void an_empty_index_is_one(void **state)
{
    (void)state;
    runs("");
    index_holds(0, 0);
    run_is("1");
    char *before = index_revision();
    runs("");
    char *after = index_revision();
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void what_brings_nothing_writes_nothing(void **state)
{
    (void)state;
    write_old("in/a.txt", "甲。\n");
    runs("+a.txt");
    char *before = index_revision();
    runs("=a.txt");
    char *after = index_revision();
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* What the last run brought stays what is new until another one brings something. */
static void runs_that_bring_something_are_counted(void **state)
{
    (void)state;
    write_old("in/a.txt", "甲。\n");
    write_old("in/b.txt", "乙。\n");
    runs("+a.txt +b.txt");
    run_is("1");
    runs("=a.txt =b.txt");
    run_is("1");
    write_old("in/c.txt", "丙。\n");
    runs("=a.txt =b.txt +c.txt");
    run_is("2");
    assert_int_equal(unlink("in/c.txt"), 0);
    runs("=a.txt =b.txt -c.txt");
    run_is("2");
    write_old("in/a.txt", "甲甲。\n");
    runs("~a.txt =b.txt");
    run_is("3");
    run_with(rebuild, "+a.txt +b.txt");
    run_is("3");
    write_old("in/b.txt", "乙乙。\n");
    run_with(rebuild, "+a.txt +b.txt");
    run_is("4");
}

static void the_index_says_when_it_was_written(void **state)
{
    (void)state;
    zc_error error;
    zc_reader *reader;
    zc_index_info info;
    runs("");
    assert_ok(zc_reader_open("db", &reader, &error), error);
    assert_ok(zc_reader_info(reader, &info, &error), error);
    assert_int_equal(strlen(info.updated), strlen("2024-05-01T02:00:00Z"));
    zc_reader_close(reader);
}

/* ---- Dry runs ------------------------------------------------------------------- */

static void a_dry_run_of_a_rebuild_writes_nothing(void **state)
{
    (void)state;
    write_old("in/a.txt", "甲。\n");
    run_with((zc_index_options){.rebuild = true, .dry_run = true}, "+a.txt");
    assert_int_equal(access("db", F_OK), -1);
    runs("+a.txt");
    char *before = index_revision();
    write_old("in/b.txt", "乙。\n");
    run_with((zc_index_options){.rebuild = true, .dry_run = true}, "+a.txt +b.txt");
    char *after = index_revision();
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void a_dry_run_needs_an_index_that_can_be_read(void **state)
{
    (void)state;
    run r = {.options = {.dry_run = true}};
    assert_int_equal(mkdir("db", 0700), 0);
    write_old("db/other.txt", "甲。\n");
    write_old("in/a.txt", "甲。\n");
    assert_status(run_over(&r, in, 1), ZC_FOREIGN);
    run_free(&r);
}

/* ---- Rebuilding -------------------------------------------------------------------- */

static void rebuild_is_refused(zc_index_options options)
{
    run r = {.options = options};
    assert_status(run_over(&r, in, 1), ZC_REFUSED);
    assert_non_null(strstr(r.error.message, "--force"));
    assert_int_equal(r.summary.documents, 0);
    run_free(&r);
}

static void a_rebuild_that_finds_nothing_is_refused(void **state)
{
    (void)state;
    run_with(rebuild, ""); /* there was no index */
    run_with(rebuild, ""); /* it held nothing */
    write_old("in/a.txt", "甲。\n");
    run_with(rebuild, "+a.txt");
    assert_int_equal(unlink("in/a.txt"), 0);
    rebuild_is_refused(rebuild);
    rebuild_is_refused((zc_index_options){.rebuild = true, .dry_run = true});
    index_holds(1, 1);
    run_with((zc_index_options){.rebuild = true, .force = true}, "");
    index_holds(0, 0);
}

/* A document keeps its id when its file gets another name, here over a rebuild. */
static void a_rebuild_takes_over_ids(void **state)
{
    (void)state;
    zc_error error;
    zci_store *store;
    zci_former before = {.run = 0}, after = {.run = 0};
    write_old("in/a.txt", "甲。\n");
    runs("+a.txt");
    assert_ok(zci_store_open("db", &store, &error), error);
    assert_ok(zci_former_load(&before, store, &error), error);
    zci_store_close(store);
    assert_int_equal(rename("in/a.txt", "in/b.txt"), 0);
    run_with(rebuild, "+b.txt");
    assert_ok(zci_store_open("db", &store, &error), error);
    assert_ok(zci_former_load(&after, store, &error), error);
    zci_store_close(store);
    assert_string_equal(after.known.item[0].id.data, before.known.item[0].id.data);
    assert_string_equal(strrchr(after.known.item[0].path.data, '/'), "/b.txt");
    zci_former_free(&before);
    zci_former_free(&after);
}

/* Damage is what one rebuilds for. */
static void a_damaged_index_is_rebuilt_without_questions(void **state)
{
    (void)state;
    static const char *const other[] = {"other"};
    run r = {.seen = 0}, again = {.options = rebuild};
    assert_int_equal(mkdir("other", 0700), 0);
    write_old("other/x.txt", "丙。\n");
    write_many(9);
    static const char *const both[] = {"in", "other"};
    assert_ok(run_over(&r, both, 2), r.error);
    run_free(&r);
    scratch_list files = {0};
    scratch_list_files(&files, "db");
    for (size_t i = 0; i < files.count; i++) {
        if (strstr(files.path[i], ".glass") != NULL)
            scratch_write(files.path[i], "x", 1);
    }
    scratch_list_free(&files);
    assert_ok(run_over(&again, other, 1), again.error);
    assert_int_equal(again.summary.added, 1);
    run_free(&again);
    index_holds(1, 1);
    run_is("1");
}

/* ---- What is remembered ----------------------------------------------------------- */

/* A file that is odd is told again by each run that does not read it again, but a rebuild
 * reads it. */
static void what_was_odd_is_told_again(void **state)
{
    (void)state;
    write_old("in/a.txt", "各学校要认真落实防汛责任，做好值守\xFF。\n");
    runs("+a.txt ?a.txt");
    runs("=a.txt ?a.txt");
    run_with((zc_index_options){.dry_run = true}, "=a.txt ?a.txt");
    run_with(rebuild, "+a.txt ?a.txt");
    runs("=a.txt ?a.txt");
}

static void sources_are_remembered_by_what_writes(void **state)
{
    (void)state;
    zc_error error;
    zci_sources sources;
    write_old("in/a.txt", "甲。\n");
    run_with((zc_index_options){.dry_run = true}, "+a.txt");
    assert_int_equal(access("db", F_OK), -1);
    runs("+a.txt");
    assert_ok(zci_sources_read("db", &sources, &error), error);
    assert_int_equal(sources.count, 1);
    assert_string_equal(strrchr(sources.item[0].path.data, '/'), "/in");
    zci_sources_free(&sources);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RUN_TEST(each_path_says_something),
        RUN_TEST(options_and_summary_need_not_be_given),
        RUN_TEST(a_run_is_summed_up),
        RUN_TEST(an_empty_index_is_one),
        RUN_TEST(what_brings_nothing_writes_nothing),
        RUN_TEST(runs_that_bring_something_are_counted),
        RUN_TEST(the_index_says_when_it_was_written),
        RUN_TEST(a_dry_run_of_a_rebuild_writes_nothing),
        RUN_TEST(a_dry_run_needs_an_index_that_can_be_read),
        RUN_TEST(a_rebuild_that_finds_nothing_is_refused),
        RUN_TEST(a_rebuild_takes_over_ids),
        RUN_TEST(a_damaged_index_is_rebuilt_without_questions),
        RUN_TEST(what_was_odd_is_told_again),
        RUN_TEST(sources_are_remembered_by_what_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
