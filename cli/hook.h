/* Programs that run before and after indexing.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_HOOK_H
#define CLI_HOOK_H

#include <stdbool.h>

#include "session.h"

/* Runs `program`, found like a command and without a shell, and waits for it.  What it
 * prints goes to stderr, since stdout belongs to the summary.  It finds the index in
 * ZHENGCE_DB and `result`, unless that is NULL, in ZHENGCE_RESULT.  False after telling
 * the user that it failed. */
bool cli_hook_run(struct cli_session *session, const char *program, const char *db,
                  const char *result);

#endif
