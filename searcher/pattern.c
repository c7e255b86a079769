/* A run of query text, ready to be found.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "pattern.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "number.h"
#include "question_words.h"

#include <stdlib.h>
#include <string.h>

/* ---- Units of a text --------------------------------------------------- */

zc_status zci_units_read(zci_units *units, const char *text, size_t len, zci_lines lines,
                         zc_error *error)
{
    zci_normaliser normaliser;
    zci_unit unit;
    units->len = 0;
    zci_normaliser_start(&normaliser, text, len, lines);
    while (zci_normaliser_next(&normaliser, &unit)) {
        if (!zci_grow(&units->unit, units->len, &units->capacity, sizeof *units->unit))
            return zci_fail_memory(error);
        units->unit[units->len++] = unit;
    }
    return ZC_OK;
}

void zci_units_free(zci_units *units)
{
    free(units->unit);
    *units = (zci_units){0};
}

void zci_units_drop_ordinals(zci_units *units)
{
    size_t kept = 0;
    uint32_t before = 0;
    for (size_t i = 0; i < units->len; i++) {
        uint32_t cp = units->unit[i].cp;
        if (before != 0x3015 || cp != 0x7B2C)
            units->unit[kept++] = units->unit[i];
        before = cp;
    }
    units->len = kept;
}

bool zci_units_turn_order(zci_units *units)
{
    enum { ORDER = 0x4EE4, NUMBER = 0x53F7, ORDINAL = 0x7B2C }; /* 令 号 第 */
    size_t last = units->len, at = last - 2;
    if (last < 4 || units->unit[last - 1].cp != ORDER || units->unit[last - 2].cp != NUMBER)
        return false;
    while (at > 0 && units->unit[at - 1].kind == ZCI_UNIT_WORD)
        at--;
    if (at == 0 || at == last - 2 || units->unit[at - 1].cp != ORDINAL)
        return false;
    zci_unit order = units->unit[last - 1];
    memmove(&units->unit[at], &units->unit[at - 1], (last - at) * sizeof order);
    units->unit[at - 1] = order;
    return true;
}

void zci_units_drop_state(zci_units *units)
{
    size_t len = zci_units_begin(units->unit, units->len, "中华人民共和国");
    if (len == 0 || len == units->len)
        return;
    units->len -= len;
    memmove(units->unit, units->unit + len, units->len * sizeof *units->unit);
}

bool zci_units_same(const zci_units *a, const zci_units *b)
{
    bool same = a->len == b->len;
    for (size_t i = 0; same && i < a->len; i++)
        same = a->unit[i].cp == b->unit[i].cp;
    return same;
}

size_t zci_units_figures(const zci_unit *units, size_t count)
{
    size_t len = 0;
    while (len < count && units[len].kind == ZCI_UNIT_WORD && units[len].cp >= '0' &&
           units[len].cp <= '9')
        len++;
    return len;
}

size_t zci_units_begin(const zci_unit *units, size_t count, const char *text)
{
    size_t at = 0, len = strlen(text);
    for (size_t byte = 0; byte < len; at++) {
        int32_t cp;
        byte += zci_utf8_decode(text + byte, len - byte, &cp);
        if (at >= count || units[at].cp != (uint32_t)cp)
            return 0;
    }
    return at;
}

/* ---- Making ------------------------------------------------------------ */

typedef struct making {
    const zci_unit *units;
    size_t count;
    unsigned flags;
    zci_stemmer *stemmer;
    zci_arena *arena;
    zci_pattern *pattern;
} making;

static uint32_t compared(const zci_unit *unit, bool literal)
{
    return literal ? unit->plain : unit->cp;
}

/* The token that begins at unit `at`; returns the units it takes, 0 when memory
 * is exhausted. */
static size_t make_token(const making *m, size_t at, zci_element *element)
{
    size_t end = at;
    while (end < m->count && m->units[end].kind == ZCI_UNIT_WORD)
        end++;
    size_t len = end - at, stem_len;
    uint32_t *token = zci_arena_alloc(m->arena, len, sizeof *token);
    char *bytes = zci_arena_alloc(m->arena, len + 1, ZCI_UTF8_MAX);
    if (token == NULL || bytes == NULL)
        return 0;
    size_t byte_count = 0;
    for (size_t i = 0; i < len; i++) {
        token[i] = m->units[at + i].cp;
        byte_count += zci_utf8_encode(token[i], bytes + byte_count);
    }
    *element = (zci_element){.kind = ZCI_ELEMENT_TOKEN, .token = token, .token_len = len};
    if ((m->flags & ZCI_PATTERN_STEMS) == 0 || byte_count > ZCI_TOKEN_MAX)
        return len; /* of a longer word only the beginning is indexed, and its stem */
    const char *stem = zci_stem(m->stemmer, bytes, byte_count, &stem_len);
    if (stem != NULL && stem_len <= ZCI_TOKEN_MAX)
        element->stem = zci_arena_string(m->arena, stem, stem_len);
    return len;
}

static zci_element_kind element_kind(zci_unit_kind kind)
{
    switch (kind) {
    case ZCI_UNIT_HAN:
        return ZCI_ELEMENT_HAN;
    case ZCI_UNIT_WORD:
        return ZCI_ELEMENT_TOKEN;
    case ZCI_UNIT_SPACE:
        return ZCI_ELEMENT_SPACE;
    case ZCI_UNIT_BREAK:
        break;
    }
    return ZCI_ELEMENT_BREAK;
}

/* The Chinese characters in a row at `at`, as far as it matters for words that ask. */
static size_t run_ahead(const making *m, size_t at)
{
    size_t end = at;
    while (end < m->count && end - at <= ZCI_QUESTION_WORD_MAX &&
           m->units[end].kind == ZCI_UNIT_HAN)
        end++;
    return end - at;
}

static bool make_elements(const making *m)
{
    zci_pattern *p = m->pattern;
    size_t asking_to = 0; /* a word that asks ends here */
    p->element = zci_arena_alloc(m->arena, m->count, sizeof *p->element);
    if (p->element == NULL)
        return false;
    for (size_t at = 0; at < m->count;) {
        zci_element *element = &p->element[p->element_count++];
        if (m->units[at].kind == ZCI_UNIT_WORD) {
            size_t used = make_token(m, at, element);
            if (used == 0)
                return false;
            at += used;
        } else {
            element->kind = element_kind(m->units[at].kind);
            element->cp = compared(&m->units[at], p->literal);
            if (at >= asking_to)
                asking_to = at + zci_question_word(m->units + at, run_ahead(m, at));
            element->asks = at < asking_to;
            at++;
        }
    }
    return true;
}

/* Where a term is; p->term_count when it is not there. */
static size_t find_term(const zci_pattern *p, const char *bytes, size_t len)
{
    size_t at = 0;
    while (at < p->term_count &&
           (p->term[at].len != len || memcmp(p->term[at].data, bytes, len) != 0))
        at++;
    return at;
}

static bool add_term(const making *m, const char *bytes, size_t len, bool asks)
{
    zci_pattern *p = m->pattern;
    size_t at = find_term(p, bytes, len);
    p->term_uses[at] += !asks;
    if (at < p->term_count)
        return true;
    p->term[at] = zci_arena_string(m->arena, bytes, len);
    return p->term[p->term_count++].data != NULL;
}

/* Needed is the stem where any form of the word will do, else the word. */
static bool add_token_term(const making *m, const zci_element *element)
{
    char bytes[1 + ZCI_TOKEN_MAX];
    size_t len = 1;
    if (element->stem.len > 0) {
        bytes[0] = ZCI_PREFIX_STEM;
        memcpy(bytes + 1, element->stem.data, element->stem.len);
        return add_term(m, bytes, 1 + element->stem.len, false);
    }
    bytes[0] = ZCI_PREFIX_WORD;
    for (size_t i = 0; i < element->token_len; i++) {
        if (len - 1 + zci_utf8_width(element->token[i]) <= ZCI_TOKEN_MAX)
            len += zci_utf8_encode(element->token[i], bytes + len);
    }
    return add_term(m, bytes, len, false);
}

/* A Han character beside another Han character makes a bigram; one that stands
 * alone between tokens or breaks gives no term that the text must hold, as any
 * character may follow it there. */
static bool make_terms(const making *m)
{
    zci_pattern *p = m->pattern;
    p->term = zci_arena_alloc(m->arena, p->element_count, sizeof *p->term);
    p->term_uses = zci_arena_alloc(m->arena, p->element_count, sizeof *p->term_uses);
    if (p->term == NULL || p->term_uses == NULL)
        return false;
    size_t unit = 0;
    for (size_t i = 0; i < p->element_count; i++) {
        const zci_element *element = &p->element[i];
        bool pair = element->kind == ZCI_ELEMENT_HAN && i + 1 < p->element_count &&
                    p->element[i + 1].kind == ZCI_ELEMENT_HAN;
        if (pair) {
            char bytes[2 * ZCI_HAN_KEY_MAX];
            size_t len = zci_han_key(m->units[unit].cp, bytes);
            len += zci_han_key(m->units[unit + 1].cp, bytes + len);
            if (!add_term(m, bytes, len, element->asks || element[1].asks))
                return false;
        } else if (element->kind == ZCI_ELEMENT_TOKEN && !add_token_term(m, element)) {
            return false;
        }
        unit += element->kind == ZCI_ELEMENT_TOKEN ? element->token_len : 1;
    }
    return true;
}

static void find_first_han(const making *m)
{
    for (size_t i = 0; i < m->count && m->pattern->first_han == 0; i++) {
        if (m->units[i].kind == ZCI_UNIT_HAN)
            m->pattern->first_han = m->units[i].cp;
    }
}

/* Where counting terms is the same as counting matches.  A character twice, as in
 * 人人, is not: its bigram occurs twice in 人人人, where one match fits. */
static void find_certainty(const making *m)
{
    zci_pattern *p = m->pattern;
    const zci_element *e = p->element;
    if (p->element_count == 1 && e[0].kind == ZCI_ELEMENT_HAN) {
        p->certain = !p->literal;
    } else if (p->element_count == 1 && e[0].kind == ZCI_ELEMENT_TOKEN) {
        p->certain = e[0].stem.len == 0 && p->term[0].len < 1 + ZCI_TOKEN_MAX - ZCI_UTF8_MAX;
    } else if (p->element_count == 2 && e[0].kind == ZCI_ELEMENT_HAN &&
               e[1].kind == ZCI_ELEMENT_HAN) {
        p->certain = !p->literal && e[0].cp != e[1].cp;
    }
}

/* Where figures must be whole, terms tell nothing of what stands beside them. */
static void bind_figures(const making *m)
{
    zci_pattern *p = m->pattern;
    p->whole_first = (m->flags & ZCI_PATTERN_WHOLE_FIRST) != 0;
    p->whole_last = (m->flags & ZCI_PATTERN_WHOLE_LAST) != 0;
    p->certain = p->certain && !p->whole_first && !p->whole_last;
}

static bool make_shown(const making *m)
{
    zci_buffer text = {0};
    for (size_t i = 0; i < m->count; i++) {
        uint32_t cp = compared(&m->units[i], m->pattern->literal);
        zci_buffer_character(&text, cp);
    }
    m->pattern->shown = zci_arena_string(m->arena, text.data, text.len);
    bool made = !text.failed && m->pattern->shown.data != NULL;
    zci_buffer_free(&text);
    return made;
}

zc_status zci_pattern_make(const zci_unit *units, size_t count, unsigned flags,
                           zci_stemmer *stemmer, zci_arena *arena, zci_pattern *pattern,
                           zc_error *error)
{
    *pattern = (zci_pattern){.literal = (flags & ZCI_PATTERN_LITERAL) != 0};
    making m = {units, count, flags, stemmer, arena, pattern};
    if (!make_elements(&m) || !make_terms(&m) || !make_shown(&m))
        return zci_fail_memory(error);
    find_first_han(&m);
    find_certainty(&m);
    bind_figures(&m);
    return ZC_OK;
}

bool zci_pattern_only_asks(const zci_pattern *pattern)
{
    for (size_t i = 0; i < pattern->term_count; i++) {
        if (pattern->term_uses[i] > 0)
            return false;
    }
    return pattern->term_count > 0;
}

/* ---- Overlap ----------------------------------------------------------- */

/* Comparisons that telling two patterns apart may take. */
#define OVERLAP_WORK_MAX 1000000

/* Whether one and the same piece of text could match both. */
static bool could_be_same(const zci_element *a, const zci_element *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind != ZCI_ELEMENT_TOKEN)
        return a->cp == b->cp;
    if (a->stem.len > 0 || b->stem.len > 0)
        return true;
    return a->token_len == b->token_len &&
           memcmp(a->token, b->token, a->token_len * sizeof *a->token) == 0;
}

/* Whether `b` fits where it begins at element `shift` of `a`. */
static bool fits_at(const zci_pattern *a, const zci_pattern *b, size_t shift)
{
    for (size_t i = 0; i < b->element_count && shift + i < a->element_count; i++) {
        if (!could_be_same(&a->element[shift + i], &b->element[i]))
            return false;
    }
    return true;
}

bool zci_pattern_overlaps(const zci_pattern *a, const zci_pattern *b)
{
    if (a->element_count > OVERLAP_WORK_MAX / (b->element_count + 1))
        return true;
    for (size_t shift = 0; shift < a->element_count; shift++) {
        if (fits_at(a, b, shift))
            return true;
    }
    for (size_t shift = 1; shift < b->element_count; shift++) {
        if (fits_at(b, a, shift))
            return true;
    }
    return false;
}

/* ---- Finding ----------------------------------------------------------- */

typedef struct finding {
    const zci_pattern *pattern;
    const zci_unit *unit;
    size_t end;
    zci_stemmer *stemmer;
} finding;

static size_t token_end(const finding *f, size_t at)
{
    while (at < f->end && f->unit[at].kind == ZCI_UNIT_WORD)
        at++;
    return at;
}

static bool same_stem(const finding *f, const zci_element *element, size_t at, size_t end)
{
    char bytes[ZCI_TOKEN_MAX];
    size_t len = 0, stem_len;
    if (element->stem.len == 0 || end - at > ZCI_TOKEN_MAX)
        return false;
    for (size_t i = at; i < end; i++) {
        if (f->unit[i].cp >= 0x80)
            return false;
        bytes[len++] = (char)f->unit[i].cp;
    }
    const char *stem = zci_stem(f->stemmer, bytes, len, &stem_len);
    return stem != NULL && stem_len == element->stem.len &&
           memcmp(stem, element->stem.data, stem_len) == 0;
}

static bool same_token(const zci_element *element, const zci_unit *unit, size_t len)
{
    if (len != element->token_len)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (unit[i].cp != element->token[i])
            return false;
    }
    return true;
}

/* Units that `element` takes at `at`, 0 when it does not match there. */
static size_t match_element(const finding *f, const zci_element *element, size_t at, bool *exact)
{
    const zci_unit *unit = &f->unit[at];
    if (element_kind(unit->kind) != element->kind)
        return 0;
    switch (element->kind) {
    case ZCI_ELEMENT_SPACE:
        return 1;
    case ZCI_ELEMENT_HAN:
    case ZCI_ELEMENT_BREAK:
        return compared(unit, f->pattern->literal) == element->cp ? 1 : 0;
    case ZCI_ELEMENT_TOKEN:
        break;
    }
    if (at > 0 && unit[-1].kind == ZCI_UNIT_WORD)
        return 0;
    size_t end = token_end(f, at);
    if (same_token(element, unit, end - at))
        return end - at;
    if (!same_stem(f, element, at, end))
        return 0;
    *exact = false;
    return end - at;
}

static bool match_at(const finding *f, size_t at, size_t *end, bool *exact)
{
    *exact = true;
    for (size_t i = 0; i < f->pattern->element_count; i++) {
        size_t used = at < f->end ? match_element(f, &f->pattern->element[i], at, exact) : 0;
        if (used == 0)
            return false;
        at += used;
    }
    *end = at;
    return true;
}

/* Whether a match cuts no figure in two that has to be whole. */
static bool is_whole(const finding *f, size_t start, size_t end)
{
    return !(f->pattern->whole_first && zci_figure_begins_before(f->unit, f->end, start)) &&
           !(f->pattern->whole_last && zci_figure_goes_on(f->unit, f->end, end));
}

bool zci_pattern_find(const zci_pattern *pattern, const zci_units *units, size_t end,
                      zci_stemmer *stemmer, size_t *from, zc_span *match, bool *exact)
{
    finding f = {pattern, units->unit, end, stemmer};
    bool without_stem;
    for (size_t at = *from; at < end; at++) {
        size_t match_end;
        if (!match_at(&f, at, &match_end, &without_stem) || !is_whole(&f, at, match_end))
            continue;
        *match = (zc_span){at, match_end};
        *from = match_end;
        if (exact != NULL)
            *exact = without_stem;
        return true;
    }
    return false;
}
