/* What a query's atom asks for: phrases, years or a level.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An atom is normalised like any text.  Sentence punctuation in an unquoted one separates
 * phrases that must all hold; in a quoted one it is part of what is looked for.  Quoted
 * is what stands in quotes as a whole: in 落实“双减”工作 they are a part of the text,
 * which ignores them. */
#ifndef ZCI_QUERY_PHRASES_H
#define ZCI_QUERY_PHRASES_H

#include "query.h"
#include "query_letters.h"

/* A run without white space, but in quotes: letters [start, end). */
typedef struct zci_atom {
    size_t start, end;
    bool quoted; /* some of it */
} zci_atom;

typedef struct zci_phrase_maker {
    const zci_query_letters *letters;
    const zci_query_options *options;
    zci_stemmer *stemmer;
    zci_query *query;
    zci_field field;   /* that the next atoms are looked for in */
    bool prose;        /* they are parts of sentences */
    bool aside;        /* they stand in brackets right behind a word */
    zci_units units;   /* freed by whoever made this */
    size_t units_byte; /* where the text of these begins */
    zc_error *error;
} zci_phrase_maker;

/* The node of an atom; NULL when it holds nothing to look for.
 * Errors: ZC_BAD_QUERY, ZC_NO_MEMORY. */
zc_status zci_phrases_make(zci_phrase_maker *maker, zci_atom atom, zci_node **node);

/* All of the text as one phrase: what a letter says is not a list of conditions. */
zc_status zci_phrases_make_letter(zci_phrase_maker *maker, zci_node **node);

#endif
