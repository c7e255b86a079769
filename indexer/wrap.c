/* Whether a text's lines are paragraphs or were broken at a margin.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A margin breaks sentences: in wrapped text most lines with another right
 * behind them are full and end within a sentence.  Where a line is a paragraph,
 * it ends with a full stop or its length is anything.  So each such pair of lines
 * is a vote, and headings, items and indented lines, which begin a paragraph in
 * either layout, have none; nor have titles, and lines without punctuation, such as
 * those of mastheads and lists. */
#include "wrap.h"

#include "genre.h"
#include "heading.h"

enum {
    COLUMNS_MIN = 20,
    COLUMNS_MAX = 200,
    INDENT_MAX = 64,
    LABEL_CHARS_MAX = 8,
    LINES_PER_WIDE = 8,   /* one in so many may be wider than any margin */
    LINES_PER_BROKEN = 8, /* of wrapped text, at most */
    FEW_LINES = 4         /* up to which a line must be nearly as wide as the widest */
};

/* The widths and indents of a text's lines. */
typedef struct survey {
    uint64_t by_columns[COLUMNS_MAX + 2]; /* the last: wider than any margin */
    uint64_t by_indent[INDENT_MAX + 1];
    uint64_t lines;
} survey;

typedef struct votes {
    uint64_t broken;   /* full, ends within a sentence, and prose */
    uint64_t early;    /* ends within a sentence though there was room */
    uint64_t finished; /* ends with a sentence */
} votes;

/* False when too many lines are wider than any margin. */
static bool take_survey(const char *text, size_t len, survey *s)
{
    zci_line_reader reader;
    zci_line line;
    zci_lines_start(&reader, text, len);
    while (zci_lines_next(&reader, &line)) {
        if (zci_line_is_blank(&line))
            continue;
        s->by_columns[line.columns <= COLUMNS_MAX ? line.columns : COLUMNS_MAX + 1]++;
        s->by_indent[line.indent < INDENT_MAX ? line.indent : INDENT_MAX]++;
        s->lines++;
        if (s->by_columns[COLUMNS_MAX + 1] > s->lines / LINES_PER_WIDE + 1)
            return false;
    }
    return true;
}

/* The width that nine tenths of the lines keep within; above COLUMNS_MAX if no margin's does. */
static unsigned common_width(const survey *s)
{
    uint64_t wanted = s->lines - s->lines / 10, seen = 0;
    unsigned columns = 0;
    while (columns <= COLUMNS_MAX && (seen += s->by_columns[columns]) < wanted)
        columns++;
    return columns;
}

static unsigned common_indent(const survey *s)
{
    unsigned best = 0;
    for (unsigned indent = 1; indent <= INDENT_MAX; indent++) {
        if (s->by_indent[indent] > s->by_indent[best])
            best = indent;
    }
    return best;
}

/* What a line shows of its sentences. */
typedef struct ending {
    bool finished; /* the last sentence ends here */
    bool prose;    /* there is punctuation */
} ending;

static bool ends_sentence(int32_t cp)
{
    return zci_is_full_stop(cp) || zci_is_clause_end(cp) || cp == 0xFF1A || cp == ':' ||
           cp == 0x2026 || cp == '.';
}

static ending look_at_ending(const char *text, zci_stretch line)
{
    ending seen = {false, false};
    bool before_bracket = false; /* a remark in brackets behind a sentence is part of it */
    zci_scan scan = {text, line.end.byte, line.start};
    int32_t cp;
    while ((cp = zci_scan_next(&scan)) != ZCI_SCAN_END) {
        if (ends_sentence(cp) || cp == 0xFF0C || cp == ',')
            seen.prose = true;
        if (cp == '(' || cp == 0xFF08)
            before_bracket = seen.finished;
        if (cp == ')' || cp == 0xFF09)
            seen.finished = seen.finished || before_bracket;
        else if (!zci_is_closer(cp) && cp != '"' && cp != '\'')
            seen.finished = ends_sentence(cp);
    }
    return seen;
}

/* A title, and a label with its value, end without a full stop and are as wide as
 * they may be. */
static bool is_like_title(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    for (int i = 0; i < LABEL_CHARS_MAX; i++) {
        int32_t cp = zci_scan_next(&scan);
        if (cp == ':' || cp == 0xFF1A)
            return true;
    }
    zc_string s = {text + line.start.byte, line.end.byte - line.start.byte};
    return zci_genre_of_title(s).len > 0;
}

static void vote(const char *text, const zci_layout *layout, unsigned full_tenths,
                 const zci_line *line, const zci_line *next, votes *count)
{
    bool full = line->columns * 10 >= (uint64_t)layout->columns * full_tenths;
    if (zci_heading_begins(text, next->span) || next->indent >= layout->indent + 2 ||
        zci_layout_is_wide(layout, line->columns))
        return;
    ending seen = look_at_ending(text, line->span);
    if (seen.finished) {
        count->finished++;
        return;
    }
    if (!seen.prose && !look_at_ending(text, next->span).prose)
        return;
    if (!full && !zci_heading_begins(text, line->span))
        count->early++;
    else if (full && !is_like_title(text, line->span))
        count->broken++;
}

static votes count_votes(const char *text, size_t len, const zci_layout *layout,
                         unsigned full_tenths)
{
    votes count = {0};
    zci_line_reader reader;
    zci_line line, next;
    zci_lines_start(&reader, text, len);
    bool more = zci_lines_next(&reader, &line);
    while (more && (more = zci_lines_next(&reader, &next))) {
        if (!zci_line_is_blank(&line) && !zci_line_is_blank(&next))
            vote(text, layout, full_tenths, &line, &next, &count);
        line = next;
    }
    return count;
}

zci_layout zci_layout_judge(const char *text, size_t len)
{
    zci_layout layout = {.lines = ZCI_LINES_PARAGRAPHS};
    survey s = {.lines = 0};
    if (!take_survey(text, len, &s) || s.lines < 2)
        return layout;
    layout.columns = common_width(&s);
    layout.indent = common_indent(&s);
    if (layout.columns < COLUMNS_MIN || layout.columns > COLUMNS_MAX)
        return layout;
    votes count = count_votes(text, len, &layout, s.lines <= FEW_LINES ? 9 : 8);
    if (count.broken * LINES_PER_BROKEN >= s.lines && count.broken >= count.finished &&
        count.broken >= 4 * count.early)
        layout.lines = ZCI_LINES_WRAPPED;
    return layout;
}
