/* Which passages of a document are read, and shown.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "choice.h"

#include "best.h"

static double told_by(const zci_candidates *candidates, const zci_candidate *candidate,
                      uint64_t parts)
{
    double sum = 0;
    uint64_t held = candidate->concepts & parts;
    for (unsigned c = 0; held != 0; c++, held >>= 1)
        sum += (held & 1) != 0 ? candidates->weight[c] : 0;
    return sum;
}

/* For zci_best: what comes first. */
static int by_worth(const void *a, const void *b)
{
    const zci_choice *x = a, *y = b;
    if (x->apparatus != y->apparatus)
        return x->apparatus ? 1 : -1;
    if (x->told != y->told)
        return x->told > y->told ? -1 : 1;
    if (x->candidate->score != y->candidate->score)
        return x->candidate->score > y->candidate->score ? -1 : 1;
    return x->candidate->docid < y->candidate->docid ? -1
                                                     : x->candidate->docid > y->candidate->docid;
}

bool zci_choice_is_apparatus(const zci_facts *facts, zci_docid docid)
{
    const zci_fact *fact = facts == NULL ? NULL : zci_facts_of(facts, docid);
    return fact != NULL && fact->is_apparatus;
}

size_t zci_choice_make(const zci_candidates *candidates, const zci_facts *facts, size_t first,
                       size_t count, uint64_t parts, zci_choice chosen[ZCI_POOL_PER_DOCUMENT])
{
    zci_best best = {chosen, sizeof *chosen, ZCI_POOL_PER_DOCUMENT, by_worth, 0};
    for (size_t i = first; i < first + count; i++) {
        const zci_candidate *candidate = &candidates->item[i];
        zci_choice choice = {candidate, told_by(candidates, candidate, parts), false};
        const zci_choice *worst = zci_best_bound(&best);
        if (worst != NULL && by_worth(worst, &choice) < 0)
            continue; /* most: what they are need not be looked up */
        choice.apparatus = zci_choice_is_apparatus(facts, candidate->docid);
        zci_best_offer(&best, &choice);
    }
    zci_best_sort(&best);
    return best.len;
}
