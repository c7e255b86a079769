/* How one text orders its headings: which of their styles it uses, and which stands
 * below which.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The order of zci_heading_kind is the usual one, 一、 over (一) over 1. over (1).  A
 * text that numbers differently shows it: where 1. goes on to 2. with two or more (一)
 * between them, (一) stands below 1.  Every such place is counted, for either order,
 * and where a text shows the unusual one more often, that holds for all of it. */
#ifndef ZCI_STYLES_H
#define ZCI_STYLES_H

#include "mark.h"
#include "page.h"

typedef struct zci_styles {
    uint8_t rank[ZCI_HEADING_KINDS]; /* lower stands above; of items alone */
    bool label_holds_han;            /* 一、 starts again below each label */
    bool has_labels;                 /* labels of any wording, at least two */
    bool has_dashes;                 /* lines behind a dash, at least two */
    bool has_sentences;              /* unnumbered run-in headings, perhaps */
    bool has_decimals;               /* 1.1 and 1.2, running on */
    bool tight_decimals;             /* with no blank behind the number, ever */
} zci_styles;

/* Looks at the start of each line of a document that is not left out and stands in no list of
 * what is attached, in one sweep and no memory. */
void zci_styles_survey(zci_styles *styles, const zci_page *page, zci_left_out left_out,
                       zc_span attached);

#endif
