/* Headlines.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "headline.h"

#include "base/string.h"
#include "clutter_line.h"
#include "date.h"
#include "label.h"

#include <string.h>

enum { BEHIND_BAR_MIN = 6 /* ideographs; the name of a column has fewer */ };

#define COUNT_OF(words) (sizeof(words) / sizeof(words)[0])

static bool is_colon(int32_t cp)
{
    return cp == ':' || cp == 0xFF1A;
}

static bool is_bar(int32_t cp)
{
    return cp == '|' || cp == 0xFF5C;
}

/* ---- What stands before a colon ----------------------------------------- */

/* Whom a letter addresses. */
static bool is_addressee(zc_string name)
{
    static const char *const beginnings[] = {"各", "尊敬", "亲爱", "敬爱", "全体", "广大"};
    static const char *const ends[] = {"们",   "同志", "朋友", "家长", "同学", "老师", "先生",
                                       "女士", "代表", "委员", "乡亲", "市民", "居民", "纳税人"};
    return zci_string_begins_with_one_of(name, beginnings, COUNT_OF(beginnings)) ||
           zci_string_ends_in_one_of(name, ends, COUNT_OF(ends));
}

/* What values of a page's frame stand behind; 教育部负责人： begins a headline. */
static bool names_value(zc_string name)
{
    static const char *const ends[] = {"时间", "日期",   "地点",   "地址",   "位置", "电话",
                                       "传真", "邮箱",   "邮编",   "网址",   "来源", "编号",
                                       "标题", "分类",   "类别",   "栏目",   "标签", "次数",
                                       "目录", "今天是", "分享到", "扫一扫", "题"};
    static const char *const whole[] = {
        "问",   "答",   "联系人", "主持人", "发言人", "负责人", "发布人", "通讯员", "撰稿",
        "供稿", "摄影", "嘉宾",   "查看",   "回复",   "浏览",   "单位",   "部门",   "机构",
        "机关", "主办", "承办",   "协办",   "提示",   "注意",   "备注",   "说明",   "注"};
    return zci_string_begins(name, "问题") ||
           zci_string_ends_in_one_of(name, ends, COUNT_OF(ends)) ||
           zci_string_is_one_of(name, whole, COUNT_OF(whole));
}

/* Whether a colon, behind which the scan stands, parts a headline from what it is of. */
static bool parts_headline(const zci_scan *scan, zci_place from, int32_t before)
{
    zci_date date;
    zci_scan ahead = *scan, name = {scan->text, scan->len, from};
    size_t colon_len = scan->text[scan->at.byte - 1] == ':' ? 1 : strlen("：");
    zc_string passed = {scan->text + from.byte, scan->at.byte - colon_len - from.byte};
    while (passed.len > 0 && passed.data[passed.len - 1] == ' ')
        passed.len--;
    int32_t next = zci_scan_peek(scan);
    if (passed.len == 0 || next == ZCI_SCAN_END || next == '/' ||
        (zci_is_digit(before) && zci_is_digit(next)))
        return false;
    zci_scan_skip_blanks(&ahead);
    return zci_label_scan(&name) == NULL && !is_addressee(passed) && !names_value(passed) &&
           !zci_date_scan(&ahead, &date);
}

/* ---- The line ------------------------------------------------------------ */

/* What no title holds, or ends in. */
static bool is_refused(int32_t cp)
{
    return cp == 0x3002 || cp == 0xFF61 || zci_is_clause_end(cp) || cp == '>' || cp == 0xFF1E ||
           cp == 0x203A || cp == 0xBB;
}

static bool breaks_off(int32_t last)
{
    return last == ',' || last == 0xFF0C || last == 0x3001 || is_colon(last) || is_bar(last);
}

/* 求生记 | 一批企业送来感谢信, and not the site's name behind a page's. */
static bool is_headline_behind_bar(const char *text, zci_stretch rest)
{
    static const char *const sites[] = {"网",   "网站", "局",   "厅",   "委",
                                        "政府", "平台", "频道", "中心", "门户"};
    zc_string s = zci_stretch_string(text, rest);
    return zci_ideographs_count(text, rest) >= BEHIND_BAR_MIN &&
           !zci_string_ends_in_one_of(s, sites, COUNT_OF(sites));
}

/* What stands before a colon begins behind such a character. */
static bool begins_name(int32_t cp)
{
    return zci_is_blank(cp) || zci_is_full_stop(cp) || is_bar(cp) || is_colon(cp) || cp == ',' ||
           cp == 0xFF0C || cp == 0x3010 || cp == 0x3011;
}

/* A visitor is welcomed, a reader greeted. */
static bool greets(zc_string line)
{
    static const char *const words[] = {"您好",   "你好",     "你们好",   "大家好",  "同志们好",
                                        "欢迎您", "欢迎访问", "欢迎光临", "欢迎来到"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (zci_string_has(line, words[i]))
            return true;
    }
    return false;
}

static bool holds_headline(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    zci_place from = scan.at;
    int32_t before = 0;
    size_t bars = 0;
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END; before = cp) {
        if (is_refused(cp) || (is_colon(cp) && !parts_headline(&scan, from, before)))
            return false;
        if (is_bar(cp) &&
            (bars++ > 0 || !is_headline_behind_bar(text, (zci_stretch){scan.at, line.end})))
            return false;
        if (begins_name(cp))
            from = scan.at;
    }
    return !breaks_off(before);
}

bool zci_headline_is_one(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    return zci_label_scan(&scan) == NULL && !greets(zci_stretch_string(text, line)) &&
           zci_clutter_judge(text, line) == ZCI_CLUTTER_NONE && !zci_clutter_is_way(text, line) &&
           holds_headline(text, line);
}
