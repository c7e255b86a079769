/* What whole documents count where a question is answered in part.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One passage may answer a question; what a letter says is spread over a document.  So the
 * longer the text asked, the more the document as one text counts beside its best passage, and
 * the more what is rare among documents beside what is rare among passages. */
#ifndef ZCI_BLEND_H
#define ZCI_BLEND_H

#include "zhengce.h"

typedef struct zci_blend {
    zc_unit unit;  /* what is ranked */
    double whole;  /* share of the document as one text */
    double rarity; /* share of a term's rarity among passages; the rest is that among documents */
} zci_blend;

/* For a query of so many Chinese characters.  Passages are ranked alike by all. */
zci_blend zci_blend_of(zc_unit unit, size_t characters);

#endif
