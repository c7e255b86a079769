/* The text of a DOCX, or of a text box in one, as lines; the rows of its tables are lines, too.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A row of a table becomes a line, with " | " between its cells, as on web pages; but what is in a
 * cell of several paragraphs gets a line for each of them, unless they are short, as words that did
 * not fit into their column are. */
#ifndef ZCI_DOCX_TEXT_H
#define ZCI_DOCX_TEXT_H

#include "base/buffer.h"
#include "zhengce.h"

/* How many bytes may be written to all texts of a document. */
typedef struct zci_docx_room {
    size_t left, max;
} zci_docx_room;

/* A row that is open. */
typedef struct zci_docx_row {
    size_t start;               /* where in the text it began */
    size_t line;                /* where the line of its last cell began, with those before it */
    size_t end;                 /* where that cell ended */
    bool is_line;               /* whether that cell's line goes on */
    bool is_deleted;            /* it leaves no trace */
    struct zci_docx_row *outer; /* in which it lies, or NULL */
} zci_docx_row;

typedef struct zci_docx_cell {
    size_t start;
    bool is_line; /* it goes on with the line of the one before it */
} zci_docx_cell;

/* All zero, but for its room, is empty. */
typedef struct zci_docx_text {
    zci_docx_room *room;
    zci_buffer bytes;
    zci_buffer boxes;  /* lines of text boxes that are to follow the open line */
    size_t line;       /* where the open line begins */
    bool is_continued; /* it goes on with the next paragraph */
    size_t cells;      /* that are open, in one another */
    zci_docx_row *row; /* the innermost that is open, or NULL */
    bool is_box;       /* it has no empty lines, as cells have none */
} zci_docx_text;

/* Writes to the open line.  Errors: ZC_BAD_SOURCE (there is no room), ZC_NO_MEMORY; so have all. */
zc_status zci_docx_text_put(zci_docx_text *text, const char *data, size_t len, zc_error *error);

/* Ends the open line, without the blanks at its end; the lines of boxes that waited for that
 * follow. */
zc_status zci_docx_text_end_line(zci_docx_text *text, zc_error *error);

/* The same, unless nothing is open. */
zc_status zci_docx_text_close_line(zci_docx_text *text, zc_error *error);

/* Takes the lines of a text box: they go before the line in which it lies or wait for the end of
 * that, where some of it is written. */
zc_status zci_docx_text_take_box(zci_docx_text *text, const zci_docx_text *box, zc_error *error);

/* The row lives until its end. */
zc_status zci_docx_text_begin_row(zci_docx_text *text, zci_docx_row *row, zc_error *error);
zc_status zci_docx_text_end_row(zci_docx_text *text, const zci_docx_row *row, zc_error *error);

zc_status zci_docx_text_begin_cell(zci_docx_text *text, zci_docx_cell *cell, zc_error *error);
zc_status zci_docx_text_end_cell(zci_docx_text *text, const zci_docx_cell *cell, zc_error *error);

void zci_docx_text_free(zci_docx_text *text);

#endif
