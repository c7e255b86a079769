/* What is found by other words than the query's own.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The hits of the wider query (wider.h) that the query itself does not find, in an
 * order of their own.  They stand behind all literal hits: on a page that these
 * fill, nothing is looked for.  Where there are none, these are what is counted, whatever
 * the page. */
#ifndef ZCI_EXPANSION_H
#define ZCI_EXPANSION_H

#include "base/buffer.h"
#include "rank.h"
#include "wider.h"

typedef struct zci_expansion {
    zci_wider wider;
    zci_evaluation evaluation; /* of the wider query, without what the query finds */
    zci_ranking ranking;       /* its hits on the page */
    bool searched;             /* there was room for them, or nothing before them */
} zci_expansion;

/* Finds what other words find beyond `found`, of which `ranking` has the page that
 * `options` ask for. */
zc_status zci_expansion_find(const zci_evaluation *found, const zci_ranking *ranking,
                             const zci_rank_options *options, const zc_synonyms *synonyms,
                             zci_expansion *expansion, zc_error *error);

/* The same for a query that nothing answers literally, with what was probably meant by a
 * phrase of it: the `count` runs. */
zc_status zci_expansion_mend(const zci_evaluation *found, const zci_node *phrase,
                             const zc_string *runs, size_t count, const zci_rank_options *options,
                             zci_expansion *expansion, zc_error *error);

/* Tells the user of it in notes to the query. */
zc_status zci_expansion_note(const zci_expansion *expansion, const zci_ranking *ranking,
                             zc_unit unit, zci_query *query, zc_error *error);

/* Writes one of a list of other words, behind `before` (NULL: it is the first). */
void zci_expansion_list(const zc_expansion *one, const zc_expansion *before, zci_buffer *out);

void zci_expansion_free(zci_expansion *expansion);

#endif
