/* What tests of the stages of ranking share: a query's work as zci_rank lays it out, with an entry
 * for each document that matches.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_SEARCHER_DESK_H
#define TEST_SEARCHER_DESK_H

#include "shelf.h"

#include "overlap.h"
#include "rank_work.h"

#include <stdlib.h>

/* Stays where it is, as a rescorer does. */
typedef struct desk {
    zci_query query;
    zci_evaluation found;
    zci_rank_options options;
    zci_ranking ranking;
    zci_rank_work work;
    zc_error error;
} desk;

static inline void desk_list_entries(zci_rank_work *w)
{
    const zci_docset *matching = &w->evaluation->matching;
    const zci_candidates *candidates = &w->candidates;
    w->entries = calloc(zci_docset_size(matching) + 1, sizeof *w->entries);
    assert_non_null(w->entries);
    for (size_t d = zci_docset_next(matching, 0), at = 0; d < matching->document_count;
         d = zci_docset_next(matching, d + 1)) {
        zci_rank_entry *e = &w->entries[w->entry_count++];
        e->document = d;
        for (e->first = at; at < candidates->len && candidates->item[at].document == d; at++)
            e->count++;
    }
}

static inline void desk_lay(desk *d, const shelf *s, const char *text)
{
    *d = (desk){.options = {.limit = 10, .unit = ZC_DOCUMENTS}};
    zci_rank_work *w = &d->work;
    *w = (zci_rank_work){.evaluation = &d->found,
                         .options = &d->options,
                         .ranking = &d->ranking,
                         .error = &d->error};
    shelf_parse(s, text, &d->query);
    assert_ok(zci_evaluate(s->reader, &d->query, &d->found, &d->error), d->error);
    assert_ok(zci_candidates_collect(&d->found, &w->candidates, &d->error), d->error);
    assert_ok(zci_overlap_settle(&d->found, &w->candidates, &d->error), d->error);
    assert_ok(zci_rescorer_start(&w->rescorer, &d->found, &w->candidates, &d->error), d->error);
    assert_ok(zci_titles_find(&w->titles, &d->found, w->candidates.weight, &d->error), d->error);
    desk_list_entries(w);
}

/* The entry of a document. */
static inline zci_rank_entry *desk_entry(desk *d, size_t document)
{
    for (size_t i = 0; i < d->work.entry_count; i++) {
        if (d->work.entries[i].document == document)
            return &d->work.entries[i];
    }
    fail_msg("document %zu does not match", document);
    return NULL;
}

/* Which of its document's passages, counted from 1, each of a hit is: "2 1". */
static inline const char *desk_passages(const desk *d, const zci_rank_entry *e)
{
    static char out[64];
    zci_docid header = zci_documents_header(&d->found.reader->documents, e->document);
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < e->hit->passage_count; i++)
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%u", i == 0 ? "" : " ",
                                (unsigned)(e->hit->passage[i].docid - header));
    return out;
}

static inline void desk_clear(desk *d)
{
    free(d->work.entries);
    zci_rescorer_free(&d->work.rescorer);
    zci_candidates_free(&d->work.candidates);
    zci_ranking_free(&d->ranking);
    zci_evaluation_free(&d->found);
    zci_query_clear(&d->query);
}

#endif
