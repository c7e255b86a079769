/* What was found, as the public structure.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ANSWER_H
#define ZCI_ANSWER_H

#include "findings.h"
#include "presentation.h"

/* Looks at each hit once it is presented, while what the query found is still there. */
typedef struct zci_hit_visitor {
    zc_status (*visit)(void *context, zci_presenter *presenter, zci_docid header, const zc_hit *hit,
                       zc_error *error);
    void (*restart)(void *context); /* all hits so far are void */
    void *context;
} zci_hit_visitor;

/* What an answer is made of. */
typedef struct zci_answer_source {
    zc_reader *reader;
    zc_string text; /* of the query, as given */
    const zc_search_options *options;
    zci_query *query;
    const zci_findings *found;
    const zci_hit_visitor *visitor; /* may be NULL */
} zci_answer_source;

/* Fills in all of an answer but `took_ms`, in the arena; nothing in it points into what
 * it was made of.  Errors: ZC_CHANGED, ZC_CORRUPT, ZC_IO, ZC_NO_MEMORY, the visitor's. */
zc_status zci_answer_fill(const zci_answer_source *from, zc_answer *answer, zci_arena *arena,
                          zc_error *error);

#endif
