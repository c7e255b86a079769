/* Clutter of a page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "clutter.h"

#include "heading.h"

#include <string.h>

enum {
    TAIL_BYTES = 16384,
    PROSE_CHARS = 100,  /* a line as long as this is text, whatever it says */
    NOTICE_CHARS = 120, /* but a line on copyright may have as many */
    LABEL_BYTES_MAX = 40,
    CAPTION_CHARS_MAX = 30,
    LEAD_CHARS = 70, /* of a first paragraph, at least: longer than the lines on its page */
    SITE_CHARS_MAX = 20,
    CREDIT_BYTES = 80, /* at the end of a line, where photographers are named */
    FORUM_SIGNS_MIN = 2
};

typedef struct spot {
    zci_stretch line;
    bool out;
} spot;

typedef struct zone {
    const char *text;
    spot spot[ZCI_CLUTTER_TAIL];
    size_t count;
} zone;

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

static bool is_one_of(zc_string piece, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(words[i]) == piece.len && memcmp(words[i], piece.data, piece.len) == 0)
            return true;
    }
    return false;
}

#define COUNT_OF(words) (sizeof(words) / sizeof(words)[0])

static bool is_menu_word(zc_string piece)
{
    if (is_one_of(piece, menu_words, COUNT_OF(menu_words)))
        return true;
    size_t half = piece.len / 2; /* a picture's text and the word beside it: 收藏收藏 */
    return piece.len % 2 == 0 && half > 0 && memcmp(piece.data, piece.data + half, half) == 0 &&
           is_one_of((zc_string){piece.data, half}, menu_words, COUNT_OF(menu_words));
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
        else if (!is_one_of(piece, menu_fillers, COUNT_OF(menu_fillers)))
            return false;
    }
    return words > 0;
}

/* ---- Lines by their words ---------------------------------------------- */

static bool begins_with_any(zc_string line, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_begins(line, words[i]))
            return true;
    }
    return false;
}

static bool holds_any(zc_string line, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_holds(line, words[i]))
            return true;
    }
    return false;
}

/* The way to the page: 您当前的位置 : 某市 > 教育. */
static bool is_way(const char *text, zci_stretch line)
{
    static const char *const openings[] = {"您当前的位置", "您现在的位置", "您的位置",
                                           "当前位置",     "现在位置",     "所在位置",
                                           "你的位置",     "您的当前位置", "你现在的位置"};
    static const char *const signs[] = {" > ", " » ", " › ", ">>", " &gt; "};
    zc_string s = zci_stretch_string(text, line);
    if (begins_with_any(s, openings, COUNT_OF(openings)))
        return true;
    return holds_any(s, signs, COUNT_OF(signs)) && !zci_holds(s, "。") && !zci_holds(s, "，");
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
        if (zci_ends(name, endings[i]))
            return true;
    }
    return false;
}

/* (某某/文 某某/图): who wrote and who took the pictures. */
static bool is_credit(const char *text, zci_stretch line)
{
    static const char *const signs[] = {"/文", "/图", "／文", "／图", "/摄", "／摄"};
    zc_string s = zci_stretch_string(text, line);
    return (zci_begins(s, "(") || zci_begins(s, "（")) && (zci_ends(s, ")") || zci_ends(s, "）")) &&
           holds_any(s, signs, COUNT_OF(signs)) && zci_stretch_chars(line) <= PROSE_CHARS / 2;
}

/* 附件下载: with nothing behind it. */
static bool is_empty_label(const char *text, zci_stretch line)
{
    static const char *const labels[] = {
        "附件下载", "附件",     "视频",     "音频",     "图片",     "图解",     "相关报道",
        "相关文件", "相关专题", "相关链接", "相关附件", "相关阅读", "相关新闻", "相关政策",
        "相关解读", "政策解读", "政策图解", "文字解读", "图片解读", "视频解读", "图文解读",
        "媒体解读", "专家解读", "媒体报道", "解读链接", "解读文件", "扫一扫",   "分享"};
    zc_string s = zci_stretch_string(text, line);
    if (s.len > LABEL_BYTES_MAX)
        return false;
    if (zci_ends(s, ":"))
        s.len--;
    else if (zci_ends(s, "："))
        s.len -= strlen("：");
    else
        return false;
    return is_one_of(s, labels, COUNT_OF(labels));
}

/* A post's head: 发表于 2019-4-26 14:58:07 | 只看该作者. */
static bool is_post(zc_string line)
{
    return zci_holds(line, "发表于") && zci_holds(line, "只看该作者");
}

static bool is_clutter(const char *text, zci_stretch line)
{
    size_t chars = zci_stretch_chars(line);
    zc_string s = zci_stretch_string(text, line);
    if (chars > NOTICE_CHARS)
        return false;
    return is_notice(text, line) ||
           (chars <= PROSE_CHARS && (is_menu(text, line) || zci_clutter_is_image(text, line) ||
                                     is_credit(text, line) || is_post(s)));
}

/* ---- A page's beginning ------------------------------------------------ */

static bool is_prose(zci_stretch line)
{
    return zci_stretch_chars(line) > PROSE_CHARS;
}

static size_t count_forum_signs(const zone *head)
{
    static const char *const signs[] = {"只看该作者", "找回密码", "楼主", "复制链接", "倒序浏览",
                                        "发表于",     "上一主题", "帖子", "立即注册"};
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        for (size_t j = 0; j < head->count; j++) {
            zci_stretch line = head->spot[j].line;
            if (!is_prose(line) && zci_holds(zci_stretch_string(head->text, line), signs[i])) {
                count++;
                break;
            }
        }
    }
    return count;
}

/* The name of the site, which stands first among its menus. */
static bool is_site(zc_string line)
{
    static const char *const endings[] = {"网", "论坛", "社区", "之家", "门户"};
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        if (zci_ends(line, endings[i]))
            return true;
    }
    return false;
}

static size_t head_end(const zone *head)
{
    size_t end = 0;
    while (end < head->count && !is_prose(head->spot[end].line))
        end++;
    return end;
}

static void judge_head(zone *head, bool forum)
{
    size_t end = head_end(head), out = 0;
    for (size_t i = 0; i < end; i++) {
        spot *s = &head->spot[i];
        zc_string line = zci_stretch_string(head->text, s->line);
        bool first = out == i; /* nothing of the document came yet */
        s->out = is_clutter(head->text, s->line) || (first && is_way(head->text, s->line)) ||
                 (forum && zci_begins(line, "楼主:")) || (forum && zci_begins(line, "发表于"));
        out += s->out || (i == 0 && zci_stretch_chars(s->line) <= SITE_CHARS_MAX && is_site(line));
    }
    if (end > 0 && forum && zci_stretch_chars(head->spot[0].line) <= SITE_CHARS_MAX &&
        is_site(zci_stretch_string(head->text, head->spot[0].line)))
        head->spot[0].out = true;
    if (forum) { /* 论坛首页 BBS 资源下载 积分商城, between the menus and the title */
        for (size_t i = 1; i + 1 < end && i < out; i++) {
            if (head->spot[i - 1].out && head->spot[i + 1].out &&
                zci_holds(zci_stretch_string(head->text, head->spot[i].line), "首页"))
                head->spot[i].out = true;
        }
    }
}

/* ---- A page's end ------------------------------------------------------ */

static size_t tail_start(const zone *tail)
{
    size_t start = tail->count;
    while (start > 0 && !is_prose(tail->spot[start - 1].line))
        start--;
    return start;
}

/* Below the first line of a forum's menus nothing is of the first post. */
static void judge_tail(zone *tail, bool forum)
{
    size_t start = tail_start(tail);
    bool below = false, ended = true;
    for (size_t i = start; i < tail->count; i++) {
        spot *s = &tail->spot[i];
        s->out = below || is_clutter(tail->text, s->line);
        below = below || (forum && s->out);
    }
    for (size_t i = tail->count; i > start && ended; i--) {
        spot *s = &tail->spot[i - 1];
        s->out = s->out || is_empty_label(tail->text, s->line);
        ended = s->out;
    }
}

/* ---- Captions ---------------------------------------------------------- */

/* Whether a page's last lines name a photographer. */
static bool has_photographs(const zone *tail)
{
    static const char *const signs[] = {"/图", "／图", "供图", "/摄", "／摄", "摄影"};
    for (size_t i = 0; i < tail->count; i++) {
        zc_string s = zci_stretch_string(tail->text, tail->spot[i].line);
        size_t from = s.len > CREDIT_BYTES ? s.len - CREDIT_BYTES : 0;
        zc_string end = {s.data + from, s.len - from};
        if ((zci_ends(s, ")") || zci_ends(s, "）")) && holds_any(end, signs, COUNT_OF(signs)))
            return true;
    }
    return false;
}

/* A short sentence by itself: 智慧教育平台开通。 */
static bool is_caption(const char *text, zci_stretch line)
{
    size_t chars = zci_stretch_chars(line);
    zc_string s = zci_stretch_string(text, line);
    if (chars > CAPTION_CHARS_MAX || !zci_ends(s, "。") || zci_heading_begins(text, line))
        return false;
    zci_scan scan = {text, line.end.byte - strlen("。"), line.start};
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        if (zci_is_full_stop(cp) || zci_is_clause_end(cp) || zci_is_digit(cp) || cp == ',' ||
            cp == 0xFF0C || cp == ':' || cp == 0xFF1A)
            return false;
    }
    return true;
}

/* Captions stand together, right below the first paragraph of the text. */
static void judge_captions(zone *head)
{
    size_t at = 0;
    while (at < head->count && zci_stretch_chars(head->spot[at].line) < LEAD_CHARS)
        at++;
    for (at++; at < head->count && is_caption(head->text, head->spot[at].line); at++)
        head->spot[at].out = true;
}

/* ---- Reading ----------------------------------------------------------- */

static void read_zone(zone *z, zci_line_reader *reader, size_t most)
{
    zci_line line;
    while (z->count < most && zci_lines_next(reader, &line)) {
        if (!zci_line_is_blank(&line))
            z->spot[z->count++] = (spot){line.span, false};
    }
}

/* Reads the last lines, each of which the reader has come to only once. */
static void read_tail(zone *z, size_t from, size_t len)
{
    zci_line_reader reader;
    zci_line line;
    size_t count = 0;
    zci_lines_start(&reader, z->text, len);
    reader.scan.at.byte = from;
    while (zci_lines_next(&reader, &line)) {
        if (zci_line_is_blank(&line))
            continue;
        z->spot[count % ZCI_CLUTTER_TAIL] = (spot){line.span, false};
        count++;
    }
    z->count = count < ZCI_CLUTTER_TAIL ? count : ZCI_CLUTTER_TAIL;
    size_t first = count > ZCI_CLUTTER_TAIL ? count % ZCI_CLUTTER_TAIL : 0;
    spot sorted[ZCI_CLUTTER_TAIL] = {0};
    for (size_t i = 0; i < z->count; i++)
        sorted[i] = z->spot[(first + i) % ZCI_CLUTTER_TAIL];
    memcpy(z->spot, sorted, z->count * sizeof *sorted);
}

static size_t tail_byte(const char *text, size_t len, size_t from)
{
    size_t start = len > TAIL_BYTES && len - TAIL_BYTES > from ? len - TAIL_BYTES : from;
    if (start == 0 || start == from)
        return start;
    const char *end = memchr(text + start, '\n', len - start);
    return end == NULL ? len : (size_t)(end - text) + 1;
}

static size_t write_found(const zone *z, size_t count, zc_span *found)
{
    for (size_t i = 0; i < z->count; i++) {
        zci_stretch line = z->spot[i].line;
        if (z->spot[i].out)
            found[count++] = (zc_span){line.start.byte, line.end.byte};
    }
    return count;
}

/* Judges the end of a page so short that its beginning reaches into its end. */
static void judge_short(zone *head, zone *tail, bool forum)
{
    zone end = {.text = head->text};
    size_t body = head_end(head);
    bool has_body = body < head->count;
    if (!has_body)
        body = 0;
    for (size_t i = body; i < head->count; i++)
        end.spot[end.count++] = head->spot[i];
    for (size_t i = 0; i < tail->count; i++)
        end.spot[end.count++] = tail->spot[i];
    judge_tail(&end, forum && has_body);
    for (size_t i = body; i < head->count; i++)
        head->spot[i].out = head->spot[i].out || end.spot[i - body].out;
    memcpy(tail->spot, end.spot + (head->count - body), tail->count * sizeof *tail->spot);
    if (has_body && has_photographs(&end))
        judge_captions(head);
}

size_t zci_clutter_find(const char *text, size_t len, zc_span found[ZCI_CLUTTER_MAX])
{
    zone head = {.text = text}, tail = {.text = text};
    zci_line_reader reader;
    zci_lines_start(&reader, text, len);
    read_zone(&head, &reader, ZCI_CLUTTER_HEAD);
    read_tail(&tail, tail_byte(text, len, reader.scan.at.byte), len);
    bool forum = count_forum_signs(&head) >= FORUM_SIGNS_MIN;
    judge_head(&head, forum);
    if (tail.count < ZCI_CLUTTER_TAIL / 2) {
        judge_short(&head, &tail, forum);
    } else {
        judge_tail(&tail, forum);
        if (has_photographs(&tail))
            judge_captions(&head);
    }
    return write_found(&tail, write_found(&head, 0, found), found);
}
