/* A corpus indexed twice.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "exact.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 0x10000, SHOWN_MAX = 5, CONTEXT_BYTES = 45 };

/* To have every passage of a frequent character presented costs seconds over all laws.  So
 * when this many matches were compared, answers with many are compared by their counts and
 * on one page of hits. */
enum { COMPARED_MAX = 2000000, MANY_MATCHES = 2000, PAGE_HITS = 200 };

static exact_tally tally;

_Noreturn static void give_up(const char *what)
{
    fprintf(stderr, "exact: %s\n", what);
    exit(1);
}

static void *grown(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity * 2 + 64;
    items = realloc(items, *capacity * size);
    if (items == NULL)
        give_up("out of memory");
    return items;
}

static void *allocated(size_t count, size_t size)
{
    void *memory = calloc(count + 1, size);
    if (memory == NULL)
        give_up("out of memory");
    return memory;
}

/* ---- The corpus -------------------------------------------------------- */

static void add_symbol(ref_text *all, ref_symbol symbol)
{
    all->symbol = grown(all->symbol, all->len, &all->capacity, sizeof *all->symbol);
    all->symbol[all->len++] = symbol;
}

void exact_add(exact_corpus *corpus, const char *document, const char *bytes, size_t len,
               ref_lines lines, bool is_title)
{
    static ref_text read;
    corpus->text =
        grown(corpus->text, corpus->text_count, &corpus->text_capacity, sizeof *corpus->text);
    exact_text *text = &corpus->text[corpus->text_count++];
    *text = (exact_text){.len = len, .is_title = is_title};
    text->document = allocated(strlen(document), 1);
    strcpy(text->document, document);
    text->bytes = allocated(len, 1);
    memcpy(text->bytes, bytes, len);
    add_symbol(&corpus->all, (ref_symbol){.cp = '\n', .plain = '\n', .kind = REF_BREAK});
    text->first = corpus->all.len;
    ref_read(&read, bytes, len, lines);
    for (size_t i = 0; i < read.len; i++)
        add_symbol(&corpus->all, read.symbol[i]);
}

static uint32_t bucket(uint32_t cp)
{
    return cp < BUCKETS ? cp : 0;
}

static void index_places(exact_corpus *corpus)
{
    const ref_text *all = &corpus->all;
    corpus->place_from = allocated(BUCKETS + 1, sizeof *corpus->place_from);
    corpus->place = allocated(all->len, sizeof *corpus->place);
    for (size_t i = 0; i < all->len; i++)
        corpus->place_from[bucket(all->symbol[i].cp) + 1]++;
    for (size_t i = 0; i < BUCKETS; i++)
        corpus->place_from[i + 1] += corpus->place_from[i];
    uint32_t *next = allocated(BUCKETS, sizeof *next);
    memcpy(next, corpus->place_from, BUCKETS * sizeof *next);
    for (size_t i = 0; i < all->len; i++)
        corpus->place[next[bucket(all->symbol[i].cp)]++] = (uint32_t)i;
    free(next);
}

static const exact_corpus *sorting; /* for by_name, which qsort gives no context */

static int by_name(const void *a, const void *b)
{
    return strcmp(sorting->text[*(const size_t *)a].document,
                  sorting->text[*(const size_t *)b].document);
}

void exact_finish(exact_corpus *corpus)
{
    index_places(corpus);
    corpus->by_document = allocated(corpus->text_count, sizeof *corpus->by_document);
    for (size_t i = 0; i < corpus->text_count; i++) {
        if (!corpus->text[i].is_title)
            corpus->by_document[corpus->document_count++] = i;
    }
    sorting = corpus;
    qsort(corpus->by_document, corpus->document_count, sizeof *corpus->by_document, by_name);
}

void exact_free(exact_corpus *corpus)
{
    for (size_t i = 0; i < corpus->text_count; i++) {
        free(corpus->text[i].document);
        free(corpus->text[i].bytes);
    }
    free(corpus->text);
    free(corpus->place);
    free(corpus->place_from);
    free(corpus->by_document);
    ref_free(&corpus->all);
    *corpus = (exact_corpus){0};
}

static size_t text_index_at(const exact_corpus *corpus, size_t symbol)
{
    size_t low = 0, high = corpus->text_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (corpus->text[middle].first <= symbol)
            low = middle;
        else
            high = middle;
    }
    return low;
}

const exact_text *exact_text_at(const exact_corpus *corpus, size_t symbol)
{
    return &corpus->text[text_index_at(corpus, symbol)];
}

/* The rank of a document's name among all, or document_count. */
static size_t rank_of(const exact_corpus *corpus, const char *name)
{
    size_t low = 0, high = corpus->document_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(corpus->text[corpus->by_document[middle]].document, name);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return corpus->document_count;
}

/* ---- Findings ---------------------------------------------------------- */

typedef struct finding {
    size_t document; /* rank */
    uint64_t start, end;
} finding;

/* What one of the two found. */
typedef struct findings {
    finding *item;
    size_t len, capacity;
    bool *document; /* by rank */
    uint64_t documents, passages;
} findings;

static void add_finding(findings *f, size_t document, uint64_t start, uint64_t end)
{
    f->item = grown(f->item, f->len, &f->capacity, sizeof *f->item);
    f->item[f->len++] = (finding){document, start, end};
}

static int by_place(const void *a, const void *b)
{
    const finding *x = a, *y = b;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

static void settle(findings *f)
{
    if (f->len > 0)
        qsort(f->item, f->len, sizeof *f->item, by_place);
}

static void free_findings(findings *f)
{
    free(f->item);
    free(f->document);
}

/* ---- The reference's answer -------------------------------------------- */

/* The phrase's character that is rarest in the corpus. */
static size_t rarest(const exact_corpus *corpus, const ref_text *phrase)
{
    size_t best = 0, best_count = SIZE_MAX;
    for (size_t i = 0; i < phrase->len; i++) {
        uint32_t b = bucket(phrase->symbol[i].cp);
        size_t count = corpus->place_from[b + 1] - corpus->place_from[b];
        if (count < best_count) {
            best = i;
            best_count = count;
        }
    }
    return best;
}

static void expect(const exact_corpus *corpus, const exact_question *question, findings *out)
{
    const ref_text *all = &corpus->all, *phrase = question->phrase;
    size_t inner = rarest(corpus, phrase), behind = 0;
    uint32_t b = bucket(phrase->symbol[inner].cp);
    out->document = allocated(corpus->document_count, sizeof *out->document);
    for (size_t i = corpus->place_from[b]; i < corpus->place_from[b + 1]; i++) {
        size_t at = corpus->place[i];
        if (at < inner || at - inner < behind ||
            !ref_match_at(all, at - inner, phrase, question->literal))
            continue;
        at -= inner;
        behind = at + phrase->len;
        const exact_text *text = exact_text_at(corpus, at);
        size_t document = rank_of(corpus, text->document);
        out->document[document] = true;
        if (!text->is_title)
            add_finding(out, document, all->symbol[at].start, all->symbol[behind - 1].end);
    }
    settle(out);
}

/* ---- The library's answer ---------------------------------------------- */

static zc_answer *ask(zc_reader *reader, const exact_question *question, zc_unit unit, size_t limit,
                      size_t offset)
{
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_answer *answer;
    zc_error error;
    options.unit = unit;
    options.limit = limit;
    options.offset = offset;
    options.strict = options.no_expand = true;
    options.literal = question->literal;
    if (zc_search(reader, question->query, &options, &answer, &error) == ZC_OK)
        return answer;
    fprintf(stderr, "%.*s: %s\n", (int)question->query.len, question->query.data, error.message);
    return NULL;
}

static size_t rank_of_hit(const exact_corpus *corpus, const zc_hit *hit)
{
    size_t rank = rank_of(corpus, hit->document->id.data);
    if (rank == corpus->document_count)
        rank = rank_of(corpus, hit->document->path.data);
    if (rank == corpus->document_count)
        fprintf(stderr, "  a document that nobody indexed: %s\n", hit->document->path.data);
    return rank;
}

static size_t count_problem(bool problem, const char *what, uint64_t found, uint64_t wanted)
{
    if (problem)
        fprintf(stderr, "  %s: %" PRIu64 " instead of %" PRIu64 "\n", what, found, wanted);
    return problem ? 1 : 0;
}

static void add_answer(const exact_corpus *corpus, const zc_answer *answer, findings *out)
{
    for (size_t i = 0; i < answer->hit_count; i++) {
        const zc_passage *passage = answer->hits[i].passages;
        size_t document = rank_of_hit(corpus, &answer->hits[i]);
        for (size_t m = 0; m < passage->match_count; m++)
            add_finding(out, document, passage->matches[m].start, passage->matches[m].end);
    }
}

/* Collects every match of every passage. */
static size_t collect_matches(const exact_corpus *corpus, zc_reader *reader,
                              const exact_question *question, findings *out)
{
    uint64_t passages = 0, total = 0, matches = 0, problems = 0;
    do {
        zc_answer *answer = ask(reader, question, ZC_PASSAGES, ZC_LIMIT_MAX, (size_t)passages);
        if (answer == NULL || (answer->hit_count == 0 && passages < answer->total)) {
            zc_answer_free(answer);
            return problems + 1;
        }
        add_answer(corpus, answer, out);
        passages += answer->hit_count;
        total = answer->total;
        matches = answer->matches;
        problems += count_problem(!answer->exact, "exact", 0, 1);
        zc_answer_free(answer);
    } while (passages < total);
    settle(out);
    out->passages = passages;
    return problems + count_problem(passages != total, "passages", passages, total) +
           count_problem(matches != out->len, "matches counted", matches, out->len);
}

static size_t collect_documents(const exact_corpus *corpus, zc_reader *reader,
                                const exact_question *question, findings *out)
{
    size_t problems = 0, distinct = 0;
    out->document = allocated(corpus->document_count, sizeof *out->document);
    zc_answer *answer = ask(reader, question, ZC_DOCUMENTS, ZC_LIMIT_MAX, 0);
    if (answer == NULL)
        return 1;
    for (size_t i = 0; i < answer->hit_count; i++) {
        size_t document = rank_of_hit(corpus, &answer->hits[i]);
        if (document < corpus->document_count && !out->document[document]) {
            out->document[document] = true;
            distinct++;
        }
    }
    out->documents = distinct;
    problems += count_problem(answer->total != distinct, "documents", answer->total, distinct);
    zc_answer_free(answer);
    return problems;
}

/* ---- With other words and partial answers ------------------------------- */

/* A walk through all pages of an answer, and a little beyond. */
typedef struct paging {
    zc_string query;
    zc_unit unit;
    uint64_t total;   /* literal hits that there must be */
    uint64_t literal; /* seen so far */
    uint64_t others;  /* hits by other words, and partial ones */
    double score;     /* of the hit before */
} paging;

static size_t check_hit(paging *p, const zc_hit *hit, size_t rank)
{
    bool other = hit->via_count > 0 || hit->partial;
    size_t problems = count_problem(hit->rank != rank, "rank", hit->rank, rank);
    if (!other && p->others > 0)
        problems += count_problem(true, "literal hits behind others, the first at rank", rank, 0);
    if (hit->score > p->score)
        problems += count_problem(true, "scores rise at rank", rank, 0);
    p->score = hit->score;
    p->literal += !other;
    p->others += other;
    return problems;
}

static size_t check_page(paging *p, zc_reader *reader, size_t offset, size_t limit)
{
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_answer *answer;
    zc_error error;
    size_t problems = 0;
    options.unit = p->unit;
    options.limit = limit;
    options.offset = offset;
    if (zc_search(reader, p->query, &options, &answer, &error) != ZC_OK)
        return count_problem(true, error.message, 0, 0);
    problems +=
        count_problem(answer->total != p->total, "total with other words", answer->total, p->total);
    problems += count_problem(!answer->exact, "exact with other words", 0, 1);
    for (size_t i = 0; i < answer->hit_count; i++)
        problems += check_hit(p, &answer->hits[i], offset + i + 1);
    zc_answer_free(answer);
    return problems;
}

/* Literal hits come first and are all there, whatever else is on their pages; the last
 * page looked at lies behind them. */
static size_t check_pages(zc_reader *reader, const exact_question *question, zc_unit unit,
                          uint64_t total)
{
    enum { PAGES = 3 };
    paging p = {.query = question->query, .unit = unit, .total = total, .score = HUGE_VAL};
    size_t limit = (size_t)total / PAGES + 1, problems = 0;
    for (size_t offset = 0; offset <= total && problems == 0; offset += limit)
        problems = check_page(&p, reader, offset, limit);
    problems +=
        count_problem(p.literal != total, "literal hits with other words", p.literal, total);
    tally.others += p.others;
    return problems;
}

/* ---- Differences ------------------------------------------------------- */

static void show_match(const exact_corpus *corpus, const char *what, const finding *f)
{
    if (f->document == corpus->document_count)
        return;
    const exact_text *text = &corpus->text[corpus->by_document[f->document]];
    size_t start = f->start > CONTEXT_BYTES ? (size_t)f->start - CONTEXT_BYTES : 0;
    size_t end =
        (size_t)f->end + CONTEXT_BYTES < text->len ? (size_t)f->end + CONTEXT_BYTES : text->len;
    while (start > 0 && ((unsigned char)text->bytes[start] & 0xC0) == 0x80)
        start--;
    while (end < text->len && ((unsigned char)text->bytes[end] & 0xC0) == 0x80)
        end++;
    fprintf(stderr, "  %s: %s [%" PRIu64 ",%" PRIu64 ")\n    ...%.*s>>>%.*s<<<%.*s...\n", what,
            text->document, f->start, f->end, (int)(f->start - start), text->bytes + start,
            (int)(f->end - f->start), text->bytes + f->start, (int)(end - f->end),
            text->bytes + f->end);
}

static size_t compare_matches(const exact_corpus *corpus, const findings *wanted,
                              const findings *found)
{
    size_t w = 0, f = 0, differences = 0;
    while (w < wanted->len || f < found->len) {
        int order = w == wanted->len  ? 1
                    : f == found->len ? -1
                                      : by_place(&wanted->item[w], &found->item[f]);
        if (order != 0 && differences++ < SHOWN_MAX)
            show_match(corpus, order < 0 ? "missed" : "found, but should not be",
                       order < 0 ? &wanted->item[w] : &found->item[f]);
        w += order <= 0;
        f += order >= 0;
    }
    return differences;
}

static size_t compare_documents(const exact_corpus *corpus, const findings *wanted,
                                const findings *found)
{
    size_t differences = 0;
    for (size_t i = 0; i < corpus->document_count; i++) {
        if (wanted->document[i] == found->document[i])
            continue;
        if (differences++ < SHOWN_MAX)
            fprintf(stderr, "  document %s: %s\n",
                    found->document[i] ? "found, but should not be" : "missed",
                    corpus->text[corpus->by_document[i]].document);
    }
    return differences;
}

static size_t compare_all(const exact_corpus *corpus, zc_reader *reader,
                          const exact_question *question, const findings *wanted)
{
    findings found = {0};
    size_t differences = collect_matches(corpus, reader, question, &found);
    differences += collect_documents(corpus, reader, question, &found);
    differences += compare_matches(corpus, wanted, &found);
    if (found.document != NULL)
        differences += compare_documents(corpus, wanted, &found);
    if (question->pages && differences == 0 && found.documents > 0) {
        differences += check_pages(reader, question, ZC_DOCUMENTS, found.documents);
        differences += check_pages(reader, question, ZC_PASSAGES, found.passages);
    }
    free_findings(&found);
    return differences;
}

/* Counts, and whether all matches on a page that differs from question to question are
 * among those that are wanted. */
static size_t compare_some(const exact_corpus *corpus, zc_reader *reader,
                           const exact_question *question, const findings *wanted)
{
    findings found = {0};
    uint64_t documents = 0;
    for (size_t i = 0; i < corpus->document_count; i++)
        documents += wanted->document[i];
    zc_answer *counted = ask(reader, question, ZC_PASSAGES, 0, 0);
    if (counted == NULL)
        return 1;
    uint64_t total = counted->total > 0 ? counted->total : 1;
    size_t offset = (size_t)(tally.questions * PAGE_HITS % total);
    zc_answer *page = ask(reader, question, ZC_PASSAGES, PAGE_HITS, offset);
    size_t differences =
        count_problem(counted->matches != wanted->len, "matches", counted->matches, wanted->len) +
        count_problem(counted->documents != documents, "documents", counted->documents, documents) +
        count_problem(!counted->exact, "exact", 0, 1) +
        count_problem(page == NULL || page->hit_count == 0, "hits on the page", 0, 1);
    if (page != NULL)
        add_answer(corpus, page, &found);
    settle(&found);
    for (size_t i = 0; i < found.len; i++) {
        bool known = bsearch(&found.item[i], wanted->item, wanted->len, sizeof(finding), by_place);
        if (!known && differences++ < SHOWN_MAX)
            show_match(corpus, "found, but should not be", &found.item[i]);
    }
    zc_answer_free(counted);
    zc_answer_free(page);
    free_findings(&found);
    return differences;
}

size_t exact_compare(const exact_corpus *corpus, zc_reader *reader, const exact_question *question)
{
    findings wanted = {0};
    expect(corpus, question, &wanted);
    bool some = wanted.len > MANY_MATCHES && tally.compared + wanted.len > COMPARED_MAX;
    size_t differences = some ? compare_some(corpus, reader, question, &wanted)
                              : compare_all(corpus, reader, question, &wanted);
    if (differences > 0)
        fprintf(stderr, "%zu differences for the query %.*s%s\n\n", differences,
                (int)question->query.len, question->query.data,
                question->literal ? " (literal)" : "");
    tally.questions++;
    tally.present += wanted.len > 0;
    tally.matches += wanted.len;
    tally.compared += some ? 0 : wanted.len;
    free_findings(&wanted);
    return differences;
}

exact_tally exact_tally_get(void)
{
    return tally;
}
