/* Everything within one sentence, or one paragraph.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "scope.h"

#include "base/fail.h"
#include "schema/schema.h"
#include "store/postings.h"
#include "store/values.h"

#include <stdlib.h>

/* ---- Documents that could match ---------------------------------------- */

static zc_status possible_any(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                              zci_docset *possible, zc_error *error)
{
    zc_status status = ZC_OK;
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL;
         child = child->next) {
        zci_docset part = {0};
        status = zci_scope_possible(e, child, within, &part, error);
        if (status == ZC_OK)
            zci_docset_join(possible, &part);
        zci_docset_free(&part);
    }
    return status;
}

/* Looks up what is excluded, so that its passages are read, too: a paragraph may go on in
 * them, beyond those of what is wanted. */
static zc_status find_excluded(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                               zc_error *error)
{
    zc_status status = ZC_OK;
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL;
         child = child->next) {
        zci_docset part = {0};
        if (child->kind == ZCI_NODE_NOT)
            status = zci_scope_possible(e, child->child, within, &part, error);
        zci_docset_free(&part);
    }
    return status;
}

static zc_status possible_all(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                              zci_docset *possible, zc_error *error)
{
    zc_status status = ZC_OK;
    zci_docset_add_all(possible);
    if (within != NULL)
        zci_docset_keep(possible, within);
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL;
         child = child->next) {
        zci_docset part = {0};
        if (child->kind == ZCI_NODE_NOT)
            continue;
        status = zci_scope_possible(e, child, within, &part, error);
        if (status == ZC_OK)
            zci_docset_keep(possible, &part);
        zci_docset_free(&part);
    }
    return status == ZC_OK ? find_excluded(e, node, possible, error) : status;
}

zc_status zci_scope_possible(zci_evaluation *e, const zci_node *child, const zci_docset *within,
                             zci_docset *possible, zc_error *error)
{
    if (child->kind == ZCI_NODE_PHRASE && child->field == ZCI_FIELD_TEXT)
        return zci_evaluate_node(e, child, within, possible, error);
    if (!zci_docset_make(possible, zci_documents_count(&e->reader->documents)))
        return zci_fail_memory(error);
    switch (child->kind) {
    case ZCI_NODE_ALL:
        return possible_all(e, child, within, possible, error);
    case ZCI_NODE_ANY:
        return possible_any(e, child, within, possible, error);
    case ZCI_NODE_NOT:
    case ZCI_NODE_PHRASE:
    case ZCI_NODE_YEARS:
    case ZCI_NODE_DATES:
    case ZCI_NODE_RUNS:
    case ZCI_NODE_LEVEL:
    case ZCI_NODE_SENTENCE:
    case ZCI_NODE_PARAGRAPH:
        break;
    }
    return zci_fail(error, ZC_BAD_QUERY,
                    "句() and 段() take text, AND, OR and exclusions that stand beside text; "
                    "move fields and other brackets outside",
                    "句() 和 段() 内只能写文字、AND、OR 以及与文字并列的排除项；"
                    "请把字段和其他括号移到外面");
}

/* ---- One scope --------------------------------------------------------- */

/* The part of a passage that lies in the scope being read, and how often it matches
 * so far. */
typedef struct pending {
    zci_extent extent;
    uint32_t count;
} pending;

typedef struct reading {
    zci_evaluation *evaluation;
    const zci_node *scope;
    zci_concept *out;
    uint64_t seen;     /* concepts that the scope holds so far, one bit each */
    pending *passages; /* of the scope so far, ascending */
    size_t passage_count, passage_capacity;
    zci_docid last; /* passage read last */
    zc_error *error;
} reading;

static bool satisfied(const zci_node *node, uint64_t seen)
{
    bool result = node->kind == ZCI_NODE_ALL;
    if (node->kind == ZCI_NODE_PHRASE)
        return (seen >> node->concept & 1) != 0;
    if (node->kind == ZCI_NODE_NOT)
        return !satisfied(node->child, seen);
    for (const zci_node *child = node->child; child != NULL; child = child->next) {
        if (node->kind == ZCI_NODE_ALL)
            result = result && satisfied(child, seen);
        else
            result = result || satisfied(child, seen);
    }
    return result;
}

static zc_status add_passage(zci_postings *out, const pending *passage, zc_error *error)
{
    if (out->len > 0 && out->docid[out->len - 1] == passage->extent.docid) {
        out->count[out->len - 1] += passage->count;
        return ZC_OK;
    }
    size_t capacity = out->capacity, count_capacity = out->capacity;
    if (!zci_grow(&out->docid, out->len, &capacity, sizeof *out->docid) ||
        !zci_grow(&out->count, out->len, &count_capacity, sizeof *out->count))
        return zci_fail_memory(error);
    out->capacity = capacity;
    out->docid[out->len] = passage->extent.docid;
    out->count[out->len++] = passage->count;
    return ZC_OK;
}

static zc_status add_match(zci_concept *out, const pending *passage, zc_error *error)
{
    zc_status status = add_passage(&out->passages, passage, error);
    return status == ZC_OK ? zci_extents_add(&out->extents, passage->extent, error) : status;
}

/* The scope is complete: its passages count when it is satisfied. */
static zc_status end_scope(reading *r)
{
    zc_status status = ZC_OK;
    if (satisfied(r->scope->child, r->seen)) {
        for (size_t i = 0; status == ZC_OK && i < r->passage_count; i++)
            status = add_match(r->out, &r->passages[i], r->error);
    }
    r->seen = 0;
    r->passage_count = 0;
    return status;
}

static zc_status note_matches(reading *r, zc_span part, uint32_t count)
{
    if (r->passage_count > 0 && r->passages[r->passage_count - 1].extent.docid == r->last) {
        r->passages[r->passage_count - 1].count += count;
        return ZC_OK;
    }
    if (!zci_grow(&r->passages, r->passage_count, &r->passage_capacity, sizeof *r->passages))
        return zci_fail_memory(r->error);
    r->passages[r->passage_count++] = (pending){{r->last, part.start, part.end}, count};
    return ZC_OK;
}

/* Looks for one phrase in the units [start, end). */
static zc_status find_phrase(reading *r, const zci_node *node, bool positive, zc_span part)
{
    const zci_units *units = &r->evaluation->reader->passage.units;
    zc_span match;
    size_t from = part.start;
    uint32_t count = 0;
    while (zci_pattern_find(&node->pattern, units, part.end, r->evaluation->reader->stemmer, &from,
                            &match, NULL))
        count++;
    if (count == 0)
        return ZC_OK;
    r->seen |= UINT64_C(1) << node->concept;
    return positive ? note_matches(r, part, count) : ZC_OK;
}

static zc_status find_phrases(reading *r, const zci_node *node, bool positive, zc_span part)
{
    zc_status status = ZC_OK;
    if (node->kind == ZCI_NODE_PHRASE)
        return find_phrase(r, node, positive, part);
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL; child = child->next)
        status = find_phrases(r, child, positive != (node->kind == ZCI_NODE_NOT), part);
    return status;
}

static bool ends_scope(const zci_unit *unit, zci_node_kind kind)
{
    if (unit->kind != ZCI_UNIT_BREAK)
        return false;
    if (unit->cp == '\n')
        return true;
    return kind == ZCI_NODE_SENTENCE && (unit->cp == 0x3002 || unit->cp == '!' || unit->cp == '?');
}

/* Reads one passage's scopes; the last of a paragraph stays open, as the next
 * passage may go on with it. */
static zc_status read_scopes(reading *r)
{
    const zci_units *units = &r->evaluation->reader->passage.units;
    zc_status status = ZC_OK;
    size_t start = 0;
    for (size_t i = 0; status == ZC_OK && i <= units->len; i++) {
        bool ends = i < units->len && ends_scope(&units->unit[i], r->scope->kind);
        if (!ends && i < units->len)
            continue;
        status = find_phrases(r, r->scope->child, true, (zc_span){start, i});
        if (status == ZC_OK && (ends || r->scope->kind == ZCI_NODE_SENTENCE))
            status = end_scope(r);
        start = i + 1;
    }
    return status;
}

static zc_status read_passage(void *context, size_t index, const char *value, size_t len,
                              zc_error *error)
{
    (void)index;
    reading *r = context;
    zci_passage_text *passage = &r->evaluation->reader->passage;
    zc_status status = zci_passage_text_read(passage, value, len, error);
    if (status == ZC_OK && (passage->record.flags & ZCI_PASSAGE_CONTINUES) == 0)
        status = end_scope(r);
    r->last++;
    return status != ZC_OK ? status : read_scopes(r);
}

/* ---- The passages to read ---------------------------------------------- */

/* All phrases' first and last passage in a range. */
static void widen(const zci_evaluation *e, const zci_node *node, zci_range within, zci_range *found)
{
    const zci_postings *p =
        node->kind == ZCI_NODE_PHRASE ? &e->concept[node->concept].passages : NULL;
    size_t at = p == NULL ? 0 : zci_postings_from(p, within.first);
    for (; p != NULL && at < p->len && p->docid[at] <= within.last; at++) {
        found->first = p->docid[at] < found->first ? p->docid[at] : found->first;
        found->last = p->docid[at] > found->last ? p->docid[at] : found->last;
    }
    for (const zci_node *child = node->child; child != NULL; child = child->next)
        widen(e, child, within, found);
}

/* A document is read from the first passage with any of the phrases to the last:
 * what its paragraphs hold outside of that is none of the phrases. */
static zc_status match_document(reading *r, zci_range passages)
{
    zci_range range = {UINT32_MAX, 0};
    widen(r->evaluation, r->scope->child, passages, &range);
    if (range.first > range.last)
        return ZC_OK;
    size_t count = range.last - range.first + 1;
    zci_docid *docids = malloc(count * sizeof *docids);
    if (docids == NULL)
        return zci_fail_memory(r->error);
    for (size_t i = 0; i < count; i++)
        docids[i] = range.first + (zci_docid)i;
    r->last = range.first - 1;
    zc_status status = zci_store_values(r->evaluation->reader->store, ZCI_SLOT_PASSAGE, docids,
                                        count, read_passage, r, r->error);
    if (status == ZC_OK)
        status = end_scope(r);
    free(docids);
    return status;
}

zc_status zci_scope_match(zci_evaluation *evaluation, const zci_node *scope,
                          const zci_docset *documents, zci_concept *concept, zc_error *error)
{
    reading r = {.evaluation = evaluation, .scope = scope, .out = concept, .error = error};
    zc_status status = ZC_OK;
    for (size_t i = zci_docset_next(documents, 0); status == ZC_OK && i < documents->document_count;
         i = zci_docset_next(documents, i + 1))
        status = match_document(&r, zci_documents_passages(&evaluation->reader->documents, i));
    free(r.passages);
    return status;
}
