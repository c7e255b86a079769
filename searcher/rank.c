/* In which order matches are shown.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rank.h"

#include "alike.h"
#include "base/fail.h"
#include "best.h"
#include "listing.h"
#include "newest.h"
#include "overlap.h"
#include "rank_read.h"
#include "rank_shown.h"
#include "rank_weights.h"
#include "schema/schema.h"
#include "versions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Entries ----------------------------------------------------------- */

static zc_status alloc_entries(zci_rank_work *w, size_t count)
{
    w->entries = calloc(count + 1, sizeof *w->entries);
    return w->entries == NULL ? zci_fail_memory(w->error) : ZC_OK;
}

/* One entry for each matching document, with its candidates. */
static zc_status list_documents(zci_rank_work *w)
{
    const zci_docset *matching = &w->evaluation->matching;
    const zci_candidates *candidates = &w->candidates;
    size_t at = 0;
    zc_status status = alloc_entries(w, zci_docset_size(matching));
    if (status != ZC_OK)
        return status;
    for (size_t d = zci_docset_next(matching, 0); d < matching->document_count;
         d = zci_docset_next(matching, d + 1)) {
        zci_rank_entry *e = &w->entries[w->entry_count++];
        e->document = d;
        e->first = at;
        for (; at < candidates->len && candidates->item[at].document == d; at++) {
            e->count++;
            e->matches += candidates->item[at].matches;
            if (candidates->item[at].score > e->score)
                e->score = candidates->item[at].score;
        }
        e->score += zci_titles_score(&w->titles, d);
    }
    return ZC_OK;
}

static zc_status list_passages(zci_rank_work *w)
{
    zc_status status = alloc_entries(w, w->candidates.len);
    for (size_t i = 0; status == ZC_OK && i < w->candidates.len; i++) {
        const zci_candidate *candidate = &w->candidates.item[i];
        w->entries[w->entry_count++] = (zci_rank_entry){
            .document = candidate->document,
            .first = i,
            .count = 1,
            .score = candidate->score + zci_titles_score(&w->titles, candidate->document),
            .matches = candidate->matches};
    }
    return status;
}

/* ---- Order ------------------------------------------------------------- */

/* Best first; among equals more matches first, then the order of the index.  No two are the
 * same: the best of them are a part of the whole order, however many are chosen. */
static int by_score(const void *a, const void *b)
{
    const zci_rank_entry *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->matches != y->matches)
        return x->matches > y->matches ? -1 : 1;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* Moves the best `wanted` entries to the front, in order. */
static void select_best(zci_rank_work *w, size_t wanted)
{
    zci_best best = {w->entries, sizeof *w->entries, wanted, by_score, 0};
    _Static_assert(sizeof *w->entries <= ZCI_BEST_SIZE_MAX, "an entry is one of the best");
    for (size_t i = 0; i < w->entry_count; i++)
        zci_best_offer(&best, &w->entries[i]);
    zci_best_sort(&best);
    w->entry_count = best.len;
}

/* Fields and filters alone tell no document from another: the newest come first. */
static bool is_ranked(const zci_rank_work *w)
{
    const zci_evaluation *e = w->evaluation;
    bool ranked = false;
    for (unsigned c = 0; c < e->query->concept_count; c++)
        ranked = ranked || zci_concept_is_ranked(&e->concept[c]);
    return ranked;
}

/* Newest first; of a day in the order of the index, which is that of the entries. */
static zc_status sort_by_date(zci_rank_work *w)
{
    const size_t count = w->entry_count;
    zci_dated *dated = calloc(count + 1, sizeof *dated);
    zci_rank_entry *entries = malloc((count + 1) * sizeof *entries);
    zc_status status = dated == NULL || entries == NULL ? zci_fail_memory(w->error) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        dated[i] = (zci_dated){.document = w->entries[i].document, .place = i};
    if (status == ZC_OK)
        status = zci_newest_first(w->evaluation->reader, dated, count, w->error);
    if (status == ZC_OK) {
        memcpy(entries, w->entries, count * sizeof *entries);
        for (size_t i = 0; i < count; i++)
            w->entries[i] = entries[dated[i].place];
    }
    free(entries);
    free(dated);
    return status;
}

/* From an entry on, which is not the first, scores never rise: beyond the pool the first stage's
 * order stands, and where there is nothing to rank by that of the dates. */
static void flatten(zci_rank_work *w, size_t first)
{
    for (size_t i = first; i > 0 && i < w->entry_count; i++) {
        if (w->entries[i].score > w->entries[i - 1].score)
            w->entries[i].score = w->entries[i - 1].score;
    }
}

/* What zci_versions_order goes by.  Different passages of a text that the query names are no
 * versions of one another, so only equals among them change places. */
static zci_version version_of(const zci_rank_work *w, size_t place)
{
    const zci_rank_entry *e = &w->entries[place];
    return (zci_version){.document = e->document,
                         .score = e->score,
                         .kind = zci_titles_parts(&w->titles, e->document),
                         .close = w->options->unit == ZC_DOCUMENTS &&
                                  zci_titles_named(&w->titles, e->document),
                         .place = place};
}

static zc_status change_places(zci_rank_work *w, int year, zci_version *version, size_t count)
{
    zci_rank_entry before[ZCI_VERSIONS_REACH];
    zc_status status = zci_versions_order(w->evaluation->reader, year, version, count, w->error);
    if (status != ZC_OK)
        return status;
    memcpy(before, w->entries, count * sizeof *before);
    for (size_t i = 0; i < count; i++) {
        w->entries[i] = before[version[i].place];
        w->entries[i].score = version[i].score;
        w->entries[i].version = w->entries[i].version || version[i].place != i;
    }
    return ZC_OK;
}

/* Of passages that say the same, that of the newest version is to be the one that is shown. */
static zc_status order_same(zci_rank_work *w, int year, zci_version *version, size_t count)
{
    zci_docid docid[ZCI_VERSIONS_REACH];
    size_t leader[ZCI_VERSIONS_REACH];
    for (size_t i = 0; i < count; i++)
        docid[i] = w->entries[i].hit->passage[0].docid;
    zc_status status = zci_alike_find(w->evaluation->reader, docid, count, leader, w->error);
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        version[i] = version_of(w, i);
        version[i].kind = leader[i];
        version[i].close = true;
    }
    return status == ZC_OK ? change_places(w, year, version, count) : status;
}

/* Of several versions of a text the newest comes first, or that of the year that the query names.
 */
static zc_status order_versions(zci_rank_work *w)
{
    zci_version version[ZCI_VERSIONS_REACH];
    size_t count = w->entry_count < ZCI_VERSIONS_REACH ? w->entry_count : ZCI_VERSIONS_REACH;
    int year;
    if (!zci_versions_open(w->evaluation->query, &year))
        return ZC_OK;
    for (size_t i = 0; i < count; i++)
        version[i] = version_of(w, i);
    zc_status status = change_places(w, year, version, count);
    if (status == ZC_OK && w->options->unit == ZC_PASSAGES && w->options->fold)
        status = order_same(w, year, version, count);
    return status;
}

static zc_status rescore_pool(zci_rank_work *w)
{
    size_t wanted = w->options->offset + w->options->limit + zci_listing_reach(w->options);
    size_t pool = w->options->unit == ZC_DOCUMENTS ? ZCI_POOL_DOCUMENTS : ZCI_POOL_PASSAGES;
    select_best(w, wanted > pool ? wanted : pool);
    if (pool > w->entry_count)
        pool = w->entry_count;
    zc_status status = zci_rank_read(w, w->entries, pool);
    qsort(w->entries, pool, sizeof *w->entries, by_score);
    flatten(w, pool);
    return status == ZC_OK ? order_versions(w) : status;
}

/* ---- What is listed ---------------------------------------------------- */

/* A passage; a document with those of its passages that are best as far as it is read. */
static zci_listed look_at(const void *context, size_t place)
{
    const zci_rank_work *w = context;
    const zci_rank_entry *e = &w->entries[place];
    zci_listed listed = {.document = e->document, .place = place, .score = e->score};
    size_t count = e->hit != NULL ? e->hit->passage_count : e->count;
    for (size_t i = 0; i < count; i++) {
        zci_docid docid =
            e->hit != NULL ? e->hit->passage[i].docid : w->candidates.item[e->first + i].docid;
        if (!zci_listed_add(&listed, w->options->unit, docid))
            break;
    }
    return listed;
}

static void take_listed(void *context, size_t place, const zci_listed *listed)
{
    const zci_rank_work *w = context;
    zci_rank_entry *e = &w->entries[place];
    e->score = listed->score;
    e->same = listed->same;
    e->same_count = listed->same_count;
    e->behind = listed->behind;
}

static zc_status list_entries(zci_rank_work *w)
{
    const zci_listing listing = {
        w->evaluation->reader, w->options, w->ranking, w, look_at, take_listed};
    return zci_listing_apply(&listing, w->entries, sizeof *w->entries, &w->entry_count, w->error);
}

/* ---- Hits -------------------------------------------------------------- */

static void explain_version(const zci_rank_work *w, double moved, zci_reason *root)
{
    int year;
    if (zci_versions_open(w->evaluation->query, &year) && year != ZCI_VERSIONS_ANY)
        zci_reason_add(root, moved,
                       "among its versions by date, that of %d or the last before first",
                       "在同一文件的各版本中按日期排列，%d年或此前最近者在前", year);
    else
        zci_reason_add(root, moved, "among its versions by date, newest first",
                       "在同一文件的各版本中按日期排列，新者在前");
}

static zc_status explain(zci_rank_work *w, const zci_rank_entry *e, zci_ranked *hit)
{
    const zci_candidate *best = e->best;
    double title = zci_titles_score(&w->titles, e->document);
    double text = best == NULL ? 0 : zci_rescore(&w->rescorer, best);
    double rest = e->score - title - text; /* what its place adds to the sum, or takes away */
    bool moved = fabs(rest) > 5e-5;        /* by more than four decimals hide */
    zci_reason *root = hit->reason = zci_reason_start(&w->ranking->arena, e->score);
    if (root == NULL)
        return zci_fail_memory(w->error);
    if (title > 0)
        zci_titles_explain(&w->titles, e->document, zci_reason_add(root, title, "title", "标题"));
    if (best != NULL)
        zci_rescore_explain(&w->rescorer, best, root);
    if (best != NULL && hit->passage[0].docid != best->docid)
        zci_reason_add(root, 0, "shown by passages that tell more than title and record",
                       "以比标题和元数据说明更多的段落示例");
    if (moved && e->behind)
        zci_reason_add(root, rest, "behind passages of other documents", "排在其他文献的段落之后");
    else if (moved && !is_ranked(w))
        zci_reason_add(root, rest, "behind newer documents with less",
                       "排在得分较低的较新文献之后");
    else if (e->version)
        explain_version(w, rest, root);
    else if (moved)
        zci_reason_add(root, rest, "kept in the place that counts alone gave it",
                       "保留在仅按词频排出的位置");
    return ZC_OK;
}

/* Reads, all at once, those of the entries [first, first+count) that the pool did
 * not hold: the last ones, or, sorted by date, all. */
static zc_status read_rest(zci_rank_work *w, size_t first, size_t count)
{
    size_t at = first, end = first + count;
    while (at < end && w->entries[at].hit != NULL)
        at++;
    double *bound = malloc((end - at + 1) * sizeof *bound);
    if (bound == NULL)
        return zci_fail_memory(w->error);
    for (size_t i = at; i < end; i++)
        bound[i - at] = w->entries[i].score;
    /* zci_rank frees the entries.  NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
    zc_status status = zci_rank_read(w, w->entries + at, end - at);
    /* By relevance they keep the place, and so the score, of the first stage. */
    for (size_t i = at; i < end && w->options->sort == ZC_BY_RELEVANCE; i++)
        w->entries[i].score = bound[i - at];
    free(bound);
    return status;
}

static zc_status make_hits(zci_rank_work *w)
{
    size_t first = w->options->offset < w->entry_count ? w->options->offset : w->entry_count;
    size_t left = w->entry_count - first;
    if (w->entry_count > 0) {
        w->ranking->top = w->entries[0].score;
        w->ranking->floor = w->entries[w->entry_count - 1].score;
    }
    size_t count = w->options->limit < left ? w->options->limit : left;
    w->ranking->item = calloc(count + 1, sizeof *w->ranking->item);
    if (w->ranking->item == NULL)
        return zci_fail_memory(w->error);
    zc_status status = read_rest(w, first, count);
    if (status == ZC_OK)
        status = zci_rank_show(w, w->entries + first, count);
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        const zci_rank_entry *e = &w->entries[first + i];
        w->ranking->item[i] = *e->hit;
        w->ranking->item[i].score = e->score;
        zci_ranked_take(&w->ranking->item[i], w->options->unit, e->same, e->same_count);
        status = zci_listing_document(w->evaluation->reader, w->options, &w->ranking->arena,
                                      &w->ranking->item[i], w->error);
        if (status == ZC_OK && w->options->explain)
            status = explain(w, e, &w->ranking->item[i]);
        w->ranking->len = i + 1;
    }
    return status;
}

static void count_totals(zci_rank_work *w)
{
    w->ranking->documents = zci_docset_size(&w->evaluation->matching);
    w->ranking->passages = w->candidates.len;
    for (size_t i = 0; i < w->candidates.len; i++)
        w->ranking->matches += w->candidates.item[i].matches;
}

static zc_status order(zci_rank_work *w)
{
    zc_status status = zci_titles_find(&w->titles, w->evaluation, w->candidates.weight, w->error);
    if (status == ZC_OK)
        status = w->options->unit == ZC_DOCUMENTS ? list_documents(w) : list_passages(w);
    if (status == ZC_OK)
        status =
            is_ranked(w) && w->options->sort == ZC_BY_RELEVANCE ? rescore_pool(w) : sort_by_date(w);
    if (status == ZC_OK && w->options->sort == ZC_BY_RELEVANCE)
        flatten(w, 1);
    if (status == ZC_OK && zci_listing_reach(w->options) > 0)
        status = list_entries(w);
    return status == ZC_OK ? make_hits(w) : status;
}

zc_status zci_rank(zci_evaluation *evaluation, const zci_rank_options *options,
                   zci_ranking *ranking, zc_error *error)
{
    zci_rank_work w = {
        .evaluation = evaluation, .options = options, .ranking = ranking, .error = error};
    *ranking = (zci_ranking){0};
    zc_status status = zci_candidates_collect(evaluation, &w.candidates, error);
    if (status == ZC_OK)
        status = zci_overlap_settle(evaluation, &w.candidates, error);
    if (status == ZC_OK) {
        count_totals(&w);
        status = zci_rescorer_start(&w.rescorer, evaluation, &w.candidates, error);
        w.rescorer.titled = options->unit == ZC_PASSAGES;
    }
    if (status == ZC_OK && options->limit > 0)
        status = order(&w);
    zci_rescorer_free(&w.rescorer);
    zci_candidates_free(&w.candidates);
    free(w.entries);
    if (status != ZC_OK)
        zci_ranking_free(ranking);
    return status;
}

void zci_ranked_take(zci_ranked *hit, zc_unit unit, const zci_docid *same, size_t count)
{
    if (unit == ZC_DOCUMENTS) {
        hit->copies = same;
        hit->copy_count = count;
    } else {
        hit->passage[0].same = same;
        hit->passage[0].same_count = count;
    }
}

uint64_t zci_ranking_listed(const zci_ranking *ranking, zc_unit unit)
{
    return (unit == ZC_DOCUMENTS ? ranking->documents : ranking->passages) - ranking->folded;
}

void zci_ranking_lower(zci_ranking *ranking, double share, double most, const char *why,
                       const char *why_zh)
{
    ranking->top = fmin(ranking->top * share, most);
    ranking->floor = fmin(ranking->floor * share, most);
    for (size_t i = 0; i < ranking->len; i++) {
        zci_ranked *hit = &ranking->item[i];
        zci_reason_add(hit->reason, hit->score * share - hit->score, "times %.4f: %s%.0s",
                       "乘以 %.4f：%.0s%s", share, why, why_zh);
        for (size_t p = 0; p < hit->passage_count; p++)
            hit->passage[p].score *= share;
        hit->score = fmin(hit->score * share, most);
    }
}

void zci_ranking_free(zci_ranking *ranking)
{
    free(ranking->item);
    zci_arena_clear(&ranking->arena);
    *ranking = (zci_ranking){0};
}
