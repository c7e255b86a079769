/* What the lines at a page's beginning and end say.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "page_head.h"

#include "issuer.h"
#include "label.h"
#include "region.h"

#include <string.h>

enum {
    HEAD_LINES = 40, /* looked at from the top, blank ones not counted */
    HEAD_BYTES = 16 * 1024,
    TAIL_BYTES = 1500, /* looked at from the end */
    PIECES_MAX = 40,   /* of one line */
    PROSE_CHARS_MIN = 30,
    ONE_LINE_CHARS = 200, /* a longer line is looked at piece by piece */
    DATE_LINE_REST_MAX = 40,
    PUBLISHER_CHARS_MAX = 16
};

typedef struct head {
    zci_facts *facts;
    bool prose;             /* the text itself has begun */
    const zci_label *empty; /* a label at the end of the last line, without a value */
    zci_line before;        /* the last line that was not blank */
} head;

static zci_scan scan_of(const zci_page *page, zci_stretch span)
{
    return (zci_scan){page->text, span.end.byte, span.start};
}

/* The part of a value before a bracket closes. */
static zci_stretch without_closers(const zci_page *page, zci_stretch value)
{
    static const char *const closers[] = {")", "）", "]", "】"};
    for (size_t i = 0; i < sizeof closers / sizeof closers[0]; i++) {
        zc_string text = zci_page_string(page, value);
        const char *at = memmem(text.data, text.len, closers[i], strlen(closers[i]));
        if (at != NULL)
            value.end.byte = value.start.byte + (size_t)(at - text.data);
    }
    return value;
}

/* ---- Labels ------------------------------------------------------------ */

static bool is_fact_date(zc_fact fact)
{
    return fact == ZC_FACT_WRITTEN || fact == ZC_FACT_PUBLISHED || fact == ZC_FACT_PAGE_DATE;
}

static void note_labelled_date(head *h, const zci_label *label, zci_scan scan, uint64_t line)
{
    zci_date date;
    zci_scan_skip_blanks(&scan);
    zci_place start = scan.at;
    if (zci_date_scan(&scan, &date))
        zci_facts_note_date(h->facts, label->fact, &date, (zci_stretch){start, scan.at}, line,
                            label->rank);
}

static void note_labelled_number(head *h, const zci_label *label, zci_scan scan, uint64_t line)
{
    zci_document_number number;
    zci_scan_skip_blanks(&scan);
    zci_place start = scan.at;
    if (zci_document_number_scan(&scan, &number))
        zci_facts_note_number(h->facts, &number, (zci_stretch){start, scan.at}, line, label->rank);
}

static void note_labelled_text(head *h, const zci_label *label, zci_stretch value, uint64_t line)
{
    zc_string text = zci_page_string(h->facts->page, value);
    if (label->fact == ZC_FACT_ISSUER) {
        zci_issuers issuers = zci_issuer_tidy(text, h->facts->arena);
        h->facts->failed = h->facts->failed || issuers.lead.data == NULL;
        if (issuers.count > 0)
            text = issuers.all;
    }
    zci_facts_note(h->facts, label->fact, text, value, line, label->rank);
}

/* `framed`: a bracket opens before the label. */
static void note_labelled(head *h, const zci_label *label, zci_scan scan, uint64_t line,
                          bool framed)
{
    if (label->fact == ZC_FACTS)
        return;
    zci_stretch value = zci_label_value(scan);
    if (framed)
        value = without_closers(h->facts->page, value);
    if (is_fact_date(label->fact))
        note_labelled_date(h, label, scan, line);
    else if (label->fact == ZC_FACT_NUMBER)
        note_labelled_number(h, label, scan, line);
    else
        note_labelled_text(h, label, value, line);
}

/* A label stands at the line's start, behind white space, or in brackets. */
static bool may_begin(int32_t before)
{
    return zci_is_blank(before) || before == '|' || before == '(' || before == 0xFF08 ||
           before == '[' || before == 0x3010;
}

/* Notes all values; returns whether there was any label. */
static bool read_labels(head *h, const zci_line *line)
{
    zci_scan scan = scan_of(h->facts->page, line->span);
    bool begins = true, framed = false, any = false;
    h->empty = NULL;
    while (scan.at.byte < scan.len) {
        const zci_label *found = begins ? zci_label_scan(&scan) : NULL;
        if (found != NULL) {
            note_labelled(h, found, scan, line->number, framed);
            h->empty = scan.at.byte == scan.len ? found : NULL;
            any = true;
            begins = true;
            continue;
        }
        int32_t cp = zci_scan_next(&scan);
        if (zci_is_full_stop(cp) && zci_stretch_chars(line->span) > ONE_LINE_CHARS)
            return any; /* what a page of one line goes on with is text */
        begins = may_begin(cp);
        framed = begins && !zci_is_blank(cp) && cp != '|';
    }
    return any;
}

/* 发表时间： and on the next line its value. */
static void read_value_line(head *h, const zci_label *label, const zci_line *line)
{
    if (is_fact_date(label->fact) || label->fact == ZC_FACT_SOURCE)
        note_labelled(h, label, scan_of(h->facts->page, line->span), line->number, false);
}

/* ---- Dates of pages ---------------------------------------------------- */

/* 11:51, 11:51:51 */
static bool skip_time(zci_scan *scan)
{
    int part;
    zci_scan_skip_blanks(scan);
    return zci_figures_scan(scan, 2, &part) &&
           (zci_scan_skip(scan, ':') || zci_scan_skip(scan, 0xFF1A) ||
            zci_scan_skip(scan, 0x65F6)) && /* 07时41分 */
           zci_figures_scan(scan, 2, &part);
}

/* A date to the day at the scan; `*timed` when a time of day follows. */
static bool read_page_date(zci_scan *scan, zci_date *date, bool *timed)
{
    if (!zci_date_scan(scan, date) || date->len != ZCI_DATE_WHOLE)
        return false;
    zci_scan ahead = *scan;
    *timed = skip_time(&ahead);
    if (*timed)
        *scan = ahead;
    return true;
}

/* The name of a site or paper: Han characters alone, and no 于 before the date. */
static bool could_be_publisher(const zci_page *page, zci_stretch piece)
{
    zci_scan scan = scan_of(page, piece);
    int32_t cp, last = 0;
    while ((cp = zci_scan_next(&scan)) != ZCI_SCAN_END) {
        if (!zci_is_ideograph(cp))
            return false;
        last = cp;
    }
    return zci_stretch_chars(piece) >= 2 && zci_stretch_chars(piece) <= PUBLISHER_CHARS_MAX &&
           last != 0x4E8E /* 于 */ && last != 0x5728 /* 在 */;
}

/* 某某在线 2024-01-15 11:51:51 …: a date with a time of day, at the line's beginning or
 * behind the name of the site. */
static bool read_news_line(head *h, const zci_line *line)
{
    zci_scan scan = scan_of(h->facts->page, line->span);
    zci_stretch first = {scan.at, scan.at}, piece;
    size_t gap;
    for (int i = 0; i < 2; i++) {
        zci_scan ahead = scan;
        zci_date date;
        bool timed;
        zci_scan_skip_blanks(&ahead);
        zci_place start = ahead.at;
        if (read_page_date(&ahead, &date, &timed) && timed) {
            zci_facts_note_date(h->facts, ZC_FACT_PAGE_DATE, &date, (zci_stretch){start, ahead.at},
                                line->number, ZCI_RANK_HEAD);
            if (first.end.byte > first.start.byte)
                zci_facts_note(h->facts, ZC_FACT_PUBLISHER, zci_page_string(h->facts->page, first),
                               first, line->number, ZCI_RANK_HEAD);
            return true;
        }
        if (!zci_piece_next(&scan, &piece, &gap) || !could_be_publisher(h->facts->page, piece))
            break;
        first = piece;
    }
    return false;
}

/* 发表于 2019-4-26 14:58:07: the first of them is the post's, the others are answers'. */
static bool read_forum_line(head *h, const zci_line *line)
{
    static const char *const words[] = {"发表于", "发布于", "發表於", "发表时间"};
    zci_scan scan = scan_of(h->facts->page, line->span);
    zci_date date;
    bool timed, found = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0] && !found; i++) {
        found = zci_begins(zci_page_string(h->facts->page, line->span), words[i]);
        for (size_t chars = 0; found && scan.at.byte < line->span.start.byte + strlen(words[i]);
             chars++)
            zci_scan_next(&scan);
    }
    zci_scan_skip_blanks(&scan);
    zci_place start = scan.at;
    if (!found || !read_page_date(&scan, &date, &timed))
        return false;
    zci_facts_note_date(h->facts, ZC_FACT_PAGE_DATE, &date, (zci_stretch){start, scan.at},
                        line->number, ZCI_RANK_HEAD);
    return true;
}

/* ---- Dates of documents ------------------------------------------------ */

static void skip_wrapping(zci_scan *scan)
{
    int32_t cp = zci_scan_peek(scan);
    while (cp == '*' || cp == '(' || cp == 0xFF08 || zci_is_blank(cp)) {
        zci_scan_next(scan);
        cp = zci_scan_peek(scan);
    }
}

static bool says_adopted(zc_string rest)
{
    static const char *const words[] = {"通过", "公布", "发布", "印发", "颁布"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (zci_ends(rest, words[i]))
            return true;
    }
    return false;
}

static void note_adopter(zci_facts *facts, zc_string rest, const zci_line *line)
{
    zc_string adopter = zci_issuer_of_session(rest, facts->arena);
    facts->failed = facts->failed || adopter.data == NULL;
    if (adopter.len > 0)
        zci_facts_note(facts, ZC_FACT_ISSUER, adopter, line->span, line->number, ZCI_RANK_ADOPTED);
}

static bool is_han_date(const zci_page *page, zci_stretch span)
{
    return zci_holds(zci_page_string(page, span), "年");
}

/* What stands behind a date on its line, without a closing bracket. */
static zc_string line_rest(const zci_page *page, zci_place from, zci_place end)
{
    zc_string rest = {page->text + from.byte, end.byte - from.byte};
    while (rest.len > 0 && (rest.data[rest.len - 1] == ')' || rest.data[rest.len - 1] == '*'))
        rest.len--;
    if (zci_ends(rest, "）"))
        rest.len -= strlen("）");
    return rest;
}

/* A line that is a date, or a date and by whom the text was adopted then. */
static void read_date_line(zci_facts *facts, const zci_line *line)
{
    zci_date date;
    zci_scan scan = scan_of(facts->page, line->span);
    skip_wrapping(&scan);
    zci_place start = scan.at;
    if (!zci_date_scan(&scan, &date) || date.len == 4)
        return;
    zci_stretch span = {start, scan.at};
    zc_string rest = line_rest(facts->page, scan.at, line->span.end);
    bool han = is_han_date(facts->page, span);
    if (rest.len == 0)
        zci_facts_note_date(facts, han ? ZC_FACT_WRITTEN : ZC_FACT_PAGE_DATE, &date, span,
                            line->number, ZCI_RANK_ALONE);
    else if (line->span.end.chars - scan.at.chars <= DATE_LINE_REST_MAX && says_adopted(rest)) {
        zci_facts_note_date(facts, ZC_FACT_WRITTEN, &date, span, line->number, ZCI_RANK_ADOPTED);
        note_adopter(facts, rest, line);
    }
}

/* ---- Numbers and letterheads ------------------------------------------- */

/* The date in the rest of a line that begins with the number. */
static void read_date_beside(head *h, zci_scan scan, uint64_t line)
{
    zci_date date;
    zci_scan_skip_blanks(&scan);
    zci_place start = scan.at;
    if (zci_date_scan(&scan, &date) && date.len == ZCI_DATE_WHOLE)
        zci_facts_note_date(h->facts, ZC_FACT_WRITTEN, &date, (zci_stretch){start, scan.at}, line,
                            ZCI_RANK_HEAD);
}

static bool ends_name(int32_t cp)
{
    return cp == ZCI_SCAN_END || zci_is_blank(cp) || cp == ')' || cp == 0xFF09 || cp == '*';
}

/* A number that a line begins with, brackets and asterisks apart. */
static void read_number_line(head *h, const zci_line *line)
{
    zci_document_number number;
    zci_scan scan = scan_of(h->facts->page, line->span);
    skip_wrapping(&scan);
    zci_place start = scan.at;
    if (!zci_document_number_scan(&scan, &number) || !ends_name(zci_scan_peek(&scan)))
        return;
    if (zci_facts_note_number(h->facts, &number, (zci_stretch){start, scan.at}, line->number,
                              ZCI_RANK_HEAD))
        read_date_beside(h, scan, line->number);
}

/* A number that is a piece of the line, before the text begins. */
static void read_number_piece(head *h, zci_stretch piece, uint64_t line)
{
    zci_document_number number;
    if (zci_document_number_read(zci_page_string(h->facts->page, piece), &number))
        zci_facts_note_number(h->facts, &number, piece, line, ZCI_RANK_HEAD + 1);
}

static bool is_prose(const zci_page *page, zci_stretch span)
{
    zc_string text = zci_page_string(page, span);
    return zci_stretch_chars(span) >= PROSE_CHARS_MIN && zci_holds(text, "。");
}

static void note_letterhead(head *h, zci_stretch span, uint64_t line)
{
    zc_string names = zci_issuer_of_letterhead(zci_page_string(h->facts->page, span));
    if (names.len == 0)
        return;
    zci_issuers issuers = zci_issuer_tidy(names, h->facts->arena);
    h->facts->failed = h->facts->failed || issuers.lead.data == NULL;
    zci_facts_note(h->facts, ZC_FACT_ISSUER, issuers.all, span, line, ZCI_RANK_HEAD);
}

static void read_pieces(head *h, const zci_line *line)
{
    zci_scan scan = scan_of(h->facts->page, line->span);
    zci_stretch piece;
    size_t gap;
    for (int i = 0; i < PIECES_MAX && !h->prose && zci_piece_next(&scan, &piece, &gap); i++) {
        if (zci_stretch_chars(piece) > ONE_LINE_CHARS)
            piece.end = piece.start; /* a whole page without a space */
        read_number_piece(h, piece, line->number);
        h->prose = is_prose(h->facts->page, piece) ||
                   piece.start.byte - line->span.start.byte > HEAD_BYTES;
    }
}

/* 某市人民政府令 and below it 第8号 */
static void read_number_below(head *h, const zci_line *line)
{
    zci_document_number number;
    const zci_page *page = h->facts->page;
    if (zci_line_is_blank(&h->before) || zci_stretch_chars(line->span) > PROSE_CHARS_MIN)
        return;
    if (zci_document_number_of_lines(zci_page_string(page, h->before.span),
                                     zci_page_string(page, line->span), &number))
        zci_facts_note_number(h->facts, &number,
                              (zci_stretch){h->before.span.start, line->span.end}, h->before.number,
                              ZCI_RANK_HEAD);
}

/* …的意见（2023年12月28日）为深入…: a date in brackets right behind the title, on a page
 * that is one line. */
static void read_bracketed_date(head *h, const zci_line *line)
{
    zci_scan scan = scan_of(h->facts->page, line->span);
    while (scan.at.chars - line->span.start.chars < ONE_LINE_CHARS) {
        zci_date date;
        int32_t cp = zci_scan_next(&scan);
        if (cp == ZCI_SCAN_END || zci_is_full_stop(cp))
            return;
        zci_scan ahead = scan;
        if ((cp != '(' && cp != 0xFF08) || !zci_date_scan(&ahead, &date) ||
            date.len != ZCI_DATE_WHOLE)
            continue;
        int32_t next = zci_scan_peek(&ahead);
        if (next == ')' || next == 0xFF09)
            zci_facts_note_date(h->facts, ZC_FACT_WRITTEN, &date, (zci_stretch){scan.at, ahead.at},
                                line->number, ZCI_RANK_ALONE);
    }
}

/* What a page begins with that has no line of its own. */
static void read_first_line(head *h, const zci_line *line)
{
    zci_document_number number;
    zci_scan scan = scan_of(h->facts->page, line->span);
    if (zci_stretch_chars(line->span) <= ONE_LINE_CHARS)
        return;
    read_bracketed_date(h, line);
    if (!zci_document_number_scan(&scan, &number))
        return;
    zci_facts_note_number(h->facts, &number, (zci_stretch){line->span.start, scan.at}, line->number,
                          ZCI_RANK_HEAD);
    read_date_beside(h, scan, line->number);
}

static void read_glued_number(head *h, const zci_line *line)
{
    zci_document_number number;
    zci_stretch span;
    if (zci_document_number_behind_title(h->facts->page->text, line->span, &number, &span))
        zci_facts_note_number(h->facts, &number, span, line->number, ZCI_RANK_HEAD + 2);
}

/* ---- The head ---------------------------------------------------------- */

/* Whom a letter addresses: 各县、区人民政府: */
static bool is_salutation(const zci_page *page, const zci_line *line)
{
    static const char *const words[] = {"各", "同志", "代表", "委员", "政府", "单位",
                                        "厅", "局",   "学校", "朋友", "先生"};
    zc_string text = zci_page_string(page, line->span);
    bool named = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        named = named || zci_holds(text, words[i]);
    return named && (zci_ends(text, ":") || zci_ends(text, "："));
}

static void read_line(head *h, const zci_line *line)
{
    const zci_page *page = h->facts->page;
    const zci_label *empty = h->empty;
    bool labelled = read_labels(h, line);
    if (empty != NULL && !labelled)
        read_value_line(h, empty, line);
    bool dated = read_forum_line(h, line) || read_news_line(h, line);
    if (zci_line_is_blank(&h->before))
        read_first_line(h, line);
    read_glued_number(h, line);
    read_number_line(h, line);
    read_number_below(h, line);
    read_pieces(h, line);
    if (!labelled)
        note_letterhead(h, line->span, line->number);
    if (!dated && !labelled)
        read_date_line(h->facts, line);
    h->prose = h->prose || is_prose(page, line->span) || (!labelled && is_salutation(page, line));
}

void zci_page_head_read(zci_facts *facts)
{
    zci_line_reader reader;
    zci_line line;
    head h = {.facts = facts};
    size_t seen = 0;
    const zci_page *page = facts->page;
    zci_page start = *page;
    if (start.end - start.start.byte > HEAD_BYTES)
        start.end = start.start.byte + HEAD_BYTES;
    zci_page_lines(&start, &reader);
    while (seen < HEAD_LINES && zci_lines_next(&reader, &line)) {
        if (zci_line_is_blank(&line))
            continue;
        seen++;
        if (!h.prose)
            read_line(&h, &line);
        else if (zci_stretch_chars(line.span) <= ONE_LINE_CHARS)
            read_date_line(facts, &line);
        h.before = line;
    }
}

/* ---- The foot ---------------------------------------------------------- */

/* Where the last bytes of the document begin, at a line's start where there is one. */
static zci_page last_lines(const zci_page *page)
{
    zci_page last = *page;
    size_t len = page->end - page->start.byte;
    if (len <= TAIL_BYTES)
        return last;
    size_t from = page->end - TAIL_BYTES;
    const char *line_end = memchr(page->text + from, '\n', page->end - from);
    if (line_end != NULL)
        from = (size_t)(line_end - page->text) + 1;
    while (from < page->end && ((unsigned char)page->text[from] & 0xC0) == 0x80)
        from++;
    last.start = (zci_place){from, 0};
    last.line = zci_page_line_at(page, from);
    return last;
}

static void read_foot_label(zci_facts *facts, zci_scan scan, const zci_line *line)
{
    int32_t cp = zci_scan_peek(&scan);
    while (cp == '(' || cp == 0xFF08 || cp == '[' || cp == 0x3010) {
        zci_scan_next(&scan);
        cp = zci_scan_peek(&scan);
    }
    const zci_label *label = zci_label_scan(&scan);
    if (label == NULL || (label->fact != ZC_FACT_SOURCE && label->fact != ZC_FACT_EDITOR &&
                          label->fact != ZC_FACT_AUTHOR))
        return;
    zci_stretch value = without_closers(facts->page, zci_label_value(scan));
    zci_facts_note(facts, label->fact, zci_page_string(facts->page, value), value, line->number,
                   ZCI_RANK_BODY + label->rank);
}

static void read_foot_line(zci_facts *facts, const zci_line *line)
{
    zci_scan scan = scan_of(facts->page, line->span);
    zci_stretch piece;
    size_t gap;
    for (int i = 0; i < PIECES_MAX && zci_piece_next(&scan, &piece, &gap); i++)
        read_foot_label(facts, (zci_scan){scan.text, scan.len, piece.start}, line);
    if (zci_stretch_chars(line->span) <= ONE_LINE_CHARS)
        read_date_line(facts, line);
}

void zci_page_foot_read(zci_facts *facts)
{
    zci_line_reader reader;
    zci_line line;
    zci_page last = last_lines(facts->page);
    zci_page_lines(&last, &reader);
    while (zci_lines_next(&reader, &line)) {
        if (!zci_line_is_blank(&line))
            read_foot_line(facts, &line);
    }
}
