/* The places that a text mentions, and which of them is its own.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A text that says 全市 or 我县 and does not name the place in its title names it, and
 * what lies in it, again and again. */
#ifndef ZCI_MENTIONS_H
#define ZCI_MENTIONS_H

#include "region.h"

/* The place that a text most likely speaks of as its own: the innermost division that
 * most of the places named in it lie in; false when nothing stands out.  `at` is the
 * place of the first mention.  Reads the text's first 32 KiB. */
bool zci_mentions_find_region(const char *text, size_t len, zci_region *region, zci_place *at);

#endif
