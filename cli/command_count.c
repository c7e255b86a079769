/* zhengce count: how many documents, passages and matches there are, exactly.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <inttypes.h>

#include "database.h"
#include "format.h"
#include "json.h"
#include "message.h"
#include "question.h"

enum counted { ALL, DOCUMENTS, PASSAGES, MATCHES };

struct settings {
    struct cli_question question;
    int counted;
    int format;
};

static const struct cli_option options[] = {
    {.name = "documents",
     .kind = CLI_OPTION_PICK,
     .offset = offsetof(struct settings, counted),
     .pick = DOCUMENTS,
     .help = {"print only the number of documents", "只输出文献数"}},
    {.name = "passages",
     .kind = CLI_OPTION_PICK,
     .offset = offsetof(struct settings, counted),
     .pick = PASSAGES,
     .help = {"print only the number of passages", "只输出段落数"}},
    {.name = "matches",
     .kind = CLI_OPTION_PICK,
     .offset = offsetof(struct settings, counted),
     .pick = MATCHES,
     .help = {"print only the number of matches", "只输出匹配处数"}},
    CLI_FORMAT_OPTION(offsetof(struct settings, format), cli_format_text_json),
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce count 双减", {"documents, passages and matches", "文献数、段落数与匹配处数"}},
    {"zhengce count --documents --year 2022 标题:工作要点",
     {"just a number, for a script", "只要一个数，便于脚本使用"}},
    {NULL, {NULL, NULL}},
};

static void print_json(struct cli_session *session, const zc_answer *answer)
{
    json_t *root = cli_json_answer();
    cli_json_set(root, "query", cli_json_text(answer->query));
    cli_json_set(root, "notes", cli_json_notes(session, answer));
    cli_json_set(root, "documents", cli_json_count(answer->documents));
    cli_json_set(root, "passages", cli_json_count(answer->passages));
    cli_json_set(root, "matches", cli_json_count(answer->matches));
    cli_json_set(root, "exact", cli_json_bool(answer->exact));
    cli_json_finish(session, root);
}

static void print_sentence(struct cli_session *session, const zc_answer *answer)
{
    if (session->language == CLI_CHINESE) {
        cli_output_format(session->out, "%" PRIu64 " 篇文献，%" PRIu64 " 个段落，%" PRIu64 " 处\n",
                          answer->documents, answer->passages, answer->matches);
    } else {
        cli_output_format(
            session->out, "%" PRIu64 " document%s, %" PRIu64 " passage%s, %" PRIu64 " match%s\n",
            answer->documents, answer->documents == 1 ? "" : "s", answer->passages,
            answer->passages == 1 ? "" : "s", answer->matches, answer->matches == 1 ? "" : "es");
    }
}

static void print_text(struct cli_session *session, const zc_answer *answer, enum counted counted)
{
    switch (counted) {
    case ALL:
        print_sentence(session, answer);
        break;
    case DOCUMENTS:
        cli_output_format(session->out, "%" PRIu64 "\n", answer->documents);
        break;
    case PASSAGES:
        cli_output_format(session->out, "%" PRIu64 "\n", answer->passages);
        break;
    case MATCHES:
        cli_output_format(session->out, "%" PRIu64 "\n", answer->matches);
        break;
    }
}

static int print_counts(struct cli_session *session, const zc_answer *answer, const void *given)
{
    const struct settings *settings = given;
    if (settings->format == CLI_FORMAT_JSON) {
        print_json(session, answer);
    } else {
        for (size_t i = 0; i < answer->note_count; i++) {
            cli_note_tell(session, NULL, &answer->notes[i]);
        }
        print_text(session, answer, (enum counted)settings->counted);
    }
    return answer->documents > 0 ? CLI_EXIT_DONE : CLI_EXIT_NOTHING;
}

static int run(struct cli_session *session, const void *settings, const struct cli_words *words)
{
    zc_search_options counting = ZC_SEARCH_OPTIONS_DEFAULT;
    counting.limit = 0;
    counting.strict = true;
    return cli_question_ask(session, settings, words, &counting, cli_database_search, print_counts);
}

static const struct settings defaults = {.counted = ALL};

static const struct cli_option_group groups[] = {
    {options, 0},
    {cli_filters_options, offsetof(struct settings, question.filters)},
    {cli_database_options, offsetof(struct settings, question.db)},
    {NULL, 0},
};

const struct cli_command cli_command_count = {
    .name = "count",
    .summary = {"counts documents, passages and matches", "准确计数：文献、段落、匹配处"},
    .synopsis = {"count [options] QUERY...", "count [选项] 检索式…"},
    .examples = examples,
    .groups = groups,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .check = cli_question_check,
    .run = run,
};
