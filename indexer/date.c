/* Dates as texts write them.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "date.h"

#include "base/calendar.h"

#include <stdio.h>

bool zci_figures_scan(zci_scan *scan, size_t most, int *value)
{
    size_t count = 0;
    *value = 0;
    for (; count < most; count++) {
        int32_t cp = zci_scan_peek(scan);
        int digit = zci_is_digit(cp) ? (int)(cp & 0x0F) : cp == 0x25CB ? 0 : zci_han_numeral(cp);
        if (cp >= '0' && cp <= '9')
            digit = (int)(cp - '0');
        if (digit < 0 || digit > 9)
            break;
        *value = *value * 10 + digit;
        zci_scan_next(scan);
    }
    return count > 0;
}

/* A month or day: figures, or 十, 十二, 二十, 二十三. */
static bool read_small(zci_scan *scan, int *value)
{
    int tens = 1;
    zci_scan ahead = *scan;
    int first = zci_han_numeral(zci_scan_next(&ahead));
    if (first >= 1 && first <= 9 && zci_scan_peek(&ahead) == 0x5341) {
        tens = first;
        *scan = ahead;
    } else if (zci_scan_peek(scan) != 0x5341) {
        return zci_figures_scan(scan, 2, value);
    }
    zci_scan_next(scan);
    int ones = zci_han_numeral(zci_scan_peek(scan));
    if (ones >= 1 && ones <= 9)
        zci_scan_next(scan);
    else
        ones = 0;
    *value = tens * 10 + ones;
    return true;
}

static bool skip_separator(zci_scan *scan, int32_t *separator)
{
    static const int32_t separators[] = {'-', '/', '.', 0x5E74 /* 年 */};
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
        if (zci_scan_skip(scan, separators[i])) {
            *separator = separators[i];
            return true;
        }
    }
    return false;
}

static void print_date(zci_date *date, int year, int month, int day)
{
    int len = day > 0 ? snprintf(date->text, sizeof date->text, "%04d-%02d-%02d", year, month, day)
              : month > 0 ? snprintf(date->text, sizeof date->text, "%04d-%02d", year, month)
                          : snprintf(date->text, sizeof date->text, "%04d", year);
    date->len = (size_t)len;
}

/* Month and day behind a year, each of which may be missing. */
static bool read_month_day(zci_scan *scan, int32_t separator, int *month, int *day)
{
    bool han = separator == 0x5E74;
    zci_scan_skip_blanks(scan);
    if (!read_small(scan, month))
        return han;
    zci_scan_skip_blanks(scan);
    if (!zci_scan_skip(scan, han ? 0x6708 /* 月 */ : separator))
        return !han;
    zci_scan_skip_blanks(scan);
    if (!read_small(scan, day))
        return han;
    if (!han)
        return true;
    zci_scan_skip_blanks(scan);
    return zci_scan_skip(scan, 0x65E5 /* 日 */) || zci_scan_skip(scan, 0x53F7 /* 号 */);
}

/* Whether the calendar has such a day; 0 stands for a month or day that is not stated. */
static bool is_day(int year, int month, int day)
{
    return month == 0 ? day == 0
                      : month <= 12 && day <= (int)zci_month_days((unsigned)year, (unsigned)month);
}

bool zci_date_scan(zci_scan *scan, zci_date *date)
{
    int year, month = 0, day = 0;
    int32_t separator = 0;
    zci_place start = scan->at;
    if (!zci_figures_scan(scan, 4, &year) || scan->at.chars - start.chars != 4 ||
        year < ZCI_YEAR_FIRST || year > ZCI_YEAR_LAST)
        return false;
    zci_scan before = *scan;
    zci_scan_skip_blanks(scan);
    if (!skip_separator(scan, &separator)) {
        *scan = before;
    } else if (!read_month_day(scan, separator, &month, &day) || !is_day(year, month, day)) {
        return false;
    }
    print_date(date, year, month, day);
    return true;
}

zci_date zci_date_read(zc_string stated)
{
    zci_scan scan = {stated.data, stated.len, {0, 0}};
    zci_date date = {{0}, 0};
    zci_scan_skip_blanks(&scan);
    bool found = zci_date_scan(&scan, &date);
    int32_t next = zci_scan_peek(&scan);
    if (!found || !(next == ZCI_SCAN_END || zci_is_blank(next) || next == 'T'))
        date = (zci_date){{0}, 0};
    return date;
}

/* 2000万, 2000亿, 2000余, 2000亩 */
static bool counts(int32_t next)
{
    return next == 0x4E07 || next == 0x4EBF || next == 0x4F59 || next == 0x4EA9;
}

int zci_year_find(zc_string text, zc_span *at)
{
    zci_scan scan = {text.data, text.len, {0, 0}};
    while (scan.at.byte < scan.len) {
        int year;
        zci_place start = scan.at;
        if (!zci_figures_scan(&scan, 5, &year)) {
            zci_scan_next(&scan);
        } else if (scan.at.chars - start.chars == 4 && year >= ZCI_YEAR_FIRST &&
                   year <= ZCI_YEAR_LAST && !counts(zci_scan_peek(&scan))) {
            if (at != NULL)
                *at = (zc_span){start.byte, scan.at.byte};
            return year;
        }
    }
    return 0;
}
