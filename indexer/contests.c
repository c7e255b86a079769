/* Records whose ids other documents have.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "contests.h"

#include "base/fail.h"

#include <stdlib.h>

zc_status zci_contests_add_record(zci_contests *c, uint64_t offset, zc_error *error)
{
    if (!zci_grow(&c->record, c->record_count, &c->record_capacity, sizeof *c->record))
        return zci_fail_memory(error);
    c->record[c->record_count++] = offset;
    return ZC_OK;
}

zc_status zci_contests_add(zci_contests *c, zci_contest contest, zc_error *error)
{
    if (!zci_grow(&c->item, c->count, &c->capacity, sizeof *c->item))
        return zci_fail_memory(error);
    contest.end = c->record_count;
    c->item[c->count++] = contest;
    return ZC_OK;
}

void zci_contests_free(zci_contests *contests)
{
    free(contests->item);
    free(contests->record);
    *contests = (zci_contests){.item = NULL};
}
