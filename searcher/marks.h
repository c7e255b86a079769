/* Where a shown passage matches.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_MARKS_H
#define ZCI_MARKS_H

#include "evaluate.h"
#include "passage_text.h"
#include "relax.h"

/* Ranges of a passage, ascending and disjoint: the same ones as characters and as
 * bytes, both counted from the passage's start. */
typedef struct zci_marks {
    zc_span *chars;
    zc_span *bytes;
    size_t len, capacity;
} zci_marks;

/* Replaces what was held by every match of the wanted text of what was evaluated in
 * the passage `docid`: of 句() and 段() only where they hold. */
zc_status zci_marks_exact(zci_marks *marks, const zci_passage_text *passage, zci_docid docid,
                          const zci_evaluation *evaluation, zc_error *error);

/* Replaces what was held by every match of the titles and numbers that were wanted, in a
 * passage that states these. */
zc_status zci_marks_stated(zci_marks *marks, const zci_passage_text *passage,
                           const zci_evaluation *evaluation, zc_error *error);

/* Replaces what was held by the terms of a partial match; terms that touch or
 * overlap make one mark. */
zc_status zci_marks_partial(zci_marks *marks, const zci_passage_text *passage,
                            const zci_relaxed *relaxed, zci_stemmer *stemmer, zc_error *error);

void zci_marks_free(zci_marks *marks);

#endif
