/* zc_index_paths: what holds for runs as a whole.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "update_run.h"

static void remove_many(int from, int to)
{
    for (int i = from; i < to; i++) {
        char name[32];
        snprintf(name, sizeof name, "in/%02d.txt", i);
        assert_int_equal(unlink(name), 0);
    }
}

static void refuses_a_large_purge(void **state)
{
    (void)state;
    run r = {.seen = 0}, first = {.seen = 0}, forced = {.options = {.force = true}};
    static const char *const paths[] = {"in"};
    write_many(30);
    assert_ok(run_over(&first, paths, 1), first.error);
    run_free(&first);
    remove_many(0, 7);
    char *before = index_revision();
    assert_status(run_over(&r, paths, 1), ZC_REFUSED);
    assert_non_null(strstr(r.error.message, "7 of 30"));
    assert_non_null(strstr(r.error.message, "--force"));
    assert_int_equal(r.summary.removed, 0);
    char *after = index_revision();
    assert_string_equal(before, after);
    assert_ok(run_over(&forced, paths, 1), forced.error);
    assert_int_equal(forced.summary.removed, 7);
    index_holds(23, 23);
    run_free(&r);
    run_free(&forced);
    free(before);
    free(after);
}

static void allows_a_small_purge(void **state)
{
    (void)state;
    run first = {.seen = 0}, r = {.seen = 0}, next = {.seen = 0}, last = {.seen = 0};
    static const char *const paths[] = {"in"};
    write_many(10);
    assert_ok(run_over(&first, paths, 1), first.error);
    remove_many(0, 2);
    assert_ok(run_over(&r, paths, 1), r.error);
    assert_int_equal(r.summary.removed, 2);
    remove_many(2, 4); /* two of eight are more than a fifth */
    assert_status(run_over(&next, paths, 1), ZC_REFUSED);
    write_old("in/02.txt", "第2份。\n");
    assert_ok(run_over(&last, paths, 1), last.error);
    assert_int_equal(last.summary.removed, 1);
    run_free(&first);
    run_free(&r);
    run_free(&next);
    run_free(&last);
}

static void always_allows_one_to_go(void **state)
{
    (void)state;
    run first = {.seen = 0}, r = {.seen = 0};
    static const char *const paths[] = {"in"};
    write_many(3);
    assert_ok(run_over(&first, paths, 1), first.error);
    remove_many(0, 1);
    assert_ok(run_over(&r, paths, 1), r.error);
    assert_int_equal(r.summary.removed, 1);
    run_free(&first);
    run_free(&r);
}

static void lets_many_files_move(void **state)
{
    (void)state;
    run first = {.seen = 0}, r = {.seen = 0};
    static const char *const paths[] = {"in"};
    write_many(20);
    assert_ok(run_over(&first, paths, 1), first.error);
    assert_int_equal(mkdir("in/sub", 0700), 0);
    for (int i = 0; i < 20; i++) {
        char from[32], to[32];
        snprintf(from, sizeof from, "in/%02d.txt", i);
        snprintf(to, sizeof to, "in/sub/%02d.txt", i);
        assert_int_equal(rename(from, to), 0);
    }
    assert_ok(run_over(&r, paths, 1), r.error);
    assert_int_equal(r.summary.updated, 20);
    assert_int_equal(r.summary.removed, 0);
    index_holds(20, 20);
    run_free(&first);
    run_free(&r);
}

static void dry_runs_write_nothing(void **state)
{
    (void)state;
    run dry = {.options = {.dry_run = true}};
    static const char *const paths[] = {"in"};
    write_old("in/a.txt", "甲。\n乙。\n");
    assert_ok(run_over(&dry, paths, 1), dry.error);
    assert_int_equal(dry.summary.added, 1);
    assert_int_equal(dry.summary.documents, 1);
    assert_int_equal(dry.summary.passages, 2);
    assert_int_equal(access("db", F_OK), -1);
    run_free(&dry);
    runs("+a.txt");
    char *before = index_revision();
    write_old("in/b.txt", "丙。\n");
    assert_int_equal(unlink("in/a.txt"), 0);
    run_with((zc_index_options){.dry_run = true}, "+b.txt -a.txt");
    char *after = index_revision();
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void cancelled_runs_keep_nothing(void **state)
{
    (void)state;
    static const char *const paths[] = {"in"};
    write_old("in/a.txt", "甲。\n");
    runs("+a.txt");
    char *before = index_revision();
    write_old("in/b.txt", "乙。\n");
    write_old("in/c.txt", "丙。\n");
    for (size_t stop = 1; stop <= 3; stop++) {
        run r = {.stop_after = stop};
        assert_status(run_over(&r, paths, 1), ZC_CANCELLED);
        assert_int_equal(r.summary.added, 0);
        run_free(&r);
    }
    char *after = index_revision();
    assert_string_equal(before, after);
    runs("=a.txt +b.txt +c.txt");
    free(before);
    free(after);
}

static void count_documents(zc_reader *reader, uint64_t documents)
{
    zc_error error;
    zc_index_info info;
    assert_ok(zc_reader_refresh(reader, NULL, &error), error);
    assert_ok(zc_reader_info(reader, &info, &error), error);
    assert_int_equal(info.documents, documents);
}

/* As of a program that became a daemon. */
static void handles_stay_with_their_index_when_the_directory_changes(void **state)
{
    (void)state;
    zc_error error;
    zc_reader *reader = NULL;
    zc_writer *writer = NULL;
    char *here = getcwd(NULL, 0);
    assert_non_null(here);
    write_old("in/a.txt", "甲。\n");
    runs("+a.txt");
    assert_ok(zc_reader_open("db", &reader, &error), error);
    assert_ok(zc_writer_open("db", &writer, &error), error);
    assert_int_equal(chdir("/"), 0);
    zc_input input = {.id = {"w", 1}, .text = {"丁。", 6}};
    assert_ok(zc_writer_put(writer, &input, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    count_documents(reader, 2);
    zc_reader_close(reader);
    assert_int_equal(chdir(here), 0);
    index_holds(2, 2);
    free(here);
}

static void refuses_bad_arguments(void **state)
{
    (void)state;
    zc_error error;
    zc_index_summary summary;
    static const char *const none[] = {""};
    assert_status(zc_index_paths(NULL, none, 1, NULL, &summary, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_index_paths("db", NULL, 0, NULL, &summary, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_index_paths("db", none, 1, NULL, NULL, NULL), ZC_BAD_ARGUMENT);
    assert_int_equal(access("db", F_OK), -1);
}

static void waits_for_no_other_writer(void **state)
{
    (void)state;
    zc_error error;
    zc_writer *writer;
    static const char *const paths[] = {"in"};
    write_old("in/a.txt", "甲。\n");
    assert_ok(zc_writer_open("db", &writer, &error), error);
    run r = {.seen = 0};
    assert_status(run_over(&r, paths, 1), ZC_LOCKED);
    zc_writer_close(writer);
    runs("+a.txt");
    run_free(&r);
}

/* Documents of a program have no file that could vanish. */
static void leaves_handed_documents_alone(void **state)
{
    char path[4096];
    zc_error error;
    zc_writer *writer;
    snprintf(path, sizeof path, "%s/in/gone.txt", (const char *)*state);
    zc_input input = {.id = text_of("handed"), .text = text_of("丁。"), .path = text_of(path)};
    assert_ok(zc_writer_open("db", &writer, &error), error);
    assert_ok(zc_writer_put(writer, &input, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    write_old("in/a.txt", "甲。\n");
    runs("+a.txt");
    runs("=a.txt");
    index_holds(2, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RUN_TEST(refuses_a_large_purge),
        RUN_TEST(allows_a_small_purge),
        RUN_TEST(always_allows_one_to_go),
        RUN_TEST(lets_many_files_move),
        RUN_TEST(dry_runs_write_nothing),
        RUN_TEST(cancelled_runs_keep_nothing),
        RUN_TEST(handles_stay_with_their_index_when_the_directory_changes),
        RUN_TEST(refuses_bad_arguments),
        RUN_TEST(waits_for_no_other_writer),
        RUN_TEST(leaves_handed_documents_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
