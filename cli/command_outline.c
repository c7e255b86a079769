/* zhengce outline: how documents arrange what a query asks for.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "database.h"
#include "escape.h"
#include "flat.h"
#include "format.h"
#include "json.h"
#include "message.h"
#include "outline.h"
#include "question.h"
#include "text.h"

/* Pages of an answer that are looked through for documents with headings; each is twice
 * as long as the one before. */
enum { PAGES_MAX = 8 };

/* Pages of one answer, in order. */
struct pages {
    zc_outlines *items[PAGES_MAX];
    size_t count;
};

struct settings {
    struct cli_question question;
    size_t limit;
    size_t offset;
    bool strict;
    int format;
};

static const struct cli_option options[] = {
    CLI_LIMIT_OPTION(offsetof(struct settings, limit), "documents to show (10)",
                     "显示多少篇文献（10）"),
    CLI_OFFSET_OPTION(offsetof(struct settings, offset), "skip the first K documents",
                      "跳过前 K 篇"),
    {.name = "strict",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, strict),
     .help = {"only what the query says: no partial matches, no other spellings",
              "只要原词匹配：不要部分匹配，不用其他写法"}},
    CLI_FORMAT_OPTION(offsetof(struct settings, format), cli_format_text_json_jsonl),
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce outline 双减",
     {"the headings around it, document by document", "各文献中相关的标题及其上下层次"}},
    {"zhengce outline -n 30 --genre 规划 保障措施",
     {"how thirty plans arrange their section", "三十份规划如何安排这一部分"}},
    {NULL, {NULL, NULL}},
};

/* ------------------------------------------------------------------------- */
/* Text                                                                       */

static void print_document(struct cli_session *session, size_t rank, const zc_outline *outline)
{
    const zc_document *document = outline->document;
    cli_output_format(session->out, "%3zu  ", rank);
    cli_text_begin(session, CLI_STYLE_TITLE);
    cli_flat_print(session->out, cli_text_title(session, document));
    cli_text_end(session);
    cli_output_puts(session->out, "\n     ");
    if (document->path.len > 0) {
        cli_text_begin(session, CLI_STYLE_PLACE);
        cli_escape_plain(session->out, document->path, 0);
        cli_text_end(session);
        cli_output_puts(session->out, "  ");
    }
    cli_text_begin(session, CLI_STYLE_FAINT);
    cli_flat_print(session->out, document->id);
    cli_text_end(session);
    cli_output_puts(session->out, "\n");
    cli_outline_text(session, outline);
}

/* How many documents match, and how many of these have headings to show. */
static void tell_total(struct cli_session *session, const zc_answer *answer, size_t shown)
{
    if (answer->total == 0) {
        cli_line_say(session, "nothing found (%.1f ms)", "没有找到（%.1f 毫秒）", answer->took_ms);
        return;
    }
    cli_line_say(session, "%" PRIu64 " document%s%s, %zu shown with headings (%.1f ms)",
                 "共 %" PRIu64 " 篇文献%s%s，列出 %zu 篇的标题（%.1f 毫秒）", answer->total,
                 answer->total == 1 || session->language == CLI_CHINESE ? "" : "s",
                 answer->exact
                     ? ""
                     : cli_phrase_pick(session->language,
                                       (struct cli_phrase){", partial matches", "，部分匹配"}),
                 shown, answer->took_ms);
}

static size_t count_with_headings(const zc_outlines *outlines)
{
    size_t count = 0;
    for (size_t i = 0; i < outlines->answer->hit_count; i++) {
        count += outlines->outlines[i].heading_count > 0;
    }
    return count;
}

/* Prints the documents of a page that have headings, until `limit` are shown. */
static void print_page(struct cli_session *session, const zc_outlines *outlines, size_t limit,
                       size_t *shown)
{
    const zc_answer *answer = outlines->answer;
    for (size_t i = 0; i < answer->hit_count && *shown < limit; i++) {
        if (outlines->outlines[i].heading_count == 0) {
            continue;
        }
        cli_output_puts(session->out, *shown > 0 ? "\n" : "");
        print_document(session, answer->hits[i].rank, &outlines->outlines[i]);
        (*shown)++;
    }
}

/* Prints the documents that have headings, page after page, until `limit` are shown. */
static void print_text(struct cli_session *session, const struct pages *pages, size_t limit,
                       size_t *shown)
{
    const zc_answer *answer = pages->items[0]->answer;
    for (size_t i = 0; i < answer->note_count; i++) {
        cli_note_tell(session, NULL, &answer->notes[i]);
    }
    for (size_t i = 0; i < pages->count; i++) {
        print_page(session, pages->items[i], limit, shown);
    }
    tell_total(session, answer, *shown);
}

/* ------------------------------------------------------------------------- */
/* JSON                                                                       */

static json_t *make_hit(const zc_hit *hit, const zc_outline *outline)
{
    json_t *object = cli_json_object();
    cli_json_set(object, "rank", cli_json_count(hit->rank));
    cli_json_set(object, "score", cli_json_real(hit->score));
    cli_json_set(object, "id", cli_json_text(hit->id));
    cli_json_set(object, "document", cli_json_document(hit->document));
    cli_json_set(object, "headings", cli_outline_list(outline));
    return object;
}

static void print_json(struct cli_session *session, const zc_outlines *outlines, bool indented)
{
    const zc_answer *answer = outlines->answer;
    json_t *root = cli_json_answer();
    json_t *hits = cli_json_array();
    for (size_t i = 0; i < answer->hit_count; i++) {
        cli_json_append(hits, make_hit(&answer->hits[i], &outlines->outlines[i]));
    }
    cli_json_set(root, "query", cli_json_query(session, answer));
    cli_json_set(root, "total", cli_json_count(answer->total));
    cli_json_set(root, "exact", cli_json_bool(answer->exact));
    cli_json_set(root, "took_ms", cli_json_real(answer->took_ms));
    cli_json_set(root, "hits", hits);
    cli_json_print(session->out, root, indented);
}

/* ------------------------------------------------------------------------- */

static zc_status fetch_page(zc_reader *reader, const char *query, const zc_search_options *chosen,
                            struct pages *pages, zc_error *error)
{
    zc_outlines **page = &pages->items[pages->count];
    zc_status status =
        zc_outlines_search(reader, (zc_string){query, strlen(query)}, chosen, page, error);
    pages->count += status == ZC_OK;
    return status;
}

/* Fetches an answer's page and, with `wanted`, the pages behind it until so many documents
 * have headings. */
static zc_status fetch_pages(zc_reader *reader, const char *query, zc_search_options chosen,
                             size_t wanted, struct pages *pages, zc_error *error)
{
    zc_status status = fetch_page(reader, query, &chosen, pages, error);
    size_t found = status == ZC_OK ? count_with_headings(pages->items[0]) : 0;
    while (status == ZC_OK && found < wanted && pages->count < PAGES_MAX) {
        const zc_outlines *last = pages->items[pages->count - 1];
        if (last->answer->hit_count < chosen.limit) {
            break;
        }
        chosen.offset += chosen.limit;
        chosen.limit = chosen.limit < ZC_LIMIT_MAX / 2 ? chosen.limit * 2 : ZC_LIMIT_MAX;
        status = fetch_page(reader, query, &chosen, pages, error);
        if (status == ZC_OK) {
            found += count_with_headings(pages->items[pages->count - 1]);
        }
    }
    return status;
}

static void free_pages(struct pages *pages)
{
    for (size_t i = 0; i < pages->count; i++) {
        zc_outlines_free(pages->items[i]);
    }
}

static zc_status answer_with(struct cli_session *session, const struct settings *settings,
                             zc_reader *reader, const char *query, size_t *shown, zc_error *error)
{
    struct pages pages = {.count = 0};
    zc_search_options chosen = ZC_SEARCH_OPTIONS_DEFAULT;
    bool json = settings->format == CLI_FORMAT_JSON || settings->format == CLI_FORMAT_JSONL;
    cli_filters_apply(&settings->question.filters, &chosen);
    chosen.limit = settings->limit;
    chosen.offset = settings->offset;
    chosen.strict = settings->strict;
    zc_status status = cli_database_settle(reader, &chosen, error);
    if (status == ZC_OK) {
        status = fetch_pages(reader, query, chosen, json ? 0 : chosen.limit, &pages, error);
    }
    if (status == ZC_OK && !json) {
        print_text(session, &pages, chosen.limit, shown);
    } else if (status == ZC_OK) {
        print_json(session, pages.items[0],
                   settings->format == CLI_FORMAT_JSON && session->out_terminal.present);
        *shown = count_with_headings(pages.items[0]);
    }
    free_pages(&pages);
    return status;
}

static int run(struct cli_session *session, const void *given, const struct cli_words *words)
{
    const struct settings *settings = given;
    zc_error error;
    zc_reader *reader = NULL;
    size_t shown = 0;
    int status = cli_database_open(session, settings->question.db, &reader);
    if (status != CLI_EXIT_DONE) {
        return status;
    }
    char *query = cli_words_join(words);
    if (answer_with(session, settings, reader, query, &shown, &error) != ZC_OK) {
        status = cli_database_tell(session, &error);
    } else if (shown == 0) {
        status = CLI_EXIT_NOTHING;
    }
    free(query);
    zc_reader_close(reader);
    return status;
}

static const struct settings defaults = {.limit = 10};

static const struct cli_option_group groups[] = {
    {options, 0},
    {cli_filters_options, offsetof(struct settings, question.filters)},
    {cli_database_options, offsetof(struct settings, question.db)},
    {NULL, 0},
};

const struct cli_command cli_command_outline = {
    .name = "outline",
    .summary = {"lists the headings around what matches", "列出相关标题及其上下层次"},
    .synopsis = {"outline [options] QUERY...", "outline [选项] 检索式…"},
    .examples = examples,
    .groups = groups,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .check = cli_question_check,
    .run = run,
};
