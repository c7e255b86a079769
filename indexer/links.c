/* Links to other pages.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "links.h"

#include "base/string.h"
#include "date.h"
#include "document_number.h"
#include "genre.h"
#include "heading.h"

#include <string.h>

enum { HEAD_CHARS_MAX = 20, LINK_CHARS_MIN = 6, LINK_CHARS_MAX = 80 };

#define COUNT_OF(words) (sizeof(words) / sizeof(words)[0])

/* Heads that say of their links that they lead to other pages. */
static const char *const heads[] = {
    "相关链接", "相关解读", "相关阅读", "相关新闻", "相关报道", "相关文章", "相关稿件", "相关推荐",
    "相关政策", "相关专题", "推荐阅读", "推荐文章", "推荐新闻", "热点推荐", "热门推荐", "热门文章",
    "热点新闻", "热门新闻", "为您推荐", "为你推荐", "猜你喜欢", "延伸阅读", "扩展阅读", "拓展阅读",
    "最新文章", "最新发布", "最新信息", "政策解读", "文字解读", "图片解读", "图文解读", "视频解读",
    "媒体解读", "专家解读", "解读链接", "解读文件", "解读",
};

/* Heads of attachments as well. */
static const char *const doubtful[] = {"相关文件", "相关文档", "相关信息", "相关内容"};

static bool is_frame(int32_t cp)
{
    return zci_is_blank(cp) || cp == '[' || cp == ']' || cp == '>' || cp == ':' || cp == '+' ||
           cp == '|' || cp == 0x3010 || cp == 0x3011 /* 【】 */ || cp == 0xFF1A /* ： */ ||
           cp == 0xBB /* » */ || cp == 0xFF1E /* ＞ */;
}

/* The first word of a line, without what frames it; writes where the rest begins. */
static zc_string first_word(const char *text, zci_stretch line, zci_place *rest)
{
    zci_scan scan = {text, line.end.byte, line.start};
    while (scan.at.byte < scan.len && is_frame(zci_scan_peek(&scan)))
        zci_scan_next(&scan);
    zci_stretch word = {scan.at, scan.at};
    while (scan.at.byte < scan.len && !is_frame(zci_scan_peek(&scan)))
        zci_scan_next(&scan);
    word.end = scan.at;
    while (scan.at.byte < scan.len && is_frame(zci_scan_peek(&scan)))
        zci_scan_next(&scan);
    *rest = scan.at;
    return zci_stretch_string(text, word);
}

/* Whether the words behind a head lead to more of its links. */
static bool leads_on(zc_string rest)
{
    static const char *const more[] = {"更多", "更多>>", "查看更多", "MORE", "More", "more"};
    return rest.len == 0 || zci_string_is_one_of(rest, more, COUNT_OF(more));
}

static bool begins_list(const char *text, zci_stretch line, const char *const *words, size_t count)
{
    zci_place at;
    zc_string head = first_word(text, line, &at);
    zci_stretch rest = {at, line.end};
    if (!zci_string_is_one_of(head, words, count))
        return false;
    if (zci_stretch_chars(line) <= HEAD_CHARS_MAX && leads_on(zci_stretch_string(text, rest)))
        return true;
    return zci_string_begins(head, "相关") && zci_links_may_hold(text, rest);
}

bool zci_links_are_doubtful(const char *text, zci_stretch head)
{
    return begins_list(text, head, doubtful, COUNT_OF(doubtful));
}

bool zci_links_begin(const char *text, zci_stretch line)
{
    return begins_list(text, line, heads, COUNT_OF(heads)) || zci_links_are_doubtful(text, line);
}

/* 2019-03-01, [2019-03-01]; a date in words is that of a signature. */
static bool is_date_of_page(zc_string line)
{
    size_t digits = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (strchr("0123456789-./: []()", line.data[i]) == NULL)
            return false;
        digits += line.data[i] >= '0' && line.data[i] <= '9';
    }
    return digits >= 4;
}

bool zci_links_may_hold(const char *text, zci_stretch line)
{
    static const char *const stops[] = {"。", "；", "：", ":", "，", "、"};
    static const char *const feet[] = {"主办", "承办", "协办", "地址", "版权", "联系", "电话"};
    zci_document_number number;
    size_t chars = zci_stretch_chars(line);
    zc_string s = zci_stretch_string(text, line);
    if (is_date_of_page(s) || leads_on(s))
        return true;
    if (zci_string_ends_in_one_of(s, stops, COUNT_OF(stops)) ||
        (zci_string_begins_with_one_of(s, feet, COUNT_OF(feet)) &&
         (zci_string_has(s, "：") || zci_string_has(s, ":"))))
        return false;
    return chars >= LINK_CHARS_MIN && chars <= LINK_CHARS_MAX && !zci_string_has(s, "。") &&
           !zci_heading_begins(text, line) && zci_date_read(s).len == 0 &&
           !zci_document_number_read(s, &number);
}

bool zci_links_is_file(zc_string name)
{
    static const char *const endings[] = {".doc", ".docx", ".xls", ".xlsx", ".pdf",  ".ofd", ".wps",
                                          ".et",  ".zip",  ".rar", ".ppt",  ".pptx", ".txt"};
    return zci_string_ends_in_one_of(name, endings, COUNT_OF(endings));
}

bool zci_links_is_attachment(const char *text, zci_stretch line)
{
    static const char *const forms[] = {"表", "书", "模板", "样式", "格式"};
    zc_string s = zci_stretch_string(text, line);
    return zci_string_has(s, "附件") || zci_string_ends_in_one_of(s, forms, COUNT_OF(forms)) ||
           zci_links_is_file(s);
}

bool zci_links_is_telling(const char *text, zci_stretch line)
{
    static const char *const words[] = {"解读", "图解", "读懂", "问答"};
    zc_string s = zci_stretch_string(text, line);
    return zci_string_has_one_of(s, words, COUNT_OF(words)) || zci_genre_of_title(s).len > 0;
}
