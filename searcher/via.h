/* By which other words than the query's own a hit was found.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   query    校车 停放                          wider   (校车 OR 班车) (停放 OR 停靠)
 *   班车停放有序，校车限速。                    停放 stands there, and so does 校车: by nothing
 * else 班车停靠有序，校车限速。                    by 停靠; 班车 does not count where 校车 stands,
 * too
 *
 * A part of the query that a document holds as it is needs no other word for it.  Of a passage,
 * its own text counts first, and its document's where the passage says nothing of that part. */
#ifndef ZCI_VIA_H
#define ZCI_VIA_H

#include "wider.h"

typedef struct zci_via {
    const zci_wider *wider;
    const zci_evaluation *evaluation; /* of the wider query */
    const zci_docset *literal;        /* documents that the query itself matches */
    zci_docset *stated; /* for each concept of the wider query those of the documents asked about
                         * whose records, not texts, hold it */
} zci_via;

/* Gets ready to tell of `documents`.  The wider query, its evaluation and `literal` must live as
 * long.  On failure nothing is left to free. */
zc_status zci_via_make(const zci_wider *wider, const zci_evaluation *evaluation,
                       const zci_docset *literal, const zci_docset *documents, zci_via *via,
                       zc_error *error);

/* Writes by which expansions a document, or one of its passages (else 0), was found; room for
 * wider->count.  Returns how many: one at least, if the wider query has any. */
size_t zci_via_find(const zci_via *via, size_t document, zci_docid passage, size_t *indexes);

void zci_via_free(zci_via *via);

#endif
