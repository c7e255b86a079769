/* Queries that are near one that finds nothing.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "suggestion.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "guess.h"

#include <inttypes.h>
#include <string.h>

typedef struct suggesting {
    zc_reader *reader;
    zc_string text;
    zci_query *query;
    zci_node *phrase; /* being replaced */
    zci_suggestions *out;
    zc_error *error;
} suggesting;

/* ---- What to replace --------------------------------------------------- */

/* A run of Chinese characters that is not too long to be a word or two. */
static bool is_plain_run(const zci_node *node)
{
    const zci_pattern *pattern = &node->pattern;
    bool plain = node->kind == ZCI_NODE_PHRASE && node->field == ZCI_FIELD_TEXT &&
                 !pattern->literal && pattern->element_count >= 2 &&
                 pattern->element_count <= ZCI_GUESS_CHARS_MAX &&
                 node->source.end > node->source.start;
    for (size_t i = 0; plain && i < pattern->element_count; i++)
        plain = pattern->element[i].kind == ZCI_ELEMENT_HAN;
    return plain;
}

/* Finds the first wanted run that stands in no document. */
static zc_status find_absent(suggesting *s, zci_evaluation *e, zci_node *node)
{
    zc_status status = ZC_OK;
    if (node->kind == ZCI_NODE_NOT)
        return ZC_OK;
    if (is_plain_run(node)) {
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

/* ---- Trying a guess ---------------------------------------------------- */

static zc_status add(suggesting *s, const zci_buffer *run, uint64_t documents)
{
    zci_suggestions *out = s->out;
    zci_buffer text = {0};
    zci_buffer_append(&text, s->text.data, s->phrase->source.start);
    zci_buffer_append(&text, run->data, run->len);
    zci_buffer_append(&text, s->text.data + s->phrase->source.end,
                      s->text.len - s->phrase->source.end);
    out->text[out->len] = zci_arena_string(&s->query->arena, text.data, text.len);
    bool failed = text.failed || out->text[out->len].data == NULL;
    out->documents[out->len++] = documents;
    zci_buffer_free(&text);
    return failed ? zci_fail_memory(s->error) : ZC_OK;
}

/* Runs the query with another run in the place of the phrase. */
static zc_status try_run(suggesting *s, const zci_buffer *run)
{
    zci_pattern original = s->phrase->pattern;
    zci_units units = {0};
    zci_evaluation evaluation = {0};
    zc_status status = zci_units_read(&units, run->data, run->len, ZCI_LINES_WRAPPED, s->error);
    if (status == ZC_OK)
        status = zci_pattern_make(units.unit, units.len, 0, s->reader->stemmer, &s->query->arena,
                                  &s->phrase->pattern, s->error);
    if (status == ZC_OK)
        status = zci_evaluate(s->reader, s->query, &evaluation, s->error);
    s->phrase->pattern = original;
    size_t documents = status == ZC_OK ? zci_docset_size(&evaluation.matching) : 0;
    if (documents > 0)
        status = add(s, run, documents);
    zci_evaluation_free(&evaluation);
    zci_units_free(&units);
    return status;
}

static zc_status try_guess(suggesting *s, const zci_guess *guess)
{
    zci_buffer run = {0};
    for (size_t i = 0; i < guess->len; i++) {
        char bytes[ZCI_UTF8_MAX];
        zci_buffer_append(&run, bytes, zci_utf8_encode(guess->cp[i], bytes));
    }
    zc_status status = run.failed ? zci_fail_memory(s->error) : try_run(s, &run);
    zci_buffer_free(&run);
    return status;
}

static bool holds(zc_string text, zc_string part)
{
    for (size_t at = 0; at + part.len <= text.len; at++) {
        if (memcmp(text.data + at, part.data, part.len) == 0)
            return true;
    }
    return false;
}

/* Drops the last suggestion when it is but a part of an earlier one, or holds it. */
static void drop_variant(zci_suggestions *out)
{
    const zc_string *last = &out->text[out->len - 1];
    for (size_t i = 0; i + 1 < out->len; i++) {
        if (holds(out->text[i], *last) || holds(*last, out->text[i])) {
            out->len--;
            return;
        }
    }
}

static zc_status try_guesses(suggesting *s, bool thorough)
{
    uint32_t cp[ZCI_GUESS_CHARS_MAX];
    zci_guesses guesses;
    const zci_pattern *pattern = &s->phrase->pattern;
    for (size_t i = 0; i < pattern->element_count; i++)
        cp[i] = pattern->element[i].cp;
    zc_status status = zci_guesses_make(s->reader->store, cp, pattern->element_count, thorough,
                                        &guesses, s->error);
    for (size_t i = 0; status == ZC_OK && i < guesses.len && s->out->len < ZCI_SUGGESTIONS_MAX;
         i++) {
        size_t before = s->out->len;
        status = try_guess(s, &guesses.item[i]);
        if (status == ZC_OK && s->out->len > before)
            drop_variant(s->out);
    }
    return status;
}

/* ---- Telling ----------------------------------------------------------- */

static zc_status note(suggesting *s)
{
    zci_buffer english = {0}, chinese = {0};
    if (s->out->len == 0)
        return ZC_OK;
    zci_buffer_text(&english, "did you mean ");
    zci_buffer_text(&chinese, "您是不是要找：");
    for (size_t i = 0; i < s->out->len; i++) {
        uint64_t documents = s->out->documents[i];
        zci_buffer_format(&english, "%s%s (%" PRIu64 " document%s)", i == 0 ? "" : ", ",
                          s->out->text[i].data, documents, documents == 1 ? "" : "s");
        zci_buffer_format(&chinese, "%s%s（%" PRIu64 " 篇文献）", i == 0 ? "" : "、",
                          s->out->text[i].data, documents);
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
    suggesting s = {
        .reader = reader, .text = text, .query = query, .out = suggestions, .error = error};
    zci_evaluation evaluation;
    suggestions->len = 0;
    zc_status status = zci_evaluate(reader, query, &evaluation, error);
    if (status == ZC_OK)
        status = find_absent(&s, &evaluation, query->root);
    zci_evaluation_free(&evaluation);
    if (status == ZC_OK && s.phrase != NULL)
        status = try_guesses(&s, false);
    if (status == ZC_OK && s.phrase != NULL && suggestions->len == 0)
        status = try_guesses(&s, true);
    return status == ZC_OK ? note(&s) : status;
}
