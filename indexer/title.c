/* A text's title.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "title.h"

#include "base/fail.h"
#include "base/string.h"
#include "date.h"
#include "document_number.h"
#include "flat_title.h"
#include "genre.h"
#include "heading.h"
#include "headline.h"
#include "issuer.h"
#include "lines.h"
#include "masthead.h"

#include <string.h>

enum {
    LINES_SEEN = 15,
    CHARS_MIN = 8,
    CHARS_MAX = 80,
    ISSUED_CHARS_MAX = 240,   /* with the bodies that it begins with */
    MARKDOWN_CHARS_MAX = 200, /* marked as a heading, so it may be longer */
    IDEOGRAPHS_MIN = 4,
    PROSE_LINES = 5, /* below a headline, in which its text begins */
    PROSE_CHARS = 30,
    SHORT_LINES = 3, /* lines of which one may be a short title, and of which one begins the text */
    JOINED_MAX = 4,  /* lines of one title */
    LINES_MAX = 8,   /* with those of who issued it */
    TOP_BYTES = 16 * 1024
};

/* The first lines of a text that are not blank. */
typedef struct top {
    const zci_page *page;
    const char *text;
    zci_stretch line[LINES_SEEN];
    size_t count;
} top;

static void read_top(top *t, const zci_page *page)
{
    zci_line_reader reader;
    zci_line line;
    zci_page start = *page;
    if (start.end - start.start.byte > TOP_BYTES)
        start.end = start.start.byte + TOP_BYTES;
    t->page = page;
    t->text = page->text;
    t->count = 0;
    zci_page_lines(&start, &reader);
    while (t->count < LINES_SEEN && zci_lines_next(&reader, &line)) {
        if (!zci_line_is_blank(&line))
            t->line[t->count++] = line.span;
    }
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
    return changed && zci_genre_of_title(zci_stretch_string(text, cut)).len > 0 ? cut : line;
}

bool zci_title_holds_prose(const char *text, zci_stretch line)
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

/* How long a title is without the bodies that it begins with, of which there may be many. */
static size_t chars_of_title(const char *text, zci_stretch line)
{
    size_t chars = zci_stretch_chars(line);
    zc_string bodies = {"", 0};
    if (chars > CHARS_MAX && chars <= ISSUED_CHARS_MAX)
        bodies = zci_issuer_of_title(zci_stretch_string(text, line));
    zci_scan scan = {bodies.data, bodies.len, {0, 0}};
    while (zci_scan_next(&scan) != ZCI_SCAN_END)
        chars--;
    return chars;
}

/* As long as a title, and no heading. */
static bool has_form(const char *text, zci_stretch line)
{
    size_t chars = chars_of_title(text, line);
    zc_string s = zci_stretch_string(text, line);
    return chars >= CHARS_MIN && chars <= CHARS_MAX &&
           zci_ideographs_count(text, line) >= IDEOGRAPHS_MIN && !zci_heading_begins(text, line) &&
           !zci_string_ends(s, "文件") && !zci_string_has(s, " / ");
}

static bool could_be_title(const char *text, zci_stretch line)
{
    return has_form(text, line) && !zci_title_holds_prose(text, line) &&
           !zci_string_ends(zci_stretch_string(text, line), "号");
}

/* Drops the number behind a genre: …的通知 临政办发〔2022〕18号. */
static zci_stretch strip_number(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    zci_document_number number;
    zci_stretch span;
    if (zci_document_number_behind_title(text, line, &number, &span) &&
        span.end.byte == line.end.byte)
        return (zci_stretch){line.start, span.start};
    while (scan.at.byte < scan.len) {
        zci_place before = scan.at;
        if (!zci_is_blank(zci_scan_next(&scan)))
            continue;
        zci_stretch title = {line.start, before}, rest = {scan.at, line.end};
        if (zci_document_number_read(zci_stretch_string(text, rest), &number) &&
            zci_genre_of_title(zci_stretch_string(text, title)).len > 0)
            return zci_stretch_trim(text, title);
    }
    return line;
}

static zci_stretch narrowed(const char *text, zci_stretch line)
{
    return strip_page(text, strip_number(text, strip_entry_number(text, line)));
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
    return zci_genre_of_title(zci_stretch_string(text, line)).len > 0;
}

/* A genre's word alone, with or without （试行） behind it: with something before it, as a
 * title has, it is all that stands before such an addition.  Without blanks where it can be;
 * empty when the line is something else. */
static zc_string genre_alone(zc_string line)
{
    char longer[64] = "某";
    size_t before = strlen(longer), len = before;
    zci_scan scan = {line.data, line.len, {0, 0}};
    while (scan.at.byte < line.len) {
        size_t start = scan.at.byte;
        if (zci_is_blank(zci_scan_next(&scan)))
            continue;
        if (len + (scan.at.byte - start) > sizeof longer)
            return (zc_string){"", 0};
        memcpy(longer + len, line.data + start, scan.at.byte - start);
        len += scan.at.byte - start;
    }
    zc_string genre = zci_genre_of_title((zc_string){longer, len});
    zc_string rest = {longer + before + genre.len, len - before - genre.len};
    if (genre.len == 0 || memcmp(longer + before, genre.data, genre.len) != 0)
        return (zc_string){"", 0};
    if (rest.len == 0)
        return genre;
    return zci_string_begins(rest, "（") || zci_string_begins(rest, "(") ? line
                                                                         : (zc_string){"", 0};
}

static const char of_sign[] = "的";

/* The same for 的 and a genre. */
static zc_string genre_behind_of(zc_string line)
{
    size_t len = strlen(of_sign);
    return zci_string_begins(line, of_sign)
               ? genre_alone((zc_string){line.data + len, line.len - len})
               : (zc_string){"", 0};
}

/* What a title is joined from: lines that follow each other. */
typedef struct chosen {
    zci_stretch line[LINES_MAX];
    size_t count;
    size_t bodies; /* so many of them name who issued it */
} chosen;

static void choose(chosen *c, zci_stretch line)
{
    *c = (chosen){.line[0] = line, .count = 1};
}

/* Whether the first line of a title is followed by 通　知, alone on a line. */
static bool breaks_before_genre(const top *t, size_t at, zci_stretch line)
{
    return zci_string_ends(zci_stretch_string(t->text, line), "的") && at + 1 < t->count &&
           genre_alone(zci_stretch_string(t->text, t->line[at + 1])).len > 0;
}

/* A line that says 关于 and goes on in the next ones, up to one that names a genre. */
static bool goes_on(const top *t, size_t at, zci_stretch line, chosen *c)
{
    chosen joined;
    zc_string first = zci_stretch_string(t->text, line);
    size_t chars = chars_of_title(t->text, line);
    if (!zci_string_has(first, "关于") && !zci_string_has(first, "關於") &&
        !breaks_before_genre(t, at, line))
        return false;
    choose(&joined, line);
    while (joined.count < JOINED_MAX && at + joined.count < t->count) {
        zci_stretch next = t->line[at + joined.count];
        chars += next.end.chars - next.start.chars;
        if (chars > CHARS_MAX || zci_title_holds_prose(t->text, next) ||
            zci_heading_begins(t->text, next))
            return false;
        joined.line[joined.count++] = next;
        if (names_genre(t->text, next) || genre_alone(zci_stretch_string(t->text, next)).len > 0) {
            *c = joined;
            return true;
        }
    }
    return false;
}

/* Whether the line above one of bodies names more that issued the same.  The government
 * whose site it is may stand above its office, and a body's name above the same in full. */
static bool are_more_bodies(zc_string above, zc_string below)
{
    return zci_issuer_are_bodies(above) &&
           (!zci_string_ends(above, "政府") || zci_string_ends(below, "政府")) &&
           !(below.len >= above.len && memcmp(above.data, below.data, above.len) == 0);
}

static void prepend(chosen *c, zci_stretch line)
{
    memmove(c->line + 1, c->line, c->count * sizeof c->line[0]);
    c->line[0] = line;
    c->count++;
    c->bodies++;
}

/* A title that names nobody: who issued it stands on lines of its own. */
static bool begins_behind_bodies(zc_string title)
{
    static const char *const beginnings[] = {"关于", "關於", "印发", "转发", "批转"};
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        if (zci_string_begins(title, beginnings[i]))
            return true;
    }
    return false;
}

/* The lines with the names of those who issued it belong to a title.  Above one that names some
 * itself, 国家体育总局关于…, a single body may be the one whose site it is. */
static void prepend_bodies(const top *t, size_t at, chosen *c)
{
    zc_string title = zci_stretch_string(t->text, c->line[0]), below = title;
    bool behind = begins_behind_bodies(title);
    size_t lines = 0, bodies = 0;
    if (!behind && zci_issuer_of_title(title).len == 0)
        return;
    for (; lines < at && c->count + lines < LINES_MAX; lines++) {
        zc_string above = zci_stretch_string(t->text, t->line[at - 1 - lines]);
        size_t count = zci_issuer_count_bodies(above);
        if (count == 0 || ((lines > 0 || !behind) && !are_more_bodies(above, below)))
            break;
        bodies += count;
        below = above;
    }
    for (size_t i = 0; i < lines && (behind || bodies > 1); i++)
        prepend(c, t->line[at - 1 - i]);
}

/* A letterhead, such as 某市人民政府令 or 某市教育局通告, stands before the title. */
static bool is_letterhead(const char *text, zci_stretch line)
{
    zc_string s = zci_stretch_string(text, line);
    return zci_string_ends(s, "令") || zci_issuer_of_letterhead(s).len > 0;
}

/* The line above a forum's button, without what stands in square brackets before it:
 * [工作总结] 市教育局2018年度工作总结及2019年打算. */
static bool find_forum(const top *t, zci_stretch *title)
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
        return zci_ideographs_count(t->text, *title) >= IDEOGRAPHS_MIN &&
               title->end.chars - title->start.chars <= CHARS_MAX;
    }
    return false;
}

/* A line of the text itself, behind which no title comes. */
static bool is_text(const top *t, size_t at)
{
    zci_stretch line = t->line[at];
    return line.end.chars - line.start.chars > CHARS_MAX &&
           zci_string_has(zci_stretch_string(t->text, line), "。");
}

/* Whether a line is all that a title lacks: 的通知, or 管理办法》的通知 where what it issues is
 * named on two lines. */
static bool is_rest_of_title(zc_string line, bool is_open)
{
    if (is_open && zci_string_has(line, "》") && !zci_string_has(line, "《"))
        return zci_genre_of_title(line).len > 0;
    return genre_behind_of(line).len > 0;
}

static void count_marks(zc_string line, size_t *open)
{
    zci_scan scan = {line.data, line.len, {0, 0}};
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        *open += cp == 0x300A;
        *open -= cp == 0x300B && *open > 0;
    }
}

/* A title that issues a plan names two genres: of 《…办法》 and, on the next line, 的通知 the last
 * is its own. */
static void append_rest(const top *t, size_t at, chosen *c)
{
    size_t open = 0, chars = 0;
    for (size_t i = 0; i < c->count; i++) {
        count_marks(zci_stretch_string(t->text, c->line[i]), &open);
        chars += zci_stretch_chars(c->line[i]);
    }
    if (at + c->count >= t->count || c->count == JOINED_MAX)
        return;
    zci_stretch next = t->line[at + c->count];
    if (chars + zci_stretch_chars(next) <= CHARS_MAX &&
        is_rest_of_title(zci_stretch_string(t->text, next), open > 0))
        c->line[c->count++] = next;
}

static bool find_with_genre(const top *t, chosen *c)
{
    for (size_t i = 0; i < t->count && !is_text(t, i); i++) {
        zci_stretch line = narrowed(t->text, t->line[i]);
        if (!could_be_title(t->text, line) || is_letterhead(t->text, line))
            continue;
        if (names_genre(t->text, line))
            choose(c, line);
        else if (!goes_on(t, i, line, c))
            continue;
        append_rest(t, i, c);
        prepend_bodies(t, i, c);
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
static bool is_slogan(const top *t)
{
    zc_string line = zci_stretch_string(t->text, t->line[0]);
    return (zci_string_ends(line, "！") || zci_string_ends(line, "!")) && t->count > 1 &&
           could_be_title(t->text, t->line[1]);
}

/* Whether the text begins soon behind the first line; a question may be one of several on
 * a page, and is no title then. */
static bool is_headed(const top *t)
{
    bool asks = asks_something(zci_stretch_string(t->text, t->line[0]));
    bool prose = false;
    for (size_t i = 1; i < t->count; i++) {
        zc_string line = zci_stretch_string(t->text, t->line[i]);
        if (asks && (zci_string_begins(line, "答") || asks_something(line)))
            return false;
        prose = prose || (i <= PROSE_LINES && zci_string_has(line, "。") &&
                          t->line[i].end.chars - t->line[i].start.chars >= PROSE_CHARS);
    }
    return prose;
}

/* 某市指挥部令第13号, without a title of its own below. */
static bool is_order(const top *t)
{
    zci_document_number number;
    zc_string line = zci_stretch_string(t->text, t->line[0]);
    return zci_document_number_read(line, &number) &&
           !zci_string_has((zc_string){number.text, number.len}, "〔") && t->count > 1 &&
           !could_be_title(t->text, t->line[1]);
}

static bool is_headline(const top *t)
{
    zci_stretch line = t->line[0];
    return has_form(t->text, line) && is_headed(t) && !is_slogan(t) &&
           (zci_string_ends(zci_stretch_string(t->text, line), "号")
                ? is_order(t)
                : zci_headline_is_one(t->text, line));
}

static bool find_first(const top *t, zci_stretch *title)
{
    if (t->count == 0 || names_site(zci_stretch_string(t->text, t->line[0])) ||
        (!could_be_title(t->text, t->line[0]) && !is_headline(t)))
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
    return names || genre_alone(line).len > 0;
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

static bool is_followed_by_text(const top *t, size_t at)
{
    for (size_t i = at + 1; i < t->count && i <= at + SHORT_LINES; i++) {
        if (begins_text(t->text, t->line[i]))
            return true;
    }
    return false;
}

/* 放假通知, 关于供暖的公告: too short to be told from what surrounds a page's text but by
 * the genre at its end, and by what comes behind it. */
static bool find_short(const top *t, zci_stretch *title)
{
    for (size_t i = 0; i < t->count && i < SHORT_LINES && !begins_text(t->text, t->line[i]); i++) {
        zci_stretch line = t->line[i];
        size_t chars = line.end.chars - line.start.chars;
        if (chars >= CHARS_MIN || zci_ideographs_count(t->text, line) != chars ||
            chars < IDEOGRAPHS_MIN || !names_genre(t->text, line) || is_letterhead(t->text, line) ||
            names_column(zci_stretch_string(t->text, line)) || !is_followed_by_text(t, i))
            continue;
        *title = line;
        return true;
    }
    return false;
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
    return names_year(text, paragraph) ||
           zci_string_has(zci_stretch_string(text, paragraph), "关于");
}

/* ---- Where the page says that it belongs -------------------------------- */

/* The last name of the way to the page: 首页 > 教育 > 某州教育; with the one before when
 * it is short. */
static bool find_way(const top *t, zci_stretch *name)
{
    if (t->count == 0 || t->line[0].end.chars - t->line[0].start.chars > CHARS_MAX)
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
    if (signs > 1 && zci_ideographs_count(t->text, *name) < IDEOGRAPHS_MIN)
        *name = zci_stretch_trim(t->text, (zci_stretch){before, t->line[0].end});
    zc_string last = zci_stretch_string(t->text, *name);
    return signs > 0 && zci_ideographs_count(t->text, *name) >= IDEOGRAPHS_MIN - 2 &&
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

/* Writes the parts that a line adds to a title: a genre without the blanks within. */
static size_t add_parts(zc_string *parts, zc_string line, bool is_first)
{
    zc_string alone = is_first ? (zc_string){"", 0} : genre_alone(line);
    zc_string behind_of = is_first ? alone : genre_behind_of(line);
    if (behind_of.len > 0) {
        parts[0] = zci_string_of(of_sign);
        parts[1] = behind_of;
        return 2;
    }
    parts[0] = alone.len > 0 ? alone : line;
    return 1;
}

static zc_status set_lines(const top *t, const chosen *c, zci_arena *arena,
                           zci_document_record *record, zci_title_kind kind, zc_error *error)
{
    zc_string parts[2 * LINES_MAX];
    size_t count = 0;
    zc_finding *found = &record->found[ZC_FACT_TITLE];
    for (size_t i = 0; i < c->count; i++) {
        zc_string line = zci_stretch_string(t->text, c->line[i]);
        if (i > 0 && (i < c->bodies || (i == c->bodies && zci_issuer_of_title(line).len > 0)))
            parts[count++] = zci_string_of(" ");
        count += add_parts(parts + count, line, i == 0);
    }
    zc_status status = set_title(record, arena, parts, count, kind, error);
    if (status != ZC_OK)
        return status;
    found->line = zci_page_line_at(t->page, c->line[0].start.byte);
    found->start_byte = c->line[0].start.byte;
    found->end_byte = c->line[c->count - 1].end.byte;
    return ZC_OK;
}

/* The ways to find a title in one line, the surest first. */
static bool find_one_line(const top *t, zci_stretch *line)
{
    return find_markdown(t, line) || find_forum(t, line) ||
           (t->count > 0 && zci_flat_title_find(t->text, t->line[0], line));
}

/* A title without a genre, or a short one, where the document begins below its masthead. */
static bool find_below(const top *below, zci_stretch *line)
{
    return find_first(below, line) || find_short(below, line);
}

zc_status zci_title_read(const zci_page *page, zci_arena *arena, zci_document_record *record,
                         zc_error *error)
{
    top t, below;
    zci_stretch line;
    chosen c = {.count = 0};
    zci_masthead masthead = zci_masthead_read(page);
    zci_page document = zci_masthead_skip(page, &masthead);
    read_top(&t, page);
    read_top(&below, &document);
    bool headed = document.start.byte > page->start.byte;
    if (find_one_line(&t, &line) ||
        (!(headed && find_with_genre(&below, &c)) && !find_with_genre(&t, &c) &&
         ((masthead.sure && find_below(&below, &line)) || find_first(&t, &line) ||
          find_short(&t, &line))))
        choose(&c, line);
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

static zc_string name_of_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *dot = strrchr(name, '.');
    return (zc_string){name, dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name)};
}

/* Whether a file's name was given by a person: it holds Chinese. */
static bool is_telling(zc_string name)
{
    zci_scan scan = {name.data, name.len, {0, 0}};
    size_t count = 0;
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;)
        count += zci_is_ideograph(cp);
    return count >= IDEOGRAPHS_MIN - 2;
}

zc_status zci_title_derive(const zci_page *page, zci_naming naming, zci_arena *arena,
                           zci_document_record *record, zc_error *error)
{
    top t;
    zci_stretch way;
    zc_string name = name_of_file(naming.path), head = zci_head_title_of(naming.head);
    read_top(&t, page);
    if (!is_telling(name) && head.len > 0)
        return set_title(record, arena, &head, 1, ZCI_TITLE_DERIVED, error);
    if (is_telling(name) || !find_way(&t, &way))
        return set_title(record, arena, &name, 1, ZCI_TITLE_DERIVED, error);
    chosen c;
    choose(&c, way);
    return set_lines(&t, &c, arena, record, ZCI_TITLE_DERIVED, error);
}

bool zci_title_is_stated(const zci_page *page, zc_string title, zc_finding *found)
{
    top t;
    read_top(&t, page);
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
