/* Labels that stand before values.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "label.h"

#include "text/fold.h"

#include <string.h>

static const zci_label labels[] = {
    {"成文日期", ZC_FACT_WRITTEN, 1},
    {"成文时间", ZC_FACT_WRITTEN, 1},
    {"生成日期", ZC_FACT_WRITTEN, 2},
    {"印发日期", ZC_FACT_WRITTEN, 2},
    {"发文日期", ZC_FACT_WRITTEN, 2},
    {"发文时间", ZC_FACT_WRITTEN, 2},
    {"印发时间", ZC_FACT_WRITTEN, 2},
    {"签发日期", ZC_FACT_WRITTEN, 2},
    {"通过日期", ZC_FACT_WRITTEN, 3},
    {"颁布日期", ZC_FACT_PUBLISHED, 1},
    {"公布日期", ZC_FACT_PUBLISHED, 1},
    {"发布日期", ZC_FACT_PUBLISHED, 1},
    {"发布时间", ZC_FACT_PUBLISHED, 1},
    {"公开日期", ZC_FACT_PUBLISHED, 2},
    {"公开时间", ZC_FACT_PUBLISHED, 2},
    {"信息时间", ZC_FACT_PAGE_DATE, 2},
    {"发表时间", ZC_FACT_PAGE_DATE, 1},
    {"发稿时间", ZC_FACT_PAGE_DATE, 1},
    {"日期", ZC_FACT_PAGE_DATE, 3},
    {"时间", ZC_FACT_PAGE_DATE, 3},
    {"发文机关", ZC_FACT_ISSUER, 1},
    {"发布机构", ZC_FACT_ISSUER, 1},
    {"发文单位", ZC_FACT_ISSUER, 1},
    {"发布机关", ZC_FACT_ISSUER, 1},
    {"发布单位", ZC_FACT_ISSUER, 1},
    {"制定机关", ZC_FACT_ISSUER, 1},
    {"发文机构", ZC_FACT_ISSUER, 1},
    {"制发机关", ZC_FACT_ISSUER, 1},
    {"公开主体", ZC_FACT_ISSUER, 2},
    {"责任部门", ZC_FACTS, 1},
    {"发布文号", ZC_FACT_NUMBER, 1},
    {"是否有效", ZC_FACTS, 1},
    {"发文字号", ZC_FACT_NUMBER, 1},
    {"发文文号", ZC_FACT_NUMBER, 1},
    {"文件编号", ZC_FACT_NUMBER, 2},
    {"文号", ZC_FACT_NUMBER, 1},
    {"信息名称", ZC_FACT_TITLE, 1},
    {"文件名称", ZC_FACT_TITLE, 1},
    {"公文标题", ZC_FACT_TITLE, 1},
    {"主旨", ZC_FACT_TITLE, 1},
    {"标题", ZC_FACT_TITLE, 1},
    {"名称", ZC_FACT_TITLE, 2},
    {"信息来源", ZC_FACT_SOURCE, 1},
    {"稿件来源", ZC_FACT_SOURCE, 1},
    {"来源", ZC_FACT_SOURCE, 1},
    {"文章来源", ZC_FACT_SOURCE, 1},
    {"作者", ZC_FACT_AUTHOR, 1},
    {"记者", ZC_FACT_AUTHOR, 2},
    {"编辑", ZC_FACT_EDITOR, 2},
    {"责任编辑", ZC_FACT_EDITOR, 1},
    {"责编", ZC_FACT_EDITOR, 1},
    {"网络编辑", ZC_FACT_EDITOR, 2},
    {"索引号", ZC_FACTS, 1},
    {"信息索引", ZC_FACTS, 1},
    {"主题词", ZC_FACTS, 1},
    {"主题分类", ZC_FACTS, 1},
    {"体裁分类", ZC_FACTS, 1},
    {"组配分类", ZC_FACTS, 1},
    {"信息分类", ZC_FACTS, 1},
    {"分类", ZC_FACTS, 1},
    {"关键词", ZC_FACTS, 1},
    {"有效性", ZC_FACTS, 1},
    {"时效性", ZC_FACTS, 1},
    {"效力状态", ZC_FACTS, 1},
    {"实施日期", ZC_FACTS, 1},
    {"施行日期", ZC_FACTS, 1},
    {"生效日期", ZC_FACTS, 1},
    {"失效日期", ZC_FACTS, 1},
    {"废止日期", ZC_FACTS, 1},
    {"浏览次数", ZC_FACTS, 1},
    {"浏览量", ZC_FACTS, 1},
    {"阅读量", ZC_FACTS, 1},
    {"阅读", ZC_FACTS, 1},
    {"点击", ZC_FACTS, 1},
    {"点击数", ZC_FACTS, 1},
    {"点击量", ZC_FACTS, 1},
    {"访问量", ZC_FACTS, 1},
    {"审核", ZC_FACTS, 1},
    {"信息审核", ZC_FACTS, 1},
    {"字号", ZC_FACTS, 1},
    {"字体", ZC_FACTS, 1},
    {"公开方式", ZC_FACTS, 1},
    {"公开范围", ZC_FACTS, 1},
    {"公开形式", ZC_FACTS, 1},
    {"效力级别", ZC_FACTS, 1},
    {"附件", ZC_FACTS, 1},
    {"附件下载", ZC_FACTS, 1},
    {"政策解读", ZC_FACTS, 1},
    {"抄送", ZC_FACTS, 1},
    {"摘要", ZC_FACTS, 1},
};

/* The next character, traditional ones as simplified. */
static int32_t next_folded(zci_scan *scan)
{
    int32_t cp = zci_scan_next(scan);
    zci_folded folded;
    if (!zci_is_ideograph(cp))
        return cp;
    zci_fold((uint32_t)cp, &folded);
    return (int32_t)folded.cp[0];
}

/* Moves past a label's name, in which the text may have white space. */
static bool skip_name(zci_scan *scan, const char *name)
{
    zci_scan wanted = {name, strlen(name), {0, 0}};
    for (int32_t cp; (cp = zci_scan_next(&wanted)) != ZCI_SCAN_END;) {
        if (wanted.at.chars > 1)
            zci_scan_skip_blanks(scan);
        if (next_folded(scan) != cp)
            return false;
    }
    return true;
}

enum { LABELS = sizeof labels / sizeof labels[0], LONG_NAME_BYTES = 12 };

/* Whether a table's cell is a label and nothing else. */
static bool is_label_cell(zci_scan scan)
{
    for (size_t i = 0; i < LABELS; i++) {
        zci_scan ahead = scan;
        if (!skip_name(&ahead, labels[i].name))
            continue;
        zci_scan_skip_blanks(&ahead);
        int32_t cp = zci_scan_peek(&ahead);
        if (cp == ZCI_SCAN_END || cp == '|' || cp == ':' || cp == 0xFF1A)
            return true;
    }
    return false;
}

/* Whether a label can stand in a cell of its own.  来源, 时间 and 编辑 may head a column of any
 * table, and what is behind them another. */
static bool may_be_cell(const zci_label *label)
{
    return strlen(label->name) >= LONG_NAME_BYTES || label->fact == ZC_FACT_NUMBER ||
           label->fact == ZC_FACT_TITLE || label->fact == ZC_FACTS;
}

/* Moves past the end of a label's cell, 成文日期 | 2024-09-02, if its value is in the next one:
 * that is not empty, and no label itself, as in a table's first row. */
static bool skip_cell_end(zci_scan *scan, const zci_label *label)
{
    if (!may_be_cell(label) || !zci_scan_skip(scan, '|'))
        return false;
    zci_scan value = *scan;
    zci_scan_skip_blanks(&value);
    int32_t cp = zci_scan_peek(&value);
    return cp != ZCI_SCAN_END && cp != '|' && !is_label_cell(value);
}

static bool skip_end(zci_scan *scan, const zci_label *label)
{
    zci_scan_skip_blanks(scan);
    bool is_framed = zci_scan_skip(scan, 0x3011); /* 【来源】 */
    return zci_scan_skip(scan, ':') || zci_scan_skip(scan, 0xFF1A) || is_framed ||
           skip_cell_end(scan, label);
}

const zci_label *zci_label_scan(zci_scan *scan)
{
    if (!zci_is_ideograph(zci_scan_peek(scan)))
        return NULL;
    for (size_t i = 0; i < LABELS; i++) {
        zci_scan ahead = *scan;
        if (!skip_name(&ahead, labels[i].name) || !skip_end(&ahead, &labels[i]))
            continue;
        *scan = ahead;
        return &labels[i];
    }
    return NULL;
}

bool zci_label_is_cell(zci_scan behind)
{
    return behind.at.byte > 0 && behind.text[behind.at.byte - 1] == '|';
}

zci_stretch zci_label_value(zci_scan scan)
{
    zci_scan_skip_blanks(&scan);
    zci_stretch value = {scan.at, scan.at};
    unsigned blanks = 0;
    while (blanks < 2) {
        zci_scan ahead = scan;
        int32_t cp = zci_scan_next(&scan);
        if (cp == ZCI_SCAN_END || cp == '|' || cp == 0x3010 ||
            (blanks > 0 && zci_label_scan(&ahead) != NULL))
            break;
        blanks = zci_is_blank(cp) ? blanks + 1 : 0;
        if (blanks == 0)
            value.end = scan.at;
    }
    return value;
}
