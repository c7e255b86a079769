/* Queries that are near one that finds nothing.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "suggestion.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "field.h"
#include "field_suggestion.h"
#include "number.h"
#include "run_suggestion.h"
#include "suggesting.h"
#include "whole_title.h"

#include <inttypes.h>

/* ---- What to replace --------------------------------------------------- */

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

/* Finds the first wanted run that stands in no document. */
static zc_status find_absent(zci_suggesting *s, zci_evaluation *e, zci_node *node)
{
    zc_status status = ZC_OK;
    if (node->kind == ZCI_NODE_NOT)
        return ZC_OK;
    if (is_run(node)) {
        zci_docset found = {0};
        status = zci_evaluate_node(e, node, NULL, &found, s->error);
        if (status == ZC_OK && zci_docset_size(&found) == 0)
            s->phrase = node;
        zci_docset_free(&found);
    }
    for (zci_node *child = node->child; status == ZC_OK && s->phrase == NULL && child != NULL;
         child = child->next)
        status = find_absent(s, e, child);
    return status;
}

/* ---- Slips ------------------------------------------------------------- */

/* Whether the index knows a Chinese character of the part that is replaced beside neither
 * of its neighbours there.  A numeral is none: another one would make another figure. */
static zc_status find_stray(const zci_suggesting *s, bool *stray)
{
    const zci_element *element = s->phrase->pattern.element;
    bool before = true, behind = true; /* is absent: the pair that ends, that begins there */
    zc_status status = ZC_OK;
    *stray = false;
    for (size_t i = s->from; status == ZC_OK && !*stray && i < s->to; i++) {
        behind = true;
        if (i + 1 < s->to)
            status = zci_suggesting_pair_is_absent(s, &element[i], &behind);
        *stray = before && behind && !zci_is_numeral(element[i].cp);
        before = behind;
    }
    return status;
}

/* Whether a slip leaves all that was meant in the run: nothing is added, and a character of the
 * same sound stands for each that is gone. */
static bool leaves_all(zci_slip slip)
{
    return slip == ZCI_SLIP_DOUBLED || slip == ZCI_SLIP_ORDER || slip == ZCI_SLIP_SOUND;
}

/* Puts what is all of a title before the others. */
static zc_status find_title(zci_suggesting *s, bool *found)
{
    zc_status status = ZC_OK;
    *found = false;
    for (size_t i = 0; status == ZC_OK && !*found && i < s->list.len; i++) {
        if (!leaves_all(s->list.item[i].slip))
            continue;
        status = zci_whole_title_find(s->reader, s->list.item[i].run, found, s->error);
        if (*found)
            zci_suggested_put_first(&s->list, i);
    }
    return status;
}

/* Tells of the run that was replaced, where what was meant can be answered in its place: of
 * a short one each pair is a large part, so that little speaks for a guess. */
static zc_status judge(zci_suggesting *s)
{
    enum { CHARACTERS_FEW = 4 };
    bool title = false, stray = false;
    if (s->phrase == NULL || s->list.len == 0 || !s->phrase->partial ||
        s->phrase->pattern.element_count < CHARACTERS_FEW)
        return ZC_OK;
    zc_status status = find_title(s, &title);
    if (status == ZC_OK && !title && s->to - s->from >= CHARACTERS_FEW)
        status = find_stray(s, &stray);
    s->out->slip = title || stray ? s->phrase : NULL;
    s->out->meant = title ? 1 : s->list.len;
    return status;
}

/* ---- Telling ----------------------------------------------------------- */

static void hand_over(const zci_suggesting *s)
{
    for (size_t i = 0; i < s->list.len; i++) {
        s->out->text[i] = s->list.item[i].text;
        s->out->run[i] = s->list.item[i].run;
        s->out->documents[i] = s->list.item[i].documents;
    }
    s->out->len = s->list.len;
}

static zc_status note(zci_suggesting *s)
{
    zci_buffer english = {0}, chinese = {0};
    if (s->list.len == 0)
        return ZC_OK;
    zci_buffer_text(&english, "did you mean ");
    zci_buffer_text(&chinese, "您是不是要找：");
    for (size_t i = 0; i < s->list.len; i++) {
        const zci_suggested *one = &s->list.item[i];
        zci_buffer_format(&english, "%s%s (%" PRIu64 " document%s)", i == 0 ? "" : ", ",
                          one->text.data, one->documents, one->documents == 1 ? "" : "s");
        zci_buffer_format(&chinese, "%s%s（%" PRIu64 " 篇文献）", i == 0 ? "" : "、",
                          one->text.data, one->documents);
    }
    zci_buffer_append(&english, "?", 2);
    zci_buffer_append(&chinese, "", 1);
    zc_status status = english.failed || chinese.failed
                           ? zci_fail_memory(s->error)
                           : zci_query_note(s->query, english.data, chinese.data, s->error);
    zci_buffer_free(&english);
    zci_buffer_free(&chinese);
    return status;
}

zc_status zci_suggest(zc_reader *reader, zc_string text, zci_query *query,
                      zci_suggestions *suggestions, zc_error *error)
{
    zci_suggesting s = {
        .reader = reader, .text = text, .query = query, .out = suggestions, .error = error};
    zci_evaluation evaluation;
    suggestions->len = 0;
    suggestions->slip = NULL;
    suggestions->meant = 0;
    zc_status status = zci_evaluate(reader, query, &evaluation, error);
    if (status == ZC_OK)
        status = find_absent(&s, &evaluation, query->root);
    zci_evaluation_free(&evaluation);
    if (status == ZC_OK && s.phrase != NULL)
        status = zci_run_suggestions_try_spelled(&s);
    if (status == ZC_OK && s.phrase != NULL)
        status = zci_field_suggestions_try_numbers(&s);
    if (status == ZC_OK && s.phrase != NULL)
        status = zci_field_suggestions_try_abbreviated(&s);
    if (status == ZC_OK && s.phrase != NULL)
        status = zci_run_suggestions_choose(&s);
    if (status == ZC_OK && s.phrase != NULL)
        status = zci_run_suggestions_try(&s, ZCI_GUESS_QUICKLY);
    if (status == ZC_OK && s.phrase != NULL && s.list.len == 0)
        status = zci_run_suggestions_try(
            &s, s.phrase->field == ZCI_FIELD_TEXT ? ZCI_GUESS_BY_TEXTS : ZCI_GUESS_BY_PAIRS);
    if (status == ZC_OK)
        status = judge(&s);
    hand_over(&s);
    return status == ZC_OK ? note(&s) : status;
}
