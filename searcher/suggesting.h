/* Suggestions being made for a query: one run of it replaced, and tried out.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_SUGGESTING_H
#define ZCI_SUGGESTING_H

#include "edges.h"
#include "suggested.h"

typedef struct zci_suggesting {
    zc_reader *reader;
    zc_string text;
    zci_query *query;
    zci_node *phrase;        /* being replaced; NULL once there is nothing more to try, */
    size_t from, to;         /* or rather these of its elements, Chinese characters */
    zci_suggested_list list; /* the best so far */
    zci_suggestions *out;    /* what comes of them */
    zc_error *error;
} zci_suggesting;

/* Notes a suggestion: `run` in the place of the phrase, which so many documents hold. */
zc_status zci_suggesting_add(zci_suggesting *s, const zci_buffer *run, uint64_t documents,
                             zci_slip slip);

/* Runs the query with another run in the place of the phrase, of which these ends must be ends
 * of words; adds it if that finds something. */
zc_status zci_suggesting_try(zci_suggesting *s, const zci_buffer *run, zci_ends ends,
                             zci_slip slip);

/* Whether the index does not know two characters, the elements of a pattern from `pair` on, side by
 * side. */
zc_status zci_suggesting_pair_is_absent(const zci_suggesting *s, const zci_element *pair,
                                        bool *absent);

#endif
