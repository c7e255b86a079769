/* The document that a query names, with words beside the name that ask for an edition of it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   最新渡口法        渡口法
 *   2018年的渡口法    渡口法
 *   渡口法 全文       渡口法
 *
 * What stands between such words (edition_words.h) is a name if it is all of a title.  If it is
 * none, as in 双减政策全文, the plainest of these words ask for nothing that a text says, either.
 * Quotation marks anywhere in the query's text say that it is to be found as it is. */
#ifndef ZCI_EDITION_H
#define ZCI_EDITION_H

#include "query.h"
#include "reader.h"

/* Whether a node of the query is text that a name or such words may stand in. */
bool zci_edition_holds(const zci_node *node);

/* What a query, or the text in it, is answered by as well. */
typedef struct zci_edition {
    zc_string name; /* empty: nothing */
    zc_string text; /* all that this stands for, its parts set apart by blanks */
    bool titled;    /* it is a title; else but what the plainest of the words leave */
} zci_edition;

/* Finds the name, if all that the query's root, or the children of its AND, have of such text is
 * the name and words beside it; not where that text as a whole is a title, too.  Strings are in the
 * arena. */
zc_status zci_edition_find(zc_reader *reader, const zci_node *root, zci_arena *arena,
                           zci_edition *edition, zc_error *error);

#endif
