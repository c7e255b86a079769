/* The best of many things, so many of them.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "best.h"

#include <stdlib.h>
#include <string.h>

static char *at(const zci_best *best, size_t index)
{
    return (char *)best->item + index * best->size;
}

/* Puts one in the place that is free at `index`, or below it: what is worse rises. */
static void sift_down(const zci_best *best, size_t index, const void *one)
{
    for (size_t child; (child = 2 * index + 1) < best->len; index = child) {
        if (child + 1 < best->len && best->compare(at(best, child + 1), at(best, child)) > 0)
            child++;
        if (best->compare(at(best, child), one) <= 0)
            break;
        memcpy(at(best, index), at(best, child), best->size);
    }
    memcpy(at(best, index), one, best->size);
}

static void make_heap(const zci_best *best)
{
    char one[ZCI_BEST_SIZE_MAX];
    for (size_t i = best->len / 2; i-- > 0;) {
        memcpy(one, at(best, i), best->size);
        sift_down(best, i, one);
    }
}

void zci_best_offer(zci_best *best, const void *one)
{
    if (best->len < best->wanted) {
        memmove(at(best, best->len++), one, best->size);
        if (best->len == best->wanted)
            make_heap(best);
    } else if (best->wanted > 0 && best->compare(one, best->item) < 0) {
        sift_down(best, 0, one);
    }
}

const void *zci_best_bound(const zci_best *best)
{
    return best->wanted > 0 && best->len == best->wanted ? best->item : NULL;
}

void zci_best_sort(const zci_best *best)
{
    qsort(best->item, best->len, best->size, best->compare);
}
