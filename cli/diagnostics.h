/* The file that tells what a run left out, or found suspect, and why: a JSON object a
 * line, made anew by each run.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_DIAGNOSTICS_H
#define CLI_DIAGNOSTICS_H

#include "output.h"
#include "session.h"
#include "zhengce.h"

struct cli_diagnostics {
    struct cli_output *output; /* NULL where none was asked for */
    const char *path;
    bool begun; /* the file is this run's */
};

/* Opens the file, and leaves in it what the last run wrote; a NULL path is none.  False after
 * telling the user. */
bool cli_diagnostics_open(struct cli_session *session, const char *path,
                          struct cli_diagnostics *diagnostics);

/* Empties the file: to be called when the run has begun, which one does not that finds another at
 * work. */
void cli_diagnostics_begin(struct cli_diagnostics *diagnostics);

/* Notes an event if it is one of these; with the first event of any kind the run has begun. */
void cli_diagnostics_event(struct cli_diagnostics *diagnostics, const zc_index_event *event);

/* False after telling the user that lines are missing from it. */
bool cli_diagnostics_close(struct cli_session *session, struct cli_diagnostics *diagnostics);

#endif
