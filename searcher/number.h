/* Numbers in a run of query text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A run of numerals is a number only where what stands beside it says so: 第 before
 * it, or a counter or unit behind it (counter.c has the table).  十四五 is no number
 * that anyone could count to, 五育 has no counter, and a single Chinese digit is one
 * before a unit of time or measure alone, as 三名 and 四个 are so often a slogan's;
 * all of these stay what they are. */
#ifndef ZCI_NUMBER_H
#define ZCI_NUMBER_H

#include "text/normalise.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum zci_number_reading {
    ZCI_NUMBER_DIGITS, /* a year: 二〇二四 */
    ZCI_NUMBER_VALUE,  /* 二十五 */
    ZCI_NUMBER_PERCENT /* 百分之二十五, 25% */
} zci_number_reading;

typedef struct zci_number {
    size_t start, end; /* its units, which another spelling replaces */
    zci_number_reading reading;
    unsigned value;   /* at most 9999 */
    char fraction[8]; /* digits behind the point of a percentage, and a NUL */
    bool pair;        /* 2 may be said 两 */
    bool opens_range; /* the unit behind it joins it to the next number */
} zci_number;

/* The value of a figure of a year, as in 二〇二二 and 二零二二; -1 for another character. */
int zci_han_figure(uint32_t cp);

/* Whether a Chinese character may be part of a number, as in 一百零五. */
bool zci_han_is_numeral(uint32_t cp);

/* Finds the numbers of a run in their order, `most` of them at most; returns how many. */
size_t zci_numbers_find(const zci_unit *units, size_t count, zci_number *found, size_t most);

#endif
