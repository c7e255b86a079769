/* The title that a web page's head states.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   <title>关于做好防汛工作的通知_临湖市人民政府网</title>
 *
 * Sites put their own name, and that of a column, before it or behind it. */
#ifndef ZCI_HEAD_TITLE_H
#define ZCI_HEAD_TITLE_H

#include "page.h"

/* What a text is called beside it. */
typedef struct zci_naming {
    const char *path;
    zc_string head; /* of a web page; else empty */
} zci_naming;

/* What the head states, or that without the names around it, if one or a few lines of the page
 * are the same, white space aside: writes which.  Empty when none are. */
zc_string zci_head_title_find(const zci_page *page, zc_string head, zci_stretch *lines);

/* What the head states without the names around it, whatever the page's lines; empty where it
 * seems to state these alone. */
zc_string zci_head_title_of(zc_string head);

#endif
