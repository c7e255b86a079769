/* Parts of passages.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "extents.h"

#include "base/buffer.h"
#include "base/fail.h"

#include <stdlib.h>

zc_status zci_extents_add(zci_extents *extents, zci_extent extent, zc_error *error)
{
    if (!zci_grow(&extents->item, extents->len, &extents->capacity, sizeof *extents->item))
        return zci_fail_memory(error);
    extents->item[extents->len++] = extent;
    return ZC_OK;
}

size_t zci_extents_of(const zci_extents *extents, zci_docid docid)
{
    size_t low = 0, high = extents->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (extents->item[middle].docid < docid)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void zci_extents_free(zci_extents *extents)
{
    free(extents->item);
    *extents = (zci_extents){0};
}
