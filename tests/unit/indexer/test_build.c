/* zc_index_paths: what a new generation is built of, alone or by several workers.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "update_run.h"

#include <dirent.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

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

/* Collections of one document each; the second half repeats the ids of the first. */
static void write_repeated(int count)
{
    for (int i = 0; i < count; i++) {
        char name[32], text[64];
        snprintf(name, sizeof name, "in/%02d.jsonl", i);
        snprintf(text, sizeof text, "{\"id\":\"%d\",\"text\":\"第%d份。\"}\n", i % (count / 2), i);
        write_old(name, text);
    }
}

/* Each worker knows only the ids of its own stretch: what another gave already shows when the
 * stretches are put together. */
static void an_id_is_given_once_whoever_meets_it(void **state)
{
    (void)state;
    static const char *const paths[] = {"in"};
    write_repeated(8);
    for (unsigned jobs = 1; jobs <= 4; jobs++) {
        run r = {.options = {.rebuild = true, .jobs = jobs}};
        assert_ok(run_over(&r, paths, 1), r.error);
        zci_buffer_byte(&r.events, '\0');
        assert_string_equal(r.events.data, "+00.jsonl:1 +01.jsonl:1 +02.jsonl:1 +03.jsonl:1 "
                                           "!04.jsonl:1 !05.jsonl:1 !06.jsonl:1 !07.jsonl:1");
        assert_int_equal(r.summary.documents, 4);
        index_holds(4, 4);
        run_free(&r);
    }
}

/* What is done once more, knowing the ids before it, was told of already. */
static void files_done_never_falls(void **state)
{
    (void)state;
    static const char *const paths[] = {"in"};
    zc_error error;
    heard h = {.files_done = 0};
    zc_index_options options = {.jobs = 2, .observer = listen, .context = &h};
    write_repeated(8);
    assert_ok(zc_index_paths("db", paths, 1, &options, NULL, &error), error);
    assert_int_equal(h.files, 8);
    assert_int_equal(h.files_done, 8);
}

/* ---- Signals ------------------------------------------------------------- */

static pthread_t caller;
static atomic_int handled, strayed; /* signals, and those on another thread than the caller's */

static void note_signal(int number)
{
    (void)number;
    atomic_fetch_add(&handled, 1);
    if (!pthread_equal(pthread_self(), caller))
        atomic_fetch_add(&strayed, 1);
}

static size_t count_threads(void)
{
    size_t count = 0;
    DIR *stream = opendir("/proc/self/task");
    while (stream != NULL && readdir(stream) != NULL)
        count++;
    if (stream != NULL)
        closedir(stream);
    return count > 2 ? count - 2 : count; /* without `.` and `..` */
}

/* Sends the process a signal that the caller's thread cannot take from then on. */
static bool send_signal(void *context, const zc_index_event *event)
{
    size_t *beside = context; /* times that another thread could */
    sigset_t set;
    (void)event;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    *beside += count_threads() > 1;
    kill(getpid(), SIGUSR1);
    return true;
}

/* A large file and a small one: while one worker is still busy with the first, the caller hears
 * that the other is done. */
static void no_handler_runs_on_a_worker(void **state)
{
    (void)state;
    enum { LINES = 40000 };
    static const char *const paths[] = {"in"};
    const struct sigaction note = {.sa_handler = note_signal};
    struct sigaction before;
    sigset_t set;
    zc_error error;
    size_t beside = 0;
    zci_buffer text = {0};
    zc_index_options options = {.jobs = 2, .observer = send_signal, .context = &beside};
    for (int i = 0; i < LINES; i++)
        zci_buffer_format(&text, "第%d条的办法。\n", i);
    scratch_write("in/a.txt", text.data, text.len);
    write_text("in/b.txt", "乙。\n");
    caller = pthread_self();
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    assert_int_equal(sigaction(SIGUSR1, &note, &before), 0);
    assert_ok(zc_index_paths("db", paths, 1, &options, NULL, &error), error);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL); /* and those that waited come */
    assert_int_equal(sigaction(SIGUSR1, &before, NULL), 0);
    assert_true(atomic_load(&handled) > 0);
    assert_int_equal(atomic_load(&strayed), 0);
    zci_buffer_free(&text);
    if (beside == 0)
        skip();
}

static void rebuilds_from_the_named_paths_alone(void **state)
{
    (void)state;
    static const char *const other[] = {"other"};
    zc_index_options rebuild = {.rebuild = true};
    assert_int_equal(mkdir("other", 0700), 0);
    write_old("other/x.txt", "丙。\n");
    run r = {.seen = 0}, empty = {.options = {.rebuild = true}};
    assert_ok(run_over(&r, other, 1), r.error);
    run_free(&r);
    write_old("in/a.txt", "甲。\n");
    run_with(rebuild, "+a.txt %db");
    index_holds(1, 1);
    run_with(rebuild, "+a.txt");
    index_holds(1, 1);
    assert_int_equal(unlink("other/x.txt"), 0);
    assert_status(run_over(&empty, other, 1), ZC_REFUSED);
    index_holds(1, 1);
    run_free(&empty);
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
    assert_ok(run_over(&r, both, 2), r.error);
    run_free(&r);
    assert_int_equal(rename("other", "away"), 0);
    for (int i = 0; i < 2; i++) {
        run rebuild = {.options = {.rebuild = true}};
        run dry = {.options = {.rebuild = true, .dry_run = true}};
        assert_status(run_over(&rebuild, both, 2), ZC_REFUSED);
        assert_non_null(strstr(rebuild.error.message, "3 of 13"));
        assert_status(run_over(&dry, both, 2), ZC_REFUSED);
        index_holds(13, 13);
        run_free(&rebuild);
        run_free(&dry);
        if (i == 0)
            assert_int_equal(mkdir("other", 0700), 0);
    }
    run fewer = {.options = {.rebuild = true}}, next = {.options = {.rebuild = true}};
    assert_ok(run_over(&fewer, in, 1), fewer.error); /* as asked */
    index_holds(10, 10);
    run_free(&fewer);
    /* A file that got another name is there. */
    for (int i = 0; i < 10; i++) {
        char name[32], moved[32];
        snprintf(name, sizeof name, "in/%02d.txt", i);
        snprintf(moved, sizeof moved, "in/moved-%02d.txt", i);
        assert_int_equal(rename(name, moved), 0);
    }
    assert_ok(run_over(&next, in, 1), next.error);
    index_holds(10, 10);
    run_free(&next);
    run forced = {.options = {.rebuild = true, .force = true}};
    assert_ok(run_over(&forced, other, 1), forced.error);
    index_holds(0, 0);
    run_free(&forced);
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
    assert_ok(run_over(&r, paths, 1), r.error);
    run_free(&r);
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
    assert_status(run_over(&cut, paths, 1), ZC_REFUSED);
    index_holds(8, 8);
    run_free(&cut);
    write_old("in/a.jsonl", "{\"id\":\"a\",\"text\":\"甲。\"}\n{\"id\":\"b\",\"text\":\"新。\"}\n");
    assert_ok(run_over(&all, paths, 1), all.error);
    zci_buffer_byte(&all.reasons, '\0');
    assert_non_null(strstr(all.reasons.data, "programs handed over"));
    assert_non_null(strstr(all.reasons.data, ": 5"));
    index_holds(2, 2);
    run_free(&all);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        RUN_TEST(tells_how_far_workers_are),
        RUN_TEST(an_id_is_given_once_whoever_meets_it),
        RUN_TEST(files_done_never_falls),
        RUN_TEST(no_handler_runs_on_a_worker),
        RUN_TEST(rebuilds_from_the_named_paths_alone),
        RUN_TEST(refuses_to_rebuild_without_much_of_what_was_named),
        RUN_TEST(counts_the_records_of_a_collection_that_is_rebuilt),
        RUN_TEST(a_reader_tells_the_generation_that_it_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
