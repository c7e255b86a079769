/* Words that ask for an edition or form of a text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "edition_words.h"

#include "number.h"
#include "pattern.h"

enum { YEAR_FIGURES = 4, OF = 0x7684 /* 的 */, YEAR = 0x5E74 /* 年 */ };

typedef struct word {
    const char *text;
    size_t len; /* units */
} word;

#define HAN(text)                                                                                  \
    {                                                                                              \
        text, (sizeof(text) - 1) / 3                                                               \
    }
#define LATIN(text)                                                                                \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }

/* The closed class of them.  Left out are 旧 and 原, which mean another edition than the one they
 * stand beside, and 修订 or 公布 without a year, which are topics: 渡口法修订. */
static const word words[] = {
    HAN("最新"),     HAN("最新版"),   HAN("最新版本"), HAN("最新修订"), HAN("最新修正"),
    HAN("最新修改"), HAN("新版"),     HAN("新修订"),   HAN("新修正"),   HAN("新修改"),
    HAN("修订后"),   HAN("修正后"),   HAN("修改后"),   HAN("修订版"),   HAN("修正版"),
    HAN("修改版"),   HAN("修订本"),   HAN("修正本"),   HAN("修正文本"), HAN("现行"),
    HAN("现行版"),   HAN("现行有效"), HAN("有效版本"), HAN("全文"),     HAN("全文版"),
    HAN("原文"),     HAN("正文"),     HAN("条文"),     HAN("文本"),     HAN("完整版"),
    HAN("正式版"),   HAN("电子版"),   HAN("单行本"),   HAN("下载"),     HAN("全文下载"),
    LATIN("pdf"),    LATIN("doc"),    LATIN("docx"),   LATIN("word"),
};

/* Before a name alone: 新 is the end of many words, such as 创新. */
static const word before_words[] = {HAN("新")};

/* Behind a year. */
static const word year_words[] = {
    HAN("版"),       HAN("版本"),   HAN("本"),     HAN("修订"),   HAN("修正"),
    HAN("修改"),     HAN("修订版"), HAN("修正版"), HAN("修改版"), HAN("修订本"),
    HAN("修正本"),   HAN("修订后"), HAN("修正后"), HAN("修改后"), HAN("修正文本"),
    HAN("最新修订"), HAN("颁布"),   HAN("公布"),   HAN("发布"),   HAN("通过"),
};

/* Those that mean a text as a whole beside anything.  合同文本 and 现行标准 are topics. */
static const word plain_before[] = {HAN("最新版"), HAN("最新")};
static const word plain_behind[] = {HAN("全文下载"), HAN("全文"), HAN("原文"), HAN("最新版本"),
                                    HAN("最新版")};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool stands(const zci_unit *units, size_t count, const word *one)
{
    return one->len <= count && zci_units_begin(units, count, one->text) > 0;
}

static bool is_blank(const zci_unit *unit)
{
    return unit->kind == ZCI_UNIT_BREAK || unit->kind == ZCI_UNIT_SPACE;
}

/* The value of an Arabic or a Chinese figure of a year, or -1. */
static int figure(const zci_unit *unit, bool han)
{
    return han                               ? zci_han_figure(unit->cp)
           : zci_units_figures(unit, 1) == 1 ? (int)(unit->cp - '0')
                                             : -1;
}

/* Whether four figures, and no more of [0, count), are at `at` and of a year in which there may be
 * a text; Chinese ones are one only before 年: 2018 and 二〇一八年. */
static bool is_year(const zci_unit *units, size_t count, size_t at)
{
    bool han = at < count && units[at].kind == ZCI_UNIT_HAN;
    int century = 0;
    if (at + YEAR_FIGURES > count || (at > 0 && figure(&units[at - 1], han) >= 0))
        return false;
    for (size_t i = at; i < at + YEAR_FIGURES; i++) {
        if (figure(&units[i], han) < 0)
            return false;
        if (i < at + 2)
            century = 10 * century + figure(&units[i], han);
    }
    at += YEAR_FIGURES;
    bool ends =
        han ? at < count && units[at].cp == YEAR : at == count || figure(&units[at], han) < 0;
    return ends && (century == 19 || century == 20);
}

/* ---- At the beginning --------------------------------------------------- */

/* A year and what may stand behind it: 2018, 2018年, 2018版, 2018年修订, 二〇一八年. */
static void pass_year(const zci_unit *units, size_t count, size_t at, bool *passed)
{
    if (!is_year(units, count, at))
        return;
    at += YEAR_FIGURES;
    passed[at] = passed[at] || units[at - 1].kind != ZCI_UNIT_HAN;
    if (at < count && units[at].cp == YEAR)
        passed[++at] = true;
    for (size_t i = 0; i < COUNT(year_words); i++) {
        if (stands(units + at, count - at, &year_words[i]))
            passed[at + year_words[i].len] = true;
    }
}

static void pass_words(const zci_unit *units, size_t count, size_t at, bool *passed)
{
    for (size_t i = 0; i < COUNT(words); i++) {
        if (stands(units + at, count - at, &words[i]))
            passed[at + words[i].len] = true;
    }
    for (size_t i = 0; i < COUNT(before_words); i++) {
        if (stands(units + at, count - at, &before_words[i]))
            passed[at + before_words[i].len] = true;
    }
    if (at < count && (is_blank(&units[at]) || (at > 0 && units[at].cp == OF)))
        passed[at + 1] = true;
}

/* ---- At the end --------------------------------------------------------- */

/* A year and what stands behind it, which ends at `at`. */
static void pass_year_back(const zci_unit *units, size_t all, size_t at, bool *passed)
{
    size_t end[1 + COUNT(year_words)] = {at}, count = 1;
    for (size_t i = 0; i < COUNT(year_words); i++) {
        size_t len = year_words[i].len;
        if (len < at && stands(units + at - len, len, &year_words[i]))
            end[count++] = at - len;
    }
    for (size_t i = 0; i < count; i++) {
        size_t behind = end[i] - (end[i] > 0 && units[end[i] - 1].cp == YEAR);
        if (behind >= YEAR_FIGURES && is_year(units, all, behind - YEAR_FIGURES))
            passed[behind - YEAR_FIGURES] = true;
    }
}

static void pass_words_back(const zci_unit *units, size_t count, size_t at, bool *passed)
{
    for (size_t i = 0; i < COUNT(words); i++) {
        size_t len = words[i].len;
        if (len <= at && stands(units + at - len, len, &words[i]))
            passed[at - len] = true;
    }
    if (at > 0 && (is_blank(&units[at - 1]) || (at < count && units[at - 1].cp == OF)))
        passed[at - 1] = true;
}

/* ---- Both --------------------------------------------------------------- */

static bool any_words(const zci_unit *units, size_t count, const zci_edition_words *found)
{
    for (size_t i = 0; i < count; i++) {
        if (!is_blank(&units[i]) && (found->before[i + 1] || found->behind[i]))
            return true;
    }
    return false;
}

bool zci_edition_words_read(const zci_unit *units, size_t count, zci_edition_words *found)
{
    *found = (zci_edition_words){{false}, {false}};
    if (count > ZCI_EDITION_UNITS_MAX)
        return false;
    found->before[0] = found->behind[count] = true;
    for (size_t at = 0; at < count; at++) {
        if (!found->before[at])
            continue;
        pass_year(units, count, at, found->before);
        pass_words(units, count, at, found->before);
    }
    for (size_t at = count; at > 0; at--) {
        if (!found->behind[at])
            continue;
        pass_year_back(units, count, at, found->behind);
        pass_words_back(units, count, at, found->behind);
    }
    return any_words(units, count, found);
}

bool zci_edition_words_drop(const zci_unit *units, size_t count, size_t *start, size_t *end)
{
    size_t first = 0, last = count;
    for (size_t i = 0; first == 0 && i < COUNT(plain_before); i++)
        first = stands(units, count, &plain_before[i]) ? plain_before[i].len : 0;
    for (size_t i = 0; last == count && i < COUNT(plain_behind); i++) {
        size_t len = plain_behind[i].len;
        if (first + len < count && stands(units + count - len, len, &plain_behind[i]))
            last = count - len;
    }
    bool any = first > 0 || last < count;
    while (first > 0 && first < last && (is_blank(&units[first]) || units[first].cp == OF))
        first++;
    while (last < count && last > first && (is_blank(&units[last - 1]) || units[last - 1].cp == OF))
        last--;
    *start = first;
    *end = last;
    return any;
}
