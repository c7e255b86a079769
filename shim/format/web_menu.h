/* Menus of a web page that nothing but their look shows to be such, and lists of other pages.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A block that holds links and nothing else is one:
 *
 *   <ul><li><a>首页</a><li><a>政务公开</a><li><a>办事服务</a><li><a>互动交流</a></ul>
 *   <h3>相关链接</h3><ul><li><a>…的解读</a> 2024-03-05<li>…</ul>
 *
 * Documents have such blocks as well, so that it is none with fewer than four links, one that is
 * longer than a title, a law's name in 《》, a line before it that introduces it (包括：,
 * 一、申报材料), or paragraphs around it; under a heading as 相关链接 it is, with three of any
 * length.  It never is one with a sentence, an attachment, a place on the same page or a chapter
 * (第一章 总则). */
#ifndef ZCI_WEB_MENU_H
#define ZCI_WEB_MENU_H

#include "base/buffer.h"
#include "format/markup.h"
#include "format/web_element.h"
#include "format/web_link.h"

enum { ZCI_WEB_BLOCKS_MAX = ZCI_MARKUP_HTML_DEPTH + 1, ZCI_WEB_RUN_BYTES = 64 };

/* A block whose end has not come yet. */
typedef struct zci_web_block {
    zci_web_element element;
    zci_web_link_kind kind; /* of its links, the one that is most of it */
    size_t start;           /* where its text begins */
    size_t link_count;      /* with those in blocks that were taken back */
    bool has_text;          /* besides links */
    bool has_sentence;      /* itself, not in a block within */
    bool has_prose;         /* one of its own, or of a block directly within */
    bool among_prose;       /* sentences stand before it, in the same block as it */
    bool is_headed;         /* by 相关链接 or the like, within */
} zci_web_block;

/* Begins as all zero. */
typedef struct zci_web_menus {
    zci_web_link link;
    bool has_prose; /* a sentence has come */
    size_t taken;   /* bytes of blocks that were taken back, since it came if it has */
    size_t run_len; /* text outside links that is not judged yet, without white space */
    char run[ZCI_WEB_RUN_BYTES];
    size_t count;
    zci_web_block blocks[ZCI_WEB_BLOCKS_MAX];
} zci_web_menus;

/* A block begins or ends; `out` is the page's text so far, whole lines.  At the end: where the
 * text is to be taken back to, at most its length. */
void zci_web_menus_begin(zci_web_menus *menus, zci_web_element element, const zci_buffer *out);
size_t zci_web_menus_end(zci_web_menus *menus, const zci_buffer *out);

/* A link begins or ends; text that is shown, whole characters. */
void zci_web_menus_begin_link(zci_web_menus *menus, const zci_markup_tag *tag);
void zci_web_menus_end_link(zci_web_menus *menus);
void zci_web_menus_text(zci_web_menus *menus, const char *data, size_t len);

#endif
