/* One document's stretch of a text.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "page.h"

#include <string.h>

void zci_page_lines(const zci_page *page, zci_line_reader *reader)
{
    zci_lines_start(reader, page->text, page->end);
    reader->scan.at = page->start;
    reader->number = page->line - 1;
}

/* As zci_lines_start has it: CR ends lines where there is no LF. */
uint64_t zci_page_line_at(const zci_page *page, size_t byte)
{
    const char *at = page->text + page->start.byte, *end = page->text + byte;
    uint64_t line = page->line;
    bool has_lf = memchr(page->text, '\n', page->end) != NULL;
    while (at < end && (at = memchr(at, has_lf ? '\n' : '\r', (size_t)(end - at))) != NULL) {
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

bool zci_holds(zc_string text, const char *part)
{
    return memmem(text.data, text.len, part, strlen(part)) != NULL;
}

bool zci_begins(zc_string text, const char *part)
{
    size_t len = strlen(part);
    return text.len >= len && memcmp(text.data, part, len) == 0;
}

bool zci_ends(zc_string text, const char *part)
{
    size_t len = strlen(part);
    return text.len >= len && memcmp(text.data + text.len - len, part, len) == 0;
}
