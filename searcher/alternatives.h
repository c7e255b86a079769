/* What else a phrase of a query may be answered by: see wider.h, of which this is a part.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ALTERNATIVES_H
#define ZCI_ALTERNATIVES_H

#include "edition.h"
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
    bool lawful;     /* one of these may be the name of a law */
    bool named;      /* a run of it is a document's name in pieces */
    zc_error *error;
} zci_widening;

/* Puts beside the first child of `any`, the phrase, what it may be answered by. */
zc_status zci_alternatives_add(zci_widening *w, zci_node *any);

/* Puts beside the children of `any` the ways in which texts say what a term means, where the run
 * `shown` asks that. */
zc_status zci_alternatives_add_meanings(zci_widening *w, zci_node *any, zc_string shown);

/* A phrase that looks for the name, in titles if it is one, else where `literal` is looked for,
 * which is the first phrase of the text that it stands for; NULL where there is no room for it. */
zc_status zci_alternatives_named(zci_widening *w, const zci_node *literal,
                                 const zci_edition *edition, zci_node **named);

/* Puts the runs there, what was probably meant. */
zc_status zci_alternatives_add_runs(zci_widening *w, zci_node *any);

#endif
