/* The rows that the pieces of a page form, in reading order: what stands on a line, or cells
 * beside one another.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_OFD_ROWS_H
#define ZCI_OFD_ROWS_H

#include "format/ofd_page.h"

/* How much cells beside one another may overlap, in sizes of a character. */
#define ZCI_OFD_CELL_OVERLAP 0.5

typedef struct zci_ofd_row {
    size_t first, end; /* pieces */
    double left, right, top, bottom, size;
    double cell_left, cell_right; /* of its last cell */
    bool has_cells;
    unsigned zone;   /* before the columns, in them or behind them: 0, 1, 2 */
    unsigned column; /* 0 for none, or from 1 on */
    size_t line;     /* the first row that it is level with, in their order */
} zci_ofd_row;

/* All zero is no rows; what was made before is replaced. */
typedef struct zci_ofd_rows {
    const zci_ofd_piece **piece; /* of one turn */
    size_t piece_count, piece_capacity;
    zci_ofd_row *item;
    size_t count, capacity;
} zci_ofd_rows;

/* Whether two pieces stand on one line. */
bool zci_ofd_are_level(const zci_ofd_piece *a, const zci_ofd_piece *b);

/* What is between the end of one and the beginning of the other, in sizes of a character. */
double zci_ofd_gap_between(const zci_ofd_piece *a, const zci_ofd_piece *b);

/* Whether one is the other printed again. */
bool zci_ofd_is_double(const zci_ofd_page *page, const zci_ofd_piece *a, const zci_ofd_piece *b);

/* Makes the rows of those pieces that are turned by `turn`, which live as long as the page; false
 * when memory is exhausted. */
bool zci_ofd_rows_make(zci_ofd_rows *rows, const zci_ofd_page *page, unsigned turn);

/* The end of the rows from `first` on that are one line. */
size_t zci_ofd_rows_end_of_line(const zci_ofd_rows *rows, size_t first);

void zci_ofd_rows_free(zci_ofd_rows *rows);

#endif
