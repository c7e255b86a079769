/* Lines that are clutter by their words.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "clutter_line.h"

#include "base/string.h"
#include "heading.h"

#include <string.h>

enum {
    NOTICE_CHARS = 120, /* but a line on copyright may have as many */
    LABEL_BYTES_MAX = 40
};

#define COUNT_OF(words) (sizeof(words) / sizeof(words)[0])

/* ---- Menus ------------------------------------------------------------- */

/* What means nothing but a place to click, or what a forum says of a post. */
static const char *const phrases[] = {
    "论坛首页",     "返回首页", "找回密码",     "忘记密码", "免费注册",       "立即注册",
    "QQ登录",       "微信登录", "微信扫码登录", "扫码登录", "自动登录",       "只需一步",
    "快速开始",     "快捷导航", "积分商城",     "打印本页", "打印此页",       "关闭窗口",
    "关闭本页",     "上一主题", "下一主题",     "复制链接", "跳转到指定楼层", "只看该作者",
    "只看楼主",     "回帖奖励", "倒序浏览",     "正序浏览", "分享到",         "收藏本页",
    "加入收藏",     "设为首页", "QQ好友和群",   "QQ好友",   "QQ空间",         "腾讯微博",
    "腾讯朋友",     "新浪微博", "淘帖",         "使用道具", "发新帖",         "发表新帖",
    "返回列表",     "返回顶部", "返回版块",     "回顶部",   "快速回复",       "高级模式",
    "本版积分规则", "小黑屋",   "来自手机",     "Archiver", "我要纠错",
};

/* The same, but a text may name them, too: what a site should have, what a form asks. */
static const char *const words[] = {
    "首页",     "注册",     "登录",     "登陆",     "资源下载",   "查看",       "回复",
    "楼主",     "沙发",     "板凳",     "阅读模式", "朋友圈",     "顶",         "踩",
    "举报",     "引用",     "积分规则", "网站介绍", "网站地图",   "联系我们",   "关于我们",
    "版权声明", "广告服务", "隐私声明", "免责声明", "站点地图",   "热门推荐",   "图片新闻",
    "数字报",   "投稿",     "手机版",   "无障碍",   "无障碍阅读", "无障碍浏览", "长者模式",
    "适老版",   "繁体",     "简体",     "繁體",     "简体版",     "繁体版",     "English",
    "RSS",      "BBS",      "最新主题", "扫一扫",   "纠错",
};

/* Those with which a page is worked: several stand together above its text. */
static const char *const controls[] = {"打印", "收藏", "分享", "关闭"};

/* What a form asks so often that a line of nothing else is text. */
static const char *const fields[] = {"用户名", "密码", "微信", "微博", "支持", "反对", "联系方式"};

/* What stands among them and means nothing by itself. */
static const char *const fillers[] = {"字体", "字号", "下载", "全屏", "加大", "还原", "减小",
                                      "放大", "缩小", "大",   "中",   "小",   "默认", "A"};

/* What a line was seen to be made of. */
typedef struct menu {
    size_t phrases, words, controls, fields, fillers, signs;
    bool numbered, other;
} menu;

static bool is_one_of(zc_string piece, const char *const *list, size_t count)
{
    if (zci_string_is_one_of(piece, list, count))
        return true;
    size_t half = piece.len / 2; /* a picture's text and the word beside it: 收藏收藏 */
    return piece.len % 2 == 0 && half > 0 && memcmp(piece.data, piece.data + half, half) == 0 &&
           zci_string_is_one_of((zc_string){piece.data, half}, list, count);
}

static void take_piece(menu *seen, zc_string piece)
{
    if (is_one_of(piece, phrases, COUNT_OF(phrases)))
        seen->phrases++;
    else if (is_one_of(piece, words, COUNT_OF(words)))
        seen->words++;
    else if (is_one_of(piece, controls, COUNT_OF(controls)))
        seen->controls++;
    else if (is_one_of(piece, fields, COUNT_OF(fields)))
        seen->fields++;
    else if (zci_string_is_one_of(piece, fillers, COUNT_OF(fillers)))
        seen->fillers++;
    else
        seen->other = true;
}

/* What parts the entries of a menu and hardly those of a list. */
static bool is_sign(int32_t cp)
{
    switch (cp) {
    case '|':
    case '/':
    case '[':
    case ']':
    case '>':
    case 0xB7:   /* · */
    case 0xBB:   /* » */
    case 0xD7:   /* × */
    case 0x203A: /* › */
    case 0x3010: /* 【 】 */
    case 0x3011:
    case 0xFF1E: /* ＞ */
    case 0xFF5C: /* ｜ */
        return true;
    default:
        return false;
    }
}

static bool parts_menu(int32_t cp)
{
    switch (cp) {
    case '(':
    case ')':
    case ':':
    case '?':
    case ',':
    case '#':
    case 0xFF08: /* （ ） */
    case 0xFF09:
    case 0xFF0C: /* ， */
    case 0xFF1A: /* ： */
    case 0xFF1F: /* ？ */
    case 0x3001: /* 、 */
        return true;
    default:
        return is_sign(cp) || zci_is_digit(cp) || zci_is_blank(cp);
    }
}

static menu read_menu(const char *text, zci_stretch line)
{
    menu seen = {0};
    zci_scan scan = {text, line.end.byte, line.start};
    while (scan.at.byte < scan.len && !seen.other) {
        size_t start = scan.at.byte;
        int32_t cp = zci_scan_peek(&scan);
        if (parts_menu(cp)) {
            seen.signs += is_sign(cp);
            seen.numbered = seen.numbered || zci_is_digit(cp);
            zci_scan_next(&scan);
            continue;
        }
        while (scan.at.byte < scan.len && !parts_menu(zci_scan_peek(&scan)))
            zci_scan_next(&scan);
        take_piece(&seen, (zc_string){text + start, scan.at.byte - start});
    }
    return seen;
}

/* Two words are a menu between bars or with a phrase; three are one anyhow. */
static zci_clutter judge_menu(const char *text, zci_stretch line)
{
    menu seen = read_menu(text, line);
    size_t entries = seen.phrases + seen.words + seen.controls + seen.fields;
    if (seen.other || zci_heading_begins(text, line))
        return ZCI_CLUTTER_NONE;
    if (entries >= 3 || (entries == 2 && (seen.phrases > 0 || seen.signs > 0)))
        return ZCI_CLUTTER_SURE;
    if (seen.phrases > 0 || (entries > 0 && zci_clutter_is_empty_label(text, line)))
        return ZCI_CLUTTER_PHRASE;
    if (seen.words > 0)
        return ZCI_CLUTTER_WORD;
    if (seen.controls > 0)
        return ZCI_CLUTTER_CONTROL;
    return entries == 0 && (seen.numbered || seen.fillers + seen.signs == 0) ? ZCI_CLUTTER_NONE
                                                                             : ZCI_CLUTTER_LINK;
}

/* ---- Lines by their words ---------------------------------------------- */

bool zci_clutter_is_way(const char *text, zci_stretch line)
{
    static const char *const openings[] = {"您当前的位置", "您现在的位置", "您的位置",
                                           "当前位置",     "现在位置",     "所在位置",
                                           "你的位置",     "您的当前位置", "你现在的位置"};
    static const char *const signs[] = {" > ", " » ", " › ", ">>", " &gt; "};
    zc_string s = zci_stretch_string(text, line);
    if (zci_string_begins_with_one_of(s, openings, COUNT_OF(openings)))
        return true;
    return zci_string_has_one_of(s, signs, COUNT_OF(signs)) && !zci_string_has(s, "。") &&
           !zci_string_has(s, "，");
}

/* Moves past what opens the way to a page; whether a colon ends it. */
static bool skip_opening(zci_scan *scan)
{
    static const char *const openings[] = {"当前位置", "您当前的位置", "您现在的位置", "您的位置",
                                           "你的位置", "您的当前位置", "你现在的位置", "所在位置",
                                           "现在位置", "位置"};
    for (size_t i = 0; i < COUNT_OF(openings); i++) {
        zc_string rest = {scan->text + scan->at.byte, scan->len - scan->at.byte};
        if (!zci_string_begins(rest, openings[i]))
            continue;
        scan->at.byte += strlen(openings[i]);
        zci_scan_skip_blanks(scan);
        bool colon = zci_scan_skip(scan, ':') || zci_scan_skip(scan, 0xFF1A);
        zci_scan_skip_blanks(scan);
        return colon && i + 3 < COUNT_OF(openings); /* 位置 may be another's */
    }
    return false;
}

bool zci_clutter_is_sure_way(const char *text, zci_stretch line)
{
    static const char *const homes[] = {"首页", "网站首页", "本站首页", "主页"};
    zci_scan scan = {text, line.end.byte, line.start};
    if (zci_string_has(zci_stretch_string(text, line), "。"))
        return false;
    if (skip_opening(&scan))
        return true;
    for (size_t i = 0; i < COUNT_OF(homes); i++) {
        zc_string rest = {text + scan.at.byte, scan.len - scan.at.byte};
        zci_scan behind = scan;
        if (!zci_string_begins(rest, homes[i]))
            continue;
        behind.at.byte += strlen(homes[i]);
        zci_scan_skip_blanks(&behind);
        int32_t cp = zci_scan_peek(&behind);
        return cp == '>' || cp == 0xFF1E /* ＞ */ || cp == 0xBB /* » */ || cp == 0x203A /* › */;
    }
    return false;
}

/* Whether 版权所有 is a claim here: 版权所有者, 版权所有的 are words of a sentence. */
static bool claims_rights(zc_string rest)
{
    static const char *const claims[] = {"未经", "不得", "禁止", "侵权", "翻印", "请勿"};
    zci_scan scan = {rest.data, rest.len, {0, 0}};
    int32_t cp = zci_scan_next(&scan);
    switch (cp) {
    case ZCI_SCAN_END:
    case ':':
    case 0xFF1A: /* ： */
    case '(':
    case 0xFF08: /* （ */
    case '|':
    case 0xA9: /* © */
        return true;
    case ',':
    case 0xFF0C: /* ， */
        return zci_string_begins_with_one_of(
            (zc_string){rest.data + scan.at.byte, rest.len - scan.at.byte}, claims,
            COUNT_OF(claims));
    default:
        return zci_is_blank(cp) || zci_is_digit(cp);
    }
}

static bool is_rights(zc_string line)
{
    static const char sign[] = "版权所有";
    size_t len = strlen(sign);
    for (size_t at = 0; at + len <= line.len; at++) {
        if (memcmp(line.data + at, sign, len) == 0)
            return claims_rights((zc_string){line.data + at + len, line.len - at - len});
    }
    return false;
}

static bool holds_digit(zc_string line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (line.data[i] >= '0' && line.data[i] <= '9')
            return true;
    }
    return false;
}

/* A licence's name is one with its number. */
static bool is_licence(zc_string line)
{
    static const char *const names[] = {"公网安备",
                                        "ICP备",
                                        "ICP证",
                                        "电信业务经营许可证:",
                                        "电信业务经营许可证：",
                                        "电信业务经营许可证编号",
                                        "视听节目许可证",
                                        "网站标识码"};
    return zci_string_has_one_of(line, names, COUNT_OF(names)) && holds_digit(line);
}

/* A site's terms speak of what it published; those of a contest do not. */
static bool is_terms(zc_string line)
{
    static const char *const openings[] = {"版权声明：", "版权声明:"};
    static const char *const signs[] = {"转载", "来源", "本网", "本站", "网站", "稿件"};
    return zci_string_begins_with_one_of(line, openings, COUNT_OF(openings)) &&
           zci_string_has_one_of(line, signs, COUNT_OF(signs));
}

/* What a site says of itself below the text, or to visitors. */
static bool is_notice(const char *text, zci_stretch line)
{
    static const char *const stops[] = {"。", "；", ";"};
    static const char *const openings[] = {"您需要登录后",
                                           "您还没有登录",
                                           "游客无权",
                                           "GMT+8",
                                           "Powered by",
                                           "Copyright",
                                           "copyright",
                                           "©",
                                           "上一篇：",
                                           "上一篇:",
                                           "下一篇：",
                                           "下一篇:",
                                           "分享到：",
                                           "分享到:",
                                           "(责任编辑",
                                           "（责任编辑",
                                           "责任编辑：",
                                           "责任编辑:",
                                           "网站支持IPv6",
                                           "相关阅读：",
                                           "相关阅读:",
                                           "下载附件 (",
                                           "[ 本帖最后由",
                                           "本帖最后由",
                                           "扫一扫在手机打开当前页"};
    static const char *const signs[] = {"本帖含隐藏内容", "All Rights Reserved", "未经授权不得转载",
                                        "未经授权禁止转载", "请勿复制或镜像"};
    zc_string s = zci_stretch_string(text, line);
    if (zci_string_begins_with_one_of(s, openings, COUNT_OF(openings)) || is_terms(s))
        return true;
    return (zci_string_has_one_of(s, signs, COUNT_OF(signs)) || is_rights(s) || is_licence(s)) &&
           !zci_string_has_one_of(s, stops, COUNT_OF(stops)) && !zci_heading_begins(text, line);
}

/* Who made a site; or whom a text names for help. */
static bool is_support(zc_string line)
{
    static const char *const openings[] = {"技术支持：", "技术支持:"};
    return zci_string_begins_with_one_of(line, openings, COUNT_OF(openings));
}

bool zci_clutter_is_image(const char *text, zci_stretch line)
{
    static const char *const endings[] = {".png", ".jpg",  ".jpeg", ".gif",
                                          ".bmp", ".webp", ".PNG",  ".JPG"};
    zc_string s = zci_stretch_string(text, line);
    const char *blank = memchr(s.data, ' ', s.len);
    bool counted = blank != NULL && blank[1] == '('; /* (86.4 KB, 下载次数: 12) */
    zc_string name = {s.data, counted ? (size_t)(blank - s.data) : s.len};
    if (s.len > (size_t)LABEL_BYTES_MAX * 2 || memchr(name.data, ' ', name.len) != NULL ||
        (counted && s.data[s.len - 1] != ')'))
        return false;
    return zci_string_ends_in_one_of(name, endings, COUNT_OF(endings));
}

/* (某某/文 某某/图): who wrote and who took the pictures. */
static bool is_credit(const char *text, zci_stretch line)
{
    static const char *const signs[] = {"/文", "/图", "／文", "／图", "/摄", "／摄"};
    zc_string s = zci_stretch_string(text, line);
    return (zci_string_begins(s, "(") || zci_string_begins(s, "（")) &&
           (zci_string_ends(s, ")") || zci_string_ends(s, "）")) &&
           zci_string_has_one_of(s, signs, COUNT_OF(signs)) &&
           zci_stretch_chars(line) <= ZCI_CLUTTER_CHARS_MAX / 2;
}

/* Takes the colon off a label with nothing behind it; false when it has none. */
static bool strip_colon(zc_string *label)
{
    size_t len = zci_string_ends(*label, ":") ? 1 : strlen("：");
    if (label->len > LABEL_BYTES_MAX ||
        (!zci_string_ends(*label, ":") && !zci_string_ends(*label, "：")))
        return false;
    label->len -= len;
    return true;
}

bool zci_clutter_is_empty_label(const char *text, zci_stretch line)
{
    static const char *const labels[] = {"附件下载", "相关报道", "相关文件", "相关专题", "相关链接",
                                         "相关附件", "相关阅读", "相关新闻", "相关政策", "相关解读",
                                         "政策解读", "政策图解", "文字解读", "图片解读", "视频解读",
                                         "图文解读", "媒体解读", "专家解读", "媒体报道", "解读链接",
                                         "解读文件", "扫一扫",   "分享"};
    zc_string s = zci_stretch_string(text, line);
    return strip_colon(&s) && zci_string_is_one_of(s, labels, COUNT_OF(labels));
}

bool zci_clutter_is_empty_field(const char *text, zci_stretch line)
{
    static const char *const labels[] = {"附件", "视频", "音频", "图片", "图解"};
    zc_string s = zci_stretch_string(text, line);
    return strip_colon(&s) && zci_string_is_one_of(s, labels, COUNT_OF(labels));
}

/* A post's head: 发表于 2019-4-26 14:58:07 | 只看该作者. */
static bool is_post(zc_string line)
{
    return zci_string_has(line, "发表于") && zci_string_has(line, "只看该作者");
}

zci_clutter zci_clutter_judge(const char *text, zci_stretch line)
{
    size_t chars = zci_stretch_chars(line);
    zc_string s = zci_stretch_string(text, line);
    if (chars > NOTICE_CHARS)
        return ZCI_CLUTTER_NONE;
    if (is_notice(text, line))
        return ZCI_CLUTTER_SURE;
    if (chars > ZCI_CLUTTER_CHARS_MAX)
        return ZCI_CLUTTER_NONE;
    if (zci_clutter_is_image(text, line) || is_credit(text, line) || is_post(s))
        return ZCI_CLUTTER_SURE;
    return is_support(s) ? ZCI_CLUTTER_LINK : judge_menu(text, line);
}
