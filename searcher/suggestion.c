/* Queries that are near one that finds nothing.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "suggestion.h"

#include "abbreviation.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "edges.h"
#include "field.h"
#include "guess.h"
#include "number.h"
#include "number_form.h"
#include "number_guess.h"
#include "pair.h"
#include "pinyin.h"
#include "place_guess.h"
#include "suggested.h"
#include "whole_title.h"

#include <inttypes.h>

typedef struct suggesting {
    zc_reader *reader;
    zc_string text;
    zci_query *query;
    zci_node *phrase;        /* being replaced, */
    size_t from, to;         /* or rather these of its elements, Chinese characters */
    zci_suggested_list list; /* the best so far */
    zci_suggestions *out;    /* what comes of them */
    zc_error *error;
} suggesting;

/* ---- What to replace --------------------------------------------------- */

/* Elements of a run that is looked at; letters of a word that may be Chinese ones. */
enum { ELEMENTS_MAX = 64, LETTERS_LEAST = 4 };

static bool is_spelled(const zci_pattern *pattern)
{
    const zci_element *word = pattern->element;
    bool spelled = pattern->element_count == 1 && word->kind == ZCI_ELEMENT_TOKEN &&
                   word->token_len >= LETTERS_LEAST && word->token_len <= ZCI_PINYIN_LETTERS_MAX;
    for (size_t i = 0; spelled && i < word->token_len; i++)
        spelled = word->token[i] >= 'a' && word->token[i] <= 'z';
    return spelled;
}

/* A run of text, in the text or in a title, a number or an issuer's name, as the user wrote it. */
static bool is_run(const zci_node *node)
{
    return node->kind == ZCI_NODE_PHRASE &&
           (zci_field_expands(node->field) || node->field == ZCI_FIELD_NUMBER) &&
           !node->pattern.literal &&
           (node->pattern.element_count >= 2 || is_spelled(&node->pattern)) &&
           node->pattern.element_count <= ELEMENTS_MAX && node->source.end > node->source.start;
}

static bool is_han(const zci_pattern *pattern, size_t at)
{
    return at < pattern->element_count && pattern->element[at].kind == ZCI_ELEMENT_HAN;
}

/* Widens the characters to replace to both sides. */
static void widen(suggesting *s)
{
    const zci_pattern *pattern = &s->phrase->pattern;
    bool wider = true;
    while (wider && s->to - s->from < ZCI_GUESS_CHARS_MAX) {
        wider = s->from > 0 && is_han(pattern, s->from - 1);
        s->from -= wider;
        if (s->to - s->from < ZCI_GUESS_CHARS_MAX && is_han(pattern, s->to)) {
            s->to++;
            wider = true;
        }
    }
}

static zc_status pair_is_absent(const suggesting *s, const zci_element *pair, bool *absent)
{
    uint64_t frequency = 0;
    zc_status status =
        zci_pair_frequency(s->reader->store, pair[0].cp, pair[1].cp, &frequency, s->error);
    *absent = frequency == 0;
    return status;
}

/* How many characters of a phrase are the state's name before that of its law. */
static size_t count_state(const zci_pattern *pattern)
{
    static const uint32_t state[] = {0x4E2D, 0x534E, 0x4EBA, 0x6C11, 0x5171, 0x548C, 0x56FD};
    enum { CHARACTERS = sizeof state / sizeof state[0], LEAST = 2 };
    if (pattern->element_count < CHARACTERS + LEAST)
        return 0;
    for (size_t i = 0; i < CHARACTERS; i++) {
        if (!is_han(pattern, i) || pattern->element[i].cp != state[i])
            return 0;
    }
    return CHARACTERS;
}

/* Which characters of the phrase to replace: all of them but for the state's name, or, of one
 * that holds other things too or is long, those around the first pair that the index does not
 * know. */
static zc_status choose_part(suggesting *s)
{
    const zci_pattern *pattern = &s->phrase->pattern;
    bool absent = false;
    zc_status status = ZC_OK;
    s->from = s->to = count_state(pattern);
    while (is_han(pattern, s->to))
        s->to++;
    if (s->to == pattern->element_count && s->to - s->from <= ZCI_GUESS_CHARS_MAX)
        return ZC_OK;
    for (size_t i = 0; status == ZC_OK && !absent && i + 1 < pattern->element_count; i++) {
        if (!is_han(pattern, i) || !is_han(pattern, i + 1))
            continue;
        status = pair_is_absent(s, &pattern->element[i], &absent);
        s->from = i;
        s->to = i + 2;
    }
    if (status == ZC_OK && absent)
        widen(s);
    else
        s->phrase = NULL;
    return status;
}

/* Finds the first wanted run that stands in no document. */
static zc_status find_absent(suggesting *s, zci_evaluation *e, zci_node *node)
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

/* ---- Trying a guess ---------------------------------------------------- */

/* What of the query gives way.  Marks vanish from a run, so that one of a pair may stand
 * inside of it and the other at its edge, as in “双减”政策: then both go. */
static zc_span replaced_part(const suggesting *s)
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

static zc_status add(suggesting *s, const zci_buffer *run, uint64_t documents, zci_slip slip)
{
    zc_span part = replaced_part(s);
    zci_buffer text = {0};
    zci_buffer_append(&text, s->text.data, part.start);
    zci_buffer_append(&text, run->data, run->len);
    zci_buffer_append(&text, s->text.data + part.end, s->text.len - part.end);
    const zci_suggested one = {.text = zci_arena_string(&s->query->arena, text.data, text.len),
                               .run = zci_arena_string(&s->query->arena, run->data, run->len),
                               .documents = documents,
                               .weight = zci_guess_weight(slip, documents),
                               .slip = slip};
    bool failed = text.failed || one.text.data == NULL || one.run.data == NULL;
    zci_buffer_free(&text);
    if (failed)
        return zci_fail_memory(s->error);
    zci_suggested_offer(&s->list, &one);
    return ZC_OK;
}

/* In how many documents the query finds something with the phrase as it is now, of which these
 * ends must be ends of words. */
static zc_status count_documents(suggesting *s, zci_ends ends, size_t *documents)
{
    bool stands = true;
    zci_evaluation evaluation = {0};
    zc_status status = zci_evaluate(s->reader, s->query, &evaluation, s->error);
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

/* Runs the query with another run in the place of the phrase, of which these ends must be ends
 * of words. */
static zc_status try_run(suggesting *s, const zci_buffer *run, zci_ends ends, zci_slip slip)
{
    zci_pattern original = s->phrase->pattern;
    zci_units units = {0};
    bool fit = false;
    size_t documents = 0;
    zc_status status = zci_units_read(&units, run->data, run->len, ZCI_LINES_WRAPPED, s->error);
    if (status == ZC_OK)
        status = zci_pattern_make(units.unit, units.len, 0, s->reader->stemmer, &s->query->arena,
                                  &s->phrase->pattern, s->error);
    if (status == ZC_OK)
        status = zci_place_guess_is_fit(s->reader, &original, &s->phrase->pattern, &fit, s->error);
    if (status == ZC_OK && fit)
        status = count_documents(s, ends, &documents);
    s->phrase->pattern = original;
    if (status == ZC_OK && documents > 0)
        status = add(s, run, documents, slip);
    zci_units_free(&units);
    return status;
}

static void append_characters(zci_buffer *run, const uint32_t *cp, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char bytes[ZCI_UTF8_MAX];
        zci_buffer_append(run, bytes, zci_utf8_encode(cp[i], bytes));
    }
}

/* The phrase's elements [from, to), as they are. */
static void append_elements(zci_buffer *run, const zci_pattern *pattern, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const zci_element *element = &pattern->element[i];
        if (element->kind == ZCI_ELEMENT_TOKEN)
            append_characters(run, element->token, element->token_len);
        else if (element->kind == ZCI_ELEMENT_SPACE)
            zci_buffer_byte(run, ' ');
        else
            append_characters(run, &element->cp, 1);
    }
}

/* Of the ends of a guess, those that the user did not write must be ends of words; of few
 * characters both: 数安排 is cut out of 人数安排. */
static zc_status try_guess(suggesting *s, const zci_guess *guess)
{
    const zci_pattern *pattern = &s->phrase->pattern;
    enum { CHARACTERS_FEW = 3 };
    bool few = s->to - s->from <= CHARACTERS_FEW;
    zci_ends ends = {s->from == 0 && (few || guess->cp[0] != pattern->element[0].cp),
                     s->to == pattern->element_count &&
                         (few || guess->cp[guess->len - 1] != pattern->element[s->to - 1].cp)};
    zci_buffer run = {0};
    append_elements(&run, pattern, 0, s->from);
    append_characters(&run, guess->cp, guess->len);
    append_elements(&run, pattern, s->to, pattern->element_count);
    zc_status status = run.failed ? zci_fail_memory(s->error) : try_run(s, &run, ends, guess->slip);
    zci_buffer_free(&run);
    return status;
}

/* Whether a guess says enough of what was typed.  Of three characters one more or less is another
 * word, 家暴 for 家暴男; so is another one, 学用房 for 学区房, unless it is what mostly follows the
 * other two: 公积金, but not 剧本梗 for 剧本杀. */
static zc_status judge_guess(const suggesting *s, const zci_guess *guess, bool *enough)
{
    enum { CHARACTERS_FEW = 3 };
    const zci_element *element = s->phrase->pattern.element + s->from;
    uint64_t frequency = 0;
    bool few = s->to - s->from == CHARACTERS_FEW, other = guess->slip == ZCI_SLIP_OTHER;
    *enough = !few || guess->slip < ZCI_SLIP_OTHER;
    if (!few || !other || guess->cp[0] != element[0].cp || guess->cp[1] != element[1].cp)
        return ZC_OK;
    zc_status status =
        zci_pair_frequency(s->reader->store, guess->cp[0], guess->cp[1], &frequency, s->error);
    *enough = status == ZC_OK && guess->frequency >= frequency / 2;
    return status;
}

/* Whether a guess could be among the best: what it finds holds its rarest pair. */
static bool is_promising(const suggesting *s, const zci_guess *guess)
{
    return zci_suggested_is_wanted(&s->list, zci_guess_weight(guess->slip, guess->frequency));
}

static zc_status try_guesses(suggesting *s, zci_guess_way way)
{
    uint32_t cp[ZCI_GUESS_CHARS_MAX];
    zci_guesses guesses;
    const zci_pattern *pattern = &s->phrase->pattern;
    for (size_t i = s->from; i < s->to; i++)
        cp[i - s->from] = pattern->element[i].cp;
    zc_status status =
        zci_guesses_make(s->reader->store, cp, s->to - s->from, way, &guesses, s->error);
    for (size_t i = 0; status == ZC_OK && i < guesses.len && is_promising(s, &guesses.item[i]);
         i++) {
        bool enough;
        status = judge_guess(s, &guesses.item[i], &enough);
        if (status == ZC_OK && enough)
            status = try_guess(s, &guesses.item[i]);
    }
    return status;
}

/* ---- Letters ----------------------------------------------------------- */

/* Chinese characters in the place of letters that spell them.  Of few the ends must be those of
 * words. */
static zc_status try_spelled(suggesting *s)
{
    enum { CHARACTERS_FEW = 3 };
    const zci_element *word = s->phrase->pattern.element;
    char letters[ZCI_PINYIN_LETTERS_MAX];
    zci_guesses guesses;
    if (!is_spelled(&s->phrase->pattern))
        return ZC_OK;
    for (size_t i = 0; i < word->token_len; i++)
        letters[i] = (char)word->token[i];
    zc_status status =
        zci_pinyin_read(s->reader->store, letters, word->token_len, &guesses, s->error);
    for (size_t i = 0; status == ZC_OK && i < guesses.len && is_promising(s, &guesses.item[i]);
         i++) {
        const zci_guess *guess = &guesses.item[i];
        bool few = guess->len <= CHARACTERS_FEW;
        zci_buffer run = {0};
        append_characters(&run, guess->cp, guess->len);
        status = run.failed ? zci_fail_memory(s->error)
                            : try_run(s, &run, (zci_ends){few, few}, guess->slip);
        zci_buffer_free(&run);
    }
    s->phrase = NULL;
    return status;
}

/* ---- Numbers ----------------------------------------------------------- */

/* What the user wrote of the run. */
static zc_string source_of(const suggesting *s)
{
    zc_span source = s->phrase->source;
    return (zc_string){s->text.data + source.start, source.end - source.start};
}

/* How many documents the query finds with a document's number or title in the place of the run,
 * read as one of their field. */
static zc_status count_in_field(suggesting *s, zci_field in, zc_string run, size_t *documents)
{
    zci_node *phrase = s->phrase;
    zci_pattern original = phrase->pattern;
    zci_field field = phrase->field;
    zci_evaluation evaluation = {0};
    zci_units units = {0};
    zc_status status = zci_units_read(&units, run.data, run.len, ZCI_LINES_WRAPPED, s->error);
    if (status == ZC_OK) {
        zci_field_suit(in, &units);
        status = zci_pattern_make(units.unit, units.len, 0, s->reader->stemmer, &s->query->arena,
                                  &phrase->pattern, s->error);
    }
    phrase->field = in;
    if (status == ZC_OK)
        status = zci_evaluate(s->reader, s->query, &evaluation, s->error);
    phrase->field = field;
    phrase->pattern = original;
    *documents = status == ZC_OK ? zci_docset_size(&evaluation.matching) : 0;
    zci_evaluation_free(&evaluation);
    zci_units_free(&units);
    return status;
}

/* Suggests a document's number or title in the place of the run, in its field, if that finds
 * something. */
static zc_status try_in_field(suggesting *s, zci_field in, zc_string text)
{
    zci_node *phrase = s->phrase;
    zci_buffer run = {0};
    size_t documents = 0, start = phrase->source.start;
    bool field = phrase->field == in;
    bool begins = start == 0 || s->text.data[start - 1] == ' ' || s->text.data[start - 1] == '(';
    if (!field && (phrase->field != ZCI_FIELD_TEXT || !begins))
        return ZC_OK;
    zc_status status = count_in_field(s, in, text, &documents);
    if (status == ZC_OK && documents > 0) {
        if (!field)
            zci_buffer_format(&run, "%s:", zci_field_name(in));
        zci_buffer_append(&run, text.data, text.len);
        status = run.failed ? zci_fail_memory(s->error) : add(s, &run, documents, ZCI_SLIP_OTHER);
    }
    zci_buffer_free(&run);
    return status;
}

/* The units of the number that a run is, with all of its marks. */
static zc_status read_number(suggesting *s, zc_string run, zci_units *units)
{
    zci_buffer form = {0};
    zc_status status = zci_units_read(units, run.data, run.len, ZCI_LINES_WRAPPED, s->error);
    if (status == ZC_OK && zci_number_form_write(units->unit, units->len, &form))
        status = form.failed
                     ? zci_fail_memory(s->error)
                     : zci_units_read(units, form.data, form.len, ZCI_LINES_WRAPPED, s->error);
    zci_buffer_free(&form);
    if (status == ZC_OK)
        zci_field_suit(ZCI_FIELD_NUMBER, units);
    return status;
}

/* Of a half-remembered one, 临政办发16号, those that may be meant.  Another one that was given
 * whole is another document's, but the year or the agency may be what was remembered wrong. */
static zc_status try_number_guesses(suggesting *s)
{
    zci_units units = {0};
    zci_number_guesses guesses = {.len = 0};
    zc_status status = read_number(s, source_of(s), &units);
    if (status == ZC_OK)
        status = zci_number_guesses_make(s->reader, units.unit, units.len, &s->query->arena,
                                         &guesses, s->error);
    for (size_t i = 0; status == ZC_OK && i < guesses.len; i++)
        status = try_in_field(s, ZCI_FIELD_NUMBER, guesses.item[i]);
    zci_units_free(&units);
    return status;
}

/* A document number that stands in no text may be known of a document all the same, as one
 * that its record states: it is found in its field.  One in quotation marks is not: these
 * ask for the text. */
static zc_status try_number_field(suggesting *s)
{
    bool text = s->phrase->field == ZCI_FIELD_TEXT;
    return text && s->phrase->number ? try_in_field(s, ZCI_FIELD_NUMBER, source_of(s)) : ZC_OK;
}

/* What is, or looks like, the number of a document is replaced by such numbers alone. */
static zc_status try_numbers(suggesting *s)
{
    bool field = s->phrase->field == ZCI_FIELD_NUMBER;
    zc_status status = try_number_field(s);
    if (status == ZC_OK && s->list.len == 0 && !s->phrase->quoted)
        status = try_number_guesses(s);
    if (s->phrase->number || field || s->list.len > 0)
        s->phrase = NULL;
    return status;
}

/* ---- Abbreviations ----------------------------------------------------- */

/* What abbreviates a name is replaced by such names alone. */
static zc_status try_abbreviated(suggesting *s)
{
    zci_abbreviated names;
    if (s->phrase->quoted || s->phrase->field != ZCI_FIELD_TEXT)
        return ZC_OK;
    zc_status status =
        zci_abbreviated_find(s->reader, &s->phrase->pattern, &s->query->arena, &names, s->error);
    for (size_t i = 0; status == ZC_OK && i < names.len; i++)
        status = try_in_field(s, ZCI_FIELD_TITLE, names.name[i]);
    if (s->list.len > 0)
        s->phrase = NULL;
    return status;
}

/* ---- Slips ------------------------------------------------------------- */

/* Whether the index knows a Chinese character of the part that is replaced beside neither
 * of its neighbours there.  A numeral is none: another one would make another figure. */
static zc_status find_stray(const suggesting *s, bool *stray)
{
    const zci_element *element = s->phrase->pattern.element;
    bool before = true, behind = true; /* is absent: the pair that ends, that begins there */
    zc_status status = ZC_OK;
    *stray = false;
    for (size_t i = s->from; status == ZC_OK && !*stray && i < s->to; i++) {
        behind = true;
        if (i + 1 < s->to)
            status = pair_is_absent(s, &element[i], &behind);
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
static zc_status find_title(suggesting *s, bool *found)
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
static zc_status judge(suggesting *s)
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

static void hand_over(const suggesting *s)
{
    for (size_t i = 0; i < s->list.len; i++) {
        s->out->text[i] = s->list.item[i].text;
        s->out->run[i] = s->list.item[i].run;
        s->out->documents[i] = s->list.item[i].documents;
    }
    s->out->len = s->list.len;
}

static zc_status note(suggesting *s)
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
    suggesting s = {
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
        status = try_spelled(&s);
    if (status == ZC_OK && s.phrase != NULL)
        status = try_numbers(&s);
    if (status == ZC_OK && s.phrase != NULL)
        status = try_abbreviated(&s);
    if (status == ZC_OK && s.phrase != NULL)
        status = choose_part(&s);
    if (status == ZC_OK && s.phrase != NULL)
        status = try_guesses(&s, ZCI_GUESS_QUICKLY);
    if (status == ZC_OK && s.phrase != NULL && s.list.len == 0)
        status = try_guesses(&s, s.phrase->field == ZCI_FIELD_TEXT ? ZCI_GUESS_BY_TEXTS
                                                                   : ZCI_GUESS_BY_PAIRS);
    if (status == ZC_OK)
        status = judge(&s);
    hand_over(&s);
    return status == ZC_OK ? note(&s) : status;
}
