/* How rare a term is.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rarity.h"

#include "text/common_han.h"
#include "text/han_order.h"

#include <math.h>
#include <stddef.h>

double zci_rarity(double frequency, double total)
{
    double f = frequency < total ? frequency : total;
    return log(1 + (total - f + 0.5) / (f + 0.5));
}

/* The share of running text that is this character. */
static double share_of(uint32_t cp)
{
    static const size_t listed = (sizeof ZCI_COMMON_HAN - 1) / 3; /* bytes each */
    static const double uncommon = 3e-5;
    if (cp < ZCI_HAN_FIRST || cp > ZCI_HAN_LAST || zci_han_rank[cp - ZCI_HAN_FIRST] >= listed)
        return uncommon;
    double rank = zci_han_rank[cp - ZCI_HAN_FIRST];
    return 0.35 / (rank + 40) * exp(-rank / 1000);
}

double zci_rarity_of_character(uint32_t cp, double length)
{
    /* A text that holds a character tends to hold it again. */
    static const double first_uses = 0.8, certain = 1e-5;
    double held = 1 - exp(-length * first_uses * share_of(cp));
    return log(1 + (1 - held + certain) / (held + certain));
}
