/* The order by date: newest first, undated last.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_NEWEST_H
#define ZCI_NEWEST_H

#include "reader.h"

/* Something of a document, to be put in order. */
typedef struct zci_dated {
    size_t document; /* index */
    size_t place;    /* where it was before */
    unsigned date;   /* see zci_dates_number; filled in */
} zci_dated;

/* Sorts by the documents' dates, of which a year alone lies before its days; what has the same
 * date, or none, stays in the order of its places.  Errors: those of zci_columns_get. */
zc_status zci_newest_first(zc_reader *reader, zci_dated *item, size_t count, zc_error *error);

#endif
