/* A document number in a run of query text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "citation.h"

#include "number.h"
#include "pattern.h"

enum {
    ORDINAL = 0x7B2C, /* 第 */
    NUMBER = 0x53F7,  /* 号 */
    YEAR_OPENS = 0x3014,
    YEAR_CLOSES = 0x3015,
    YEAR_UNITS = 6, /* 〔2022〕 */
    YEAR = 0x5E74   /* 年 */
};

/* What introduces a number; none of these ends an agency's letters. */
static const char *const introductions[] = {
    "根据", "依据", "按照", "依照", "遵照", "参照", "对照", "关于", "贯彻",
    "落实", "执行", "转发", "印发", "引用", "详见", "参见", "违反", "适用",
};

/* What joins a number to the one before it. */
static const char *const conjunctions[] = {"和", "及", "与", "或"};

/* Where the token behind an ordinal sign, which may be missing, ends; 0: there is none. */
static size_t figures_end(const zci_unit *units, size_t count, size_t at)
{
    if (at < count && units[at].cp == ORDINAL)
        at++;
    size_t first = at;
    while (at < count && units[at].kind == ZCI_UNIT_WORD)
        at++;
    return at > first ? at : 0;
}

static size_t first_year(const zci_unit *units, size_t count)
{
    for (size_t i = 0; i + YEAR_UNITS < count; i++) {
        if (units[i].cp == YEAR_OPENS && units[i + YEAR_UNITS - 1].cp == YEAR_CLOSES &&
            figures_end(units, count, i + YEAR_UNITS) > 0)
            return i;
    }
    return count;
}

/* The units at `at` that are one of the words; 0: none. */
static size_t begins(const zci_unit *units, size_t count, size_t at, const char *const *words,
                     size_t word_count)
{
    size_t longest = 0;
    for (size_t i = 0; i < word_count; i++) {
        size_t len = zci_units_begin(units + at, count - at, words[i]);
        longest = len > longest ? len : longest;
    }
    return longest;
}

size_t zci_citation_introduced(const zci_unit *units, size_t count)
{
    size_t at = 0;
    for (size_t len = 1; len > 0 && at < count; at += len)
        len = begins(units, count, at, introductions, sizeof introductions / sizeof *introductions);
    return at;
}

/* Behind the last word before the year that introduces the number, or joins it to another. */
static size_t letters_start(const zci_unit *units, size_t year, bool joined)
{
    for (size_t at = year; at-- > 0;) {
        size_t len =
            begins(units, year, at, introductions, sizeof introductions / sizeof *introductions);
        if (len > 0)
            return at + len;
    }
    return joined ? begins(units, year, 0, conjunctions, sizeof conjunctions / sizeof *conjunctions)
                  : 0;
}

bool zci_citation_find(const zci_unit *units, size_t count, bool joined, size_t *start, size_t *end)
{
    size_t year = first_year(units, count);
    if (year == count)
        return false;
    size_t figures = figures_end(units, count, year + YEAR_UNITS);
    *start = letters_start(units, year, joined);
    *end = figures < count && units[figures].cp == NUMBER ? figures + 1 : figures;
    return true;
}

/* Where in the units before `end` the token that ends there begins; `end` where none does. */
static size_t figures_start(const zci_unit *units, size_t end)
{
    size_t at = end;
    while (at > 0 && units[at - 1].kind == ZCI_UNIT_WORD && units[at - 1].cp >= '0' &&
           units[at - 1].cp <= '9')
        at--;
    return at;
}

/* Where the number at the end of the units begins, with its year: 2022年第5号; 0: none. */
static size_t order_number(const zci_unit *units, size_t count)
{
    enum { YEAR_DIGITS = 4 };
    if (count == 0 || units[count - 1].cp != NUMBER)
        return 0;
    size_t end = count - 1, at = figures_start(units, end);
    while (at == end && end > 0 && zci_is_numeral(units[end - 1].cp)) /* 第四十五号 */
        at = --end;
    if (at == count - 1 || at == 0 || units[at - 1].cp != ORDINAL)
        return 0;
    at--;
    if (at > 0 && units[at - 1].cp == YEAR && at - 1 - figures_start(units, at - 1) == YEAR_DIGITS)
        at -= 1 + YEAR_DIGITS;
    return at;
}

bool zci_citation_is_order(const zci_unit *units, size_t count)
{
    static const char *const acts[] = {"令", "公告", "通告"};
    size_t end = order_number(units, count);
    bool named = false;
    for (size_t len = 1; len <= 2 && len < end; len++)
        named = named || begins(units, end, end - len, acts, sizeof acts / sizeof *acts) == len;
    for (size_t i = 0; named && i < end; i++)
        named = units[i].kind == ZCI_UNIT_HAN;
    return named && zci_citation_introduced(units, end) == 0;
}

bool zci_citation_is_bare(const zci_unit *units, size_t count)
{
    size_t first = count > 0 && units[0].cp == ORDINAL ? 1 : 0;
    size_t at = first + zci_units_figures(units + first, count - first);
    return at > first && at + 1 == count && units[at].cp == NUMBER;
}
