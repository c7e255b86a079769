/* The rare characters of a question.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rare.h"

#include "rank_weights.h"

#include <math.h>

void zci_rare_add(zci_rare *rare, const zci_rare_character *character)
{
    if (character->rarity < ZCI_RARE_LEAST)
        return;
    size_t place = rare->len;
    while (place > 0 && rare->item[place - 1].rarity < character->rarity)
        place--;
    if (place == ZCI_RARE_MAX)
        return;
    rare->len += rare->len < ZCI_RARE_MAX;
    for (size_t i = rare->len - 1; i > place; i--)
        rare->item[i] = rare->item[i - 1];
    rare->item[place] = *character;
}

/* Rarity is ln(1 + others / holders), so that 1 / e^rarity of all hold it. */
double zci_rare_expected(double rarity, double passages)
{
    return passages * exp(-rarity);
}
