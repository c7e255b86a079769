/* A text's title.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "title.h"

#include "base/fail.h"
#include "genre.h"
#include "heading.h"
#include "lines.h"

#include <string.h>

enum {
    LINES_SEEN = 15,
    CHARS_MIN = 8,
    CHARS_MAX = 80,
    MARKDOWN_CHARS_MAX = 200, /* marked as a heading, so it may be longer */
    IDEOGRAPHS_MIN = 4
};

/* The first lines of a text that are not blank. */
typedef struct top {
    const char *text;
    zci_stretch line[LINES_SEEN];
    size_t count;
} top;

static void read_top(top *t, const char *text, size_t len)
{
    zci_line_reader reader;
    zci_line line;
    t->text = text;
    t->count = 0;
    zci_lines_start(&reader, text, len);
    while (t->count < LINES_SEEN && zci_lines_next(&reader, &line)) {
        if (!zci_line_is_blank(&line))
            t->line[t->count++] = line.span;
    }
}

static zc_string string_of(const char *text, zci_stretch span)
{
    return (zc_string){text + span.start.byte, span.end.byte - span.start.byte};
}

static bool holds(zc_string text, const char *part)
{
    size_t len = strlen(part);
    for (size_t i = 0; i + len <= text.len; i++) {
        if (memcmp(text.data + i, part, len) == 0)
            return true;
    }
    return false;
}

static bool ends_in(zc_string text, const char *part)
{
    size_t len = strlen(part);
    return text.len >= len && memcmp(text.data + text.len - len, part, len) == 0;
}

/* ---- One line ---------------------------------------------------------- */

/* Drops the number before an entry of a contents list, as in 2.2024年工作要点15. */
static zci_stretch strip_entry_number(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    size_t digits = 0;
    while (zci_is_digit(zci_scan_peek(&scan))) {
        zci_scan_next(&scan);
        digits++;
    }
    if (digits == 0 || digits > 2 || !(zci_scan_skip(&scan, '.') || zci_scan_skip(&scan, 0xFF0E)))
        return line;
    return (zci_stretch){scan.at, line.end};
}

/* Drops a page or series number of up to three digits behind a genre word. */
static zci_stretch strip_page(const char *text, zci_stretch line)
{
    zci_stretch cut = line;
    while (cut.end.byte > cut.start.byte && cut.end.chars + 3 > line.end.chars) {
        char last = text[cut.end.byte - 1];
        if (last != ' ' && (last < '0' || last > '9'))
            break;
        cut.end.byte--;
        cut.end.chars--;
    }
    bool changed = cut.end.byte < line.end.byte;
    return changed && zci_genre_of_title(string_of(text, cut)).len > 0 ? cut : line;
}

static size_t count_ideographs(const char *text, zci_stretch line)
{
    size_t count = 0;
    zci_scan scan = {text, line.end.byte, line.start};
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;)
        count += zci_is_ideograph(cp);
    return count;
}

/* What a title does not hold: sentences, labels with their values, the way to a
 * page. */
static bool holds_prose(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    int32_t cp, last = 0;
    while ((cp = zci_scan_next(&scan)) != ZCI_SCAN_END) {
        if (zci_is_full_stop(cp) || zci_is_clause_end(cp) || cp == ':' || cp == 0xFF1A ||
            cp == '>' || cp == 0x203A || cp == 0xBB || cp == '|')
            return true;
        last = cp;
    }
    return last == ',' || last == 0xFF0C || last == 0x3001;
}

static bool could_be_title(const char *text, zci_stretch line)
{
    size_t chars = line.end.chars - line.start.chars;
    zc_string s = string_of(text, line);
    return chars >= CHARS_MIN && chars <= CHARS_MAX &&
           count_ideographs(text, line) >= IDEOGRAPHS_MIN && !holds_prose(text, line) &&
           !zci_heading_begins(text, line) && !ends_in(s, "文件") && !ends_in(s, "号") &&
           !holds(s, " / ");
}

static zci_stretch narrowed(const char *text, zci_stretch line)
{
    return strip_page(text, strip_entry_number(text, line));
}

/* ---- Choosing ---------------------------------------------------------- */

/* "# Title": its first heading is a Markdown text's title. */
static bool find_markdown(const top *t, zci_stretch *title)
{
    for (size_t i = 0; i < t->count; i++) {
        zci_scan scan = {t->text, t->line[i].end.byte, t->line[i].start};
        if (!zci_scan_skip(&scan, '#') || !zci_is_blank(zci_scan_peek(&scan)))
            continue;
        zci_scan_skip_blanks(&scan);
        *title = (zci_stretch){scan.at, t->line[i].end};
        size_t chars = title->end.chars - title->start.chars;
        return chars > 0 && chars <= MARKDOWN_CHARS_MAX;
    }
    return false;
}

static bool names_genre(const char *text, zci_stretch line)
{
    return zci_genre_of_title(string_of(text, line)).len > 0;
}

/* A line that says 关于 and goes on in the next one. */
static bool goes_on(const top *t, size_t at, zci_stretch line)
{
    if (at + 1 >= t->count || !holds(string_of(t->text, line), "关于"))
        return false;
    zci_stretch next = t->line[at + 1];
    size_t chars = line.end.chars - line.start.chars + next.end.chars - next.start.chars;
    return chars <= CHARS_MAX && names_genre(t->text, next) && !holds_prose(t->text, next) &&
           !zci_heading_begins(t->text, next);
}

/* An order's letterhead, such as 某市人民政府令, stands before the title. */
static bool is_letterhead(const char *text, zci_stretch line)
{
    return ends_in(string_of(text, line), "令");
}

static bool find_with_genre(const top *t, zci_stretch *title, zci_stretch *rest)
{
    for (size_t i = 0; i < t->count; i++) {
        zci_stretch line = narrowed(t->text, t->line[i]);
        if (!could_be_title(t->text, line) || is_letterhead(t->text, line))
            continue;
        if (names_genre(t->text, line)) {
            *title = line;
            return true;
        }
        if (goes_on(t, i, line)) {
            *title = line;
            *rest = t->line[i + 1];
            return true;
        }
    }
    return false;
}

static bool names_site(zc_string line)
{
    return ends_in(line, "网") || ends_in(line, "论坛") || ends_in(line, "社区") ||
           ends_in(line, "之家") || ends_in(line, "首页");
}

static bool find_first(const top *t, zci_stretch *title)
{
    if (t->count == 0 || !could_be_title(t->text, t->line[0]) ||
        names_site(string_of(t->text, t->line[0])))
        return false;
    *title = t->line[0];
    return true;
}

/* A year such as 2024年. */
static bool names_year(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    unsigned digits = 0;
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        if (cp == 0x5E74 && digits == 4)
            return true;
        digits = zci_is_digit(cp) ? digits + 1 : 0;
    }
    return false;
}

bool zci_title_begins_document(const char *text, zci_stretch paragraph)
{
    if (paragraph.end.chars - paragraph.start.chars > CHARS_MAX ||
        !could_be_title(text, paragraph) || !names_genre(text, paragraph))
        return false;
    return names_year(text, paragraph) || holds(string_of(text, paragraph), "关于");
}

/* ---- Results ----------------------------------------------------------- */

static zc_status set_title(zci_document_record *record, zci_arena *arena, zc_string first,
                           zc_string rest, zci_title_kind kind, zc_error *error)
{
    char *joined = zci_arena_alloc(arena, first.len + rest.len + 1, 1);
    if (joined == NULL)
        return zci_fail_memory(error);
    memcpy(joined, first.data, first.len);
    if (rest.len > 0)
        memcpy(joined + first.len, rest.data, rest.len);
    record->text[ZCI_DOCUMENT_TITLE] = (zc_string){joined, first.len + rest.len};
    record->count[ZCI_DOCUMENT_TITLE_KIND] = kind;
    record->found[ZC_FACT_TITLE].origin =
        kind == ZCI_TITLE_DERIVED ? ZC_ORIGIN_DERIVED : ZC_ORIGIN_TEXT;
    return ZC_OK;
}

zc_status zci_title_read(const char *text, size_t len, zci_arena *arena,
                         zci_document_record *record, zc_error *error)
{
    top t;
    zci_stretch title = {0}, rest = {0};
    read_top(&t, text, len);
    if (!find_markdown(&t, &title) && !find_with_genre(&t, &title, &rest) &&
        !find_first(&t, &title))
        return ZC_OK;
    return set_title(record, arena, string_of(text, title), string_of(text, rest),
                     ZCI_TITLE_IN_TEXT, error);
}

zc_status zci_title_derive(const char *path, zci_arena *arena, zci_document_record *record,
                           zc_error *error)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *dot = strrchr(name, '.');
    size_t len = dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name);
    return set_title(record, arena, (zc_string){name, len}, (zc_string){"", 0}, ZCI_TITLE_DERIVED,
                     error);
}

bool zci_title_is_stated(const char *text, size_t len, zc_string title)
{
    top t;
    read_top(&t, text, len);
    for (size_t i = 0; i < t.count; i++) {
        zc_string line = string_of(text, t.line[i]);
        if (line.len == title.len && memcmp(line.data, title.data, title.len) == 0)
            return true;
    }
    return false;
}
