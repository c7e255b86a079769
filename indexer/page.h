/* One document's stretch of a text, and a walk over its lines and their pieces.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A *piece* is what stands between white space on a line:
 *
 *   |中安在线|   |2024-01-15| |11:51:51|   |来源:亳州新闻网|
 *
 * Some pages come as one single line, in which the pieces are the lines. */
#ifndef ZCI_PAGE_H
#define ZCI_PAGE_H

#include "lines.h"
#include "zhengce.h"

typedef struct zci_page {
    const char *text; /* the whole text: places and offsets count from its beginning */
    zci_place start;  /* of the document */
    size_t end;       /* byte behind it */
    uint64_t line;    /* the 1-based number of the line that it begins with */
    int32_t line_end; /* of the text: LF or CR; 0 where that was not looked at */
} zci_page;

static inline zci_page zci_page_whole(const char *text, size_t len)
{
    return (zci_page){.text = text, .start = {0, 0}, .end = len, .line = 1};
}

static inline zc_string zci_page_string(const zci_page *page, zci_stretch span)
{
    return zci_stretch_string(page->text, span);
}

/* What one line is looked at for at most; a longer line is a page without line ends, of
 * which single pieces are looked at. */
enum { ZCI_LINE_CHARS_MAX = 200, ZCI_PIECES_MAX = 40 };

static inline zci_scan zci_page_scan(const zci_page *page, zci_stretch span)
{
    return (zci_scan){page->text, span.end.byte, span.start};
}

/* CR ends lines where there is no LF. */
int32_t zci_page_line_end(const zci_page *page);

/* Starts reading at the document's beginning. */
void zci_page_lines(const zci_page *page, zci_line_reader *reader);

/* The number of the line that a byte of the document stands on. */
uint64_t zci_page_line_at(const zci_page *page, size_t byte);

/* Moves past one piece of a line and writes it; `*gap` is the number of white space
 * characters before it.  False at the line's end. */
bool zci_piece_next(zci_scan *scan, zci_stretch *piece, size_t *gap);

/* Moves past the brackets, asterisks and blanks that a line begins with. */
void zci_page_skip_wrapping(zci_scan *scan);

/* The part of a stretch before a bracket closes. */
zci_stretch zci_page_before_closer(const zci_page *page, zci_stretch span);

#endif
