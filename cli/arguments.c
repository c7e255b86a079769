/* Checks of what a command was given besides its options.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "arguments.h"

#include "message.h"

bool cli_arguments_none(struct cli_session *session, const struct cli_command *command,
                        const void *settings, const struct cli_words *words)
{
    (void)settings;
    if (words->count > 0) {
        cli_error_say(session, "%s takes no argument: '%s'", "%s 不带参数：“%s”", command->name,
                      words->items[0]);
    }
    return words->count == 0;
}

bool cli_arguments_query(struct cli_session *session, const struct cli_command *command,
                         const void *settings, const struct cli_words *words)
{
    (void)settings;
    if (words->count == 0) {
        cli_error_say(session, "%s needs a query", "%s 需要检索式", command->name);
    }
    return words->count > 0;
}

bool cli_arguments_select(struct cli_session *session, const struct cli_command *command,
                          const struct cli_words *words, bool filtered)
{
    if (words->count == 0 && !filtered) {
        cli_error_say(session, "%s needs a query or a filter", "%s 需要检索式或筛选条件",
                      command->name);
    }
    return words->count > 0 || filtered;
}
