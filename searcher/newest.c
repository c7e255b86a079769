/* The order by date.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "newest.h"

#include <stdlib.h>

static int newest_first(const void *a, const void *b)
{
    const zci_dated *x = a, *y = b;
    if (x->date != y->date)
        return x->date > y->date ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

zc_status zci_newest_first(zc_reader *reader, zci_dated *item, size_t count, zc_error *error)
{
    zci_dates dates;
    zc_status status =
        zci_dates_get(&reader->columns, reader->store, &reader->documents, &dates, error);
    if (status != ZC_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        item[i].date = zci_dates_number(&dates, item[i].document);
    qsort(item, count, sizeof *item, newest_first);
    return ZC_OK;
}
