/* The run of a query that stands in no document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "absent_run.h"

#include "field.h"
#include "run_suggestion.h"

/* Elements of a run that is looked at. */
enum { ELEMENTS_MAX = 64 };

/* A run of text, in the text or in a title, a number or an issuer's name, as the user wrote it. */
static bool is_run(const zci_node *node)
{
    return node->kind == ZCI_NODE_PHRASE &&
           (zci_field_expands(node->field) || node->field == ZCI_FIELD_NUMBER) &&
           !node->pattern.literal &&
           (node->pattern.element_count >= 2 || zci_run_suggestions_spelled(&node->pattern)) &&
           node->pattern.element_count <= ELEMENTS_MAX && node->source.end > node->source.start;
}

/* Finds the first wanted run that stands in no document, behind the phrase `before`, if there is
 * one: once that was passed it is NULL. */
static zc_status find(zci_evaluation *e, zci_node *node, const zci_node **before, zci_node **absent,
                      zc_error *error)
{
    zc_status status = ZC_OK;
    if (node->kind == ZCI_NODE_NOT)
        return ZC_OK;
    if (node == *before) {
        *before = NULL;
    } else if (*before == NULL && is_run(node)) {
        zci_docset found = {0};
        status = zci_evaluate_node(e, node, NULL, &found, error);
        if (status == ZC_OK && zci_docset_size(&found) == 0)
            *absent = node;
        zci_docset_free(&found);
    }
    for (zci_node *child = node->child; status == ZC_OK && *absent == NULL && child != NULL;
         child = child->next)
        status = find(e, child, before, absent, error);
    return status;
}

static zc_status find_behind(const zci_suggesting *s, const zci_node *before, zci_node **absent)
{
    zci_evaluation evaluation;
    *absent = NULL;
    zc_status status = zci_evaluation_begin(s->reader, s->query, &evaluation, s->error);
    if (status != ZC_OK)
        return status;
    status = find(&evaluation, s->query->root, &before, absent, s->error);
    zci_evaluation_free(&evaluation);
    return status;
}

zc_status zci_absent_run_find(zci_suggesting *s)
{
    return find_behind(s, NULL, &s->phrase);
}

zc_status zci_absent_run_is_followed(const zci_suggesting *s, bool *followed)
{
    zci_node *next;
    zc_status status = find_behind(s, s->phrase, &next);
    *followed = next != NULL;
    return status;
}
