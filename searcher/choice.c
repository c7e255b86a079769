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
    if (a->told != b->told)
        return a->told > b->told;
    if (a->candidate->score != b->candidate->score)
        return a->candidate->score > b->candidate->score;
    return a->candidate->docid < b->candidate->docid;
}

size_t zci_choice_make(const zci_candidates *candidates, size_t first, size_t count, uint64_t parts,
                       zci_choice chosen[ZCI_POOL_PER_DOCUMENT])
{
    size_t len = 0;
    for (size_t i = first; i < first + count; i++) {
        const zci_candidate *candidate = &candidates->item[i];
        zci_choice choice = {candidate, told_by(candidates, candidate, parts)};
        size_t place = len;
        while (place > 0 && comes_before(&choice, &chosen[place - 1]))
            place--;
        if (place == ZCI_POOL_PER_DOCUMENT)
            continue;
        size_t moved = (len < ZCI_POOL_PER_DOCUMENT ? len : ZCI_POOL_PER_DOCUMENT - 1) - place;
        memmove(&chosen[place + 1], &chosen[place], moved * sizeof *chosen);
        chosen[place] = choice;
        len += len < ZCI_POOL_PER_DOCUMENT;
    }
    return len;
}
