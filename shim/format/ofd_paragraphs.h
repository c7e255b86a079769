/* The paragraphs that the lines of pages form.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A line goes on in the next one, also of the next page, if it is as long as there is room, by
 * the first word of that, which is not indented.  So titles, headings and signatures stay lines
 * of their own. */
#ifndef ZCI_OFD_PARAGRAPHS_H
#define ZCI_OFD_PARAGRAPHS_H

#include "format/ofd_lines.h"

/* Between which text is broken. */
typedef struct zci_ofd_margins {
    double left, right, size; /* of most characters; 0 before anything is known */
} zci_ofd_margins;

/* All zero, but for `out`, is the beginning of a document. */
typedef struct zci_ofd_paragraphs {
    zci_buffer *out;            /* a paragraph a line; the last one has no end yet */
    zci_ofd_margins margins[4]; /* of the last pages, for text of each turn */
    zci_ofd_line last;          /* the last line written, of size 0 before any */
    double room;                /* that is left behind it */
    double indent, distance;    /* of the last line in its paragraph, from the line before; where
                                 * that has one line, of it itself, and 0 */
    unsigned turn;
    size_t line_count; /* of the last paragraph */
    bool is_new_page;
} zci_ofd_paragraphs;

/* Adds the lines of a page that are turned by `turn`; one that is the page's number is emptied.
 * Error: ZC_NO_MEMORY. */
zc_status zci_ofd_paragraphs_add(zci_ofd_paragraphs *paragraphs, zci_ofd_lines *lines,
                                 unsigned turn, zc_error *error);

/* Tells that what is added now is on a new page. */
void zci_ofd_paragraphs_turn(zci_ofd_paragraphs *paragraphs);

/* Ends the last paragraph, and with it the document.  Error: ZC_NO_MEMORY. */
zc_status zci_ofd_paragraphs_end(zci_ofd_paragraphs *paragraphs, zc_error *error);

#endif
