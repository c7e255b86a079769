/* zc_index_paths: what each run adds, changes, keeps and removes.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "scratch.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Each test has a directory with `in` for sources and `db` for the index. */
static int make_dir(void **state)
{
    char *dir = scratch_make();
    *state = dir;
    if (chdir(dir) != 0 || mkdir("in", 0700) != 0)
        return 1;
    return 0;
}

static int remove_dir(void **state)
{
    if (chdir("/") != 0)
        return 1;
    scratch_remove(*state);
    return 0;
}

/* ---- Running ----------------------------------------------------------- */

/* What one run told: "+" added, "~" updated, "=" unchanged, "-" removed, "!" failed,
 * "?" suspect, "." skipped, "%" a warning, each with the path's last part. */
typedef struct run {
    zc_index_options options;
    zc_index_summary summary;
    zc_error error;
    zci_buffer events, reasons;
    size_t stop_after; /* events, when not 0 */
    size_t seen;
} run;

static bool note(void *context, const zc_index_event *event)
{
    static const char signs[] = "+~=-!?.%";
    run *r = context;
    const char *slash = strrchr(event->path.data, '/');
    assert_int_equal(strlen(event->path.data), event->path.len);
    bool without_id =
        event->change == ZC_FAILED || event->change == ZC_SKIPPED || event->change == ZC_WARNING;
    assert_int_equal(event->id.len == 0, without_id);
    assert_int_equal(event->reason.len > 0, without_id || event->change == ZC_SUSPECT);
    assert_int_equal(event->reason.len > 0, event->reason_zh.len > 0);
    assert_null(strstr(event->reason.data, event->path.data));
    assert_null(strstr(event->reason_zh.data, event->path.data));
    assert_true(event->files_done <= event->files_total);
    zci_buffer_format(&r->events, "%s%c%s", r->events.len > 0 ? " " : "", signs[event->change],
                      slash != NULL ? slash + 1 : event->path.data);
    zci_buffer_text(&r->reasons, event->reason.data);
    return ++r->seen != r->stop_after;
}

static zc_status go(run *r, const char *const *paths, size_t count)
{
    r->options.observer = note;
    r->options.context = r;
    return zc_index_paths("db", paths, count, &r->options, &r->summary, &r->error);
}

static void finish(run *r)
{
    zci_buffer_free(&r->events);
    zci_buffer_free(&r->reasons);
}

/* Runs over `in` with these options and checks what was told. */
static void run_with(zc_index_options options, const char *wanted)
{
    run r = {.options = options};
    static const char *const paths[] = {"in"};
    assert_ok(go(&r, paths, 1), r.error);
    zci_buffer_byte(&r.events, '\0');
    assert_string_equal(r.events.data, wanted);
    finish(&r);
}

static void runs(const char *wanted)
{
    run_with((zc_index_options){0}, wanted);
}

/* ---- Sources and index ------------------------------------------------- */

static void write_text(const char *path, const char *text)
{
    scratch_write(path, text, strlen(text));
}

/* Gives a file a time long past, `age` apart from others. */
static void date(const char *path, long age)
{
    struct timespec times[2] = {{1600000000 + age, 5}, {1600000000 + age, 5}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void write_old(const char *path, const char *text)
{
    write_text(path, text);
    date(path, 0);
}

static void write_many(int count)
{
    for (int i = 0; i < count; i++) {
        char name[32], text[32];
        snprintf(name, sizeof name, "in/%02d.txt", i);
        snprintf(text, sizeof text, "第%d份。\n", i);
        write_old(name, text);
    }
}

#define ALL  "+00.txt +01.txt +02.txt +03.txt +04.txt +05.txt +06.txt "
#define SAME "=00.txt =01.txt =02.txt =03.txt =04.txt =05.txt =06.txt "

static void index_holds(uint64_t documents, uint64_t passages)
{
    zc_error error;
    zc_reader *reader;
    zc_index_info info;
    assert_ok(zc_reader_open("db", &reader, &error), error);
    assert_ok(zc_reader_info(reader, &info, &error), error);
    assert_int_equal(info.documents, documents);
    assert_int_equal(info.passages, passages);
    zc_reader_close(reader);
    assert_status(zc_verify("db", NULL, NULL, &error), ZC_OK);
}

static char *revision(void)
{
    zc_error error;
    zc_reader *reader;
    zc_index_info info;
    assert_ok(zc_reader_open("db", &reader, &error), error);
    assert_ok(zc_reader_info(reader, &info, &error), error);
    zc_reader_close(reader);
    return strdup(info.revision);
}

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

/* ---- Files ------------------------------------------------------------- */

static void adds_and_leaves_alone(void **state)
{
    (void)state;
    runs("");
    index_holds(0, 0);
    write_old("in/a.txt", "托育办法\n\n第一段。\n第二段。\n");
    write_old("in/b.md", "# 食堂公告\n\n正文。\n");
    runs("+a.txt +b.md");
    index_holds(2, 5);
    char *before = revision();
    runs("=a.txt =b.md");
    char *after = revision();
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
    date("in/a.txt", 9);
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
    char *first = revision();
    date("in/a.txt", 9);
    runs("=a.txt");
    char *second = revision();
    assert_string_not_equal(first, second);
    runs("=a.txt");
    char *third = revision();
    assert_string_equal(second, third);
    free(first);
    free(second);
    free(third);
}

/* A file of the same size that is changed right after it was read. */
static void notices_a_change_within_the_clocks_tick(void **state)
{
    (void)state;
    struct timespec times[2] = {{0, UTIME_OMIT}, {0, 0}};
    write_text("in/a.txt", "甲。\n");
    clock_gettime(CLOCK_REALTIME, &times[1]);
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
    assert_ok(go(&r, other, 1), r.error);
    finish(&r);
    assert_int_equal(unlink("other.txt"), 0);
    assert_int_equal(unlink("in/sub/b.txt"), 0);
    runs("=a.txt -b.txt");
    index_holds(2, 2);
    run forced = {.options = {.force = true}};
    assert_ok(go(&forced, other, 1), forced.error);
    assert_int_equal(forced.summary.failed, 0);
    assert_int_equal(forced.summary.removed, 1);
    assert_int_equal(forced.summary.documents, 1);
    finish(&forced);
    run missing = {.seen = 0};
    assert_ok(go(&missing, other, 1), missing.error);
    assert_int_equal(missing.summary.failed, 1);
    finish(&missing);
}

static void goes(const char *const *paths, size_t count, bool force, const char *wanted)
{
    run r = {.options = {.force = force}};
    assert_ok(go(&r, paths, count), r.error);
    zci_buffer_byte(&r.events, '\0');
    assert_string_equal(r.events.data, wanted);
    finish(&r);
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
    goes(paths, 3, false, ALL "+a.txt +one.txt +b.txt +c.jsonl:1");
    assert_int_equal(rename("other", "away"), 0);
    for (int i = 0; i < 2; i++) {
        goes(paths, 3, false, "!other " SAME "=a.txt =one.txt");
        index_holds(11, 11);
    }
    assert_int_equal(rename("away", "other"), 0);
    assert_int_equal(unlink("one.txt"), 0);
    goes(paths, 3, false, "!one.txt " SAME "=a.txt =b.txt =c.jsonl");
    index_holds(11, 11);
    /* What is found elsewhere is not kept twice. */
    assert_int_equal(rename("other", "in/other"), 0);
    goes(paths, 2, false, "!other " SAME "=a.txt ~b.txt ~c.jsonl:1");
    index_holds(11, 11);
    goes(&paths[2], 1, true, "-one.txt");
    index_holds(10, 10);
    goes(&paths[2], 1, true, "!one.txt");
    /* Too many are missed. */
    assert_int_equal(rename("in", "away"), 0);
    run r = {.seen = 0};
    assert_status(go(&r, paths, 1), ZC_REFUSED);
    finish(&r);
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
    date("in/a.txt", 9);
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
    assert_ok(go(&r, paths, 1), r.error);
    assert_int_equal(r.summary.failed, 1);
    zci_buffer_byte(&r.reasons, '\0');
    assert_non_null(strstr(r.reasons.data, ".jsonl"));
    finish(&r);
    runs(".a.pdf");
}

/* ---- Collections ------------------------------------------------------- */

#define RECORD(id, text) "{\"id\":\"" id "\",\"text\":\"" text "\"}\n"

static void follows_a_collection(void **state)
{
    (void)state;
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
    runs("+c.jsonl:1 +c.jsonl:2");
    runs("=c.jsonl =c.jsonl");
    write_old("in/c.jsonl", RECORD("n", "新。") RECORD("a", "甲。") RECORD("b", "乙乙。"));
    runs("+c.jsonl:1 =c.jsonl:2 ~c.jsonl:3");
    index_holds(3, 3);
    write_old("in/c.jsonl", RECORD("a", "甲。"));
    run_with((zc_index_options){.force = true}, "=c.jsonl:1 -c.jsonl -c.jsonl");
    char *before = revision();
    runs("=c.jsonl");
    char *after = revision();
    assert_string_equal(before, after);
    index_holds(1, 1);
    free(before);
    free(after);
}

static void text_is(const char *id, const char *wanted)
{
    zc_error error;
    zc_reader *reader;
    zc_string text;
    assert_ok(zc_reader_open("db", &reader, &error), error);
    assert_ok(zc_fetch_text(reader, text_of(id), &text, &error), error);
    assert_string_equal(text.data, wanted);
    zc_text_free(&text);
    zc_reader_close(reader);
}

static void finds_records_that_shifted(void **state)
{
    (void)state;
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
    runs("+c.jsonl:1 +c.jsonl:2");
    write_old("in/c.jsonl", "\n\n" RECORD("b", "乙。") RECORD("a", "甲。"));
    runs("=c.jsonl:3 =c.jsonl:4");
    text_is("a", "甲。");
    text_is("b", "乙。");
    runs("=c.jsonl =c.jsonl");
}

static void reports_bad_records_each_time(void **state)
{
    (void)state;
    write_old("in/c.jsonl", RECORD("a", "甲。") "{\"id\":\"x y\",\"text\":\"\"}\n" RECORD(
                                "a", "重。") RECORD("b", "乙。"));
    runs("+c.jsonl:1 !c.jsonl:2 !c.jsonl:3 +c.jsonl:4");
    runs("=c.jsonl:1 !c.jsonl:2 !c.jsonl:3 =c.jsonl:4");
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
    runs("=c.jsonl:1 =c.jsonl:2");
    index_holds(2, 2);
}

static void keeps_what_a_bad_record_was(void **state)
{
    (void)state;
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。") RECORD("c", "丙。"));
    runs("+c.jsonl:1 +c.jsonl:2 +c.jsonl:3");
    /* The id shows: that document stays, the other that is missing goes. */
    write_old("in/c.jsonl", RECORD("a", "甲。") "{\"id\":\"b\",\"text\":3}\n");
    runs("=c.jsonl:1 !c.jsonl:2 -c.jsonl");
    index_holds(2, 2);
    /* The line is cut off: anything could have been there. */
    write_old("in/c.jsonl", RECORD("a", "甲。") "{\"id\":\"b\",\"te");
    runs("=c.jsonl:1 !c.jsonl:2");
    index_holds(2, 2);
}

static void keeps_ids_apart(void **state)
{
    (void)state;
    write_old("in/c.jsonl", RECORD("a", "甲。"));
    write_old("in/d.jsonl", RECORD("a", "乙。") RECORD("b", "丙。"));
    runs("+c.jsonl:1 !d.jsonl:1 +d.jsonl:2");
    /* A collection under another name takes its documents along. */
    assert_int_equal(rename("in/d.jsonl", "in/e.jsonl"), 0);
    assert_int_equal(unlink("in/c.jsonl"), 0);
    runs("~e.jsonl:1 ~e.jsonl:2");
    index_holds(2, 2);
    text_is("a", "乙。");
}

/* Whether a document goes to a collection that is read before or after the one that it was in. */
static void follows_a_record_that_moves(void **state)
{
    (void)state;
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。") RECORD("c", "丙。") RECORD("d", "丁。"));
    runs("+a.jsonl:1 +b.jsonl:1 +b.jsonl:2 +b.jsonl:3");
    write_old("in/a.jsonl", RECORD("b", "乙。") RECORD("a", "甲。") RECORD("c", "改。"));
    write_old("in/b.jsonl", RECORD("d", "丁。"));
    run_with((zc_index_options){.dry_run = true}, "=a.jsonl:2 =b.jsonl:1 ~a.jsonl:1 ~a.jsonl:3");
    runs("=a.jsonl:2 =b.jsonl:1 ~a.jsonl:1 ~a.jsonl:3");
    index_holds(4, 4);
    text_is("b", "乙。");
    text_is("c", "改。");
    runs("=a.jsonl =a.jsonl =a.jsonl =b.jsonl");
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("d", "丁。") RECORD("c", "改。") RECORD("b", "乙。"));
    runs("=a.jsonl:1 =b.jsonl:1 ~b.jsonl:2 ~b.jsonl:3");
    index_holds(4, 4);
    text_is("c", "改。");
}

static void follows_records_that_change_places(void **state)
{
    (void)state;
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。"));
    runs("+a.jsonl:1 +b.jsonl:1");
    write_old("in/a.jsonl", RECORD("b", "乙乙。"));
    write_old("in/b.jsonl", RECORD("a", "甲甲。"));
    runs("~b.jsonl:1 ~a.jsonl:1");
    index_holds(2, 2);
    text_is("a", "甲甲。");
    text_is("b", "乙乙。");
    runs("=a.jsonl =b.jsonl");
}

/* Most of what an index holds may move, with the file that it was in or without. */
static void takes_no_rotation_for_a_purge(void **state)
{
    (void)state;
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。") RECORD("c", "丙。") RECORD("d", "丁。"));
    runs("+a.jsonl:1 +b.jsonl:1 +b.jsonl:2 +b.jsonl:3");
    write_old("in/a.jsonl", RECORD("a", "甲。") RECORD("b", "乙。") RECORD("c", "丙。"));
    write_old("in/b.jsonl", RECORD("d", "丁。"));
    runs("=a.jsonl:1 =b.jsonl:1 ~a.jsonl:2 ~a.jsonl:3");
    write_old("in/b.jsonl",
              RECORD("d", "丁。") RECORD("a", "甲。") RECORD("b", "乙。") RECORD("c", "丙。"));
    assert_int_equal(unlink("in/a.jsonl"), 0);
    runs("=b.jsonl:1 ~b.jsonl:2 ~b.jsonl:3 ~b.jsonl:4");
    index_holds(4, 4);
    assert_int_equal(unlink("in/b.jsonl"), 0);
    write_old("in/c.jsonl", RECORD("e", "戊。"));
    run r = {.seen = 0};
    static const char *const paths[] = {"in"};
    assert_status(go(&r, paths, 1), ZC_REFUSED);
    finish(&r);
}

static bool cut_short(void *context, const zc_index_event *event)
{
    if (strstr(event->path.data, "b.jsonl") != NULL)
        write_old("in/a.jsonl", RECORD("a", "甲。"));
    return note(context, event);
}

static bool take_away(void *context, const zc_index_event *event)
{
    if (strstr(event->path.data, "b.jsonl") != NULL)
        (void)unlink("in/a.jsonl");
    return note(context, event);
}

/* A record waits, and when its turn comes it is not there any more. */
static void tells_what_vanished_while_it_waited(void **state)
{
    (void)state;
    static const zc_index_observer spoilers[] = {cut_short, take_away};
    static const char *const paths[] = {"in"};
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。") RECORD("c", "丙。"));
    runs("+a.jsonl:1 +b.jsonl:1 +b.jsonl:2");
    for (size_t i = 0; i < 2; i++) {
        run r = {.options = {.observer = spoilers[i]}};
        r.options.context = &r;
        write_old("in/a.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
        write_old("in/b.jsonl", RECORD("c", "丙。"));
        assert_ok(zc_index_paths("db", paths, 1, &r.options, &r.summary, &r.error), r.error);
        zci_buffer_byte(&r.events, '\0');
        assert_string_equal(r.events.data, "=a.jsonl:1 =b.jsonl:1 !a.jsonl -b.jsonl");
        finish(&r);
        index_holds(2, 2);
        write_old("in/a.jsonl", RECORD("a", "甲。"));
        write_old("in/b.jsonl", RECORD("c", "丙。") RECORD("b", "乙。"));
        runs("=a.jsonl:1 =b.jsonl:1 +b.jsonl:2");
    }
}

/* What both collections hold stays where it is, and is tried again by each run. */
static void refuses_an_id_that_nobody_lets_go(void **state)
{
    (void)state;
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。") RECORD("c", "丙。"));
    runs("+a.jsonl:1 +b.jsonl:1 +b.jsonl:2");
    write_old("in/a.jsonl",
              RECORD("b", "又。") RECORD("a", "甲。") RECORD("c", "丙。") RECORD("c", "重。"));
    write_old("in/b.jsonl", RECORD("b", "乙。"));
    runs("=a.jsonl:2 =b.jsonl:1 !a.jsonl:1 ~a.jsonl:3 !a.jsonl:4");
    index_holds(3, 3);
    text_is("b", "乙。");
    runs("=a.jsonl:2 =a.jsonl:3 !a.jsonl:4 =b.jsonl !a.jsonl:1");
    write_old("in/b.jsonl", RECORD("d", "丁丁。"));
    runs("=a.jsonl:2 =a.jsonl:3 !a.jsonl:4 +b.jsonl:1 ~a.jsonl:1");
    index_holds(4, 4);
    text_is("b", "又。");
}

static void reads_dates_and_says_so(void **state)
{
    (void)state;
    write_old("in/c.jsonl", "{\"id\":\"a\",\"text\":\"甲\",\"date\":\"2022年5月\"}\n"
                            "{\"id\":\"b\",\"text\":\"乙\",\"date\":\"去年\"}\n");
    runs("+c.jsonl:1 +c.jsonl:2 ?c.jsonl:2");
}

static void a_level_that_is_none_is_suspect(void **state)
{
    (void)state;
    write_old("in/a.txt", "甲。\n");
    write_old("in/a.txt.meta.json", "{\"level\":\"乡镇\"}");
    write_old("in/c.jsonl", "{\"id\":\"a\",\"text\":\"甲\",\"level\":\"市\"}\n"
                            "{\"id\":\"b\",\"text\":\"乙\",\"level\":\"city\"}\n");
    runs("+a.txt ?a.txt +c.jsonl:1 +c.jsonl:2 ?c.jsonl:2");
}

/* A record is known again on another line, and by that what was odd of it. */
static void what_stays_is_as_suspect_as_it_was(void **state)
{
    (void)state;
    write_old("in/a.txt", "甲。\n");
    write_old("in/a.txt.meta.json", "{\"level\":\"乡镇\",\"date\":\"去年\"}");
    write_old("in/c.jsonl",
              RECORD("a", "甲。") "{\"id\":\"b\",\"text\":\"乙\",\"date\":\"去年\"}\n");
    runs("+a.txt ?a.txt ?a.txt +c.jsonl:1 +c.jsonl:2 ?c.jsonl:2");
    for (int i = 0; i < 2; i++)
        runs("=a.txt ?a.txt ?a.txt =c.jsonl =c.jsonl ?c.jsonl:2");
    write_old("in/c.jsonl",
              "\n{\"id\":\"b\",\"text\":\"乙\",\"date\":\"去年\"}\n" RECORD("a", "甲。"));
    runs("=a.txt ?a.txt ?a.txt =c.jsonl:2 ?c.jsonl:2 =c.jsonl:3");
    write_old("in/c.jsonl",
              "\n\n" RECORD("a", "甲。") "{\"id\":\"b\",\"text\":\"乙\",\"date\":\"去年\"}\n");
    runs("=a.txt ?a.txt ?a.txt =c.jsonl:3 =c.jsonl:4 ?c.jsonl:4");
    runs("=a.txt ?a.txt ?a.txt =c.jsonl =c.jsonl ?c.jsonl:4");
    write_old("in/a.txt.meta.json", "{\"level\":\"市\"}");
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
    runs("~a.txt =c.jsonl:1 ~c.jsonl:2");
    runs("=a.txt =c.jsonl =c.jsonl");
}

/* Unless they are in another one, or are let go of by force. */
static void keeps_the_records_of_an_emptied_collection(void **state)
{
    (void)state;
    write_many(7);
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。") RECORD("c", "丙。"));
    runs(ALL "+a.jsonl:1 +b.jsonl:1 +b.jsonl:2");
    write_old("in/b.jsonl", " \n");
    for (int i = 0; i < 2; i++) {
        runs(SAME "=a.jsonl !b.jsonl");
        index_holds(10, 10);
    }
    write_old("in/a.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
    runs(SAME "=a.jsonl:1 ~a.jsonl:2 !b.jsonl");
    index_holds(10, 10);
    write_old("in/a.jsonl", RECORD("a", "甲。") RECORD("b", "乙。") RECORD("c", "丙。"));
    runs(SAME "=a.jsonl:1 =a.jsonl:2 ~a.jsonl:3");
    index_holds(10, 10);
    write_old("in/a.jsonl", "");
    run r = {.seen = 0};
    static const char *const paths[] = {"in"};
    assert_status(go(&r, paths, 1), ZC_REFUSED); /* too many are missed */
    finish(&r);
    run_with((zc_index_options){.force = true}, SAME "-a.jsonl -a.jsonl -a.jsonl");
    index_holds(7, 7);
    runs("=00.txt =01.txt =02.txt =03.txt =04.txt =05.txt =06.txt");
}

/* A record states its text, also that there is none; but many of these look like an export
 * that went wrong. */
static void counts_records_that_lost_their_text(void **state)
{
    (void)state;
    static const char *const paths[] = {"in"};
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。") RECORD("c", "丙。"));
    runs("+c.jsonl:1 +c.jsonl:2 +c.jsonl:3");
    write_old("in/c.jsonl", RECORD("a", "") RECORD("b", " \\n") RECORD("c", "丙。"));
    run r = {.seen = 0};
    assert_status(go(&r, paths, 1), ZC_REFUSED);
    assert_non_null(strstr(r.error.message, "2 of 3"));
    finish(&r);
    index_holds(3, 3);
    write_old("in/c.jsonl", RECORD("a", "") RECORD("b", "乙。") RECORD("c", "丙。"));
    runs("~c.jsonl:1 ?c.jsonl:1 =c.jsonl:2 =c.jsonl:3");
    index_holds(3, 2);
    runs("=c.jsonl ?c.jsonl:1 =c.jsonl =c.jsonl");
    write_old("in/c.jsonl", RECORD("a", "") RECORD("b", "") RECORD("c", ""));
    run_with((zc_index_options){.force = true},
             "=c.jsonl:1 ?c.jsonl:1 ~c.jsonl:2 ?c.jsonl:2 ~c.jsonl:3 ?c.jsonl:3");
    index_holds(3, 0);
}

/* ---- Whole runs -------------------------------------------------------- */

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
    assert_ok(go(&first, paths, 1), first.error);
    finish(&first);
    remove_many(0, 7);
    char *before = revision();
    assert_status(go(&r, paths, 1), ZC_REFUSED);
    assert_non_null(strstr(r.error.message, "7 of 30"));
    assert_non_null(strstr(r.error.message, "--force"));
    assert_int_equal(r.summary.removed, 0);
    char *after = revision();
    assert_string_equal(before, after);
    assert_ok(go(&forced, paths, 1), forced.error);
    assert_int_equal(forced.summary.removed, 7);
    index_holds(23, 23);
    finish(&r);
    finish(&forced);
    free(before);
    free(after);
}

static void allows_a_small_purge(void **state)
{
    (void)state;
    run first = {.seen = 0}, r = {.seen = 0}, next = {.seen = 0}, last = {.seen = 0};
    static const char *const paths[] = {"in"};
    write_many(10);
    assert_ok(go(&first, paths, 1), first.error);
    remove_many(0, 2);
    assert_ok(go(&r, paths, 1), r.error);
    assert_int_equal(r.summary.removed, 2);
    remove_many(2, 4); /* two of eight are more than a fifth */
    assert_status(go(&next, paths, 1), ZC_REFUSED);
    write_old("in/02.txt", "第2份。\n");
    assert_ok(go(&last, paths, 1), last.error);
    assert_int_equal(last.summary.removed, 1);
    finish(&first);
    finish(&r);
    finish(&next);
    finish(&last);
}

static void always_allows_one_to_go(void **state)
{
    (void)state;
    run first = {.seen = 0}, r = {.seen = 0};
    static const char *const paths[] = {"in"};
    write_many(3);
    assert_ok(go(&first, paths, 1), first.error);
    remove_many(0, 1);
    assert_ok(go(&r, paths, 1), r.error);
    assert_int_equal(r.summary.removed, 1);
    finish(&first);
    finish(&r);
}

static void lets_many_files_move(void **state)
{
    (void)state;
    run first = {.seen = 0}, r = {.seen = 0};
    static const char *const paths[] = {"in"};
    write_many(20);
    assert_ok(go(&first, paths, 1), first.error);
    assert_int_equal(mkdir("in/sub", 0700), 0);
    for (int i = 0; i < 20; i++) {
        char from[32], to[32];
        snprintf(from, sizeof from, "in/%02d.txt", i);
        snprintf(to, sizeof to, "in/sub/%02d.txt", i);
        assert_int_equal(rename(from, to), 0);
    }
    assert_ok(go(&r, paths, 1), r.error);
    assert_int_equal(r.summary.updated, 20);
    assert_int_equal(r.summary.removed, 0);
    index_holds(20, 20);
    finish(&first);
    finish(&r);
}

static void dry_runs_write_nothing(void **state)
{
    (void)state;
    run dry = {.options = {.dry_run = true}};
    static const char *const paths[] = {"in"};
    write_old("in/a.txt", "甲。\n乙。\n");
    assert_ok(go(&dry, paths, 1), dry.error);
    assert_int_equal(dry.summary.added, 1);
    assert_int_equal(dry.summary.documents, 1);
    assert_int_equal(dry.summary.passages, 2);
    assert_int_equal(access("db", F_OK), -1);
    finish(&dry);
    runs("+a.txt");
    char *before = revision();
    write_old("in/b.txt", "丙。\n");
    assert_int_equal(unlink("in/a.txt"), 0);
    run_with((zc_index_options){.dry_run = true}, "+b.txt -a.txt");
    char *after = revision();
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
    char *before = revision();
    write_old("in/b.txt", "乙。\n");
    write_old("in/c.txt", "丙。\n");
    for (size_t stop = 1; stop <= 3; stop++) {
        run r = {.stop_after = stop};
        assert_status(go(&r, paths, 1), ZC_CANCELLED);
        assert_int_equal(r.summary.added, 0);
        finish(&r);
    }
    char *after = revision();
    assert_string_equal(before, after);
    runs("=a.txt +b.txt +c.txt");
    free(before);
    free(after);
}

/* What an observer heard of a build by several workers. */
typedef struct heard {
    uint64_t files_done;
    size_t progress, files;
    size_t joining, checking; /* words of these */
    bool stop;                /* at the first word of progress */
    bool stop_checking;       /* at the first word of that */
} heard;

static bool listen(void *context, const zc_index_event *event)
{
    heard *h = context;
    assert_true(event->files_done >= h->files_done);
    assert_true(event->files_done <= event->files_total);
    h->files_done = event->files_done;
    if (event->change != ZC_PROGRESS) {
        h->files++;
        return true;
    }
    assert_int_equal(event->path.len + event->id.len, 0);
    assert_int_equal(event->reason.len, strlen(event->reason.data));
    assert_int_equal(event->reason_zh.len, strlen(event->reason_zh.data));
    assert_int_equal(event->reason.len > 0, event->reason_zh.len > 0);
    h->progress++;
    h->joining += strncmp(event->reason.data, "joining", 7) == 0;
    h->checking += strncmp(event->reason.data, "checking", 8) == 0;
    return !h->stop && !(h->stop_checking && h->checking > 0);
}

/* The events of files wait for those of the workers before: so the observer hears how far
 * all are, and can stop them. */
static void tells_how_far_workers_are(void **state)
{
    (void)state;
    static const char *const paths[] = {"in"};
    zc_error error;
    write_many(40);
    heard stopped = {.stop = true}, h = {.stop = false};
    zc_index_options options = {.jobs = 3, .observer = listen, .context = &stopped};
    assert_status(zc_index_paths("db", paths, 1, &options, NULL, &error), ZC_CANCELLED);
    assert_int_equal(stopped.progress, 1);
    zc_reader *reader;
    assert_status(zc_reader_open("db", &reader, &error), ZC_NO_INDEX);
    heard late = {.stop_checking = true};
    options.context = &late;
    assert_status(zc_index_paths("db", paths, 1, &options, NULL, &error), ZC_CANCELLED);
    assert_status(zc_reader_open("db", &reader, &error), ZC_NO_INDEX);
    options.context = &h;
    assert_ok(zc_index_paths("db", paths, 1, &options, NULL, &error), error);
    assert_true(h.progress > 0 && h.joining > 0 && h.checking > 0);
    assert_int_equal(h.files, 40);
    assert_int_equal(h.files_done, 40);
    index_holds(40, 40);
}

static void rebuilds_from_the_named_paths_alone(void **state)
{
    (void)state;
    static const char *const other[] = {"other"};
    zc_index_options rebuild = {.rebuild = true};
    assert_int_equal(mkdir("other", 0700), 0);
    write_old("other/x.txt", "丙。\n");
    run r = {.seen = 0}, empty = {.options = {.rebuild = true}};
    assert_ok(go(&r, other, 1), r.error);
    finish(&r);
    write_old("in/a.txt", "甲。\n");
    run_with(rebuild, "+a.txt %db");
    index_holds(1, 1);
    run_with(rebuild, "+a.txt");
    index_holds(1, 1);
    assert_int_equal(unlink("other/x.txt"), 0);
    assert_status(go(&empty, other, 1), ZC_REFUSED);
    index_holds(1, 1);
    finish(&empty);
}

/* One of two named directories is away, as when a disk is not mounted: empty or missing. */
static void refuses_to_rebuild_without_much_of_what_was_named(void **state)
{
    (void)state;
    static const char *const both[] = {"in", "other"};
    static const char *const in[] = {"in"}, *const other[] = {"other"};
    write_many(10);
    assert_int_equal(mkdir("other", 0700), 0);
    for (int i = 0; i < 3; i++) {
        char name[32], text[32];
        snprintf(name, sizeof name, "other/%d.txt", i);
        snprintf(text, sizeof text, "另%d。\n", i);
        write_old(name, text);
    }
    run r = {.seen = 0};
    assert_ok(go(&r, both, 2), r.error);
    finish(&r);
    assert_int_equal(rename("other", "away"), 0);
    for (int i = 0; i < 2; i++) {
        run rebuild = {.options = {.rebuild = true}};
        run dry = {.options = {.rebuild = true, .dry_run = true}};
        assert_status(go(&rebuild, both, 2), ZC_REFUSED);
        assert_non_null(strstr(rebuild.error.message, "3 of 13"));
        assert_status(go(&dry, both, 2), ZC_REFUSED);
        index_holds(13, 13);
        finish(&rebuild);
        finish(&dry);
        if (i == 0)
            assert_int_equal(mkdir("other", 0700), 0);
    }
    run fewer = {.options = {.rebuild = true}}, next = {.options = {.rebuild = true}};
    assert_ok(go(&fewer, in, 1), fewer.error); /* as asked */
    index_holds(10, 10);
    finish(&fewer);
    /* A file that got another name is there. */
    for (int i = 0; i < 10; i++) {
        char name[32], moved[32];
        snprintf(name, sizeof name, "in/%02d.txt", i);
        snprintf(moved, sizeof moved, "in/moved-%02d.txt", i);
        assert_int_equal(rename(name, moved), 0);
    }
    assert_ok(go(&next, in, 1), next.error);
    index_holds(10, 10);
    finish(&next);
    run forced = {.options = {.rebuild = true, .force = true}};
    assert_ok(go(&forced, other, 1), forced.error);
    index_holds(0, 0);
    finish(&forced);
}

/* A collection that was cut short lost its documents; a program's are not asked after. */
static void counts_the_records_of_a_collection_that_is_rebuilt(void **state)
{
    (void)state;
    zc_error error;
    zc_writer *writer = NULL;
    static const char *const paths[] = {"in"};
    write_old("in/a.jsonl", "{\"id\":\"a\",\"text\":\"甲。\"}\n{\"id\":\"b\",\"text\":\"乙。\"}\n"
                            "{\"id\":\"c\",\"text\":\"丙。\"}\n");
    run r = {.seen = 0}, cut = {.options = {.rebuild = true}}, all = {.options = {.rebuild = true}};
    assert_ok(go(&r, paths, 1), r.error);
    finish(&r);
    assert_ok(zc_writer_open("db", &writer, &error), error);
    for (int i = 0; i < 5; i++) {
        char id[8];
        snprintf(id, sizeof id, "w%d", i);
        zc_input input = {.id = {id, 2}, .text = {"丁。", 6}};
        assert_ok(zc_writer_put(writer, &input, &error), error);
    }
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    write_old("in/a.jsonl", "{\"id\":\"a\",\"text\":\"甲。\"}\n");
    assert_status(go(&cut, paths, 1), ZC_REFUSED);
    index_holds(8, 8);
    finish(&cut);
    write_old("in/a.jsonl", "{\"id\":\"a\",\"text\":\"甲。\"}\n{\"id\":\"b\",\"text\":\"新。\"}\n");
    assert_ok(go(&all, paths, 1), all.error);
    zci_buffer_byte(&all.reasons, '\0');
    assert_non_null(strstr(all.reasons.data, "programs handed over"));
    assert_non_null(strstr(all.reasons.data, ": 5"));
    index_holds(2, 2);
    finish(&all);
}

/* Who has an index open reads the generation that was there then. */
static void a_reader_tells_the_generation_that_it_reads(void **state)
{
    (void)state;
    zc_error error;
    zc_reader *reader;
    zc_index_info info;
    write_old("in/a.txt", "甲。\n");
    run_with((zc_index_options){.rebuild = false}, "+a.txt");
    assert_ok(zc_reader_open("db", &reader, &error), error);
    assert_ok(zc_reader_info(reader, &info, &error), error);
    unsigned before = info.generation;
    run_with((zc_index_options){.rebuild = true}, "+a.txt");
    assert_ok(zc_reader_info(reader, &info, &error), error);
    assert_int_equal(info.generation, before);
    assert_true(info.sealed && info.generation_bytes > 0);
    assert_ok(zc_reader_refresh(reader, NULL, &error), error);
    assert_ok(zc_reader_info(reader, &info, &error), error);
    assert_int_equal(info.generation, before + 1);
    assert_int_equal(info.former_generation, before);
    zc_reader_close(reader);
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
    assert_status(go(&r, paths, 1), ZC_LOCKED);
    zc_writer_close(writer);
    runs("+a.txt");
    finish(&r);
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

static void hand_over(const char *id, const char *text, const char *path)
{
    zc_error error;
    zc_writer *writer;
    zc_input input = {.id = text_of(id), .text = text_of(text), .path = text_of(path)};
    assert_ok(zc_writer_open("db", &writer, &error), error);
    assert_ok(zc_writer_put(writer, &input, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
}

/* Wherever a program says that its text is from, it may be nowhere but in the index. */
static void no_record_takes_the_place_of_a_handed_document(void **state)
{
    static const char *const paths[] = {"in"};
    static const char *const names[] = {"/in/x.pdf", "/in/a.jsonl", "/in/b.jsonl", "/x.pdf", NULL};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[4096] = "";
        run r = {.seen = 0};
        if (names[i] != NULL)
            snprintf(path, sizeof path, "%s%s", (const char *)*state, names[i]);
        hand_over("d", "只在索引里。\n共两段。", path);
        write_old("in/a.jsonl", "{\"id\":\"d\",\"text\":\"集合里的。\"}\n");
        write_old("in/b.jsonl", "{\"id\":\"e\",\"text\":\"另一件。\"}\n");
        assert_ok(go(&r, paths, 1), r.error);
        assert_int_equal(r.summary.failed, 1);
        zci_buffer_byte(&r.reasons, '\0');
        assert_non_null(strstr(r.reasons.data, "the id d belongs to a document that a program"));
        index_holds(2, 3);
        finish(&r);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_dir, remove_dir)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(adds_and_leaves_alone),
        TEST(updates_what_changed),
        TEST(notices_equal_content),
        TEST(notices_a_change_within_the_clocks_tick),
        TEST(removes_what_vanished),
        TEST(keeps_what_a_missing_path_held),
        TEST(keeps_the_id_of_a_moved_file),
        TEST(reports_doubtful_and_bad_files),
        TEST(keeps_the_text_of_an_emptied_file),
        TEST(refuses_other_kinds_by_name),
        TEST(follows_a_collection),
        TEST(follows_a_record_that_moves),
        TEST(follows_records_that_change_places),
        TEST(takes_no_rotation_for_a_purge),
        TEST(tells_what_vanished_while_it_waited),
        TEST(refuses_an_id_that_nobody_lets_go),
        TEST(finds_records_that_shifted),
        TEST(reports_bad_records_each_time),
        TEST(keeps_what_a_bad_record_was),
        TEST(keeps_ids_apart),
        TEST(reads_dates_and_says_so),
        TEST(a_level_that_is_none_is_suspect),
        TEST(what_stays_is_as_suspect_as_it_was),
        TEST(keeps_the_records_of_an_emptied_collection),
        TEST(counts_records_that_lost_their_text),
        TEST(refuses_a_large_purge),
        TEST(allows_a_small_purge),
        TEST(always_allows_one_to_go),
        TEST(lets_many_files_move),
        TEST(dry_runs_write_nothing),
        TEST(cancelled_runs_keep_nothing),
        TEST(tells_how_far_workers_are),
        TEST(rebuilds_from_the_named_paths_alone),
        TEST(refuses_to_rebuild_without_much_of_what_was_named),
        TEST(counts_the_records_of_a_collection_that_is_rebuilt),
        TEST(a_reader_tells_the_generation_that_it_reads),
        TEST(handles_stay_with_their_index_when_the_directory_changes),
        TEST(refuses_bad_arguments),
        TEST(waits_for_no_other_writer),
        TEST(leaves_handed_documents_alone),
        TEST(no_record_takes_the_place_of_a_handed_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
