/* The first lines of a document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "first_lines.h"

enum { TOP_BYTES = 16 * 1024 /* in which they are looked for */ };

void zci_first_lines_read(zci_first_lines *first, const zci_page *page)
{
    zci_line_reader reader;
    zci_line line;
    zci_page start = *page;
    if (start.end - start.start.byte > TOP_BYTES)
        start.end = start.start.byte + TOP_BYTES;
    first->page = page;
    first->text = page->text;
    first->count = 0;
    zci_page_lines(&start, &reader);
    while (first->count < ZCI_FIRST_LINES && zci_lines_next(&reader, &line)) {
        if (!zci_line_is_blank(&line))
            first->line[first->count++] = line.span;
    }
}
