/* zhengce: the table of commands and the way into them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "command.h"
#include "message.h"
#include "nearest.h"
#include "session.h"

static const struct cli_command *const commands[] = {
    &cli_command_index,  &cli_command_search,   &cli_command_show,   &cli_command_count,
    &cli_command_kwic,   &cli_command_outline,  &cli_command_facets, &cli_command_status,
    &cli_command_verify, &cli_command_tokenize, &cli_command_help,   NULL,
};

static int show_version(struct cli_session *session)
{
    cli_output_format(session->out, "zhengce %s\n", zc_version());
    return CLI_EXIT_DONE;
}

/* The option that is understood without a command and that `option` was meant to be; NULL
 * for none. */
static const char *guess_option(const char *option)
{
    const char *name = option + strspn(option, "-");
    if (strcmp(name, "v") == 0) { /* many programs' letter for it */
        return "version";
    }
    struct cli_nearest nearest = cli_nearest_start(name);
    cli_nearest_offer(&nearest, "version");
    cli_nearest_offer(&nearest, "help");
    return nearest.best;
}

/* An option where the command should stand. */
static int run_option(struct cli_session *session, const char *option)
{
    if (strcmp(option, "--version") == 0 || strcmp(option, "-V") == 0) {
        return show_version(session);
    }
    if (strcmp(option, "--help") == 0 || strcmp(option, "-h") == 0) {
        cli_command_overview(session);
        return CLI_EXIT_DONE;
    }
    const char *meant = guess_option(option);
    if (meant != NULL) {
        return cli_error_say(session, "unknown option '%s'; did you mean '--%s'?",
                             "没有选项“%s”；是不是“--%s”？", option, meant);
    }
    return cli_error_say(session, "options follow the command: zhengce COMMAND %s",
                         "选项写在命令之后：zhengce 命令 %s", option);
}

static int dispatch(struct cli_session *session, int argc, char **argv)
{
    if (argc < 2) {
        cli_command_overview(session);
        return CLI_EXIT_DONE;
    }
    if (argv[1][0] == '-') {
        return run_option(session, argv[1]);
    }
    if (strcmp(argv[1], "version") == 0) {
        return show_version(session);
    }
    const struct cli_command *command = cli_command_find(session, argv[1]);
    return command != NULL ? cli_command_run(session, command, argc - 1, argv + 1) : CLI_EXIT_ERROR;
}

int main(int argc, char **argv)
{
    static struct cli_output out; /* off the stack, which cannot grow where memory is short */
    struct cli_session session;
    cli_session_open(&session, &out, commands);
    return cli_session_close(&session, dispatch(&session, argc, argv));
}
