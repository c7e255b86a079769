/* Which of the ordered passages are listed.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "listing.h"

#include "alike.h"
#include "base/fail.h"

#include <stdlib.h>
#include <string.h>

/* By date, the date decides alone. */
static bool gives_way(const zci_rank_options *options)
{
    return options->per_document > 0 && options->sort == ZC_BY_RELEVANCE;
}

bool zci_listing_wanted(const zci_rank_options *options)
{
    return options->unit == ZC_PASSAGES && (options->fold || gives_way(options));
}

/* ---- The same text ----------------------------------------------------- */

/* Hands each passage that is like one before it to that one. */
static zc_status collect_same(zci_arena *arena, zci_listed *listed, const size_t *leader,
                              size_t count, zc_error *error)
{
    zci_docid **same = calloc(count + 1, sizeof *same);
    zc_status status = same == NULL ? zci_fail_memory(error) : ZC_OK;
    for (size_t i = 0; i < count; i++)
        listed[leader[i]].same_count += leader[i] != i;
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        if (listed[i].same_count == 0)
            continue;
        same[i] = zci_arena_alloc(arena, listed[i].same_count, sizeof **same);
        listed[i].same = same[i];
        listed[i].same_count = 0;
        if (same[i] == NULL)
            status = zci_fail_memory(error);
    }
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        if (leader[i] != i)
            same[leader[i]][listed[leader[i]].same_count++] = listed[i].docid;
    }
    free(same);
    return status;
}

/* Folds the passages; those that stay move up. */
static zc_status fold(zc_reader *reader, zci_arena *arena, zci_listed *listed, size_t *count,
                      zc_error *error)
{
    size_t *leader = malloc((*count + 1) * sizeof *leader), kept = 0;
    zci_docid *docids = malloc((*count + 1) * sizeof *docids);
    zc_status status = leader == NULL || docids == NULL ? zci_fail_memory(error) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < *count; i++)
        docids[i] = listed[i].docid;
    if (status == ZC_OK)
        status = zci_alike_find(reader, docids, *count, leader, error);
    if (status == ZC_OK)
        status = collect_same(arena, listed, leader, *count, error);
    for (size_t i = 0; status == ZC_OK && i < *count; i++) {
        if (leader[i] == i)
            listed[kept++] = listed[i];
    }
    if (status == ZC_OK)
        *count = kept;
    free(leader);
    free(docids);
    return status;
}

/* ---- Many of one document ---------------------------------------------- */

static int by_document(const void *a, const void *b)
{
    const zci_listed *x = a, *y = b;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static int by_place(const void *a, const void *b)
{
    const zci_listed *x = a, *y = b;
    if (x->behind != y->behind)
        return x->behind ? 1 : -1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static void give_way(zci_listed *listed, size_t count, size_t per_document)
{
    size_t seen = 0;
    qsort(listed, count, sizeof *listed, by_document);
    for (size_t i = 0; i < count; i++) {
        seen = i > 0 && listed[i].document == listed[i - 1].document ? seen + 1 : 1;
        listed[i].behind = seen > per_document;
    }
    qsort(listed, count, sizeof *listed, by_place);
}

zc_status zci_listing_make(zc_reader *reader, const zci_rank_options *options, zci_arena *arena,
                           zci_listed *listed, size_t *count, zc_error *error)
{
    size_t reach = *count < ZCI_LISTING_REACH ? *count : ZCI_LISTING_REACH, kept = reach;
    zc_status status = ZC_OK;
    if (options->fold)
        status = fold(reader, arena, listed, &kept, error);
    if (status != ZC_OK)
        return status;
    if (gives_way(options))
        give_way(listed, kept, options->per_document);
    memmove(listed + kept, listed + reach, (*count - reach) * sizeof *listed);
    *count -= reach - kept;
    return ZC_OK;
}

/* ---- The passages of one document -------------------------------------- */

static zc_status fold_document(zc_reader *reader, zci_arena *arena, zci_ranked *hit,
                               zc_error *error)
{
    zci_listed listed[ZCI_POOL_PER_DOCUMENT] = {{0}};
    zci_ranked_passage passage[ZCI_POOL_PER_DOCUMENT];
    size_t count = hit->passage_count;
    for (size_t i = 0; i < count; i++)
        listed[i] = (zci_listed){.docid = hit->passage[i].docid, .place = i};
    zc_status status = fold(reader, arena, listed, &count, error);
    if (status != ZC_OK)
        return status;
    for (size_t i = 0; i < count; i++) {
        passage[i] = hit->passage[listed[i].place];
        passage[i].same = listed[i].same;
        passage[i].same_count = listed[i].same_count;
    }
    memcpy(hit->passage, passage, count * sizeof *passage);
    hit->passage_count = count;
    return ZC_OK;
}

zc_status zci_listing_document(zc_reader *reader, const zci_rank_options *options, zci_arena *arena,
                               zci_ranked *hit, zc_error *error)
{
    zc_status status = ZC_OK;
    if (options->unit == ZC_DOCUMENTS && options->fold && hit->passage_count > 1)
        status = fold_document(reader, arena, hit, error);
    if (hit->passage_count > ZC_PASSAGES_PER_DOCUMENT)
        hit->passage_count = ZC_PASSAGES_PER_DOCUMENT;
    return status;
}
