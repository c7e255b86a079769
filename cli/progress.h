/* A line on the terminal that tells how far long work has come.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "session.h"
#include "zhengce.h"

struct cli_progress {
    const struct cli_session *session;
    bool wanted;   /* there is a terminal, and it is not to be quiet */
    bool shown;    /* the line stands there now */
    bool counting; /* it is known how much there is to do */
    struct timespec start;
    struct timespec last; /* when it was drawn */
};

struct cli_progress cli_progress_start(const struct cli_session *session, bool quiet);

/* Draws the line anew, a few times a second at most.  A total of 0: nobody knows yet. */
void cli_progress_show(struct cli_progress *progress, uint64_t done, uint64_t total,
                       zc_string what);

/* Takes the line away, before anything else is printed. */
void cli_progress_clear(struct cli_progress *progress);

#endif
