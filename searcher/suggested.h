/* The best of the similar queries that were tried and find something.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_SUGGESTED_H
#define ZCI_SUGGESTED_H

#include "guess.h"
#include "suggestion.h"

/* A query that finds something. */
typedef struct zci_suggested {
    zc_string text;
    zc_string run; /* that stands in it in the place of the phrase */
    uint64_t documents, weight;
    zci_slip slip; /* that it mends */
} zci_suggested;

/* The best first; all zero is an empty list. */
typedef struct zci_suggested_list {
    zci_suggested item[ZCI_SUGGESTIONS_MAX];
    size_t len;
} zci_suggested_list;

/* Whether one of such a weight may be among the best. */
bool zci_suggested_is_wanted(const zci_suggested_list *list, uint64_t weight);

/* Puts one in its place, unless there are better ones, or one as good of which it is but a part, or
 * which it holds. */
void zci_suggested_offer(zci_suggested_list *list, const zci_suggested *one);

/* Puts one of them before the others. */
void zci_suggested_put_first(zci_suggested_list *list, size_t at);

#endif
