/* Which documents and passages a query matches.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "evaluate.h"

#include "base/fail.h"
#include "header_match.h"
#include "passage_match.h"
#include "schema/schema.h"
#include "scope.h"
#include "store/postings.h"
#include "text_match.h"

#include <stdlib.h>
#include <string.h>

static zc_status evaluate(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                          zci_docset *found, zc_error *error);

static zc_status empty_set(const zci_evaluation *e, zci_docset *set, zc_error *error)
{
    return zci_docset_make(set, zci_documents_count(&e->reader->documents))
               ? ZC_OK
               : zci_fail_memory(error);
}

/* ---- Concepts ---------------------------------------------------------- */

static void add_documents(const zci_evaluation *e, const zci_postings *passages, zci_docset *found)
{
    size_t hint = 0;
    for (size_t i = 0; i < passages->len; i++)
        zci_docset_add(found, zci_documents_of(&e->reader->documents, passages->docid[i], &hint));
}

/* A phrase in the text of passages, or in what recurs there. */
static zc_status evaluate_passages(zci_evaluation *e, const zci_node *node,
                                   const zci_docset *within, zci_docset *found, zc_error *error)
{
    zci_concept *concept = &e->concept[node->concept];
    zci_range *ranges = NULL;
    size_t range_count = 0;
    zc_status status = ZC_OK;
    if (within != NULL)
        status = zci_documents_ranges(&e->reader->documents, within, false, &ranges, &range_count,
                                      error);
    if (status == ZC_OK && node->field == ZCI_FIELD_TEXT)
        status = zci_text_match(e->reader, &node->pattern, ranges, range_count, concept, error);
    else if (status == ZC_OK)
        status = zci_passage_match(e->reader, node, ranges, range_count, concept, error);
    free(ranges);
    if (status == ZC_OK)
        add_documents(e, &concept->passages, found);
    return status;
}

/* Titles that stand beside the text are searched like it. */
static zc_status evaluate_given_titles(zci_evaluation *e, const zci_node *node,
                                       const zci_docset *within, zci_docset *found, zc_error *error)
{
    uint64_t given = 0;
    zci_key given_titles = {ZCI_TERM_GIVEN_TITLE, strlen(ZCI_TERM_GIVEN_TITLE)};
    zc_status status = zci_store_frequency(e->reader->store, given_titles, &given, error);
    if (status == ZC_OK && given > 0)
        status = zci_header_match(e->reader, &node->pattern, ZCI_FIELD_TITLE, true, true, within,
                                  found, error);
    return status;
}

static zc_status evaluate_phrase(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                                 zci_docset *found, zc_error *error)
{
    zc_field_kind kind;
    if (within != NULL && zci_docset_size(within) == 0)
        return ZC_OK; /* the postings of a single character alone cost milliseconds */
    if (node->field == ZCI_FIELD_TEXT) {
        zc_status status = evaluate_passages(e, node, within, found, error);
        return status == ZC_OK ? evaluate_given_titles(e, node, within, found, error) : status;
    }
    if (zci_field_recurs(node->field, &kind))
        return evaluate_passages(e, node, within, found, error);
    return zci_header_match(e->reader, &node->pattern, node->field, false, true, within, found,
                            error);
}

static zc_status evaluate_scope(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                                zci_docset *found, zc_error *error)
{
    zci_docset possible = {0};
    zci_concept *concept = &e->concept[node->concept];
    concept->passages.len = 0;
    concept->extents.len = 0;
    zc_status status = zci_scope_possible(e, node->child, within, &possible, error);
    if (status == ZC_OK)
        status = zci_scope_match(e, node, &possible, concept, error);
    if (status == ZC_OK)
        add_documents(e, &concept->passages, found);
    zci_docset_free(&possible);
    return status;
}

/* ---- Set algebra ------------------------------------------------------- */

static uint64_t at_most(uint64_t number, uint64_t most)
{
    return number < most ? number : most;
}

uint64_t zci_evaluation_estimate(const zci_evaluation *e, const zci_node *node)
{
    uint64_t sum = 0, least = UINT64_MAX;
    /* A scope has a child.  NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    switch (node->kind) {
    case ZCI_NODE_PHRASE:
        return e->concept[node->concept].frequency;
    case ZCI_NODE_ALL:
        for (const zci_node *child = node->child; child != NULL; child = child->next)
            least = at_most(zci_evaluation_estimate(e, child), least);
        return least;
    case ZCI_NODE_ANY:
        for (const zci_node *child = node->child; child != NULL; child = child->next)
            sum += at_most(zci_evaluation_estimate(e, child), UINT32_MAX);
        return sum;
    case ZCI_NODE_SENTENCE:
    case ZCI_NODE_PARAGRAPH:
        return zci_evaluation_estimate(e, node->child);
    case ZCI_NODE_YEARS:
    case ZCI_NODE_DATES:
    case ZCI_NODE_RUNS:
    case ZCI_NODE_LEVEL:
        return 0; /* cheap, and cuts down what follows */
    case ZCI_NODE_NOT:
        break;
    }
    return UINT64_MAX; /* last: needs something to be taken from */
}

static const zci_node *next_cheapest(const zci_evaluation *e, const zci_node *node,
                                     const bool *done)
{
    const zci_node *best = NULL;
    uint64_t best_estimate = UINT64_MAX;
    size_t i = 0;
    for (const zci_node *child = node->child; child != NULL; child = child->next, i++) {
        uint64_t guess = done[i] ? UINT64_MAX : zci_evaluation_estimate(e, child);
        if (!done[i] && (best == NULL || guess < best_estimate)) {
            best = child;
            best_estimate = guess;
        }
    }
    return best;
}

static size_t child_index(const zci_node *node, const zci_node *wanted)
{
    size_t i = 0;
    for (const zci_node *child = node->child; child != wanted; child = child->next)
        i++;
    return i;
}

static size_t child_count(const zci_node *node)
{
    return child_index(node, NULL);
}

static bool keeps(const zci_evaluation *e, const zci_docset *documents, zci_docid docid,
                  size_t *hint)
{
    return zci_docset_has(documents, zci_documents_of(&e->reader->documents, docid, hint));
}

static void keep_extents(const zci_evaluation *e, zci_extents *extents, const zci_docset *documents)
{
    size_t kept = 0, hint = 0;
    for (size_t i = 0; i < extents->len; i++) {
        if (keeps(e, documents, extents->item[i].docid, &hint))
            extents->item[kept++] = extents->item[i];
    }
    extents->len = kept;
}

static void keep_passages(const zci_evaluation *e, zci_postings *passages,
                          const zci_docset *documents)
{
    size_t kept = 0, hint = 0;
    for (size_t i = 0; i < passages->len; i++) {
        if (!keeps(e, documents, passages->docid[i], &hint))
            continue;
        passages->docid[kept] = passages->docid[i];
        passages->count[kept++] = passages->count[i];
    }
    passages->len = kept;
}

/* What concepts of an AND found outside the documents that satisfy all of it is no match: an OR
 * around it may still find these documents by something else. */
static void keep_within(zci_evaluation *e, const zci_node *node, const zci_docset *documents)
{
    bool branches =
        node->kind == ZCI_NODE_ALL || node->kind == ZCI_NODE_ANY || node->kind == ZCI_NODE_NOT;
    if (!branches) {
        zci_concept *concept = &e->concept[node->concept];
        keep_passages(e, &concept->passages, documents);
        keep_extents(e, &concept->extents, documents);
        keep_extents(e, &concept->by_stem, documents);
        return;
    }
    for (const zci_node *child = node->child; child != NULL; child = child->next)
        keep_within(e, child, documents);
}

/* Whether what satisfies a node is wanted, not excluded. */
static bool is_wanted(const zci_evaluation *e, const zci_node *node)
{
    bool turned = false;
    for (; node->child != NULL; node = node->child) {
        if (node->kind == ZCI_NODE_SENTENCE || node->kind == ZCI_NODE_PARAGRAPH)
            break;
        turned = turned != (node->kind == ZCI_NODE_NOT);
    }
    return e->concept[node->concept].positive != turned;
}

/* `left` starts as everything allowed and shrinks with each child. */
static zc_status evaluate_all(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                              zci_docset *found, zc_error *error)
{
    const zci_node *child;
    zci_docset left = {0};
    bool *done = calloc(child_count(node) + 1, sizeof *done);
    zc_status status = done == NULL ? zci_fail_memory(error) : ZC_OK;
    while (status == ZC_OK && (child = next_cheapest(e, node, done)) != NULL) {
        zci_docset part = {0};
        done[child_index(node, child)] = true;
        status = zci_evaluate_node(e, child, left.word == NULL ? within : &left, &part, error);
        zci_docset_free(&left);
        left = part;
    }
    if (status == ZC_OK) {
        zci_docset_join(found, &left);
        if (node != e->query->root && is_wanted(e, node))
            keep_within(e, node, &left);
    }
    zci_docset_free(&left);
    free(done);
    return status;
}

static zc_status evaluate_any(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                              zci_docset *found, zc_error *error)
{
    zc_status status = ZC_OK;
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL; child = child->next)
        status = evaluate(e, child, within, found, error);
    return status;
}

static zc_status evaluate_not(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                              zci_docset *found, zc_error *error)
{
    zci_docset excluded = {0}, rest = {0};
    zc_status status = empty_set(e, &excluded, error);
    if (status == ZC_OK)
        status = empty_set(e, &rest, error);
    if (status == ZC_OK)
        status = evaluate(e, node->child, within, &excluded, error);
    if (status == ZC_OK) {
        if (within == NULL)
            zci_docset_add_all(&rest);
        else
            zci_docset_join(&rest, within);
        zci_docset_drop(&rest, &excluded);
        zci_docset_join(found, &rest);
    }
    zci_docset_free(&excluded);
    zci_docset_free(&rest);
    return status;
}

/* Adds to `found` the documents among `within` that satisfy `node`. */
static zc_status evaluate(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                          zci_docset *found, zc_error *error)
{
    switch (node->kind) {
    case ZCI_NODE_ALL:
        return evaluate_all(e, node, within, found, error);
    case ZCI_NODE_ANY:
        return evaluate_any(e, node, within, found, error);
    case ZCI_NODE_NOT:
        return evaluate_not(e, node, within, found, error);
    case ZCI_NODE_PHRASE:
        return evaluate_phrase(e, node, within, found, error);
    case ZCI_NODE_YEARS:
        return zci_header_years(e->reader, node->field == ZCI_FIELD_ABOUT, node->year_from,
                                node->year_to, within, found, error);
    case ZCI_NODE_DATES:
        return zci_header_dates(e->reader, node->date_from, node->date_to, within, found, error);
    case ZCI_NODE_RUNS:
        return zci_header_runs(e->reader, node->run_from, within, found, error);
    case ZCI_NODE_LEVEL:
        return zci_header_level(e->reader, node->level, within, found, error);
    case ZCI_NODE_SENTENCE:
    case ZCI_NODE_PARAGRAPH:
        return evaluate_scope(e, node, within, found, error);
    }
    return zci_fail_internal(error, "evaluate");
}

zc_status zci_evaluate_node(zci_evaluation *evaluation, const zci_node *node,
                            const zci_docset *within, zci_docset *found, zc_error *error)
{
    zc_status status = empty_set(evaluation, found, error);
    return status != ZC_OK ? status : evaluate(evaluation, node, within, found, error);
}

/* ---- The whole query --------------------------------------------------- */

/* Notes each concept's node and what part it plays. */
static zc_status visit_concepts(zci_evaluation *e, const zci_node *node, bool positive, bool inside,
                                zc_error *error)
{
    bool scope = node->kind == ZCI_NODE_SENTENCE || node->kind == ZCI_NODE_PARAGRAPH;
    zc_status status = ZC_OK;
    bool branches =
        node->kind == ZCI_NODE_ALL || node->kind == ZCI_NODE_ANY || node->kind == ZCI_NODE_NOT;
    if (!branches) {
        zci_concept *concept = &e->concept[node->concept];
        concept->node = node;
        concept->positive = positive;
        concept->inside = inside;
        if (node->kind == ZCI_NODE_PHRASE)
            status = zci_text_frequency(e->reader, &node->pattern, &concept->frequency, error);
    }
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL; child = child->next)
        status = visit_concepts(e, child, positive != (node->kind == ZCI_NODE_NOT), inside || scope,
                                error);
    if (scope && status == ZC_OK)
        e->concept[node->concept].frequency = zci_evaluation_estimate(e, node->child);
    return status;
}

static zc_status match_all(zci_evaluation *e, zc_error *error)
{
    zc_status status = empty_set(e, &e->matching, error);
    if (status == ZC_OK)
        zci_docset_add_all(&e->matching);
    return status;
}

zc_status zci_evaluation_begin(zc_reader *reader, const zci_query *query,
                               zci_evaluation *evaluation, zc_error *error)
{
    *evaluation = (zci_evaluation){.reader = reader, .query = query};
    evaluation->concept = calloc(query->concept_count + 1U, sizeof *evaluation->concept);
    if (evaluation->concept == NULL)
        return zci_fail_memory(error);
    zc_status status =
        query->root == NULL ? ZC_OK : visit_concepts(evaluation, query->root, true, false, error);
    if (status != ZC_OK)
        zci_evaluation_free(evaluation);
    return status;
}

zc_status zci_evaluate(zc_reader *reader, const zci_query *query, zci_evaluation *evaluation,
                       zc_error *error)
{
    zc_status status = zci_evaluation_begin(reader, query, evaluation, error);
    if (status != ZC_OK)
        return status;
    status = query->root == NULL
                 ? match_all(evaluation, error)
                 : zci_evaluate_node(evaluation, query->root, NULL, &evaluation->matching, error);
    if (status != ZC_OK)
        zci_evaluation_free(evaluation);
    return status;
}

void zci_evaluation_free(zci_evaluation *evaluation)
{
    unsigned count = evaluation->query == NULL ? 0 : evaluation->query->concept_count;
    for (unsigned i = 0; evaluation->concept != NULL && i < count; i++) {
        zci_postings_free(&evaluation->concept[i].passages);
        zci_extents_free(&evaluation->concept[i].extents);
        zci_extents_free(&evaluation->concept[i].by_stem);
        zci_docset_free(&evaluation->concept[i].in_title);
        zci_docset_free(&evaluation->concept[i].in_title_by_stem);
    }
    free(evaluation->concept);
    zci_docset_free(&evaluation->matching);
    *evaluation = (zci_evaluation){0};
}
