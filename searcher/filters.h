/* What a search is limited to beside its query: --year, --region and the like.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FILTERS_H
#define ZCI_FILTERS_H

#include "query.h"

/* Whether the options limit anything. */
bool zci_filters_any(const zc_search_options *options);

/* Puts what the options limit beside the query's root: all of it must hold.
 * Errors: ZC_BAD_ARGUMENT for a value that cannot be understood, ZC_BAD_QUERY when the
 * query has too many parts with it, ZC_NO_MEMORY. */
zc_status zci_filters_require(const zc_search_options *options, zci_stemmer *stemmer,
                              zci_query *query, zc_error *error);

/* Parses a query, with what the options limit beside it.  Errors: those of zci_query_parse and
 * above; the query is to be cleared whatever is returned. */
zc_status zci_filters_parse(zc_string text, const zc_search_options *options, zci_stemmer *stemmer,
                            zci_query *query, zc_error *error);

#endif
