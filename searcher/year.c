/* Years and dates in queries and options.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "year.h"

#include "base/calendar.h"
#include "base/utf8.h"
#include "number.h"
#include "text/fold.h"

#include <stdio.h>
#include <string.h>

/* One character of a year or date in ASCII; 0 for one that has no such form. */
static char ascii_of(uint32_t cp)
{
    int figure = zci_han_figure(cp);
    if (figure >= 0)
        return (char)('0' + figure);
    return cp < 0x80 ? (char)cp : '\0';
}

/* The ASCII normal form of a short text; false when it has none. */
static bool to_ascii(zc_string text, char *out, size_t size)
{
    size_t len = 0;
    for (size_t at = 0; at < text.len;) {
        int32_t cp;
        zci_folded folded;
        at += zci_utf8_decode(text.data + at, text.len - at, &cp);
        zci_fold(cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp, &folded);
        if (folded.kind[0] == ZCI_CLASS_TRANSPARENT || folded.cp[0] == 0x5E74) /* 年 */
            continue;
        for (unsigned i = 0; i < folded.count; i++) {
            char c = ascii_of(folded.cp[i]);
            if (c == '\0' || len + 1 >= size)
                return false;
            out[len++] = c;
        }
    }
    out[len] = '\0';
    return len > 0;
}

static bool plausible(int year)
{
    return year >= 1000 && year <= 9999;
}

bool zci_years_read(zc_string text, int *from, int *to)
{
    char ascii[32];
    int end = 0;
    if (!to_ascii(text, ascii, sizeof ascii))
        return false;
    int len = (int)strlen(ascii);
    *from = 0;
    *to = 9999;
    if (sscanf(ascii, "%4d..%4d%n", from, to, &end) == 2 && end == len)
        return plausible(*from) && plausible(*to) && *from <= *to;
    if (sscanf(ascii, "%4d-%4d%n", from, to, &end) == 2 && end == len)
        return plausible(*from) && plausible(*to) && *from <= *to;
    *to = 9999;
    if (sscanf(ascii, "%4d..%n", from, &end) == 1 && end == len)
        return plausible(*from);
    if (sscanf(ascii, "%4d%n", from, &end) == 1 && end == len) {
        *to = *from;
        return plausible(*from);
    }
    *from = 0;
    return sscanf(ascii, "..%4d%n", to, &end) == 1 && end == len && plausible(*to);
}

bool zci_days_read(zc_string text, unsigned *first, unsigned *last)
{
    char ascii[32];
    unsigned year = 0, month = 0, day = 0;
    int end = 0;
    if (!to_ascii(text, ascii, sizeof ascii))
        return false;
    int len = (int)strlen(ascii);
    int parts = sscanf(ascii, "%4u%n-%2u%n-%2u%n", &year, &end, &month, &end, &day, &end);
    if (parts < 1 || end != len || !plausible((int)year))
        return false;
    if ((parts >= 2 && (month < 1 || month > 12)) ||
        (parts == 3 && (day < 1 || day > zci_month_days(year, month))))
        return false;
    unsigned last_month = parts >= 2 ? month : 12;
    unsigned last_day = parts == 3 ? day : zci_month_days(year, last_month);
    *first = year * 10000 + (parts >= 2 ? month : 0) * 100 + (parts == 3 ? day : 0);
    *last = year * 10000 + last_month * 100 + last_day;
    return true;
}
