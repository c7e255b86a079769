/* What tests of indexing runs share: a directory with sources and an index, runs over it, and
 * what they tell.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_INDEXER_UPDATE_RUN_H
#define TEST_INDEXER_UPDATE_RUN_H

#include "test.h"

#include "base/buffer.h"
#include "scratch.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Each test has a directory with `in` for sources and `db` for the index, and works there. */
static inline int run_make_dir(void **state)
{
    char *dir = scratch_make();
    *state = dir;
    if (chdir(dir) != 0 || mkdir("in", 0700) != 0)
        return 1;
    return 0;
}

static inline int run_remove_dir(void **state)
{
    if (chdir("/") != 0)
        return 1;
    scratch_remove(*state);
    return 0;
}

#define RUN_TEST(name) cmocka_unit_test_setup_teardown(name, run_make_dir, run_remove_dir)

/* ---- Running ----------------------------------------------------------- */

/* What one run told, but for its progress: "+" added, "~" updated, "=" unchanged, "-" removed, "!"
 * failed,
 * "?" suspect, "." skipped, "%" a warning, each with the path's last part. */
typedef struct run {
    zc_index_options options;
    zc_index_summary summary;
    zc_error error;
    zci_buffer events, reasons;
    size_t stop_after; /* events, when not 0 */
    size_t seen;
} run;

/* Whether a reason names this path, bare or behind the directories that it is in, and not merely a
 * longer name that holds its letters, as that of the scratch directory may. */
static inline bool run_names(const char *reason, zc_string path)
{
    static const char inner[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    for (const char *at = reason; (at = strstr(at, path.data)) != NULL; at++) {
        const char behind = at[path.len];
        bool begins = at == reason || strchr(inner, at[-1]) == NULL;
        if (begins && (behind == '\0' || (behind != '/' && strchr(inner, behind) == NULL)))
            return true;
    }
    return false;
}

static inline bool run_note(void *context, const zc_index_event *event)
{
    static const char signs[] = "+~=-!?.%";
    run *r = context;
    if (event->change == ZC_PROGRESS)
        return true;
    const char *slash = strrchr(event->path.data, '/');
    assert_int_equal(strlen(event->path.data), event->path.len);
    bool without_id =
        event->change == ZC_FAILED || event->change == ZC_SKIPPED || event->change == ZC_WARNING;
    assert_int_equal(event->id.len == 0, without_id);
    assert_int_equal(event->reason.len > 0, without_id || event->change == ZC_SUSPECT);
    assert_int_equal(event->reason.len > 0, event->reason_zh.len > 0);
    assert_false(run_names(event->reason.data, event->path));
    assert_false(run_names(event->reason_zh.data, event->path));
    assert_true(event->files_done <= event->files_total);
    zci_buffer_format(&r->events, "%s%c%s", r->events.len > 0 ? " " : "", signs[event->change],
                      slash != NULL ? slash + 1 : event->path.data);
    zci_buffer_text(&r->reasons, event->reason.data);
    return ++r->seen != r->stop_after;
}

static inline zc_status run_over(run *r, const char *const *paths, size_t count)
{
    r->options.observer = run_note;
    r->options.context = r;
    return zc_index_paths("db", paths, count, &r->options, &r->summary, &r->error);
}

static inline void run_free(run *r)
{
    zci_buffer_free(&r->events);
    zci_buffer_free(&r->reasons);
}

/* Runs over `in` with these options and checks what was told. */
static inline void run_with(zc_index_options options, const char *wanted)
{
    run r = {.options = options};
    static const char *const paths[] = {"in"};
    assert_ok(run_over(&r, paths, 1), r.error);
    zci_buffer_byte(&r.events, '\0');
    assert_string_equal(r.events.data, wanted);
    run_free(&r);
}

static inline void runs(const char *wanted)
{
    run_with((zc_index_options){0}, wanted);
}

static inline void runs_over(const char *const *paths, size_t count, bool force, const char *wanted)
{
    run r = {.options = {.force = force}};
    assert_ok(run_over(&r, paths, count), r.error);
    zci_buffer_byte(&r.events, '\0');
    assert_string_equal(r.events.data, wanted);
    run_free(&r);
}

/* ---- Sources and index ------------------------------------------------- */

static inline void write_text(const char *path, const char *text)
{
    scratch_write(path, text, strlen(text));
}

/* Gives a file a time long past, `age` apart from others. */
static inline void date_file(const char *path, long age)
{
    struct timespec times[2] = {{1600000000 + age, 5}, {1600000000 + age, 5}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static inline void write_old(const char *path, const char *text)
{
    write_text(path, text);
    date_file(path, 0);
}

static inline void write_many(int count)
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

static inline void index_holds(uint64_t documents, uint64_t passages)
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

static inline char *index_revision(void)
{
    zc_error error;
    zc_reader *reader;
    zc_index_info info;
    assert_ok(zc_reader_open("db", &reader, &error), error);
    assert_ok(zc_reader_info(reader, &info, &error), error);
    zc_reader_close(reader);
    return strdup(info.revision);
}

#endif
