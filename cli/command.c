/* Finding a command by its name.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <string.h>

#include "message.h"
#include "nearest.h"

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
