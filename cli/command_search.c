/* zhengce search: ranks documents or passages, for one query or for a file full.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "batch.h"
#include "database.h"
#include "filters.h"
#include "message.h"
#include "print.h"
#include "synonyms.h"

struct settings {
    const char *db;
    struct cli_filters filters;
    size_t limit;
    size_t offset;
    bool passages;
    int sort;
    bool strict;
    bool explain;
    bool fold;
    bool no_fold;
    size_t per_document; /* SIZE_MAX: not given */
    bool facets;
    int format;
    const char *batch;
    const char *synonyms;
};

/* A run of the command once its index is open. */
struct search {
    struct cli_session *session;
    zc_reader *reader;
    zc_search_options options;
    const struct cli_printer *printer;
    struct cli_print print;
    bool begun;          /* an answer was printed */
    bool found;          /* a query found something */
    bool failed;         /* a query could not be answered */
    zc_status refreshed; /* how the last refresh ended */
};

static const struct cli_choice sorts[] = {
    {"relevance", ZC_BY_RELEVANCE},
    {"date", ZC_BY_DATE},
    {NULL, 0},
};

static const struct cli_option options[] = {
    CLI_LIMIT_OPTION(offsetof(struct settings, limit), "hits to show (10)", "显示多少条（10）"),
    CLI_OFFSET_OPTION(offsetof(struct settings, offset), "skip the first K hits", "跳过前 K 条"),
    {.name = "passages",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, passages),
     .help = {"rank passages instead of documents", "按段落而不是按文献排序"}},
    {.name = "sort",
     .kind = CLI_OPTION_CHOICE,
     .offset = offsetof(struct settings, sort),
     .choices = sorts,
     .argument = "ORDER",
     .help = {"order of the hits", "排列次序"}},
    {.name = "strict",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, strict),
     .help = {"only what the query says: no partial matches, no synonyms",
              "只要原词匹配：不要部分匹配，不用同义词"}},
    {.name = "explain",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, explain),
     .help = {"show how each score was calculated", "说明每条得分的由来"}},
    {.name = "fold",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, fold),
     .help = {"show passages that say the same, and copies of a document, once (default in text "
              "and md)",
              "相同的段落、同一文献的副本只显示一次（text 和 md 格式默认如此）"}},
    {.name = "no-fold",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, no_fold),
     .help = {"show passages that say the same, and copies, one by one",
              "相同的段落和文献逐一显示"}},
    {.name = "per-document",
     .kind = CLI_OPTION_NUMBER,
     .offset = offsetof(struct settings, per_document),
     .most = ZC_LIMIT_MAX,
     .argument = "N",
     .help = {"with --passages: at most N of a document before others (3 in text and md); 0: all",
              "与 --passages 同用：每篇文献先显示 N 段（text 和 md 默认 3），0 为不限"}},
    {.name = "facets",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, facets),
     .help = {"also count the documents by year, region, issuer, genre, level",
              "并按年份、地区、发文机关、文种、级别统计文献"}},
    CLI_FORMAT_OPTION(offsetof(struct settings, format), cli_format_all),
    {.name = "batch",
     .kind = CLI_OPTION_TEXT,
     .offset = offsetof(struct settings, batch),
     .argument = "FILE",
     .help = {"answer the queries of a file, one per line; - is standard input",
              "逐行回答文件中的检索式；- 表示标准输入"}},
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce search 双减 集团化办学", {"documents that contain both", "同时含有两者的文献"}},
    {"zhengce search '\"学宪法讲宪法\" -竞赛'",
     {"this phrase, without that word", "含此短语而不含后一词"}},
    {"zhengce search --passages -n 20 --year 2022..2024 '标题:工作要点 作业'",
     {"passages of three years, with a word in the title", "三年之内、标题含某词的段落"}},
    {"zhengce search --batch queries.jsonl --format trec -n 100",
     {"many queries at once, for evaluation", "一次回答许多检索式，用于评测"}},
    {NULL, {NULL, NULL}},
};

/* ------------------------------------------------------------------------- */
/* Answering                                                                  */

static void tell_notes(struct search *search, const zc_answer *answer, const char *qid)
{
    if (search->printer->holds_notes) {
        return;
    }
    for (size_t i = 0; i < answer->note_count; i++) {
        cli_note_tell(search->session, qid, &answer->notes[i]);
    }
}

static zc_status answer_query(struct search *search, zc_string query, const char *qid,
                              zc_error *error)
{
    zc_answer *answer = NULL;
    zc_status status = cli_database_search(search->reader, query, &search->options, &answer, error);
    if (status != ZC_OK) {
        return status;
    }
    tell_notes(search, answer, qid);
    /* Not earlier: a query that cannot be answered prints no table's head. */
    if (!search->begun && search->printer->begin != NULL) {
        search->printer->begin(&search->print);
    }
    search->begun = true;
    search->printer->answer(&search->print, answer, qid);
    if (search->printer->end != NULL) {
        search->printer->end(&search->print, answer);
    }
    search->found = search->found || answer->total > 0;
    zc_answer_free(answer);
    return ZC_OK;
}

static int answer_one(struct search *search, const struct cli_words *words)
{
    zc_error error;
    char *query = cli_words_join(words);
    zc_status status = answer_query(search, (zc_string){query, strlen(query)}, NULL, &error);
    free(query);
    if (status != ZC_OK) {
        return cli_database_tell(search->session, &error);
    }
    return search->found ? CLI_EXIT_DONE : CLI_EXIT_NOTHING;
}

/* Whether an error is the query's own, so that the next one may fare better. */
static bool is_of_query(zc_status status)
{
    return status == ZC_BAD_QUERY || status == ZC_BAD_ARGUMENT;
}

/* Tells of a line of a batch that has no answer: the user, and the program that pairs
 * answers with its queries by their order. */
static void tell_failure(struct search *search, const struct cli_batch *batch,
                         const struct cli_batch_query *query, const char *message)
{
    search->failed = true;
    if (search->printer->failure != NULL) {
        search->printer->failure(&search->print, query->text, query->qid, message);
    }
    cli_error_say(search->session, "%s:%zu: %s", "%s:%zu：%s", batch->name, query->line, message);
}

/* Moves to the newest state.  Where there is none just now, as while an index is made anew, the
 * one that was read goes on answering; that is told once. */
static void refresh(struct search *search)
{
    zc_error error;
    zc_status status = zc_reader_refresh(search->reader, NULL, &error);
    if (status != ZC_OK && status != search->refreshed) {
        cli_error_say(search->session, "%s; answers go on as before that", "%s；仍按此前的索引回答",
                      cli_error_text(search->session, &error));
    }
    search->refreshed = status;
}

/* Answers one line of a batch.  Returns whether to go on. */
static bool answer_line(struct search *search, const struct cli_batch *batch,
                        const struct cli_batch_query *query)
{
    zc_error error;
    if (batch->live) {
        refresh(search);
    }
    zc_status status = answer_query(search, query->text, query->qid, &error);
    if (status != ZC_OK) {
        tell_failure(search, batch, query, cli_error_text(search->session, &error));
        return is_of_query(status);
    }
    /* Whoever feeds us line by line waits for this answer before the next. */
    return cli_output_flush(search->session->out);
}

static bool batch_step(struct search *search, struct cli_batch *batch)
{
    struct cli_batch_query query;
    switch (cli_batch_next(search->session, batch, &query)) {
    case CLI_BATCH_QUERY:
        return answer_line(search, batch, &query);
    case CLI_BATCH_MALFORMED:
        tell_failure(search, batch, &query, query.problem);
        return true;
    case CLI_BATCH_FAILED:
        search->failed = true;
        return false;
    case CLI_BATCH_END:
        break;
    }
    return false;
}

static int answer_batch(struct search *search, const char *name)
{
    struct cli_batch batch;
    if (!cli_batch_open(search->session, name, &batch)) {
        return CLI_EXIT_ERROR;
    }
    while (batch_step(search, &batch)) {
    }
    cli_batch_close(&batch);
    if (search->failed) {
        return CLI_EXIT_ERROR;
    }
    return search->found ? CLI_EXIT_DONE : CLI_EXIT_NOTHING;
}

/* ------------------------------------------------------------------------- */
/* Settings                                                                   */

static bool prints_facets(int format)
{
    return format == CLI_FORMAT_DEFAULT || format == CLI_FORMAT_TEXT || format == CLI_FORMAT_JSON ||
           format == CLI_FORMAT_JSONL;
}

/* What the tables cannot say: which settings go together. */
static bool check(struct cli_session *session, const struct cli_command *command, const void *given,
                  const struct cli_words *words)
{
    const struct settings *settings = given;
    bool batch_format = settings->format == CLI_FORMAT_DEFAULT ||
                        settings->format == CLI_FORMAT_JSONL || settings->format == CLI_FORMAT_TREC;
    if (settings->batch != NULL && words->count > 0) {
        cli_error_say(session, "--batch takes its queries from the file; remove '%s'",
                      "--batch 的检索式来自文件，不能另给“%s”", words->items[0]);
    } else if (settings->batch != NULL && !batch_format) {
        cli_error_say(session, "--batch prints jsonl or trec", "--batch 只能输出 jsonl 或 trec");
    } else if (settings->batch == NULL &&
               !cli_arguments_select(session, command, words,
                                     cli_filters_given(&settings->filters))) {
        return false;
    } else if (settings->batch == NULL && words->count == 0 && settings->passages) {
        cli_error_say(session, "--passages needs a query: filters select documents",
                      "--passages 需要检索式：筛选条件选取的是文献");
    } else if (settings->facets && !prints_facets(settings->format)) {
        cli_error_say(session, "--facets prints text, json or jsonl; see also `zhengce facets`",
                      "--facets 只能输出 text、json 或 jsonl；另见 zhengce facets");
    } else if (settings->format == CLI_FORMAT_TREC && settings->sort == ZC_BY_DATE) {
        cli_error_say(session, "--format trec is ordered by score, not by date",
                      "--format trec 按得分而不按日期排列");
    } else {
        return true;
    }
    return false;
}

/* A person reads from the top and wants each text once; a program wants all, unless it
 * says otherwise. */
static void set_listing(const struct settings *settings, zc_search_options *chosen)
{
    bool person = settings->batch == NULL &&
                  (settings->format == CLI_FORMAT_DEFAULT || settings->format == CLI_FORMAT_TEXT ||
                   settings->format == CLI_FORMAT_MARKDOWN);
    bool folds = settings->fold || chosen->unit == ZC_DOCUMENTS || person;
    bool tells = person || settings->format == CLI_FORMAT_JSON ||
                 settings->format == CLI_FORMAT_JSONL; /* of copies that it leaves out */
    chosen->fold = folds && !settings->no_fold;
    chosen->fold_documents = tells && (settings->fold || person) && !settings->no_fold;
    if (settings->per_document != SIZE_MAX) {
        chosen->per_document = settings->per_document;
    } else if (person) {
        chosen->per_document = ZC_PASSAGES_PER_DOCUMENT;
    }
}

static zc_search_options search_options(const struct settings *settings)
{
    zc_search_options chosen = ZC_SEARCH_OPTIONS_DEFAULT;
    cli_filters_apply(&settings->filters, &chosen);
    chosen.limit = settings->limit;
    chosen.offset = settings->offset;
    chosen.unit = settings->passages ? ZC_PASSAGES : ZC_DOCUMENTS;
    chosen.sort = (zc_sort)settings->sort;
    chosen.strict = settings->strict;
    chosen.explain = settings->explain;
    chosen.facets = settings->facets;
    set_listing(settings, &chosen);
    return chosen;
}

/* Opens the index and reads the synonyms, where these are wanted. */
static int open_search(struct search *search, const struct settings *settings,
                       zc_synonyms **synonyms)
{
    bool expands = !search->options.no_expand && !search->options.strict;
    int status = CLI_EXIT_DONE;
    if (expands) {
        status = cli_synonyms_load(search->session, settings->synonyms, synonyms);
    }
    search->options.synonyms = *synonyms;
    return status == CLI_EXIT_DONE
               ? cli_database_open(search->session, settings->db, &search->reader)
               : status;
}

static int run(struct cli_session *session, const void *given, const struct cli_words *words)
{
    const struct settings *settings = given;
    int format = settings->format;
    if (settings->batch != NULL && format == CLI_FORMAT_DEFAULT) {
        format = CLI_FORMAT_JSONL;
    }
    struct search search = {.session = session,
                            .options = search_options(settings),
                            .printer = cli_printer_find((enum cli_format)format)};
    search.print = (struct cli_print){
        .session = session,
        .out = session->out,
        .unit = search.options.unit,
        .facets = settings->facets,
        .indented = format == CLI_FORMAT_JSON && session->out_terminal.present,
    };
    zc_synonyms *synonyms = NULL;
    int status = open_search(&search, settings, &synonyms);
    if (status == CLI_EXIT_DONE) {
        status = settings->batch != NULL ? answer_batch(&search, settings->batch)
                                         : answer_one(&search, words);
    }
    zc_reader_close(search.reader);
    zc_synonyms_free(synonyms);
    return status;
}

static const struct settings defaults = {.limit = 10, .per_document = SIZE_MAX};

static const struct cli_option_group groups[] = {
    {options, 0},
    {cli_filters_options, offsetof(struct settings, filters)},
    {cli_synonyms_options, offsetof(struct settings, synonyms)},
    {cli_database_options, offsetof(struct settings, db)},
    {NULL, 0},
};

const struct cli_command cli_command_search = {
    .name = "search",
    .summary = {"ranks documents with their best passages", "检索文献，按相关程度排列"},
    .synopsis = {"search [options] {QUERY... | --batch FILE}",
                 "search [选项] {检索式… | --batch 文件}"},
    .examples = examples,
    .groups = groups,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .check = check,
    .run = run,
};
