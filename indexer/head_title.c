/* The title that a web page's head states.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "head_title.h"

#include "base/string.h"
#include "genre.h"

enum {
    IDEOGRAPHS_MIN = 6,      /* of a title: 通知公告 is a column */
    TELLING_IDEOGRAPHS = 10, /* of one that names no kind of document */
    PARTS_MAX = 8,           /* that a head is split into */
    LINES_MAX = 4,           /* of a title */
    LOOKED_AT = 2000         /* lines of a page */
};

/* ---- The parts of a head --------------------------------------------------------- */

typedef struct parts {
    zci_stretch part[PARTS_MAX];
    size_t count;
} parts;

/* Signs that stand between a title and a site's name.  A title may have some of them, too. */
static bool is_separator(int32_t cp)
{
    return cp == '_' || cp == '|' || cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == 0xFF5C ||
           cp == 0xFF0D || cp == 0xFF3F || cp == '>' || cp == 0x00BB;
}

static void split(zc_string head, parts *p)
{
    zci_scan scan = {head.data, head.len, {0, 0}};
    zci_place start = {0, 0};
    int32_t before = 0;
    p->count = 0;
    for (;;) {
        zci_place at = scan.at;
        int32_t cp = zci_scan_next(&scan);
        bool parts_years = zci_is_digit(before) && zci_is_digit(zci_scan_peek(&scan));
        before = cp;
        if (cp != ZCI_SCAN_END && (!is_separator(cp) || parts_years))
            continue;
        zci_stretch part = zci_stretch_trim(head.data, (zci_stretch){start, at});
        if (part.end.byte > part.start.byte && p->count < PARTS_MAX)
            p->part[p->count++] = part;
        start = scan.at;
        if (cp == ZCI_SCAN_END)
            return;
    }
}

/* ---- Lines that say the same ----------------------------------------------------- */

/* Moves both behind what they have in common, but for white space, up to the end of `line`;
 * false when they differ before that. */
static bool match_line(zci_scan *title, zci_scan line)
{
    for (;;) {
        zci_scan_skip_blanks(&line);
        if (zci_scan_peek(&line) == ZCI_SCAN_END)
            return true;
        zci_scan_skip_blanks(title);
        if (zci_scan_next(title) != zci_scan_next(&line))
            return false;
    }
}

/* Whether a title is the line and perhaps some that follow it. */
static bool match_lines(zci_line_reader reader, zci_line line, zc_string title, zci_stretch *lines)
{
    zci_scan rest = {title.data, title.len, {0, 0}};
    *lines = line.span;
    for (size_t i = 0; i < LINES_MAX; i++) {
        if (!match_line(&rest, (zci_scan){reader.scan.text, line.span.end.byte, line.span.start}))
            return false;
        lines->end = line.span.end;
        zci_scan_skip_blanks(&rest);
        if (zci_scan_peek(&rest) == ZCI_SCAN_END)
            return true;
        do {
            if (!zci_lines_next(&reader, &line))
                return false;
        } while (zci_line_is_blank(&line));
    }
    return false;
}

static bool find_title(const zci_page *page, zc_string title, zci_stretch *lines)
{
    zci_line_reader reader;
    zci_line line;
    zci_page_lines(page, &reader);
    for (size_t i = 0; i < LOOKED_AT && zci_lines_next(&reader, &line); i++) {
        if (!zci_line_is_blank(&line) && match_lines(reader, line, title, lines))
            return true;
    }
    return false;
}

static zc_string span(zc_string head, const parts *p, size_t first, size_t last)
{
    size_t start = p->part[first].start.byte;
    return (zc_string){head.data + start, p->part[last].end.byte - start};
}

static size_t count_ideographs(zc_string text)
{
    return zci_ideographs_count(text.data, (zci_stretch){{0, 0}, {text.len, 0}});
}

/* 临湖市人民政府门户网站 is a line of many pages, too, and no title. */
static bool could_be_title(zc_string part)
{
    static const char *const site_ends[] = {"网",   "网站", "政府",   "门户", "平台",  "官网",
                                            "首页", "频道", "委员会", "局",   "办公室"};
    if (zci_string_ends_in_one_of(part, site_ends, sizeof site_ends / sizeof site_ends[0]))
        return false;
    size_t ideographs = count_ideographs(part);
    return ideographs >= TELLING_IDEOGRAPHS ||
           (ideographs >= IDEOGRAPHS_MIN && zci_genre_of_title(part).len > 0);
}

/* The longest first, and rather what the head begins with. */
zc_string zci_head_title_find(const zci_page *page, zc_string head, zci_stretch *lines)
{
    parts p;
    split(head, &p);
    for (size_t length = p.count; length > 0; length--) {
        for (size_t first = 0; first + length <= p.count; first++) {
            zc_string title = span(head, &p, first, first + length - 1);
            if (could_be_title(title) && find_title(page, title, lines))
                return title;
        }
    }
    return (zc_string){"", 0};
}

zc_string zci_head_title_of(zc_string head)
{
    parts p;
    split(head, &p);
    for (size_t i = 0; i < p.count; i++) {
        zc_string part = span(head, &p, i, i);
        if (could_be_title(part))
            return part;
    }
    return (zc_string){"", 0};
}
