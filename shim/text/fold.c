/* One character's normal form.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/fold.h"

#include "text/fold_rules.h"
#include "text/fold_table.h"

static uint32_t simplify(uint32_t cp)
{
    if (cp < 0x10000 && zci_fold_bmp[cp] != ZCI_FOLD_SLOW)
        return zci_fold_bmp[cp];
    unsigned low = 0, high = zci_fold_pair_count;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (zci_fold_pairs[middle].traditional < cp)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < zci_fold_pair_count && zci_fold_pairs[low].traditional == cp)
        return zci_fold_pairs[low].simplified;
    return cp;
}

static zci_class class_of(uint32_t folded)
{
    return folded < 0x10000 ? (zci_class)zci_class_bmp[folded] : zci_fold_class(folded);
}

static void fold_slowly(uint32_t cp, zci_folded *out)
{
    out->count = zci_fold_compatibility(cp, out->plain);
    for (unsigned i = 0; i < out->count; i++) {
        out->cp[i] = zci_is_han(out->plain[i]) ? simplify(out->plain[i]) : out->plain[i];
        out->kind[i] = class_of(out->cp[i]);
    }
}

void zci_fold(uint32_t cp, zci_folded *out)
{
    uint32_t folded = cp < 0x10000 ? zci_fold_bmp[cp] : ZCI_FOLD_SLOW;
    /* Compatibility ideographs differ from `cp` even with the script kept. */
    if (folded == ZCI_FOLD_SLOW || (folded != cp && cp >= 0xF900 && cp <= 0xFAFF)) {
        fold_slowly(cp, out);
        return;
    }
    out->count = 1;
    out->cp[0] = folded;
    out->plain[0] = cp >= 0x3400 && cp <= 0x9FFF ? cp : folded;
    out->kind[0] = (zci_class)zci_class_bmp[folded];
}
