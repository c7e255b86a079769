/* What a web page's head says that its title is.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   <title>关于防汛的通知_临湖市人民政府</title>
 *   <meta name="ArticleTitle" content="关于防汛的通知">
 *
 * The latter, which sites of Chinese governments are to have, goes before the former. */
#ifndef ZCI_WEB_TITLE_H
#define ZCI_WEB_TITLE_H

#include "format/markup.h"

/* Begins as {.out = …, .size = …}, a place of so many bytes, at least one. */
typedef struct zci_web_title {
    char *out;
    size_t size, len;
    bool is_open;   /* the text that comes is the title's */
    bool is_stated; /* by a meta element */
} zci_web_title;

/* As the page is read: each tag, text and end that a browser would show or look at. */
void zci_web_title_begin(zci_web_title *title, const zci_markup_tag *tag);
void zci_web_title_text(zci_web_title *title, const char *data, size_t len);
void zci_web_title_end(zci_web_title *title, const char *name);

/* When all is read: `out` is then one line of whole characters, ended by NUL. */
void zci_web_title_finish(zci_web_title *title);

#endif
