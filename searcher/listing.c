/* Which of the ordered passages are listed.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "listing.h"

#include "alike.h"
#include "base/fail.h"
#include "copies.h"

#include <stdlib.h>
#include <string.h>

/* By date, the date decides alone. */
static bool gives_way(const zci_rank_options *options)
{
    return options->per_document > 0 && options->sort == ZC_BY_RELEVANCE;
}

size_t zci_listing_reach(const zci_rank_options *options)
{
    if (options->unit == ZC_DOCUMENTS)
        return options->fold_documents ? ZCI_LISTING_DOCUMENTS : 0;
    return options->fold || gives_way(options) ? ZCI_LISTING_REACH : 0;
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

/* Hands over what has a leader before it; those that stay move up. */
static zc_status fold_by(zci_arena *arena, zci_listed *listed, const size_t *leader, size_t *count,
                         zc_error *error)
{
    size_t kept = 0;
    zc_status status = collect_same(arena, listed, leader, *count, error);
    for (size_t i = 0; status == ZC_OK && i < *count; i++) {
        if (leader[i] == i)
            listed[kept++] = listed[i];
    }
    if (status == ZC_OK)
        *count = kept;
    return status;
}

/* Folds passages. */
static zc_status fold(zc_reader *reader, zci_arena *arena, zci_listed *listed, size_t *count,
                      zc_error *error)
{
    size_t *leader = malloc((*count + 1) * sizeof *leader);
    zci_docid *docids = malloc((*count + 1) * sizeof *docids);
    zc_status status = leader == NULL || docids == NULL ? zci_fail_memory(error) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < *count; i++)
        docids[i] = listed[i].docid;
    if (status == ZC_OK)
        status = zci_alike_find(reader, docids, *count, leader, error);
    if (status == ZC_OK)
        status = fold_by(arena, listed, leader, count, error);
    free(leader);
    free(docids);
    return status;
}

/* ---- The same document ------------------------------------------------- */

static zci_copy copy_of(const zci_listed *listed)
{
    zci_copy copy = {.document = listed->document, .passage_count = listed->shown};
    copy.passage[0] = listed->docid;
    memcpy(copy.passage + 1, listed->further, sizeof listed->further);
    return copy;
}

static zc_status fold_documents(zc_reader *reader, zci_arena *arena, zci_listed *listed,
                                size_t *count, zc_error *error)
{
    size_t *leader = malloc((*count + 1) * sizeof *leader);
    zci_copy *copies = calloc(*count + 1, sizeof *copies);
    zc_status status = leader == NULL || copies == NULL ? zci_fail_memory(error) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < *count; i++)
        copies[i] = copy_of(&listed[i]);
    if (status == ZC_OK)
        status = zci_copies_find(reader, copies, *count, leader, error);
    for (size_t i = 0; status == ZC_OK && i < *count; i++)
        listed[i].docid = zci_documents_header(&reader->documents, listed[i].document);
    if (status == ZC_OK)
        status = fold_by(arena, listed, leader, count, error);
    free(leader);
    free(copies);
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

/* ---- All of it --------------------------------------------------------- */

static void clamp_scores(zci_listed *listed, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (listed[i].score > listed[i - 1].score)
            listed[i].score = listed[i - 1].score;
    }
}

zc_status zci_listing_make(zc_reader *reader, const zci_rank_options *options, zci_arena *arena,
                           zci_listed *listed, size_t *count, zc_error *error)
{
    size_t reach = zci_listing_reach(options), kept;
    bool documents = options->unit == ZC_DOCUMENTS;
    zc_status status = ZC_OK;
    kept = reach = *count < reach ? *count : reach;
    if (documents && options->fold_documents)
        status = fold_documents(reader, arena, listed, &kept, error);
    else if (options->fold)
        status = fold(reader, arena, listed, &kept, error);
    if (status != ZC_OK)
        return status;
    if (!documents && gives_way(options))
        give_way(listed, kept, options->per_document);
    memmove(listed + kept, listed + reach, (*count - reach) * sizeof *listed);
    *count -= reach - kept;
    if (options->sort == ZC_BY_RELEVANCE)
        clamp_scores(listed, *count);
    return ZC_OK;
}

bool zci_listed_add(zci_listed *listed, zc_unit unit, zci_docid docid)
{
    unsigned room = unit == ZC_DOCUMENTS ? ZC_PASSAGES_PER_DOCUMENT : 1;
    if (listed->shown >= room)
        return false;
    if (listed->shown == 0)
        listed->docid = docid;
    else
        listed->further[listed->shown - 1] = docid;
    listed->shown++;
    return true;
}

zc_status zci_listing_apply(const zci_listing *listing, void *items, size_t size, size_t *count,
                            zc_error *error)
{
    size_t kept = *count;
    zci_listed *listed = malloc((kept + 1) * sizeof *listed);
    char *before = malloc((kept + 1) * size);
    zc_status status = listed == NULL || before == NULL ? zci_fail_memory(error) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < *count; i++)
        listed[i] = listing->look(listing->context, i);
    if (status == ZC_OK)
        status = zci_listing_make(listing->reader, listing->options, &listing->ranking->arena,
                                  listed, &kept, error);
    if (status == ZC_OK) {
        memcpy(before, items, *count * size);
        for (size_t i = 0; i < kept; i++) {
            memcpy((char *)items + i * size, before + listed[i].place * size, size);
            listing->take(listing->context, i, &listed[i]);
        }
        listing->ranking->folded = *count - kept;
        *count = kept;
    }
    free(listed);
    free(before);
    return status;
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
