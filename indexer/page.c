/* One document's stretch of a text.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "page.h"

#include <string.h>

int32_t zci_page_line_end(const zci_page *page)
{
    if (page->line_end != 0)
        return page->line_end;
    return page->end == 0 || memchr(page->text, '\n', page->end) != NULL ? '\n' : '\r';
}

void zci_page_lines(const zci_page *page, zci_line_reader *reader)
{
    *reader = (zci_line_reader){.scan = {page->text, page->end, page->start},
                                .end = zci_page_line_end(page),
                                .number = page->line - 1};
}

uint64_t zci_page_line_at(const zci_page *page, size_t byte)
{
    const char *at = page->text + page->start.byte, *end = page->text + byte;
    uint64_t line = page->line;
    int32_t line_end = at < end ? zci_page_line_end(page) : '\n';
    while (at < end && (at = memchr(at, line_end, (size_t)(end - at))) != NULL) {
        line++;
        at++;
    }
    return line;
}

bool zci_piece_next(zci_scan *scan, zci_stretch *piece, size_t *gap)
{
    zci_place before = scan->at;
    zci_scan_skip_blanks(scan);
    *gap = scan->at.chars - before.chars;
    *piece = (zci_stretch){scan->at, scan->at};
    while (scan->at.byte < scan->len && !zci_is_blank(zci_scan_peek(scan)))
        zci_scan_next(scan);
    piece->end = scan->at;
    return piece->end.byte > piece->start.byte;
}

void zci_page_skip_wrapping(zci_scan *scan)
{
    int32_t cp = zci_scan_peek(scan);
    while (cp == '*' || cp == '(' || cp == 0xFF08 || zci_is_blank(cp)) {
        zci_scan_next(scan);
        cp = zci_scan_peek(scan);
    }
}

zci_stretch zci_page_before_closer(const zci_page *page, zci_stretch span)
{
    static const char *const closers[] = {")", "）", "]", "】"};
    for (size_t i = 0; i < sizeof closers / sizeof closers[0]; i++) {
        zc_string text = zci_page_string(page, span);
        const char *at = memmem(text.data, text.len, closers[i], strlen(closers[i]));
        if (at != NULL)
            span.end.byte = span.start.byte + (size_t)(at - text.data);
    }
    return span;
}
