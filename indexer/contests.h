/* Records of collections whose ids documents of sources behind them have.  Those may let go of
 * them: whether they do is known when all sources were read, and then these records are looked at
 * again.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_CONTESTS_H
#define ZCI_CONTESTS_H

#include "refreshes.h"

/* A collection with such records. */
typedef struct zci_contest {
    uint32_t source;
    zci_file_stat stat;
    bool failed, any;  /* as far as it was read: a record was left out, one stays or was stored */
    zci_refresh first; /* of these the one with the lowest docid */
    size_t end;        /* of its records among all */
} zci_contest;

/* All zero is none. */
typedef struct zci_contests {
    zci_contest *item; /* ascending by source */
    size_t count, capacity;
    uint64_t *record; /* where the lines of their records begin */
    size_t record_count, record_capacity;
} zci_contests;

/* Adds a record of the collection that is added next.  Error: ZC_NO_MEMORY. */
zc_status zci_contests_add_record(zci_contests *contests, uint64_t offset, zc_error *error);

/* Adds a collection, to which the records belong that came since the one before; sets its `end`.
 * Error: ZC_NO_MEMORY. */
zc_status zci_contests_add(zci_contests *contests, zci_contest contest, zc_error *error);

void zci_contests_free(zci_contests *contests);

#endif
