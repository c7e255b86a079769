/* Whether a text's lines are paragraphs or were broken at a margin.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_WRAP_H
#define ZCI_WRAP_H

#include "lines.h"
#include "text/normalise.h"

/* How a text is laid out. */
typedef struct zci_layout {
    zci_lines lines;
    unsigned columns; /* of a full line, when wrapped */
    unsigned indent;  /* that most lines have, when wrapped */
    zc_span title;    /* bytes of a document's title, which may be broken over lines that end
                       * no paragraph, whatever the others do; empty before it is known */
    zc_span attached; /* of the list of what is attached, whose numbers head nothing; the same */
} zci_layout;

/* Whether no margin made a line: it is an address, a row of a table, or a paragraph.  Wrapped
 * text may hold a few. */
static inline bool zci_layout_is_wide(const zci_layout *layout, uint64_t columns)
{
    return columns * 10 > (uint64_t)layout->columns * 13;
}

/* Looks at the whole text, or as far as the lines that no margin made are too many. */
zci_layout zci_layout_judge(const char *text, size_t len);

#endif
