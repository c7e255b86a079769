/* A text's lines.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "lines.h"

#include <string.h>

enum { INDENT_MAX = 1000 };

void zci_lines_start(zci_line_reader *reader, const char *text, size_t len)
{
    bool has_lf = len == 0 || memchr(text, '\n', len) != NULL;
    *reader = (zci_line_reader){.scan = {text, len, {0, 0}}, .end = has_lf ? '\n' : '\r'};
}

/* Moves past the white space before a line's text; returns its columns. */
static uint64_t skip_indent(zci_scan *scan, int32_t end)
{
    uint64_t columns = 0;
    int32_t cp = zci_scan_peek(scan);
    while (cp != end && zci_is_blank(cp)) {
        columns += zci_columns(cp);
        zci_scan_next(scan);
        cp = zci_scan_peek(scan);
    }
    return columns;
}

bool zci_lines_next(zci_line_reader *reader, zci_line *line)
{
    zci_scan scan = reader->scan;
    if (scan.at.byte >= scan.len)
        return false;
    uint64_t columns = skip_indent(&scan, reader->end);
    *line = (zci_line){.span = {scan.at, scan.at},
                       .indent = columns < INDENT_MAX ? (unsigned)columns : INDENT_MAX,
                       .number = ++reader->number};
    for (;;) {
        int32_t cp = zci_scan_next(&scan);
        if (cp == ZCI_SCAN_END || cp == reader->end)
            break;
        columns += zci_columns(cp);
        if (zci_is_blank(cp))
            continue;
        line->span.end = scan.at;
        line->columns = columns;
    }
    reader->scan = scan;
    if (zci_left_out_pass(&reader->left_out, line->span.start.byte))
        line->span.end = line->span.start;
    return true;
}
