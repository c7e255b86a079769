/* The part of a passage to show.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "snippet.h"

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

zc_span zci_snippet_cut(zc_string text, const zc_span *marks, size_t mark_count)
{
    cutting c = {0};
    c.focus_start = mark_count > 0 ? marks[0].start : 0;
    c.focus_end = mark_count > 0 ? marks[0].end : 1;
    walk(&c, text);
    if (c.result.end - c.result.start > ZCI_SNIPPET_CHARS) {
        c.clauses = true;
        walk(&c, text);
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
