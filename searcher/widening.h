/* A wider query being made: how one more way to answer a phrase gets into it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The ways themselves are in alternatives.h. */
#ifndef ZCI_WIDENING_H
#define ZCI_WIDENING_H

#include "wider.h"

/* Alternatives of one phrase by words, spellings and definitions. */
#define ZCI_PHRASE_ALTERNATIVES_MAX 8

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

/* Whether a phrase, which may have so many more, and the query take another alternative. */
bool zci_widening_has_room(const zci_widening *w, size_t left);

/* A phrase of `text`, a pattern with these flags, in script as the literal one; NULL where there
 * is nothing to look for. */
zc_status zci_widening_phrase(zci_widening *w, const zci_node *literal, zci_field field,
                              zc_string text, unsigned flags, zci_node **phrase);

/* Whether the index holds all terms of a phrase.  Those of fields are stored under other
 * prefixes; looking there costs as much as asking: they may. */
zc_status zci_widening_occurs(zci_widening *w, const zci_node *phrase, bool *occurs);

/* Keeps what stands for what, and the concept that is answered so; copies the words, of which one
 * may be the text itself.  Takes room for one. */
zc_status zci_widening_record(zci_widening *w, zc_expansion expansion, unsigned concept);

/* Puts the phrase `text`, a pattern with these flags, beside the children of `any`, unless it
 * is superfluous or found nowhere, and records it. */
zc_status zci_widening_add(zci_widening *w, zci_node *any, zc_string text, unsigned flags,
                           zc_expansion expansion);

#endif
