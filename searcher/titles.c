/* What a query's standing in titles is worth.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "titles.h"

#include "base/fail.h"
#include "candidates.h"
#include "header_match.h"
#include "rank_weights.h"

static bool is_wanted(const zci_concept *concept)
{
    return zci_concept_is_ranked(concept) && concept->node->kind == ZCI_NODE_PHRASE &&
           concept->node->field == ZCI_FIELD_TEXT;
}

static zc_status find_titles(zci_evaluation *e, zci_concept *concept, zc_error *error)
{
    zci_docset_free(&concept->in_title);
    if (!zci_docset_make(&concept->in_title, zci_documents_count(&e->reader->documents)))
        return zci_fail_memory(error);
    const zci_pattern *pattern = &concept->node->pattern;
    bool verify = pattern->whole_first || pattern->whole_last; /* terms would tell too little */
    return zci_header_match(e->reader, pattern, ZCI_FIELD_TITLE, false, verify, NULL,
                            &concept->in_title, error);
}

/* ---- Names ------------------------------------------------------------- */

static zc_status read_title(zc_reader *reader, size_t document, zci_units *units, zc_error *error)
{
    zci_arena arena = {0};
    zci_document_record record;
    zci_docid header = zci_documents_header(&reader->documents, document);
    zc_status status =
        zci_documents_record(reader->store, header, &reader->scratch, &arena, &record, error);
    if (status == ZC_OK) {
        zc_string text = zci_document_record_searched(&record, ZCI_DOCUMENT_TITLE);
        status = zci_units_read(units, text.data, text.len, ZCI_LINES_WRAPPED, error);
    }
    zci_arena_clear(&arena);
    return status;
}

/* What of a text is more than a break or a blank. */
static size_t count_units(const zci_units *units)
{
    size_t count = 0;
    for (size_t i = 0; i < units->len; i++)
        count += units->unit[i].kind == ZCI_UNIT_HAN || units->unit[i].kind == ZCI_UNIT_WORD;
    return count;
}

static size_t count_elements(const zci_pattern *pattern)
{
    size_t count = 0;
    for (size_t i = 0; i < pattern->element_count; i++) {
        const zci_element *element = &pattern->element[i];
        count += element->kind == ZCI_ELEMENT_TOKEN ? element->token_len
                                                    : element->kind == ZCI_ELEMENT_HAN;
    }
    return count;
}

/* How much of the title that `units` are the parts of the query are; 0 where it lacks one. */
static double covered_by(const zci_evaluation *e, const zci_units *units)
{
    size_t all = count_units(units), held = 0;
    for (unsigned c = 0; c < e->query->concept_count; c++) {
        zc_span match;
        size_t from = 0;
        if (!zci_concept_is_ranked(&e->concept[c]))
            continue;
        const zci_pattern *pattern = &e->concept[c].node->pattern;
        if (!zci_pattern_find(pattern, units, units->len, e->reader->stemmer, &from, &match, NULL))
            return 0;
        held += count_elements(pattern);
    }
    return held < all ? (double)held / (double)all : 1;
}

static zc_status note_name(zci_titles *t, size_t document, zc_error *error)
{
    zc_reader *reader = t->evaluation->reader;
    zci_units *units = &reader->passage.units;
    zc_status status = read_title(reader, document, units, error);
    double covered = status == ZC_OK ? covered_by(t->evaluation, units) : 0;
    if (covered > 0)
        t->name[t->name_count++] = (zci_name){.document = document, .covered = covered};
    return status;
}

/* The documents whose titles hold all parts that the query is ranked by, where these may be a
 * name: phrases, of more than one character together.  Otherwise it has no room. */
static zc_status find_named(zci_titles *t, zci_docset *named, zc_error *error)
{
    const zci_evaluation *e = t->evaluation;
    size_t length = 0;
    for (unsigned c = 0; c < e->query->concept_count; c++) {
        if (zci_concept_is_ranked(&e->concept[c]) && !is_wanted(&e->concept[c]))
            return ZC_OK;
        if (is_wanted(&e->concept[c]))
            length += count_elements(&e->concept[c].node->pattern);
    }
    if (length < 2)
        return ZC_OK;
    if (!zci_docset_make(named, zci_documents_count(&e->reader->documents)))
        return zci_fail_memory(error);
    zci_docset_add_all(named);
    for (unsigned c = 0; c < e->query->concept_count; c++) {
        t->name_weight += is_wanted(&e->concept[c]) ? t->weight[c] : 0;
        if (is_wanted(&e->concept[c]))
            zci_docset_keep(named, &e->concept[c].in_title);
    }
    return ZC_OK;
}

static zc_status read_names(zci_titles *t, zc_error *error)
{
    zci_docset named = {0};
    zc_status status = find_named(t, &named, error);
    bool few = status == ZC_OK && named.word != NULL && zci_docset_size(&named) <= ZCI_NAMES_MAX;
    for (size_t d = few ? zci_docset_next(&named, 0) : named.document_count;
         status == ZC_OK && d < named.document_count; d = zci_docset_next(&named, d + 1))
        status = note_name(t, d, error);
    zci_docset_free(&named);
    return status;
}

zc_status zci_titles_find(zci_titles *titles, zci_evaluation *evaluation, const double *weight,
                          zc_error *error)
{
    zc_status status = ZC_OK;
    *titles = (zci_titles){.evaluation = evaluation, .weight = weight};
    for (unsigned c = 0; status == ZC_OK && c < evaluation->query->concept_count; c++) {
        if (is_wanted(&evaluation->concept[c]))
            status = find_titles(evaluation, &evaluation->concept[c], error);
    }
    return status == ZC_OK ? read_names(titles, error) : status;
}

/* ---- The sum ----------------------------------------------------------- */

static bool holds(const zci_titles *t, unsigned concept, size_t document)
{
    const zci_docset *held = &t->evaluation->concept[concept].in_title;
    return held->word != NULL && zci_docset_has(held, document);
}

/* Whether no passage of a document holds a part of the query. */
static bool is_alone(const zci_titles *t, unsigned concept, size_t document)
{
    const zci_postings *found = &t->evaluation->concept[concept].passages;
    zci_range range = zci_documents_passages(&t->evaluation->reader->documents, document);
    size_t at = zci_postings_from(found, range.first);
    return at == found->len || found->docid[at] > range.last;
}

static double share_of_part(const zci_titles *t, unsigned concept, size_t document)
{
    return ZCI_SHARE_TITLE + (is_alone(t, concept, document) ? ZCI_SHARE_TITLE_ALONE : 0);
}

static double share_of_name(const zci_titles *t, size_t document)
{
    for (size_t i = 0; i < t->name_count; i++) {
        const zci_name *name = &t->name[i];
        if (name->document == document)
            return ZCI_SHARE_NAME * name->covered + (name->covered < 1 ? 0 : ZCI_SHARE_NAME_WHOLE);
    }
    return 0;
}

double zci_titles_score(const zci_titles *titles, size_t document)
{
    double score = 0, name = share_of_name(titles, document);
    for (unsigned c = 0; c < titles->evaluation->query->concept_count; c++) {
        if (holds(titles, c, document))
            score += titles->weight[c] * share_of_part(titles, c, document);
    }
    return score + titles->name_weight * name;
}

void zci_titles_explain(const zci_titles *titles, size_t document, zci_reason *parent)
{
    double name = share_of_name(titles, document);
    for (unsigned c = 0; c < titles->evaluation->query->concept_count; c++) {
        if (!holds(titles, c, document))
            continue;
        zc_string shown = titles->evaluation->concept[c].node->pattern.shown;
        double weight = titles->weight[c], score = weight * share_of_part(titles, c, document);
        if (is_alone(titles, c, document))
            zci_reason_add(parent, score, "%.*s in the title alone, weight %.4f",
                           "仅标题中有%.*s，权重 %.4f", (int)shown.len, shown.data, weight);
        else
            zci_reason_add(parent, score, "%.*s in the title, weight %.4f",
                           "标题中的%.*s，权重 %.4f", (int)shown.len, shown.data, weight);
    }
    if (name > 0)
        zci_reason_add(parent, titles->name_weight * name,
                       "a name: times %.4f, by how much of the title it is",
                       "文件名称：乘以 %.4f，按其占标题的比例", name);
}
