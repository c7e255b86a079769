/* The documents of one text: those of a compendium begin where what its contents list
 * promises does.  What a notice encloses is in enclosed.h.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   1.                              <- no. 1; its title stands on the next line
 *   2024年全市教育工作要点 2
 *   2.县2024年教育工作要点 17       <- no. 2
 *   …
 *   2024年全市教育工作要点          <- a line of nothing but a title: there it begins
 *
 * Promised titles that no line is are missing.  Of two with the same words the first
 * is taken for there, so that words alone are no key. */
#ifndef ZCI_PARTS_H
#define ZCI_PARTS_H

#include "base/arena.h"
#include "contents.h"

typedef struct zci_file_part {
    zci_page page;
    zc_string title;  /* empty where the document's own lines are to tell */
    zc_finding found; /* where the title stands */
    unsigned number;  /* 1-based, among those promised; 1 for a text that is one document */
    bool is_enclosed; /* in the first part, which is a notice */
} zci_file_part;

typedef struct zci_promise {
    unsigned number;
    zc_string title;
} zci_promise;

typedef struct zci_parts {
    const zci_file_part *item; /* in order; none for a text that is one document */
    size_t count;
    const zci_promise *missing;
    size_t missing_count;
} zci_parts;

/* Writes the parts, in the arena.  Error: ZC_NO_MEMORY. */
zc_status zci_parts_find(const zci_contents *contents, const char *text, size_t len,
                         zci_arena *arena, zci_parts *parts, zc_error *error);

#endif
