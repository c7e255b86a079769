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
    bool alone;              /* what finds something need not do so with the rest of the query */
    zci_suggested_list list; /* the best so far */
    zci_suggestions *out;    /* what comes of them */
    zc_error *error;
} zci_suggesting;

/* The part of the query's text that gives way when the phrase is replaced. */
zc_span zci_suggesting_part(const zci_suggesting *s);

/* Puts another run into the place of the phrase; whoever does so puts its pattern back. */
zc_status zci_suggesting_replace(zci_suggesting *s, zc_string run);

/* Notes a suggestion, a query of that text, in which `run` stands in the place of the phrase. */
zc_status zci_suggesting_offer(zci_suggesting *s, const zci_buffer *text, zc_string run,
                               uint64_t documents, zci_slip slip);

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
