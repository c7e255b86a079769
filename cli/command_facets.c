/* zhengce facets: how many documents there are of each year, region, issuer, genre
 * and level.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <inttypes.h>

#include "database.h"
#include "facet.h"
#include "format.h"
#include "json.h"
#include "message.h"
#include "question.h"

enum { BY_ALL = -1 };

struct settings {
    struct cli_question question;
    int by;
    size_t limit;
    int format;
};

static const struct cli_choice kinds[] = {
    {"year", ZC_FACET_YEAR},   {"region", ZC_FACET_REGION}, {"issuer", ZC_FACET_ISSUER},
    {"genre", ZC_FACET_GENRE}, {"level", ZC_FACET_LEVEL},   {NULL, 0},
};

static const struct cli_option options[] = {
    {.name = "by",
     .kind = CLI_OPTION_CHOICE,
     .offset = offsetof(struct settings, by),
     .choices = kinds,
     .argument = "FACET",
     .help = {"count only by this", "只按此项计数"}},
    CLI_LIMIT_OPTION(offsetof(struct settings, limit),
                     "values of each, the rest summed up; 0 for all (text: 10, else 0)",
                     "每项列出多少个值，其余合计；0 表示全部（text 为 10，其他格式为 0）"),
    CLI_FORMAT_OPTION(offsetof(struct settings, format), cli_format_tables),
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce facets 双减", {"when, where and by whom it is mentioned", "何时、何地、何机关论及"}},
    {"zhengce facets --by issuer -n 20", {"who issued the most documents", "全部文献中发文最多者"}},
    {"zhengce facets --region 安徽 --format csv 年:2021..2024",
     {"a table for a spreadsheet", "供电子表格使用"}},
    {NULL, {NULL, NULL}},
};

/* ------------------------------------------------------------------------- */
/* Printing                                                                   */

static void print_json(struct cli_session *session, const struct cli_facet_view *view,
                       const zc_answer *answer)
{
    json_t *root = cli_json_answer();
    cli_json_set(root, "query", cli_json_text(answer->query));
    cli_json_set(root, "notes", cli_json_notes(session, answer));
    cli_json_set(root, "total", cli_json_count(answer->documents));
    cli_json_set(root, "exact", cli_json_bool(answer->exact));
    cli_json_set(root, "facets", cli_facet_json(view, answer));
    cli_json_finish(session, root);
}

static void print_text(struct cli_session *session, const struct cli_facet_view *view,
                       const zc_answer *answer)
{
    if (answer->documents > 0) {
        cli_facet_text(session, view, answer);
    }
    cli_line_say(session, "%" PRIu64 " %s", "共 %" PRIu64 " %s", answer->documents,
                 session->language == CLI_CHINESE ? "篇文献"
                 : answer->documents == 1         ? "document"
                                                  : "documents");
}

static int print_facets(struct cli_session *session, const zc_answer *answer, const void *given)
{
    const struct settings *settings = given;
    struct cli_facet_view view = {
        .wanted = settings->by == BY_ALL ? CLI_FACET_ALL : 1U << settings->by,
        .limit = settings->limit,
    };
    bool text = settings->format == CLI_FORMAT_DEFAULT || settings->format == CLI_FORMAT_TEXT;
    if (settings->limit == SIZE_MAX) {
        view.limit = text ? CLI_FACET_SHOWN : 0;
    }
    for (size_t i = 0; i < answer->note_count; i++) {
        cli_note_tell(session, NULL, &answer->notes[i]);
    }
    if (text) {
        print_text(session, &view, answer);
    } else if (settings->format == CLI_FORMAT_JSON) {
        print_json(session, &view, answer);
    } else if (settings->format == CLI_FORMAT_JSONL) {
        cli_facet_lines(session, &view, answer);
    } else {
        cli_facet_table(session, &view, answer, settings->format == CLI_FORMAT_CSV);
    }
    return answer->documents > 0 ? CLI_EXIT_DONE : CLI_EXIT_NOTHING;
}

/* ------------------------------------------------------------------------- */

static int run(struct cli_session *session, const void *settings, const struct cli_words *words)
{
    zc_search_options counting = ZC_SEARCH_OPTIONS_DEFAULT;
    counting.strict = true;
    return cli_question_ask(session, settings, words, &counting, cli_database_facets, print_facets);
}

static const struct settings defaults = {.by = BY_ALL, .limit = SIZE_MAX};

static const struct cli_option_group groups[] = {
    {options, 0},
    {cli_filters_options, offsetof(struct settings, question.filters)},
    {cli_database_options, offsetof(struct settings, question.db)},
    {NULL, 0},
};

const struct cli_command cli_command_facets = {
    .name = "facets",
    .summary = {"counts documents by year, region, issuer, genre, level",
                "按年份、地区、发文机关、文种、级别统计文献"},
    .synopsis = {"facets [options] [QUERY...]", "facets [选项] [检索式…]"},
    .examples = examples,
    .groups = groups,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .run = run,
};
