/* What a run of index tells.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report.h"

#include <inttypes.h>

#include "change.h"
#include "format.h"
#include "message.h"

struct cli_report cli_report_start(struct cli_session *session, int format, bool quiet,
                                   bool verbose, bool dry_run)
{
    struct cli_report report = {
        .session = session,
        .quiet = quiet,
        .verbose = verbose,
        .dry_run = dry_run,
        .progress = cli_progress_start(session, quiet),
    };
    if (format == CLI_FORMAT_JSON) {
        report.failures = cli_json_array();
        report.suspects = cli_json_array();
        report.warnings = cli_json_array();
    }
    return report;
}

void cli_report_free(struct cli_report *report)
{
    json_decref(report->failures);
    json_decref(report->suspects);
    json_decref(report->warnings);
}

/* ------------------------------------------------------------------------- */
/* Events                                                                     */

static void collect(json_t *list, const zc_index_event *event)
{
    json_t *object = cli_json_object();
    cli_json_set_reason(object, event->path, event->id, event->reason, event->reason_zh);
    cli_json_append(list, object);
}

/* Whether a change is printed as it happens. */
static bool is_told(const struct cli_report *report, zc_change change)
{
    switch (change) {
    case ZC_FAILED:
    case ZC_WARNING:
        return true;
    case ZC_SUSPECT:
        return !report->quiet;
    case ZC_ADDED:
    case ZC_UPDATED:
    case ZC_REMOVED:
        return report->verbose;
    case ZC_UNCHANGED:
    case ZC_SKIPPED:
    case ZC_PROGRESS:
        break;
    }
    return false;
}

static void tell(struct cli_report *report, const zc_index_event *event, zc_string reason)
{
    struct cli_session *session = report->session;
    const char *what = cli_phrase_pick(session->language, cli_change_phrase(event->change));
    cli_progress_clear(&report->progress);
    if (reason.len > 0) {
        cli_line_say(session, "%s: %.*s: %.*s", "%s：%.*s：%.*s", what, (int)event->path.len,
                     event->path.data, (int)reason.len, reason.data);
    } else {
        cli_line_say(session, "%s: %.*s", "%s：%.*s", what, (int)event->path.len, event->path.data);
    }
}

void cli_report_event(struct cli_report *report, const zc_index_event *event, bool news)
{
    zc_string reason = cli_note_pick(report->session, event->reason, event->reason_zh);
    report->skipped += event->change == ZC_SKIPPED;
    if (news && is_told(report, event->change)) {
        tell(report, event, reason);
    }
    if (event->change == ZC_FAILED && report->failures != NULL) {
        collect(report->failures, event);
    }
    if (event->change == ZC_SUSPECT && report->suspects != NULL) {
        collect(report->suspects, event);
    }
    if (event->change == ZC_WARNING && report->warnings != NULL) {
        collect(report->warnings, event);
        return;
    }
    cli_progress_show(&report->progress, event->files_done, event->files_total,
                      event->change == ZC_PROGRESS ? reason : event->path);
}

/* ------------------------------------------------------------------------- */
/* The summary                                                                */

static void print_json(struct cli_report *report, const zc_index_summary *summary)
{
    json_t *root = cli_json_answer();
    cli_json_set(root, "dry_run", cli_json_bool(report->dry_run));
    cli_json_set(root, "added", cli_json_count(summary->added));
    cli_json_set(root, "updated", cli_json_count(summary->updated));
    cli_json_set(root, "unchanged", cli_json_count(summary->unchanged));
    cli_json_set(root, "removed", cli_json_count(summary->removed));
    cli_json_set(root, "failed", cli_json_count(summary->failed));
    cli_json_set(root, "skipped", cli_json_count(report->skipped));
    cli_json_set(root, "documents", cli_json_count(summary->documents));
    cli_json_set(root, "passages", cli_json_count(summary->passages));
    cli_json_set(root, "seconds", cli_json_real(summary->seconds));
    cli_json_set(root, "failures", json_incref(report->failures));
    cli_json_set(root, "suspects", json_incref(report->suspects));
    cli_json_set(root, "warnings", json_incref(report->warnings));
    cli_json_finish(report->session, root);
}

static void print_text(const struct cli_report *report, const zc_index_summary *summary)
{
    struct cli_output *out = report->session->out;
    bool trial = report->dry_run;
    if (report->session->language == CLI_CHINESE) {
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
static void tell_skipped(const struct cli_report *report)
{
    if (report->skipped > 0) {
        cli_line_say(report->session,
                     "skipped: %" PRIu64 " file%s; 'zhengce status' names them, with the reason",
                     "略过：%" PRIu64 " 个文件%s；用 zhengce status 查看文件和原因",
                     report->skipped,
                     report->skipped == 1 || report->session->language == CLI_CHINESE ? "" : "s");
    }
}

void cli_report_summary(struct cli_report *report, const zc_index_summary *summary)
{
    if (report->failures != NULL) {
        print_json(report, summary);
    } else if (!report->quiet) {
        tell_skipped(report);
        print_text(report, summary);
    }
}
