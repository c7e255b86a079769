/* Where a document's text states what a field of the query asks for.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A document that matches by its title or number alone has no match in its text; it is
 * shown by the passage that states these, where one of its own does. */
#ifndef ZCI_EVIDENCE_H
#define ZCI_EVIDENCE_H

#include "evaluate.h"

/* Moves `*docid`, a passage of `document`, whose header is at `header`, to the one where
 * the first title or number that the query wants begins; `*moved` is false, and it stays,
 * where there is no such place among the document's passages. */
zc_status zci_evidence_find(const zci_evaluation *evaluation, const zc_document *document,
                            zci_docid header, zci_docid *docid, bool *moved, zc_error *error);

#endif
