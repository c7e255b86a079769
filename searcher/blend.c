/* What whole documents count where a question is answered in part.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "blend.h"

#include "rank_weights.h"

/* In how many passages an answer may lie. */
static double spread(size_t characters)
{
    double passages = (double)characters / ZCI_SPREAD_CHARACTERS;
    return passages < 1 ? 1 : passages > ZCI_SPREAD_MOST ? ZCI_SPREAD_MOST : passages;
}

zci_blend zci_blend_of(zc_unit unit, size_t characters)
{
    double passages = spread(characters);
    if (unit != ZC_DOCUMENTS)
        return (zci_blend){unit, ZCI_SHARE_WHOLE_PASSAGE, 1};
    return (zci_blend){unit, ZCI_SHARE_WHOLE * passages, ZCI_SHARE_RARITY_PASSAGES / passages};
}
