/* How many documents have each value of a field.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FACETS_H
#define ZCI_FACETS_H

#include "reader.h"

/* Counts the members of `set` by each facet, into ZC_FACET_KINDS counts; all of it
 * is in `arena`. */
zc_status zci_facets_count(zc_reader *reader, const zci_docset *set, zci_arena *arena,
                           zc_facet_counts **counts, zc_error *error);

#endif
