/* Headings and numbered items by their form.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "heading.h"

enum {
    WHOLE_CHARS_MAX = 60,     /* of a heading that is a line */
    MARKDOWN_CHARS_MAX = 200, /* its mark is clear, so it may be longer */
    RUN_IN_CHARS_MAX = 40,
    NUMBER_CHARS_MAX = 9
};

/* The mark at the start of a paragraph. */
typedef struct mark {
    zci_heading_kind kind;
    unsigned depth;
    size_t chars; /* from the paragraph's start to the end of the mark */
} mark;

/* ---- Numbers ----------------------------------------------------------- */

static bool read_han_number(zci_scan *scan, size_t most)
{
    size_t count = 0;
    while (count <= most && zci_han_numeral(zci_scan_peek(scan)) >= 0) {
        zci_scan_next(scan);
        count++;
    }
    return count > 0 && count <= most;
}

static bool read_digits(zci_scan *scan, size_t most)
{
    size_t count = 0;
    while (count <= most && zci_is_digit(zci_scan_peek(scan))) {
        zci_scan_next(scan);
        count++;
    }
    return count > 0 && count <= most;
}

static bool read_number(zci_scan *scan)
{
    return zci_is_digit(zci_scan_peek(scan)) ? read_digits(scan, 4)
                                             : read_han_number(scan, NUMBER_CHARS_MAX);
}

/* ---- Marks ------------------------------------------------------------- */

/* "## " */
static bool read_markdown(zci_scan *scan, mark *found)
{
    unsigned depth = 0;
    while (depth <= 6 && zci_scan_skip(scan, '#'))
        depth++;
    if (depth == 0 || depth > 6 || !zci_is_blank(zci_scan_peek(scan)))
        return false;
    found->kind = ZCI_HEADING_MARKDOWN;
    found->depth = depth;
    return true;
}

/* What comes after an article's number: a paragraph that only mentions one goes
 * on without a space. */
static bool ends_article_number(int32_t cp)
{
    return cp == ZCI_SCAN_END || zci_is_blank(cp) || cp == '*' || cp == '_' || cp == 0x3010 ||
           cp == 0xFF08 || cp == '(' || cp == 0xFF1A || cp == ':';
}

/* "第一章", "第十条", "第十条之一" */
static bool read_ordinal(zci_scan *scan, mark *found)
{
    if (!zci_scan_skip(scan, 0x7B2C) || !read_number(scan))
        return false;
    switch (zci_scan_next(scan)) {
    case 0x7F16: /* 编 */
    case 0x7BC7: /* 篇 */
        found->kind = ZCI_HEADING_PART;
        return true;
    case 0x7AE0: /* 章 */
        found->kind = ZCI_HEADING_CHAPTER;
        return true;
    case 0x8282: /* 节 */
        found->kind = ZCI_HEADING_SECTION;
        return true;
    case 0x6761: /* 条 */
        found->kind = ZCI_HEADING_ARTICLE;
        if (zci_scan_skip(scan, 0x4E4B) && !read_number(scan)) /* 之 */
            return false;
        return ends_article_number(zci_scan_peek(scan));
    default:
        return false;
    }
}

/* 二、三线城市 and 一、二年级 begin with two numbers, not with an item's. */
static bool is_counted(int32_t cp)
{
    static const int32_t counted[] = {0x5E74, 0x6708, 0x7EBF, 0x5B63, 0x7EA7, 0x7C7B, 0x5C42,
                                      0x53F7, 0x5C81, 0x65E5, 0x6B21, 0x697C, 0x73ED};
    for (size_t i = 0; i < sizeof counted / sizeof counted[0]; i++) {
        if (cp == counted[i])
            return true;
    }
    return false;
}

/* "一、" */
static bool read_han(zci_scan *scan, mark *found)
{
    if (!read_han_number(scan, 4) || !zci_scan_skip(scan, 0x3001))
        return false;
    zci_scan ahead = *scan;
    if (zci_han_numeral(zci_scan_next(&ahead)) >= 0 && is_counted(zci_scan_next(&ahead)))
        return false;
    found->kind = ZCI_HEADING_HAN;
    return true;
}

/* "(一)" */
static bool read_bracket(zci_scan *scan, mark *found)
{
    if (!zci_scan_skip(scan, '(') && !zci_scan_skip(scan, 0xFF08))
        return false;
    if (!read_han_number(scan, 4))
        return false;
    found->kind = ZCI_HEADING_BRACKET;
    return zci_scan_skip(scan, ')') || zci_scan_skip(scan, 0xFF09);
}

/* "1.", "1．", "1、"; but 1.5万 and 2.2024年 are a number each. */
static bool read_arabic(zci_scan *scan, mark *found)
{
    if (!read_digits(scan, 3))
        return false;
    found->kind = ZCI_HEADING_ARABIC;
    if (zci_scan_skip(scan, 0x3001))
        return true;
    return (zci_scan_skip(scan, '.') || zci_scan_skip(scan, 0xFF0E)) &&
           !zci_is_digit(zci_scan_peek(scan)) && zci_scan_peek(scan) != ZCI_SCAN_END;
}

/* "附件", "附件1", "附件1：任务清单"; but not "附件：1.任务清单", which only lists them. */
static bool read_annex(zci_scan *scan, mark *found)
{
    if (!zci_scan_skip(scan, 0x9644)) /* 附 */
        return false;
    int32_t cp = zci_scan_next(scan);
    if (cp != 0x4EF6 && cp != 0x5F55 && cp != 0x8868) /* 件 录 表 */
        return false;
    found->kind = ZCI_HEADING_ANNEX;
    zci_scan_skip_blanks(scan);
    bool numbered = read_number(scan);
    cp = zci_scan_peek(scan);
    return cp == ZCI_SCAN_END || (numbered && (zci_is_blank(cp) || cp == ':' || cp == 0xFF1A));
}

static bool read_dash(zci_scan *scan, mark *found)
{
    found->kind = ZCI_HEADING_DASH;
    return zci_scan_skip(scan, 0x2014) && zci_scan_skip(scan, 0x2014);
}

/* Markdown sets articles and items in bold. */
static void skip_bold(zci_scan *scan)
{
    zci_scan ahead = *scan;
    if (zci_scan_skip(&ahead, '*') && zci_scan_skip(&ahead, '*'))
        *scan = ahead;
}

static bool read_mark(const char *text, zci_stretch line, mark *found)
{
    static bool (*const readers[])(zci_scan *, mark *) = {
        read_markdown, read_ordinal, read_han, read_bracket, read_arabic, read_annex, read_dash};
    zci_scan scan = {text, line.end.byte, line.start};
    skip_bold(&scan);
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        zci_scan ahead = scan;
        *found = (mark){.kind = ZCI_HEADING_NONE};
        if (!readers[i](&ahead, found))
            continue;
        skip_bold(&ahead);
        found->chars = ahead.at.chars - line.start.chars;
        return true;
    }
    return false;
}

bool zci_heading_begins(const char *text, zci_stretch line)
{
    mark found;
    return read_mark(text, line, &found);
}

/* ---- How far the heading goes ------------------------------------------ */

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

static zci_heading judge_numbered(const char *text, zci_stretch paragraph, const mark *found)
{
    opening seen = look(text, paragraph, WHOLE_CHARS_MAX + 1);
    zci_heading heading = {.kind = found->kind};
    size_t chars = paragraph.end.chars - paragraph.start.chars;
    if (is_whole(&seen) && chars > found->chars) {
        heading.whole = true;
        heading.heading_chars = chars;
    } else if (is_run_in(&seen, found->chars)) {
        heading.heading_chars = seen.stop_chars;
    }
    return heading;
}

/* For marks that make a heading only when the whole line is one. */
static zci_heading judge_line(const char *text, zci_stretch paragraph, const mark *found)
{
    size_t most = found->kind == ZCI_HEADING_MARKDOWN ? MARKDOWN_CHARS_MAX : WHOLE_CHARS_MAX;
    size_t chars = paragraph.end.chars - paragraph.start.chars;
    opening seen = look(text, paragraph, most + 1);
    bool whole = found->kind == ZCI_HEADING_MARKDOWN ? seen.all_seen : is_whole(&seen);
    if (!whole)
        return (zci_heading){.kind = ZCI_HEADING_NONE};
    return (zci_heading){found->kind, found->depth, true, chars};
}

zci_heading zci_heading_read(const char *text, zci_stretch paragraph)
{
    mark found;
    if (!read_mark(text, paragraph, &found))
        return (zci_heading){.kind = ZCI_HEADING_NONE};
    switch (found.kind) {
    case ZCI_HEADING_NONE:
        break;
    case ZCI_HEADING_MARKDOWN:
    case ZCI_HEADING_ANNEX:
    case ZCI_HEADING_PART:
    case ZCI_HEADING_CHAPTER:
    case ZCI_HEADING_SECTION:
    case ZCI_HEADING_DASH:
        return judge_line(text, paragraph, &found);
    case ZCI_HEADING_ARTICLE:
        return (zci_heading){.kind = found.kind,
                             .whole = found.chars == paragraph.end.chars - paragraph.start.chars,
                             .heading_chars = found.chars};
    case ZCI_HEADING_HAN:
    case ZCI_HEADING_BRACKET:
    case ZCI_HEADING_ARABIC:
        return judge_numbered(text, paragraph, &found);
    }
    return (zci_heading){.kind = ZCI_HEADING_NONE};
}
