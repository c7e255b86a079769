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
};

/* Empties the file; a NULL path is none.  False after telling the user. */
bool cli_diagnostics_open(struct cli_session *session, const char *path,
                          struct cli_diagnostics *diagnostics);

/* Notes an event if it is one of these. */
void cli_diagnostics_event(struct cli_diagnostics *diagnostics, const zc_index_event *event);

/* False after telling the user that lines are missing from it. */
bool cli_diagnostics_close(struct cli_session *session, struct cli_diagnostics *diagnostics);

#endif
