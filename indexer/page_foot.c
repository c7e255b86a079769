/* What the lines at a page's end say.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "page_foot.h"

#include "date_line.h"
#include "label.h"

#include <string.h>

enum { TAIL_BYTES = 1500 /* looked at from the end */ };

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
    zci_stretch value = zci_page_before_closer(facts->page, zci_label_value(scan));
    zci_facts_note(facts, label->fact, zci_page_string(facts->page, value), value, line->number,
                   ZCI_RANK_BODY + label->rank);
}

static void read_foot_line(zci_facts *facts, const zci_line *line, const zci_line *before)
{
    zci_scan scan = zci_page_scan(facts->page, line->span);
    zci_stretch piece;
    size_t gap;
    for (int i = 0; i < ZCI_PIECES_MAX && zci_piece_next(&scan, &piece, &gap); i++)
        read_foot_label(facts, (zci_scan){scan.text, scan.len, piece.start}, line);
    if (zci_stretch_chars(line->span) <= ZCI_LINE_CHARS_MAX)
        zci_date_line_read(facts, line, before);
}

void zci_page_foot_read(zci_facts *facts)
{
    zci_line_reader reader;
    zci_line line, before = {.number = 0};
    zci_page last = last_lines(facts->page);
    zci_page_lines(&last, &reader);
    while (zci_lines_next(&reader, &line)) {
        if (zci_line_is_blank(&line))
            continue;
        read_foot_line(facts, &line, &before);
        before = line;
    }
}
