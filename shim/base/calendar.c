/* Months and their days.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/calendar.h"

#include <stdbool.h>

unsigned zci_month_days(unsigned year, unsigned month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1U : 0U);
}
