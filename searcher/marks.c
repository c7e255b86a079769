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

static zc_status mark_pattern(zci_marks *marks, const zci_passage_text *passage,
                              const zci_pattern *pattern, zci_stemmer *stemmer, zc_error *error)
{
    const zci_unit *unit = passage->units.unit;
    zc_status status = ZC_OK;
    zc_span match;
    size_t from = 0;
    while (status == ZC_OK && zci_pattern_find(pattern, &passage->units, passage->units.len,
                                               stemmer, &from, &match, NULL))
        status = add(marks, (zc_span){unit[match.start].char_start, unit[match.end - 1].char_end},
                     (zc_span){unit[match.start].byte_start, unit[match.end - 1].byte_end}, error);
    return status;
}

static zc_status mark_node(zci_marks *marks, const zci_passage_text *passage, const zci_node *node,
                           zci_stemmer *stemmer, zc_error *error)
{
    zc_status status = ZC_OK;
    if (node->kind == ZCI_NODE_NOT)
        return ZC_OK;
    if (node->kind == ZCI_NODE_PHRASE)
        return node->field == ZCI_FIELD_TEXT
                   ? mark_pattern(marks, passage, &node->pattern, stemmer, error)
                   : ZC_OK;
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL; child = child->next)
        status = mark_node(marks, passage, child, stemmer, error);
    return status;
}

zc_status zci_marks_exact(zci_marks *marks, const zci_passage_text *passage, const zci_query *query,
                          zci_stemmer *stemmer, zc_error *error)
{
    marks->len = 0;
    zc_status status = mark_node(marks, passage, query->root, stemmer, error);
    settle(marks, false);
    return status;
}

/* ---- Partial ----------------------------------------------------------- */

static bool is_wanted(const zci_relaxed *relaxed, const zci_term *term)
{
    size_t low = 0, high = relaxed->term_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const zci_key *key = &relaxed->term[middle];
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
