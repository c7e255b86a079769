/* A search that more than its answer is made of.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_SEARCH_H
#define ZCI_SEARCH_H

#include "answer.h"

/* As zc_search; `visitor` may be NULL. */
zc_status zci_search(zc_reader *reader, zc_string query, const zc_search_options *options,
                     const zci_hit_visitor *visitor, zc_answer **out, zc_error *error);

#endif
