/* The kind of a document by the end of its title.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "genre.h"

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

static bool ends_with(const ending *e, const char *word)
{
    uint32_t cp[8] = {0};
    size_t count = 0;
    zci_scan scan = {word, strlen(word), {0, 0}};
    for (int32_t next; count < 8 && (next = zci_scan_next(&scan)) != ZCI_SCAN_END;)
        cp[count++] = (uint32_t)next;
    return e->count > count && memcmp(e->cp + e->count - count, cp, count * sizeof cp[0]) == 0;
}

zc_string zci_genre_of_title(zc_string title)
{
    ending e = {.count = 0};
    fold_title(&e, title);
    drop_additions(&e);
    for (size_t i = 0; i < sizeof genres / sizeof genres[0]; i++) {
        if (ends_with(&e, genres[i]))
            return (zc_string){genres[i], strlen(genres[i])};
    }
    return (zc_string){"", 0};
}
