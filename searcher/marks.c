/* Where a shown passage matches.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "marks.h"

#include "base/fail.h"

#include <stdlib.h>
#include <string.h>

static zc_status add(zci_marks *marks, zc_span chars, zc_span bytes, zc_error *error)
{
    size_t capacity = marks->capacity, bytes_capacity = marks->capacity;
    if (!zci_grow(&marks->chars, marks->len, &capacity, sizeof *marks->chars) ||
        !zci_grow(&marks->bytes, marks->len, &bytes_capacity, sizeof *marks->bytes))
        return zci_fail_memory(error);
    marks->capacity = capacity;
    marks->chars[marks->len] = chars;
    marks->bytes[marks->len++] = bytes;
    return ZC_OK;
}

static int by_start(const void *a, const void *b)
{
    const zc_span *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end > y->end ? -1 : x->end < y->end;
}

/* Joins ranges that overlap or, with `touching`, adjoin.  Character and byte
 * ranges are in step, so that each can be sorted and joined by itself. */
static size_t join(zc_span *spans, size_t len, bool touching)
{
    size_t kept = 0;
    qsort(spans, len, sizeof *spans, by_start);
    for (size_t i = 0; i < len; i++) {
        bool joins = kept > 0 && (touching ? spans[i].start <= spans[kept - 1].end
                                           : spans[i].start < spans[kept - 1].end);
        if (!joins)
            spans[kept++] = spans[i];
        else if (spans[i].end > spans[kept - 1].end)
            spans[kept - 1].end = spans[i].end;
    }
    return kept;
}

static void settle(zci_marks *marks, bool touching)
{
    if (marks->len == 0)
        return;
    size_t kept = join(marks->bytes, marks->len, touching);
    join(marks->chars, marks->len, touching);
    marks->len = kept;
}

/* ---- Exact ------------------------------------------------------------- */

typedef struct marking {
    zci_marks *marks;
    const zci_passage_text *passage;
    zci_docid docid;
    const zci_evaluation *evaluation;
    zc_error *error;
} marking;

static zc_status mark_pattern(const marking *m, const zci_pattern *pattern, zc_span part)
{
    const zci_unit *unit = m->passage->units.unit;
    zci_stemmer *stemmer = m->evaluation->reader->stemmer;
    zc_status status = ZC_OK;
    zc_span match;
    size_t from = part.start;
    while (status == ZC_OK &&
           zci_pattern_find(pattern, &m->passage->units, part.end, stemmer, &from, &match, NULL))
        status =
            add(m->marks, (zc_span){unit[match.start].char_start, unit[match.end - 1].char_end},
                (zc_span){unit[match.start].byte_start, unit[match.end - 1].byte_end}, m->error);
    return status;
}

/* Marks what a node wants inside some units of the passage. */
static zc_status mark_part(const marking *m, const zci_node *node, zc_span part)
{
    zc_status status = ZC_OK;
    if (node->kind == ZCI_NODE_NOT)
        return ZC_OK;
    if (node->kind == ZCI_NODE_PHRASE)
        return node->field == ZCI_FIELD_TEXT ? mark_pattern(m, &node->pattern, part) : ZC_OK;
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL; child = child->next)
        status = mark_part(m, child, part);
    return status;
}

/* Marks the parts where a scope, or a field that recurs, was found to hold. */
static zc_status mark_extents(const marking *m, const zci_node *node)
{
    const zci_extents *extents = &m->evaluation->concept[node->concept].extents;
    zc_status status = ZC_OK;
    for (size_t i = zci_extents_of(extents, m->docid);
         status == ZC_OK && i < extents->len && extents->item[i].docid == m->docid; i++) {
        zc_span part = {extents->item[i].start, extents->item[i].end};
        status = node->kind == ZCI_NODE_PHRASE ? mark_pattern(m, &node->pattern, part)
                                               : mark_part(m, node->child, part);
    }
    return status;
}

static zc_status mark_node(const marking *m, const zci_node *node)
{
    zc_status status = ZC_OK;
    zc_field_kind kind;
    if (node->kind == ZCI_NODE_PHRASE && zci_field_recurs(node->field, &kind))
        return mark_extents(m, node);
    if (node->kind == ZCI_NODE_NOT || node->kind == ZCI_NODE_PHRASE)
        return mark_part(m, node, (zc_span){0, m->passage->units.len});
    if (node->kind == ZCI_NODE_SENTENCE || node->kind == ZCI_NODE_PARAGRAPH)
        return mark_extents(m, node);
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL; child = child->next)
        status = mark_node(m, child);
    return status;
}

zc_status zci_marks_exact(zci_marks *marks, const zci_passage_text *passage, zci_docid docid,
                          const zci_evaluation *evaluation, zc_error *error)
{
    marking m = {marks, passage, docid, evaluation, error};
    marks->len = 0;
    zc_status status = mark_node(&m, evaluation->query->root);
    settle(marks, false);
    return status;
}

/* ---- Stated ------------------------------------------------------------ */

zc_status zci_marks_stated(zci_marks *marks, const zci_passage_text *passage,
                           const zci_evaluation *evaluation, zc_error *error)
{
    marking m = {marks, passage, 0, evaluation, error};
    zc_status status = ZC_OK;
    marks->len = 0;
    for (unsigned c = 0; status == ZC_OK && c < evaluation->query->concept_count; c++) {
        const zci_node *node = evaluation->concept[c].node;
        if (evaluation->concept[c].positive && node->kind == ZCI_NODE_PHRASE &&
            (node->field == ZCI_FIELD_TITLE || node->field == ZCI_FIELD_NUMBER))
            status = mark_pattern(&m, &node->pattern, (zc_span){0, passage->units.len});
    }
    settle(marks, false);
    return status;
}

/* ---- Partial ----------------------------------------------------------- */

static bool is_wanted(const zci_relaxed *relaxed, const zci_term *term)
{
    size_t low = 0, high = relaxed->term_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const zci_key *key = &relaxed->wanted[middle].term;
        size_t shared = key->len < term->len ? key->len : term->len;
        int order = memcmp(key->data, term->bytes, shared);
        if (order == 0)
            order = key->len < term->len ? -1 : key->len > term->len;
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

zc_status zci_marks_partial(zci_marks *marks, const zci_passage_text *passage,
                            const zci_relaxed *relaxed, zci_stemmer *stemmer, zc_error *error)
{
    bool wrapped = (passage->record.flags & ZCI_PASSAGE_WRAPPED) != 0;
    zci_segmenter segmenter;
    zci_term term;
    zc_status status = ZC_OK;
    marks->len = 0;
    zci_segmenter_start(&segmenter, stemmer, passage->text.data, passage->text.len,
                        wrapped ? ZCI_LINES_WRAPPED : ZCI_LINES_PARAGRAPHS);
    while (status == ZC_OK && zci_segmenter_next(&segmenter, &term)) {
        if (is_wanted(relaxed, &term))
            status = add(marks, (zc_span){term.char_start, term.char_end},
                         (zc_span){term.byte_start, term.byte_end}, error);
    }
    settle(marks, true);
    return status;
}

void zci_marks_free(zci_marks *marks)
{
    free(marks->chars);
    free(marks->bytes);
    *marks = (zci_marks){0};
}
