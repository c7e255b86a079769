/* Checks of what a command was given besides its options.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_ARGUMENTS_H
#define CLI_ARGUMENTS_H

#include <stdbool.h>

#include "command.h"

/* Checks for commands that take no words, and for those that cannot do without. */
bool cli_arguments_none(struct cli_session *session, const struct cli_command *command,
                        const void *settings, const struct cli_words *words);
bool cli_arguments_query(struct cli_session *session, const struct cli_command *command,
                         const void *settings, const struct cli_words *words);

/* For a command's own check: whether there are words or, `filtered`, something else that says
 * which documents are meant; else says so. */
bool cli_arguments_select(struct cli_session *session, const struct cli_command *command,
                          const struct cli_words *words, bool filtered);

#endif
