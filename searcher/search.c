/* zc_search: query in, answer out.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "search.h"
#include "base/fail.h"
#include "expansion.h"
#include "facets.h"
#include "level.h"
#include "near.h"
#include "query.h"
#include "rank.h"
#include "relax.h"
#include "suggestion.h"
#include "year.h"

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
    zc_string text;
    const zc_search_options *options;
    bool all; /* an empty query finds everything */
    zci_query query;
    zci_evaluation evaluation;
    zci_ranking ranking;
    zci_expansion expansion;
    zci_relaxed relaxed;
    zci_near near;
    zci_suggestions suggestions;
    bool exact;
    const zci_hit_visitor *visitor; /* may be NULL */
    owned_answer *out;
    zc_error *error;
} searching;

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* ---- Filters ----------------------------------------------------------- */

static zc_status require(searching *s, zci_node *node)
{
    if (node == NULL)
        return zci_fail_memory(s->error);
    if (s->query.concept_count >= ZCI_QUERY_CONCEPTS_MAX)
        return zci_fail(s->error, ZC_BAD_QUERY, "the query has more than %d parts: shorten it",
                        "查询超过 %d 个部分：请缩短", ZCI_QUERY_CONCEPTS_MAX);
    node->concept = s->query.concept_count++;
    return zci_query_require(&s->query, node, s->error);
}

static zc_status require_years(searching *s)
{
    zc_string years = s->options->year;
    if (years.len == 0)
        return ZC_OK;
    zci_node *node = zci_query_node(&s->query, ZCI_NODE_YEARS);
    if (node != NULL)
        node->field = ZCI_FIELD_YEAR;
    if (node != NULL && !zci_years_read(years, &node->year_from, &node->year_to))
        return zci_fail(s->error, ZC_BAD_ARGUMENT, "`%.*s` is no year; give 2022 or 2021..2024",
                        "“%.*s”不是年份；请写 2022 或 2021..2024", (int)years.len, years.data);
    return require(s, node);
}

static zc_status read_day(searching *s, zc_string text, unsigned *first, unsigned *last)
{
    if (zci_days_read(text, first, last))
        return ZC_OK;
    return zci_fail(s->error, ZC_BAD_ARGUMENT,
                    "`%.*s` is no date; give YYYY, YYYY-MM or YYYY-MM-DD",
                    "“%.*s”不是日期；请写 YYYY、YYYY-MM 或 YYYY-MM-DD", (int)text.len, text.data);
}

static zc_status require_dates(searching *s)
{
    unsigned first = 0, last = 99999999, ignored;
    zc_status status = ZC_OK;
    if (s->options->since.len == 0 && s->options->until.len == 0)
        return ZC_OK;
    if (s->options->since.len > 0)
        status = read_day(s, s->options->since, &first, &ignored);
    if (status == ZC_OK && s->options->until.len > 0)
        status = read_day(s, s->options->until, &ignored, &last);
    if (status != ZC_OK)
        return status;
    zci_node *node = zci_query_node(&s->query, ZCI_NODE_DATES);
    if (node != NULL) {
        node->date_from = first;
        node->date_to = last;
    }
    return require(s, node);
}

static zc_status require_runs(searching *s)
{
    if (s->options->since_run == 0)
        return ZC_OK;
    zci_node *node = zci_query_node(&s->query, ZCI_NODE_RUNS);
    if (node != NULL)
        node->run_from = s->options->since_run;
    return require(s, node);
}

static zc_status require_field(searching *s, zci_field field, zc_string value)
{
    zci_units units = {0};
    if (value.len == 0)
        return ZC_OK;
    zc_status status = zci_units_read(&units, value.data, value.len, ZCI_LINES_WRAPPED, s->error);
    if (status == ZC_OK && units.len == 0)
        status = zci_fail(s->error, ZC_BAD_ARGUMENT, "the %s to filter by is empty",
                          "筛选条件“%s”为空", zci_field_name(field));
    zci_node *node = zci_query_node(&s->query, ZCI_NODE_PHRASE);
    if (status == ZC_OK && node != NULL) {
        node->field = field;
        node->expands = zci_field_expands(field) && !s->options->no_expand;
        status = zci_pattern_make(units.unit, units.len, 0, s->reader->stemmer, &s->query.arena,
                                  &node->pattern, s->error);
    }
    zci_units_free(&units);
    return status == ZC_OK ? require(s, node) : status;
}

static zc_status require_level(searching *s)
{
    zc_string name = s->options->level;
    if (name.len == 0)
        return ZC_OK;
    zci_node *node = zci_query_node(&s->query, ZCI_NODE_LEVEL);
    if (node != NULL && !zci_level_read(name, &node->level))
        return zci_fail(s->error, ZC_BAD_ARGUMENT, "`%.*s` is no level; the levels are %s",
                        "“%.*s”不是级别；可用级别：%s", (int)name.len, name.data, zci_level_list());
    return require(s, node);
}

static zc_status require_filters(searching *s)
{
    zc_status status = require_years(s);
    if (status == ZC_OK)
        status = require_dates(s);
    if (status == ZC_OK)
        status = require_runs(s);
    if (status == ZC_OK)
        status = require_field(s, ZCI_FIELD_REGION, s->options->region);
    if (status == ZC_OK)
        status = require_field(s, ZCI_FIELD_ISSUER, s->options->issuer);
    if (status == ZC_OK)
        status = require_field(s, ZCI_FIELD_GENRE, s->options->genre);
    if (status == ZC_OK)
        status = require_field(s, ZCI_FIELD_NUMBER, s->options->number);
    return status == ZC_OK ? require_level(s) : status;
}

static bool has_filters(const zc_search_options *options)
{
    return options->year.len > 0 || options->since.len > 0 || options->until.len > 0 ||
           options->region.len > 0 || options->issuer.len > 0 || options->genre.len > 0 ||
           options->number.len > 0 || options->level.len > 0 || options->since_run > 0;
}

static bool is_blank(zc_string text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (strchr(" \t\r\n", text.data[i]) == NULL || text.data[i] == '\0')
            return false;
    }
    return true;
}

static zc_status parse(searching *s)
{
    zci_query_options options = {.literal = s->options->literal,
                                 .no_expand = s->options->no_expand,
                                 .title_only = s->options->title_only};
    zc_status status = ZC_OK;
    if (!is_blank(s->text) || (!s->all && !has_filters(s->options)))
        status = zci_query_parse(s->text, &options, s->reader->stemmer, &s->query, s->error);
    return status == ZC_OK ? require_filters(s) : status;
}

/* ---- Finding ----------------------------------------------------------- */

/* What other words find, behind what was found. */
static zc_status expand(searching *s, const zci_rank_options *options)
{
    if (s->options->no_expand || s->options->strict || options->limit == 0 || s->query.root == NULL)
        return ZC_OK;
    zc_status status = zci_expansion_find(&s->evaluation, &s->ranking, options,
                                          s->options->synonyms, &s->expansion, s->error);
    s->exact = s->ranking.documents > 0 || s->expansion.ranking.documents == 0;
    return status != ZC_OK
               ? status
               : zci_expansion_note(&s->expansion, &s->ranking, options->unit, &s->query, s->error);
}

static zc_status relax(searching *s, const zci_rank_options *options)
{
    zci_ranking_free(&s->ranking);
    zc_status status = zci_relax(&s->evaluation, options, NULL, &s->relaxed, &s->ranking, s->error);
    s->exact = s->ranking.documents == 0;
    if (status == ZC_OK && !s->exact)
        status = zci_query_note(&s->query,
                                "nothing matches exactly; these are partial matches, ranked by "
                                "how much of the query they hold",
                                "没有完全匹配的结果；以下按匹配程度列出部分匹配的结果", s->error);
    return status;
}

/* What holds most of a query of several parts, behind what holds all. */
static zc_status find_near(searching *s, const zci_rank_options *options)
{
    const zci_ranking *const above[2] = {&s->ranking, &s->expansion.ranking};
    if (s->options->no_expand || s->options->strict)
        return ZC_OK;
    zc_status status =
        zci_near_find(&s->evaluation, &s->expansion.evaluation, above, options, &s->near, s->error);
    if (status == ZC_OK && s->near.ranking.len > 0)
        status = zci_query_note(&s->query, "behind these follow partial matches",
                                "其后列出部分匹配的结果", s->error);
    return status;
}

static zc_status find(searching *s)
{
    zci_rank_options options = {s->options->limit,       s->options->offset,  s->options->unit,
                                s->options->sort,        s->options->explain, s->options->fold,
                                s->options->per_document};
    s->exact = true;
    zc_status status = zci_evaluate(s->reader, &s->query, &s->evaluation, s->error);
    if (status == ZC_OK)
        status = zci_rank(&s->evaluation, &options, &s->ranking, s->error);
    if (status == ZC_OK)
        status = expand(s, &options);
    bool found = s->ranking.documents > 0 || s->expansion.ranking.documents > 0;
    if (status != ZC_OK || s->query.root == NULL)
        return status;
    if (found)
        return find_near(s, &options);
    if (options.limit > 0)
        status = zci_suggest(s->reader, s->text, &s->query, &s->suggestions, s->error);
    return status != ZC_OK || s->options->strict ? status : relax(s, &options);
}

static void forget_findings(searching *s)
{
    zci_ranking_free(&s->ranking);
    zci_expansion_free(&s->expansion);
    zci_near_free(&s->near);
    s->suggestions.len = 0;
    zci_relaxed_free(&s->relaxed);
    zci_evaluation_free(&s->evaluation);
}

/* ---- Answering --------------------------------------------------------- */

/* The ids of the passages that are folded into one. */
static zc_status present_same(searching *s, zci_presenter *presenter,
                              const zci_ranked_passage *ranked, zc_passage *passage)
{
    zc_string *ids = zci_arena_alloc(&s->out->arena, ranked->same_count, sizeof *ids);
    zc_status status = ids == NULL ? zci_fail_memory(s->error) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < ranked->same_count; i++)
        status = zci_present_passage_id(presenter, ranked->same[i], &ids[i], s->error);
    passage->same = ids;
    passage->same_count = status == ZC_OK ? ranked->same_count : 0;
    return status;
}

static zc_status present_reason(searching *s, const zci_ranked *ranked, zc_hit *hit)
{
    if (ranked->reason == NULL)
        return ZC_OK;
    zc_explanation *explanation = zci_arena_alloc(&s->out->arena, 1, sizeof *explanation);
    if (explanation == NULL)
        return zci_fail_memory(s->error);
    zc_status status = zci_reason_present(ranked->reason, &s->out->arena, explanation, s->error);
    explanation->value = ranked->score; /* whatever it was multiplied by since */
    hit->explanation = explanation;
    return status;
}

static zc_status present_hit(searching *s, zci_presenter *presenter, const zci_ranked *ranked,
                             zc_hit *hit)
{
    zci_docid header = zci_documents_header(&s->reader->documents, ranked->document);
    zc_document *document = zci_arena_alloc(&s->out->arena, 1, sizeof *document);
    size_t count = ranked->passage_count;
    if (s->options->unit == ZC_PASSAGES && count > 1)
        count = 1;
    zc_passage *passages = zci_arena_alloc(&s->out->arena, count, sizeof *passages);
    if (document == NULL || passages == NULL)
        return zci_fail_memory(s->error);
    zc_status status = zci_present_document(presenter, header, document, s->error);
    if (status == ZC_OK && document->passage_count < count)
        count = document->passage_count;
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        status = zci_present_passage(presenter, document, header, ranked->passage[i].docid,
                                     &passages[i], s->error);
        if (status == ZC_OK)
            status = present_same(s, presenter, &ranked->passage[i], &passages[i]);
        passages[i].score = ranked->passage[i].score;
    }
    hit->score = ranked->score;
    hit->document = document;
    hit->passages = passages;
    hit->passage_count = count;
    hit->id = s->options->unit == ZC_PASSAGES && count > 0 ? passages[0].id : document->id;
    if (status == ZC_OK)
        status = present_reason(s, ranked, hit);
    if (status == ZC_OK && s->visitor != NULL)
        status = s->visitor->visit(s->visitor->context, presenter, header, hit, s->error);
    return status;
}

/* Presents the hits of a ranking behind those that are there. */
static zc_status present_ranking(searching *s, zci_presenter *presenter, const zci_ranking *ranking,
                                 zc_hit *hits, size_t *count)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < ranking->len; i++) {
        hits[*count].rank = s->options->offset + *count + 1;
        status = present_hit(s, presenter, &ranking->item[i], &hits[*count]);
        (*count)++;
    }
    return status;
}

/* Tells of each hit that other words found which of these it holds. */
static zc_status present_via(searching *s, const zci_ranking *ranking, zc_hit *hits)
{
    const zci_wider *wider = &s->expansion.wider;
    for (size_t i = 0; i < ranking->len; i++) {
        size_t indexes[ZCI_ALTERNATIVES_MAX];
        const zci_ranked *ranked = &ranking->item[i];
        bool passage = s->options->unit == ZC_PASSAGES && ranked->passage_count > 0;
        size_t count = zci_wider_via(wider, &s->expansion.evaluation, ranked->document,
                                     passage ? ranked->passage[0].docid : 0, indexes);
        zc_string *via = zci_arena_alloc(&s->out->arena, count, sizeof *via);
        if (via == NULL)
            return zci_fail_memory(s->error);
        for (size_t j = 0; j < count; j++)
            via[j] = s->out->answer.expansions[indexes[j]].to;
        hits[i].via = via;
        hits[i].via_count = count;
    }
    return ZC_OK;
}

static zc_status present_hits(searching *s)
{
    bool partial = !s->exact && s->expansion.ranking.documents == 0;
    zci_presenter presenter = {.reader = s->reader,
                               .arena = &s->out->arena,
                               .evaluation = &s->evaluation,
                               .relaxed = partial ? &s->relaxed : NULL};
    const zci_ranking *further = &s->expansion.ranking, *near = &s->near.ranking;
    size_t count = 0;
    zc_hit *hits =
        zci_arena_alloc(&s->out->arena, s->ranking.len + further->len + near->len, sizeof *hits);
    if (hits == NULL)
        return zci_fail_memory(s->error);
    zc_status status = present_ranking(s, &presenter, &s->ranking, hits, &count);
    presenter.evaluation = &s->expansion.evaluation;
    if (status == ZC_OK)
        status = present_via(s, further, hits + count);
    if (status == ZC_OK)
        status = present_ranking(s, &presenter, further, hits, &count);
    presenter.evaluation = &s->evaluation;
    if (near->len > 0)
        presenter.relaxed = &s->near.relaxed;
    for (size_t i = 0; i < near->len; i++)
        hits[count + i].partial = true;
    if (status == ZC_OK)
        status = present_ranking(s, &presenter, near, hits, &count);
    zci_presenter_free(&presenter);
    s->out->answer.hits = hits;
    s->out->answer.hit_count = count;
    return status;
}

static zc_status copy_suggestions(searching *s)
{
    const zci_suggestions *suggestions = &s->suggestions;
    zc_string *copies = zci_arena_alloc(&s->out->arena, suggestions->len, sizeof *copies);
    if (copies == NULL)
        return zci_fail_memory(s->error);
    for (size_t i = 0; i < suggestions->len; i++) {
        const zc_string *text = &suggestions->text[i];
        copies[i] = zci_arena_string(&s->out->arena, text->data, text->len);
        if (copies[i].data == NULL)
            return zci_fail_memory(s->error);
    }
    s->out->answer.suggestions = copies;
    s->out->answer.suggestion_count = suggestions->len;
    return ZC_OK;
}

static zc_status copy_expansions(searching *s)
{
    const zci_wider *wider = &s->expansion.wider;
    zci_arena *arena = &s->out->arena;
    zc_expansion *copies = zci_arena_alloc(arena, wider->count, sizeof *copies);
    if (copies == NULL)
        return zci_fail_memory(s->error);
    for (size_t i = 0; i < wider->count; i++) {
        const zc_expansion *e = &wider->expansion[i];
        copies[i] = (zc_expansion){e->relation, zci_arena_string(arena, e->from.data, e->from.len),
                                   zci_arena_string(arena, e->to.data, e->to.len),
                                   zci_arena_string(arena, e->origin.data, e->origin.len)};
        if (copies[i].from.data == NULL || copies[i].to.data == NULL ||
            copies[i].origin.data == NULL)
            return zci_fail_memory(s->error);
    }
    s->out->answer.expansions = copies;
    s->out->answer.expansion_count = wider->count;
    return ZC_OK;
}

static zc_status copy_notes(searching *s)
{
    zc_note *notes = zci_arena_alloc(&s->out->arena, s->query.note_count, sizeof *notes);
    if (notes == NULL)
        return zci_fail_memory(s->error);
    for (size_t i = 0; i < s->query.note_count; i++) {
        const zc_note *note = &s->query.notes[i];
        notes[i].text = zci_arena_string(&s->out->arena, note->text.data, note->text.len);
        notes[i].text_zh = zci_arena_string(&s->out->arena, note->text_zh.data, note->text_zh.len);
        if (notes[i].text.data == NULL || notes[i].text_zh.data == NULL)
            return zci_fail_memory(s->error);
    }
    s->out->answer.notes = notes;
    s->out->answer.note_count = s->query.note_count;
    return ZC_OK;
}

/* The counts are those of the literal matches, of other words' where there are none. */
static void count_found(searching *s, const zci_ranking *ranking)
{
    zc_answer *out = &s->out->answer;
    const zci_ranking *further = &s->expansion.ranking;
    bool documents = s->options->unit == ZC_DOCUMENTS;
    out->documents = ranking->documents;
    out->passages = ranking->passages;
    out->matches = ranking->matches;
    out->total = documents ? out->documents : out->passages;
    out->expanded = documents ? further->documents : further->passages;
}

/* The documents that the answer counts. */
static const zci_docset *counted(const searching *s)
{
    if (s->exact)
        return &s->evaluation.matching;
    return s->ranking.documents > 0 ? &s->relaxed.documents : &s->expansion.evaluation.matching;
}

static zc_status count_facets(searching *s)
{
    zc_facet_counts *counts;
    if (!s->options->facets)
        return ZC_OK;
    zc_status status = zci_facets_count(s->reader, counted(s), &s->out->arena, &counts, s->error);
    s->out->answer.facets = counts;
    return status;
}

static zc_status answer(searching *s)
{
    zc_answer *out = &s->out->answer;
    zc_string parsed;
    zc_status status = zci_query_print(&s->query, &parsed, s->error);
    if (status != ZC_OK)
        return status;
    out->query = zci_arena_string(&s->out->arena, s->text.data, s->text.len);
    out->parsed = zci_arena_string(&s->out->arena, parsed.data, parsed.len);
    if (out->query.data == NULL || out->parsed.data == NULL)
        return zci_fail_memory(s->error);
    out->exact = s->exact;
    count_found(s, s->ranking.documents > 0 ? &s->ranking : &s->expansion.ranking);
    status = copy_notes(s);
    if (status == ZC_OK)
        status = copy_expansions(s);
    if (status == ZC_OK)
        status = copy_suggestions(s);
    if (status == ZC_OK)
        status = count_facets(s);
    return status == ZC_OK ? present_hits(s) : status;
}

/* Finds and answers on one state of the index. */
static zc_status run_once(searching *s)
{
    size_t note_count = s->query.note_count;
    zc_status status = find(s);
    if (status == ZC_OK)
        status = answer(s);
    s->query.note_count = note_count; /* those of the findings go with them */
    forget_findings(s);
    return status;
}

/* A state of the index lasts until the writer has committed twice more; when it
 * is gone the whole query is run again on the newest. */
static zc_status run(searching *s)
{
    enum { TRIES = 4 };
    zc_status status = run_once(s);
    for (int i = 1; i < TRIES && status == ZC_CHANGED; i++) {
        if (s->visitor != NULL)
            s->visitor->restart(s->visitor->context);
        zci_arena_clear(&s->out->arena);
        s->out->answer = (zc_answer){0};
        status = zc_reader_refresh(s->reader, NULL, s->error);
        if (status == ZC_OK)
            status = run_once(s);
    }
    return status;
}

static zc_status check(const zc_reader *reader, zc_string query, const zc_search_options *options,
                       zc_error *error)
{
    if (reader == NULL || (query.data == NULL && query.len > 0))
        return zci_fail(error, ZC_BAD_ARGUMENT, "zc_search needs a reader and a query",
                        "zc_search 需要读取器和查询");
    if (options->limit > ZC_LIMIT_MAX || options->offset > SIZE_MAX / 8)
        return zci_fail(error, ZC_BAD_ARGUMENT, "at most %d hits can be asked for",
                        "一次最多返回 %d 条结果", ZC_LIMIT_MAX);
    return ZC_OK;
}

static zc_status search(zc_reader *reader, zc_string query, const zc_search_options *options,
                        bool all, const zci_hit_visitor *visitor, zc_answer **out, zc_error *error)
{
    double start = now_ms();
    *out = NULL;
    zc_status status = check(reader, query, options, error);
    if (status != ZC_OK)
        return status;
    searching s = {.reader = reader, .text = query, .options = options, .all = all, .error = error};
    s.visitor = visitor;
    s.out = calloc(1, sizeof *s.out);
    if (s.out == NULL)
        return zci_fail_memory(error);
    status = parse(&s);
    if (status == ZC_OK)
        status = run(&s);
    zci_query_clear(&s.query);
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
