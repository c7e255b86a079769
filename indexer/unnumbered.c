/* Headings without a number.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "unnumbered.h"

#include "base/string.h"
#include "date.h"
#include "mark.h"
#include "zhengce.h"

enum {
    SENTENCE_CHARS_MIN = 4,
    SENTENCE_CHARS_MAX = 26,
    SENTENCE_REST_MIN = 15, /* characters behind such a heading */
    LABEL_CHARS_MIN = 2,
    LABEL_CHARS_MAX = 20, /* without quotation marks */
    LABEL_QUOTES_MAX = 6
};

/* 这、我、你、他、但、因、所以、同、此、各位: how sentences of prose begin. */
static bool opens_prose(int32_t cp)
{
    static const int32_t words[] = {0x8FD9, 0x90A3, 0x6211, 0x4F60, 0x60A8, 0x4ED6, 0x5979, 0x5B83,
                                    0x4F46, 0x56E0, 0x540C, 0x6B64, 0x5404, 0x4ECA, 0x5176, 0x5728};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (cp == words[i])
            return true;
    }
    return false;
}

size_t zci_unnumbered_sentence(const char *text, zci_stretch paragraph)
{
    zci_scan scan = {text, paragraph.end.byte, paragraph.start};
    int32_t first = zci_scan_peek(&scan);
    if ((!zci_is_ideograph(first) && first != 0x201C) || opens_prose(first))
        return 0;
    for (size_t chars = 0; chars <= SENTENCE_CHARS_MAX; chars++) {
        int32_t cp = zci_scan_next(&scan);
        if (cp == 0x3002)
            return chars >= SENTENCE_CHARS_MIN &&
                           zci_stretch_chars(paragraph) > chars + 1 + SENTENCE_REST_MIN
                       ? chars
                       : 0;
        if (cp == ZCI_SCAN_END || zci_is_full_stop(cp) || zci_is_clause_end(cp) || cp == ',' ||
            cp == 0xFF0C || cp == ':' || cp == 0xFF1A)
            return 0;
    }
    return 0;
}

static bool ends_in_one_of(zc_string line, const char *const *endings)
{
    for (size_t i = 0; endings[i] != NULL; i++) {
        if (zci_string_ends(line, endings[i]))
            return true;
    }
    return false;
}

/* Who signs, and what a page says of itself. */
static bool is_signature_or_clutter(zc_string line)
{
    static const char *const endings[] = {
        "局",   "厅",   "委",   "部",   "院",   "府",   "室",   "委员会", "处",   "办",   "中心",
        "公司", "大学", "学校", "首页", "目录", "下载", "打印", "收藏",   "分享", "关闭", NULL};
    return ends_in_one_of(line, endings);
}

bool zci_unnumbered_is_dated(const char *text, zci_stretch paragraph)
{
    int year;
    zci_scan scan = {text, paragraph.end.byte, paragraph.start};
    return zci_is_digit(zci_scan_peek(&scan)) && zci_figures_scan(&scan, 4, &year) &&
           year >= ZCI_YEAR_FIRST && year <= ZCI_YEAR_LAST && zci_scan_peek(&scan) == 0x5E74;
}

static bool begins_label(const char *text, zci_stretch paragraph)
{
    zci_scan scan = {text, paragraph.end.byte, paragraph.start};
    int32_t first = zci_scan_peek(&scan);
    return zci_is_ideograph(first) || first == 0x201C ||
           (zci_unnumbered_is_dated(text, paragraph) && zci_unnumbered_is_named(text, paragraph));
}

bool zci_unnumbered_is_label(const char *text, zci_stretch paragraph)
{
    size_t chars = zci_stretch_chars(paragraph), ideographs = 0, quotes = 0;
    if (chars < LABEL_CHARS_MIN || chars > LABEL_CHARS_MAX + LABEL_QUOTES_MAX ||
        !begins_label(text, paragraph))
        return false;
    zci_scan scan = {text, paragraph.end.byte, paragraph.start};
    int32_t cp;
    while ((cp = zci_scan_next(&scan)) != ZCI_SCAN_END) {
        if (zci_is_ideograph(cp))
            ideographs++;
        else if (cp == 0x201C || cp == 0x201D)
            quotes++;
        else if (cp != 0x3001 && cp != '+' && !zci_is_digit(cp) && (chars > 3 || !zci_is_blank(cp)))
            return false;
    }
    zci_mark mark;
    return chars - quotes <= LABEL_CHARS_MAX && ideographs * 2 >= chars &&
           !zci_mark_read(text, paragraph, &mark) &&
           !is_signature_or_clutter(zci_stretch_string(text, paragraph));
}

bool zci_unnumbered_is_named(const char *text, zci_stretch paragraph)
{
    static const char *const endings[] = {
        "情况", "举措", "亮点", "谋划", "要求", "任务", "目标",     "措施", "原则", "思想",
        "保障", "问题", "打算", "安排", "成效", "成绩", "做法",     "经验", "意义", "背景",
        "思路", "重点", "范围", "对象", "步骤", "基础", "形势",     "现状", "概况", "进展",
        "不足", "困难", "短板", "方向", "程序", "流程", "条件",     "标准", "依据", "职责",
        "分工", "机制", "释义", "解释", "回顾", "展望", "重点工作", NULL};
    return zci_unnumbered_is_frame(text, paragraph) ||
           ends_in_one_of(zci_stretch_string(text, paragraph), endings);
}

bool zci_unnumbered_is_frame(const char *text, zci_stretch paragraph)
{
    static const char *const words[] = {"前言", "引言", "序言", "序",     "导言",
                                        "结语", "附则", "附注", "结束语", "参考文献"};
    return zci_string_is_one_of(zci_stretch_string(text, paragraph), words,
                                sizeof words / sizeof words[0]);
}
