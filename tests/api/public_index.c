/* Indexes of files, and whether an index is sound.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "public.h"

typedef struct seen {
    unsigned events, added;
    bool stop;
} seen;

static bool see_event(void *context, const zc_index_event *event)
{
    seen *s = (seen *)context;
    s->events++;
    s->added += event->change == ZC_ADDED ? 1U : 0U;
    CHECK(event->files_done <= event->files_total);
    CHECK(event->path.len > 0);
    return !s->stop;
}

void test_index_paths(const char *db, const char *file)
{
    const char *paths[1];
    zc_index_options options;
    zc_index_summary summary;
    zc_error error;
    seen s = {0, 0, true};
    paths[0] = file;
    memset(&options, 0, sizeof options);
    options.observer = see_event;
    options.context = &s;
    write_file(file, "学校防溺水工作通知\n各学校：请防止溺水。\n");
    CHECK_STATUS(zc_index_paths(db, paths, 1, &options, &summary, &error), ZC_CANCELLED);
    s.stop = false;
    options.dry_run = true;
    CHECK_STATUS(zc_index_paths(db, paths, 1, &options, &summary, &error), ZC_OK);
    CHECK(summary.added == 1);
    options.dry_run = false;
    CHECK_STATUS(zc_index_paths(db, paths, 1, &options, &summary, &error), ZC_OK);
    CHECK(summary.added == 1 && summary.failed == 0 && summary.documents == 1);
    CHECK(summary.passages > 0 && summary.seconds >= 0);
    CHECK(s.events == 3 && s.added == 3);
    CHECK_STATUS(zc_index_paths(db, paths, 1, NULL, &summary, NULL), ZC_OK);
    CHECK(summary.unchanged == 1 && summary.added == 0);
    CHECK_STATUS(zc_index_paths(db, paths, 1, NULL, NULL, NULL), ZC_OK);
}

static void see_problem(void *context, const zc_note *problem)
{
    CHECK(problem->text.len > 0 && problem->text_zh.len > 0);
    ++*(unsigned *)context;
}

static void check_sources(const char *db)
{
    zc_error error;
    zc_reader *reader = NULL;
    zc_sources *sources = NULL;
    uint64_t documents = 0;
    zc_index_info info;
    CHECK_STATUS(zc_reader_open(db, &reader, &error), ZC_OK);
    CHECK_STATUS(zc_reader_info(reader, &info, &error), ZC_OK);
    CHECK_STATUS(zc_sources_fetch(reader, &sources, &error), ZC_OK);
    for (size_t i = 0; i < sources->count; i++) {
        CHECK(sources->items[i].path.data[0] == '/');
        CHECK(sources->items[i].checked.len == strlen("2024-05-01T02:00:00Z"));
        documents += sources->items[i].documents;
    }
    CHECK(documents + sources->elsewhere == info.documents);
    zc_sources_free(sources);
    zc_sources_free(NULL);
    zc_reader_close(reader);
}

void test_verify(const char *db)
{
    unsigned problems = 0;
    char nowhere[4096];
    zc_error error;
    CHECK_STATUS(zc_verify(db, see_problem, &problems, &error), ZC_OK);
    CHECK(problems == 0);
    CHECK_STATUS(zc_verify(db, NULL, NULL, NULL), ZC_OK);
    CHECK_STATUS(zc_repair(db, see_problem, &problems, &error), ZC_OK);
    CHECK(problems == 0);
    check_sources(db);
    make_path(nowhere, sizeof nowhere, db, "nowhere");
    CHECK_STATUS(zc_verify(nowhere, see_problem, &problems, &error), ZC_NO_INDEX);
}
