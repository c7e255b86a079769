/* The kind of a document by the end of its title.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "genre.h"

#include "base/string.h"
#include "region.h"
#include "scan.h"
#include "text/fold.h"

#include <string.h>

/* Longer words before those they end in. */
static const char *const genres[] = {
    "工作要点", "实施方案", "实施意见", "实施办法", "实施细则", "征求意见稿", "通知",   "意见",
    "规划",     "方案",     "要点",     "总结",     "讲话",     "条例",       "办法",   "报告",
    "决定",     "计划",     "规定",     "细则",     "公告",     "通告",       "复函",   "纲要",
    "批复",     "请示",     "通报",     "决议",     "命令",     "议案",       "纪要",   "公报",
    "发言",     "致辞",     "汇报",     "规则",     "章程",     "准则",       "规范",   "标准",
    "指南",     "指引",     "清单",     "解读",     "答复",     "解释",       "修正案", "预案",
    "措施",     "倡议书",   "公开信",   "提示",     "目录",     "规程",       "制度",   "汇报材料",
    "函",       "令",       "法",
};

/* Folded characters of a title, as many as its end needs. */
typedef struct ending {
    uint32_t cp[64];
    size_t count;
} ending;

static void keep_last(ending *e, uint32_t cp)
{
    if (e->count == sizeof e->cp / sizeof e->cp[0]) {
        memmove(e->cp, e->cp + 1, (e->count - 1) * sizeof e->cp[0]);
        e->count--;
    }
    e->cp[e->count++] = cp;
}

static void fold_title(ending *e, zc_string title)
{
    zci_scan scan = {title.data, title.len, {0, 0}};
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        zci_folded folded;
        if (cp < 0 || zci_is_blank(cp))
            continue;
        zci_fold((uint32_t)cp, &folded);
        if (folded.kind[0] != ZCI_CLASS_TRANSPARENT)
            keep_last(e, folded.cp[0]);
    }
}

static bool ends_with(const ending *e, const char *word)
{
    uint32_t cp[8] = {0};
    size_t count = 0;
    zci_scan scan = {word, strlen(word), {0, 0}};
    for (int32_t next; count < 8 && (next = zci_scan_next(&scan)) != ZCI_SCAN_END;)
        cp[count++] = (uint32_t)next;
    return e->count > count && memcmp(e->cp + e->count - count, cp, count * sizeof cp[0]) == 0;
}

static bool is_digit_or_numeral(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || zci_han_numeral((int32_t)cp) >= 0;
}

/* The number of an order: 令第13号, 公告2022年第5号, 通告第十三号. */
static void drop_number(ending *e)
{
    static const char *const numbered[] = {"令", "公告", "通告"};
    ending shorter = *e;
    size_t at = shorter.count;
    if (at == 0 || shorter.cp[--at] != 0x53F7) /* 号 */
        return;
    while (at > 0 && is_digit_or_numeral(shorter.cp[at - 1]))
        at--;
    if (at + 1 == shorter.count || at == 0 || shorter.cp[--at] != 0x7B2C) /* 第 */
        return;
    if (at > 0 && shorter.cp[at - 1] == 0x5E74) { /* 年 */
        for (at--; at > 0 && is_digit_or_numeral(shorter.cp[at - 1]);)
            at--;
    }
    shorter.count = at;
    for (size_t i = 0; i < sizeof numbered / sizeof numbered[0]; i++) {
        if (ends_with(&shorter, numbered[i]))
            e->count = at;
    }
}

/* （试行）, （2021—2025年） and a year behind the word. */
static void drop_additions(ending *e)
{
    while (e->count > 0 && e->cp[e->count - 1] == ')') {
        size_t open = e->count;
        while (open > 0 && e->cp[open - 1] != '(')
            open--;
        if (open == 0)
            return;
        e->count = open - 1;
    }
    while (e->count > 0 && e->cp[e->count - 1] >= '0' && e->cp[e->count - 1] <= '9')
        e->count--;
}

/* 典型经验做法, 工作方法: words that end in 法 and are no laws, as 法律适用法 is one. */
static bool is_no_law(const ending *e)
{
    static const char *const words[] = {"做法", "方法", "用法", "说法", "看法", "想法", "手法",
                                        "写法", "书法", "立法", "执法", "守法", "违法"};
    static const char *const laws[] = {"适用法", "利用法", "征用法", "占用法"};
    bool is_word = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        is_word = is_word || ends_with(e, words[i]);
    for (size_t i = 0; i < sizeof laws / sizeof laws[0]; i++)
        is_word = is_word && !ends_with(e, laws[i]);
    return is_word;
}

static zc_string genre_at_end(zc_string title)
{
    ending e = {.count = 0};
    fold_title(&e, title);
    drop_number(&e);
    drop_additions(&e);
    for (size_t i = 0; i < sizeof genres / sizeof genres[0]; i++) {
        if (ends_with(&e, genres[i]) && (strcmp(genres[i], "法") != 0 || !is_no_law(&e)))
            return (zc_string){genres[i], strlen(genres[i])};
    }
    return (zc_string){"", 0};
}

static bool begins_with_any(zc_string title, const char *const *words, size_t count, size_t *len)
{
    for (size_t i = 0; i < count; i++) {
        *len = strlen(words[i]);
        if (zci_string_begins(title, words[i]))
            return true;
    }
    return false;
}

#define BEGINS_WITH(title, words, len)                                                             \
    begins_with_any(title, words, sizeof(words) / sizeof(words)[0], len)

/* 解读《…》, 解读：…, 解读临湖市…, but not 解读制度, which is about explaining. */
static bool begins_explaining(zc_string title)
{
    static const char *const pictures[] = {"一图读懂", "一图看懂", "图解"};
    static const char *const words[] = {"解读", "政策解读", "部门解读"};
    static const char *const signs[] = {"《", "：", ":", "｜", "|", "丨", " ", "\xE3\x80\x80"};
    size_t len, sign_len;
    if (BEGINS_WITH(title, pictures, &len))
        return true;
    if (!BEGINS_WITH(title, words, &len))
        return false;
    zc_string rest = {title.data + len, title.len - len};
    return BEGINS_WITH(rest, signs, &sign_len) || zci_region_begins(rest);
}

/* 解读《…的通知》, 一图读懂某市校车办法: what it ends in is the kind of another document. */
static bool explains_another(zc_string title)
{
    static const char *const before[] = {"解读《",  "解读：《", "解读:《", "解读｜《", "解读|《",
                                         "解读 《", "读懂《",   "看懂《",  "图解《",   "图解：《"};
    if (begins_explaining(title))
        return true;
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        if (zci_string_has(title, before[i]) && zci_string_ends(title, "》"))
            return true;
    }
    return false;
}

zc_string zci_genre_of_title(zc_string title)
{
    static const char explanation[] = "解读";
    zc_string genre = genre_at_end(title);
    return genre.len > 0 && explains_another(title) ? (zc_string){explanation, strlen(explanation)}
                                                    : genre;
}
