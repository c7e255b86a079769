/* A text's title.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "title.h"

#include "base/fail.h"
#include "base/path.h"
#include "base/string.h"
#include "date.h"
#include "document_number.h"
#include "first_lines.h"
#include "flat_title.h"
#include "genre.h"
#include "heading.h"
#include "headline.h"
#include "issuer.h"
#include "masthead.h"
#include "title_line.h"
#include "title_lines.h"

#include <string.h>

enum {
    MARKDOWN_CHARS_MAX = 200, /* marked as a heading, so it may be longer */
    PROSE_LINES = 5,          /* below a headline, in which its text begins */
    PROSE_CHARS = 30,
    SHORT_LINES = 3 /* lines of which one may be a short title, and of which one begins the text */
};

/* ---- Choosing ---------------------------------------------------------- */

/* "# Title": its first heading is a Markdown text's title. */
static bool find_markdown(const zci_first_lines *t, zci_stretch *title)
{
    for (size_t i = 0; i < t->count; i++) {
        zci_scan scan = {t->text, t->line[i].end.byte, t->line[i].start};
        if (!zci_scan_skip(&scan, '#') || !zci_is_blank(zci_scan_peek(&scan)))
            continue;
        zci_scan_skip_blanks(&scan);
        *title = (zci_stretch){scan.at, t->line[i].end};
        size_t chars = zci_stretch_chars(*title);
        return chars > 0 && chars <= MARKDOWN_CHARS_MAX;
    }
    return false;
}

/* A letterhead, such as 某市人民政府令 or 某市教育局通告, stands before the title. */
static bool is_letterhead(const char *text, zci_stretch line)
{
    zc_string s = zci_stretch_string(text, line);
    return zci_string_ends(s, "令") || zci_issuer_of_letterhead(s).len > 0;
}

/* The line above a forum's button, without what stands in square brackets before it:
 * [工作总结] 市教育局2018年度工作总结及2019年打算. */
static bool find_forum(const zci_first_lines *t, zci_stretch *title)
{
    for (size_t i = 1; i < t->count; i++) {
        zc_string button = zci_stretch_string(t->text, t->line[i]);
        if (!zci_string_begins(button, "[复制链接]") && !zci_string_begins(button, "电梯直达"))
            continue;
        zci_scan scan = {t->text, t->line[i - 1].end.byte, t->line[i - 1].start};
        if (zci_scan_skip(&scan, '[')) {
            while (scan.at.byte < scan.len && zci_scan_next(&scan) != ']')
                ;
            zci_scan_skip_blanks(&scan);
        }
        *title = (zci_stretch){scan.at, t->line[i - 1].end};
        return zci_ideographs_count(t->text, *title) >= ZCI_TITLE_IDEOGRAPHS_MIN &&
               zci_stretch_chars(*title) <= ZCI_TITLE_CHARS_MAX;
    }
    return false;
}

/* A line of the text itself, behind which no title comes. */
static bool is_text(const zci_first_lines *t, size_t at)
{
    zci_stretch line = t->line[at];
    return zci_stretch_chars(line) > ZCI_TITLE_CHARS_MAX &&
           zci_string_has(zci_stretch_string(t->text, line), "。");
}

static bool find_with_genre(const zci_first_lines *t, zci_title_lines *c)
{
    for (size_t i = 0; i < t->count && !is_text(t, i); i++) {
        zci_stretch line = zci_title_line_narrowed(t->text, t->line[i]);
        if (!zci_title_line_could_be(t->text, line) || is_letterhead(t->text, line))
            continue;
        if (zci_title_line_names_genre(t->text, line))
            zci_title_lines_take(c, line);
        else if (!zci_title_lines_go_on(t, i, line, c))
            continue;
        zci_title_lines_complete(t, i, c);
        return true;
    }
    return false;
}

static bool names_site(zc_string line)
{
    return zci_string_ends(line, "网") || zci_string_ends(line, "论坛") ||
           zci_string_ends(line, "社区") || zci_string_ends(line, "之家") ||
           zci_string_ends(line, "首页");
}

static bool asks_something(zc_string line)
{
    return zci_string_ends(line, "？") || zci_string_ends(line, "?");
}

/* 办人民满意的教育！ above a title is a site's. */
static bool is_slogan(const zci_first_lines *t)
{
    zc_string line = zci_stretch_string(t->text, t->line[0]);
    return (zci_string_ends(line, "！") || zci_string_ends(line, "!")) && t->count > 1 &&
           zci_title_line_could_be(t->text, t->line[1]);
}

/* Whether the text begins soon behind the first line; a question may be one of several on
 * a page, and is no title then. */
static bool is_headed(const zci_first_lines *t)
{
    bool asks = asks_something(zci_stretch_string(t->text, t->line[0]));
    bool prose = false;
    for (size_t i = 1; i < t->count; i++) {
        zc_string line = zci_stretch_string(t->text, t->line[i]);
        if (asks && (zci_string_begins(line, "答") || asks_something(line)))
            return false;
        prose = prose || (i <= PROSE_LINES && zci_string_has(line, "。") &&
                          zci_stretch_chars(t->line[i]) >= PROSE_CHARS);
    }
    return prose;
}

/* 某市指挥部令第13号, without a title of its own below. */
static bool is_order(const zci_first_lines *t)
{
    zci_document_number number;
    zc_string line = zci_stretch_string(t->text, t->line[0]);
    return zci_document_number_read(line, &number) &&
           !zci_string_has((zc_string){number.text, number.len}, "〔") && t->count > 1 &&
           !zci_title_line_could_be(t->text, t->line[1]);
}

static bool is_headline(const zci_first_lines *t)
{
    zci_stretch line = t->line[0];
    return zci_title_line_has_form(t->text, line) && is_headed(t) && !is_slogan(t) &&
           (zci_string_ends(zci_stretch_string(t->text, line), "号")
                ? is_order(t)
                : zci_headline_is_one(t->text, line));
}

static bool find_first(const zci_first_lines *t, zci_stretch *title)
{
    if (t->count == 0 || names_site(zci_stretch_string(t->text, t->line[0])) ||
        (!zci_title_line_could_be(t->text, t->line[0]) && !is_headline(t)))
        return false;
    *title = t->line[0];
    return true;
}

/* 通知公告 and 政策解读 are columns of a site; a title says of what it is a notice. */
static bool names_column(zc_string line)
{
    static const char *const columns[] = {"政策解读", "规章制度", "办事指南", "公开指南",
                                          "公开目录", "公开制度", "年度报告", "政府公报",
                                          "标准规范", "政策措施", "法律法规", "服务指南"};
    zc_string genre = zci_genre_of_title(line);
    bool names = false;
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        names = names || zci_string_ends(line, columns[i]);
    if (line.len > genre.len)
        line.len -= genre.len;
    return names || zci_title_line_genre(line).len > 0;
}

/* When a law was adopted or amended: 2005年9月30日 某省第十届人民代表大会…通过. */
static bool tells_adoption(const char *text, zci_stretch line)
{
    static const char *const words[] = {"通过", "批准", "修正", "修订"};
    static const char *const orders[] = {"令", "公布", "发布", "施行"};
    zci_scan scan = {text, line.end.byte, line.start};
    zci_date date;
    if (!zci_scan_skip(&scan, '('))
        zci_scan_skip(&scan, 0xFF08); /* （ */
    zci_scan_skip_blanks(&scan);
    if (!zci_date_scan(&scan, &date) || date.len != ZCI_DATE_WHOLE)
        return false;
    zc_string rest = zci_stretch_string(text, (zci_stretch){scan.at, line.end});
    return zci_string_has_one_of(rest, words, sizeof words / sizeof words[0]) ||
           (zci_string_has(rest, orders[0]) &&
            zci_string_has_one_of(rest, orders + 1, sizeof orders / sizeof orders[0] - 1));
}

/* Whom a notice addresses, a sentence, or the adoption or the first division of a law. */
static bool begins_text(const char *text, zci_stretch line)
{
    zc_string s = zci_stretch_string(text, line);
    return zci_string_ends(s, "：") || zci_string_ends(s, ":") || zci_string_has(s, "。") ||
           tells_adoption(text, line) || zci_is_division(zci_heading_read(text, line).kind);
}

static bool is_followed_by_text(const zci_first_lines *t, size_t at)
{
    for (size_t i = at + 1; i < t->count && i <= at + SHORT_LINES; i++) {
        if (begins_text(t->text, t->line[i]))
            return true;
    }
    return false;
}

/* 放假通知, 关于供暖的公告: too short to be told from what surrounds a page's text but by
 * the genre at its end, and by what comes behind it. */
static bool find_short(const zci_first_lines *t, zci_stretch *title)
{
    for (size_t i = 0; i < t->count && i < SHORT_LINES && !begins_text(t->text, t->line[i]); i++) {
        zci_stretch line = t->line[i];
        size_t chars = zci_stretch_chars(line);
        if (chars >= ZCI_TITLE_CHARS_MIN || zci_ideographs_count(t->text, line) != chars ||
            chars < ZCI_TITLE_IDEOGRAPHS_MIN || !zci_title_line_names_genre(t->text, line) ||
            is_letterhead(t->text, line) || names_column(zci_stretch_string(t->text, line)) ||
            !is_followed_by_text(t, i))
            continue;
        *title = line;
        return true;
    }
    return false;
}

/* ---- Where the page says that it belongs -------------------------------- */

/* The last name of the way to the page: 首页 > 教育 > 某州教育; with the one before when
 * it is short. */
static bool find_way(const zci_first_lines *t, zci_stretch *name)
{
    if (t->count == 0 || zci_stretch_chars(t->line[0]) > ZCI_TITLE_CHARS_MAX)
        return false;
    zci_scan scan = {t->text, t->line[0].end.byte, t->line[0].start};
    zci_place from = scan.at, before = scan.at;
    size_t signs = 0;
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        bool parts = cp == '>' || cp == 0x203A || cp == 0xBB || cp == '/' || cp == 0xFF1E;
        signs += parts;
        if (parts) {
            before = from;
            from = scan.at;
        }
    }
    *name = zci_stretch_trim(t->text, (zci_stretch){from, t->line[0].end});
    if (signs > 1 && zci_ideographs_count(t->text, *name) < ZCI_TITLE_IDEOGRAPHS_MIN)
        *name = zci_stretch_trim(t->text, (zci_stretch){before, t->line[0].end});
    zc_string last = zci_stretch_string(t->text, *name);
    return signs > 0 && zci_ideographs_count(t->text, *name) >= ZCI_TITLE_IDEOGRAPHS_MIN - 2 &&
           !zci_string_ends(last, "正文") && !zci_string_ends(last, "内容") &&
           !zci_string_ends(last, "公开") && !zci_string_ends(last, "文件") &&
           !zci_string_ends(last, "列表");
}

/* ---- Results ----------------------------------------------------------- */

/* A title of a page head's label breaks where the page broke it; a space between Han
 * characters is no part of it. */
static bool is_dropped_blank(const zci_scan *scan, int32_t before)
{
    zci_scan ahead = *scan;
    zci_scan_skip_blanks(&ahead);
    return zci_is_blank(zci_scan_peek(scan)) && zci_is_ideograph(before) &&
           zci_is_ideograph(zci_scan_peek(&ahead));
}

/* Appends a line's text; after 印发 and 关于, where pages break long titles, without the
 * space. */
static size_t append(char *out, zc_string part)
{
    zci_scan scan = {part.data, part.len, {0, 0}};
    size_t len = 0;
    int32_t before = 0;
    while (scan.at.byte < part.len) {
        bool broken = before == 0x53D1 /* 印发 */ || before == 0x4E8E /* 关于 */;
        if (broken && is_dropped_blank(&scan, before)) {
            zci_scan_skip_blanks(&scan);
            continue;
        }
        size_t start = scan.at.byte;
        before = zci_scan_next(&scan);
        memcpy(out + len, part.data + start, scan.at.byte - start);
        len += scan.at.byte - start;
    }
    return len;
}

static zc_status set_title(zci_document_record *record, zci_arena *arena, const zc_string *parts,
                           size_t count, zci_title_kind kind, zc_error *error)
{
    size_t size = 1, len = 0;
    for (size_t i = 0; i < count; i++)
        size += parts[i].len;
    char *joined = zci_arena_alloc(arena, size, 1);
    if (joined == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; i < count; i++)
        len += append(joined + len, parts[i]);
    record->text[ZCI_DOCUMENT_TITLE] = (zc_string){joined, len};
    record->count[ZCI_DOCUMENT_TITLE_KIND] = kind;
    record->found[ZC_FACT_TITLE] =
        (zc_finding){.origin = kind == ZCI_TITLE_DERIVED ? ZC_ORIGIN_DERIVED : ZC_ORIGIN_TEXT};
    return ZC_OK;
}

static zc_status set_lines(const zci_first_lines *t, const zci_title_lines *c, zci_arena *arena,
                           zci_document_record *record, zci_title_kind kind, zc_error *error)
{
    zc_string parts[ZCI_TITLE_PARTS_MAX];
    zc_finding *found = &record->found[ZC_FACT_TITLE];
    size_t count = zci_title_lines_parts(c, t->text, parts);
    zc_status status = set_title(record, arena, parts, count, kind, error);
    if (status != ZC_OK)
        return status;
    found->line = zci_page_line_at(t->page, c->line[0].start.byte);
    found->start_byte = c->line[0].start.byte;
    found->end_byte = c->line[c->count - 1].end.byte;
    return ZC_OK;
}

/* The ways to find a title in one line, the surest first. */
static bool find_one_line(const zci_first_lines *t, zci_stretch *line)
{
    return find_markdown(t, line) || find_forum(t, line) ||
           (t->count > 0 && zci_flat_title_find(t->text, t->line[0], line));
}

/* A title without a genre, or a short one, where the document begins below its masthead. */
static bool find_below(const zci_first_lines *below, zci_stretch *line)
{
    return find_first(below, line) || find_short(below, line);
}

zc_status zci_title_read(const zci_page *page, zci_arena *arena, zci_document_record *record,
                         zc_error *error)
{
    zci_first_lines t, below;
    zci_stretch line;
    zci_title_lines c = {.count = 0};
    zci_masthead masthead = zci_masthead_read(page);
    zci_page document = zci_masthead_skip(page, &masthead);
    zci_first_lines_read(&t, page);
    zci_first_lines_read(&below, &document);
    bool headed = document.start.byte > page->start.byte;
    if (find_one_line(&t, &line) ||
        (!(headed && find_with_genre(&below, &c)) && !find_with_genre(&t, &c) &&
         ((masthead.sure && find_below(&below, &line)) || find_first(&t, &line) ||
          find_short(&t, &line))))
        zci_title_lines_take(&c, line);
    return c.count == 0 ? ZC_OK : set_lines(&t, &c, arena, record, ZCI_TITLE_IN_TEXT, error);
}

zc_status zci_title_take(zc_string stated, const zc_finding *found, zci_arena *arena,
                         zci_document_record *record, zc_error *error)
{
    if (zci_genre_of_title(stated).len == 0)
        return ZC_OK;
    zc_status status = set_title(record, arena, &stated, 1, ZCI_TITLE_IN_TEXT, error);
    if (status == ZC_OK)
        record->found[ZC_FACT_TITLE] = *found;
    return status;
}

/* Whether a file's name was given by a person: it holds Chinese. */
static bool is_telling(zc_string name)
{
    zci_scan scan = {name.data, name.len, {0, 0}};
    size_t count = 0;
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;)
        count += zci_is_ideograph(cp);
    return count >= ZCI_TITLE_IDEOGRAPHS_MIN - 2;
}

zc_status zci_title_derive(const zci_page *page, zci_naming naming, zci_arena *arena,
                           zci_document_record *record, zc_error *error)
{
    zci_first_lines t;
    zci_stretch way;
    zc_string name = zci_path_stem(naming.path), head = zci_head_title_of(naming.head);
    zci_first_lines_read(&t, page);
    if (!is_telling(name) && head.len > 0)
        return set_title(record, arena, &head, 1, ZCI_TITLE_DERIVED, error);
    if (is_telling(name) || !find_way(&t, &way))
        return set_title(record, arena, &name, 1, ZCI_TITLE_DERIVED, error);
    zci_title_lines c;
    zci_title_lines_take(&c, way);
    return set_lines(&t, &c, arena, record, ZCI_TITLE_DERIVED, error);
}

bool zci_title_is_stated(const zci_page *page, zc_string title, zc_finding *found)
{
    zci_first_lines t;
    zci_first_lines_read(&t, page);
    for (size_t i = 0; i < t.count; i++) {
        zc_string line = zci_stretch_string(t.text, t.line[i]);
        if (!zci_string_same(line, title))
            continue;
        found->line = zci_page_line_at(page, t.line[i].start.byte);
        found->start_byte = t.line[i].start.byte;
        found->end_byte = t.line[i].end.byte;
        return true;
    }
    return false;
}
