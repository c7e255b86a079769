/* The first lines of a document that are not blank, among which its title is looked for.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FIRST_LINES_H
#define ZCI_FIRST_LINES_H

#include "page.h"

enum { ZCI_FIRST_LINES = 15 };

typedef struct zci_first_lines {
    const zci_page *page;
    const char *text; /* the page's, in which the lines are */
    zci_stretch line[ZCI_FIRST_LINES];
    size_t count;
} zci_first_lines;

/* The page is to live as long. */
void zci_first_lines_read(zci_first_lines *first, const zci_page *page);

#endif
