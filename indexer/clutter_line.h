/* Lines that are clutter by their words, wherever they stand.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_CLUTTER_LINE_H
#define ZCI_CLUTTER_LINE_H

#include "page.h"

/* A line of more characters is text, whatever it says. */
enum { ZCI_CLUTTER_CHARS_MAX = 100 };

/* How far a line's words show it to be clutter. */
typedef enum zci_clutter {
    ZCI_CLUTTER_NONE,
    ZCI_CLUTTER_LINK,    /* 【 or 大 or 密码: clutter between lines of it, by itself nothing */
    ZCI_CLUTTER_CONTROL, /* 打印: one of what a page is worked with, or a word of the text */
    ZCI_CLUTTER_WORD,    /* 首页: an entry of a menu, or of a text's list */
    ZCI_CLUTTER_PHRASE,  /* 打印本页: of a menu, though a text may quote it */
    ZCI_CLUTTER_SURE     /* a whole menu, a notice of rights, an image, a credit, a post's head */
} zci_clutter;

zci_clutter zci_clutter_judge(const char *text, zci_stretch line);

/* Whether it is the name of an image and nothing else. */
bool zci_clutter_is_image(const char *text, zci_stretch line);

/* Whether it is the way to the page, above a text: 您当前的位置 : 某市 > 教育. */
bool zci_clutter_is_way(const char *text, zci_stretch line);

/* Whether it is that even below other lines: it begins with 您的位置： or 首页 >. */
bool zci_clutter_is_sure_way(const char *text, zci_stretch line);

/* Whether it is a label with nothing behind it, at a page's end: 附件下载: */
bool zci_clutter_is_empty_label(const char *text, zci_stretch line);

/* The same for one that a form may have, too: 图片: */
bool zci_clutter_is_empty_field(const char *text, zci_stretch line);

#endif
