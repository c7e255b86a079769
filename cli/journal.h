/* The log that indexing leaves behind: a line for each change, in columns parted
 * by tabs, so that a nightly job's history can be searched.
 *
 * Changes are written as they are found, before they are committed, so that a run can be
 * followed.  They were made if a `summary` comes before the next `start`.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_JOURNAL_H
#define CLI_JOURNAL_H

#include <stdbool.h>

#include "session.h"
#include "zhengce.h"

struct cli_journal {
    struct cli_output *output; /* NULL where no log was asked for */
    const char *path;
    bool begun; /* the line that says so is written: with the first of those below it, when the
                 * run holds the lock, so that one that waits for it writes none between them */
};

/* Opens the log at its end; a NULL path is no log.  False after telling the user. */
bool cli_journal_open(struct cli_session *session, const char *path, struct cli_journal *journal);

void cli_journal_event(struct cli_session *session, struct cli_journal *journal,
                       const zc_index_event *event);
void cli_journal_summary(struct cli_journal *journal, const zc_index_summary *summary);
void cli_journal_error(struct cli_journal *journal, const char *message);

/* Closes the log.  False after telling the user that lines are missing from it. */
bool cli_journal_close(struct cli_session *session, struct cli_journal *journal);

#endif
