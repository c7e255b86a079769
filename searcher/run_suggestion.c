/* What may have been meant by a run.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "run_suggestion.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "pair.h"
#include "pinyin.h"

/* Letters of a word that may be Chinese characters. */
enum { LETTERS_LEAST = 4 };

static void append_characters(zci_buffer *run, const uint32_t *cp, size_t count)
{
    for (size_t i = 0; i < count; i++)
        zci_buffer_character(run, cp[i]);
}

/* ---- What to replace --------------------------------------------------- */

static bool is_han(const zci_pattern *pattern, size_t at)
{
    return at < pattern->element_count && pattern->element[at].kind == ZCI_ELEMENT_HAN;
}

/* Widens the characters to replace to both sides. */
static void widen(zci_suggesting *s)
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

zc_status zci_run_suggestions_choose(zci_suggesting *s)
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
        status = zci_suggesting_pair_is_absent(s, &pattern->element[i], &absent);
        s->from = i;
        s->to = i + 2;
    }
    if (status == ZC_OK && absent)
        widen(s);
    else
        s->phrase = NULL;
    return status;
}

/* ---- Guesses ----------------------------------------------------------- */

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
static zc_status try_guess(zci_suggesting *s, const zci_guess *guess)
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
    zc_status status =
        run.failed ? zci_fail_memory(s->error) : zci_suggesting_try(s, &run, ends, guess->slip);
    zci_buffer_free(&run);
    return status;
}

/* Whether a guess says enough of what was typed.  Of three characters one more or less is another
 * word, 家暴 for 家暴男; so is another one, 学用房 for 学区房, unless it is what mostly follows the
 * other two: 公积金, but not 剧本梗 for 剧本杀. */
static zc_status judge_guess(const zci_suggesting *s, const zci_guess *guess, bool *enough)
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
static bool is_promising(const zci_suggesting *s, const zci_guess *guess)
{
    return zci_suggested_is_wanted(&s->list, zci_guess_weight(guess->slip, guess->frequency));
}

zc_status zci_run_suggestions_try(zci_suggesting *s, zci_guess_way way)
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

bool zci_run_suggestions_spelled(const zci_pattern *pattern)
{
    const zci_element *word = pattern->element;
    bool spelled = pattern->element_count == 1 && word->kind == ZCI_ELEMENT_TOKEN &&
                   word->token_len >= LETTERS_LEAST && word->token_len <= ZCI_PINYIN_LETTERS_MAX;
    for (size_t i = 0; spelled && i < word->token_len; i++)
        spelled = word->token[i] >= 'a' && word->token[i] <= 'z';
    return spelled;
}

zc_status zci_run_suggestions_try_spelled(zci_suggesting *s)
{
    enum { CHARACTERS_FEW = 3 };
    const zci_element *word = s->phrase->pattern.element;
    char letters[ZCI_PINYIN_LETTERS_MAX];
    zci_guesses guesses;
    if (!zci_run_suggestions_spelled(&s->phrase->pattern))
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
                            : zci_suggesting_try(s, &run, (zci_ends){few, few}, guess->slip);
        zci_buffer_free(&run);
    }
    s->phrase = NULL;
    return status;
}
