/* The number that a text begins with, as that of a heading or of an entry of a list.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ITEM_NUMBER_H
#define ZCI_ITEM_NUMBER_H

#include "zhengce.h"

#include <stdbool.h>

/* Whether a text in UTF-8 begins with one: 第三章, 一、, （二）, 1., 3）, ④. */
bool zci_item_number_begins(zc_string text);

/* Whether a text in UTF-8 is nothing but that of an article, a chapter or the like, behind which
 * a space stands: 第三章, 第十二条之一. */
bool zci_item_number_is_ordinal(zc_string text);

#endif
