/* The match rule written a second time.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "reference.h"

#include <opencc/opencc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

_Noreturn static void give_up(const char *what)
{
    fprintf(stderr, "reference: %s\n", what);
    exit(1);
}

/* ---- Characters -------------------------------------------------------- */

typedef enum class {
    CLASS_HAN,
    CLASS_LETTER,
    CLASS_DIGIT,
    CLASS_MARK,
    CLASS_BLANK,
    CLASS_LINE_END,
    CLASS_GONE, /* vanishes wherever it stands */
    CLASS_BREAK
} class;

/* A character after rules 1 and 2. */
typedef struct piece {
    uint32_t cp, plain;
    uint32_t start, end;
    class class;
    bool whole; /* the source character became this and nothing else */
} piece;

typedef struct pieces {
    piece *at;
    size_t len, capacity;
} pieces;

static bool is_han(uint32_t cp)
{
    static const uint32_t ranges[][2] = {
        {0x2E80, 0x2FD5},                     /* radicals */
        {0x3005, 0x3005},   {0x3007, 0x3007}, /* 々 〇 */
        {0x3021, 0x3029},   {0x3038, 0x303B}, /* Hangzhou numerals */
        {0x3400, 0x4DBF},   {0x4E00, 0x9FFF}, /* unified, and extension A */
        {0xF900, 0xFAD9},                     /* compatibility ideographs */
        {0x16FE2, 0x16FE3}, {0x16FF0, 0x16FF1},
        {0x20000, 0x323AF}, /* extensions B to H, and the supplement */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (cp >= ranges[i][0] && cp <= ranges[i][1])
            return true;
    }
    return false;
}

static bool vanishes(uint32_t cp, utf8proc_category_t category)
{
    static const uint32_t marks[] = {0x201C, 0x201D, 0x2018, 0x2019, '"',    '\'',
                                     0x300C, 0x300D, 0x300E, 0x300F, 0x300A, 0x300B,
                                     0x3008, 0x3009, 0x3010, 0x3011};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (cp == marks[i])
            return true;
    }
    bool selector = (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF);
    return selector || category == UTF8PROC_CATEGORY_CF;
}

static class class_of(uint32_t cp)
{
    const char *name = utf8proc_category_string((utf8proc_int32_t)cp);
    if (is_han(cp))
        return CLASS_HAN;
    if (vanishes(cp, utf8proc_category((utf8proc_int32_t)cp)))
        return CLASS_GONE;
    if (strchr("\n\v\f", (int)cp) != NULL && cp < 0x80 && cp != 0)
        return CLASS_LINE_END;
    if (cp == 0x85 || strcmp(name, "Zl") == 0 || strcmp(name, "Zp") == 0)
        return CLASS_LINE_END;
    if (cp == '\t' || cp == '\r' || strcmp(name, "Zs") == 0)
        return CLASS_BLANK;
    switch (name[0]) {
    case 'L':
        return CLASS_LETTER;
    case 'N':
        return CLASS_DIGIT;
    case 'M':
        return CLASS_MARK;
    default:
        return CLASS_BREAK;
    }
}

/* Rule 2, until nothing changes any more: what is simplified stays as it is. */
static uint32_t simplified(uint32_t cp)
{
    static opencc_t converter;
    static uint32_t known[0x110000]; /* plus 1; 0: not asked yet */
    if (!is_han(cp))
        return cp;
    if (known[cp] != 0)
        return known[cp] - 1;
    if (converter == NULL && (converter = opencc_open("t2s.json")) == (opencc_t)-1)
        give_up(opencc_error());
    char text[8] = {0};
    utf8proc_int32_t result;
    utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)text);
    char *converted = opencc_convert_utf8(converter, text, (size_t)len);
    if (converted == NULL)
        give_up(opencc_error());
    size_t converted_len = strlen(converted);
    len = utf8proc_iterate((const utf8proc_uint8_t *)converted, (utf8proc_ssize_t)converted_len,
                           &result);
    bool one = len > 0 && (size_t)len == converted_len;
    opencc_convert_utf8_free(converted);
    known[cp] = cp + 1; /* ends a circle, should there be one */
    if (one && (uint32_t)result != cp)
        known[cp] = simplified((uint32_t)result) + 1;
    return known[cp] - 1;
}

/* Rule 1 for one character: returns how many it becomes. */
static size_t folded(uint32_t cp, uint32_t out[32])
{
    utf8proc_uint8_t text[8] = {0}, *mapped = NULL;
    utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)cp, text);
    utf8proc_ssize_t mapped_len =
        utf8proc_map(text, len, &mapped,
                     (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                         UTF8PROC_CASEFOLD));
    size_t count = 0;
    for (utf8proc_ssize_t at = 0; at < mapped_len && count < 32;) {
        utf8proc_int32_t next;
        at += utf8proc_iterate(mapped + at, mapped_len - at, &next);
        out[count++] = (uint32_t)next;
    }
    free(mapped);
    if (count == 0)
        out[count++] = cp;
    return count;
}

static void add_piece(pieces *all, piece next)
{
    if (all->len == all->capacity) {
        all->capacity = all->capacity * 2 + 1024;
        all->at = realloc(all->at, all->capacity * sizeof *all->at);
        if (all->at == NULL)
            give_up("out of memory");
    }
    all->at[all->len++] = next;
}

/* What a character becomes, looked up for the common ones. */
static size_t fold_known(uint32_t cp, uint32_t out[32])
{
    static uint32_t single[0x10000]; /* plus 1 where the fold is one character */
    if (cp < 0x10000 && single[cp] != 0) {
        out[0] = single[cp] - 1;
        return 1;
    }
    size_t count = folded(cp, out);
    if (cp < 0x10000 && count == 1)
        single[cp] = out[0] + 1;
    return count;
}

static void decode(pieces *all, const char *bytes, size_t len)
{
    for (size_t at = 0; at < len;) {
        utf8proc_int32_t cp;
        uint32_t out[32];
        utf8proc_ssize_t width = utf8proc_iterate((const utf8proc_uint8_t *)bytes + at,
                                                  (utf8proc_ssize_t)(len - at), &cp);
        if (width <= 0) {
            cp = 0xFFFD;
            width = 1;
        }
        size_t count = fold_known((uint32_t)cp, out);
        for (size_t i = 0; i < count; i++) {
            uint32_t simple = simplified(out[i]);
            add_piece(all, (piece){simple, out[i], (uint32_t)at, (uint32_t)(at + (size_t)width),
                                   class_of(simple), count == 1});
        }
        at += (size_t)width;
    }
}

/* ---- Document numbers -------------------------------------------------- */

static bool is_one_of(const piece *p, const uint32_t *set)
{
    for (; *set != 0; set++) {
        if (p->whole && p->cp == *set)
            return true;
    }
    return false;
}

static size_t skip_spaces(const pieces *all, size_t at)
{
    while (at < all->len && all->at[at].class == CLASS_BLANK)
        at++;
    return at;
}

static size_t skip_digits(const pieces *all, size_t at, size_t *count)
{
    *count = 0;
    for (;;) {
        size_t next = skip_spaces(all, at);
        if (next == all->len || all->at[next].cp < '0' || all->at[next].cp > '9' ||
            !all->at[next].whole)
            return at;
        at = next + 1;
        ++*count;
    }
}

/* 〔2022〕18号 in brackets of any kind: returns the closing one, 0 for none. */
static size_t closes_year(const pieces *all, size_t opener)
{
    static const uint32_t closers[] = {0x3015, ']', ')',    0x3011, 0x3017, 0x3009,
                                       '>',    '}', 0x300B, 0x300D, 0x300F, 0};
    size_t digits, close, at = skip_digits(all, opener + 1, &digits);
    close = skip_spaces(all, at);
    if (digits != 4 || close == all->len || !is_one_of(&all->at[close], closers))
        return 0;
    at = skip_spaces(all, close + 1);
    if (at < all->len && all->at[at].cp == 0x7B2C) /* 第 */
        at++;
    at = skip_spaces(all, skip_digits(all, at, &digits));
    return digits >= 1 && digits <= 6 && at < all->len && all->at[at].cp == 0x53F7 ? close : 0;
}

static void unify_number_brackets(pieces *all)
{
    static const uint32_t openers[] = {0x3014, '[', '(',    0x3010, 0x3016, 0x3008,
                                       '<',    '{', 0x300A, 0x300C, 0x300E, 0};
    for (size_t i = 0; i < all->len; i++) {
        size_t close = is_one_of(&all->at[i], openers) ? closes_year(all, i) : 0;
        if (close == 0)
            continue;
        all->at[i].cp = all->at[i].plain = 0x3014;
        all->at[close].cp = all->at[close].plain = 0x3015;
        all->at[i].class = all->at[close].class = CLASS_BREAK;
        all->at[close].whole = false; /* no opener of its own */
    }
}

/* ---- Vanishing --------------------------------------------------------- */

static bool is_blank(const piece *p)
{
    return p->class == CLASS_BLANK || p->class == CLASS_LINE_END;
}

static bool is_word(const piece *p)
{
    return p->class == CLASS_LETTER || p->class == CLASS_DIGIT || p->class == CLASS_MARK;
}

/* Quotation marks and their like vanish, and accents that stand on no letter. */
static void drop_transparent(pieces *all)
{
    size_t kept = 0;
    for (size_t i = 0; i < all->len; i++) {
        bool loose = all->at[i].class == CLASS_MARK && (kept == 0 || !is_word(&all->at[kept - 1]));
        if (all->at[i].class != CLASS_GONE && !loose)
            all->at[kept++] = all->at[i];
    }
    all->len = kept;
}

/* A full stop between two digits or two letters belongs to their token. */
static void join_points(pieces *all)
{
    for (size_t i = 1; i + 1 < all->len; i++) {
        piece *p = &all->at[i];
        size_t before = i - 1;
        while (before > 0 && all->at[before].class == CLASS_MARK)
            before--;
        if (p->cp == '.' && p->whole && p->class == CLASS_BREAK &&
            (all->at[before].class == CLASS_LETTER || all->at[before].class == CLASS_DIGIT) &&
            all->at[before].class == all->at[i + 1].class)
            p->class = all->at[before].class;
    }
}

/* ---- Symbols ----------------------------------------------------------- */

static void add_symbol(ref_text *text, const piece *p, ref_kind kind)
{
    if (text->len == text->capacity) {
        text->capacity = text->capacity * 2 + 64;
        text->symbol = realloc(text->symbol, text->capacity * sizeof *text->symbol);
        if (text->symbol == NULL)
            give_up("out of memory");
    }
    text->symbol[text->len++] = (ref_symbol){p->cp, p->plain, kind, p->start, p->end};
}

/* What is left of the white space [from, to). */
static void add_blank(ref_text *text, const pieces *all, size_t from, size_t to, ref_lines lines)
{
    size_t line_ends = 0;
    for (size_t i = from; i < to; i++)
        line_ends += all->at[i].class == CLASS_LINE_END;
    if (from == 0 || to == all->len)
        return;
    piece blank = all->at[from];
    blank.end = all->at[to - 1].end;
    if (line_ends > (lines == REF_WRAPPED ? 1U : 0U)) {
        blank.cp = blank.plain = '\n';
        add_symbol(text, &blank, REF_BREAK);
    } else if (is_word(&all->at[from - 1]) && is_word(&all->at[to])) {
        blank.cp = blank.plain = ' ';
        add_symbol(text, &blank, REF_SPACE);
    }
}

void ref_read(ref_text *text, const char *bytes, size_t len, ref_lines lines)
{
    static pieces all;
    all.len = text->len = 0;
    decode(&all, bytes, len);
    unify_number_brackets(&all);
    drop_transparent(&all);
    join_points(&all);
    for (size_t i = 0; i < all.len;) {
        size_t end = i;
        while (end < all.len && is_blank(&all.at[end]))
            end++;
        if (end > i) {
            add_blank(text, &all, i, end, lines);
            i = end;
            continue;
        }
        const piece *p = &all.at[i++];
        add_symbol(text, p, p->class == CLASS_HAN ? REF_HAN : is_word(p) ? REF_WORD : REF_BREAK);
    }
}

/* A sign that belongs to what stands beside it, as in 10%, C++ and →甲, or half of 〔2022〕. */
static bool is_held(const ref_text *phrase, size_t at)
{
    const ref_symbol *s = phrase->symbol;
    uint32_t cp = s[at].cp;
    if (s[at].kind != REF_BREAK)
        return true;
    if (cp == '+' || cp == '&' || cp == '%' || cp == '#' || cp == '@' || cp == 0xB0 || cp == 0xB7 ||
        cp == 0x2030)
        return true;
    return (cp >= 0x2190 && cp <= 0x22FF) || (cp >= 0x2460 && cp <= 0x27BF) ||
           (cp == 0x3014 && at + 5 < phrase->len && s[at + 5].cp == 0x3015) ||
           (cp == 0x3015 && at >= 5 && s[at - 5].cp == 0x3014);
}

static bool holds_text(const ref_text *phrase)
{
    for (size_t i = 0; i < phrase->len; i++) {
        if (phrase->symbol[i].kind == REF_HAN || phrase->symbol[i].kind == REF_WORD)
            return true;
    }
    return false;
}

void ref_read_phrase(ref_text *phrase, const char *bytes, size_t len)
{
    size_t start = 0;
    ref_read(phrase, bytes, len, REF_WRAPPED);
    while (start < phrase->len && !is_held(phrase, start))
        start++;
    while (phrase->len > start && !is_held(phrase, phrase->len - 1))
        phrase->len--;
    phrase->len -= start;
    if (phrase->len > 0)
        memmove(phrase->symbol, phrase->symbol + start, phrase->len * sizeof *phrase->symbol);
    if (!holds_text(phrase))
        phrase->len = 0;
}

void ref_free(ref_text *text)
{
    free(text->symbol);
    *text = (ref_text){0};
}

/* ---- Finding ----------------------------------------------------------- */

bool ref_is_phrase(const ref_text *phrase)
{
    for (size_t i = 0; i < phrase->len; i++) {
        if (phrase->symbol[i].kind == REF_BREAK && phrase->symbol[i].cp == '\n')
            return false;
    }
    return phrase->len > 0;
}

bool ref_match_at(const ref_text *text, size_t at, const ref_text *phrase, bool literal)
{
    const ref_symbol *s = text->symbol + at;
    if (phrase->len > text->len - at)
        return false;
    for (size_t i = 0; i < phrase->len; i++) {
        const ref_symbol *wanted = &phrase->symbol[i];
        bool same = literal ? s[i].plain == wanted->plain : s[i].cp == wanted->cp;
        if (!same || s[i].kind != wanted->kind)
            return false;
    }
    bool starts_inside = s[0].kind == REF_WORD && at > 0 && s[-1].kind == REF_WORD;
    bool ends_inside = s[phrase->len - 1].kind == REF_WORD && at + phrase->len < text->len &&
                       s[phrase->len].kind == REF_WORD;
    return !starts_inside && !ends_inside;
}

bool ref_find(const ref_text *text, const ref_text *phrase, bool literal, size_t *from,
              zc_span *match)
{
    for (size_t at = *from; at + phrase->len <= text->len; at++) {
        if (!ref_match_at(text, at, phrase, literal))
            continue;
        *match = (zc_span){text->symbol[at].start, text->symbol[at + phrase->len - 1].end};
        *from = at + phrase->len;
        return true;
    }
    return false;
}
