/* Which passages of a document are read, and shown.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "choice.h"

#include <string.h>

static double told_by(const zci_candidates *candidates, const zci_candidate *candidate,
                      uint64_t parts)
{
    double sum = 0;
    uint64_t held = candidate->concepts & parts;
    for (unsigned c = 0; held != 0; c++, held >>= 1)
        sum += (held & 1) != 0 ? candidates->weight[c] : 0;
    return sum;
}

static bool comes_before(const zci_choice *a, const zci_choice *b)
{
    if (a->apparatus != b->apparatus)
        return b->apparatus;
    if (a->told != b->told)
        return a->told > b->told;
    if (a->candidate->score != b->candidate->score)
        return a->candidate->score > b->candidate->score;
    return a->candidate->docid < b->candidate->docid;
}

bool zci_choice_is_apparatus(const zci_facts *facts, zci_docid docid)
{
    const zci_fact *fact = facts == NULL ? NULL : zci_facts_of(facts, docid);
    return fact != NULL && fact->is_apparatus;
}

/* Where among `len` chosen ones a choice comes. */
static size_t place_of(const zci_choice *choice, const zci_choice *chosen, size_t len)
{
    size_t place = len;
    while (place > 0 && comes_before(choice, &chosen[place - 1]))
        place--;
    return place;
}

size_t zci_choice_make(const zci_candidates *candidates, const zci_facts *facts, size_t first,
                       size_t count, uint64_t parts, zci_choice chosen[ZCI_POOL_PER_DOCUMENT])
{
    size_t len = 0;
    for (size_t i = first; i < first + count; i++) {
        const zci_candidate *candidate = &candidates->item[i];
        zci_choice choice = {candidate, told_by(candidates, candidate, parts), false};
        size_t place = place_of(&choice, chosen, len);
        if (place == ZCI_POOL_PER_DOCUMENT)
            continue; /* most: what they are need not be looked up */
        choice.apparatus = zci_choice_is_apparatus(facts, candidate->docid);
        if (choice.apparatus)
            place = place_of(&choice, chosen, len);
        if (place == ZCI_POOL_PER_DOCUMENT)
            continue;
        size_t moved = (len < ZCI_POOL_PER_DOCUMENT ? len : ZCI_POOL_PER_DOCUMENT - 1) - place;
        memmove(&chosen[place + 1], &chosen[place], moved * sizeof *chosen);
        chosen[place] = choice;
        len += len < ZCI_POOL_PER_DOCUMENT;
    }
    return len;
}
