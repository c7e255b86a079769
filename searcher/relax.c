/* Partial matches.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "relax.h"

#include "base/fail.h"
#include "best.h"
#include "listing.h"
#include "newest.h"
#include "partial.h"
#include "partial_choice.h"
#include "partial_reason.h"
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

/* ---- Ranking ----------------------------------------------------------- */

typedef struct relaxing {
    zci_evaluation *evaluation;
    const zci_rank_options *options;
    const zci_beyond *beyond; /* may be NULL */
    zci_relaxed *relaxed;
    zci_proposals proposals;
    zci_partial_score *pool; /* the passages that are read */
    size_t pool_len;
    zci_partial *partial;          /* what was read of them */
    zci_partial_features features; /* of their scores, where these are explained */
    zci_ranked *hits;              /* of all proposals */
    size_t hit_count;
    zci_ranking *ranking;
    zc_error *error;
} relaxing;

static void add_to_pool(relaxing *r, size_t document, zci_docid docid, size_t reach)
{
    r->pool[r->pool_len++] = zci_partial_proposed(&r->proposals, document, docid, reach);
}

typedef struct promising {
    zci_docid docid;
    float score;
} promising;

static int by_promise(const void *a, const void *b)
{
    const promising *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

/* The passages of a document that promise most, at most `most`, and none that promises much
 * less than the best. */
static void pool_document(relaxing *r, size_t document, size_t most, size_t reach)
{
    zci_range range = zci_documents_passages(&r->evaluation->reader->documents, document);
    promising chosen[ZCI_POOL_PER_DOCUMENT];
    zci_best best = {chosen, sizeof *chosen, most, by_promise, 0};
    for (zci_docid docid = range.first; docid <= range.last; docid++) {
        const promising one = {docid, r->proposals.passage[docid]};
        if (one.score > 0)
            zci_best_offer(&best, &one);
    }
    zci_best_sort(&best);
    for (size_t i = 0; i < best.len; i++) {
        if (chosen[i].score >= (float)ZCI_POOL_SHARE * chosen[0].score)
            add_to_pool(r, document, chosen[i].docid, reach);
    }
}

/* Whether these only fill what better answers leave of a page. */
static bool is_rest(const relaxing *r)
{
    return r->beyond != NULL && r->beyond->least > 0;
}

/* How many hits, in their order, it takes to make the page. */
static size_t page_end(const relaxing *r)
{
    const zci_rank_options *options = r->options;
    return options->offset + options->limit + zci_listing_reach(options);
}

static size_t pool_size(const relaxing *r)
{
    return is_rest(r) ? ZCI_POOL_NEAR : ZCI_POOL_PARTIAL;
}

static size_t pooled(const relaxing *r)
{
    return r->proposals.len < pool_size(r) ? r->proposals.len : pool_size(r);
}

/* Of the document in that place, fewer the further down it is; behind full answers no more
 * than are shown. */
static size_t passages_read(const relaxing *r, size_t place)
{
    if (is_rest(r))
        return ZC_PASSAGES_PER_DOCUMENT;
    if (place < ZCI_POOL_SEVERAL)
        return ZCI_POOL_PER_DOCUMENT;
    return place < ZCI_POOL_WINDOWS ? ZCI_POOL_FEW : 1;
}

static zc_status fill_pool(relaxing *r)
{
    r->pool = calloc(pooled(r) * ZCI_POOL_PER_DOCUMENT + 1, sizeof *r->pool);
    if (r->pool == NULL)
        return zci_fail_memory(r->error);
    for (size_t i = 0; i < pooled(r); i++) {
        const zci_proposal *one = &r->proposals.item[i];
        if (r->options->unit == ZC_PASSAGES)
            add_to_pool(r, one->document, one->passage, 0);
        else
            pool_document(r, one->document, passages_read(r, i),
                          i < ZCI_POOL_WINDOWS ? ZCI_WINDOW_REACH : 0);
    }
    r->features.arena = &r->ranking->arena;
    return zci_partial_rescore(r->evaluation, r->relaxed, &r->proposals, r->pool, r->pool_len,
                               r->options->explain ? &r->features : NULL, &r->partial, r->error);
}

static int by_passage(const void *a, const void *b)
{
    const zci_partial_score *x = a, *y = b;
    if (x->at.document != y->at.document)
        return x->at.document < y->at.document ? -1 : 1;
    if (x->passage != y->passage)
        return x->passage > y->passage ? -1 : 1;
    return x->at.docid < y->at.docid ? -1 : x->at.docid > y->at.docid;
}

static int by_score(const void *a, const void *b)
{
    const zci_ranked *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return x->passage[0].docid < y->passage[0].docid ? -1
                                                     : x->passage[0].docid > y->passage[0].docid;
}

/* One hit for each document of the pool, or for each passage; the pool is in the
 * order of documents, the best passage of each first. */
static void hits_of_pool(relaxing *r)
{
    bool documents = r->options->unit == ZC_DOCUMENTS;
    qsort(r->pool, r->pool_len, sizeof *r->pool, by_passage);
    for (size_t i = 0; i < r->pool_len; i++) {
        const zci_partial_score *one = &r->pool[i];
        double score = documents ? one->window : one->passage;
        bool same =
            documents && r->hit_count > 0 && r->hits[r->hit_count - 1].document == one->at.document;
        if (!same)
            r->hits[r->hit_count++] = (zci_ranked){.document = one->at.document, .score = score};
        zci_ranked *hit = &r->hits[r->hit_count - 1];
        if (hit->passage_count < ZCI_POOL_PER_DOCUMENT)
            hit->passage[hit->passage_count++] =
                (zci_ranked_passage){.docid = one->at.docid, .score = one->passage};
        if (score > hit->score)
            hit->score = score;
    }
}

/* A document that its title alone proposes is shown by its first passage. */
static zci_docid shown_passage(const relaxing *r, const zci_proposal *one)
{
    zci_range range = zci_documents_passages(&r->evaluation->reader->documents, one->document);
    return one->passage != 0 ? one->passage : range.first <= range.last ? range.first : 0;
}

static void add_unread(relaxing *r, const zci_proposal *one, double score)
{
    zci_ranked *hit = &r->hits[r->hit_count++];
    zci_docid docid = shown_passage(r, one);
    *hit = (zci_ranked){.document = one->document, .score = score, .passage_count = docid != 0};
    hit->passage[0] = (zci_ranked_passage){.docid = docid, .score = score};
}

/* One hit for each proposal of the pool, by its second score.  A document that its title alone
 * proposes has none, as no passage of it was read: it keeps the first one, which is what the
 * document as one text is worth by its counts. */
static void gather_pool(relaxing *r)
{
    const zci_proposal *item = r->proposals.item;
    hits_of_pool(r);
    for (size_t i = 0; i < pooled(r); i++) {
        if (item[i].passage == 0)
            add_unread(r, &item[i], item[i].score);
    }
    qsort(r->hits, r->hit_count, sizeof *r->hits, by_score);
}

/* Adds one of the rest, which stands in the order, and below the scores, that the first stage
 * gave; `floor` is the pool's last score. */
static void add_rest(relaxing *r, size_t place, double floor)
{
    const zci_proposal *item = r->proposals.item;
    add_unread(r, &item[place], floor * item[place].score / item[pooled(r)].score);
}

static double floor_of(const relaxing *r)
{
    return r->hit_count > 0 ? r->hits[r->hit_count - 1].score : 0;
}

static zc_status gather(relaxing *r)
{
    r->hits = calloc(r->proposals.len + 1, sizeof *r->hits);
    if (r->hits == NULL)
        return zci_fail_memory(r->error);
    gather_pool(r);
    double floor = floor_of(r);
    for (size_t i = pooled(r); i < r->proposals.len; i++)
        add_rest(r, i, floor);
    return ZC_OK;
}

/* What of the pool a hit's score comes from; NULL when it was not read. */
static const zci_partial_score *source_of(const relaxing *r, const zci_ranked *hit)
{
    bool documents = r->options->unit == ZC_DOCUMENTS;
    const zci_partial_score *best = NULL;
    for (size_t i = 0; i < r->pool_len; i++) {
        const zci_partial_score *one = &r->pool[i];
        if (one->at.document == hit->document &&
            (documents ? best == NULL || one->window > best->window
                       : one->at.docid == hit->passage[0].docid))
            best = one;
    }
    return best;
}

/* Whether a document stands among those that were read by its title alone. */
static bool is_titled(const relaxing *r, const zci_ranked *hit)
{
    for (size_t i = 0; i < pooled(r); i++) {
        const zci_proposal *one = &r->proposals.item[i];
        if (one->document == hit->document)
            return one->passage == 0;
    }
    return false;
}

static void explain_hit(const relaxing *r, const zci_ranked *hit)
{
    const zci_partial_score *one = source_of(r, hit);
    double score = one == NULL ? 0 : zci_partial_value(one, r->options->unit);
    if (one == NULL && is_titled(r, hit))
        zci_partial_explain_title(hit->score, &r->relaxed->blend, hit->reason);
    else if (one == NULL)
        zci_reason_add(hit->reason, hit->score, "by counts alone, below all that was read",
                       "仅按词频，排在读过的段落之后");
    else
        zci_partial_explain(one, &r->features, &r->relaxed->blend, hit->reason);
    if (score > hit->score)
        zci_reason_add(hit->reason, hit->score - score, "behind passages of other documents",
                       "排在其他文献的段落之后");
}

static zc_status explain(relaxing *r)
{
    zci_ranking *ranking = r->ranking;
    for (size_t i = 0; i < ranking->len; i++) {
        zci_ranked *hit = &ranking->item[i];
        hit->reason = zci_reason_start(&ranking->arena, hit->score);
        if (hit->reason == NULL)
            return zci_fail_memory(r->error);
        explain_hit(r, hit);
    }
    return ZC_OK;
}

/* ---- Hits -------------------------------------------------------------- */

static zci_listed look_at(const void *context, size_t place)
{
    const relaxing *r = context;
    const zci_ranked *hit = &r->hits[place];
    zci_listed listed = {.document = hit->document, .place = place, .score = hit->score};
    for (size_t i = 0; i < hit->passage_count; i++) {
        if (!zci_listed_add(&listed, r->options->unit, hit->passage[i].docid))
            break;
    }
    return listed;
}

static void take_listed(void *context, size_t place, const zci_listed *listed)
{
    const relaxing *r = context;
    r->hits[place].score = listed->score;
    zci_ranked_take(&r->hits[place], r->options->unit, listed->same, listed->same_count);
}

static zc_status list_hits(relaxing *r)
{
    const zci_listing listing = {
        r->evaluation->reader, r->options, r->ranking, r, look_at, take_listed};
    return zci_listing_apply(&listing, r->hits, sizeof *r->hits, &r->hit_count, r->error);
}

/* All proposals, newest first; of a day in the order of relevance, which is that of the hits
 * of the pool and then of the other proposals. */
static zc_status put_by_date(const relaxing *r, zci_dated *dated)
{
    const zci_proposals *found = &r->proposals;
    for (size_t i = 0; i < found->len; i++)
        dated[i] = (zci_dated){.document =
                                   i < r->hit_count ? r->hits[i].document : found->item[i].document,
                               .place = i};
    return zci_newest_first(r->evaluation->reader, dated, found->len, r->error);
}

/* Makes hits of the first proposals by date, as many as the page takes: of all there may be
 * many. */
static zc_status take_newest(relaxing *r, const zci_dated *dated)
{
    size_t count = r->proposals.len < page_end(r) ? r->proposals.len : page_end(r);
    zci_ranked *pool = r->hits, *hits = calloc(count + 1, sizeof *hits);
    double floor = floor_of(r);
    if (hits == NULL)
        return zci_fail_memory(r->error);
    r->hits = hits;
    r->hit_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (dated[i].place < pooled(r))
            hits[r->hit_count++] = pool[dated[i].place];
        else
            add_rest(r, dated[i].place, floor);
    }
    free(pool);
    return ZC_OK;
}

static zc_status gather_newest(relaxing *r)
{
    zci_dated *dated = calloc(r->proposals.len + 1, sizeof *dated);
    r->hits = calloc(pooled(r) + 1, sizeof *r->hits);
    zc_status status = dated == NULL || r->hits == NULL ? zci_fail_memory(r->error) : ZC_OK;
    if (status == ZC_OK) {
        gather_pool(r);
        status = put_by_date(r, dated);
    }
    if (status == ZC_OK)
        status = take_newest(r, dated);
    free(dated);
    return status;
}

/* Leaves a hit the passages that it is shown by. */
static zc_status choose_passages(const relaxing *r, zci_ranked *hit)
{
    zc_status status = ZC_OK;
    if (r->options->unit == ZC_DOCUMENTS)
        status = zci_partial_choose(r->partial, r->beyond == NULL ? &r->proposals : NULL, r->pool,
                                    r->pool_len, hit, r->error);
    return status == ZC_OK ? zci_listing_document(r->evaluation->reader, r->options,
                                                  &r->ranking->arena, hit, r->error)
                           : status;
}

static zc_status make_hits(relaxing *r)
{
    const zci_rank_options *options = r->options;
    zc_status status = options->sort == ZC_BY_DATE ? gather_newest(r) : gather(r);
    if (status == ZC_OK && zci_listing_reach(options) > 0)
        status = list_hits(r);
    if (status != ZC_OK)
        return status;
    size_t first = options->offset < r->hit_count ? options->offset : r->hit_count;
    size_t left = r->hit_count - first;
    if (r->hit_count > 0) {
        r->ranking->top = r->hits[0].score;
        r->ranking->floor = r->hits[r->hit_count - 1].score;
    }
    memmove(r->hits, r->hits + first, left * sizeof *r->hits);
    r->ranking->item = r->hits;
    r->ranking->len = options->limit < left ? options->limit : left;
    for (size_t i = 0; status == ZC_OK && i < r->ranking->len; i++)
        status = choose_passages(r, &r->hits[i]);
    return status == ZC_OK && options->explain ? explain(r) : status;
}

/* Reads the best and puts all in order, to list some. */
static zc_status rank(relaxing *r)
{
    zc_status status = fill_pool(r);
    return status == ZC_OK ? make_hits(r) : status;
}

static void count_found(relaxing *r)
{
    r->ranking->passages = r->proposals.passages;
    r->ranking->documents = r->proposals.documents;
    r->relaxed->documents = r->proposals.counted;
    r->proposals.counted = (zci_docset){0};
}

/* How many proposals are kept: none where they are but counted, and all where their order is
 * not the one that they are proposed in. */
static size_t proposals_wanted(const relaxing *r)
{
    if (r->options->limit == 0)
        return 0;
    if (r->options->sort == ZC_BY_DATE)
        return SIZE_MAX;
    return page_end(r) > pool_size(r) ? page_end(r) : pool_size(r);
}

static zc_status propose(relaxing *r)
{
    zci_evaluation *e = r->evaluation;
    zci_asked asked = {.term = r->relaxed->wanted, .term_count = r->relaxed->term_count};
    zci_docset allowed = {0};
    if (!zci_docset_make(&allowed, zci_documents_count(&e->reader->documents)))
        return zci_fail_memory(r->error);
    zci_docset_add_all(&allowed);
    zc_status status = narrow(e, e->query->root, &allowed, r->error);
    if (status == ZC_OK && r->beyond == NULL)
        status = zci_relaxed_rare(r->relaxed, e, &asked.rare, r->error);
    if (status == ZC_OK)
        status = zci_proposals_find(e, &asked, &allowed, r->beyond, &r->relaxed->blend,
                                    proposals_wanted(r), &r->proposals, r->error);
    zci_docset_free(&allowed);
    return status;
}

zc_status zci_relax(zci_evaluation *evaluation, const zci_rank_options *options,
                    const zci_beyond *beyond, const zc_synonyms *synonyms, zci_relaxed *relaxed,
                    zci_ranking *ranking, zc_error *error)
{
    relaxing r = {.evaluation = evaluation,
                  .options = options,
                  .beyond = beyond,
                  .relaxed = relaxed,
                  .ranking = ranking,
                  .error = error};
    *ranking = (zci_ranking){0};
    zc_status status =
        zci_relaxed_choose(evaluation, options->unit, beyond == NULL, synonyms, relaxed, error);
    if (status != ZC_OK || relaxed->term_count == 0)
        return status;
    status = propose(&r);
    if (status == ZC_OK)
        count_found(&r);
    if (status == ZC_OK && options->limit > 0)
        status = rank(&r);
    zci_partial_free(r.partial);
    zci_proposals_free(&r.proposals);
    free(r.pool);
    if (ranking->item == NULL)
        free(r.hits);
    if (status != ZC_OK)
        zci_ranking_free(ranking);
    return status;
}
