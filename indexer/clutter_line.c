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

/* Words that mean nothing but a place to click, or what a forum counts. */
static const char *const menu_words[] = {
    "首页",
    "论坛首页",
    "返回首页",
    "找回密码",
    "忘记密码",
    "免费注册",
    "立即注册",
    "注册",
    "登录",
    "登陆",
    "QQ登录",
    "微信登录",
    "微信扫码登录",
    "扫码登录",
    "自动登录",
    "用户名",
    "密码",
    "只需一步",
    "快速开始",
    "快捷导航",
    "资源下载",
    "积分商城",
    "查看",
    "回复",
    "打印",
    "打印本页",
    "打印此页",
    "关闭",
    "关闭窗口",
    "关闭本页",
    "上一主题",
    "下一主题",
    "复制链接",
    "跳转到指定楼层",
    "楼主",
    "沙发",
    "板凳",
    "只看该作者",
    "只看楼主",
    "回帖奖励",
    "倒序浏览",
    "正序浏览",
    "阅读模式",
    "分享到",
    "分享",
    "收藏",
    "收藏本页",
    "加入收藏",
    "设为首页",
    "QQ好友和群",
    "QQ好友",
    "QQ空间",
    "腾讯微博",
    "腾讯朋友",
    "新浪微博",
    "微信",
    "微博",
    "朋友圈",
    "顶",
    "踩",
    "淘帖",
    "支持",
    "反对",
    "使用道具",
    "举报",
    "引用",
    "发新帖",
    "发表新帖",
    "返回列表",
    "返回顶部",
    "返回版块",
    "回顶部",
    "快速回复",
    "高级模式",
    "本版积分规则",
    "积分规则",
    "网站介绍",
    "网站地图",
    "联系我们",
    "联系方式",
    "关于我们",
    "版权声明",
    "广告服务",
    "隐私声明",
    "免责声明",
    "站点地图",
    "热门推荐",
    "图片新闻",
    "数字报",
    "投稿",
    "手机版",
    "小黑屋",
    "来自手机",
    "无障碍",
    "无障碍阅读",
    "无障碍浏览",
    "长者模式",
    "适老版",
    "繁体",
    "简体",
    "繁體",
    "简体版",
    "繁体版",
    "English",
    "RSS",
    "Archiver",
    "BBS",
    "最新主题",
    "扫一扫在手机打开当前页",
    "扫一扫",
    "纠错",
    "我要纠错",
};

/* Words that stand among them and mean nothing by themselves. */
static const char *const menu_fillers[] = {"字体", "字号", "大", "中", "小", "默认", "A"};

static bool is_menu_word(zc_string piece)
{
    if (zci_string_is_one_of(piece, menu_words, COUNT_OF(menu_words)))
        return true;
    size_t half = piece.len / 2; /* a picture's text and the word beside it: 收藏收藏 */
    return piece.len % 2 == 0 && half > 0 && memcmp(piece.data, piece.data + half, half) == 0 &&
           zci_string_is_one_of((zc_string){piece.data, half}, menu_words, COUNT_OF(menu_words));
}

static bool parts_menu(int32_t cp)
{
    switch (cp) {
    case '|':
    case '/':
    case '[':
    case ']':
    case '(':
    case ')':
    case ':':
    case '?':
    case ',':
    case '#':
    case '>':
    case 0xB7:   /* · */
    case 0x3010: /* 【 】 */
    case 0x3011:
    case 0xFF08: /* （ ） */
    case 0xFF09:
    case 0xFF0C: /* ， */
    case 0xFF1A: /* ： */
    case 0xFF1F: /* ？ */
    case 0xFF5C: /* ｜ */
    case 0x3001: /* 、 */
        return true;
    default:
        return zci_is_digit(cp) || zci_is_blank(cp);
    }
}

/* Whether each word of a line is one of a menu. */
static bool is_menu(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    size_t words = 0;
    while (scan.at.byte < scan.len) {
        if (parts_menu(zci_scan_peek(&scan))) {
            zci_scan_next(&scan);
            continue;
        }
        size_t start = scan.at.byte;
        while (scan.at.byte < scan.len && !parts_menu(zci_scan_peek(&scan)))
            zci_scan_next(&scan);
        zc_string piece = {text + start, scan.at.byte - start};
        if (is_menu_word(piece))
            words++;
        else if (!zci_string_is_one_of(piece, menu_fillers, COUNT_OF(menu_fillers)))
            return false;
    }
    return words > 0;
}

/* ---- Lines by their words ---------------------------------------------- */

static bool begins_with_any(zc_string line, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_string_begins(line, words[i]))
            return true;
    }
    return false;
}

static bool holds_any(zc_string line, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_string_has(line, words[i]))
            return true;
    }
    return false;
}

bool zci_clutter_is_way(const char *text, zci_stretch line)
{
    static const char *const openings[] = {"您当前的位置", "您现在的位置", "您的位置",
                                           "当前位置",     "现在位置",     "所在位置",
                                           "你的位置",     "您的当前位置", "你现在的位置"};
    static const char *const signs[] = {" > ", " » ", " › ", ">>", " &gt; "};
    zc_string s = zci_stretch_string(text, line);
    if (begins_with_any(s, openings, COUNT_OF(openings)))
        return true;
    return holds_any(s, signs, COUNT_OF(signs)) && !zci_string_has(s, "。") &&
           !zci_string_has(s, "，");
}

/* What a site says of itself below the text, or to visitors. */
static bool is_notice(const char *text, zci_stretch line)
{
    static const char *const stops[] = {"。", "；", ";"};
    static const char *const openings[] = {
        "您需要登录后", "您还没有登录", "游客无权",     "GMT+8",
        "Powered by",   "Copyright",    "copyright",    "©",
        "版权声明：",   "版权声明:",    "版权所有",     "上一篇：",
        "上一篇:",      "下一篇：",     "下一篇:",      "分享到：",
        "分享到:",      "(责任编辑",    "（责任编辑",   "责任编辑：",
        "责任编辑:",    "网站标识码",   "网站支持IPv6", "技术支持：",
        "技术支持:",    "相关阅读：",   "相关阅读:",    "下载附件 (",
        "[ 本帖最后由", "本帖最后由"};
    static const char *const words[] = {"版权所有",
                                        "公网安备",
                                        "ICP备",
                                        "ICP证",
                                        "电信业务经营许可证:",
                                        "电信业务经营许可证：",
                                        "电信业务经营许可证编号",
                                        "视听节目许可证",
                                        "本帖含隐藏内容",
                                        "All Rights Reserved",
                                        "网站标识码",
                                        "未经授权不得转载",
                                        "未经授权禁止转载",
                                        "请勿复制或镜像"};
    zc_string s = zci_stretch_string(text, line);
    if (begins_with_any(s, openings, COUNT_OF(openings)))
        return true;
    return holds_any(s, words, COUNT_OF(words)) && !holds_any(s, stops, COUNT_OF(stops)) &&
           !zci_heading_begins(text, line);
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
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        if (zci_string_ends(name, endings[i]))
            return true;
    }
    return false;
}

/* (某某/文 某某/图): who wrote and who took the pictures. */
static bool is_credit(const char *text, zci_stretch line)
{
    static const char *const signs[] = {"/文", "/图", "／文", "／图", "/摄", "／摄"};
    zc_string s = zci_stretch_string(text, line);
    return (zci_string_begins(s, "(") || zci_string_begins(s, "（")) &&
           (zci_string_ends(s, ")") || zci_string_ends(s, "）")) &&
           holds_any(s, signs, COUNT_OF(signs)) &&
           zci_stretch_chars(line) <= ZCI_CLUTTER_CHARS_MAX / 2;
}

bool zci_clutter_is_empty_label(const char *text, zci_stretch line)
{
    static const char *const labels[] = {
        "附件下载", "附件",     "视频",     "音频",     "图片",     "图解",     "相关报道",
        "相关文件", "相关专题", "相关链接", "相关附件", "相关阅读", "相关新闻", "相关政策",
        "相关解读", "政策解读", "政策图解", "文字解读", "图片解读", "视频解读", "图文解读",
        "媒体解读", "专家解读", "媒体报道", "解读链接", "解读文件", "扫一扫",   "分享"};
    zc_string s = zci_stretch_string(text, line);
    if (s.len > LABEL_BYTES_MAX)
        return false;
    if (zci_string_ends(s, ":"))
        s.len--;
    else if (zci_string_ends(s, "："))
        s.len -= strlen("：");
    else
        return false;
    return zci_string_is_one_of(s, labels, COUNT_OF(labels));
}

/* A post's head: 发表于 2019-4-26 14:58:07 | 只看该作者. */
static bool is_post(zc_string line)
{
    return zci_string_has(line, "发表于") && zci_string_has(line, "只看该作者");
}

bool zci_clutter_is_line(const char *text, zci_stretch line)
{
    size_t chars = zci_stretch_chars(line);
    zc_string s = zci_stretch_string(text, line);
    if (chars > NOTICE_CHARS)
        return false;
    return is_notice(text, line) || (chars <= ZCI_CLUTTER_CHARS_MAX &&
                                     (is_menu(text, line) || zci_clutter_is_image(text, line) ||
                                      is_credit(text, line) || is_post(s)));
}
