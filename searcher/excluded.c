/* What alone keeps a query from finding anything.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "excluded.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/string.h"
#include "evaluate.h"
#include "expansion.h"
#include "query_letters.h"
#include "relax.h"

#include <inttypes.h>

/* How many things are named.  Each part of a query has a concept of its own at least. */
enum { NAMED_MAX = 3, PARTS_MAX = ZCI_QUERY_CONCEPTS_MAX };

/* Passages, about, that are read to count what the text of a query finds, as a filter that no
 * document satisfies costs nothing; what is common is found in the first of them.  To find
 * sentences takes eight times as long. */
enum { PASSAGES_READ_MAX = 10000, SCOPE_COST = 8 };

/* What the query finds without something. */
typedef struct remedy {
    zc_string without; /* as one writes it; empty: the quotation marks */
    uint64_t documents;
    bool partly; /* these answer in part */
    bool least;  /* there may be more */
} remedy;

typedef struct excluding {
    const zci_excluded_query *of;
    remedy item[NAMED_MAX];
    size_t len;
    zc_error *error;
} excluding;

static void add(excluding *x, const remedy *one)
{
    if (one->documents > 0 && x->len < NAMED_MAX)
        x->item[x->len++] = *one;
}

/* Whether other words may be looked for. */
static bool expands(const excluding *x)
{
    return !x->of->options->strict && !x->of->options->no_expand;
}

/* ---- Filters, fields and exclusions ------------------------------------- */

/* The parts of a query that must all hold: copies of their nodes. */
typedef struct parts {
    zci_node text[PARTS_MAX]; /* what is looked for, each the next one's sibling */
    zci_node limit[PARTS_MAX];
    size_t text_count, limit_count;
} parts;

/* Whether a part limits what is found to certain documents.  Where titles alone are searched, they
 * are what is looked for. */
static bool is_limit(const excluding *x, const zci_node *node)
{
    switch (node->kind) {
    case ZCI_NODE_ALL:
    case ZCI_NODE_ANY:
        for (const zci_node *child = node->child; child != NULL; child = child->next) {
            if (!is_limit(x, child))
                return false;
        }
        return true;
    case ZCI_NODE_PHRASE:
        return node->option.len > 0 ||
               (node->field != ZCI_FIELD_TEXT &&
                !(x->of->options->title_only && node->field == ZCI_FIELD_TITLE));
    case ZCI_NODE_NOT:
    case ZCI_NODE_YEARS:
    case ZCI_NODE_DATES:
    case ZCI_NODE_RUNS:
    case ZCI_NODE_LEVEL:
        return true;
    case ZCI_NODE_SENTENCE:
    case ZCI_NODE_PARAGRAPH:
        break;
    }
    return false;
}

static void gather(const excluding *x, const zci_node *node, parts *found)
{
    if (node->kind == ZCI_NODE_ALL) {
        for (const zci_node *child = node->child; child != NULL; child = child->next)
            gather(x, child, found);
    } else if (found->text_count + found->limit_count < PARTS_MAX) {
        bool limit = is_limit(x, node);
        size_t *count = limit ? &found->limit_count : &found->text_count;
        zci_node *copies = limit ? found->limit : found->text;
        copies[*count] = *node;
        copies[*count].next = NULL;
        if (!limit && *count > 0)
            copies[*count - 1].next = &copies[*count];
        (*count)++;
    }
}

/* Counts the documents that lack nothing but one of the limits, for each of these. */
static void count_lacking(const zci_docset *text, const zci_docset *satisfying, size_t count,
                          uint64_t *documents)
{
    for (size_t d = zci_docset_next(text, 0); d < text->document_count;
         d = zci_docset_next(text, d + 1)) {
        size_t lacking = 0, which = 0;
        for (size_t i = 0; i < count && lacking < 2; i++) {
            if (zci_docset_has(&satisfying[i], d))
                continue;
            which = i;
            lacking++;
        }
        documents[which] += lacking == 1;
    }
}

/* For each limit, the documents among those with the text that satisfy it, and from these how many
 * satisfy all others. */
static zc_status try_limits(const excluding *x, zci_evaluation *e, const parts *of,
                            const zci_docset *text, uint64_t *documents)
{
    zci_docset satisfying[PARTS_MAX] = {{.word = NULL}};
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < of->limit_count; i++)
        status = zci_evaluate_node(e, &of->limit[i], text, &satisfying[i], x->error);
    if (status == ZC_OK)
        count_lacking(text, satisfying, of->limit_count, documents);
    for (size_t i = 0; i < of->limit_count; i++)
        zci_docset_free(&satisfying[i]);
    return status;
}

/* The first documents, of which about PASSAGES_READ_MAX passages must be read; false: these are
 * not all. */
static bool take_first(const zci_documents *documents, uint64_t passages, zci_docset *first)
{
    bool all = passages <= PASSAGES_READ_MAX;
    double share = all ? 1 : (double)PASSAGES_READ_MAX / (double)passages;
    double last = share * (double)documents->last_docid;
    for (size_t d = 0; d < first->document_count; d++) {
        if (all || (double)zci_documents_header(documents, d) <= last)
            zci_docset_add(first, d);
    }
    return all;
}

static bool holds_scope(const zci_node *node)
{
    if (node->kind == ZCI_NODE_SENTENCE || node->kind == ZCI_NODE_PARAGRAPH)
        return true;
    for (const zci_node *child = node->child; child != NULL; child = child->next) {
        if (holds_scope(child))
            return true;
    }
    return false;
}

/* The documents with the text, or at least the first of them. */
static zc_status find_text(const excluding *x, zci_evaluation *e, parts *of, zci_docset *text,
                           bool *all)
{
    const zci_documents *documents = &x->of->reader->documents;
    const zci_node root = {.kind = ZCI_NODE_ALL, .child = of->text_count > 0 ? of->text : NULL};
    uint64_t passages = of->text_count == 0 ? 0 : zci_evaluation_estimate(e, &root);
    zci_docset first = {0};
    if (!zci_docset_make(&first, zci_documents_count(documents)))
        return zci_fail_memory(x->error);
    passages = passages < UINT32_MAX ? passages : UINT32_MAX;
    *all = take_first(documents, passages * (holds_scope(&root) ? SCOPE_COST : 1), &first);
    if (of->text_count == 0) {
        *text = first;
        return ZC_OK;
    }
    zc_status status = zci_evaluate_node(e, &root, *all ? NULL : &first, text, x->error);
    zci_docset_free(&first);
    return status;
}

/* How many documents the query finds without each of its limits, or at least finds. */
static zc_status count_without(const excluding *x, const zci_query *query, parts *of,
                               uint64_t *documents, bool *all)
{
    zci_docset text = {0};
    zci_evaluation e;
    zc_status status = zci_evaluation_begin(x->of->reader, query, &e, x->error);
    if (status == ZC_OK)
        status = find_text(x, &e, of, &text, all);
    if (status == ZC_OK && zci_docset_size(&text) > 0)
        status = try_limits(x, &e, of, &text, documents);
    zci_docset_free(&text);
    zci_evaluation_free(&e);
    return status;
}

/* Counts for those of the limits without which nothing was found yet. */
static zc_status count_more(const excluding *x, const zci_query *query, parts *of, remedy *limits)
{
    uint64_t documents[PARTS_MAX] = {0};
    bool all = true;
    zc_status status = count_without(x, query, of, documents, &all);
    for (size_t i = 0; status == ZC_OK && i < of->limit_count; i++) {
        if (limits[i].documents > 0)
            continue;
        limits[i].documents = documents[i];
        limits[i].least = !all;
    }
    return status;
}

/* By the query's own words and, of what these do not find, by others, among which its limits stand
 * in the same order. */
static zc_status find_limits(excluding *x, parts *own, parts *wider)
{
    remedy limits[PARTS_MAX] = {{.documents = 0}};
    size_t lacking = 0;
    zc_status status = count_more(x, x->of->query, own, limits);
    for (size_t i = 0; i < own->limit_count; i++)
        lacking += limits[i].documents == 0;
    if (status == ZC_OK && lacking > 0 && wider->limit_count == own->limit_count)
        status = count_more(x, x->of->wider, wider, limits);
    for (size_t i = 0; status == ZC_OK && i < own->limit_count; i++) {
        if (limits[i].documents > 0)
            status =
                zci_query_print_node(x->of->query, &own->limit[i], &limits[i].without, x->error);
        add(x, &limits[i]);
    }
    return status;
}

/* ---- Quotation marks, and titles alone ---------------------------------- */

static bool has_quotes(const zci_node *node)
{
    if (node->kind == ZCI_NODE_PHRASE)
        return node->quoted;
    bool has = false;
    for (const zci_node *child = node->kind == ZCI_NODE_NOT ? NULL : node->child;
         !has && child != NULL; child = child->next)
        has = has_quotes(child);
    return has;
}

static zc_status drop_quotes(const excluding *x, zci_arena *arena, zc_string *text)
{
    zci_query_letters letters;
    zci_buffer rest = {0};
    zc_status status = zci_query_letters_read(&letters, x->of->text, arena, x->error);
    for (size_t i = 0; status == ZC_OK && i < letters.count; i++) {
        zc_string letter = zci_query_letters_slice(&letters, i, i + 1);
        if (!zci_query_letter_is_quote(&letters.item[i]))
            zci_buffer_append(&rest, letter.data, letter.len);
    }
    if (status == ZC_OK)
        *text = zci_arena_string(arena, rest.data, rest.len);
    if (status == ZC_OK && (rest.failed || text->data == NULL))
        status = zci_fail_memory(x->error);
    zci_buffer_free(&rest);
    return status;
}

static const zci_rank_options counting = {.unit = ZC_DOCUMENTS, .sort = ZC_BY_RELEVANCE};

static zc_status count_partly(const excluding *x, zci_evaluation *e, remedy *one, zc_error *error)
{
    zci_relaxed relaxed = {.term_count = 0};
    zci_ranking ranking = {.len = 0};
    zc_status status = zci_relax(e, &counting, NULL, expands(x) ? x->of->options->synonyms : NULL,
                                 &relaxed, &ranking, error);
    one->documents = status == ZC_OK ? ranking.documents : 0;
    one->partly = true;
    zci_ranking_free(&ranking);
    zci_relaxed_free(&relaxed);
    return status;
}

/* How many documents another query finds, by the first means that finds any. */
static zc_status count_other(const excluding *x, const zci_query *other, remedy *one,
                             zc_error *error)
{
    static const zci_ranking none;
    const zc_search_options *options = x->of->options;
    zci_evaluation e;
    zci_expansion expansion = {.searched = false};
    zc_status status = zci_evaluate(x->of->reader, other, &e, error);
    one->documents = status == ZC_OK ? zci_docset_size(&e.matching) : 0;
    if (status == ZC_OK && one->documents == 0 && expands(x)) {
        status = zci_expansion_find(&e, &none, &counting, options->synonyms, &expansion, error);
        one->documents = status == ZC_OK ? expansion.ranking.documents : 0;
    }
    if (status == ZC_OK && one->documents == 0 && x->of->nothing && !options->strict)
        status = count_partly(x, &e, one, error);
    zci_expansion_free(&expansion);
    zci_evaluation_free(&e);
    return status;
}

/* What stood in quotation marks may be nothing that can be asked for without. */
static zc_status try_other(excluding *x, zc_string text, const zc_search_options *options,
                           remedy one)
{
    zci_query other = {.root = NULL};
    zc_error error;
    zc_status status = zci_filters_parse(text, options, x->of->reader->stemmer, &other, &error);
    if (status == ZC_OK)
        status = count_other(x, &other, &one, &error);
    if (status == ZC_OK)
        add(x, &one);
    else if (status != ZC_BAD_QUERY && x->error != NULL)
        *x->error = error;
    zci_query_clear(&other);
    return status == ZC_BAD_QUERY ? ZC_OK : status;
}

static zc_status try_unquoted(excluding *x)
{
    zci_arena arena = {0};
    zc_string text = {"", 0};
    zc_status status = drop_quotes(x, &arena, &text);
    if (status == ZC_OK)
        status = try_other(x, text, x->of->options, (remedy){.documents = 0});
    zci_arena_clear(&arena);
    return status;
}

static zc_status try_texts(excluding *x)
{
    zc_search_options options = *x->of->options;
    options.title_only = false;
    return try_other(x, x->of->text, &options, (remedy){.without = zci_string_of("--title")});
}

/* ---- Telling ------------------------------------------------------------ */

static void write_english(const remedy *one, bool first, zci_buffer *out)
{
    const char *plural = one->documents == 1 ? "" : "s", *part = one->partly ? " in part" : "";
    zci_buffer_text(out, first ? "without " : "; without ");
    if (one->without.len == 0)
        zci_buffer_text(out, "the quotation marks");
    else
        zci_buffer_format(out, "`%s`", one->without.data);
    zci_buffer_format(out, "%s%s %" PRIu64 " document%s%s", first ? " the query finds" : ",",
                      one->least ? " at least" : "", one->documents, plural, part);
}

static void write_chinese(const remedy *one, bool first, zci_buffer *out)
{
    zci_buffer_text(out, first ? "去掉" : "；去掉");
    if (one->without.len == 0)
        zci_buffer_text(out, "引号");
    else
        zci_buffer_format(out, "“%s”", one->without.data);
    zci_buffer_format(out, "，%s%s %" PRIu64 " 篇文献", one->least ? "至少" : "",
                      one->partly ? "部分匹配" : "可找到", one->documents);
}

static zc_status say(excluding *x, zci_buffer *english, zci_buffer *chinese)
{
    zci_buffer_byte(english, '\0');
    zci_buffer_byte(chinese, '\0');
    zc_status status = english->failed || chinese->failed
                           ? zci_fail_memory(x->error)
                           : zci_query_note(x->of->query, english->data, chinese->data, x->error);
    zci_buffer_free(english);
    zci_buffer_free(chinese);
    return status;
}

static zc_status say_remedies(excluding *x)
{
    zci_buffer english = {0}, chinese = {0};
    for (size_t i = 0; i < x->len; i++) {
        write_english(&x->item[i], i == 0, &english);
        write_chinese(&x->item[i], i == 0, &chinese);
    }
    return say(x, &english, &chinese);
}

static zc_status write_unsatisfied(const excluding *x, const zci_node *limit, zci_buffer *english,
                                   zci_buffer *chinese)
{
    zc_string name;
    bool first = english->len == 0;
    zc_status status = zci_query_print_node(x->of->query, limit, &name, x->error);
    if (status != ZC_OK)
        return status;
    zci_buffer_format(english, "%s `%s`", first ? "no document satisfies" : ", and none",
                      name.data);
    zci_buffer_format(chinese, "%s没有文献符合“%s”", first ? "" : "，也", name.data);
    return ZC_OK;
}

/* Names the limits that no document satisfies at all, in other words neither. */
static zc_status find_unsatisfied(excluding *x, const parts *own, const parts *wider)
{
    const parts *widest = wider->limit_count == own->limit_count ? wider : own;
    zci_query all = *(widest == wider ? x->of->wider : x->of->query);
    zci_buffer english = {0}, chinese = {0};
    zci_evaluation e;
    all.root = NULL;
    zc_status status = zci_evaluate(x->of->reader, &all, &e, x->error);
    for (size_t i = 0; status == ZC_OK && i < own->limit_count; i++) {
        zci_docset satisfying = {0};
        status = zci_evaluate_node(&e, &widest->limit[i], NULL, &satisfying, x->error);
        if (status == ZC_OK && zci_docset_size(&satisfying) == 0)
            status = write_unsatisfied(x, &own->limit[i], &english, &chinese);
        zci_docset_free(&satisfying);
    }
    zci_evaluation_free(&e);
    if (status == ZC_OK && english.len > 0)
        return say(x, &english, &chinese);
    zci_buffer_free(&english);
    zci_buffer_free(&chinese);
    return status;
}

static zc_status note(excluding *x, parts *own, parts *wider)
{
    const zci_excluded_query *of = x->of;
    gather(x, of->query->root, own);
    if (of->wider != NULL && of->wider->concept_count > of->query->concept_count)
        gather(x, of->wider->root, wider);
    /* Without its only part nothing is asked for. */
    bool several = own->limit_count > 0 && own->text_count + own->limit_count > 1;
    zc_status status = several ? find_limits(x, own, wider) : ZC_OK;
    if (status == ZC_OK && of->options->title_only)
        status = try_texts(x);
    if (status == ZC_OK && has_quotes(of->query->root))
        status = try_unquoted(x);
    if (status == ZC_OK && x->len > 0)
        return say_remedies(x);
    return status == ZC_OK && of->nothing && several ? find_unsatisfied(x, own, wider) : status;
}

zc_status zci_excluded_note(const zci_excluded_query *of, zc_error *error)
{
    excluding x = {.of = of, .error = error};
    zci_arena arena = {0};
    parts *found = zci_arena_alloc(&arena, 2, sizeof *found);
    zc_status status = found == NULL ? zci_fail_memory(error) : note(&x, &found[0], &found[1]);
    zci_arena_clear(&arena);
    return status;
}
