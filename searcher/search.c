/* zc_search: query in, answer out.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "search.h"

#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "filters.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The answer as the caller sees it, and what it stands on. */
typedef struct owned_answer {
    zc_answer answer; /* first: the caller's pointer is this one's */
    zci_arena arena;
} owned_answer;

typedef struct searching {
    zc_reader *reader;
    zc_string text;  /* in UTF-8 */
    zci_arena clean; /* holds `text` where the caller's was none */
    const zc_search_options *options;
    bool all; /* an empty query finds everything */
    zci_query query;
    const zci_hit_visitor *visitor; /* may be NULL */
    bool again;                     /* an answer was begun on a state that went */
    owned_answer *out;
    zc_error *error;
} searching;

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool is_blank(zc_string text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (strchr(" \t\r\n", text.data[i]) == NULL || text.data[i] == '\0')
            return false;
    }
    return true;
}

/* A query may have been cut within a character.  What is answered says the same as what was
 * parsed.  A query that is too long is refused as it is. */
static zc_status clean(searching *s)
{
    zc_string text = s->text;
    if (zci_utf8_count(text.data, text.len) > ZCI_QUERY_CHARS_MAX ||
        zci_utf8_clean(text.data, text.len, NULL, 0) == text.len)
        return ZC_OK;
    s->text = zci_arena_clean(&s->clean, text.data, text.len);
    return s->text.data == NULL ? zci_fail_memory(s->error) : ZC_OK;
}

static zc_status parse(searching *s)
{
    if (is_blank(s->text) && (s->all || zci_filters_any(s->options)))
        return zci_filters_require(s->options, s->reader->stemmer, &s->query, s->error);
    return zci_filters_parse(s->text, s->options, s->reader->stemmer, &s->query, s->error);
}

static void drop_answer(searching *s)
{
    if (s->again && s->visitor != NULL)
        s->visitor->restart(s->visitor->context);
    s->again = true;
    zci_arena_clear(&s->out->arena);
    s->out->answer = (zc_answer){0};
}

/* Finds and answers on one state of the index. */
static zc_status run(void *context, zc_reader *reader, zc_error *error)
{
    searching *s = context;
    size_t note_count = s->query.note_count;
    zci_findings found = {.exact = true};
    const zci_answer_source source = {reader, s->text, s->options, &s->query, &found, s->visitor};
    drop_answer(s);
    zc_status status = zci_findings_make(reader, s->text, s->options, &s->query, &found, error);
    if (status == ZC_OK)
        status = zci_answer_fill(&source, &s->out->answer, &s->out->arena, error);
    s->query.note_count = note_count; /* those of the findings go with them */
    zci_findings_free(&found);
    return status;
}

static bool filters_are_missing(const zc_search_options *o)
{
    const zc_string given[] = {o->since,  o->until, o->year,   o->region,
                               o->issuer, o->genre, o->number, o->level};
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        if (zci_string_is_missing(given[i]))
            return true;
    }
    return false;
}

static zc_status check(const zc_reader *reader, zc_string query, const zc_search_options *options,
                       zc_error *error)
{
    if (reader == NULL || zci_string_is_missing(query))
        return zci_fail(error, ZC_BAD_ARGUMENT, "zc_search needs a reader and a query",
                        "zc_search 需要读取器和查询");
    if (filters_are_missing(options))
        return zci_fail(error, ZC_BAD_ARGUMENT, "a filter has a length, but no text",
                        "筛选条件有长度而没有文本");
    if (options->limit > ZC_LIMIT_MAX)
        return zci_fail(error, ZC_BAD_ARGUMENT, "at most %d hits can be asked for",
                        "一次最多返回 %d 条结果", ZC_LIMIT_MAX);
    if (options->offset > SIZE_MAX / 8)
        return zci_fail(error, ZC_BAD_ARGUMENT,
                        "at most %zu hits can be skipped: give a smaller offset",
                        "最多跳过 %zu 条结果：请减小 offset", SIZE_MAX / 8);
    if ((options->unit != ZC_DOCUMENTS && options->unit != ZC_PASSAGES) ||
        (options->sort != ZC_BY_RELEVANCE && options->sort != ZC_BY_DATE))
        return zci_fail(error, ZC_BAD_ARGUMENT, "the options' unit or sort has no such value",
                        "选项中的 unit 或 sort 取值无效");
    return ZC_OK;
}

static zc_status search(zc_reader *reader, zc_string query, const zc_search_options *options,
                        bool all, const zci_hit_visitor *visitor, zc_answer **out, zc_error *error)
{
    double start = now_ms();
    if (out == NULL)
        return zci_fail_no_place(error, all ? "zc_facets" : "zc_search");
    *out = NULL;
    zc_status status = check(reader, query, options, error);
    if (status == ZC_OK)
        status = zci_reader_settle(reader, error);
    if (status != ZC_OK)
        return status;
    searching s = {.reader = reader, .text = query, .options = options, .all = all, .error = error};
    s.visitor = visitor;
    s.out = calloc(1, sizeof *s.out);
    if (s.out == NULL)
        return zci_fail_memory(error);
    status = clean(&s);
    if (status == ZC_OK)
        status = parse(&s);
    if (status == ZC_OK)
        status = zci_reader_read(reader, run, &s, error);
    zci_query_clear(&s.query);
    zci_arena_clear(&s.clean);
    s.out->answer.took_ms = now_ms() - start;
    if (status == ZC_OK)
        *out = &s.out->answer;
    else
        zc_answer_free(&s.out->answer);
    return status;
}

zc_status zci_search(zc_reader *reader, zc_string query, const zc_search_options *options,
                     const zci_hit_visitor *visitor, zc_answer **out, zc_error *error)
{
    static const zc_search_options defaults = ZC_SEARCH_OPTIONS_DEFAULT;
    return search(reader, query, options == NULL ? &defaults : options, false, visitor, out, error);
}

zc_status zc_search(zc_reader *reader, zc_string query, const zc_search_options *options,
                    zc_answer **answer, zc_error *error)
{
    return zci_search(reader, query, options, NULL, answer, error);
}

zc_status zc_facets(zc_reader *reader, zc_string query, const zc_search_options *options,
                    zc_answer **answer, zc_error *error)
{
    static const zc_search_options defaults = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_search_options counting = options == NULL ? defaults : *options;
    counting.limit = counting.offset = 0;
    counting.facets = true;
    return search(reader, query, &counting, true, NULL, answer, error);
}

void zc_answer_free(zc_answer *answer)
{
    if (answer == NULL)
        return;
    owned_answer *owned = (owned_answer *)answer;
    zci_arena_clear(&owned->arena);
    free(owned);
}
