/* zc_index_paths: what runs make of files that come, change, move and vanish.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "update_run.h"

/* The id of a document that `in` holds, by its title. */
static char *id_of(const char *title)
{
    zc_error error;
    zc_reader *reader;
    zc_answer *answer;
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    char *id = NULL;
    options.title_only = true;
    assert_ok(zc_reader_open("db", &reader, &error), error);
    assert_ok(zc_search(reader, text_of(title), &options, &answer, &error), error);
    if (answer->hit_count == 1)
        id = strdup(answer->hits[0].id.data);
    zc_answer_free(answer);
    zc_reader_close(reader);
    return id;
}

static void adds_and_leaves_alone(void **state)
{
    (void)state;
    runs("");
    index_holds(0, 0);
    write_old("in/a.txt", "托育办法\n\n第一段。\n第二段。\n");
    write_old("in/b.md", "# 食堂公告\n\n正文。\n");
    runs("+a.txt +b.md");
    index_holds(2, 5);
    char *before = index_revision();
    runs("=a.txt =b.md");
    char *after = index_revision();
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void updates_what_changed(void **state)
{
    (void)state;
    write_old("in/a.txt", "关于托育收费的公告\n\n甲。\n");
    write_old("in/b.txt", "乙。\n");
    runs("+a.txt +b.txt");
    char *id = id_of("关于托育收费的公告");
    write_old("in/a.txt", "关于托育收费的公告\n\n丙。\n丁。\n");
    date_file("in/a.txt", 9);
    runs("~a.txt =b.txt");
    char *same = id_of("关于托育收费的公告");
    assert_string_equal(id, same);
    index_holds(2, 4);
    free(id);
    free(same);
}

static void notices_equal_content(void **state)
{
    (void)state;
    write_old("in/a.txt", "甲。\n");
    runs("+a.txt");
    char *first = index_revision();
    date_file("in/a.txt", 9);
    runs("=a.txt");
    char *second = index_revision();
    assert_string_not_equal(first, second);
    runs("=a.txt");
    char *third = index_revision();
    assert_string_equal(second, third);
    free(first);
    free(second);
    free(third);
}

/* A file of the same size that is changed right after it was read. */
static void notices_a_change_that_the_files_time_hides(void **state)
{
    (void)state;
    struct timespec times[2] = {{0, UTIME_OMIT}, {0, 0}};
    write_text("in/a.txt", "甲。\n");
    clock_gettime(CLOCK_REALTIME, &times[1]);
    times[1].tv_sec +=
        3600; /* as if written since the run began: its tick of the clock is not over */
    assert_int_equal(utimensat(AT_FDCWD, "in/a.txt", times, 0), 0);
    runs("+a.txt");
    int file = open("in/a.txt", O_WRONLY);
    assert_int_equal(write(file, "乙", 3), 3);
    close(file);
    assert_int_equal(utimensat(AT_FDCWD, "in/a.txt", times, 0), 0);
    runs("~a.txt");
}

static void removes_what_vanished(void **state)
{
    (void)state;
    assert_int_equal(mkdir("in/sub", 0700), 0);
    write_old("in/a.txt", "甲。\n");
    write_old("in/sub/b.txt", "乙。\n");
    write_old("other.txt", "丙。\n");
    runs("+a.txt +b.txt");
    run r = {.seen = 0};
    static const char *const other[] = {"other.txt"};
    assert_ok(run_over(&r, other, 1), r.error);
    run_free(&r);
    assert_int_equal(unlink("other.txt"), 0);
    assert_int_equal(unlink("in/sub/b.txt"), 0);
    runs("=a.txt -b.txt");
    index_holds(2, 2);
    run forced = {.options = {.force = true}};
    assert_ok(run_over(&forced, other, 1), forced.error);
    assert_int_equal(forced.summary.failed, 0);
    assert_int_equal(forced.summary.removed, 1);
    assert_int_equal(forced.summary.documents, 1);
    run_free(&forced);
    run missing = {.seen = 0};
    assert_ok(run_over(&missing, other, 1), missing.error);
    assert_int_equal(missing.summary.failed, 1);
    run_free(&missing);
}

/* Of two disks one is away, or a named file. */
static void keeps_what_a_missing_path_held(void **state)
{
    (void)state;
    static const char *const paths[] = {"in", "other", "one.txt"};
    assert_int_equal(mkdir("other", 0700), 0);
    write_old("in/a.txt", "甲。\n");
    write_old("other/b.txt", "乙。\n");
    write_old("other/c.jsonl", "{\"id\":\"c\",\"text\":\"丙。\"}\n");
    write_old("one.txt", "戊。\n");
    write_many(7);
    runs_over(paths, 3, false, ALL "+a.txt +one.txt +b.txt +c.jsonl:1");
    assert_int_equal(rename("other", "away"), 0);
    for (int i = 0; i < 2; i++) {
        runs_over(paths, 3, false, "!other " SAME "=a.txt =one.txt");
        index_holds(11, 11);
    }
    assert_int_equal(rename("away", "other"), 0);
    assert_int_equal(unlink("one.txt"), 0);
    runs_over(paths, 3, false, "!one.txt " SAME "=a.txt =b.txt =c.jsonl");
    index_holds(11, 11);
    /* What is found elsewhere is not kept twice. */
    assert_int_equal(rename("other", "in/other"), 0);
    runs_over(paths, 2, false, "!other " SAME "=a.txt ~b.txt ~c.jsonl:1");
    index_holds(11, 11);
    runs_over(&paths[2], 1, true, "-one.txt");
    index_holds(10, 10);
    runs_over(&paths[2], 1, true, "!one.txt");
    /* Too many are missed. */
    assert_int_equal(rename("in", "away"), 0);
    run r = {.seen = 0};
    assert_status(run_over(&r, paths, 1), ZC_REFUSED);
    run_free(&r);
}

static void keeps_the_id_of_a_moved_file(void **state)
{
    (void)state;
    write_old("in/a.txt", "关于托育收费的公告\n\n甲。\n");
    runs("+a.txt");
    char *id = id_of("关于托育收费的公告");
    assert_int_equal(rename("in/a.txt", "in/z.txt"), 0);
    runs("~z.txt");
    char *moved = id_of("关于托育收费的公告");
    assert_string_equal(id, moved);
    index_holds(1, 2);
    /* Another file takes the old name: its id may not be the same. */
    write_old("in/a.txt", "关于食堂账目的通告\n\n乙。\n");
    runs("+a.txt =z.txt");
    char *second = id_of("关于食堂账目的通告");
    assert_string_not_equal(id, second);
    assert_memory_equal(id, second, 16);
    free(id);
    free(moved);
    free(second);
}

static void reports_doubtful_and_bad_files(void **state)
{
    (void)state;
    write_old("in/a.txt", "很多很多正确的文字和一个坏字节\xFF。\n");
    write_old("in/b.txt", "");
    write_old("in/c.txt", "caf\xE9 cr\xE8me");
    write_old("in/d.txt", "0123456789012345678901234567890123456789012345678901234567890");
    zc_index_options options = {.max_file_bytes = 60};
    run_with(options, "+a.txt ?a.txt +b.txt ?b.txt !c.txt !d.txt");
    index_holds(2, 1);
    run_with(options, "=a.txt ?a.txt =b.txt ?b.txt !c.txt !d.txt");
    /* A file that has become unreadable keeps its old state. */
    write_old("in/a.txt", "caf\xE9 cr\xE8me");
    date_file("in/a.txt", 9);
    run_with(options, "!a.txt =b.txt ?b.txt !c.txt !d.txt");
    index_holds(2, 1);
}

/* As a download leaves them on a full disk. */
static void keeps_the_text_of_an_emptied_file(void **state)
{
    (void)state;
    const zc_index_options force = {.force = true}, rebuild = {.rebuild = true};
    write_old("in/a.txt", "甲。\n");
    write_old("in/b.txt", "乙。\n");
    write_old("in/c.txt", "");
    runs("+a.txt +b.txt +c.txt ?c.txt");
    write_old("in/a.txt", "");
    write_old("in/b.txt", "\xEF\xBB\xBF\n \n");
    for (int i = 0; i < 2; i++) {
        runs("!a.txt !b.txt =c.txt ?c.txt");
        index_holds(3, 2);
    }
    write_old("in/a.txt", "甲。\n"); /* restored */
    runs("=a.txt !b.txt =c.txt ?c.txt");
    run_with(force, "=a.txt ~b.txt =c.txt ?c.txt");
    index_holds(3, 1);
    runs("=a.txt =b.txt =c.txt ?c.txt");
    write_old("in/a.txt", "");
    run_with(rebuild, "!a.txt +b.txt +c.txt ?c.txt");
    index_holds(2, 0);
}

static void refuses_other_kinds_by_name(void **state)
{
    (void)state;
    run r = {.seen = 0};
    static const char *const paths[] = {"in/a.pdf"};
    write_old("in/a.pdf", "x");
    assert_ok(run_over(&r, paths, 1), r.error);
    assert_int_equal(r.summary.failed, 1);
    zci_buffer_byte(&r.reasons, '\0');
    assert_non_null(strstr(r.reasons.data, ".jsonl"));
    run_free(&r);
    runs(".a.pdf");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RUN_TEST(adds_and_leaves_alone),
        RUN_TEST(updates_what_changed),
        RUN_TEST(notices_equal_content),
        RUN_TEST(notices_a_change_that_the_files_time_hides),
        RUN_TEST(removes_what_vanished),
        RUN_TEST(keeps_what_a_missing_path_held),
        RUN_TEST(keeps_the_id_of_a_moved_file),
        RUN_TEST(reports_doubtful_and_bad_files),
        RUN_TEST(keeps_the_text_of_an_emptied_file),
        RUN_TEST(refuses_other_kinds_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
