/* A line that may be one of a contents list.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "entry.h"

#include "heading.h"

enum { HEADS_MAX = 5, PAGE_DIGITS_MAX = 5 };

#define HASH_SEED  UINT64_C(0xCBF29CE484222325)
#define HASH_PRIME UINT64_C(0x100000001B3)

/* ---- Words ------------------------------------------------------------- */

static uint64_t hash_more(uint64_t hash, int32_t cp)
{
    return (hash ^ (uint32_t)cp) * HASH_PRIME;
}

static bool is_stop(int32_t cp)
{
    return zci_is_full_stop(cp) || zci_is_clause_end(cp) || zci_is_pause(cp) || cp == ',' ||
           cp == ':';
}

static bool is_number_end(int32_t cp)
{
    return cp == '.' || cp == 0xFF0E || cp == 0x3001;
}

/* Moves past 1. or 1、 or 12构建, where that is no year. */
static void skip_arabic(zci_scan *scan)
{
    zci_scan ahead = *scan;
    size_t digits = 0;
    for (; zci_is_digit(zci_scan_peek(&ahead)); digits++)
        zci_scan_next(&ahead);
    if (digits == 0 || digits > 3)
        return;
    if (is_number_end(zci_scan_peek(&ahead)))
        zci_scan_next(&ahead);
    else if (!zci_is_ideograph(zci_scan_peek(&ahead)))
        return;
    *scan = ahead;
}

/* Moves past 一、 or (一). */
static bool skip_han(zci_scan *scan)
{
    zci_scan ahead = *scan;
    bool bracket = zci_scan_skip(&ahead, '(') || zci_scan_skip(&ahead, 0xFF08);
    size_t digits = 0;
    for (; digits < 4 && zci_han_numeral(zci_scan_peek(&ahead)) >= 0; digits++)
        zci_scan_next(&ahead);
    bool closed = bracket ? zci_scan_skip(&ahead, ')') || zci_scan_skip(&ahead, 0xFF09)
                          : zci_scan_skip(&ahead, 0x3001);
    if (digits == 0 || !closed)
        return false;
    *scan = ahead;
    return true;
}

/* Moves past signs of Markdown and the number that a line begins with; says whether
 * that is 1. or nothing. */
static bool skip_number(zci_scan *scan)
{
    int32_t cp = zci_scan_peek(scan);
    while (cp == '#' || cp == '*' || cp == '-' || zci_is_blank(cp)) {
        zci_scan_next(scan);
        cp = zci_scan_peek(scan);
    }
    if (skip_han(scan))
        return false;
    skip_arabic(scan);
    zci_scan_skip_blanks(scan);
    return true;
}

static bool is_leader(int32_t cp)
{
    return cp == '.' || cp == 0xB7 || cp == 0x2026 || cp == 0x22EF || cp == '-' || cp == '_' ||
           cp == 0x2014 || cp == 0xFF0E;
}

/* Finds where the words of an entry end: before dots and the number of a page. */
static void cut_page(const char *text, zci_entry *entry)
{
    zci_scan scan = {text, entry->words.end.byte, entry->words.start};
    zci_place end = scan.at;
    size_t digits = 0;
    uint32_t page = 0;
    bool other = false; /* the digits are no number of a page */
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        if (zci_is_digit(cp)) {
            page = (digits == 0 ? 0 : page * 10) + ((uint32_t)cp & 0xF);
            digits += digits < PAGE_DIGITS_MAX + 1;
        } else if (is_leader(cp) || zci_is_blank(cp)) {
            other = other || digits > 0;
        } else {
            end = scan.at;
            digits = 0;
            other = false;
        }
    }
    entry->has_page =
        digits > 0 && digits <= PAGE_DIGITS_MAX && !other && end.byte > entry->words.start.byte;
    entry->page = page;
    if (digits == 0 || entry->has_page)
        entry->words.end = end;
}

/* All words, or those before the first stop; 0 when they are less than two characters. */
static uint64_t hash_words(const char *text, zci_stretch words, bool to_stop)
{
    uint64_t hash = HASH_SEED;
    size_t count = 0;
    zci_scan scan = {text, words.end.byte, words.start};
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        if (to_stop && is_stop(cp))
            break;
        if (zci_is_blank(cp) || is_stop(cp))
            continue;
        hash = hash_more(hash, cp);
        count++;
    }
    return count < 2 ? 0 : hash;
}

/* ---- Lines ------------------------------------------------------------- */

bool zci_entry_is_label(const char *text, zci_stretch span)
{
    zci_scan scan = {text, span.end.byte, span.start};
    while (zci_scan_skip(&scan, '#') || zci_scan_skip(&scan, ' ') || zci_scan_skip(&scan, '*'))
        ;
    if (!zci_scan_skip(&scan, 0x76EE)) /* 目 */
        return false;
    zci_scan_skip_blanks(&scan);
    if (!zci_scan_skip(&scan, 0x5F55) && !zci_scan_skip(&scan, 0x9304) &&
        !zci_scan_skip(&scan, 0x6B21)) /* 录 錄 次 */
        return false;
    while (zci_scan_skip(&scan, '*'))
        ;
    return zci_scan_peek(&scan) == ZCI_SCAN_END;
}

bool zci_entry_suits(const char *text, zci_stretch span)
{
    if (span.end.chars - span.start.chars > ZCI_ENTRY_CHARS_MAX)
        return false;
    zci_scan scan = {text, span.end.byte, span.start};
    int32_t last = 0;
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        if (zci_is_full_stop(cp) || zci_is_clause_end(cp))
            return false;
        last = cp;
    }
    return last != 0xFF0C && last != ',';
}

zci_entry zci_entry_read(const char *text, const zci_line *line, uint32_t order)
{
    zci_entry entry = {.span = line->span, .line = line->number, .order = order};
    zci_scan scan = {text, line->span.end.byte, line->span.start};
    bool plain = skip_number(&scan);
    entry.words = (zci_stretch){scan.at, line->span.end};
    entry.is_bare = scan.at.byte == line->span.end.byte;
    entry.is_label = zci_entry_is_label(text, line->span);
    entry.has_mark = zci_heading_begins(text, line->span) || entry.is_bare;
    zci_mark mark;
    bool marked = zci_mark_read(text, line->span, &mark);
    entry.is_counted = plain && (!marked || mark.kind == ZCI_HEADING_ARABIC);
    cut_page(text, &entry);
    entry.key = entry.is_label ? 0 : hash_words(text, entry.words, false);
    entry.head = entry.is_label ? 0 : hash_words(text, entry.words, true);
    return entry;
}

/* ---- Heads ------------------------------------------------------------- */

void zci_heads_start(zci_heads *heads, const char *text, zci_stretch span)
{
    *heads = (zci_heads){.scan = {text, span.end.byte, span.start}, .hash = HASH_SEED};
    heads->start = span.start;
    skip_number(&heads->scan);
    heads->is_plain = heads->scan.at.byte == span.start.byte;
}

bool zci_heads_next(zci_heads *heads, uint64_t *key, bool *whole)
{
    zci_scan *scan = &heads->scan;
    while (heads->count < HEADS_MAX && scan->at.chars - heads->start.chars <= ZCI_ENTRY_CHARS_MAX) {
        int32_t cp = zci_scan_next(scan);
        *whole = cp == ZCI_SCAN_END;
        *key = heads->hash;
        if (*whole || is_stop(cp)) {
            heads->count = *whole ? HEADS_MAX : heads->count + 1;
            return true;
        }
        if (!zci_is_blank(cp))
            heads->hash = hash_more(heads->hash, cp);
    }
    return false;
}
