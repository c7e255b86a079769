/* Numbers as headings write them.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "ordinal.h"

enum { DIGITS_MAX = 4, HAN_MAX = 9 };

bool zci_ordinal_digits(zci_scan *scan, size_t most, unsigned *value)
{
    size_t count = 0;
    *value = 0;
    for (;;) {
        int32_t cp = zci_scan_peek(scan);
        if (!zci_is_digit(cp))
            return count > 0;
        if (count++ == most)
            return false;
        *value = *value * 10 + (unsigned)(cp >= 0xFF10 ? cp - 0xFF10 : cp - '0');
        zci_scan_next(scan);
    }
}

static unsigned multiplier(int32_t cp)
{
    if (cp == 0x5341) /* 十 */
        return 10;
    return cp == 0x767E ? 100 : 1000; /* 百, 千 */
}

bool zci_ordinal_han(zci_scan *scan, size_t most, unsigned *value)
{
    size_t count = 0;
    unsigned sum = 0, digits = 0;
    *value = 0;
    for (;;) {
        int32_t cp = zci_scan_peek(scan);
        int digit = zci_han_numeral(cp);
        if (digit < 0)
            break;
        if (count++ == most)
            return false;
        if (digit < 10) {
            digits = digits * 10 + (unsigned)digit;
        } else {
            sum += (digits == 0 ? 1 : digits) * multiplier(cp);
            digits = 0;
        }
        zci_scan_next(scan);
    }
    *value = sum + digits;
    return count > 0;
}

bool zci_ordinal_any(zci_scan *scan, unsigned *value)
{
    return zci_is_digit(zci_scan_peek(scan)) ? zci_ordinal_digits(scan, DIGITS_MAX, value)
                                             : zci_ordinal_han(scan, HAN_MAX, value);
}
