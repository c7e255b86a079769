/* Years and dates in queries and options.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_YEAR_H
#define ZCI_YEAR_H

#include "zhengce.h"

/* Reads "2022", "2022年", "2021..2024", "2021-2024", "2021.." or "..2024", digits
 * of any width, and ～, —, –, 至 or 到 for the hyphen and … for the dots; open ends become 0
 * and 9999. */
bool zci_years_read(zc_string text, int *from, int *to);

/* Reads YYYY, YYYY-MM or YYYY-MM-DD, with slashes or 年, 月 and 日, too, into the first and
 * last day it covers, as YYYYMMDD. */
bool zci_days_read(zc_string text, unsigned *first, unsigned *last);

#endif
