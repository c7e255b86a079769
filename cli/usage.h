/* A command's help, printed from the tables that parse its options.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_USAGE_H
#define CLI_USAGE_H

#include "command.h"
#include "options.h"

/* Ends a command whose arguments were not CLI_PARSED: prints its help, or says
 * where to find it.  Returns the exit status. */
int cli_usage_end(struct cli_session *session, const struct cli_command *command,
                  enum cli_parsed parsed);

#endif
