/* Partial matches.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "relax.h"

#include "base/fail.h"
#include "partial.h"
#include "rank_weights.h"

#include <stdlib.h>
#include <string.h>

/* ---- What still holds -------------------------------------------------- */

static bool may_be_partial(const zci_node *node)
{
    if (node->kind == ZCI_NODE_PHRASE)
        return node->partial;
    if (node->kind == ZCI_NODE_NOT)
        return false;
    for (const zci_node *child = node->child; child != NULL; child = child->next) {
        if (may_be_partial(child))
            return true;
    }
    return false;
}

/* Narrows `allowed` to the documents that satisfy all of `node` that stays
 * binding: the children of an AND one by one, anything else as a whole unless it
 * may be answered in part. */
static zc_status narrow(zci_evaluation *e, const zci_node *node, zci_docset *allowed,
                        zc_error *error)
{
    zc_status status = ZC_OK;
    if (node->kind == ZCI_NODE_ALL) {
        for (const zci_node *child = node->child; status == ZC_OK && child != NULL;
             child = child->next)
            status = narrow(e, child, allowed, error);
        return status;
    }
    if (may_be_partial(node))
        return ZC_OK;
    zci_docset part = {0};
    status = zci_evaluate_node(e, node, allowed, &part, error);
    if (status == ZC_OK)
        zci_docset_keep(allowed, &part);
    zci_docset_free(&part);
    return status;
}

/* ---- Terms ------------------------------------------------------------- */

static int by_bytes(const void *a, const void *b)
{
    const zci_key *x = a, *y = b;
    int order = memcmp(x->data, y->data, x->len < y->len ? x->len : y->len);
    return order != 0 ? order : x->len < y->len ? -1 : x->len > y->len;
}

static zc_status add_terms(zci_evaluation *e, const zci_pattern *pattern, zci_relaxed *relaxed,
                           zc_error *error)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; i < pattern->term_count && relaxed->term_count < ZCI_QUERY_TERMS_MAX; i++) {
        uint64_t frequency;
        zci_key term = {pattern->term[i].data, pattern->term[i].len};
        status = zci_store_frequency(e->reader->store, term, &frequency, error);
        if (status != ZC_OK)
            return status;
        bool known = false;
        for (size_t j = 0; j < relaxed->term_count && !known; j++)
            known = by_bytes(&relaxed->term[j], &term) == 0;
        if (frequency == 0 || known)
            continue;
        relaxed->frequency[relaxed->term_count] = frequency;
        relaxed->term[relaxed->term_count++] = term;
    }
    return status;
}

static zc_status collect_terms(zci_evaluation *e, const zci_node *node, zci_relaxed *relaxed,
                               zc_error *error)
{
    zc_status status = ZC_OK;
    if (node->kind == ZCI_NODE_NOT)
        return ZC_OK;
    if (node->kind == ZCI_NODE_PHRASE && node->partial)
        return add_terms(e, &node->pattern, relaxed, error);
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL; child = child->next)
        status = collect_terms(e, child, relaxed, error);
    return status;
}

/* ---- Ranking ----------------------------------------------------------- */

static zc_status search(zci_evaluation *e, const zci_relaxed *relaxed, const zci_docset *allowed,
                        size_t limit, zci_store_result *result, zc_error *error)
{
    bool everywhere = zci_docset_size(allowed) == allowed->document_count;
    zci_range *ranges = NULL;
    size_t range_count = 0;
    zc_status status = ZC_OK;
    if (!everywhere)
        status = zci_documents_ranges(&e->reader->documents, allowed, false, &ranges, &range_count,
                                      error);
    if (status == ZC_OK) {
        zci_store_query query = {.terms = relaxed->term,
                                 .term_count = relaxed->term_count,
                                 .ranges = ranges,
                                 .range_count = range_count,
                                 .k1 = ZCI_BM25_K1,
                                 .b = ZCI_BM25_B,
                                 .limit = limit};
        status = zci_store_search(e->reader->store, &query, result, error);
    }
    free(ranges);
    return status;
}

static int by_passage(const void *a, const void *b)
{
    const zci_partial_score *x = a, *y = b;
    if (x->passage != y->passage)
        return x->passage > y->passage ? -1 : 1;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

static int by_score(const void *a, const void *b)
{
    const zci_ranked *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->passage[0].docid < y->passage[0].docid ? -1 : 1;
}

static zci_ranked *hit_of(zci_ranked *hits, size_t count, size_t document)
{
    for (size_t i = 0; i < count; i++) {
        if (hits[i].document == document)
            return &hits[i];
    }
    return NULL;
}

/* Adds one passage, best first within its document, to the hits. */
static void add_passage(zci_ranked *hits, size_t *count, zc_unit unit, size_t document,
                        zci_ranked_passage passage, double score)
{
    zci_ranked *hit = unit == ZC_PASSAGES ? NULL : hit_of(hits, *count, document);
    if (hit == NULL) {
        hit = &hits[(*count)++];
        *hit = (zci_ranked){.document = document, .score = score};
    }
    if (hit->passage_count < ZC_PASSAGES_PER_DOCUMENT)
        hit->passage[hit->passage_count++] = passage;
    if (score > hit->score)
        hit->score = score;
}

/* The passages of the pool by their second score, then the rest in the order, and
 * below the scores, that the first stage gave. */
static size_t gather(const zci_evaluation *e, const zci_store_result *result,
                     const zci_partial_score *pool, size_t pool_count, zc_unit unit,
                     zci_ranked *hits)
{
    size_t count = 0;
    for (size_t i = 0; i < pool_count; i++)
        add_passage(hits, &count, unit, pool[i].document,
                    (zci_ranked_passage){pool[i].docid, pool[i].passage},
                    unit == ZC_PASSAGES ? pool[i].passage : pool[i].window);
    qsort(hits, count, sizeof *hits, by_score);
    double floor = count > 0 ? hits[count - 1].score : 0;
    double top = pool_count < result->len ? result->item[pool_count].score : 1;
    for (size_t i = pool_count; i < result->len; i++) {
        size_t hint = 0;
        zci_docid docid = result->item[i].docid;
        double score = floor * result->item[i].score / top;
        add_passage(hits, &count, unit, zci_documents_of(&e->reader->documents, docid, &hint),
                    (zci_ranked_passage){docid, score}, score);
    }
    return count;
}

static zc_status explain(zci_ranking *ranking, zc_error *error)
{
    for (size_t i = 0; i < ranking->len; i++) {
        zci_buffer text = {0};
        zci_buffer_format(
            &text, "%.4f score\n  %.4f partial match: BM25 of the query's bigrams and characters\n",
            ranking->item[i].score, ranking->item[i].score);
        zc_string copy = zci_arena_string(&ranking->arena, text.data, text.len);
        zci_buffer_free(&text);
        if (copy.data == NULL)
            return zci_fail_memory(error);
        ranking->item[i].explanation = copy.data;
    }
    return ZC_OK;
}

static zc_status rank_hits(zci_evaluation *e, const zci_rank_options *options,
                           const zci_relaxed *relaxed, const zci_store_result *result,
                           zci_ranked *hits, size_t *count, zc_error *error)
{
    size_t pool_count = result->len < ZCI_POOL_PARTIAL ? result->len : ZCI_POOL_PARTIAL;
    zci_partial_score *pool = calloc(pool_count + 1, sizeof *pool);
    if (pool == NULL)
        return zci_fail_memory(error);
    zc_status status = zci_partial_rescore(e, relaxed, result->item, pool_count, pool, error);
    if (status == ZC_OK) {
        qsort(pool, pool_count, sizeof *pool, by_passage);
        *count = gather(e, result, pool, pool_count, options->unit, hits);
    }
    free(pool);
    return status;
}

/* ---- By date ----------------------------------------------------------- */

/* Newest first, undated last, keeping the order of relevance within a day. */
typedef struct dated {
    zci_ranked hit;
    unsigned date;
    size_t place;
} dated;

static int newest_first(const void *a, const void *b)
{
    const dated *x = a, *y = b;
    if (x->date != y->date)
        return x->date > y->date ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static zc_status sort_by_date(zci_evaluation *e, zci_ranked *hits, size_t count, zc_error *error)
{
    zc_reader *reader = e->reader;
    const zci_column *column;
    zc_status status = zci_columns_get(&reader->columns, ZCI_COLUMN_DATE, reader->store,
                                       &reader->documents, &column, error);
    if (status != ZC_OK)
        return status;
    dated *order = malloc((count + 1) * sizeof *order);
    if (order == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; i < count; i++)
        order[i] = (dated){hits[i], zci_column_number(column, hits[i].document), i};
    qsort(order, count, sizeof *order, newest_first);
    for (size_t i = 0; i < count; i++)
        hits[i] = order[i].hit;
    free(order);
    return ZC_OK;
}

/* ---- Hits -------------------------------------------------------------- */

static zc_status fill(zci_evaluation *e, const zci_rank_options *options, zci_relaxed *relaxed,
                      const zci_store_result *result, zci_ranking *ranking, zc_error *error)
{
    size_t count = 0;
    zci_ranked *hits = calloc(result->len + 1, sizeof *hits);
    if (hits == NULL)
        return zci_fail_memory(error);
    ranking->item = hits;
    zc_status status = rank_hits(e, options, relaxed, result, hits, &count, error);
    if (status == ZC_OK && options->sort == ZC_BY_DATE)
        status = sort_by_date(e, hits, count, error);
    for (size_t i = 0; i < count; i++)
        zci_docset_add(&relaxed->documents, hits[i].document);
    size_t first = options->offset < count ? options->offset : count;
    ranking->len = options->limit < count - first ? options->limit : count - first;
    memmove(hits, hits + first, ranking->len * sizeof *hits);
    ranking->passages = result->matches_at_least;
    ranking->documents = zci_docset_size(&relaxed->documents);
    ranking->matches = 0;
    return status == ZC_OK && options->explain ? explain(ranking, error) : status;
}

zc_status zci_relax(zci_evaluation *evaluation, const zci_rank_options *options,
                    zci_relaxed *relaxed, zci_ranking *ranking, zc_error *error)
{
    /* A document has rarely more than four passages among the best. */
    size_t wanted = (options->offset + options->limit) * 4;
    zci_docset allowed = {0};
    zci_store_result result = {0};
    *ranking = (zci_ranking){0};
    *relaxed = (zci_relaxed){0};
    zc_status status = collect_terms(evaluation, evaluation->query->root, relaxed, error);
    if (status != ZC_OK || relaxed->term_count == 0)
        return status;
    size_t documents = zci_documents_count(&evaluation->reader->documents);
    if (!zci_docset_make(&allowed, documents) || !zci_docset_make(&relaxed->documents, documents))
        status = zci_fail_memory(error);
    if (status == ZC_OK)
        zci_docset_add_all(&allowed);
    if (status == ZC_OK)
        status = narrow(evaluation, evaluation->query->root, &allowed, error);
    if (status == ZC_OK)
        status = search(evaluation, relaxed, &allowed, wanted > 300 ? wanted : 300, &result, error);
    if (status == ZC_OK)
        status = fill(evaluation, options, relaxed, &result, ranking, error);
    qsort(relaxed->term, relaxed->term_count, sizeof *relaxed->term, by_bytes);
    zci_store_result_free(&result);
    zci_docset_free(&allowed);
    if (status != ZC_OK)
        zci_ranking_free(ranking);
    return status;
}

void zci_relaxed_free(zci_relaxed *relaxed)
{
    zci_docset_free(&relaxed->documents);
    *relaxed = (zci_relaxed){0};
}
