/* Numbers in a run of query text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "number.h"

#include "counter.h"
#include "pattern.h"

#define VALUE_MAX 9999

enum {
    ORDINAL = 0x7B2C,   /* 第 */
    CIRCLE = 0x25CB,    /* ○, typed for 〇; to the matching rule a break */
    TEN = 0x5341,       /* 十 */
    HUNDRED = 0x767E,   /* 百 */
    THOUSAND = 0x5343,  /* 千 */
    MYRIAD = 0x4E07,    /* 万 */
    MYRIADS = 0x4EBF,   /* 亿 */
    SEVERAL = 0x6570,   /* 数 */
    SOME = 0x51E0,      /* 几 */
    YEAR = 0x5E74,      /* 年 */
    POINT = 0x70B9,     /* 点 */
    MONTH = 0x6708,     /* 月 */
    OF = 0x4E4B,        /* 之 */
    TO = 0x81F3,        /* 至 */
    UNTIL = 0x5230,     /* 到 */
    TWO_OF = 0x4E24,    /* 两 */
    EM_DASH = 0x2014,   /* — */
    EN_DASH = 0x2013,   /* – */
    SOME_MORE = 0x591A, /* 多 */
    AND_MORE = 0x4F59   /* 余 */
};

/* ---- Numerals ---------------------------------------------------------- */

int zci_han_figure(uint32_t cp)
{
    static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                      0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    for (int i = 0; i < 10; i++) {
        if (digits[i] == cp)
            return i;
    }
    return cp == 0x96F6 /* 零 */ ? 0 : -1;
}

/* 0 to 9, or -1: of numbers of things, too. */
static int han_digit(uint32_t cp)
{
    return cp == CIRCLE ? 0 : cp == TWO_OF ? 2 : zci_han_figure(cp);
}

static unsigned han_power(uint32_t cp)
{
    return cp == TEN ? 10 : cp == HUNDRED ? 100 : cp == THOUSAND ? 1000 : 0;
}

static bool is_numeral(uint32_t cp)
{
    return han_digit(cp) >= 0 || han_power(cp) > 0;
}

static size_t numerals_end(const zci_unit *units, size_t count, size_t at)
{
    while (at < count && is_numeral(units[at].cp))
        at++;
    return at;
}

/* Four digits in a row, as of a year. */
static bool read_digits(const zci_unit *units, size_t len, unsigned *value)
{
    *value = 0;
    for (size_t i = 0; i < len; i++) {
        int digit = han_digit(units[i].cp);
        if (digit < 0 || units[i].cp == TWO_OF)
            return false;
        *value = *value * 10 + (unsigned)digit;
    }
    return len == 4 && *value >= 1000;
}

/* 二十五, 一百零五, 十: powers fall, no digit stands without one but the last. */
static bool read_value(const zci_unit *units, size_t len, unsigned *value)
{
    unsigned ceiling = 10000;
    size_t at = 0;
    *value = 0;
    while (at < len) {
        bool skipped = han_digit(units[at].cp) == 0;
        at += skipped && at > 0;
        int digit = at < len ? han_digit(units[at].cp) : -1;
        size_t behind = at + (digit > 0);
        unsigned power = behind < len ? han_power(units[behind].cp) : 1;
        bool bare_ten = digit < 0 && power == 10 && at == 0;
        bool gap = ceiling < 10000 && power * 10 < ceiling;
        if ((digit <= 0 && !bare_ten) || power == 0 || power >= ceiling ||
            gap != (skipped && at > 0))
            return false;
        *value += (bare_ten ? 1 : (unsigned)digit) * power;
        ceiling = power;
        at = behind + (power > 1);
    }
    return *value > 0;
}

/* A token of ASCII digits, perhaps with a point among them. */
static size_t token_end(const zci_unit *units, size_t count, size_t at)
{
    while (at < count && units[at].kind == ZCI_UNIT_WORD)
        at++;
    return at;
}

static bool read_token(const zci_unit *units, size_t len, zci_number *n)
{
    size_t at = 0;
    n->value = 0;
    for (; at < len && units[at].cp >= '0' && units[at].cp <= '9'; at++) {
        n->value = n->value * 10 + (units[at].cp - '0');
        if (n->value > VALUE_MAX)
            return false;
    }
    bool leading_zero = at > 1 && units[0].cp == '0';
    if (at == 0 || leading_zero || at == len)
        return at > 0 && !leading_zero;
    size_t digits = 0;
    for (at++; at < len && digits + 1 < sizeof n->fraction; at++) {
        if (units[at].cp < '0' || units[at].cp > '9')
            return false;
        n->fraction[digits++] = (char)units[at].cp;
    }
    n->fraction[digits] = '\0';
    return units[len - digits - 1].cp == '.' && digits > 0 && at == len;
}

/* ---- Where figures begin and end --------------------------------------- */

static bool is_unit_of_figures(uint32_t cp)
{
    return han_power(cp) > 0 || cp == MYRIAD || cp == MYRIADS;
}

/* What matching compares: no ○. */
bool zci_is_numeral(uint32_t cp)
{
    return zci_han_figure(cp) >= 0 || cp == TWO_OF || is_unit_of_figures(cp);
}

static bool is_arabic(const zci_unit *units, size_t count, size_t at)
{
    return at < count && units[at].kind == ZCI_UNIT_WORD && units[at].cp >= '0' &&
           units[at].cp <= '9';
}

bool zci_han_figure_begins_before(uint32_t second_before, uint32_t before, uint32_t first)
{
    bool vague = (before == SEVERAL || before == SOME) && is_unit_of_figures(first);
    return zci_is_numeral(before) || vague || (before == POINT && zci_is_numeral(second_before));
}

bool zci_han_figure_goes_on(uint32_t last, uint32_t behind, uint32_t second_behind)
{
    bool goes_on = zci_is_numeral(behind) || (behind == POINT && zci_is_numeral(second_behind));
    return goes_on && zci_is_numeral(last);
}

/* Of 4,300 the digits behind the comma. */
static bool is_group(const zci_unit *units, size_t count, size_t at)
{
    return units[at - 1].cp == ',' && token_end(units, count, at) - at == 3;
}

static uint32_t unit_at(const zci_unit *units, size_t count, size_t at)
{
    return at < count ? units[at].cp : 0;
}

bool zci_figure_begins_before(const zci_unit *units, size_t count, size_t at)
{
    uint32_t before = at > 0 ? units[at - 1].cp : 0, second = at > 1 ? units[at - 2].cp : 0;
    if (!is_arabic(units, count, at))
        return zci_han_figure_begins_before(second, before, unit_at(units, count, at));
    if (at < 2)
        return false;
    bool digits = is_arabic(units, count, at - 2);
    return (is_unit_of_figures(before) && (digits || zci_is_numeral(second))) ||
           (digits && is_group(units, count, at));
}

bool zci_figure_goes_on(const zci_unit *units, size_t count, size_t end)
{
    uint32_t last = end > 0 ? units[end - 1].cp : 0;
    bool mixed = end > 1 && is_arabic(units, count, end - 2) && zci_is_numeral(last) &&
                 is_arabic(units, count, end);
    return mixed ||
           zci_han_figure_goes_on(last, unit_at(units, count, end), unit_at(units, count, end + 1));
}

/* ---- Finding numbers --------------------------------------------------- */

static bool is_range_joiner(uint32_t cp)
{
    return cp == '-' || cp == '~' || cp == EM_DASH || cp == EN_DASH || cp == TO || cp == UNTIL;
}

/* Whether what stands around the numerals [start, end) makes them a count.
 * 数十年 and 三分之一 are none. */
static bool is_counted(const zci_unit *units, size_t count, zci_number *n, bool han)
{
    size_t at = n->end;
    uint32_t before = n->start > 0 ? units[n->start - 1].cp : 0;
    bool ordinal = before == ORDINAL;
    bool vague = before == SEVERAL || before == SOME || before == OF;
    if (n->value >= 10 && at < count && (units[at].cp == SOME_MORE || units[at].cp == AND_MORE))
        at++;
    int found = zci_counter_at(units, count, at);
    unsigned flags = found < 0 ? 0 : (unsigned)found;
    if (found < 0 || vague)
        return false;
    n->pair = !ordinal && (flags & ZCI_COUNTER_PLAIN_TWO) == 0;
    if (ordinal)
        return (flags & ZCI_COUNTER_NOT_ORDINAL) == 0;
    if ((flags & ZCI_COUNTER_WITH_ORDINAL) != 0)
        return false;
    bool day_of_month = before == MONTH;
    if (!han || n->value >= 10 || day_of_month)
        return true;
    return (flags & ZCI_COUNTER_SMALL) != 0 ||
           ((flags & ZCI_COUNTER_SMALL_BUT_ONE) != 0 && n->value > 1);
}

static bool is_year(const zci_unit *units, size_t count, const zci_number *n)
{
    return n->value >= 1000 && n->end < count && units[n->end].cp == YEAR &&
           zci_counter_at(units, count, n->end) == ZCI_COUNTER_SMALL_BUT_ONE;
}

/* What stands behind 百分之 and before the point: 零点五, 百分之百. */
static bool read_percentage(const zci_unit *units, size_t len, unsigned *value)
{
    bool none = len == 1 && han_digit(units[0].cp) == 0;
    bool all = len == 1 && units[0].cp == HUNDRED;
    *value = all ? 100 : 0;
    return none || all || read_value(units, len, value);
}

/* The digits behind a point, all of them; returns where they end. */
static size_t read_fraction(const zci_unit *units, size_t count, size_t at, zci_number *n)
{
    size_t digits = 0;
    for (; at < count && han_digit(units[at].cp) >= 0; at++, digits++) {
        if (digits + 1 < sizeof n->fraction)
            n->fraction[digits] = (char)('0' + han_digit(units[at].cp));
    }
    n->fraction[digits < sizeof n->fraction ? digits : 0] = '\0';
    return at;
}

/* 百分之八十五点五 */
static bool read_han_percent(const zci_unit *units, size_t count, size_t at, zci_number *n)
{
    if (!zci_units_begin(units + at, count - at, "百分之"))
        return false;
    size_t start = at + 3, end = numerals_end(units, count, start);
    *n = (zci_number){.start = at, .end = end, .reading = ZCI_NUMBER_PERCENT};
    if (!read_percentage(units + start, end - start, &n->value))
        return false;
    if (end == count || units[end].cp != POINT)
        return true;
    size_t last = read_fraction(units, count, end + 1, n);
    n->end = last > end + 1 ? last : end;
    return last == end + 1 || n->fraction[0] != '\0';
}

static bool read_han(const zci_unit *units, size_t count, size_t at, zci_number *n)
{
    if (read_han_percent(units, count, at, n))
        return true;
    size_t end = numerals_end(units, count, at);
    *n = (zci_number){.start = at, .end = end, .reading = ZCI_NUMBER_VALUE};
    if (end == at)
        return false;
    if (read_digits(units + at, end - at, &n->value)) {
        n->reading = ZCI_NUMBER_DIGITS;
        return is_year(units, count, n);
    }
    return read_value(units + at, end - at, &n->value) && is_counted(units, count, n, true);
}

static bool read_arabic(const zci_unit *units, size_t count, size_t at, zci_number *n)
{
    size_t end = token_end(units, count, at);
    *n = (zci_number){.start = at, .end = end, .reading = ZCI_NUMBER_VALUE};
    if (end == at || !read_token(units + at, end - at, n))
        return false;
    if (end < count && units[end].cp == '%') {
        n->reading = ZCI_NUMBER_PERCENT;
        n->end++;
        return true;
    }
    if (n->fraction[0] != '\0' || n->value == 0)
        return false;
    n->reading = is_year(units, count, n) ? ZCI_NUMBER_DIGITS : ZCI_NUMBER_VALUE;
    return n->reading == ZCI_NUMBER_DIGITS || is_counted(units, count, n, false);
}

static bool read_number(const zci_unit *units, size_t count, size_t at, zci_number *n)
{
    return units[at].kind == ZCI_UNIT_WORD ? read_arabic(units, count, at, n)
                                           : read_han(units, count, at, n);
}

/* The first number of a range takes its unit from the second: 2~3岁. */
static bool read_range_start(const zci_unit *units, size_t count, size_t at, zci_number *n)
{
    zci_number second;
    bool word = units[at].kind == ZCI_UNIT_WORD;
    size_t end = word ? token_end(units, count, at) : numerals_end(units, count, at);
    *n = (zci_number){.start = at, .end = end, .opens_range = true};
    if (end == at || end + 1 >= count || !is_range_joiner(units[end].cp) ||
        !read_number(units, count, end + 1, &second) || second.reading == ZCI_NUMBER_PERCENT)
        return false;
    n->reading = second.reading;
    n->pair = second.pair;
    if (word)
        return read_token(units + at, end - at, n) && n->fraction[0] == '\0';
    return n->reading == ZCI_NUMBER_DIGITS ? read_digits(units + at, end - at, &n->value)
                                           : read_value(units + at, end - at, &n->value);
}

/* Behind what was no number: past all of its numerals or its token. */
static size_t skip_run(const zci_unit *units, size_t count, size_t at)
{
    size_t end = units[at].kind == ZCI_UNIT_WORD ? token_end(units, count, at)
                                                 : numerals_end(units, count, at);
    return end > at ? end : at + 1;
}

size_t zci_numbers_find(const zci_unit *units, size_t count, zci_number *found, size_t most)
{
    size_t len = 0;
    for (size_t at = 0; at < count && len < most;) {
        zci_number n;
        bool is_number =
            read_range_start(units, count, at, &n) || read_number(units, count, at, &n);
        if (is_number)
            found[len++] = n;
        at = is_number ? n.end : skip_run(units, count, at);
    }
    return len;
}

bool zci_numbers_open(const zci_number *numbers, size_t number_count)
{
    return number_count > 0 && numbers[0].start == 0 && numbers[0].reading != ZCI_NUMBER_DIGITS;
}

bool zci_numbers_close(const zci_unit *units, size_t count, const zci_number *numbers,
                       size_t number_count)
{
    size_t end = number_count > 0 ? numbers[number_count - 1].end : 0;
    while (end > 0 && end < count && is_unit_of_figures(units[end].cp))
        end++;
    return end > 0 && end == count;
}
