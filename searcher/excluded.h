/* What alone keeps a query from finding anything.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   美育 --year 2019    without --year 2019 the query finds 12 documents
 *   美育 -教师          without -教师 ...
 *   “配齐美育教师”      without the quotation marks ...
 *
 * A filter, a field, an exclusion, --title, or the quotation marks: of each the query is tried
 * without it, the text of the query being looked for once for all filters, fields and exclusions
 * together. */
#ifndef ZCI_EXCLUDED_H
#define ZCI_EXCLUDED_H

#include "filters.h"
#include "reader.h"

/* A query that no document matches as it is. */
typedef struct zci_excluded_query {
    zc_reader *reader;
    zc_string text;
    const zc_search_options *options;
    zci_query *query;
    zci_query *wider; /* with other words beside its own; NULL or without a root: there are none */
    bool nothing;     /* no document answers it in part, either */
} zci_excluded_query;

/* Says in a note to the query what it would find without one of these, if it would find anything;
 * else, where nothing answers it, which of them no document satisfies. */
zc_status zci_excluded_note(const zci_excluded_query *of, zc_error *error);

#endif
