/* What the lines at a page's beginning say.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "page_head.h"

#include "base/string.h"
#include "date_line.h"
#include "issuer.h"
#include "labelled.h"
#include "masthead.h"
#include "posting.h"

#include <string.h>

enum {
    HEAD_LINES = 40, /* looked at below the masthead, blank ones not counted */
    HEAD_BYTES = 16 * 1024,
    PROSE_CHARS_MIN = 30
};

typedef struct head {
    zci_facts *facts;
    bool prose;             /* the text itself has begun */
    const zci_label *empty; /* a label at the end of the last line, without a value */
    zci_line before;        /* the last line that was not blank */
    zci_line_reader ahead;  /* behind the line at hand */
} head;

/* ---- Numbers ----------------------------------------------------------- */

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
    zci_scan scan = zci_page_scan(h->facts->page, line->span);
    zci_page_skip_wrapping(&scan);
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
    return zci_stretch_chars(span) >= PROSE_CHARS_MIN && zci_string_has(text, "。");
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
    zci_scan scan = zci_page_scan(h->facts->page, line->span);
    zci_stretch piece;
    size_t gap;
    for (int i = 0; i < ZCI_PIECES_MAX && !h->prose && zci_piece_next(&scan, &piece, &gap); i++) {
        if (zci_stretch_chars(piece) > ZCI_LINE_CHARS_MAX)
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
    zci_scan scan = zci_page_scan(h->facts->page, line->span);
    while (scan.at.chars - line->span.start.chars < ZCI_LINE_CHARS_MAX) {
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
    zci_scan scan = zci_page_scan(h->facts->page, line->span);
    if (zci_stretch_chars(line->span) <= ZCI_LINE_CHARS_MAX)
        return;
    read_bracketed_date(h, line);
    if (!zci_document_number_scan(&scan, &number))
        return;
    zci_facts_note_number(h->facts, &number, (zci_stretch){line->span.start, scan.at}, line->number,
                          ZCI_RANK_HEAD);
    read_date_beside(h, scan, line->number);
}

/* Whether a line holds a title with another number behind it. */
static bool names_other(const head *h, const zci_line *line, const zci_document_number *number)
{
    zci_document_number other;
    zci_stretch span;
    return zci_document_number_behind_title(h->facts->page->text, line->span, &other, &span) &&
           (other.len != number->len || memcmp(other.text, number->text, other.len) != 0);
}

/* Whether such a line is one of a list of documents: so is one beside it. */
static bool is_listed(const head *h, const zci_document_number *number)
{
    zci_line_reader ahead = h->ahead;
    zci_line next;
    while (zci_lines_next(&ahead, &next)) {
        if (!zci_line_is_blank(&next))
            return names_other(h, &next, number) || names_other(h, &h->before, number);
    }
    return names_other(h, &h->before, number);
}

static void read_glued_number(head *h, const zci_line *line)
{
    zci_document_number number;
    zci_stretch span;
    if (zci_document_number_behind_title(h->facts->page->text, line->span, &number, &span) &&
        !is_listed(h, &number))
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
        named = named || zci_string_has(text, words[i]);
    return named && (zci_string_ends(text, ":") || zci_string_ends(text, "："));
}

static void read_line(head *h, const zci_line *line)
{
    const zci_page *page = h->facts->page;
    const zci_label *empty = h->empty;
    bool labelled = zci_labelled_read(h->facts, line, &h->empty);
    if (empty != NULL && !labelled)
        zci_labelled_read_next(h->facts, empty, line);
    bool dated = zci_posting_read(h->facts, line);
    if (zci_line_is_blank(&h->before))
        read_first_line(h, line);
    read_glued_number(h, line);
    read_number_line(h, line);
    read_number_below(h, line);
    read_pieces(h, line);
    if (!labelled)
        note_letterhead(h, line->span, line->number);
    if (!dated && !labelled)
        zci_date_line_read(h->facts, line, &h->before);
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
    size_t first = zci_masthead_read(page).end.byte;
    if (start.end - first > HEAD_BYTES)
        start.end = first + HEAD_BYTES;
    zci_page_lines(&start, &reader);
    while (seen < HEAD_LINES && zci_lines_next(&reader, &line)) {
        if (zci_line_is_blank(&line))
            continue;
        seen += line.span.start.byte >= first;
        h.ahead = reader;
        if (!h.prose)
            read_line(&h, &line);
        else if (zci_stretch_chars(line.span) <= ZCI_LINE_CHARS_MAX)
            zci_date_line_read_adoption(facts, &line);
        h.before = line;
    }
}
