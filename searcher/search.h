/* A search that more than its answer is made of.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_SEARCH_H
#define ZCI_SEARCH_H

#include "presentation.h"

/* Looks at each hit once it is presented, while what the query found is still there. */
typedef struct zci_hit_visitor {
    zc_status (*visit)(void *context, zci_presenter *presenter, zci_docid header, const zc_hit *hit,
                       zc_error *error);
    void (*restart)(void *context); /* all hits so far are void */
    void *context;
} zci_hit_visitor;

/* As zc_search; `visitor` may be NULL. */
zc_status zci_search(zc_reader *reader, zc_string query, const zc_search_options *options,
                     const zci_hit_visitor *visitor, zc_answer **out, zc_error *error);

#endif
