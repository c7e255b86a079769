/* Menus of a web page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/web_menu.h"

#include "base/string.h"
#include "base/utf8.h"
#include "format/flow.h"
#include "format/item_number.h"

#include <string.h>

enum {
    LINKS_MIN = 4,
    HEADED_LINKS_MIN = 3,
    LINE_BYTES_MAX = 80, /* of a line that heads or introduces */
    DATE_DIGITS_MIN = 4,
    DATE_DIGITS_MAX = 14
};

static zci_web_block *top(zci_web_menus *menus)
{
    return menus->count > 0 ? &menus->blocks[menus->count - 1] : NULL;
}

/* ---- What stands between links --------------------------------------------- */

/* Marks between links and around headings, none of those that part words of a sentence. */
static bool is_mark(int32_t cp)
{
    if (cp < 0x80)
        return cp > ' ' && strchr("|>-/[](){}:*+<=_~", cp) != NULL;
    return cp == 0xB7 || cp == 0xBB || (cp >= 0x2010 && cp <= 0x2BFF) ||
           (cp >= 0x3008 && cp <= 0x301F) || cp == 0xFF1A || cp == 0xFF08 || cp == 0xFF09 ||
           cp == 0xFF1E || cp == 0xFF5C || cp == 0xFF0F;
}

static bool parts_date(int32_t cp)
{
    return cp == '-' || cp == '/' || cp == '.' || cp == ':' || cp == 0x5E74 || cp == 0x6708 ||
           cp == 0x65E5;
}

/* Whether a text is marks only, or a date among them. */
static bool says_nothing(zc_string text)
{
    size_t digits = 0, parts = 0;
    for (size_t at = 0; at < text.len;) {
        int32_t cp;
        at += zci_utf8_decode(text.data + at, text.len - at, &cp);
        if (cp >= '0' && cp <= '9')
            digits++;
        else if (parts_date(cp))
            parts++;
        else if (!is_mark(cp))
            return false;
    }
    return digits == 0 || (parts > 0 && digits >= DATE_DIGITS_MIN && digits <= DATE_DIGITS_MAX);
}

static bool skips(int32_t cp)
{
    return is_mark(cp) || zci_flow_is_unseen(cp);
}

/* A line without marks and white space around it, nor the 更多 behind it. */
static zc_string trim(zc_string line)
{
    size_t end = 0, start = line.len;
    if (zci_string_ends(line, "更多"))
        line.len -= strlen("更多");
    for (size_t at = 0, width; at < line.len; at += width) {
        int32_t cp;
        width = zci_utf8_decode(line.data + at, line.len - at, &cp);
        if (skips(cp))
            continue;
        start = start < at ? start : at;
        end = at + width;
    }
    return end == 0 ? (zc_string){"", 0} : (zc_string){line.data + start, end - start};
}

static bool heads_links(zc_string line)
{
    static const char *const headings[] = {
        "相关链接", "相关阅读", "相关解读", "相关新闻", "相关文章",    "相关文件", "相关政策",
        "相关信息", "相关内容", "相关报道", "相关稿件", "相关推荐",    "相关资讯", "相关文档",
        "推荐阅读", "推荐文章", "推荐新闻", "延伸阅读", "扩展阅读",    "热门推荐", "热门文章",
        "热门阅读", "热点新闻", "热点推荐", "热点文章", "猜你喜欢",    "最新文章", "最新信息",
        "最新资讯", "最新推荐", "友情链接", "快速链接", "常用链接",    "网站导航", "快速导航",
        "政策解读", "解读",     "推荐",     "热点",     "您可能感兴趣"};
    return zci_string_is_one_of(trim(line), headings, sizeof headings / sizeof headings[0]);
}

/* Judges the text outside links that has come since the last tag that parts. */
static void settle(zci_web_menus *menus)
{
    zci_web_block *block = top(menus);
    zc_string run = {menus->run, menus->run_len};
    menus->run_len = 0;
    if (block == NULL || block->has_text || says_nothing(run))
        return;
    if (heads_links(run))
        block->is_headed = true;
    else
        block->has_text = true;
}

/* ---- Links and text -------------------------------------------------------- */

void zci_web_menus_begin_link(zci_web_menus *menus, const zci_markup_tag *tag)
{
    settle(menus);
    zci_web_link_begin(&menus->link, tag);
}

void zci_web_menus_end_link(zci_web_menus *menus)
{
    zci_web_block *block = top(menus);
    bool is_link = menus->link.is_open && menus->link.char_count > 0;
    zci_web_link_end(&menus->link);
    if (block == NULL || !is_link)
        return;
    zci_web_link_kind kind = zci_web_link_kind_of(&menus->link);
    block->kind = kind > block->kind ? kind : block->kind;
    block->link_count += !menus->link.goes_on;
}

static void add_to_run(zci_web_menus *menus, zci_web_block *block, const char *data, size_t len)
{
    for (size_t at = 0, width; at < len && !block->has_text; at += width) {
        int32_t cp;
        width = zci_utf8_decode(data + at, len - at, &cp);
        if (zci_flow_is_unseen(cp))
            continue;
        block->has_text = menus->run_len + width > sizeof menus->run;
        if (block->has_text)
            break;
        memcpy(menus->run + menus->run_len, data + at, width);
        menus->run_len += width;
    }
}

void zci_web_menus_text(zci_web_menus *menus, const char *data, size_t len)
{
    zci_web_block *block = top(menus);
    zci_web_link_text(&menus->link, data, len);
    if (block == NULL || menus->link.is_open)
        return;
    if (!block->has_sentence && zci_string_has((zc_string){data, len}, "。")) {
        menus->taken = menus->has_prose ? menus->taken : 0;
        menus->has_prose = block->has_prose = block->has_sentence = true;
    }
    add_to_run(menus, block, data, len);
}

/* ---- Blocks ---------------------------------------------------------------- */

static bool is_empty(const zci_web_block *block)
{
    return block->link_count == 0 && !block->has_text && !block->is_headed;
}

void zci_web_menus_begin(zci_web_menus *menus, zci_web_element element, const zci_buffer *out)
{
    settle(menus);
    const zci_web_block *around = top(menus);
    if (menus->count == ZCI_WEB_BLOCKS_MAX)
        return;
    menus->blocks[menus->count++] = (zci_web_block){
        .element = element,
        .start = out->len,
        .among_prose =
            around != NULL && (around->has_prose || (around->among_prose && is_empty(around)))};
}

/* The line before a place; empty if it is long. */
static zc_string line_before(const zci_buffer *out, size_t at)
{
    size_t end = at > 0 ? at - 1 : 0, start = end;
    while (start > 0 && out->data[start - 1] != '\n' && end - start <= LINE_BYTES_MAX)
        start--;
    return end - start > LINE_BYTES_MAX || end == 0 ? (zc_string){"", 0}
                                                    : (zc_string){out->data + start, end - start};
}

/* Whether a line is of the document, and what follows it as well: 包括：, 附件, 一、申报材料. */
static bool introduces(zc_string line)
{
    return zci_string_ends(line, "：") || zci_string_ends(line, ":") ||
           zci_string_begins(line, "附件") || zci_item_number_begins(line);
}

/* Whether a block arranges others, whose neighbours say what its links are: a label before a cell
 * (主题词), a head above rows. */
static bool is_part(const zci_web_block *block, const zci_web_block *around)
{
    return block->element == ZCI_WEB_ROW || block->element == ZCI_WEB_TERM ||
           block->element == ZCI_WEB_ROOT ||
           (block->element == ZCI_WEB_CELL && around != NULL && around->has_text);
}

static bool is_menu(const zci_web_block *block, const zci_web_block *around, zc_string before)
{
    if (block->has_text || block->kind == ZCI_WEB_LINK_KEPT || is_part(block, around))
        return false;
    if (block->is_headed || heads_links(before))
        return block->link_count >= HEADED_LINKS_MIN;
    return block->link_count >= LINKS_MIN && block->kind == ZCI_WEB_LINK_BRIEF &&
           !block->among_prose && !introduces(before);
}

/* Where a menu begins: with its heading, if that stands in the same block and is no cell. */
static size_t start_of(const zci_web_block *block, const zci_web_block *around, zc_string before)
{
    bool has_room = around != NULL && around->element != ZCI_WEB_ROW &&
                    around->element != ZCI_WEB_TABLE && around->element != ZCI_WEB_LIST &&
                    block->start - around->start > before.len;
    return has_room && heads_links(before) ? block->start - 1 - before.len : block->start;
}

static void add_to(zci_web_block *around, const zci_web_block *block)
{
    around->link_count += block->link_count;
    around->kind = block->kind > around->kind ? block->kind : around->kind;
    around->has_text = around->has_text || block->has_text;
    around->has_prose = around->has_prose || block->has_sentence;
    around->is_headed = around->is_headed || block->is_headed;
}

size_t zci_web_menus_end(zci_web_menus *menus, const zci_buffer *out)
{
    settle(menus);
    zci_web_block *block = top(menus);
    if (block == NULL || out->failed)
        return out->len;
    menus->count--;
    zci_web_block *around = top(menus);
    zc_string before = line_before(out, block->start);
    bool is_one = is_menu(block, around, before);
    size_t start = is_one ? start_of(block, around, before) : out->len;
    if (around != NULL)
        add_to(around, block);
    menus->taken += out->len - start;
    return start;
}
