/* Clutter: what a web page puts around its text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   您当前的位置 : 某市 > 教育          the way to the page
 *   找回密码 立即注册 QQ登录            menus, each word of a line a known one
 *   image.png                           an image that is not there
 *   某某在线版权所有 未经允许请勿转载   rights and licences
 *   附件下载:                           a label with nothing behind it
 *   (某某/文 某某/图)                   credits, and with them the captions
 *   相关链接                            links to other pages, below the text
 *
 * Only what is surely none of the text: a line counts for its form and for where it
 * stands, at the beginning or the end of the page.  A word that a text may say as well,
 * as 首页 or 联系方式, counts beside surer lines or as the first or last of a page alone,
 * never below the mark of an annex. */
#ifndef ZCI_CLUTTER_H
#define ZCI_CLUTTER_H

#include "masthead.h"

/* Lines that are looked at, blank ones not counted. */
enum { ZCI_CLUTTER_HEAD = 40, ZCI_CLUTTER_TAIL = 80 };
enum { ZCI_CLUTTER_MAX = ZCI_MASTHEAD_MAX + ZCI_CLUTTER_HEAD + ZCI_CLUTTER_TAIL };

/* Writes the stretches of clutter, in order, and how many. */
size_t zci_clutter_find(const char *text, size_t len, zc_span found[ZCI_CLUTTER_MAX]);

#endif
