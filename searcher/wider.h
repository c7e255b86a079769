/* A query with other words beside its own.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   query    中职 2024年
 *   wider    (中职 OR 中等职业学校) (2024年 OR 二〇二四年)
 *
 * Each unquoted phrase may be answered by an alternative: by the run with its
 * numbers spelled differently (numeral.h), or with a word of it replaced as a table
 * (synonyms.h) or a document of the index (definitions.h) has it; a document's number
 * by the same with its marks (number_form.h); a question for a term's meaning by how
 * texts say that (asked_term.h); a citation of a law by the article (article.h); a
 * document's name by the pieces of its title (name_pieces.h); what a sign joins by its
 * parts (joined_parts.h); a year or place by what
 * records state (recorded.h), beside other words; a name with words that ask for an
 * edition by the name (edition.h).  Alternatives whose terms the index does not hold
 * are left out.  Excluded words and those in 句() or 段() stay as they are.
 *
 * The wider query matches what the query matches and more.  What is more is told
 * apart by leaving out what the query found. */
#ifndef ZCI_WIDER_H
#define ZCI_WIDER_H

#include "evaluate.h"

/* Alternatives of one query at most. */
#define ZCI_ALTERNATIVES_MAX 24

typedef struct zci_wider {
    zci_query query; /* shares patterns and strings with the one it is made of */
    zc_expansion expansion[ZCI_ALTERNATIVES_MAX]; /* its strings are in the query's arena */
    unsigned concept[ZCI_ALTERNATIVES_MAX];       /* that looks for it, in the wider query */
    size_t count;                                 /* 0: nothing to widen the query with */
} zci_wider;

/* Makes the wider query of one, for the state of the index that the reader sees.
 * Words that are merely near take part where `near` is set. */
zc_status zci_wider_make(zc_reader *reader, const zci_query *query, const zc_synonyms *synonyms,
                         bool near, zci_wider *wider, zc_error *error);
/* The same with but one phrase of the query as what was probably meant by it: the `count`
 * runs.  A phrase in 句() or 段() stays as it is. */
zc_status zci_wider_mend(zc_reader *reader, const zci_query *query, const zci_node *phrase,
                         const zc_string *runs, size_t count, zci_wider *wider, zc_error *error);

void zci_wider_clear(zci_wider *wider);

/* Takes out of the evaluation of the wider query what that of the query found:
 * documents or passages, by unit. */
void zci_wider_subtract(zci_evaluation *wider, const zci_evaluation *found, zc_unit unit);

#endif
