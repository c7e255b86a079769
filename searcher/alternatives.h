/* What else a phrase of a query may be answered by: see wider.h, of which this is a part.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ALTERNATIVES_H
#define ZCI_ALTERNATIVES_H

#include "wider.h"

/* A wider query being made. */
typedef struct zci_widening {
    zc_reader *reader;
    const zc_synonyms *synonyms;
    zci_wider *wider;
    bool near;
    const zci_node *mended; /* the one phrase to be widened, by these runs; NULL: each, else */
    const zc_string *runs;
    size_t run_count;
    zci_units units; /* scratch */
    size_t room;     /* alternatives that may still be added */
    bool beside;     /* the query is of several words, of which one names no year or place */
    bool named;      /* a run of it is a document's name in pieces */
    zc_error *error;
} zci_widening;

/* Puts beside the first child of `any`, the phrase, what it may be answered by. */
zc_status zci_alternatives_add(zci_widening *w, zci_node *any);

/* A phrase that looks for a document's name in titles, by which `text` of the query, which is that
 * of the phrase `literal` and of others, may be answered; NULL where there is no room for it. */
zc_status zci_alternatives_titled(zci_widening *w, const zci_node *literal, zc_string text,
                                  zc_string name, zci_node **titled);

/* Puts the runs there, what was probably meant. */
zc_status zci_alternatives_add_runs(zci_widening *w, zci_node *any);

#endif
