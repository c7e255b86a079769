/* zhengce facets: how many documents there are of each year, region, issuer, genre
 * and level.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

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

static void print_facets(struct cli_session *session, const struct settings *settings,
                         const zc_answer *answer)
{
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
}

/* ------------------------------------------------------------------------- */

static int count_with(struct cli_session *session, const void *given, const struct cli_words *words)
{
    const struct settings *settings = given;
    zc_search_options counting = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_error error;
    zc_reader *reader = NULL;
    zc_answer *answer = NULL;
    int status = cli_database_open(session, settings->question.db, &reader);
    if (status != CLI_EXIT_DONE) {
        return status;
    }
    cli_filters_apply(&settings->question.filters, &counting);
    counting.strict = true;
    char *query = cli_words_join(words);
    if (cli_database_facets(reader, (zc_string){query, strlen(query)}, &counting, &answer,
                            &error) == ZC_OK) {
        print_facets(session, settings, answer);
        status = answer->documents > 0 ? CLI_EXIT_DONE : CLI_EXIT_NOTHING;
    } else {
        status = cli_database_tell(session, &error);
    }
    zc_answer_free(answer);
    free(query);
    zc_reader_close(reader);
    return status;
}

static int run(struct cli_session *session, int argc, char **argv)
{
    struct settings settings = {.by = BY_ALL, .limit = SIZE_MAX};
    return cli_question_run(session, &cli_command_facets, options, &settings, count_with, argc,
                            argv);
}

const struct cli_command cli_command_facets = {
    .name = "facets",
    .summary = {"counts documents by year, region, issuer, genre, level",
                "按年份、地区、发文机关、文种、级别统计文献"},
    .synopsis = {"facets [options] [QUERY...]", "facets [选项] [检索式…]"},
    .examples = examples,
    .run = run,
};
