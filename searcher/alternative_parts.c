/* The parts of a phrase that a sign joins.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "alternative_parts.h"

#include "alternative_words.h"
#include "base/fail.h"
#include "joined_parts.h"

/* Phrases of the parts, each a child of `all`; none where the index does not hold one of them. */
static zc_status make_parts(zci_widening *w, const zci_node *literal, const zc_span *part,
                            size_t count, zci_node *all)
{
    zc_string shown = literal->pattern.shown;
    bool occurs = true;
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && occurs && i < count; i++) {
        zc_string text = {shown.data + part[i].start, part[i].end - part[i].start};
        zci_node *phrase;
        status = zci_widening_phrase(w, literal, literal->field, text, 0, &phrase);
        if (status != ZC_OK || phrase == NULL)
            return status;
        status = zci_widening_occurs(w, phrase, &occurs);
        zci_query_append(all, phrase);
    }
    if (!occurs)
        all->child = NULL;
    return status;
}

/* Lets each part be answered by the words that the table has for it, too, and says how they stand
 * beside each other: ai 渡口. */
static zc_status widen_parts(zci_widening *w, zci_node *all, unsigned *last, zci_buffer *to)
{
    zc_status status = ZC_OK;
    for (zci_node **at = &all->child; status == ZC_OK && *at != NULL; at = &(*at)->next) {
        size_t left = ZCI_PHRASE_ALTERNATIVES_MAX;
        zci_node *part = *at, *next = part->next;
        zci_node *any = zci_query_node(&w->wider->query, ZCI_NODE_ANY);
        if (any == NULL)
            return zci_fail_memory(w->error);
        zci_buffer_text(to, to->len > 0 ? " " : "");
        zci_buffer_append(to, part->pattern.shown.data, part->pattern.shown.len);
        *last = part->concept = w->wider->query.concept_count++;
        any->child = part;
        part->next = NULL;
        status = zci_alternatives_add_words(w, any, &left);
        *at = zci_query_simplify(any);
        (*at)->next = next;
    }
    return status;
}

zc_status zci_alternatives_add_joined(zci_widening *w, zci_node *any)
{
    zc_string shown = any->child->pattern.shown;
    zc_span part[ZCI_JOINED_PARTS_MAX];
    zci_buffer to = {0};
    unsigned last = 0; /* the concept of the last part */
    zci_node *all = zci_query_node(&w->wider->query, ZCI_NODE_ALL);
    if (all == NULL)
        return zci_fail_memory(w->error);
    zc_status status =
        zci_units_read(&w->units, shown.data, shown.len, ZCI_LINES_WRAPPED, w->error);
    size_t count = status == ZC_OK ? zci_joined_parts_find(w->units.unit, w->units.len, part) : 0;
    if (count > 0 && count <= w->room)
        status = make_parts(w, any->child, part, count, all);
    if (status != ZC_OK || all->child == NULL)
        return status;
    w->room -= count;
    status = widen_parts(w, all, &last, &to);
    w->room++; /* which `zci_widening_record` takes */
    zci_query_append(any, all);
    zc_expansion expansion = {ZC_SAME, shown, {to.data, to.len}, {"", 0}};
    if (status == ZC_OK)
        status = to.failed ? zci_fail_memory(w->error) : zci_widening_record(w, expansion, last);
    zci_buffer_free(&to);
    return status;
}
