/* Headings numbered by decimals.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "decimal.h"

enum {
    LINE_CHARS_MAX = 40,
    FIGURES_MAX = 2, /* 2024.3 is a date */
    GAP_MAX = 3      /* numbers may be lost, or stand at lines that are no headings */
};

/* What a number before it measures: 1.5 万名. */
static bool is_measure(int32_t cp)
{
    static const int32_t measures[] = {0x4E07, 0x4EBF, 0x500D, 0x5143, 0x5343, 0x767E,
                                       0x5E74, 0x6708, 0x7C73, 0x5428, 0x4EA9, 0x4E2A};
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        if (cp == measures[i])
            return true;
    }
    return false;
}

static bool read_figures(zci_scan *scan, unsigned *number)
{
    size_t count = 0;
    *number = 0;
    for (int32_t cp; zci_is_digit(cp = zci_scan_peek(scan)); count++) {
        *number = *number * 10 + (unsigned)(cp & 0x0F);
        if (count == FIGURES_MAX)
            return false;
        zci_scan_next(scan);
    }
    return count > 0 && *number > 0;
}

static bool read_numbers(zci_scan *scan, zci_decimal *d)
{
    d->count = 0;
    do {
        if (d->count == ZCI_DECIMAL_MAX || !read_figures(scan, &d->number[d->count]))
            return false;
        d->count++;
    } while (zci_scan_skip(scan, '.') || zci_scan_skip(scan, 0xFF0E));
    return true;
}

/* Whether the rest of the line is a title, not a sentence. */
static bool is_title(zci_scan scan)
{
    int32_t last = 0;
    for (size_t i = 0; i < LINE_CHARS_MAX; i++) {
        int32_t cp = zci_scan_next(&scan);
        if (cp == ZCI_SCAN_END)
            return i > 1 && last != 0x3001 && last != 0xFF0C && last != ',';
        if (zci_is_full_stop(cp) || zci_is_clause_end(cp))
            return false;
        last = cp;
    }
    return false;
}

bool zci_decimal_read(const char *text, zci_stretch line, zci_decimal *decimal)
{
    zci_scan scan = {text, line.end.byte, line.start};
    *decimal = (zci_decimal){.count = 0};
    if (!zci_is_digit(zci_scan_peek(&scan)) || !read_numbers(&scan, decimal))
        return false;
    decimal->tight = !zci_is_blank(zci_scan_peek(&scan));
    zci_scan_skip_blanks(&scan);
    int32_t cp = zci_scan_peek(&scan);
    return zci_is_ideograph(cp) && !is_measure(cp) && is_title(scan) &&
           !(decimal->tight && decimal->count == 1);
}

bool zci_decimal_follows(const zci_decimal *last, const zci_decimal *next)
{
    size_t same = 0;
    while (same < last->count && same < next->count && last->number[same] == next->number[same])
        same++;
    if (same == next->count)
        return false;
    unsigned before = same < last->count ? last->number[same] : 0;
    if (next->number[same] <= before || next->number[same] > before + GAP_MAX)
        return false;
    for (size_t i = same + 1; i < next->count; i++) {
        if (next->number[i] > 1)
            return false;
    }
    return true;
}
