/* By which other words a hit was found.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "via.h"

#include "base/fail.h"
#include "header_match.h"

#include <stdlib.h>

/* Where a part of the query is looked for: in a document or, if that is not 0, its passage. */
typedef struct place {
    size_t document;
    zci_docid passage;
} place;

typedef struct finding {
    const zci_via *via;
    place at;
    size_t *indexes; /* of expansions */
    size_t count;
} finding;

/* ---- What records state ------------------------------------------------- */

static bool is_branch(const zci_node *node)
{
    return node->kind == ZCI_NODE_ALL || node->kind == ZCI_NODE_ANY || node->kind == ZCI_NODE_NOT;
}

/* Whether the evaluation knows which passages hold it. */
static bool keeps_passages(const zci_node *node)
{
    zc_field_kind kind;
    return node->kind == ZCI_NODE_SENTENCE || node->kind == ZCI_NODE_PARAGRAPH ||
           (node->kind == ZCI_NODE_PHRASE &&
            (node->field == ZCI_FIELD_TEXT || zci_field_recurs(node->field, &kind)));
}

/* Text may stand in titles that are no part of the document's own. */
static zc_status find_stated(zci_evaluation *e, const zci_node *node, const zci_docset *documents,
                             zci_docset *stated, zc_error *error)
{
    if (!keeps_passages(node))
        return zci_evaluate_node(e, node, documents, stated, error);
    if (!zci_docset_make(stated, documents->document_count))
        return zci_fail_memory(error);
    return node->kind == ZCI_NODE_PHRASE && node->field == ZCI_FIELD_TEXT
               ? zci_header_match(e->reader, &node->pattern, ZCI_FIELD_TITLE, true, true, documents,
                                  stated, error)
               : ZC_OK;
}

zc_status zci_via_make(const zci_wider *wider, const zci_evaluation *evaluation,
                       const zci_docset *literal, const zci_docset *documents, zci_via *via,
                       zc_error *error)
{
    zci_evaluation records = *evaluation; /* what is looked for in records leaves it as it is */
    unsigned count = evaluation->query->concept_count;
    zc_status status = ZC_OK;
    *via = (zci_via){.wider = wider, .evaluation = evaluation, .literal = literal};
    via->stated = calloc(count + 1U, sizeof *via->stated);
    if (via->stated == NULL)
        return zci_fail_memory(error);
    for (unsigned i = 0; status == ZC_OK && i < count; i++) {
        const zci_node *node = evaluation->concept[i].node;
        if (node != NULL && !evaluation->concept[i].inside)
            status = find_stated(&records, node, documents, &via->stated[i], error);
    }
    if (status != ZC_OK)
        zci_via_free(via);
    return status;
}

/* ---- What is held ------------------------------------------------------- */

static bool leaf_holds(const zci_via *via, unsigned concept, place at)
{
    const zci_postings *passages = &via->evaluation->concept[concept].passages;
    const zci_docset *stated = &via->stated[concept];
    zci_range range = {at.passage, at.passage};
    if (at.passage == 0) {
        if (stated->word != NULL && zci_docset_has(stated, at.document))
            return true;
        range = zci_documents_passages(&via->evaluation->reader->documents, at.document);
    }
    size_t first = zci_postings_from(passages, range.first);
    return first < passages->len && passages->docid[first] <= range.last;
}

/* Which expansion a concept is; wider->count: none, but a part of the query itself. */
static size_t expansion_of(const zci_wider *wider, unsigned concept)
{
    size_t i = 0;
    while (i < wider->count && wider->concept[i] != concept)
        i++;
    return i;
}

/* Whether a part of the wider query holds in a place; `literally`, by no expansion.  What is not
 * there is absent from the document as a whole. */
static bool holds(const zci_via *via, const zci_node *node, place at, bool literally)
{
    if (!is_branch(node))
        return !(literally && expansion_of(via->wider, node->concept) < via->wider->count) &&
               leaf_holds(via, node->concept, at);
    if (node->kind == ZCI_NODE_NOT)
        return !holds(via, node->child, (place){at.document, 0}, literally);
    bool all = node->kind == ZCI_NODE_ALL;
    for (const zci_node *child = node->child; child != NULL; child = child->next) {
        if (holds(via, child, at, literally) != all)
            return !all;
    }
    return all;
}

/* ---- By what it was found ----------------------------------------------- */

static void walk(finding *f, const zci_node *node, place at);

static void name(finding *f, unsigned concept)
{
    size_t expansion = expansion_of(f->via->wider, concept);
    for (size_t i = 0; i < f->count; i++) {
        if (f->indexes[i] == expansion)
            return;
    }
    if (expansion < f->via->wider->count)
        f->indexes[f->count++] = expansion;
}

/* Goes on with those of the alternatives that hold in a place; false if none does there. */
static bool walk_alternatives(finding *f, const zci_node *any, place at)
{
    bool found = holds(f->via, any, at, true);
    if (found)
        return true; /* and needs none */
    for (const zci_node *child = any->child; child != NULL; child = child->next) {
        if (!holds(f->via, child, at, false))
            continue;
        walk(f, child, at);
        found = true;
    }
    return found;
}

/* Of a document that the query itself matches, but not in this passage, nothing else counts. */
static void walk(finding *f, const zci_node *node, place at)
{
    const place whole = {at.document, 0};
    if (!is_branch(node)) {
        if (leaf_holds(f->via, node->concept, at))
            name(f, node->concept);
    } else if (node->kind == ZCI_NODE_ALL) {
        for (const zci_node *child = node->child; child != NULL; child = child->next)
            walk(f, child, at);
    } else if (node->kind == ZCI_NODE_ANY && !walk_alternatives(f, node, at) && at.passage != 0 &&
               !zci_docset_has(f->via->literal, at.document)) {
        walk_alternatives(f, node, whole);
    }
}

/* Those that stand there, whatever for. */
static void name_present(finding *f)
{
    const zci_wider *wider = f->via->wider;
    for (size_t i = 0; i < wider->count; i++) {
        if (leaf_holds(f->via, wider->concept[i], f->at))
            f->indexes[f->count++] = i;
    }
}

static int by_index(const void *a, const void *b)
{
    const size_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

size_t zci_via_find(const zci_via *via, size_t document, zci_docid passage, size_t *indexes)
{
    finding f = {.via = via, .at = {document, passage}, .indexes = indexes};
    walk(&f, via->wider->query.root, f.at);
    if (f.count == 0)
        name_present(&f);
    for (size_t i = 0; f.count == 0 && i < via->wider->count; i++)
        indexes[i] = i;
    qsort(indexes, f.count, sizeof *indexes, by_index);
    return f.count > 0 ? f.count : via->wider->count;
}

void zci_via_free(zci_via *via)
{
    for (unsigned i = 0; via->stated != NULL && i < via->evaluation->query->concept_count; i++)
        zci_docset_free(&via->stated[i]);
    free(via->stated);
    *via = (zci_via){0};
}
