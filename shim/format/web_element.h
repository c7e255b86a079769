/* What the elements of a web page do to its text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_WEB_ELEMENT_H
#define ZCI_WEB_ELEMENT_H

typedef enum zci_web_element {
    ZCI_WEB_INLINE,   /* stands within a line, as every element that is not known */
    ZCI_WEB_VOID,     /* holds nothing: what follows it is its neighbour, never in it */
    ZCI_WEB_BREAK,    /* br */
    ZCI_WEB_ROOT,     /* html, body: a block that scripts show when it is hidden */
    ZCI_WEB_BLOCK,    /* begins and ends a line */
    ZCI_WEB_KEPT,     /* a block whose white space stays: pre */
    ZCI_WEB_TABLE,    /* holds rows */
    ZCI_WEB_LIST,     /* a list of terms and what they mean */
    ZCI_WEB_ROW,      /* holds cells, or rows of them */
    ZCI_WEB_CELL,     /* of a row */
    ZCI_WEB_TERM,     /* of a list: begins a row of it, and is its first cell */
    ZCI_WEB_DIALOG,   /* a block, shown only when it is open */
    ZCI_WEB_LEFT_OUT, /* holds no text of the page */
} zci_web_element;

/* `name` is in lower case and ends with a NUL. */
zci_web_element zci_web_element_of(const char *name);

#endif
