/* zhengce verify: checks the index's integrity.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <stdlib.h>

#include "database.h"
#include "format.h"
#include "json.h"
#include "message.h"
#include "usage.h"

struct settings {
    const char *db;
    int format;
};

/* What the observer needs. */
struct check {
    struct cli_session *session;
    json_t *problems; /* NULL: print them as they come */
};

static const struct cli_option options[] = {
    {.name = "format",
     .kind = CLI_OPTION_CHOICE,
     .offset = offsetof(struct settings, format),
     .choices = cli_format_text_json,
     .argument = "FORMAT",
     .help = {"output format", "输出格式"}},
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce verify", {"reads the whole index and reports damage", "通读索引，报告损坏"}},
    {NULL, {NULL, NULL}},
};

static void note_problem(void *context, const zc_note *problem)
{
    struct check *check = context;
    zc_string text = cli_note_pick(check->session, problem->text, problem->text_zh);
    if (check->problems != NULL) {
        cli_json_append(check->problems, cli_json_text(text));
    } else {
        cli_error_say(check->session, "%.*s", "%.*s", (int)text.len, text.data);
    }
}

static int report(struct check *check, zc_status status, const zc_error *error)
{
    if (status != ZC_OK && status != ZC_CORRUPT) {
        json_decref(check->problems);
        return cli_error_tell(check->session, error);
    }
    if (check->problems != NULL) {
        json_t *root = cli_json_answer();
        cli_json_set(root, "sound", cli_json_bool(status == ZC_OK));
        cli_json_set(root, "problems", check->problems);
        cli_json_finish(check->session, root);
    } else if (status == ZC_OK) {
        cli_output_puts(check->session->out,
                        check->session->language == CLI_CHINESE ? "索引完好\n" : "sound\n");
    }
    return status == ZC_OK ? CLI_EXIT_DONE : cli_error_tell(check->session, error);
}

static int verify_with(struct cli_session *session, const struct settings *settings)
{
    zc_error error;
    struct check check = {session, NULL};
    char *path = cli_database_find(session, settings->db);
    if (path == NULL) {
        return CLI_EXIT_ERROR;
    }
    if (settings->format == CLI_FORMAT_JSON) {
        check.problems = cli_json_array();
    }
    zc_status status = zc_verify(path, note_problem, &check, &error);
    free(path);
    return report(&check, status, &error);
}

static int run(struct cli_session *session, int argc, char **argv)
{
    struct settings settings = {.format = CLI_FORMAT_DEFAULT};
    const struct cli_option_group groups[] = {
        {options, &settings}, {cli_database_options, &settings.db}, {NULL, NULL}};
    struct cli_words words;
    enum cli_parsed parsed = cli_options_parse(session, groups, argc, argv, &words);
    if (parsed == CLI_PARSED && words.count > 0) {
        cli_error_say(session, "verify takes no argument: '%s'", "verify 不带参数：“%s”",
                      words.items[0]);
        parsed = CLI_PARSED_BAD;
    }
    if (parsed != CLI_PARSED) {
        return cli_usage_end(session, &cli_command_verify, groups, parsed);
    }
    return verify_with(session, &settings);
}

const struct cli_command cli_command_verify = {
    .name = "verify",
    .summary = {"checks the index's integrity", "检查索引是否完好"},
    .synopsis = {"verify [options]", "verify [选项]"},
    .examples = examples,
    .run = run,
};
