/* The part of a passage to show.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "snippet.h"

#include "base/string.h"
#include "base/utf8.h"

static bool ends_sentence(int32_t cp)
{
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == '!' || cp == '?' || cp == '\n' ||
           cp == 0xFF1B || cp == ';';
}

static bool ends_clause(int32_t cp)
{
    return cp == 0xFF0C || cp == ',' || cp == 0x3001 || cp == 0xFF1A || cp == ':';
}

/* A walk over a text that collects where it may be cut. */
typedef struct cutting {
    size_t focus_start, focus_end; /* characters that must be shown */
    zc_span result;
    bool clauses; /* cut at clauses too */
} cutting;

/* A piece [start, end) of the text, sentence or clause: keeps the result around
 * the focus, and lets it grow to the right while it is short. */
static void offer(cutting *c, size_t start, size_t end)
{
    if (end <= c->focus_start) {
        c->result.start = c->result.end = end;
        return;
    }
    bool needed = start < c->focus_end;
    bool room = end - c->result.start <= ZCI_SNIPPET_CHARS && c->result.end == start;
    if (needed || room)
        c->result.end = end;
}

static void walk(cutting *c, zc_string text)
{
    size_t at = 0, chars = 0, start = 0;
    int32_t cp;
    c->result = (zc_span){0, 0};
    while (at < text.len) {
        at += zci_utf8_decode(text.data + at, text.len - at, &cp);
        chars++;
        if (ends_sentence(cp) || (c->clauses && ends_clause(cp))) {
            offer(c, start, chars);
            start = chars;
        }
    }
    if (start < chars)
        offer(c, start, chars);
}

/* ---- The marks to show ------------------------------------------------- */

/* Marks that are looked at, and characters within which those stand that are shown
 * together. */
enum { MARKS_MAX = 64, REACH = ZCI_SNIPPET_CHARS * 3 / 4 };

/* The marks as bytes of the text; they are ascending, and may overlap. */
static void find_marks(zc_string text, const zc_span *marks, size_t count, zc_string *marked)
{
    size_t at = 0, chars = 0, first = 0;
    int32_t cp;
    for (size_t i = 0; i < count; i++) {
        if (marks[i].start < chars) { /* overlaps the one before */
            at = first;
            chars = marks[i - 1].start;
        }
        for (; chars < marks[i].start && at < text.len; chars++)
            at += zci_utf8_decode(text.data + at, text.len - at, &cp);
        first = at;
        for (; chars < marks[i].end && at < text.len; chars++)
            at += zci_utf8_decode(text.data + at, text.len - at, &cp);
        marked[i] = (zc_string){text.data + first, at - first};
    }
}

static bool stands_before(const zc_string *marked, size_t first, size_t at)
{
    for (size_t i = first; i < at; i++) {
        if (zci_string_same(marked[i], marked[at]))
            return true;
    }
    return false;
}

/* The characters that different marks from the first one on show within the reach;
 * `end` is where the last of them ends. */
static size_t worth(const zc_span *marks, const zc_string *marked, size_t count, size_t first,
                    size_t *end)
{
    size_t chars = 0;
    *end = marks[first].end;
    for (size_t i = first; i < count; i++) {
        if (i > first && marks[i].end > marks[first].start + REACH)
            break;
        if (stands_before(marked, first, i))
            continue;
        chars += marks[i].end - marks[i].start;
        *end = marks[i].end > *end ? marks[i].end : *end;
    }
    return chars;
}

static void choose_focus(cutting *c, zc_string text, const zc_span *marks, size_t count)
{
    zc_string marked[MARKS_MAX];
    size_t most = 0, end;
    if (count > MARKS_MAX)
        count = MARKS_MAX;
    c->focus_end = 1;
    find_marks(text, marks, count, marked);
    for (size_t i = 0; i < count; i++) {
        size_t chars = worth(marks, marked, count, i, &end);
        if (chars <= most)
            continue;
        most = chars;
        c->focus_start = marks[i].start;
        c->focus_end = end;
    }
}

/* A heading that runs into its text, and a sentence behind it that has no room: the snippet
 * keeps where it begins, and gets of that sentence what has. */
static void fill(cutting *c, zc_string text)
{
    c->focus_start = c->result.start;
    c->focus_end = c->result.end;
    c->clauses = true;
    walk(c, text);
}

zc_span zci_snippet_cut(zc_string text, const zc_span *marks, size_t mark_count)
{
    cutting c = {0};
    choose_focus(&c, text, marks, mark_count);
    walk(&c, text);
    if (c.result.end - c.result.start > ZCI_SNIPPET_CHARS) {
        c.clauses = true;
        walk(&c, text);
    } else if (c.result.end - c.result.start < ZCI_SNIPPET_CHARS / 2) {
        fill(&c, text);
    }
    if (c.result.end - c.result.start > (size_t)2 * ZCI_SNIPPET_CHARS) {
        /* No break far and wide: the mark and what fits behind it. */
        size_t before = ZCI_SNIPPET_CHARS / 4;
        size_t start = c.focus_start > before ? c.focus_start - before : 0;
        c.result.start = start > c.result.start ? start : c.result.start;
        size_t end = c.result.start + ZCI_SNIPPET_CHARS;
        if (end < c.focus_end)
            end = c.focus_end;
        c.result.end = end < c.result.end ? end : c.result.end;
    }
    return c.result;
}
