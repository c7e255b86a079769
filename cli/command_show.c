/* zhengce show: a document, or a passage among its neighbours.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <string.h>

#include "database.h"
#include "escape.h"
#include "excerpt.h"
#include "format.h"
#include "json.h"
#include "message.h"
#include "outline.h"
#include "text.h"

struct settings {
    const char *db;
    size_t context;
    bool outline;
    bool text;
    int format;
};

/* Far more neighbours than any document has. */
#define CONTEXT_MAX 1000000

static const struct cli_option options[] = {
    {.name = "context",
     .kind = CLI_OPTION_NUMBER,
     .offset = offsetof(struct settings, context),
     .most = CONTEXT_MAX,
     .argument = "K",
     .help = {"show K passages on either side of a passage", "段落前后各显示 K 段"}},
    {.name = "outline",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, outline),
     .help = {"print only the headings, as a tree", "只列标题，按层次缩进"}},
    {.name = "text",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, text),
     .help = {"print the source's text, byte for byte", "逐字节输出来源文本"}},
    {.name = "source",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, text),
     .help = {"the same as --text", "同 --text"}},
    CLI_FORMAT_OPTION(offsetof(struct settings, format), cli_format_text_json),
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce show ID",
     {"a document or passage, by the id that search printed",
      "按 search 给出的编号显示文献或段落"}},
    {"zhengce show --context 2 ID",
     {"a passage with two neighbours on either side", "一个段落及其前后各两段"}},
    {"zhengce show --outline ID", {"the headings of a document", "文献的提纲"}},
    {"zhengce show --text ID > document.txt",
     {"the text that all offsets refer to", "各偏移量所指的原文"}},
    {NULL, {NULL, NULL}},
};

static int show_text(struct cli_session *session, zc_reader *reader, zc_string id)
{
    zc_error error;
    zc_string text = {NULL, 0};
    if (zc_fetch_text(reader, id, &text, &error) != ZC_OK) {
        return cli_error_tell(session, &error);
    }
    cli_output_string(session->out, text);
    zc_text_free(&text);
    return CLI_EXIT_DONE;
}

static int show_excerpt(struct cli_session *session, zc_reader *reader, zc_string id,
                        const struct settings *settings)
{
    zc_error error;
    zc_excerpt *excerpt = NULL;
    if (zc_fetch(reader, id, settings->context, &excerpt, &error) != ZC_OK) {
        return cli_database_tell(session, &error);
    }
    if (settings->format == CLI_FORMAT_JSON) {
        cli_excerpt_json(session, excerpt);
    } else {
        cli_excerpt_text(session, excerpt);
    }
    zc_excerpt_free(excerpt);
    return CLI_EXIT_DONE;
}

static void print_outline(struct cli_session *session, const zc_outline *outline)
{
    cli_text_begin(session, CLI_STYLE_TITLE);
    cli_escape_plain(session->out, cli_text_title(session, outline->document), 0);
    cli_text_end(session);
    cli_output_puts(session->out, "\n");
    cli_outline_text(session, outline);
}

static void print_outline_json(struct cli_session *session, const zc_outline *outline)
{
    json_t *root = cli_json_answer();
    cli_json_set(root, "document", cli_json_document(outline->document));
    cli_json_set(root, "outline", cli_outline_tree(outline));
    cli_json_finish(session, root);
}

static int show_outline(struct cli_session *session, zc_reader *reader, zc_string id,
                        const struct settings *settings)
{
    zc_error error;
    zc_outline *outline = NULL;
    if (zc_outline_fetch(reader, id, &outline, &error) != ZC_OK) {
        return cli_database_tell(session, &error);
    }
    if (settings->format == CLI_FORMAT_JSON) {
        print_outline_json(session, outline);
    } else {
        print_outline(session, outline);
    }
    zc_outline_free(outline);
    return CLI_EXIT_DONE;
}

static int show_id(struct cli_session *session, zc_reader *reader, zc_string id,
                   const struct settings *settings)
{
    if (settings->text) {
        return show_text(session, reader, id);
    }
    return settings->outline ? show_outline(session, reader, id, settings)
                             : show_excerpt(session, reader, id, settings);
}

static int run(struct cli_session *session, const void *given, const struct cli_words *words)
{
    const struct settings *settings = given;
    zc_reader *reader = NULL;
    zc_string id = {words->items[0], strlen(words->items[0])};
    int status = cli_database_open(session, settings->db, &reader);
    if (status == CLI_EXIT_DONE) {
        status = show_id(session, reader, id, settings);
    }
    zc_reader_close(reader);
    return status;
}

/* What the tables cannot say: which settings go together. */
static bool check(struct cli_session *session, const struct cli_command *command, const void *given,
                  const struct cli_words *words)
{
    const struct settings *settings = given;
    (void)command;
    if (words->count != 1) {
        cli_error_say(session, "show needs exactly one id", "show 需要恰好一个编号");
    } else if (settings->outline && settings->text) {
        cli_error_say(session,
                      "--outline and --text (or --source) print different things: choose one",
                      "--outline 与 --text（或 --source）只能选一个");
    } else if (settings->text && settings->format == CLI_FORMAT_JSON) {
        cli_error_say(session, "--text (or --source) prints bytes as they are, not json",
                      "--text（或 --source）逐字节输出原文，不能用 json 格式");
    } else {
        return true;
    }
    return false;
}

static const struct settings defaults = {.format = CLI_FORMAT_DEFAULT};

static const struct cli_option_group groups[] = {
    {options, 0},
    {cli_database_options, offsetof(struct settings, db)},
    {NULL, 0},
};

const struct cli_command cli_command_show = {
    .name = "show",
    .summary = {"prints a document or passage", "显示一篇文献或一个段落"},
    .synopsis = {"show [options] ID", "show [选项] 编号"},
    .examples = examples,
    .groups = groups,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .check = check,
    .run = run,
};
