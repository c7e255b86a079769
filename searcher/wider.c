/* A query with other words beside its own.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "wider.h"

#include "alternative_names.h"
#include "alternatives.h"
#include "article.h"
#include "base/fail.h"
#include "candidates.h"
#include "edition.h"
#include "recorded.h"

/* Characters of a phrase that is looked into: in longer ones a replaced word finds nothing that
 * the whole would not. */
enum { PHRASE_CHARS_MAX = 64 };

static zc_status copy_node(zci_widening *w, const zci_node *node, bool plain, zci_node **copy);

/* Whether the query asks for more, in one text, than years and places. */
static zc_status find_beside(zci_widening *w, const zci_node *root)
{
    zc_status status = ZC_OK;
    const zci_node *child = root->kind == ZCI_NODE_ALL ? root->child : NULL;
    for (; status == ZC_OK && child != NULL; child = child->next) {
        zci_recorded recorded = {0};
        bool phrase = child->kind == ZCI_NODE_PHRASE && child->field == ZCI_FIELD_TEXT;
        w->lawful = w->lawful || (phrase && zci_article_may_be_law(child->pattern.shown));
        if (phrase && !w->beside)
            status = zci_recorded_find(w->reader, &child->pattern, &recorded, w->error);
        bool text = child->kind == ZCI_NODE_ANY || child->kind == ZCI_NODE_SENTENCE ||
                    child->kind == ZCI_NODE_PARAGRAPH || phrase;
        w->beside = w->beside || (text && recorded.year == 0 && !recorded.region);
    }
    return status;
}

/* ---- The tree ---------------------------------------------------------- */

/* A phrase as (phrase OR alternatives), or as itself where there are none. */
static zc_status widen_phrase(zci_widening *w, zci_node **phrase)
{
    zci_node *any = zci_query_node(&w->wider->query, ZCI_NODE_ANY);
    if (any == NULL)
        return zci_fail_memory(w->error);
    any->child = *phrase;
    zc_status status =
        w->mended == NULL ? zci_alternatives_add(w, any) : zci_alternatives_add_runs(w, any);
    if (status == ZC_OK && any->child->next != NULL)
        *phrase = any;
    return status;
}

static zc_status copy_children(zci_widening *w, const zci_node *node, bool plain, zci_node *copy)
{
    zci_node **last = &copy->child;
    zc_status status = ZC_OK;
    copy->child = NULL;
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL;
         child = child->next) {
        status = copy_node(w, child, plain, last);
        if (status == ZC_OK)
            last = &(*last)->next;
    }
    return status;
}

/* Copies a subtree; where `plain` is not set its phrases are widened. */
static zc_status copy_node(zci_widening *w, const zci_node *node, bool plain, zci_node **copy)
{
    bool container = node->kind == ZCI_NODE_ALL || node->kind == ZCI_NODE_ANY;
    *copy = zci_query_node(&w->wider->query, node->kind);
    if (*copy == NULL)
        return zci_fail_memory(w->error);
    **copy = *node;
    (*copy)->next = NULL;
    if (!container && node->kind != ZCI_NODE_NOT)
        (*copy)->concept = w->wider->query.concept_count++;
    if (node->kind != ZCI_NODE_PHRASE)
        return copy_children(w, node, plain || !container, *copy);
    bool widen = !plain && node->expands && w->room > 0 &&
                 node->pattern.element_count <= PHRASE_CHARS_MAX &&
                 (w->mended == NULL || w->mended == node);
    return widen ? widen_phrase(w, copy) : ZC_OK;
}

/* ---- Editions ----------------------------------------------------------- */

static const zci_node *first_of(const zci_node *root)
{
    const zci_node *node = root->kind == ZCI_NODE_ALL ? root->child : root;
    while (!zci_edition_holds(node))
        node = node->next;
    return node;
}

/* (text OR named) in the place of the copies of the text's parts, which stand beside what else
 * the query says. */
static zc_status put_beside(zci_widening *w, const zci_node *root, zci_node *named)
{
    zci_query *query = &w->wider->query;
    zci_node *all = zci_query_node(query, ZCI_NODE_ALL),
             *rest = zci_query_node(query, ZCI_NODE_ALL);
    zci_node *any = zci_query_node(query, ZCI_NODE_ANY);
    if (all == NULL || rest == NULL || any == NULL)
        return zci_fail_memory(w->error);
    zci_node *copy = query->root;
    if (root->kind == ZCI_NODE_ALL)
        copy = copy->child;
    else
        copy->next = NULL;
    const zci_node *node = root->kind == ZCI_NODE_ALL ? root->child : root;
    for (zci_node *next; copy != NULL; copy = next, node = node->next) {
        next = copy->next;
        copy->next = NULL;
        zci_query_append(zci_edition_holds(node) ? all : rest, copy);
    }
    zci_query_append(any, zci_query_simplify(all));
    zci_query_append(any, named);
    zci_query_append(rest, any);
    query->root = zci_query_simplify(rest);
    return ZC_OK;
}

/* Lets what names a document, or a topic, and asks for an edition of it be answered by that. */
static zc_status add_edition(zci_widening *w, const zci_query *query)
{
    zci_edition edition;
    zci_node *named = NULL;
    zc_status status =
        zci_edition_find(w->reader, query->root, &w->wider->query.arena, &edition, w->error);
    if (status == ZC_OK && edition.name.len > 0)
        status = zci_alternatives_named(w, first_of(query->root), &edition, &named);
    return status == ZC_OK && named != NULL ? put_beside(w, query->root, named) : status;
}

/* ---- Questions in several words ------------------------------------------ */

/* The parts as one run, 渡口定义 of 渡口 定义; empty where they are anything but words. */
static void join(const zci_node *root, zci_buffer *run)
{
    for (const zci_node *child = root->child; child != NULL; child = child->next) {
        if (!zci_edition_holds(child) || child->field != ZCI_FIELD_TEXT) {
            run->len = 0;
            return;
        }
        zci_buffer_append(run, child->pattern.shown.data, child->pattern.shown.len);
    }
}

/* Lets what asks in several words what a term means be answered as it is in one. */
static zc_status add_asked(zci_widening *w, const zci_query *query)
{
    zci_buffer run = {0};
    zci_node *any = zci_query_node(&w->wider->query, ZCI_NODE_ANY);
    if (any == NULL)
        return zci_fail_memory(w->error);
    any->child = w->wider->query.root;
    join(query->root, &run);
    zc_status status = run.failed
                           ? zci_fail_memory(w->error)
                           : zci_alternatives_add_meanings(w, any, (zc_string){run.data, run.len});
    w->wider->query.root = zci_query_simplify(any);
    zci_buffer_free(&run);
    return status;
}

static zc_status make(zci_widening *w, const zci_query *query)
{
    *w->wider = (zci_wider){0};
    w->room = ZCI_QUERY_CONCEPTS_MAX - query->concept_count;
    if (w->room > ZCI_ALTERNATIVES_MAX)
        w->room = ZCI_ALTERNATIVES_MAX;
    zc_status status = w->mended == NULL ? find_beside(w, query->root) : ZC_OK;
    if (status == ZC_OK)
        status = copy_node(w, query->root, false, &w->wider->query.root);
    if (status == ZC_OK && w->mended == NULL && !w->named)
        status = add_edition(w, query);
    if (status == ZC_OK && w->mended == NULL && query->root->kind == ZCI_NODE_ALL)
        status = add_asked(w, query);
    zci_units_free(&w->units);
    if (status != ZC_OK)
        zci_wider_clear(w->wider);
    return status;
}

zc_status zci_wider_make(zc_reader *reader, const zci_query *query, const zc_synonyms *synonyms,
                         bool near, zci_wider *wider, zc_error *error)
{
    zci_widening w = {
        .reader = reader, .synonyms = synonyms, .wider = wider, .near = near, .error = error};
    return make(&w, query);
}

zc_status zci_wider_mend(zc_reader *reader, const zci_query *query, const zci_node *phrase,
                         const zc_string *runs, size_t count, zci_wider *wider, zc_error *error)
{
    zci_widening w = {.reader = reader,
                      .wider = wider,
                      .mended = phrase,
                      .runs = runs,
                      .run_count = count,
                      .error = error};
    return make(&w, query);
}

void zci_wider_clear(zci_wider *wider)
{
    zci_query_clear(&wider->query);
    wider->count = 0;
}

/* ---- What is found by the other words alone ---------------------------- */

/* Takes the docids of `other` that lie in documents of `matching` out of
 * `postings`. */
static void drop_postings(const zci_evaluation *found, zci_postings *postings,
                          const zci_postings *other)
{
    size_t kept = 0, at = 0, hint = 0;
    for (size_t i = 0; i < postings->len; i++) {
        zci_docid docid = postings->docid[i];
        while (at < other->len && other->docid[at] < docid)
            at++;
        bool shared = at < other->len && other->docid[at] == docid &&
                      zci_docset_has(&found->matching,
                                     zci_documents_of(&found->reader->documents, docid, &hint));
        if (shared)
            continue;
        postings->docid[kept] = docid;
        postings->count[kept++] = postings->count[i];
    }
    postings->len = kept;
}

void zci_wider_subtract(zci_evaluation *wider, const zci_evaluation *found, zc_unit unit)
{
    if (unit == ZC_DOCUMENTS) {
        zci_docset_drop(&wider->matching, &found->matching);
        return;
    }
    for (unsigned f = 0; f < found->query->concept_count; f++) {
        if (!zci_concept_is_ranked(&found->concept[f]))
            continue;
        for (unsigned c = 0; c < wider->query->concept_count; c++)
            drop_postings(found, &wider->concept[c].passages, &found->concept[f].passages);
    }
}
