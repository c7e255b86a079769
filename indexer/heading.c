/* Headings and numbered items by their form.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "heading.h"

enum {
    WHOLE_CHARS_MAX = 60,     /* of a heading that is a line */
    MARKDOWN_CHARS_MAX = 200, /* its mark is clear, so it may be longer */
    RUN_IN_CHARS_MAX = 40,
    LIST_CHARS_SEEN = 2000 /* in which 一是 is looked for its 二是 */
};

bool zci_heading_begins(const char *text, zci_stretch line)
{
    zci_mark mark;
    return zci_mark_read(text, line, &mark) && !mark.dotless;
}

/* ---- What a paragraph shows -------------------------------------------- */

/* What the first characters of a paragraph show. */
typedef struct opening {
    size_t stop_chars; /* characters before the first full stop; 0 for none */
    bool has_clause;   /* a semicolon before it */
    bool all_seen;     /* the paragraph was looked at to its end */
    int32_t last;      /* its last character then */
} opening;

static opening look(const char *text, zci_stretch paragraph, size_t most)
{
    opening seen = {0};
    zci_scan scan = {text, paragraph.end.byte, paragraph.start};
    for (size_t i = 0; i < most; i++) {
        int32_t cp = zci_scan_next(&scan);
        if (cp == ZCI_SCAN_END) {
            seen.all_seen = true;
            break;
        }
        seen.last = cp;
        if (seen.stop_chars == 0 && zci_is_full_stop(cp))
            seen.stop_chars = i;
        if (seen.stop_chars == 0 && zci_is_clause_end(cp))
            seen.has_clause = true;
    }
    return seen;
}

static bool is_unfinished(int32_t last)
{
    return last == 0xFF0C || last == ',' || last == 0x3001 || zci_is_clause_end(last);
}

/* A line that is a heading: short, and no sentence. */
static bool is_whole(const opening *seen)
{
    return seen->all_seen && seen->stop_chars == 0 && !seen->has_clause &&
           !is_unfinished(seen->last);
}

static bool is_run_in(const opening *seen, size_t mark_chars)
{
    return seen->stop_chars > mark_chars && seen->stop_chars <= RUN_IN_CHARS_MAX &&
           !seen->has_clause;
}

/* Where a heading ends whose line end was lost: at a blank. */
typedef struct blank {
    size_t chars;       /* characters before it; 0 for none */
    bool before_a_mark; /* another heading or item follows: there is no doubt */
    bool wide;          /* more than one blank: an indent followed, too */
} blank;

static bool ends_title(int32_t cp)
{
    return cp == ZCI_SCAN_END || cp == 0xFF0C || cp == ',' || zci_is_full_stop(cp) ||
           zci_is_clause_end(cp) || cp == 0xFF1A || cp == ':';
}

static blank find_blank(const char *text, zci_stretch paragraph, size_t mark_chars)
{
    blank found = {0, false, false};
    zci_scan scan = {text, paragraph.end.byte, paragraph.start};
    while (scan.at.chars - paragraph.start.chars < mark_chars)
        zci_scan_next(&scan);
    zci_scan_skip_blanks(&scan);
    for (size_t chars = 0; !ends_title(zci_scan_peek(&scan)); chars++) {
        size_t before = scan.at.chars - paragraph.start.chars;
        if (before > RUN_IN_CHARS_MAX)
            break;
        if (!zci_is_blank(zci_scan_next(&scan)) || chars < 2)
            continue;
        bool wide = zci_is_blank(zci_scan_peek(&scan));
        zci_scan_skip_blanks(&scan);
        zci_mark mark;
        zci_stretch rest = {scan.at, paragraph.end};
        if (scan.at.byte < scan.len && zci_mark_read(text, rest, &mark) && !mark.dotless)
            return (blank){before, true, wide};
        if (found.chars == 0 && zci_is_ideograph(zci_scan_peek(&scan)))
            found = (blank){before, false, wide};
    }
    return found;
}

static zci_heading heading_of(const zci_mark *mark)
{
    return (zci_heading){
        .kind = mark->kind, .inner = mark->inner, .depth = mark->depth, .number = mark->number};
}

/* ---- How far the heading goes ------------------------------------------ */

static zci_heading judge_numbered(const char *text, zci_stretch paragraph, const zci_mark *mark)
{
    opening seen = look(text, paragraph, WHOLE_CHARS_MAX + 1);
    zci_heading heading = heading_of(mark);
    heading.doubtful = mark->dotless;
    blank end = find_blank(text, paragraph, mark->chars);
    bool is_long = zci_stretch_chars(paragraph) > WHOLE_CHARS_MAX;
    bool at_blank = end.before_a_mark || (end.wide && is_long);
    if (!at_blank && is_whole(&seen) && zci_stretch_chars(paragraph) > mark->chars) {
        heading.whole = true;
        heading.heading_chars = zci_stretch_chars(paragraph);
    } else if (!at_blank && is_run_in(&seen, mark->chars)) {
        heading.heading_chars = seen.stop_chars;
    } else if (at_blank || is_long) {
        heading.heading_chars = end.chars;
    }
    if (mark->dotless && heading.heading_chars == 0)
        return (zci_heading){.kind = ZCI_HEADING_NONE};
    return heading;
}

/* ——在全市教育工作会议上的讲话, ——2024年3月5日在……会议上: the occasion of a speech. */
static bool is_occasion(const char *text, zci_stretch paragraph, const zci_mark *mark)
{
    zci_scan scan = {text, paragraph.end.byte, paragraph.start};
    while (scan.at.chars - paragraph.start.chars < mark->chars)
        zci_scan_next(&scan);
    int32_t first = zci_scan_peek(&scan), before = 0, last = first;
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        before = last;
        last = cp;
    }
    return zci_is_digit(first) || last == 0x4E0A || /* 上 */
           (before == 0x8BB2 && last == 0x8BDD) ||  /* 讲话 */
           (before == 0x53D1 && last == 0x8A00);    /* 发言 */
}

/* A line behind a dash is a heading, a signature or a subtitle. */
static zci_heading judge_dash(const char *text, zci_stretch paragraph, const zci_mark *mark)
{
    zci_heading heading = judge_numbered(text, paragraph, mark);
    heading.doubtful = heading.whole;
    if (heading.whole && is_occasion(text, paragraph, mark))
        return (zci_heading){.kind = ZCI_HEADING_NONE};
    return heading;
}

/* Whether 二是 follows 一是 within the paragraph: then it is a sentence that lists. */
static bool lists_on(const char *text, zci_stretch paragraph)
{
    zci_scan scan = {text, paragraph.end.byte, paragraph.start};
    zci_scan_next(&scan);
    for (size_t i = 1; i < LIST_CHARS_SEEN && scan.at.byte < scan.len; i++) {
        int32_t cp = zci_scan_next(&scan);
        if (!zci_is_full_stop(cp) && !zci_is_clause_end(cp) && cp != 0xFF0C && cp != ',')
            continue;
        zci_mark mark;
        zci_stretch rest = {scan.at, paragraph.end};
        if (zci_mark_read(text, rest, &mark) && mark.kind == ZCI_HEADING_LIST)
            return true;
    }
    return false;
}

static zci_heading judge_list(const char *text, zci_stretch paragraph, const zci_mark *mark)
{
    if (lists_on(text, paragraph))
        return (zci_heading){.kind = ZCI_HEADING_NONE};
    zci_heading heading = judge_numbered(text, paragraph, mark);
    opening seen = look(text, paragraph, WHOLE_CHARS_MAX + 2);
    bool one_sentence = seen.all_seen && seen.stop_chars + 1 == zci_stretch_chars(paragraph);
    if (one_sentence && !seen.has_clause) {
        heading.whole = true;
        heading.heading_chars = seen.stop_chars;
    }
    heading.doubtful = heading.whole;
    return heading;
}

/* For marks that make a heading only when the whole line is one. */
static zci_heading judge_line(const char *text, zci_stretch paragraph, const zci_mark *mark)
{
    size_t most = mark->kind == ZCI_HEADING_MARKDOWN ? MARKDOWN_CHARS_MAX : WHOLE_CHARS_MAX;
    opening seen = look(text, paragraph, most + 1);
    bool whole = mark->kind == ZCI_HEADING_MARKDOWN ? seen.all_seen : is_whole(&seen);
    blank end = {0, false, false};
    if (zci_is_division(mark->kind))
        end = find_blank(text, paragraph, mark->chars);
    if (!whole && !end.before_a_mark)
        return (zci_heading){.kind = ZCI_HEADING_NONE};
    zci_heading heading = heading_of(mark);
    heading.whole = !end.before_a_mark;
    heading.heading_chars = end.before_a_mark ? end.chars : zci_stretch_chars(paragraph);
    return heading;
}

static zci_heading judge_article(zci_stretch paragraph, const zci_mark *mark)
{
    zci_heading heading = heading_of(mark);
    heading.whole = mark->chars == zci_stretch_chars(paragraph);
    heading.heading_chars = mark->chars;
    return heading;
}

zci_heading zci_heading_read(const char *text, zci_stretch paragraph)
{
    zci_mark mark;
    if (!zci_mark_read(text, paragraph, &mark))
        return (zci_heading){.kind = ZCI_HEADING_NONE};
    switch (mark.kind) {
    case ZCI_HEADING_NONE:
    case ZCI_HEADING_DECIMAL:
    case ZCI_HEADING_SENTENCE:
    case ZCI_HEADING_KINDS:
        break;
    case ZCI_HEADING_MARKDOWN:
    case ZCI_HEADING_ANNEX:
    case ZCI_HEADING_PART:
    case ZCI_HEADING_SUBPART:
    case ZCI_HEADING_CHAPTER:
    case ZCI_HEADING_SECTION:
    case ZCI_HEADING_SUBSECTION:
    case ZCI_HEADING_LABEL:
        return judge_line(text, paragraph, &mark);
    case ZCI_HEADING_ARTICLE:
        return judge_article(paragraph, &mark);
    case ZCI_HEADING_LIST:
        return judge_list(text, paragraph, &mark);
    case ZCI_HEADING_DASH:
        return judge_dash(text, paragraph, &mark);
    case ZCI_HEADING_HAN:
    case ZCI_HEADING_BRACKET:
    case ZCI_HEADING_ARABIC:
    case ZCI_HEADING_DIGIT_BRACKET:
    case ZCI_HEADING_HALF_BRACKET:
    case ZCI_HEADING_CIRCLE:
        return judge_numbered(text, paragraph, &mark);
    }
    return (zci_heading){.kind = ZCI_HEADING_NONE};
}
