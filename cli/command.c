/* Finding a command by its name, and running it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "message.h"
#include "nearest.h"
#include "usage.h"

const struct cli_command *cli_command_find(struct cli_session *session, const char *name)
{
    struct cli_nearest nearest = cli_nearest_start(name);
    for (const struct cli_command *const *at = session->commands; *at != NULL; at++) {
        if (strcmp((*at)->name, name) == 0) {
            return *at;
        }
        cli_nearest_offer(&nearest, (*at)->name);
    }
    if (nearest.best != NULL) {
        cli_error_say(session, "unknown command '%s'; did you mean '%s'?",
                      "没有命令“%s”；是不是“%s”？", name, nearest.best);
    } else {
        cli_error_say(session, "unknown command '%s'; 'zhengce help' lists all",
                      "没有命令“%s”；zhengce help 列出全部命令", name);
    }
    return NULL;
}

static int run_with(struct cli_session *session, const struct cli_command *command, void *settings,
                    int argc, char **argv)
{
    struct cli_words words;
    enum cli_parsed parsed =
        cli_options_parse(session, command->groups, settings, argc, argv, &words);
    if (parsed == CLI_PARSED && command->check != NULL &&
        !command->check(session, command, settings, &words)) {
        parsed = CLI_PARSED_BAD;
    }
    return parsed == CLI_PARSED ? command->run(session, settings, &words)
                                : cli_usage_end(session, command, parsed);
}

int cli_command_run(struct cli_session *session, const struct cli_command *command, int argc,
                    char **argv)
{
    void *settings = cli_memory_take(command->settings_size);
    if (command->settings_size > 0) {
        memcpy(settings, command->defaults, command->settings_size);
    }
    int status = run_with(session, command, settings, argc, argv);
    free(settings);
    return status;
}
