/* Parts of passages: which sentences or paragraphs satisfied a 句() or 段().
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_EXTENTS_H
#define ZCI_EXTENTS_H

#include "store/store.h"

#include <stddef.h>

/* The normalised units [start, end) of one passage. */
typedef struct zci_extent {
    zci_docid docid;
    size_t start, end;
} zci_extent;

/* Ascending by docid, then by start; all zero is empty. */
typedef struct zci_extents {
    zci_extent *item;
    size_t len, capacity;
} zci_extents;

/* Appends one.  Error: ZC_NO_MEMORY. */
zc_status zci_extents_add(zci_extents *extents, zci_extent extent, zc_error *error);

/* The index of the first extent of `docid` or, where it has none, behind it. */
size_t zci_extents_of(const zci_extents *extents, zci_docid docid);

void zci_extents_free(zci_extents *extents);

#endif
