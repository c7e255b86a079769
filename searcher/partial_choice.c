/* Which passages a partial answer is shown by.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "partial_choice.h"

/* What each of the hit's passages tells. */
static void tell(const zci_partial *partial, const zci_partial_score *score, size_t count,
                 const zci_ranked *hit, double told[ZCI_POOL_PER_DOCUMENT])
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < hit->passage_count && score[i].at.document == hit->document; k++) {
            if (score[i].at.docid == hit->passage[k].docid)
                told[k] = zci_partial_told(partial, &score[i]);
        }
    }
}

zc_status zci_partial_choose(zci_partial *partial, const zci_partial_score *score, size_t count,
                             zci_ranked *hit, zc_error *error)
{
    double told[ZCI_POOL_PER_DOCUMENT] = {0};
    if (hit->passage_count < 2)
        return ZC_OK;
    zc_status status = zci_partial_read_title(partial, hit->document, error);
    if (status != ZC_OK)
        return status;
    tell(partial, score, count, hit, told);
    for (size_t i = 1; i < hit->passage_count; i++) {
        const zci_ranked_passage passage = hit->passage[i];
        const double most = told[i];
        size_t place = i;
        for (; place > 0 && told[place - 1] < most; place--) {
            told[place] = told[place - 1];
            hit->passage[place] = hit->passage[place - 1];
        }
        told[place] = most;
        hit->passage[place] = passage;
    }
    return ZC_OK;
}
