/* Suggestions being made for a query.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "suggesting.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/string.h"
#include "pair.h"
#include "place_guess.h"

/* What of the query gives way.  Marks vanish from a run, so that one of a pair may stand
 * inside of it and the other at its edge, as in “双减”政策: then both go. */
zc_span zci_suggesting_part(const zci_suggesting *s)
{
    static const char *const pairs[][2] = {{"“", "”"},   {"‘", "’"},   {"「", "」"}, {"『", "』"},
                                           {"《", "》"}, {"〈", "〉"}, {"【", "】"}};
    zc_span part = s->phrase->source;
    zc_string run = {s->text.data + part.start, part.end - part.start};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        zc_string opening = zci_string_of(pairs[i][0]), closing = zci_string_of(pairs[i][1]);
        zc_string before = {s->text.data, part.start};
        zc_string behind = {s->text.data + part.end, s->text.len - part.end};
        if (zci_string_holds(run, closing) && !zci_string_holds(run, opening) &&
            zci_string_ends(before, opening.data))
            part.start -= opening.len;
        else if (zci_string_holds(run, opening) && !zci_string_holds(run, closing) &&
                 zci_string_begins(behind, closing.data))
            part.end += closing.len;
    }
    return part;
}

zc_status zci_suggesting_offer(zci_suggesting *s, const zci_buffer *text, zc_string run,
                               uint64_t documents, zci_slip slip)
{
    const zci_suggested one = {.text = zci_arena_string(&s->query->arena, text->data, text->len),
                               .run = zci_arena_string(&s->query->arena, run.data, run.len),
                               .documents = documents,
                               .weight = zci_guess_weight(slip, documents),
                               .slip = slip};
    if (text->failed || one.text.data == NULL || one.run.data == NULL)
        return zci_fail_memory(s->error);
    zci_suggested_offer(&s->list, &one);
    return ZC_OK;
}

zc_status zci_suggesting_add(zci_suggesting *s, const zci_buffer *run, uint64_t documents,
                             zci_slip slip)
{
    zc_span part = zci_suggesting_part(s);
    zci_buffer text = {0};
    zci_buffer_append(&text, s->text.data, part.start);
    zci_buffer_append(&text, run->data, run->len);
    zci_buffer_append(&text, s->text.data + part.end, s->text.len - part.end);
    zc_status status =
        zci_suggesting_offer(s, &text, (zc_string){run->data, run->len}, documents, slip);
    zci_buffer_free(&text);
    return status;
}

/* In how many documents the query finds something with the phrase as it is now, of which these
 * ends must be ends of words. */
static zc_status count_documents(zci_suggesting *s, zci_ends ends, size_t *documents)
{
    bool stands = true;
    zci_evaluation evaluation;
    const zci_node *wanted = s->alone ? s->phrase : s->query->root;
    *documents = 0;
    zc_status status = zci_evaluation_begin(s->reader, s->query, &evaluation, s->error);
    if (status != ZC_OK)
        return status;
    status = zci_evaluate_node(&evaluation, wanted, NULL, &evaluation.matching, s->error);
    *documents = status == ZC_OK ? zci_docset_size(&evaluation.matching) : 0;
    if (*documents > 0)
        status =
            zci_edges_stand(s->reader, &s->phrase->pattern, ends,
                            &evaluation.concept[s->phrase->concept].passages, &stands, s->error);
    if (status != ZC_OK || !stands)
        *documents = 0;
    zci_evaluation_free(&evaluation);
    return status;
}

zc_status zci_suggesting_replace(zci_suggesting *s, zc_string run)
{
    zci_units units = {0};
    zc_status status = zci_units_read(&units, run.data, run.len, ZCI_LINES_WRAPPED, s->error);
    if (status == ZC_OK)
        status = zci_pattern_make(units.unit, units.len, 0, s->reader->stemmer, &s->query->arena,
                                  &s->phrase->pattern, s->error);
    zci_units_free(&units);
    return status;
}

zc_status zci_suggesting_try(zci_suggesting *s, const zci_buffer *run, zci_ends ends, zci_slip slip)
{
    zci_pattern original = s->phrase->pattern;
    bool fit = false;
    size_t documents = 0;
    zc_status status = zci_suggesting_replace(s, (zc_string){run->data, run->len});
    if (status == ZC_OK)
        status = zci_place_guess_is_fit(s->reader, &original, &s->phrase->pattern, &fit, s->error);
    if (status == ZC_OK && fit)
        status = count_documents(s, ends, &documents);
    s->phrase->pattern = original;
    return status == ZC_OK && documents > 0 ? zci_suggesting_add(s, run, documents, slip) : status;
}

zc_status zci_suggesting_pair_is_absent(const zci_suggesting *s, const zci_element *pair,
                                        bool *absent)
{
    uint64_t frequency = 0;
    zc_status status =
        zci_pair_frequency(s->reader->store, pair[0].cp, pair[1].cp, &frequency, s->error);
    *absent = frequency == 0;
    return status;
}
