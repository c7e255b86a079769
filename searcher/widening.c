/* A wider query being made.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "widening.h"

#include "base/fail.h"
#include "base/string.h"
#include "rank_weights.h"

enum { ALTERNATIVE_UNITS_MAX = 256 };

bool zci_widening_has_room(const zci_widening *w, size_t left)
{
    return left > 0 && w->room > 0;
}

zc_status zci_widening_occurs(zci_widening *w, const zci_node *phrase, bool *occurs)
{
    zc_status status = ZC_OK;
    *occurs = true;
    for (size_t i = 0; status == ZC_OK && *occurs && i < phrase->pattern.term_count; i++) {
        uint64_t frequency = 1;
        zci_key term = {phrase->pattern.term[i].data, phrase->pattern.term[i].len};
        if (phrase->field == ZCI_FIELD_TEXT)
            status = zci_store_frequency(w->reader->store, term, &frequency, w->error);
        *occurs = frequency > 0;
    }
    return status;
}

/* The phrase that the alternatives are of; where they are of several, the first. */
static const zci_node *literal_of(const zci_node *any)
{
    const zci_node *node = any->child;
    while (node->kind != ZCI_NODE_PHRASE)
        node = node->child;
    return node;
}

/* Whether the phrase itself or one of its alternatives finds all that `pattern`
 * would.  One whose figures must be whole finds less than its text would. */
static bool is_covered(const zci_node *any, const zci_pattern *pattern)
{
    for (const zci_node *child = any->child; child != NULL; child = child->next) {
        bool bound = child->kind != ZCI_NODE_PHRASE || child->pattern.whole_first ||
                     child->pattern.whole_last;
        if (!bound && zci_string_holds(pattern->shown, child->pattern.shown))
            return true;
    }
    return false;
}

zc_status zci_widening_record(zci_widening *w, zc_expansion expansion, unsigned concept)
{
    zci_arena *arena = &w->wider->query.arena;
    expansion.from = zci_arena_string(arena, expansion.from.data, expansion.from.len);
    expansion.to = zci_arena_string(arena, expansion.to.data, expansion.to.len);
    expansion.origin = zci_arena_string(arena, expansion.origin.data, expansion.origin.len);
    if (expansion.from.data == NULL || expansion.to.data == NULL || expansion.origin.data == NULL)
        return zci_fail_memory(w->error);
    w->wider->expansion[w->wider->count] = expansion;
    w->wider->concept[w->wider->count++] = concept;
    w->room--;
    return ZC_OK;
}

zc_status zci_widening_phrase(zci_widening *w, const zci_node *literal, zci_field field,
                              zc_string text, unsigned flags, zci_node **phrase)
{
    zc_status status = zci_units_read(&w->units, text.data, text.len, ZCI_LINES_WRAPPED, w->error);
    *phrase = NULL;
    if (status != ZC_OK || w->units.len == 0 || w->units.len > ALTERNATIVE_UNITS_MAX)
        return status;
    zci_node *node = zci_query_node(&w->wider->query, ZCI_NODE_PHRASE);
    if (node == NULL)
        return zci_fail_memory(w->error);
    node->field = field;
    *phrase = node;
    flags |= literal->pattern.literal ? ZCI_PATTERN_LITERAL : 0;
    return zci_pattern_make(w->units.unit, w->units.len, flags, w->reader->stemmer,
                            &w->wider->query.arena, &node->pattern, w->error);
}

zc_status zci_widening_add(zci_widening *w, zci_node *any, zc_string text, unsigned flags,
                           zc_expansion expansion)
{
    zci_node *node;
    bool occurs;
    const zci_node *literal = literal_of(any);
    zc_status status = zci_widening_phrase(w, literal, literal->field, text, flags, &node);
    if (status != ZC_OK || node == NULL || is_covered(any, &node->pattern))
        return status;
    status = zci_widening_occurs(w, node, &occurs);
    if (status != ZC_OK || !occurs)
        return status;
    node->concept = w->wider->query.concept_count++;
    node->discount = expansion.relation == ZC_NEAR ? 1 - ZCI_SHARE_NEAR : 0;
    zci_query_append(any, node);
    return zci_widening_record(w, expansion, node->concept);
}
