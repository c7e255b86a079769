/* Queries that are near one that finds nothing.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "suggestion.h"

#include "absent_run.h"
#include "attempt.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "joint_suggestion.h"
#include "number.h"
#include "suggesting.h"
#include "whole_title.h"

#include <inttypes.h>

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
    suggestions->len = 0;
    suggestions->slip = NULL;
    suggestions->meant = 0;
    zc_status status = zci_absent_run_find(&s);
    if (status == ZC_OK && s.phrase != NULL)
        status = zci_attempt(&s);
    if (status == ZC_OK && s.list.len == 0)
        status = zci_joint_suggestion_try(&s);
    if (status == ZC_OK)
        status = judge(&s);
    hand_over(&s);
    return status == ZC_OK ? note(&s) : status;
}
