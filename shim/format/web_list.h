/* The numbers of a web page's lists, which browsers write.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   <ol style="list-style-type: cjk-ideographic"><li>总体要求<li>主要任务</ol>
 *   一、总体要求
 *   二、主要任务
 *
 * The form is that of the attribute `type`, of `list-style-type` in the style attribute, or of the
 * classes that UEditor has for the forms of Chinese documents (custom_cn2: （一）).  Quill writes
 * lists within lists as one, whose entries have classes (ql-indent-1).  An entry whose
 * text begins with a number has no other: many lists hide the browser's. */
#ifndef ZCI_WEB_LIST_H
#define ZCI_WEB_LIST_H

#include "base/buffer.h"
#include "format/markup.h"

enum { ZCI_WEB_LISTS_MAX = ZCI_MARKUP_HTML_DEPTH + 1, ZCI_WEB_INDENTS_MAX = 8 };

typedef struct zci_web_list_form zci_web_list_form;

/* A list whose end has not come yet. */
typedef struct zci_web_list {
    const zci_web_list_form *form; /* NULL when it has no numbers */
    long next;                     /* the number of its next entry */
    long step;
    int indented[ZCI_WEB_INDENTS_MAX]; /* entries so far that stand so much further in */
} zci_web_list;

/* Begins as all zero. */
typedef struct zci_web_lists {
    const zci_web_list_form *form; /* of the number that waits for its entry's text; else NULL */
    long number;
    size_t count;
    zci_web_list lists[ZCI_WEB_LISTS_MAX];
} zci_web_lists;

/* A tag begins or an element ends, of those that are shown. */
void zci_web_lists_begin(zci_web_lists *lists, const zci_markup_tag *tag);
void zci_web_lists_end(zci_web_lists *lists, const char *name);

/* Appends the number that waits for `text`, which begins with something to see, unless the text
 * has one itself; then none waits. */
void zci_web_lists_write(zci_web_lists *lists, zc_string text, zci_buffer *out);

#endif
