/* Words that say of the numeral before them that it is a count: 25人, 第三章, 二〇二四年.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_COUNTER_H
#define ZCI_COUNTER_H

#include "text/normalise.h"

#include <stdbool.h>
#include <stddef.h>

/* Where a counter counts. */
enum {
    ZCI_COUNTER_NONE = -1,         /* it is none */
    ZCI_COUNTER_SMALL = 1,         /* also behind a single Chinese digit */
    ZCI_COUNTER_SMALL_BUT_ONE = 2, /* likewise, but for 一: 一年 is often no count */
    ZCI_COUNTER_WITH_ORDINAL = 4,  /* only behind 第: 第25中学 */
    ZCI_COUNTER_NOT_ORDINAL = 8,   /* never behind 第: 第一位 is a manner of speaking */
    ZCI_COUNTER_PLAIN_TWO = 16     /* 2 before it is 二, never 两 */
};

/* The flags of the longest counter at unit `at`, or ZCI_COUNTER_NONE. */
int zci_counter_at(const zci_unit *units, size_t count, size_t at);

#endif
