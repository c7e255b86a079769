/* What stands above a page's document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "masthead.h"

#include "base/string.h"
#include "clutter_line.h"
#include "date.h"
#include "document_number.h"
#include "genre.h"
#include "heading.h"
#include "issuer.h"
#include "label.h"
#include "title_line.h"

#include <string.h>

enum {
    BYTES_MAX = 16 * 1024,
    ENTRY_CHARS_MAX = 10,
    ENTRIES_CHARS_MAX = 400, /* of a line of them */
    ENTRIES_MIN = 8,         /* that show a masthead by their number */
    HOME_ENTRIES_MIN = 4,    /* with 首页 among them */
    LABEL_CHARS_MAX = 10,
    SITE_CHARS_MAX = 20,
    GENRE_CHARS_MIN = 8, /* of a title that says 关于 */
    TITLE_CHARS_MIN = 14 /* of any, and hardly of an entry */
};

#define COUNT_OF(words) (sizeof(words) / sizeof(words)[0])

/* ---- One line ---------------------------------------------------------- */

typedef enum kind {
    WAY,   /* 您现在的位置：首页 > 通知 */
    HOME,  /* entries, and 首页 among them */
    MENU,  /* words that only menus have, or their signs */
    ENTRY, /* short, and nothing but words */
    LABEL, /* with or without its value, or that; a date */
    NAME, /* whose page or document it is, or 放假通知; among entries 新闻中心 or 通知公告 */
    OTHER, /* anything short; of the masthead if the way to the page is below */
    TITLE, /* of the document, or its number */
    TEXT
} kind;

static bool parts_entries(int32_t cp)
{
    return zci_is_blank(cp) || cp == '|' || cp == '/' || cp == '>' || cp == 0xB7 /* · */ ||
           cp == 0xFF5C /* ｜ */;
}

static bool is_of_entry(int32_t cp)
{
    return zci_is_ideograph(cp) || zci_is_digit(cp) || (cp >= 'A' && cp <= 'Z') ||
           (cp >= 'a' && cp <= 'z');
}

static bool is_home(zc_string entry)
{
    static const char *const names[] = {"首页", "网站首页", "本站首页", "返回首页", "站点首页"};
    return zci_string_is_one_of(entry, names, COUNT_OF(names));
}

/* What a line of short words is, and how many; OTHER when it holds anything else, or nothing that
 * is a word. */
static kind kind_of_entries(const char *text, zci_stretch line, size_t *count)
{
    zci_scan scan = {text, line.end.byte, line.start};
    kind found = ENTRY;
    *count = 0;
    if (zci_stretch_chars(line) > ENTRIES_CHARS_MAX || zci_ideographs_count(text, line) < 2)
        return OTHER;
    while (scan.at.byte < scan.len) {
        zci_place start = scan.at;
        while (is_of_entry(zci_scan_peek(&scan)))
            zci_scan_next(&scan);
        zci_stretch entry = {start, scan.at};
        if (zci_stretch_chars(entry) > ENTRY_CHARS_MAX)
            return OTHER;
        *count += zci_stretch_chars(entry) > 0;
        if (is_home(zci_stretch_string(text, entry)))
            found = HOME;
        if (scan.at.byte < scan.len && !parts_entries(zci_scan_next(&scan)))
            return OTHER;
    }
    return found;
}

static bool is_site(zc_string line)
{
    static const char *const endings[] = {"网", "网站", "门户", "平台", "人民政府"};
    return zci_string_ends_in_one_of(line, endings, COUNT_OF(endings)) ||
           zci_issuer_are_bodies(line) || zci_issuer_of_letterhead(line).len > 0;
}

static bool ends_with_colon(zc_string line)
{
    return zci_string_ends(line, ":") || zci_string_ends(line, "：");
}

static bool is_label(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    return zci_label_scan(&scan) != NULL || (zci_stretch_chars(line) <= LABEL_CHARS_MAX &&
                                             ends_with_colon(zci_stretch_string(text, line)));
}

static bool is_date(const char *text, zci_stretch line)
{
    zci_date date;
    zci_scan scan = {text, line.end.byte, line.start};
    return zci_string_begins(zci_stretch_string(text, line), "今天是") ||
           zci_date_scan(&scan, &date);
}

static bool is_text(const char *text, zci_stretch line)
{
    static const char *const stops[] = {"。", "；", "！"};
    zc_string s = zci_stretch_string(text, line);
    return zci_string_ends_in_one_of(s, stops, COUNT_OF(stops)) ||
           zci_stretch_chars(line) > ZCI_CLUTTER_CHARS_MAX ||
           (ends_with_colon(s) && zci_stretch_chars(line) > LABEL_CHARS_MAX);
}

static bool is_title(const char *text, zci_stretch line)
{
    size_t chars = zci_stretch_chars(line);
    zc_string s = zci_stretch_string(text, line);
    if (chars < GENRE_CHARS_MIN || zci_title_line_holds_prose(text, line))
        return false;
    return chars >= TITLE_CHARS_MIN || (zci_string_has(s, "关于") && zci_genre_of_title(s).len > 0);
}

/* A title may break off: 临湖市教育局关于做好 and below it 防汛工作的通知. */
static bool begins_title(zc_string line)
{
    static const char *const words[] = {"关于", "關於", "印发", "转发", "批转"};
    return zci_string_has_one_of(line, words, COUNT_OF(words)) || zci_string_ends(line, "的");
}

/* Below a label that ends its line stands its value, if not the title. */
static kind kind_of_words(const char *text, zci_stretch line, kind entries, bool is_value)
{
    zci_document_number number;
    zc_string s = zci_stretch_string(text, line);
    size_t chars = zci_stretch_chars(line);
    bool is_number = zci_document_number_read(s, &number);
    bool names_genre = zci_genre_of_title(s).len > 0;
    if (is_value && (is_number || !is_title(text, line) || zci_issuer_are_bodies(s)))
        return LABEL;
    if (is_number || (chars <= ENTRY_CHARS_MAX && begins_title(s)))
        return TITLE;
    if (chars <= SITE_CHARS_MAX && is_site(s))
        return NAME;
    bool is_one = chars <= ENTRY_CHARS_MAX;
    if (entries != OTHER && !(is_one && names_genre))
        return entries;
    if (is_title(text, line))
        return TITLE;
    return entries != OTHER ? NAME : OTHER;
}

static kind kind_of(const char *text, zci_stretch line, bool is_value, size_t *entry_count)
{
    bool is_short = zci_stretch_chars(line) <= ZCI_CLUTTER_CHARS_MAX;
    kind entries = kind_of_entries(text, line, entry_count);
    if (is_short && zci_clutter_is_sure_way(text, line))
        return WAY;
    if (entries == HOME)
        return HOME;
    if (is_short && zci_clutter_judge(text, line) != ZCI_CLUTTER_NONE)
        return MENU;
    if (is_label(text, line) || (is_short && is_date(text, line)))
        return LABEL;
    if (zci_heading_begins(text, line) || (entries == OTHER && is_text(text, line)))
        return TEXT;
    return kind_of_words(text, line, entries, is_value);
}

/* ---- The lines of a page ------------------------------------------------ */

/* A walk over these that knows what stands above each. */
typedef struct walk {
    zci_line_reader reader;
    zci_line line;
    kind kind;
    size_t entries; /* on the line */
    bool labelled;  /* a label's value may follow */
} walk;

static void start(walk *w, const zci_page *page)
{
    zci_page top = *page;
    if (top.end - top.start.byte > BYTES_MAX)
        top.end = top.start.byte + BYTES_MAX;
    *w = (walk){.kind = OTHER};
    zci_page_lines(&top, &w->reader);
    w->reader.end = zci_page_line_end(page);
}

/* Moves to the next line that is not blank; false at the end. */
static bool next(walk *w)
{
    do {
        if (!zci_lines_next(&w->reader, &w->line))
            return false;
    } while (zci_line_is_blank(&w->line));
    const char *text = w->reader.scan.text;
    w->kind = kind_of(text, w->line.span, w->labelled, &w->entries);
    w->labelled = w->kind == LABEL && ends_with_colon(zci_stretch_string(text, w->line.span));
    return true;
}

/* What was seen of a masthead. */
typedef struct sight {
    size_t lines;    /* of entries */
    size_t home;     /* entries from 首页 on */
    bool way;        /* the way to the page came */
    bool broken;     /* so did a line that only the way to the page shows to be of it */
    bool named;      /* so did one that an entry does */
    bool titled;     /* that is the document's name, and nothing but controls and labels below it */
    zc_string above; /* the line above, where that is the way to the page; else empty */
    kind behind;     /* what the line behind it is */
} sight;

/* Whether a name is most likely the document's: right below the way to the page, and no step of
 * it. */
static bool is_own_name(const sight *s, kind k, zc_string line)
{
    return k == NAME && s->above.len > 0 && zci_genre_of_title(line).len > 0 &&
           !zci_string_holds(s->above, line);
}

/* Whether a line surely belongs to the masthead, if it is one. */
static bool goes_on(sight *s, const walk *w)
{
    kind k = w->kind;
    zc_string line = zci_stretch_string(w->reader.scan.text, w->line.span);
    s->titled = is_own_name(s, k, line) || (s->titled && (k == MENU || k == LABEL));
    s->above = k == WAY && !ends_with_colon(line) ? line : (zc_string){NULL, 0};
    s->way = s->way || k == WAY;
    s->broken = (s->broken && k != WAY) || k == OTHER;
    s->named = k == NAME || s->titled || (s->named && k == LABEL);
    bool is_of_it = !s->broken && !s->named && k < NAME;
    if (is_of_it && (k == HOME || s->home > 0))
        s->home += w->entries;
    s->lines += is_of_it && (k == HOME || k == MENU || k == ENTRY);
    if (is_of_it)
        s->behind = TEXT;
    else if (s->behind == TEXT)
        s->behind = k;
    return is_of_it;
}

zci_masthead zci_masthead_read(const zci_page *page)
{
    walk w;
    sight s = {.behind = TEXT};
    zci_masthead none = {page->start, page->line, false}, m = none;
    start(&w, page);
    while (next(&w)) {
        if (goes_on(&s, &w)) {
            m.end = w.reader.scan.at;
            m.line = w.reader.number + 1;
        }
        if (w.kind >= TITLE)
            break;
    }
    m.sure = s.way || (s.home >= HOME_ENTRIES_MIN && s.behind != TEXT);
    return m.sure || s.lines >= ENTRIES_MIN ? m : none;
}

zci_page zci_masthead_skip(const zci_page *page, const zci_masthead *m)
{
    zci_page below = *page;
    below.line_end = zci_page_line_end(page);
    below.start = m->end;
    below.line = m->line;
    return below;
}

/* Whether a line is left out, by those beside it: an entry right above the text may be its title,
 * one alone above something else the beginning of that, and what looks like a name below menus
 * is an entry. */
static bool is_menu(bool below_menus, kind k, kind next)
{
    if (k == NAME)
        return below_menus && next != LABEL;
    if (k == ENTRY)
        return next != LABEL && next != TEXT && (below_menus || next <= NAME);
    return k == WAY || k == HOME || k == MENU;
}

size_t zci_masthead_menus(const zci_page *page, const zci_masthead *m,
                          zc_span found[ZCI_MASTHEAD_MAX])
{
    walk w;
    size_t count = 0;
    bool joined = false;
    if (!m->sure)
        return 0;
    start(&w, page);
    bool more = next(&w);
    while (more && w.line.span.start.byte < m->end.byte && count < ZCI_MASTHEAD_MAX) {
        zci_stretch line = w.line.span;
        kind here = w.kind;
        more = next(&w);
        bool left_out = is_menu(joined, here, more ? w.kind : TEXT);
        if (left_out && joined)
            found[count - 1].end = line.end.byte;
        else if (left_out)
            found[count++] = (zc_span){line.start.byte, line.end.byte};
        joined = left_out;
    }
    return count;
}
