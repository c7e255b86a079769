/* The second stage of ranking.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rank_read.h"

#include "base/fail.h"

#include <stdlib.h>

static int by_rescored(const void *a, const void *b)
{
    const zci_rank_scored *x = a, *y = b;
    if (x->choice.apparatus != y->choice.apparatus)
        return x->choice.apparatus ? 1 : -1;
    if (x->choice.told != y->choice.told)
        return x->choice.told > y->choice.told ? -1 : 1;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    zci_docid first = x->choice.candidate->docid, second = y->choice.candidate->docid;
    return first < second ? -1 : first > second;
}

/* The passages that score an entry. */
static size_t choose(const zci_rank_work *w, const zci_rank_entry *e,
                     zci_choice chosen[ZCI_POOL_PER_DOCUMENT])
{
    return zci_choice_make(&w->candidates, NULL, e->first, e->count, 0, chosen);
}

/* A document without a match in its text is shown by its first passage. */
static void show_first_passage(const zci_rank_work *w, const zci_rank_entry *e, zci_ranked *hit)
{
    zci_range passages = zci_documents_passages(&w->evaluation->reader->documents, e->document);
    if (passages.first > passages.last)
        return;
    hit->passage[0] = (zci_ranked_passage){.docid = passages.first};
    hit->passage_count = 1;
    hit->stands_in = true;
}

/* Reads, in one sweep, what scoring some entries takes. */
static zc_status prepare_entries(zci_rank_work *w, const zci_rank_entry *entries, size_t count)
{
    zci_choice chosen[ZCI_POOL_PER_DOCUMENT];
    const zci_candidate **all;
    size_t all_count = 0;
    all = malloc((count + 1) * ZCI_POOL_PER_DOCUMENT * sizeof *all);
    if (all == NULL)
        return zci_fail_memory(w->error);
    for (size_t i = 0; i < count; i++) {
        size_t some = choose(w, &entries[i], chosen);
        for (size_t j = 0; j < some; j++)
            all[all_count++] = chosen[j].candidate;
    }
    zc_status status = zci_rescorer_prepare(&w->rescorer, all, all_count, w->error);
    free(all);
    return status;
}

void zci_rank_take_passages(const zci_rank_work *w, const zci_rank_entry *e,
                            const zci_choice *chosen, size_t count,
                            zci_rank_scored best[ZCI_POOL_PER_DOCUMENT])
{
    for (size_t i = 0; i < count; i++)
        best[i] = (zci_rank_scored){chosen[i], zci_rescore(&w->rescorer, chosen[i].candidate)};
    qsort(best, count, sizeof *best, by_rescored);
    for (size_t i = 0; i < count; i++)
        e->hit->passage[i] =
            (zci_ranked_passage){.docid = best[i].choice.candidate->docid, .score = best[i].score};
    e->hit->passage_count = count;
}

/* Scores a prepared entry by its most promising passages. */
static zc_status score_entry(zci_rank_work *w, zci_rank_entry *e)
{
    zci_rank_scored best[ZCI_POOL_PER_DOCUMENT];
    zci_choice chosen[ZCI_POOL_PER_DOCUMENT];
    e->hit = zci_arena_alloc(&w->ranking->arena, 1, sizeof *e->hit);
    if (e->hit == NULL)
        return zci_fail_memory(w->error);
    size_t count = choose(w, e, chosen);
    zci_rank_take_passages(w, e, chosen, count, best);
    e->best = count > 0 ? best[0].choice.candidate : NULL;
    e->hit->document = e->document;
    e->hit->score = e->score =
        zci_titles_score(&w->titles, e->document) + (count > 0 ? best[0].score : 0);
    if (count == 0)
        show_first_passage(w, e, e->hit);
    return ZC_OK;
}

zc_status zci_rank_read(zci_rank_work *w, zci_rank_entry *entries, size_t count)
{
    zc_status status = prepare_entries(w, entries, count);
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        status = score_entry(w, &entries[i]);
    return status;
}
