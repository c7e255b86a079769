/* Which passages of a document are read, and which it is shown by.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Those are read that promise most by their counts, and the best of them says what the document
 * is worth.  But where the title holds a part of the query, as that of a province's report does
 * for 临湖 工作报告 托育, a passage that repeats the title tells nothing new: such a document is
 * shown by what holds the parts that its title lacks, the more of their weight the better, and
 * only then by score.  What is known to be apparatus (apparatus.h) comes last. */
#ifndef ZCI_CHOICE_H
#define ZCI_CHOICE_H

#include "facts.h"
#include "rank_weights.h"

typedef struct zci_choice {
    const zci_candidate *candidate;
    double told;    /* weight of the parts asked for that it holds */
    bool apparatus; /* as far as it is known */
} zci_choice;

/* Chooses, of the candidates [first, first+count), those that hold most by weight of `parts`, a
 * bit for each concept, and of these those with the best scores by counts; with no parts the
 * scores decide alone.  `facts` (NULL: nothing is) says what is known of passages.  Stores them,
 * best first; returns how many they are. */
size_t zci_choice_make(const zci_candidates *candidates, const zci_facts *facts, size_t first,
                       size_t count, uint64_t parts, zci_choice chosen[ZCI_POOL_PER_DOCUMENT]);

bool zci_choice_is_apparatus(const zci_facts *facts, zci_docid docid);

#endif
