/* Headings numbered by decimals, as plans for emergencies, guides and standards have them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   1 总则               a number and a blank, only above such as the next
 *   1.1 编制目的
 *   2.1.1 市应急指挥部
 *
 * 1.5 万 and 3.15 活动日 look alike: a text has such headings where its numbers run on. */
#ifndef ZCI_DECIMAL_H
#define ZCI_DECIMAL_H

#include "scan.h"

enum { ZCI_DECIMAL_MAX = 4 };

typedef struct zci_decimal {
    unsigned number[ZCI_DECIMAL_MAX]; /* outermost first */
    size_t count;                     /* of these: its depth; 0 for none */
    bool tight;                       /* 1.1编制目的: no blank behind the number */
} zci_decimal;

/* Reads a line that is nothing but such a heading by its form; false for any other.  The
 * line's end counts in bytes alone. */
bool zci_decimal_read(const char *text, zci_stretch line, zci_decimal *decimal);

/* Whether a number comes right behind another one: 1.1.2 and 1.2 and 2 behind 1.1.1, and 1.1
 * behind none. */
bool zci_decimal_follows(const zci_decimal *last, const zci_decimal *next);

#endif
