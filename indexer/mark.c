/* The number or sign that a heading or item begins with.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "mark.h"

#include "ordinal.h"

/* Full-width and half-width forms that mean the same here. */
static bool is_opening(int32_t cp)
{
    return cp == '(' || cp == 0xFF08;
}

static bool is_closing(int32_t cp)
{
    return cp == ')' || cp == 0xFF09;
}

static bool is_dot(int32_t cp)
{
    return cp == '.' || cp == 0xFF0E;
}

static bool is_one_of(int32_t cp, const int32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (cp == list[i])
            return true;
    }
    return false;
}

/* Markdown sets articles and items in bold. */
static void skip_bold(zci_scan *scan)
{
    zci_scan ahead = *scan;
    if (zci_scan_skip(&ahead, '*') && zci_scan_skip(&ahead, '*'))
        *scan = ahead;
}

/* ---- 第一章, 第十条之一 -------------------------------------------------- */

/* What comes after an article's number: a paragraph that only mentions one goes
 * on without a space. */
static bool ends_article_number(int32_t cp)
{
    return cp == ZCI_SCAN_END || zci_is_blank(cp) || cp == '*' || cp == '_' || cp == 0x3010 ||
           is_opening(cp) || cp == 0xFF1A || cp == ':';
}

static zci_heading_kind division_of(zci_scan *scan)
{
    switch (zci_scan_next(scan)) {
    case 0x7F16: /* 编 */
    case 0x7DE8: /* 編 */
    case 0x7BC7: /* 篇 */
        return ZCI_HEADING_PART;
    case 0x90E8: /* 部分 */
        return zci_scan_skip(scan, 0x5206) ? ZCI_HEADING_PART : ZCI_HEADING_NONE;
    case 0x5206: /* 分编 */
        return zci_scan_skip(scan, 0x7F16) ? ZCI_HEADING_SUBPART : ZCI_HEADING_NONE;
    case 0x7AE0: /* 章 */
        return ZCI_HEADING_CHAPTER;
    case 0x8282: /* 节 */
    case 0x7BC0: /* 節 */
        return ZCI_HEADING_SECTION;
    case 0x6B3E: /* 款 */
    case 0x76EE: /* 目 */
        return ZCI_HEADING_SUBSECTION;
    case 0x6761: /* 条 */
    case 0x689D: /* 條 */
        return ZCI_HEADING_ARTICLE;
    default:
        return ZCI_HEADING_NONE;
    }
}

static bool read_ordinal(zci_scan *scan, zci_mark *found)
{
    unsigned inserted;
    zci_scan_next(scan); /* 第 */
    zci_scan_skip_blanks(scan);
    if (!zci_ordinal_any(scan, &found->number))
        return false;
    zci_scan_skip_blanks(scan);
    found->kind = division_of(scan);
    if (found->kind == ZCI_HEADING_SUBSECTION) /* 第二款规定 mentions one */
        return zci_scan_peek(scan) == ZCI_SCAN_END || zci_is_blank(zci_scan_peek(scan));
    if (found->kind != ZCI_HEADING_ARTICLE)
        return found->kind != ZCI_HEADING_NONE;
    if (zci_scan_skip(scan, 0x4E4B) && !zci_ordinal_any(scan, &inserted)) /* 之 */
        return false;
    return ends_article_number(zci_scan_peek(scan));
}

/* ---- 一、 and 一是 ------------------------------------------------------ */

/* What is counted by two numbers side by side. */
static bool is_counted(int32_t cp)
{
    static const int32_t counted[] = {0x5E74, 0x6708, 0x7EBF, 0x5B63, 0x7EA7, 0x7C7B, 0x5C42,
                                      0x53F7, 0x5C81, 0x65E5, 0x6B21, 0x697C, 0x73ED};
    return is_one_of(cp, counted, sizeof counted / sizeof counted[0]);
}

/* 二、三线城市, 一、二年级 and 一、二、三产业 begin with numbers, not with an item's. */
static bool counts_on(const zci_scan *scan, unsigned number)
{
    unsigned next;
    zci_scan ahead = *scan;
    if (!zci_ordinal_han(&ahead, 2, &next) && !zci_ordinal_digits(&ahead, 3, &next))
        return false;
    int32_t cp = zci_scan_next(&ahead);
    return cp == 0x3001 || (next == number + 1 && is_counted(cp));
}

static bool read_han(zci_scan *scan, zci_mark *found)
{
    if (!zci_ordinal_han(scan, 4, &found->number))
        return false;
    if (zci_scan_skip(scan, 0x662F)) { /* 是 */
        found->kind = ZCI_HEADING_LIST;
        return found->number > 0;
    }
    found->kind = ZCI_HEADING_HAN;
    zci_scan_skip_blanks(scan);
    if (zci_scan_skip(scan, 0x3001)) /* 、 */
        return !counts_on(scan, found->number);
    return is_dot(zci_scan_next(scan)) && zci_is_ideograph(zci_scan_peek(scan));
}

/* ---- (一), (1) ---------------------------------------------------------- */

static bool read_bracket(zci_scan *scan, zci_mark *found)
{
    zci_scan_next(scan);
    zci_scan_skip_blanks(scan);
    bool arabic = zci_is_digit(zci_scan_peek(scan));
    found->kind = arabic ? ZCI_HEADING_DIGIT_BRACKET : ZCI_HEADING_BRACKET;
    if (!(arabic ? zci_ordinal_digits(scan, 3, &found->number)
                 : zci_ordinal_han(scan, 4, &found->number)))
        return false;
    zci_scan_skip_blanks(scan);
    if (!is_closing(zci_scan_next(scan)))
        return false;
    zci_scan_skip(scan, 0x3001); /* (一)、 */
    return true;
}

/* ---- 1. ----------------------------------------------------------------- */

/* A number before one of these measures something: 12月底前, 30万名. */
static bool is_unit(int32_t cp)
{
    static const int32_t units[] = {
        0x5E74, 0x6708, 0x65E5, 0x53F7, 0x65F6, 0x5206, 0x79D2, 0x5929, 0x5468, 0x5B63, 0x4E2A,
        0x500B, 0x4E07, 0x4EBF, 0x5343, 0x767E, 0x5341, 0x5143, 0x4EBA, 0x540D, 0x6240, 0x5BB6,
        0x9879, 0x6761, 0x6B21, 0x5C81, 0x4F4D, 0x5EA7, 0x5904, 0x95F4, 0x5957, 0x53F0, 0x4EF6,
        0x7BC7, 0x90E8, 0x9580, 0x95E8, 0x7EA7, 0x7C7B, 0x79CD, 0x5C42, 0x4EFD, 0x573A, 0x5C0F,
        0x5E73, 0x516C, 0x7C73, 0x5428, 0x4EA9, 0x9875, 0x500D, 0x8282, 0x8BFE, 0x73ED, 0x671F,
        0x5C4A, 0x7EBF, 0x697C, 0x5E45, 0x8F86, 0x4F59, 0x591A, 0x81F3, 0x5230, 0x6BD4, 0x4E2D,
        0x5F20, 0x652F, 0x4E16, 0x6BB5, 0x53E5, 0x5B57, 0x70B9};
    return is_one_of(cp, units, sizeof units / sizeof units[0]);
}

/* 27构建优质均衡……: the dot was lost. */
static bool read_dotless(zci_scan *scan, zci_mark *found)
{
    int32_t cp = zci_scan_peek(scan);
    found->dotless = true;
    return found->number > 0 && found->number < 100 &&
           (cp == 0x201C || (zci_is_ideograph(cp) && !is_unit(cp)));
}

/* 1.5万 and 2.2024年 are a number each. */
static bool read_arabic(zci_scan *scan, zci_mark *found)
{
    if (!zci_ordinal_digits(scan, 3, &found->number))
        return false;
    found->kind = ZCI_HEADING_ARABIC;
    if (is_closing(zci_scan_peek(scan))) {
        found->kind = ZCI_HEADING_HALF_BRACKET;
        zci_scan_next(scan);
        return true;
    }
    zci_scan after = *scan;
    zci_scan_skip_blanks(scan);
    if (zci_scan_skip(scan, 0x3001))
        return !counts_on(scan, found->number);
    if (!is_dot(zci_scan_peek(scan))) {
        *scan = after;
        return read_dotless(scan, found);
    }
    zci_scan_next(scan);
    return !zci_is_digit(zci_scan_peek(scan)) && zci_scan_peek(scan) != ZCI_SCAN_END;
}

/* ---- ①, ⑴, ⒈, ㈠: one character each ------------------------------------- */

static const struct {
    int32_t first, last;
    unsigned number; /* of the first */
    zci_heading_kind kind;
} single[] = {
    {0x2460, 0x2473, 1, ZCI_HEADING_CIRCLE},  {0x2474, 0x2487, 1, ZCI_HEADING_DIGIT_BRACKET},
    {0x2488, 0x249B, 1, ZCI_HEADING_ARABIC},  {0x24F5, 0x24FE, 1, ZCI_HEADING_CIRCLE},
    {0x2776, 0x277F, 1, ZCI_HEADING_CIRCLE},  {0x3220, 0x3229, 1, ZCI_HEADING_BRACKET},
    {0x3251, 0x325F, 21, ZCI_HEADING_CIRCLE},
};

static bool read_single(zci_scan *scan, zci_mark *found)
{
    int32_t cp = zci_scan_next(scan);
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++) {
        if (cp < single[i].first || cp > single[i].last)
            continue;
        found->kind = single[i].kind;
        found->number = single[i].number + (unsigned)(cp - single[i].first);
        zci_scan_skip(scan, 0x3001);
        return true;
    }
    return false;
}

/* ---- Signs -------------------------------------------------------------- */

/* "附件", "附件1", "附件1：任务清单"; but not "附件：1.任务清单", which only lists them. */
static bool read_annex(zci_scan *scan, zci_mark *found)
{
    zci_scan_next(scan); /* 附 */
    int32_t cp = zci_scan_next(scan);
    if (cp != 0x4EF6 && cp != 0x5F55 && cp != 0x8868) /* 件 录 表 */
        return false;
    found->kind = ZCI_HEADING_ANNEX;
    zci_scan_skip_blanks(scan);
    bool numbered = zci_ordinal_any(scan, &found->number);
    cp = zci_scan_peek(scan);
    return cp == ZCI_SCAN_END || (numbered && (zci_is_blank(cp) || cp == ':' || cp == 0xFF1A));
}

/* "专栏1 重点工程" */
static bool read_box(zci_scan *scan, zci_mark *found)
{
    zci_scan_next(scan);              /* 专 */
    if (!zci_scan_skip(scan, 0x680F)) /* 栏 */
        return false;
    found->kind = ZCI_HEADING_LABEL;
    zci_scan_skip_blanks(scan);
    return zci_ordinal_any(scan, &found->number);
}

static bool is_dash(int32_t cp)
{
    return cp == 0x2014 || cp == 0x2015 || cp == 0x2500;
}

static bool read_dash(zci_scan *scan, zci_mark *found)
{
    found->kind = ZCI_HEADING_DASH;
    zci_scan_next(scan);
    if (!is_dash(zci_scan_next(scan)))
        return false;
    zci_scan_skip_blanks(scan);
    return zci_scan_peek(scan) != ZCI_SCAN_END && !is_dash(zci_scan_peek(scan));
}

static bool read_unmarked(zci_scan *scan, zci_mark *found);

/* "## ", and what the heading's text begins with. */
static bool read_markdown(zci_scan *scan, zci_mark *found)
{
    while (found->depth <= 6 && zci_scan_skip(scan, '#'))
        found->depth++;
    if (found->depth == 0 || found->depth > 6 || !zci_is_blank(zci_scan_peek(scan)))
        return false;
    zci_mark inner = {.kind = ZCI_HEADING_NONE};
    zci_scan ahead = *scan;
    zci_scan_skip_blanks(&ahead);
    if (read_unmarked(&ahead, &inner)) {
        found->inner = inner.kind;
        found->number = inner.number;
    }
    found->kind = ZCI_HEADING_MARKDOWN;
    return true;
}

/* All but Markdown's own.  The first character decides what it can be. */
static bool read_unmarked(zci_scan *scan, zci_mark *found)
{
    int32_t cp = zci_scan_peek(scan);
    if (zci_is_digit(cp))
        return read_arabic(scan, found);
    if (is_opening(cp))
        return read_bracket(scan, found);
    if (cp == 0x7B2C)
        return read_ordinal(scan, found);
    if (cp == 0x9644)
        return read_annex(scan, found);
    if (cp == 0x4E13)
        return read_box(scan, found);
    if (is_dash(cp))
        return read_dash(scan, found);
    if (zci_han_numeral(cp) >= 0)
        return read_han(scan, found);
    return cp >= 0x2460 && cp <= 0x325F && read_single(scan, found);
}

bool zci_mark_read(const char *text, zci_stretch paragraph, zci_mark *mark)
{
    zci_scan scan = {text, paragraph.end.byte, paragraph.start};
    *mark = (zci_mark){.kind = ZCI_HEADING_NONE};
    skip_bold(&scan);
    if (!(zci_scan_peek(&scan) == '#' ? read_markdown(&scan, mark) : read_unmarked(&scan, mark))) {
        *mark = (zci_mark){.kind = ZCI_HEADING_NONE};
        return false;
    }
    skip_bold(&scan);
    mark->chars = scan.at.chars - paragraph.start.chars;
    return true;
}
