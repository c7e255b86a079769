/* zhengce index: brings an index up to date with files.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "database.h"
#include "diagnostics.h"
#include "format.h"
#include "hook.h"
#include "interrupt.h"
#include "journal.h"
#include "last_words.h"
#include "message.h"
#include "report.h"

enum { JOBS_MAX = 1024, WAIT_MAX = 7 * 24 * 3600, LOOK_AGAIN_MS = 100 };

struct settings {
    const char *db;
    size_t jobs;
    bool rebuild;
    bool dry_run;
    bool raw;
    bool force;
    int format;
    const char *log;
    const char *diagnostics;
    const char *pre_hook;
    const char *post_hook;
    size_t wait_seconds;
    uint64_t max_file_bytes;
    uint64_t memory_bytes;
    bool quiet;
    bool verbose;
};

/* A run of the command; the observer's context. */
struct indexing {
    struct cli_session *session;
    const struct settings *settings;
    struct cli_report report;
    struct cli_journal journal;
    struct cli_diagnostics diagnostics;
    zc_index_summary summary;
    bool unchanged; /* the document that was told of last is */
};

static const struct cli_option options[] = {
    {.name = "jobs",
     .letter = 'j',
     .kind = CLI_OPTION_NUMBER,
     .offset = offsetof(struct settings, jobs),
     .least = 1,
     .most = JOBS_MAX,
     .argument = "N",
     .help = {"number of workers (one per processor)", "并行数（默认取处理器个数）"}},
    {.name = "rebuild",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, rebuild),
     .help = {"make a fresh index from the named paths alone", "只用所给路径重建整个索引"}},
    {.name = "dry-run",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, dry_run),
     .help = {"report what would change, write nothing", "只报告将有的变化，不写入"}},
    {.name = "raw",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, raw),
     .help = {"index menus, contents lists and the like, too; one document per file",
              "不略去导航、目录等内容，每个文件作为一篇文献"}},
    {.name = "force",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, force),
     .help = {"let go of what is missing or emptied, even more than 20 % of the documents",
              "清除缺失的路径和已变空的文件，即使超过两成的文献"}},
    {.name = "max-file-size",
     .kind = CLI_OPTION_SIZE,
     .offset = offsetof(struct settings, max_file_bytes),
     .least = 1,
     .most = UINT64_MAX,
     .argument = "SIZE",
     .help = {"treat larger files as failed (64M); K, M and G are understood",
              "超过此大小的文件算失败（64M），可用 K、M、G"}},
    {.name = "memory",
     .kind = CLI_OPTION_SIZE,
     .offset = offsetof(struct settings, memory_bytes),
     .least = 1,
     .most = UINT64_MAX,
     .argument = "SIZE",
     .help = {"memory for all workers of a fresh index together (a quarter of what is free)",
              "全新建立索引时各工作线程合计的内存（空闲内存的四分之一）"}},
    {.name = "log",
     .kind = CLI_OPTION_TEXT,
     .offset = offsetof(struct settings, log),
     .argument = "FILE",
     .help = {"append a line to FILE for each change", "把每一变化逐行追加到文件"}},
    {.name = "diagnostics",
     .kind = CLI_OPTION_TEXT,
     .offset = offsetof(struct settings, diagnostics),
     .argument = "FILE",
     .help = {"write each failed, suspect or skipped file to FILE, with the reason, as JSON lines",
              "把失败、可疑、略过的文件及原因逐行写入文件（JSON）"}},
    {.name = "wait",
     .kind = CLI_OPTION_NUMBER,
     .offset = offsetof(struct settings, wait_seconds),
     .most = WAIT_MAX,
     .argument = "SECONDS",
     .help = {"wait up to SECONDS for another writer (0)", "等待其他写入进程的最长秒数（0）"}},
    {.name = "pre-hook",
     .kind = CLI_OPTION_TEXT,
     .offset = offsetof(struct settings, pre_hook),
     .argument = "PROGRAM",
     .help = {"run a program first; if it fails, index nothing",
              "先运行一个程序；它失败则不编制索引"}},
    {.name = "post-hook",
     .kind = CLI_OPTION_TEXT,
     .offset = offsetof(struct settings, post_hook),
     .argument = "PROGRAM",
     .help = {"run a program when the index is up to date", "索引更新之后运行一个程序"}},
    {.name = "format",
     .kind = CLI_OPTION_CHOICE,
     .offset = offsetof(struct settings, format),
     .choices = cli_format_text_json,
     .argument = "FORMAT",
     .help = {"format of the summary", "摘要的格式"}},
    {.name = "quiet",
     .letter = 'q',
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, quiet),
     .help = {"report only failures and warnings", "只报告失败和警告"}},
    {.name = "verbose",
     .letter = 'v',
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, verbose),
     .help = {"print every change", "打印每一变化"}},
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce index ~/policies",
     {"adds and updates the files of a directory", "收录并更新一个目录"}},
    {"zhengce index --dry-run -v ~/policies", {"lists what would change", "列出将有的变化"}},
    {"zhengce index -q --log /var/log/zhengce.log /srv/policies", {"a nightly job", "夜间任务"}},
    {NULL, {NULL, NULL}},
};

/* ------------------------------------------------------------------------- */
/* The run                                                                    */

/* Whether an event tells what happened in this run, rather than what still is the case. */
static bool is_news(struct indexing *indexing, zc_change change)
{
    if (change == ZC_ADDED || change == ZC_UPDATED || change == ZC_UNCHANGED) {
        indexing->unchanged = change == ZC_UNCHANGED;
    }
    return change != ZC_SUSPECT || !indexing->unchanged;
}

static bool observe(void *context, const zc_index_event *event)
{
    struct indexing *indexing = context;
    bool news = is_news(indexing, event->change);
    if (news) {
        cli_journal_event(indexing->session, &indexing->journal, event);
    }
    cli_diagnostics_event(&indexing->diagnostics, event);
    cli_report_event(&indexing->report, event, news);
    return event->change == ZC_WARNING || cli_interrupt_seen() == 0; /* such a run is done */
}

static int finish(struct indexing *indexing)
{
    cli_diagnostics_begin(&indexing->diagnostics);
    cli_journal_summary(&indexing->journal, &indexing->summary);
    cli_report_summary(&indexing->report, &indexing->summary);
    return indexing->summary.failed > 0 ? CLI_EXIT_PARTIAL : CLI_EXIT_DONE;
}

static int fail(struct indexing *indexing, zc_status status, const zc_error *error)
{
    int number = cli_interrupt_seen();
    cli_journal_error(&indexing->journal, error->message);
    if ((status == ZC_CANCELLED || status == ZC_LOCKED) && number != 0) {
        cli_error_say(indexing->session, "interrupted; nothing was changed",
                      "已中断，索引没有任何改动");
        return 128 + number;
    }
    return cli_error_tell(indexing->session, error);
}

/* Whether to try again: while another writer is at work, for as long as was said. */
static bool wait_more(const struct indexing *indexing, const struct timespec *start)
{
    const struct timespec pause = {0, LOOK_AGAIN_MS * 1000000L};
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if ((size_t)(now.tv_sec - start->tv_sec) >= indexing->settings->wait_seconds ||
        cli_interrupt_seen() != 0) {
        return false;
    }
    nanosleep(&pause, NULL);
    return true;
}

static zc_status index_when_free(struct indexing *indexing, const char *db,
                                 const struct cli_words *words, const zc_index_options *chosen,
                                 zc_error *error)
{
    struct timespec start;
    zc_status status;
    mode_t mask = cli_database_keep_rights(db);
    clock_gettime(CLOCK_MONOTONIC, &start);
    do {
        status = zc_index_paths(db, (const char *const *)words->items, words->count, chosen,
                                &indexing->summary, error);
    } while (status == ZC_LOCKED && wait_more(indexing, &start));
    umask(mask);
    return status;
}

static bool is_absent(const char *path)
{
    struct stat found;
    return lstat(path, &found) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

static bool has_index(const char *db)
{
    zc_error error;
    zc_reader *reader;
    zc_status status = zc_reader_open(db, &reader, &error);
    zc_reader_close(reader);
    return status != ZC_NO_INDEX;
}

/* Whether there is nothing to begin with: where none of the paths exists, one was mistyped
 * rather than removed, and an index of nothing would only hide that. */
static bool has_nothing(struct indexing *indexing, const char *db, const struct cli_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        if (!is_absent(words->items[i])) {
            return false;
        }
    }
    if (has_index(db)) {
        return false;
    }
    for (size_t i = 0; i < words->count; i++) {
        cli_error_say(indexing->session,
                      "%s: there is no such file or directory; check the path; no index was made",
                      "%s：文件或目录不存在，请检查路径；未建立索引", words->items[i]);
    }
    cli_journal_error(&indexing->journal, "none of the named paths exists; no index was made");
    return true;
}

static int index_paths(struct indexing *indexing, const char *db, const struct cli_words *words)
{
    zc_error error;
    const struct settings *settings = indexing->settings;
    const zc_index_options chosen = {
        .jobs = (unsigned)settings->jobs,
        .rebuild = settings->rebuild,
        .dry_run = settings->dry_run,
        .force = settings->force,
        .raw = settings->raw,
        .max_file_bytes = settings->max_file_bytes,
        .memory_bytes = settings->memory_bytes,
        .observer = observe,
        .context = indexing,
    };
    if (has_nothing(indexing, db, words)) {
        return CLI_EXIT_ERROR;
    }
    cli_interrupt_watch();
    cli_last_words_prepare(indexing->session, db);
    zc_status status = index_when_free(indexing, db, words, &chosen, &error);
    cli_progress_clear(&indexing->report.progress);
    return status == ZC_OK ? finish(indexing) : fail(indexing, status, &error);
}

static bool is_done(int status)
{
    return status == CLI_EXIT_DONE || status == CLI_EXIT_PARTIAL;
}

/* The hooks around it.  What the first one brings is to be indexed; without it, the
 * sources may be half there. */
static int index_hooked(struct indexing *indexing, const char *db, const struct cli_words *words)
{
    const struct settings *settings = indexing->settings;
    struct cli_session *session = indexing->session;
    if (settings->pre_hook != NULL && !settings->dry_run &&
        !cli_hook_run(session, settings->pre_hook, db, NULL)) {
        cli_error_say(session, "nothing was indexed", "未编制索引");
        return CLI_EXIT_ERROR;
    }
    int status = index_paths(indexing, db, words);
    if (settings->post_hook != NULL && !settings->dry_run && is_done(status)) {
        cli_output_flush(session->out);
        if (!cli_hook_run(session, settings->post_hook, db,
                          status == CLI_EXIT_DONE ? "done" : "partial")) {
            return CLI_EXIT_ERROR;
        }
    }
    return status;
}

/* Opens what a run writes beside the index, and closes it: nothing in a dry run, so that what the
 * last real one left stays true.  Where that could not be written,
 * nobody may read there that the run is done, or what failed in it. */
static int index_noted(struct indexing *indexing, const char *db, const struct cli_words *words)
{
    struct cli_session *session = indexing->session;
    const struct settings *settings = indexing->settings;
    const char *log = settings->dry_run ? NULL : settings->log;
    const char *diagnostics = settings->dry_run ? NULL : settings->diagnostics;
    int status = CLI_EXIT_ERROR;
    if (!cli_journal_open(session, log, &indexing->journal)) {
        return status;
    }
    if (cli_diagnostics_open(session, diagnostics, &indexing->diagnostics)) {
        status = index_hooked(indexing, db, words);
    }
    bool noted = cli_diagnostics_close(session, &indexing->diagnostics);
    noted = cli_journal_close(session, &indexing->journal) && noted;
    return !noted && is_done(status) ? CLI_EXIT_ERROR : status;
}

static int run(struct cli_session *session, const void *given, const struct cli_words *words)
{
    const struct settings *settings = given;
    struct indexing indexing = {
        .session = session,
        .settings = settings,
        .report = cli_report_start(session, settings->format, settings->quiet, settings->verbose,
                                   settings->dry_run),
    };
    int status = CLI_EXIT_ERROR;
    char *db = cli_database_find(session, settings->db);
    if (db != NULL) {
        status = index_noted(&indexing, db, words);
    }
    cli_report_free(&indexing.report);
    free(db);
    return status;
}

/* ------------------------------------------------------------------------- */
/* The command                                                                */

static bool check(struct cli_session *session, const struct cli_command *command,
                  const void *settings, const struct cli_words *words)
{
    (void)command;
    (void)settings;
    if (words->count == 0) {
        cli_error_say(session, "index needs a path", "index 需要路径");
    }
    return words->count > 0;
}

static const struct settings defaults = {.format = CLI_FORMAT_DEFAULT};

static const struct cli_option_group groups[] = {
    {options, 0},
    {cli_database_options, offsetof(struct settings, db)},
    {NULL, 0},
};

const struct cli_command cli_command_index = {
    .name = "index",
    .summary = {"adds and updates documents", "收录与更新文献"},
    .synopsis = {"index [options] PATH...", "index [选项] 路径…"},
    .examples = examples,
    .groups = groups,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .check = check,
    .run = run,
};
