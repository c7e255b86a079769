/* zhengce index: brings an index up to date with files.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

#include "change.h"
#include "database.h"
#include "diagnostics.h"
#include "format.h"
#include "hook.h"
#include "interrupt.h"
#include "journal.h"
#include "json.h"
#include "last_words.h"
#include "message.h"
#include "progress.h"
#include "usage.h"

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
    struct cli_progress progress;
    struct cli_journal journal;
    struct cli_diagnostics diagnostics;
    json_t *failures; /* NULL unless the summary is JSON */
    json_t *suspects;
    json_t *warnings;
    uint64_t skipped; /* files of no kind that is read */
    zc_index_summary summary;
};

static const struct cli_option options[] = {
    {.name = "jobs",
     .letter = 'j',
     .kind = CLI_OPTION_NUMBER,
     .offset = offsetof(struct settings, jobs),
     .least = 1,
     .most = JOBS_MAX,
     .argument = "N",
     .help = {"workers (as many as there are processors)", "并行数（默认取处理器个数）"}},
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
     .help = {"leave no menus and contents lists out; one document a file",
              "不略去导航、目录等内容，每个文件作为一篇文献"}},
    {.name = "force",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, force),
     .help = {"allow a purge of more than 20 %", "允许清除超过两成的文献"}},
    {.name = "max-file-size",
     .kind = CLI_OPTION_SIZE,
     .offset = offsetof(struct settings, max_file_bytes),
     .least = 1,
     .most = UINT64_MAX,
     .argument = "SIZE",
     .help = {"larger files fail (64M); K, M and G are understood",
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
     .help = {"append a line for each change to FILE", "把每一变化逐行追加到文件"}},
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
     .help = {"wait so long for another writer (0)", "等待其他写入进程的最长秒数（0）"}},
    {.name = "pre-hook",
     .kind = CLI_OPTION_TEXT,
     .offset = offsetof(struct settings, pre_hook),
     .argument = "PROGRAM",
     .help = {"run a program first; when it fails, index nothing",
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
     .help = {"say nothing but failures", "只报告失败"}},
    {.name = "verbose",
     .letter = 'v',
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, verbose),
     .help = {"print every change", "打印每一变化"}},
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce index ~/policies", {"adds and updates what a directory holds", "收录并更新一个目录"}},
    {"zhengce index --dry-run -v ~/policies", {"lists what would change", "列出将有的变化"}},
    {"zhengce index -q --log /var/log/zhengce.log /srv/policies", {"a nightly job", "夜间任务"}},
    {NULL, {NULL, NULL}},
};

/* ------------------------------------------------------------------------- */
/* Events                                                                     */

static void collect(json_t *list, zc_string path, zc_string reason)
{
    json_t *object = cli_json_object();
    cli_json_set(object, "path", cli_json_text(path));
    cli_json_set(object, "reason", cli_json_text(reason));
    cli_json_append(list, object);
}

/* Whether a change is printed as it happens. */
static bool is_told(const struct settings *settings, zc_change change)
{
    switch (change) {
    case ZC_FAILED:
    case ZC_WARNING:
        return true;
    case ZC_SUSPECT:
        return !settings->quiet;
    case ZC_ADDED:
    case ZC_UPDATED:
    case ZC_REMOVED:
        return settings->verbose;
    case ZC_UNCHANGED:
    case ZC_SKIPPED:
    case ZC_PROGRESS:
        break;
    }
    return false;
}

static void tell(struct indexing *indexing, const zc_index_event *event, zc_string reason)
{
    struct cli_session *session = indexing->session;
    const char *what = cli_phrase_pick(session->language, cli_change_phrase(event->change));
    cli_progress_clear(&indexing->progress);
    if (reason.len > 0) {
        cli_line_say(session, "%s: %.*s: %.*s", "%s：%.*s：%.*s", what, (int)event->path.len,
                     event->path.data, (int)reason.len, reason.data);
    } else {
        cli_line_say(session, "%s: %.*s", "%s：%.*s", what, (int)event->path.len, event->path.data);
    }
}

static bool observe(void *context, const zc_index_event *event)
{
    struct indexing *indexing = context;
    zc_string reason = cli_note_pick(indexing->session, event->reason, event->reason_zh);
    cli_journal_event(indexing->session, &indexing->journal, event);
    cli_diagnostics_event(&indexing->diagnostics, event);
    indexing->skipped += event->change == ZC_SKIPPED;
    if (is_told(indexing->settings, event->change)) {
        tell(indexing, event, reason);
    }
    if (event->change == ZC_FAILED && indexing->failures != NULL) {
        collect(indexing->failures, event->path, reason);
    }
    if (event->change == ZC_SUSPECT && indexing->suspects != NULL) {
        collect(indexing->suspects, event->path, reason);
    }
    if (event->change == ZC_WARNING && indexing->warnings != NULL) {
        collect(indexing->warnings, event->path, reason);
        return true;
    }
    cli_progress_show(&indexing->progress, event->files_done, event->files_total,
                      event->change == ZC_PROGRESS ? reason : event->path);
    return cli_interrupt_seen() == 0;
}

/* ------------------------------------------------------------------------- */
/* The end                                                                    */

static void print_json(struct indexing *indexing)
{
    const zc_index_summary *summary = &indexing->summary;
    json_t *root = cli_json_answer();
    cli_json_set(root, "dry_run", cli_json_bool(indexing->settings->dry_run));
    cli_json_set(root, "added", cli_json_count(summary->added));
    cli_json_set(root, "updated", cli_json_count(summary->updated));
    cli_json_set(root, "unchanged", cli_json_count(summary->unchanged));
    cli_json_set(root, "removed", cli_json_count(summary->removed));
    cli_json_set(root, "failed", cli_json_count(summary->failed));
    cli_json_set(root, "skipped", cli_json_count(indexing->skipped));
    cli_json_set(root, "documents", cli_json_count(summary->documents));
    cli_json_set(root, "passages", cli_json_count(summary->passages));
    cli_json_set(root, "seconds", cli_json_real(summary->seconds));
    cli_json_set(root, "failures", json_incref(indexing->failures));
    cli_json_set(root, "suspects", json_incref(indexing->suspects));
    cli_json_set(root, "warnings", json_incref(indexing->warnings));
    cli_json_finish(indexing->session, root);
}

static void print_text(const struct indexing *indexing)
{
    const zc_index_summary *summary = &indexing->summary;
    struct cli_output *out = indexing->session->out;
    bool trial = indexing->settings->dry_run;
    if (indexing->session->language == CLI_CHINESE) {
        cli_output_format(out,
                          "%s新增 %" PRIu64 "，更新 %" PRIu64 "，未变 %" PRIu64 "，删除 %" PRIu64
                          "，失败 %" PRIu64 "；文献 %" PRIu64 "，段落 %" PRIu64 "；%.1f 秒\n",
                          trial ? "试运行：" : "", summary->added, summary->updated,
                          summary->unchanged, summary->removed, summary->failed, summary->documents,
                          summary->passages, summary->seconds);
    } else {
        cli_output_format(out,
                          "%sadded %" PRIu64 ", updated %" PRIu64 ", unchanged %" PRIu64
                          ", removed %" PRIu64 ", failed %" PRIu64 "; documents %" PRIu64
                          ", passages %" PRIu64 "; %.1f s\n",
                          trial ? "dry run: " : "", summary->added, summary->updated,
                          summary->unchanged, summary->removed, summary->failed, summary->documents,
                          summary->passages, summary->seconds);
    }
}

/* A folder of files that are not read must not look like one that is empty. */
static void tell_skipped(const struct indexing *indexing)
{
    if (indexing->skipped > 0) {
        cli_line_say(
            indexing->session,
            "skipped: %" PRIu64 " file%s; 'zhengce status' names them, with the reason",
            "略过：%" PRIu64 " 个文件%s；用 zhengce status 查看文件和原因", indexing->skipped,
            indexing->skipped == 1 || indexing->session->language == CLI_CHINESE ? "" : "s");
    }
}

static int finish(struct indexing *indexing)
{
    const struct settings *settings = indexing->settings;
    cli_journal_summary(&indexing->journal, &indexing->summary, settings->dry_run);
    if (settings->format == CLI_FORMAT_JSON) {
        print_json(indexing);
    } else if (!settings->quiet) {
        tell_skipped(indexing);
        print_text(indexing);
    }
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

/* ------------------------------------------------------------------------- */
/* The command                                                                */

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
    clock_gettime(CLOCK_MONOTONIC, &start);
    do {
        status = zc_index_paths(db, (const char *const *)words->items, words->count, chosen,
                                &indexing->summary, error);
    } while (status == ZC_LOCKED && wait_more(indexing, &start));
    return status;
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
    cli_interrupt_watch();
    cli_last_words_prepare(indexing->session, db);
    zc_status status = index_when_free(indexing, db, words, &chosen, &error);
    cli_progress_clear(&indexing->progress);
    return status == ZC_OK ? finish(indexing) : fail(indexing, status, &error);
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
    bool done = status == CLI_EXIT_DONE || status == CLI_EXIT_PARTIAL;
    if (settings->post_hook != NULL && !settings->dry_run && done) {
        cli_output_flush(session->out);
        if (!cli_hook_run(session, settings->post_hook, db,
                          status == CLI_EXIT_DONE ? "done" : "partial")) {
            return CLI_EXIT_ERROR;
        }
    }
    return status;
}

/* Opens what a run writes beside the index, and closes it. */
static int index_noted(struct indexing *indexing, const char *db, const struct cli_words *words)
{
    struct cli_session *session = indexing->session;
    const struct settings *settings = indexing->settings;
    int status = CLI_EXIT_ERROR;
    if (!cli_journal_open(session, settings->log, &indexing->journal)) {
        return status;
    }
    if (cli_diagnostics_open(session, settings->diagnostics, &indexing->diagnostics)) {
        status = index_hooked(indexing, db, words);
    }
    bool noted = cli_diagnostics_close(session, &indexing->diagnostics);
    noted = cli_journal_close(session, &indexing->journal) && noted;
    return !noted && status == CLI_EXIT_DONE ? CLI_EXIT_ERROR : status;
}

static int index_with(struct cli_session *session, const struct settings *settings,
                      const struct cli_words *words)
{
    struct indexing indexing = {
        .session = session,
        .settings = settings,
        .progress = cli_progress_start(session, settings->quiet),
    };
    int status = CLI_EXIT_ERROR;
    if (settings->format == CLI_FORMAT_JSON) {
        indexing.failures = cli_json_array();
        indexing.suspects = cli_json_array();
        indexing.warnings = cli_json_array();
    }
    char *db = cli_database_find(session, settings->db);
    if (db != NULL) {
        status = index_noted(&indexing, db, words);
    }
    json_decref(indexing.failures);
    json_decref(indexing.suspects);
    json_decref(indexing.warnings);
    free(db);
    return status;
}

static int run(struct cli_session *session, int argc, char **argv)
{
    struct settings settings = {.format = CLI_FORMAT_DEFAULT};
    const struct cli_option_group groups[] = {
        {options, &settings}, {cli_database_options, &settings.db}, {NULL, NULL}};
    struct cli_words words;
    enum cli_parsed parsed = cli_options_parse(session, groups, argc, argv, &words);
    if (parsed == CLI_PARSED && words.count == 0) {
        cli_error_say(session, "index needs a path", "index 需要路径");
        parsed = CLI_PARSED_BAD;
    }
    if (parsed != CLI_PARSED) {
        return cli_usage_end(session, &cli_command_index, groups, parsed);
    }
    return index_with(session, &settings, &words);
}

const struct cli_command cli_command_index = {
    .name = "index",
    .summary = {"adds and updates documents", "收录与更新文献"},
    .synopsis = {"index [options] PATH...", "index [选项] 路径…"},
    .examples = examples,
    .run = run,
};
