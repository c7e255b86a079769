/* A long paragraph cut into windows of whole sentences.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "windows.h"

/* Below this a window takes a long sentence in rather than stay so short. */
enum { SHORT_WINDOW_CHARS = 120 };

/* ---- Marks ------------------------------------------------------------- */

static bool is_any_mark(int32_t cp)
{
    return zci_is_full_stop(cp) || zci_is_clause_end(cp) || zci_is_pause(cp);
}

static bool is_token_character(int32_t cp)
{
    return zci_is_digit(cp) || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

/* Half-width marks stand inside addresses and numbers too, and an English full
 * stop is one only before a space. */
static bool is_mark(const zci_mark_finder *finder, int32_t cp, int32_t next)
{
    if (cp == '.')
        return finder->matches == zci_is_full_stop && next == ' ';
    return finder->matches(cp) && !(cp < 0x80 && is_token_character(next));
}

static void swallow_closers(zci_scan *scan)
{
    for (;;) {
        int32_t cp = zci_scan_peek(scan);
        if (!zci_is_closer(cp) && !zci_is_full_stop(cp))
            return;
        zci_scan_next(scan);
    }
}

/* Finds the first mark at or after `from`, at most `most` characters away. */
static bool find_mark(zci_mark_finder *finder, zci_place from, size_t most)
{
    zci_scan *scan = &finder->scan;
    if (finder->found.byte > from.byte)
        return finder->found.chars - from.chars <= most;
    if (scan->at.byte < from.byte)
        scan->at = from;
    while (scan->at.byte < scan->len && scan->at.chars - from.chars < most) {
        int32_t cp = zci_scan_next(scan);
        if (!is_mark(finder, cp, zci_scan_peek(scan)))
            continue;
        swallow_closers(scan);
        finder->found = scan->at;
        return true;
    }
    return false;
}

/* The end of the smallest piece at `from` that no window cuts. */
static zci_place piece_end(zci_windows *w, zci_place from)
{
    if (find_mark(&w->sentence, from, ZCI_SENTENCE_CHARS_MAX))
        return w->sentence.found;
    if (w->end.chars - from.chars <= ZCI_SENTENCE_CHARS_MAX)
        return w->end;
    if (find_mark(&w->clause, from, ZCI_SENTENCE_CHARS_MAX))
        return w->clause.found;
    if (find_mark(&w->pause, from, ZCI_UNBROKEN_CHARS_MAX))
        return w->pause.found;
    if (w->end.chars - from.chars <= ZCI_UNBROKEN_CHARS_MAX)
        return w->end;
    zci_scan scan = {w->text, w->end.byte, from};
    while (scan.at.chars - from.chars < ZCI_UNBROKEN_CHARS_MAX)
        zci_scan_next(&scan);
    return scan.at;
}

/* ---- Windows ----------------------------------------------------------- */

void zci_windows_start(zci_windows *w, const char *text, zci_stretch paragraph)
{
    zci_scan scan = {text, paragraph.end.byte, paragraph.start};
    *w = (zci_windows){.text = text, .at = paragraph.start, .end = paragraph.end};
    w->sentence = (zci_mark_finder){zci_is_full_stop, scan, {0, 0}};
    w->clause = (zci_mark_finder){zci_is_clause_end, scan, {0, 0}};
    w->pause = (zci_mark_finder){is_any_mark, scan, {0, 0}};
}

/* Whether a window of `have` characters is better without the next piece. */
static bool is_enough(size_t have, size_t piece, size_t aim)
{
    if (have < SHORT_WINDOW_CHARS && have + piece <= ZCI_SENTENCE_CHARS_MAX)
        return false;
    return have >= aim || have + piece > aim + (aim - have);
}

/* What is left is shared out evenly, so that no window is a mere rest. */
static zci_place window_end(zci_windows *w)
{
    size_t left = w->end.chars - w->at.chars;
    if (left <= ZCI_WINDOW_CHARS_MAX)
        return w->end;
    size_t count = (left + ZCI_WINDOW_CHARS_AIM - 1) / ZCI_WINDOW_CHARS_AIM;
    zci_place end = piece_end(w, w->at);
    while (end.byte < w->end.byte) {
        zci_place next = piece_end(w, end);
        if (is_enough(end.chars - w->at.chars, next.chars - end.chars, left / count))
            break;
        end = next;
    }
    return end;
}

bool zci_windows_next(zci_windows *w, zci_stretch *window)
{
    while (w->at.byte < w->end.byte) {
        zci_stretch whole = {w->at, window_end(w)};
        w->at = whole.end;
        *window = zci_stretch_trim(w->text, whole);
        if (window->start.byte < window->end.byte)
            return true;
    }
    return false;
}
