/* What else a phrase of a query may be answered by.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "alternatives.h"

#include "alternative_names.h"
#include "alternative_parts.h"
#include "alternative_words.h"
#include "asked_term.h"
#include "base/fail.h"
#include "header_match.h"
#include "recorded.h"

/* ---- What a term means -------------------------------------------------- */

zc_status zci_alternatives_add_meanings(zci_widening *w, zci_node *any, zc_string shown)
{
    zc_string term;
    zc_status status = zci_asked_term_read(shown, &term, w->error);
    for (size_t i = 0; status == ZC_OK && term.len > 0 && i < ZCI_MEANING_WAYS && w->room > 0;
         i++) {
        zci_buffer to = {0};
        zci_asked_term_meaning(term, i, &to);
        zc_expansion expansion = {ZC_SAME, shown, {to.data, to.len}, {"", 0}};
        status = to.failed ? zci_fail_memory(w->error)
                           : zci_widening_add(w, any, (zc_string){to.data, to.len}, 0, expansion);
        zci_buffer_free(&to);
    }
    return status;
}

/* ---- Years and places -------------------------------------------------- */

static zc_status find_recorded(const zci_widening *w, const zci_node *node, zci_docset *found)
{
    zc_reader *reader = w->reader;
    if (!zci_docset_make(found, zci_documents_count(&reader->documents)))
        return zci_fail_memory(w->error);
    return node->kind == ZCI_NODE_YEARS ? zci_header_years(reader, false, node->year_from,
                                                           node->year_to, NULL, found, w->error)
                                        : zci_header_match(reader, &node->pattern, node->field,
                                                           false, true, NULL, found, w->error);
}

/* What a record states in the place of a word of the text: 年:2022, 地区:辽宁. */
static zc_status make_recorded(zci_widening *w, const zci_node *literal,
                               const zci_recorded *recorded, zci_node **node, zci_buffer *to)
{
    zci_node *made =
        zci_query_node(&w->wider->query, recorded->region ? ZCI_NODE_PHRASE : ZCI_NODE_YEARS);
    if (made == NULL)
        return zci_fail_memory(w->error);
    if (recorded->region)
        made->pattern = literal->pattern;
    made->field = recorded->region ? ZCI_FIELD_REGION : ZCI_FIELD_YEAR;
    made->year_from = made->year_to = recorded->year;
    zci_buffer_format(to, "%s:", zci_field_name(made->field));
    if (recorded->region)
        zci_buffer_append(to, literal->pattern.shown.data, literal->pattern.shown.len);
    else
        zci_buffer_format(to, "%d", recorded->year);
    *node = made;
    return to->failed ? zci_fail_memory(w->error) : ZC_OK;
}

static zc_status add_recorded(zci_widening *w, zci_node *any)
{
    const zci_node *literal = any->child;
    zci_recorded recorded;
    zci_docset found = {0};
    zci_buffer to = {0};
    zci_node *node = NULL;
    if (!w->beside || literal->field != ZCI_FIELD_TEXT)
        return ZC_OK;
    zc_status status = zci_recorded_find(w->reader, &literal->pattern, &recorded, w->error);
    if (status != ZC_OK || (recorded.year == 0 && !recorded.region))
        return status;
    status = make_recorded(w, literal, &recorded, &node, &to);
    if (status == ZC_OK)
        status = find_recorded(w, node, &found);
    bool some = status == ZC_OK && zci_docset_size(&found) > 0;
    if (some) {
        zc_expansion expansion = {ZC_SAME, literal->pattern.shown, {to.data, to.len}, {"", 0}};
        node->concept = w->wider->query.concept_count++;
        zci_query_append(any, node);
        status = zci_widening_record(w, expansion, node->concept);
    }
    zci_docset_free(&found);
    zci_buffer_free(&to);
    return status;
}

/* ---- All of them ------------------------------------------------------- */

zc_status zci_alternatives_add_runs(zci_widening *w, zci_node *any)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < w->run_count && w->room > 0; i++) {
        zc_expansion expansion = {ZC_GUESSED, any->child->pattern.shown, w->runs[i], {"", 0}};
        status = zci_widening_add(w, any, w->runs[i], 0, expansion);
    }
    return status;
}

zc_status zci_alternatives_add(zci_widening *w, zci_node *any)
{
    size_t left = ZCI_PHRASE_ALTERNATIVES_MAX;
    zc_status status = zci_alternatives_add_number_form(w, any);
    if (status == ZC_OK && any->child->next == NULL)
        status = zci_alternatives_add_joined(w, any);
    if (status != ZC_OK || any->child->next != NULL)
        return status; /* a number is no words, and what is in the parts is in the run */
    status = zci_alternatives_add_words(w, any, &left);
    if (status == ZC_OK && left > 0)
        status = zci_alternatives_add_spellings(w, any, &left);
    if (status == ZC_OK && left > 0)
        status = zci_alternatives_add_defined(w, any, &left);
    if (status == ZC_OK)
        status = zci_alternatives_add_meanings(w, any, any->child->pattern.shown);
    if (status == ZC_OK && left > 0)
        status = zci_alternatives_add_article(w, any);
    if (status == ZC_OK)
        status = zci_alternatives_add_name(w, any);
    if (status == ZC_OK && w->room > 0)
        status = add_recorded(w, any);
    return status;
}
