/* A text's paragraphs.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PARAGRAPHS_H
#define ZCI_PARAGRAPHS_H

#include "wrap.h"

typedef struct zci_paragraph {
    zci_stretch span; /* trimmed, never empty */
    uint64_t line;    /* of its first character, 1-based */
} zci_paragraph;

typedef struct zci_paragraph_reader {
    zci_line_reader lines;
    zci_layout layout;
    zci_line ahead; /* the line behind the current paragraph */
    bool has_ahead;
    zci_stretch rest; /* of a page without line ends, behind the current paragraph */
    uint64_t rest_line;
} zci_paragraph_reader;

/* Starts with the first line that a reader of lines, which is copied, has not come to yet. */
void zci_paragraphs_from(zci_paragraph_reader *reader, const zci_line_reader *lines,
                         const zci_layout *layout);

/* Writes the next paragraph; false at the end of the text. */
bool zci_paragraphs_next(zci_paragraph_reader *reader, zci_paragraph *paragraph);

#endif
