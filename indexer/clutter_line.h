/* Lines that are clutter by their words, wherever they stand.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_CLUTTER_LINE_H
#define ZCI_CLUTTER_LINE_H

#include "page.h"

/* A line of more characters is text, whatever it says. */
enum { ZCI_CLUTTER_CHARS_MAX = 100 };

/* Whether a line is a menu, a notice of rights, the name of an image, a credit or the head
 * of a post. */
bool zci_clutter_is_line(const char *text, zci_stretch line);

/* Whether it is the name of an image and nothing else. */
bool zci_clutter_is_image(const char *text, zci_stretch line);

/* Whether it is the way to the page, above a text: 您当前的位置 : 某市 > 教育. */
bool zci_clutter_is_way(const char *text, zci_stretch line);

/* Whether it is a label with nothing behind it, at a page's end: 附件下载: */
bool zci_clutter_is_empty_label(const char *text, zci_stretch line);

#endif
