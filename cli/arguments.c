/* What a command was given.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "arguments.h"

#include "message.h"
#include "usage.h"

bool cli_arguments_take(struct cli_session *session, const struct cli_command *command,
                        const struct cli_option_group *groups, int argc, char **argv,
                        struct cli_words *words, int *status)
{
    enum cli_parsed parsed = cli_options_parse(session, groups, argc, argv, words);
    if (parsed == CLI_PARSED && command->check != NULL &&
        !command->check(session, command, groups[0].target, words)) {
        parsed = CLI_PARSED_BAD;
    }
    if (parsed == CLI_PARSED) {
        return true;
    }
    *status = cli_usage_end(session, command, groups, parsed);
    return false;
}

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
