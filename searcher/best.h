/* The best of many things, so many of them.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_BEST_H
#define ZCI_BEST_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of one thing at most. */
#define ZCI_BEST_SIZE_MAX 128

/* As for qsort: less than 0 where the first is better; no two things are equal, so that what is
 * kept does not depend on the order in which they come. */
typedef int (*zci_best_compare)(const void *, const void *);

/* The things kept are their caller's: room for `wanted`.  Once that many are kept they are a heap,
 * whose root is the worst of them. */
typedef struct zci_best {
    void *item;
    size_t size; /* of each, in bytes */
    size_t wanted;
    zci_best_compare compare;
    size_t len;
} zci_best;

/* Keeps one more while there is room, or in the place of the worst.  It may lie in the array
 * itself, at or behind the number of those offered before. */
void zci_best_offer(zci_best *best, const void *one);

/* The worst of those kept once there is no more room; NULL while there is, or if none are
 * wanted. */
const void *zci_best_bound(const zci_best *best);

/* Puts those kept in order, best first; nothing is offered afterwards. */
void zci_best_sort(const zci_best *best);

#endif
