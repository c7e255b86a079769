/* What a run of index tells: changes and progress while it goes, on standard error, and a summary
 * at its end, on standard output.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "json.h"
#include "progress.h"
#include "session.h"

struct cli_report {
    struct cli_session *session;
    bool quiet, verbose, dry_run;
    struct cli_progress progress;
    json_t *failures; /* these three NULL unless the summary is JSON */
    json_t *suspects;
    json_t *warnings;
    uint64_t skipped; /* files of no kind that is read */
};

/* Freed by cli_report_free. */
struct cli_report cli_report_start(struct cli_session *session, int format, bool quiet,
                                   bool verbose, bool dry_run);
void cli_report_free(struct cli_report *report);

/* Tells of one event what the options ask for, if it is news, and remembers what the summary
 * needs of it. */
void cli_report_event(struct cli_report *report, const zc_index_event *event, bool news);

/* Prints the summary of a run that was done, unless it is a text and nobody wants to hear. */
void cli_report_summary(struct cli_report *report, const zc_index_summary *summary);

#endif
