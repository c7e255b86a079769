/* zhengce tokenize: shows what the analyser makes of a text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "escape.h"
#include "format.h"
#include "json.h"
#include "memory.h"
#include "message.h"
#include "width.h"

struct settings {
    int format;
};

/* What the observers need. */
struct view {
    struct cli_output *out;
    size_t widest; /* columns of the widest token */
    size_t count;
    json_t *tokens;
};

static const struct cli_option options[] = {
    CLI_FORMAT_OPTION(offsetof(struct settings, format), cli_format_text_json_tsv),
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce tokenize '“双减”工作'", {"the tokens of a text", "一段文字的词项"}},
    {"zhengce tokenize < document.txt", {"the tokens of a file", "一个文件的词项"}},
    {NULL, {NULL, NULL}},
};

static const char *kind_name(zc_token_kind kind)
{
    switch (kind) {
    case ZC_TOKEN_BIGRAM:
        return "bigram";
    case ZC_TOKEN_LAST:
        return "last";
    case ZC_TOKEN_WORD:
        return "word";
    case ZC_TOKEN_STEM:
        return "stem";
    }
    return "unknown";
}

/* ------------------------------------------------------------------------- */
/* Observers                                                                  */

static bool measure_token(void *context, const zc_token *token)
{
    struct view *view = context;
    size_t width = cli_width_text(token->text);
    view->widest = width > view->widest ? width : view->widest;
    view->count++;
    return true;
}

static bool print_token(void *context, const zc_token *token)
{
    struct view *view = context;
    cli_output_format(view->out, "%-6s  ", kind_name(token->kind));
    cli_escape_plain(view->out, token->text, 0);
    cli_output_spaces(view->out, view->widest - cli_width_text(token->text));
    cli_output_format(view->out, "  %6zu %6zu  %6zu %6zu\n", token->start_byte, token->end_byte,
                      token->start_char, token->end_char);
    return view->out->error == 0;
}

static bool print_token_tsv(void *context, const zc_token *token)
{
    struct view *view = context;
    cli_output_format(view->out, "%s\t", kind_name(token->kind));
    cli_escape_tsv(view->out, token->text);
    cli_output_format(view->out, "\t%zu\t%zu\t%zu\t%zu\n", token->start_byte, token->end_byte,
                      token->start_char, token->end_char);
    view->count++;
    return view->out->error == 0;
}

static bool collect_token(void *context, const zc_token *token)
{
    struct view *view = context;
    json_t *object = cli_json_object();
    zc_string kind = {kind_name(token->kind), strlen(kind_name(token->kind))};
    cli_json_set(object, "kind", cli_json_text(kind));
    cli_json_set(object, "text", cli_json_text(token->text));
    cli_json_set(object, "start_byte", cli_json_count(token->start_byte));
    cli_json_set(object, "end_byte", cli_json_count(token->end_byte));
    cli_json_set(object, "start_char", cli_json_count(token->start_char));
    cli_json_set(object, "end_char", cli_json_count(token->end_char));
    cli_json_append(view->tokens, object);
    view->count++;
    return true;
}

/* ------------------------------------------------------------------------- */
/* Formats                                                                    */

/* Analysing twice is cheaper than keeping the tokens to align them. */
static zc_status print_text(struct view *view, zc_string text, zc_error *error)
{
    zc_status status = zc_tokenize(text, measure_token, view, error);
    return status == ZC_OK ? zc_tokenize(text, print_token, view, error) : status;
}

static zc_status print_tsv(struct view *view, zc_string text, zc_error *error)
{
    cli_output_puts(view->out, "kind\ttext\tstart_byte\tend_byte\tstart_char\tend_char\n");
    return zc_tokenize(text, print_token_tsv, view, error);
}

static zc_status print_json(struct cli_session *session, struct view *view, zc_string text,
                            zc_error *error)
{
    view->tokens = cli_json_array();
    zc_status status = zc_tokenize(text, collect_token, view, error);
    json_t *root = cli_json_answer();
    cli_json_set(root, "tokens", view->tokens);
    if (status == ZC_OK) {
        cli_json_finish(session, root);
    } else {
        json_decref(root);
    }
    return status;
}

static int tokenize(struct cli_session *session, const struct settings *settings, zc_string text)
{
    zc_error error;
    zc_status status;
    struct view view = {.out = session->out};
    if (settings->format == CLI_FORMAT_JSON) {
        status = print_json(session, &view, text, &error);
    } else if (settings->format == CLI_FORMAT_TSV) {
        status = print_tsv(&view, text, &error);
    } else {
        status = print_text(&view, text, &error);
    }
    if (status != ZC_OK && status != ZC_CANCELLED) {
        return cli_error_tell(session, &error);
    }
    return view.count > 0 ? CLI_EXIT_DONE : CLI_EXIT_NOTHING;
}

/* ------------------------------------------------------------------------- */
/* Where the text comes from                                                  */

/* Reads standard input to its end, which may hold anything, NULs included.  NULL
 * after telling the user; free it otherwise. */
static char *read_input(struct cli_session *session, size_t *len)
{
    char *data = NULL;
    size_t used = 0, capacity = 0;
    ssize_t got = 0;
    do {
        used += (size_t)got;
        data = cli_memory_extend(data, used, &capacity, 1);
        got = read(STDIN_FILENO, data + used, capacity - used);
    } while (got > 0);
    if (got < 0) {
        cli_error_say(session, "cannot read standard input: %s", "无法读取标准输入：%s",
                      cli_error_reason(session, errno));
        free(data);
        return NULL;
    }
    *len = used;
    return data;
}

static char *read_words(const struct cli_words *words, size_t *len)
{
    char *text = cli_words_join(words);
    *len = strlen(text);
    return text;
}

static int run(struct cli_session *session, const void *settings, const struct cli_words *words)
{
    size_t len = 0;
    bool given = words->count > 1 || (words->count == 1 && strcmp(words->items[0], "-") != 0);
    char *text = given ? read_words(words, &len) : read_input(session, &len);
    int status = CLI_EXIT_ERROR;
    if (text != NULL) {
        status = tokenize(session, settings, (zc_string){text, len});
    }
    free(text);
    return status;
}

static const struct settings defaults = {.format = CLI_FORMAT_DEFAULT};

static const struct cli_option_group groups[] = {
    {options, 0},
    {NULL, 0},
};

const struct cli_command cli_command_tokenize = {
    .name = "tokenize",
    .summary = {"shows how the analyser splits a text", "显示分析器如何切分文字"},
    .synopsis = {"tokenize [options] [TEXT...]", "tokenize [选项] [文字…]"},
    .examples = examples,
    .groups = groups,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .run = run,
};
