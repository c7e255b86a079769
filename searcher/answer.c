/* What was found, as the public structure.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "answer.h"

#include "base/fail.h"
#include "base/string.h"
#include "evidence.h"
#include "facets.h"
#include "schema/passage_record.h"
#include "via.h"

typedef struct answering {
    const zci_answer_source *from;
    zc_answer *answer;
    zci_arena *arena;
    zc_error *error;
} answering;

/* ---- Hits -------------------------------------------------------------- */

/* Whether the passages that are folded into one are the same to the letter, by their ids. */
static bool is_same_text(const zc_passage *passage)
{
    const zc_string text = zci_passage_id_text(passage->id);
    for (size_t i = 0; i < passage->same_count; i++) {
        if (!zci_string_same(zci_passage_id_text(passage->same[i]), text))
            return false;
    }
    return passage->same_count > 0;
}

/* The ids of the passages that are folded into one. */
static zc_status present_same(const answering *a, zci_presenter *presenter,
                              const zci_ranked_passage *ranked, zc_passage *passage)
{
    zc_string *ids = zci_arena_alloc(a->arena, ranked->same_count, sizeof *ids);
    zc_status status = ids == NULL ? zci_fail_memory(a->error) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < ranked->same_count; i++)
        status = zci_present_passage_id(presenter, ranked->same[i], &ids[i], a->error);
    passage->same = ids;
    passage->same_count = status == ZC_OK ? ranked->same_count : 0;
    passage->same_text = is_same_text(passage);
    return status;
}

/* The ids of the documents that are folded into one. */
static zc_status present_copies(const answering *a, zci_presenter *presenter,
                                const zci_ranked *ranked, zc_hit *hit)
{
    zc_string *ids = zci_arena_alloc(a->arena, ranked->copy_count, sizeof *ids);
    zc_status status = ids == NULL ? zci_fail_memory(a->error) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < ranked->copy_count; i++) {
        zc_document document;
        status = zci_present_document(presenter, ranked->copies[i], &document, a->error);
        if (status == ZC_OK)
            ids[i] = document.id;
    }
    hit->copies = ids;
    hit->copy_count = status == ZC_OK ? ranked->copy_count : 0;
    return status;
}

static zc_status present_reason(const answering *a, const zci_ranked *ranked, zc_hit *hit)
{
    if (ranked->reason == NULL)
        return ZC_OK;
    zc_explanation *explanation = zci_arena_alloc(a->arena, 1, sizeof *explanation);
    if (explanation == NULL)
        return zci_fail_memory(a->error);
    zc_status status = zci_reason_present(ranked->reason, a->arena, explanation, a->error);
    explanation->value = ranked->score; /* whatever it was multiplied by since */
    hit->explanation = explanation;
    return status;
}

/* The passages of a hit. */
static zc_status present_passages(const answering *a, zci_presenter *presenter,
                                  const zci_ranked *ranked, const zc_document *document,
                                  zc_passage *passages, size_t count)
{
    zci_docid header = zci_documents_header(&a->from->reader->documents, ranked->document);
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        zci_docid docid = ranked->passage[i].docid;
        if (ranked->stands_in)
            status = zci_evidence_find(presenter->evaluation, document, header, &docid,
                                       &presenter->stated, a->error);
        if (status == ZC_OK)
            status =
                zci_present_passage(presenter, document, header, docid, &passages[i], a->error);
        presenter->stated = false;
        if (status == ZC_OK)
            status = present_same(a, presenter, &ranked->passage[i], &passages[i]);
        passages[i].score = ranked->passage[i].score;
    }
    return status;
}

static zc_status present_hit(const answering *a, zci_presenter *presenter, const zci_ranked *ranked,
                             zc_hit *hit)
{
    zci_docid header = zci_documents_header(&a->from->reader->documents, ranked->document);
    zc_document *document = zci_arena_alloc(a->arena, 1, sizeof *document);
    size_t count = ranked->passage_count;
    if (a->from->options->unit == ZC_PASSAGES && count > 1)
        count = 1;
    zc_passage *passages = zci_arena_alloc(a->arena, count, sizeof *passages);
    if (document == NULL || passages == NULL)
        return zci_fail_memory(a->error);
    zc_status status = zci_present_document(presenter, header, document, a->error);
    if (status == ZC_OK && document->passage_count < count)
        count = document->passage_count;
    if (status == ZC_OK)
        status = present_passages(a, presenter, ranked, document, passages, count);
    hit->score = ranked->score;
    hit->document = document;
    hit->passages = passages;
    hit->passage_count = count;
    hit->id = a->from->options->unit == ZC_PASSAGES && count > 0 ? passages[0].id : document->id;
    if (status == ZC_OK)
        status = present_copies(a, presenter, ranked, hit);
    if (status == ZC_OK)
        status = present_reason(a, ranked, hit);
    if (status == ZC_OK && a->from->visitor != NULL)
        status =
            a->from->visitor->visit(a->from->visitor->context, presenter, header, hit, a->error);
    return status;
}

/* Presents the hits of a ranking behind those that are there. */
static zc_status present_ranking(const answering *a, zci_presenter *presenter,
                                 const zci_ranking *ranking, zc_hit *hits, size_t *count)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < ranking->len; i++) {
        hits[*count].rank = a->from->options->offset + *count + 1;
        status = present_hit(a, presenter, &ranking->item[i], &hits[*count]);
        (*count)++;
    }
    return status;
}

static zc_status present_via_of(const answering *a, const zci_via *via, const zci_ranked *ranked,
                                zc_hit *hit)
{
    size_t indexes[ZCI_ALTERNATIVES_MAX];
    bool passage = a->from->options->unit == ZC_PASSAGES && ranked->passage_count > 0;
    size_t count =
        zci_via_find(via, ranked->document, passage ? ranked->passage[0].docid : 0, indexes);
    zc_string *words = zci_arena_alloc(a->arena, count, sizeof *words);
    if (words == NULL)
        return zci_fail_memory(a->error);
    for (size_t i = 0; i < count; i++)
        words[i] = a->answer->expansions[indexes[i]].to;
    hit->via = words;
    hit->via_count = count;
    return ZC_OK;
}

/* Tells of each hit that other words found which of these it was. */
static zc_status present_via(const answering *a, const zci_ranking *ranking, zc_hit *hits)
{
    const zci_findings *found = a->from->found;
    const zci_expansion *expansion = &found->expansion;
    zci_docset documents = {0};
    zci_via via;
    if (ranking->len == 0)
        return ZC_OK;
    if (!zci_docset_make(&documents, zci_documents_count(&a->from->reader->documents)))
        return zci_fail_memory(a->error);
    for (size_t i = 0; i < ranking->len; i++)
        zci_docset_add(&documents, ranking->item[i].document);
    zc_status status = zci_via_make(&expansion->wider, &expansion->evaluation,
                                    &found->evaluation.matching, &documents, &via, a->error);
    for (size_t i = 0; status == ZC_OK && i < ranking->len; i++)
        status = present_via_of(a, &via, &ranking->item[i], &hits[i]);
    if (status == ZC_OK)
        zci_via_free(&via);
    zci_docset_free(&documents);
    return status;
}

static zc_status present_hits(const answering *a)
{
    const zci_findings *found = a->from->found;
    bool partial = !found->exact && found->expansion.ranking.documents == 0;
    zci_presenter presenter = {.reader = a->from->reader,
                               .arena = a->arena,
                               .evaluation = &found->evaluation,
                               .relaxed = partial ? &found->relaxed : NULL};
    const zci_ranking *further = &found->expansion.ranking, *near = &found->near.ranking;
    size_t count = 0;
    zc_hit *hits =
        zci_arena_alloc(a->arena, found->ranking.len + further->len + near->len, sizeof *hits);
    if (hits == NULL)
        return zci_fail_memory(a->error);
    zc_status status = present_ranking(a, &presenter, &found->ranking, hits, &count);
    presenter.evaluation = &found->expansion.evaluation;
    if (status == ZC_OK)
        status = present_via(a, further, hits + count);
    if (status == ZC_OK)
        status = present_ranking(a, &presenter, further, hits, &count);
    presenter.evaluation = &found->evaluation;
    if (near->len > 0)
        presenter.relaxed = &found->near.relaxed;
    for (size_t i = 0; i < near->len; i++)
        hits[count + i].partial = true;
    if (status == ZC_OK)
        status = present_ranking(a, &presenter, near, hits, &count);
    zci_presenter_free(&presenter);
    a->answer->hits = hits;
    a->answer->hit_count = count;
    return status;
}

/* ---- What stands around them ------------------------------------------- */

static zc_status copy_suggestions(const answering *a)
{
    const zci_suggestions *suggestions = &a->from->found->suggestions;
    zc_string *copies = zci_arena_alloc(a->arena, suggestions->len, sizeof *copies);
    if (copies == NULL)
        return zci_fail_memory(a->error);
    for (size_t i = 0; i < suggestions->len; i++) {
        const zc_string *text = &suggestions->text[i];
        copies[i] = zci_arena_string(a->arena, text->data, text->len);
        if (copies[i].data == NULL)
            return zci_fail_memory(a->error);
    }
    a->answer->suggestions = copies;
    a->answer->suggestion_count = suggestions->len;
    return ZC_OK;
}

static zc_status copy_expansion(const answering *a, const zc_expansion *from, zc_expansion *to)
{
    *to =
        (zc_expansion){from->relation, zci_arena_string(a->arena, from->from.data, from->from.len),
                       zci_arena_string(a->arena, from->to.data, from->to.len),
                       zci_arena_string(a->arena, from->origin.data, from->origin.len)};
    return to->from.data == NULL || to->to.data == NULL || to->origin.data == NULL
               ? zci_fail_memory(a->error)
               : ZC_OK;
}

/* An answer in part has other words of its own: those for the whole query found nothing. */
static zc_status copy_expansions(const answering *a)
{
    const zci_wider *wider = &a->from->found->expansion.wider;
    const zci_relaxed *relaxed = &a->from->found->relaxed;
    const bool partial = relaxed->other_count > 0;
    const size_t count = partial ? relaxed->other_count : wider->count;
    zc_expansion *copies = zci_arena_alloc(a->arena, count, sizeof *copies);
    zc_status status = copies == NULL ? zci_fail_memory(a->error) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        status = copy_expansion(a, partial ? &relaxed->other[i].expansion : &wider->expansion[i],
                                &copies[i]);
    a->answer->expansions = copies;
    a->answer->expansion_count = status == ZC_OK ? count : 0;
    return status;
}

static zc_status copy_notes(const answering *a)
{
    zc_note *notes = zci_arena_alloc(a->arena, a->from->query->note_count, sizeof *notes);
    if (notes == NULL)
        return zci_fail_memory(a->error);
    for (size_t i = 0; i < a->from->query->note_count; i++) {
        const zc_note *note = &a->from->query->notes[i];
        notes[i].text = zci_arena_string(a->arena, note->text.data, note->text.len);
        notes[i].text_zh = zci_arena_string(a->arena, note->text_zh.data, note->text_zh.len);
        if (notes[i].text.data == NULL || notes[i].text_zh.data == NULL)
            return zci_fail_memory(a->error);
    }
    a->answer->notes = notes;
    a->answer->note_count = a->from->query->note_count;
    return ZC_OK;
}

/* The counts are those of the literal matches, of other words' where there are none. */
static void count_found(const answering *a)
{
    zc_answer *out = a->answer;
    const zci_ranking *ranking = &a->from->found->ranking;
    const zci_ranking *further = &a->from->found->expansion.ranking;
    bool documents = a->from->options->unit == ZC_DOCUMENTS;
    if (ranking->documents == 0)
        ranking = further;
    out->documents = ranking->documents;
    out->passages = ranking->passages;
    out->matches = ranking->matches;
    out->total = documents ? out->documents : out->passages;
    out->expanded = documents ? further->documents : further->passages;
}

/* The documents that the answer counts. */
static const zci_docset *counted(const answering *a)
{
    const zci_findings *found = a->from->found;
    if (found->exact)
        return &found->evaluation.matching;
    return found->ranking.documents > 0 ? &found->relaxed.documents
                                        : &found->expansion.evaluation.matching;
}

static zc_status count_facets(const answering *a)
{
    zc_facet_counts *counts;
    if (!a->from->options->facets)
        return ZC_OK;
    zc_status status = zci_facets_count(a->from->reader, counted(a), a->arena, &counts, a->error);
    a->answer->facets = counts;
    return status;
}

static zc_status copy_query(const answering *a)
{
    zc_string parsed, text = a->from->text;
    zc_status status = zci_query_print(a->from->query, &parsed, a->error);
    if (status != ZC_OK)
        return status;
    a->answer->query = zci_arena_string(a->arena, text.data, text.len);
    a->answer->parsed = zci_arena_string(a->arena, parsed.data, parsed.len);
    bool copied = a->answer->query.data != NULL && a->answer->parsed.data != NULL;
    return copied ? ZC_OK : zci_fail_memory(a->error);
}

zc_status zci_answer_fill(const zci_answer_source *from, zc_answer *answer, zci_arena *arena,
                          zc_error *error)
{
    const answering a = {from, answer, arena, error};
    answer->exact = from->found->exact;
    count_found(&a);
    zc_status status = copy_query(&a);
    if (status == ZC_OK)
        status = copy_notes(&a);
    if (status == ZC_OK)
        status = copy_expansions(&a);
    if (status == ZC_OK)
        status = copy_suggestions(&a);
    if (status == ZC_OK)
        status = count_facets(&a);
    return status == ZC_OK ? present_hits(&a) : status;
}
