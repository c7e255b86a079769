/* Years and dates in queries and options.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "year.h"

#include "base/calendar.h"
#include "base/string.h"
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

/* How two years are joined, in ASCII: as input methods write it, and in words. */
static const char *joint_of(uint32_t cp)
{
    static const uint32_t dashes[] = {'~',    0xFF5E, 0x301C,          0x2012, 0x2013,
                                      0x2014, 0x2015, 0x81F3 /* 至 */, 0x5230 /* 到 */};
    if (cp == 0x2026) /* … */
        return "..";
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        if (cp == dashes[i])
            return "-";
    }
    return NULL;
}

/* What parts a date, in ASCII. */
static const char *parting_of(uint32_t cp)
{
    return cp == '/' || cp == 0xFF0F || cp == 0x5E74 /* 年 */ || cp == 0x6708 /* 月 */ ? "-" : NULL;
}

/* Text in ASCII, as far as it was read. */
typedef struct ascii_text {
    char text[32];
    size_t len;
} ascii_text;

static bool append(ascii_text *out, const char *text, size_t len)
{
    if (out->len + len >= sizeof out->text)
        return false;
    memcpy(out->text + out->len, text, len);
    out->len += len;
    out->text[out->len] = '\0';
    return true;
}

static bool append_folded(ascii_text *out, uint32_t cp)
{
    zci_folded folded;
    zci_fold(cp, &folded);
    if (folded.kind[0] == ZCI_CLASS_TRANSPARENT || folded.cp[0] == 0x5E74) /* 年 */
        return true;
    for (unsigned i = 0; i < folded.count; i++) {
        char c = ascii_of(folded.cp[i]);
        if (c == '\0' || !append(out, &c, 1))
            return false;
    }
    return true;
}

/* The ASCII normal form of a short text, with what `mark` makes of its characters; false when
 * it has none.  A mark of Chinese text that is written twice, as —— and …… are, is one. */
static bool to_ascii(zc_string text, const char *(*mark)(uint32_t), ascii_text *out)
{
    uint32_t before = 0;
    *out = (ascii_text){.len = 0};
    for (size_t at = 0; at < text.len;) {
        int32_t decoded;
        at += zci_utf8_decode(text.data + at, text.len - at, &decoded);
        uint32_t cp = decoded < 0 ? ZCI_REPLACEMENT : (uint32_t)decoded;
        const char *ascii = mark(cp);
        bool twice = cp == before && (cp == 0x2014 || cp == 0x2026); /* — and … */
        if (!twice && !(ascii != NULL ? append(out, ascii, strlen(ascii)) : append_folded(out, cp)))
            return false;
        before = cp;
    }
    return out->len > 0;
}

static bool plausible(int year)
{
    return year >= 1000 && year <= 9999;
}

bool zci_years_read(zc_string text, int *from, int *to)
{
    ascii_text read;
    const char *ascii = read.text;
    int end = 0;
    if (!to_ascii(text, joint_of, &read))
        return false;
    int len = (int)read.len;
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

/* Cuts the 年, 月 or 日 off that a date ends in; returns how many parts it then must have, 0 for
 * any number. */
static int cut_end(zc_string *text)
{
    static const char *const ends[] = {"年", "月", "日"};
    for (int i = 0; i < 3; i++) {
        if (zci_string_ends(*text, ends[i])) {
            text->len -= strlen(ends[i]);
            return i + 1;
        }
    }
    return 0;
}

bool zci_days_read(zc_string text, unsigned *first, unsigned *last)
{
    ascii_text read;
    unsigned year = 0, month = 0, day = 0;
    int end = 0, wanted = cut_end(&text);
    if (!to_ascii(text, parting_of, &read))
        return false;
    int len = (int)read.len;
    int parts = sscanf(read.text, "%4u%n-%2u%n-%2u%n", &year, &end, &month, &end, &day, &end);
    if (parts < 1 || end != len || !plausible((int)year) || (wanted > 0 && parts != wanted))
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
