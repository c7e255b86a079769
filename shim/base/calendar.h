/* Months and their days.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_BASE_CALENDAR_H
#define ZCI_BASE_CALENDAR_H

/* The days of a month, which is 1 to 12, in the Gregorian calendar. */
unsigned zci_month_days(unsigned year, unsigned month);

#endif
