/* The lines that the rows of a page form: their text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A row of a table is one line, its cells apart by tabs, if the file has one cell behind the
 * other, as most do: then a cell of several lines is known as such.  Any wide gap makes a tab. */
#ifndef ZCI_OFD_LINES_H
#define ZCI_OFD_LINES_H

#include "format/ofd_rows.h"

/* What is between two wide gaps of a line: its outer sides. */
typedef struct zci_ofd_cell {
    double left, right;
} zci_ofd_cell;

/* A space where there is no wide gap: its byte in the text, and where the next piece begins. */
typedef struct zci_ofd_space {
    size_t at;
    double x;
} zci_ofd_space;

typedef struct zci_ofd_line {
    double x, end;      /* as of a piece */
    double top, bottom; /* what its first and last characters stand on */
    double size;
    size_t start, len; /* bytes of the text */
    bool has_cells;
    bool is_row;                   /* its cells are those of a table (ofd_tables.h) */
    size_t first_cell, cell_count; /* of the lines' cells */
    size_t first_space, space_count;
    unsigned column; /* of the page, from 1 on; 0 across it */
} zci_ofd_line;

/* All zero is no lines; what was made before is replaced. */
typedef struct zci_ofd_lines {
    zci_buffer text;
    zci_ofd_line *line;
    size_t count, capacity;
    zci_ofd_cell *cells;
    size_t cell_count, cell_capacity;
    zci_ofd_space *spaces;
    size_t space_count, space_capacity;
    zci_ofd_rows rows; /* for itself: of one turn */
} zci_ofd_lines;

/* Makes the lines of those pieces that are turned by `turn`.  Error: ZC_NO_MEMORY. */
zc_status zci_ofd_lines_make(zci_ofd_lines *lines, const zci_ofd_page *page, unsigned turn,
                             zc_error *error);

void zci_ofd_lines_free(zci_ofd_lines *lines);

#endif
