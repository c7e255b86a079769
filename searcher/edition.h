/* The document that a query names, with words beside the name that ask for an edition of it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   最新渡口法        渡口法
 *   2018年的渡口法    渡口法
 *   渡口法 全文       渡口法
 *
 * What stands between such words (edition_words.h) is a name if it is all of a title.  Quotation
 * marks anywhere in the query's text say that it is to be found as it is. */
#ifndef ZCI_EDITION_H
#define ZCI_EDITION_H

#include "query.h"
#include "reader.h"

/* Whether a node of the query is text that a name or such words may stand in. */
bool zci_edition_holds(const zci_node *node);

/* Stores the name, in the arena, if all that the query's root, or the children of its AND, have of
 * such text is the name and words beside it; and that text, its parts set apart by blanks.  Else
 * both are empty, and so they are where the text as a whole is a title, too. */
zc_status zci_edition_find(zc_reader *reader, const zci_node *root, zci_arena *arena,
                           zc_string *name, zc_string *text, zc_error *error);

#endif
