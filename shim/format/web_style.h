/* What the style attribute of a web page's element says.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_WEB_STYLE_H
#define ZCI_WEB_STYLE_H

#include "zhengce.h"

#include <stdbool.h>

/* The last value of a property, as "none !important", without white space before it; data is NULL
 * where there is none. */
zc_string zci_web_style(zc_string style, const char *property);

/* Whether a value begins with a word, in capitals or not. */
bool zci_web_style_is(zc_string value, const char *word);

#endif
