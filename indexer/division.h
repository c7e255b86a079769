/* Provinces, prefectures and counties.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A division is known by its code of six digits:
 *
 *   210000 辽宁省   210400 抚顺市   210402 新抚区   429004 仙桃市 (right below its province)
 */
#ifndef ZCI_DIVISION_H
#define ZCI_DIVISION_H

#include "zhengce.h"

typedef struct zci_division {
    uint32_t code;
    char name[48]; /* in full: 抚顺市, not 抚顺 */
} zci_division;

#define ZCI_DIVISIONS 3208

extern const zci_division zci_division_table[ZCI_DIVISIONS];

typedef enum zci_division_rank {
    ZCI_PROVINCE = 1, /* 省, 自治区, 直辖市 */
    ZCI_PREFECTURE,   /* 地级市, 地区, 盟, 自治州 */
    ZCI_COUNTY        /* 县, 区, 旗, 县级市 */
} zci_division_rank;

zci_division_rank zci_division_rank_of(uint32_t code);

/* Whether one division lies in another or is the same. */
bool zci_division_within(uint32_t code, uint32_t outer);

/* NULL when there is none of this code. */
const zci_division *zci_division_of_code(uint32_t code);

/* The divisions of this full name, side by side in the table; `*count` of them. */
const zci_division *zci_division_named(zc_string name, size_t *count);

/* Whether some division's name begins so: a quick look before a longer one. */
bool zci_division_begins(zc_string name);

/* The highest division that is called so in short, such as 河北, 抚顺 or 荣成; NULL
 * when there is none or several of the same rank. */
const zci_division *zci_division_in_short(zc_string name);

/* The division above; NULL for a province. */
const zci_division *zci_division_above(uint32_t code);

#endif
