/* zhengce help: the commands, or one of them in full.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include "message.h"

static const struct cli_example examples[] = {
    {"zhengce help search", {"all options of search", "search 的全部选项"}},
    {NULL, {NULL, NULL}},
};

static void print_overview_line(struct cli_session *session, const struct cli_command *command)
{
    cli_output_format(session->out, "  %-9s %s\n            %s\n", command->name,
                      cli_phrase_pick(session->language, command->summary),
                      command->examples[0].line);
}

void cli_command_overview(struct cli_session *session)
{
    static const struct cli_phrase head = {
        "zhengce searches Chinese policy documents, exactly.\n\n"
        "Usage: zhengce COMMAND [options]\n\n",
        "zhengce：政策文献全文检索，逐字准确。\n\n用法：zhengce 命令 [选项]\n\n"};
    static const struct cli_phrase foot = {
        "\n'zhengce COMMAND --help' explains a command, 'man 7 zhengce-query' the query "
        "language.\n",
        "\nzhengce 命令 --help 解释一条命令；man 7 zhengce-query 解释检索式。\n"};
    cli_output_puts(session->out, cli_phrase_pick(session->language, head));
    for (const struct cli_command *const *at = session->commands; *at != NULL; at++) {
        print_overview_line(session, *at);
    }
    cli_output_puts(session->out, cli_phrase_pick(session->language, foot));
}

/* Lets a command print its own help, as if it had been called with --help. */
static int help_with(struct cli_session *session, char *name)
{
    char option[] = "--help";
    char *arguments[] = {name, option, NULL};
    const struct cli_command *command = cli_command_find(session, name);
    return command != NULL ? cli_command_run(session, command, 2, arguments) : CLI_EXIT_ERROR;
}

static bool check(struct cli_session *session, const struct cli_command *command,
                  const void *settings, const struct cli_words *words)
{
    (void)command;
    (void)settings;
    if (words->count > 1) {
        cli_error_say(session, "help explains one command at a time", "help 一次只解释一条命令");
    }
    return words->count <= 1;
}

static int run(struct cli_session *session, const void *settings, const struct cli_words *words)
{
    (void)settings;
    if (words->count == 1) {
        return help_with(session, words->items[0]);
    }
    cli_command_overview(session);
    return CLI_EXIT_DONE;
}

static const struct cli_option_group groups[] = {
    {NULL, 0},
};

const struct cli_command cli_command_help = {
    .name = "help",
    .summary = {"explains a command", "解释一条命令"},
    .synopsis = {"help [COMMAND]", "help [命令]"},
    .examples = examples,
    .groups = groups,
    .check = check,
    .run = run,
};
