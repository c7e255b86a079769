/* zhengce kwic: every match on a line of its own, the matches below each other.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <inttypes.h>
#include <stdlib.h>

#include "arguments.h"
#include "concordance.h"
#include "database.h"
#include "escape.h"
#include "format.h"
#include "json.h"
#include "memory.h"
#include "message.h"
#include "question.h"
#include "width.h"

enum {
    WIDTH_MAX = 1000,
    WIDTH_WITHOUT_TERMINAL = 40,
    WIDTH_LEAST = 10 /* less tells nothing, even if the lines wrap */
};

struct settings {
    struct cli_question question;
    size_t limit;
    size_t width; /* 0: as wide as the terminal allows */
    int format;
};

/* One line to print. */
struct line {
    const zc_document *document;
    const zc_passage *passage;
    size_t mark;
    struct cli_concordance cut;
};

struct lines {
    struct line *items;
    size_t count;
};

static const struct cli_option options[] = {
    CLI_LIMIT_OPTION(offsetof(struct settings, limit), "lines to show (50)", "显示多少行（50）"),
    {.name = "width",
     .kind = CLI_OPTION_NUMBER,
     .offset = offsetof(struct settings, width),
     .least = 1,
     .most = WIDTH_MAX,
     .argument = "N",
     .help = {"columns of context on each side (what fits the terminal, or 40)",
              "每侧上下文的列数（取自终端，否则 40）"}},
    CLI_FORMAT_OPTION(offsetof(struct settings, format), cli_format_text_json_tsv),
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce kwic 教育评价改革", {"each match in its context", "逐处显示上下文"}},
    {"zhengce kwic -n 500 --format tsv 双减 > lines.tsv", {"for a spreadsheet", "供电子表格使用"}},
    {NULL, {NULL, NULL}},
};

/* ------------------------------------------------------------------------- */
/* The lines                                                                  */

/* Lists the first `limit` matches in the order of the answer. */
static struct lines list_matches(const zc_answer *answer, size_t limit)
{
    struct lines lines = {NULL, 0};
    size_t capacity = 0;
    for (size_t i = 0; i < answer->hit_count; i++) {
        const zc_hit *hit = &answer->hits[i];
        const zc_passage *passage = hit->passages;
        size_t marks = hit->passage_count > 0 ? passage->mark_count : 0;
        for (size_t mark = 0; mark < marks && lines.count < limit; mark++) {
            lines.items =
                cli_memory_extend(lines.items, lines.count, &capacity, sizeof *lines.items);
            lines.items[lines.count++] =
                (struct line){.document = hit->document, .passage = passage, .mark = mark};
        }
    }
    return lines;
}

static void cut_lines(const struct lines *lines, size_t columns)
{
    for (size_t i = 0; i < lines->count; i++) {
        struct line *line = &lines->items[i];
        line->cut = cli_concordance_make(line->passage, line->mark, columns);
    }
}

static void free_lines(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        cli_concordance_free(&lines->items[i].cut);
    }
    free(lines->items);
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Columns of "ID:LINE", the lines' own numbers being known only when cut. */
static size_t place_columns(const struct line *line)
{
    int digits = snprintf(NULL, 0, "%" PRIu64, line->cut.line);
    return cli_width_text(line->document->id) + 1 + (size_t)(digits > 0 ? digits : 0);
}

static size_t widest_place(const struct lines *lines)
{
    size_t widest = 0;
    for (size_t i = 0; i < lines->count; i++) {
        widest = larger(widest, place_columns(&lines->items[i]));
    }
    return widest;
}

static size_t widest_key(const struct lines *lines)
{
    size_t widest = 0;
    for (size_t i = 0; i < lines->count; i++) {
        widest = larger(widest, cli_width_text(lines->items[i].cut.key));
    }
    return widest;
}

/* What a terminal leaves for either side of the widest key. */
static size_t context_columns(const struct cli_session *session, const struct settings *settings,
                              struct lines *lines)
{
    if (settings->width > 0) {
        return settings->width;
    }
    if (settings->format != CLI_FORMAT_DEFAULT && settings->format != CLI_FORMAT_TEXT) {
        return WIDTH_WITHOUT_TERMINAL;
    }
    if (!session->out_terminal.present) {
        return WIDTH_WITHOUT_TERMINAL;
    }
    size_t used = widest_place(lines) + 2 + widest_key(lines);
    size_t columns = session->out_terminal.columns;
    return columns > used ? larger((columns - used) / 2, WIDTH_LEAST) : WIDTH_LEAST;
}

/* ------------------------------------------------------------------------- */
/* Formats                                                                    */

static void print_text_line(struct cli_session *session, const struct line *line, size_t place,
                            size_t columns)
{
    struct cli_output *out = session->out;
    cli_output_puts(out, cli_terminal_begin(&session->out_terminal, CLI_STYLE_PLACE));
    cli_escape_plain(out, line->document->id, 0);
    cli_output_format(out, ":%" PRIu64, line->cut.line);
    cli_output_puts(out, cli_terminal_end(&session->out_terminal));
    size_t left = cli_width_text(line->cut.left);
    cli_output_spaces(out, place - place_columns(line) + 2 + (columns > left ? columns - left : 0));
    cli_output_string(out, line->cut.left);
    cli_output_puts(out, cli_terminal_begin(&session->out_terminal, CLI_STYLE_MATCH));
    cli_output_string(out, line->cut.key);
    cli_output_puts(out, cli_terminal_end(&session->out_terminal));
    cli_output_string(out, line->cut.right);
    cli_output_puts(out, "\n");
}

static void print_text(struct cli_session *session, const struct lines *lines, size_t columns)
{
    size_t place = widest_place(lines);
    for (size_t i = 0; i < lines->count; i++) {
        print_text_line(session, &lines->items[i], place, columns);
    }
}

static void print_tsv(struct cli_session *session, const struct lines *lines)
{
    struct cli_output *out = session->out;
    cli_output_puts(out, "document_id\tpassage_id\tpath\tline\tleft\tkey\tright\n");
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        cli_escape_tsv(out, line->document->id);
        cli_output_puts(out, "\t");
        cli_escape_tsv(out, line->passage->id);
        cli_output_puts(out, "\t");
        cli_escape_tsv(out, line->document->path);
        cli_output_format(out, "\t%" PRIu64 "\t", line->cut.line);
        cli_escape_tsv(out, line->cut.left);
        cli_output_puts(out, "\t");
        cli_escape_tsv(out, line->cut.key);
        cli_output_puts(out, "\t");
        cli_escape_tsv(out, line->cut.right);
        cli_output_puts(out, "\n");
    }
}

static json_t *make_line(const struct line *line)
{
    json_t *object = cli_json_object();
    bool placed = line->mark < line->passage->match_count;
    zc_span match = placed ? line->passage->matches[line->mark] : (zc_span){0, 0};
    cli_json_set(object, "document_id", cli_json_text(line->document->id));
    cli_json_set(object, "passage_id", cli_json_text(line->passage->id));
    cli_json_set(object, "path", cli_json_known(line->document->path));
    cli_json_set(object, "line", cli_json_count(line->cut.line));
    cli_json_set(object, "left", cli_json_text(line->cut.left));
    cli_json_set(object, "key", cli_json_text(line->cut.key));
    cli_json_set(object, "right", cli_json_text(line->cut.right));
    cli_json_set(object, "start_byte", cli_json_count(match.start));
    cli_json_set(object, "end_byte", cli_json_count(match.end));
    return object;
}

static void print_json(struct cli_session *session, const zc_answer *answer,
                       const struct lines *lines)
{
    json_t *root = cli_json_answer();
    json_t *array = cli_json_array();
    for (size_t i = 0; i < lines->count; i++) {
        cli_json_append(array, make_line(&lines->items[i]));
    }
    cli_json_set(root, "query", cli_json_text(answer->query));
    cli_json_set(root, "notes", cli_json_notes(session, answer));
    cli_json_set(root, "matches", cli_json_count(answer->matches));
    cli_json_set(root, "lines", array);
    cli_json_finish(session, root);
}

static void tell_rest(struct cli_session *session, const zc_answer *answer,
                      const struct lines *lines)
{
    for (size_t i = 0; i < answer->note_count; i++) {
        cli_note_tell(session, NULL, &answer->notes[i]);
    }
    if (answer->total == 0) {
        cli_line_say(session, "nothing found", "没有找到");
    } else if (lines->count < answer->matches) {
        cli_line_say(session, "%zu of %" PRIu64 " matches shown", "显示 %zu 处，共 %" PRIu64 " 处",
                     lines->count, answer->matches);
    }
}

static int print_answer(struct cli_session *session, const zc_answer *answer, const void *given)
{
    const struct settings *settings = given;
    struct lines lines = list_matches(answer, settings->limit);
    cut_lines(&lines, 0); /* the keys alone, which say how much room is left */
    size_t columns = context_columns(session, settings, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        cli_concordance_free(&lines.items[i].cut);
    }
    cut_lines(&lines, columns);
    if (settings->format == CLI_FORMAT_JSON) {
        print_json(session, answer, &lines);
    } else if (settings->format == CLI_FORMAT_TSV) {
        print_tsv(session, &lines);
        tell_rest(session, answer, &lines);
    } else {
        print_text(session, &lines, columns);
        tell_rest(session, answer, &lines);
    }
    free_lines(&lines);
    return answer->total > 0 ? CLI_EXIT_DONE : CLI_EXIT_NOTHING;
}

/* ------------------------------------------------------------------------- */
/* The command                                                                */

static int run(struct cli_session *session, const void *given, const struct cli_words *words)
{
    const struct settings *settings = given;
    zc_search_options wanted = ZC_SEARCH_OPTIONS_DEFAULT;
    wanted.limit = settings->limit; /* each passage holds one match at least */
    wanted.unit = ZC_PASSAGES;
    wanted.strict = true;
    return cli_question_ask(session, settings, words, &wanted, cli_database_search, print_answer);
}

static const struct settings defaults = {.limit = 50};

static const struct cli_option_group groups[] = {
    {options, 0},
    {cli_filters_options, offsetof(struct settings, question.filters)},
    {cli_database_options, offsetof(struct settings, question.db)},
    {NULL, 0},
};

const struct cli_command cli_command_kwic = {
    .name = "kwic",
    .summary = {"lists every match in its context, aligned", "逐处列出匹配及其上下文，对齐显示"},
    .synopsis = {"kwic [options] QUERY...", "kwic [选项] 检索式…"},
    .examples = examples,
    .groups = groups,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .check = cli_arguments_query,
    .run = run,
};
