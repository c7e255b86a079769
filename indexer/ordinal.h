/* Numbers as headings write them: 3, ３, 十二, 一百二十.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ORDINAL_H
#define ZCI_ORDINAL_H

#include "scan.h"

/* Moves past one to `most` digits, of half or full width; false when there are none,
 * or more. */
bool zci_ordinal_digits(zci_scan *scan, size_t most, unsigned *value);

/* The same for Chinese numerals, read as counted (十二) or digit by digit (二〇). */
bool zci_ordinal_han(zci_scan *scan, size_t most, unsigned *value);

/* Either, as many as the number of an article may have. */
bool zci_ordinal_any(zci_scan *scan, unsigned *value);

#endif
