/* The best of many things, so many of them.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "best.h"

#include <stdlib.h>
#include <string.h>

static char *at(const zci_best *best, size_t index)
{
    return (char *)best->item + index * best->size;
}

static void swap(const zci_best *best, size_t x, size_t y)
{
    char kept[ZCI_BEST_SIZE_MAX];
    memcpy(kept, at(best, x), best->size);
    memcpy(at(best, x), at(best, y), best->size);
    memcpy(at(best, y), kept, best->size);
}

/* Moves one down to its place. */
static void sift_down(const zci_best *best, size_t index)
{
    for (;;) {
        size_t worst = index;
        for (size_t child = 2 * index + 1; child <= 2 * index + 2 && child < best->len; child++) {
            if (best->compare(at(best, child), at(best, worst)) > 0)
                worst = child;
        }
        if (worst == index)
            return;
        swap(best, index, worst);
        index = worst;
    }
}

void zci_best_offer(zci_best *best, const void *one)
{
    if (best->len < best->wanted) {
        memmove(at(best, best->len++), one, best->size);
        for (size_t i = best->len == best->wanted ? best->wanted : 0; i-- > 0;)
            sift_down(best, i);
    } else if (best->wanted > 0 && best->compare(one, best->item) < 0) {
        memcpy(best->item, one, best->size);
        sift_down(best, 0);
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
