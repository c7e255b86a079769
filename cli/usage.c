/* A command's help, printed from the tables that parse its options.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "usage.h"

#include <string.h>

#include "message.h"
#include "width.h"

/* Where the explanations begin. */
enum { HELP_COLUMN = 28 };

/* Writes how an option is typed, such as "  -n, --limit N"; returns its width. */
static size_t print_form(struct cli_output *out, const struct cli_option *option)
{
    char form[128];
    char letter[8] = "    ";
    if (option->letter != 0) {
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    }
    const char *argument = option->argument != NULL ? option->argument : "";
    snprintf(form, sizeof form, "  %s--%s%s%s", letter, option->name, *argument ? " " : "",
             argument);
    zc_string text = {form, strlen(form)};
    cli_output_string(out, text);
    return cli_width_text(text);
}

static void print_choices(struct cli_output *out, const struct cli_choice *choices)
{
    const char *separator = " (";
    for (; choices->name != NULL; choices++) {
        cli_output_format(out, "%s%s", separator, choices->name);
        separator = ", ";
    }
    cli_output_puts(out, ")");
}

static void print_option(struct cli_session *session, const struct cli_option *option)
{
    struct cli_output *out = session->out;
    size_t width = print_form(out, option);
    if (width + 2 > HELP_COLUMN) {
        cli_output_puts(out, "\n");
        width = 0;
    }
    cli_output_spaces(out, HELP_COLUMN - width);
    cli_output_puts(out, cli_phrase_pick(session->language, option->help));
    if (option->choices != NULL) {
        print_choices(out, option->choices);
    }
    cli_output_puts(out, "\n");
}

static void print_examples(struct cli_session *session, const struct cli_example *example)
{
    static const struct cli_phrase heading = {"Examples:", "示例："};
    cli_output_format(session->out, "\n%s\n", cli_phrase_pick(session->language, heading));
    for (; example->line != NULL; example++) {
        cli_output_format(session->out, "  %s\n      %s\n", example->line,
                          cli_phrase_pick(session->language, example->meaning));
    }
}

static void print_help(struct cli_session *session, const struct cli_command *command)
{
    static const struct cli_phrase usage = {"Usage: ", "用法："}, options = {"Options:", "选项："};
    enum cli_language language = session->language;
    cli_output_format(session->out, "%szhengce %s\n\n%s\n\n%s\n", cli_phrase_pick(language, usage),
                      cli_phrase_pick(language, command->synopsis),
                      cli_phrase_pick(language, command->summary),
                      cli_phrase_pick(language, options));
    const struct cli_option_group *group = command->groups;
    for (; group->options != NULL; group++) {
        for (const struct cli_option *option = group->options; option->name != NULL; option++) {
            print_option(session, option);
        }
    }
    print_option(session, &cli_option_help);
    print_examples(session, command->examples);
}

int cli_usage_end(struct cli_session *session, const struct cli_command *command,
                  enum cli_parsed parsed)
{
    if (parsed == CLI_PARSED_HELP) {
        print_help(session, command);
        return CLI_EXIT_DONE;
    }
    cli_line_say(session, "Try 'zhengce %s --help'.", "请看 zhengce %s --help。", command->name);
    return CLI_EXIT_ERROR;
}
