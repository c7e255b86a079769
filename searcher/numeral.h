/* Numbers in a run of query text, and their other spellings.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   2024年          二〇二四年  二○二四年  二零二四年
 *   第二十五条      第25条
 *   百分之八十五    85%
 *   2-3岁           2~3岁  2—3岁  2至3岁  二至三岁  两至三岁
 *
 * number.h tells what a number is. */
#ifndef ZCI_NUMERAL_H
#define ZCI_NUMERAL_H

#include "base/buffer.h"
#include "text/normalise.h"
#include "zhengce.h"

/* Spellings of one run at most. */
#define ZCI_SPELLINGS_MAX 8

/* The other spellings of one run; all zero is empty. */
typedef struct zci_spellings {
    zci_buffer text[ZCI_SPELLINGS_MAX];
    size_t count;
    unsigned flags; /* of their patterns: which ends are figures, that must not be a part of
                     * longer ones */
} zci_spellings;

/* Makes the texts that the run reads as with all of its numbers in another spelling, each
 * once.  Freed by the caller whatever is returned.  Error: ZC_NO_MEMORY. */
zc_status zci_spellings_make(zci_spellings *spellings, const zci_unit *units, size_t count,
                             zc_error *error);
void zci_spellings_free(zci_spellings *spellings);

#endif
