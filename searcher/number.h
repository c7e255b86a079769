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

/* Whether a character is a part of Chinese figures: 〇 to 九, 两, 十 to 千, 万 and 亿. */
bool zci_is_numeral(uint32_t cp);

/* Whether a figure that is read from `first` on, a Chinese numeral, begins before it: 十|二亿,
 * 零点|五, 几|十, but not 试点|五.  The characters before it are 0 where there are none. */
bool zci_han_figure_begins_before(uint32_t second_before, uint32_t before, uint32_t first);
/* Whether one that is read up to `last` goes on behind it: 五|十, 五|点五, but not 5%|十. */
bool zci_han_figure_goes_on(uint32_t last, uint32_t behind, uint32_t second_behind);

/* The same of a figure from unit `at` on, and up to unit `end`, in the units of a text: also
 * 1亿|5000万, 4,|300万 and 3万|5千. */
bool zci_figure_begins_before(const zci_unit *units, size_t count, size_t at);
bool zci_figure_goes_on(const zci_unit *units, size_t count, size_t end);

/* The value of a figure of a year, as in 二〇二二 and 二零二二; -1 for another character. */
int zci_han_figure(uint32_t cp);

/* Finds the numbers of a run in their order, `most` of them at most; returns how many. */
size_t zci_numbers_find(const zci_unit *units, size_t count, zci_number *found, size_t most);

/* Whether a run begins with the first of its numbers, so that a text could have more of the
 * figure before it; no more stands before the four digits of a year. */
bool zci_numbers_open(const zci_number *numbers, size_t number_count);
/* Whether a run ends with the last of its numbers, or with that and 万 or 亿. */
bool zci_numbers_close(const zci_unit *units, size_t count, const zci_number *numbers,
                       size_t number_count);

#endif
