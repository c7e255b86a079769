/* A text's lines.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_LINES_H
#define ZCI_LINES_H

#include "left_out.h"
#include "scan.h"

/* One line without the white space at its ends; empty for a blank line. */
typedef struct zci_line {
    zci_stretch span;
    unsigned indent;  /* columns before it */
    uint64_t columns; /* with the indent */
    uint64_t number;  /* 1-based */
} zci_line;

/* Lines end with LF or CR LF, and with CR in a text that has no LF at all. */
typedef struct zci_line_reader {
    zci_scan scan;
    int32_t end;
    uint64_t number;
    zci_left_out left_out; /* lines in these stretches read as blank ones */
} zci_line_reader;

void zci_lines_start(zci_line_reader *reader, const char *text, size_t len);

/* Writes the next line; false at the end of the text. */
bool zci_lines_next(zci_line_reader *reader, zci_line *line);

static inline bool zci_line_is_blank(const zci_line *line)
{
    return line->span.start.byte == line->span.end.byte;
}

#endif
