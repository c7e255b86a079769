/* The place that a name begins with, and the level that it stands on.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   黑龙江省哈尔滨市教育局     哈尔滨市, 黑龙江省哈尔滨市, 市
 *   青澜省临湖市教育局         临湖市, 青澜省临湖市, 市      by its form: in no table
 *   教育部办公厅               全国, -, 国家
 *
 * Places are looked up in the table of divisions; one that is not there is taken by
 * its form.  Words that stand for a place (我市, 全县, XX市, 各区) are none. */
#ifndef ZCI_REGION_H
#define ZCI_REGION_H

#include "base/arena.h"
#include "division.h"
#include "scan.h"

#define ZCI_LEVEL_COUNTRY    "国家"
#define ZCI_LEVEL_PROVINCE   "省"
#define ZCI_LEVEL_PREFECTURE "市"
#define ZCI_LEVEL_COUNTY     "县"

/* Whether a name is one of these. */
bool zci_level_is_one(zc_string name);

typedef struct zci_region {
    zc_string name;    /* of the innermost place: in the text, or static */
    zc_string outer;   /* what the text itself names around it: 青澜省; may be empty */
    uint32_t code;     /* in the table of divisions; 0 when it is not there or the
                        * name is that of several */
    const char *level; /* one of those above, NULL for a place without one */
    bool by_form;      /* it is in no table */
    size_t len;        /* bytes of the text that name the place */
} zci_region;

/* Reads the place that `text` begins with; false when there is none.  `hint` is the
 * code of a division in which it most likely lies, 0 for none. */
bool zci_region_read(zc_string text, uint32_t hint, zci_region *region);

/* Whether there is one, or a body of the whole country; a branch of one has none that can be
 * told where it names a city in short: 中国人民银行成都分行. */
bool zci_region_begins(zc_string text);

/* The same anywhere in a title: at its beginning or behind a break in it.  One that is in no
 * table is read only at the beginning, and if a body stands there (`named`) or a year
 * follows. */
bool zci_region_in_title(zc_string title, bool named, zci_region *region);

/* A place by its short name at the beginning of a few words: 亳州教育. */
bool zci_region_in_short(zc_string text, zci_region *region);

/* A region by its name alone, as a collection states it: 抚顺, 抚顺市, 辽宁省抚顺市. */
bool zci_region_of_name(zc_string name, zci_region *region);

/* The longest name in the table that a text begins with; its code is 0 when several
 * places have it. */
bool zci_region_known(zc_string text, zci_region *region);

/* A division of the table as a region, named by `len` bytes of a text. */
zci_region zci_region_of_division(const zci_division *division, size_t len);

/* The region with what it lies in, 辽宁省抚顺市; empty when nothing is known of that.
 * NULL data when memory is exhausted. */
zc_string zci_region_path(const zci_region *region, zci_arena *arena);

#endif
