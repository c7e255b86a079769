/* Names of places that are in no table, by their form: two to five characters and 省, 市, 县, 区
 * or 旗.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   临湖市教育局       临湖市
 *   各县教育局         none: it stands for several
 *   名胜区管委会       none: a kind of area
 *   本市民政局         none */
#ifndef ZCI_PLACE_FORM_H
#define ZCI_PLACE_FORM_H

#include "zhengce.h"

/* Whether names of places end with a character: 省, 市, 盟, 縣. */
bool zci_place_form_is_suffix(int32_t cp);

/* Reads the name of a place that a text begins with, and the character that it ends with.  False
 * when there is none; what was read is then of no use. */
bool zci_place_form_read(zc_string text, zc_string *name, int32_t *suffix);

#endif
