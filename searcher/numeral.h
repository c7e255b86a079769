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

/* Writes, into out[0] and so on, the run as it reads with all of its numbers in
 * another spelling: each text is new; and how many these are.  The buffers are the
 * caller's, to be freed whatever is returned.  Error: ZC_NO_MEMORY. */
zc_status zci_numeral_spellings(const zci_unit *units, size_t count,
                                zci_buffer out[ZCI_SPELLINGS_MAX], size_t *made, zc_error *error);

#endif
