/* What every part of one run of the command shares: the user's language and the
 * two streams.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include <stdio.h>

#include "output.h"
#include "phrase.h"
#include "terminal.h"

struct cli_command;

struct cli_session {
    enum cli_language language;
    struct cli_output *out;                    /* data */
    FILE *err;                                 /* everything else */
    struct cli_terminal out_terminal;          /* behind `out` */
    struct cli_terminal err_terminal;          /* behind `err` */
    const struct cli_command *const *commands; /* all there are, NULL at the end */
};

/* Opens the session on the process's own streams. */
void cli_session_open(struct cli_session *session, struct cli_output *out,
                      const struct cli_command *const *commands);

/* Writes out what is buffered and returns the exit status: `status`, unless the
 * data could not be written. */
int cli_session_close(struct cli_session *session, int status);

#endif
