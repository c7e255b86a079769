/* What the documents of a page are shown by.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rank_shown.h"

#include "apparatus.h"
#include "base/fail.h"
#include "rank_read.h"
#include "stated.h"

#include <stdlib.h>

/* How often other passages are looked for where all that were read are apparatus. */
enum { SHOWN_ROUNDS = 4 };

/* A document of a page. */
typedef struct shown {
    const zci_rank_entry *entry;
    uint64_t parts; /* that it is to be shown by */
    zci_choice chosen[ZCI_POOL_PER_DOCUMENT];
    size_t count;
    bool settled;
} shown;

/* The parts of the query that it is ranked by. */
static uint64_t ranked_parts(const zci_rank_work *w)
{
    uint64_t ranked = 0;
    for (unsigned c = 0; c < w->evaluation->query->concept_count; c++)
        ranked |= (uint64_t)(w->candidates.weight[c] > 0) << c;
    return ranked;
}

/* The parts that a document is to be shown by where its title and its record have these: those that
 * they lack, if they have some, or else those that the record does not state, as no text is about
 * its place or year.  Years and places are but the setting of what is asked for: a passage that
 * tells of that comes before one that names these. */
static uint64_t parts_of(uint64_t ranked, uint64_t titled, uint64_t stated, uint64_t settings)
{
    uint64_t parts = ranked & ~stated & ~titled;
    if ((stated | titled) == 0)
        return (ranked & settings) == 0 ? 0 : ranked & ~settings;
    if (parts == 0 && stated != 0)
        parts = ranked & ~stated;
    return (parts & ~settings) != 0 ? parts & ~settings : parts;
}

/* The parts of the query that each document is to be shown by; 0: none. */
static zc_status find_parts(zci_rank_work *w, shown *page, size_t count)
{
    const uint64_t ranked = ranked_parts(w);
    uint64_t settings = 0;
    if ((ranked & (ranked - 1)) == 0 || w->options->unit != ZC_DOCUMENTS)
        return ZC_OK;
    size_t *document = malloc((count + 1) * sizeof *document);
    uint64_t *stated = malloc((count + 1) * sizeof *stated);
    zc_status status = document == NULL || stated == NULL ? zci_fail_memory(w->error) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        document[i] = page[i].entry->document;
    if (status == ZC_OK)
        status = zci_stated_find(w->evaluation, document, count, stated, &settings, w->error);
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        page[i].parts =
            parts_of(ranked, zci_titles_parts(&w->titles, document[i]), stated[i], settings);
    free(stated);
    free(document);
    return status;
}

/* Chooses passages for those documents of a page that are not settled, and reads these. */
static zc_status choose_shown(zci_rank_work *w, const zci_facts *facts, shown *page, size_t count)
{
    const zci_candidate **all = malloc((count + 1) * ZCI_POOL_PER_DOCUMENT * sizeof *all);
    size_t all_count = 0;
    if (all == NULL)
        return zci_fail_memory(w->error);
    for (size_t i = 0; i < count; i++) {
        shown *s = &page[i];
        if (s->settled)
            continue;
        s->count = zci_choice_make(&w->candidates, facts, s->entry->first, s->entry->count,
                                   s->parts, s->chosen);
        for (size_t j = 0; j < s->count; j++)
            all[all_count++] = s->chosen[j].candidate;
    }
    zc_status status = zci_rescorer_prepare(&w->rescorer, all, all_count, w->error);
    free(all);
    return status;
}

/* Orders them now that they are read.  Where all are apparatus there may be others. */
static void take_shown(const zci_rank_work *w, const zci_facts *facts, shown *s)
{
    zci_rank_scored best[ZCI_POOL_PER_DOCUMENT];
    for (size_t i = 0; i < s->count; i++)
        s->chosen[i].apparatus = zci_choice_is_apparatus(facts, s->chosen[i].candidate->docid);
    zci_rank_take_passages(w, s->entry, s->chosen, s->count, best);
    s->settled = s->entry->count <= s->count || !best[0].choice.apparatus;
}

/* Whether a document is to be shown otherwise than by its scores. */
static bool is_shown_otherwise(const shown *s, const zci_facts *facts)
{
    return s->entry->count > 0 &&
           (s->parts != 0 || (s->entry->count > 1 &&
                              zci_choice_is_apparatus(facts, s->entry->hit->passage[0].docid)));
}

zc_status zci_rank_show(zci_rank_work *w, const zci_rank_entry *entries, size_t count)
{
    const zci_facts *facts = zci_apparatus_is_asked(w->evaluation) ? NULL : &w->rescorer.facts;
    shown *page = calloc(count + 1, sizeof *page);
    if (page == NULL)
        return zci_fail_memory(w->error);
    for (size_t i = 0; i < count; i++)
        page[i].entry = &entries[i];
    zc_status status = find_parts(w, page, count);
    size_t left = 0;
    for (size_t i = 0; i < count; i++) {
        page[i].settled = !is_shown_otherwise(&page[i], facts);
        left += !page[i].settled;
    }
    for (int round = 0; status == ZC_OK && left > 0 && round < SHOWN_ROUNDS; round++) {
        status = choose_shown(w, facts, page, count);
        left = 0;
        for (size_t i = 0; status == ZC_OK && i < count; i++) {
            if (!page[i].settled)
                take_shown(w, facts, &page[i]);
            left += !page[i].settled;
        }
    }
    free(page);
    return status;
}
