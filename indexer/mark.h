/* The number or sign that a heading or item begins with.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * docs/headings.md shows all of them, with what only looks like one. */
#ifndef ZCI_MARK_H
#define ZCI_MARK_H

#include "scan.h"

/* In the order in which they usually stand below one another. */
typedef enum zci_heading_kind {
    ZCI_HEADING_NONE,
    ZCI_HEADING_MARKDOWN,      /* # to ######, by depth */
    ZCI_HEADING_ANNEX,         /* 附件1, alone on its line */
    ZCI_HEADING_PART,          /* 第一编, 第一篇, 第一部分 */
    ZCI_HEADING_SUBPART,       /* 第一分编 */
    ZCI_HEADING_CHAPTER,       /* 第一章 */
    ZCI_HEADING_SECTION,       /* 第一节 */
    ZCI_HEADING_SUBSECTION,    /* 第一款, 第一目 */
    ZCI_HEADING_ARTICLE,       /* 第一条 */
    ZCI_HEADING_LABEL,         /* 基本举措, 专栏1: a line without a number of its own */
    ZCI_HEADING_DECIMAL,       /* 1.1, by depth, where the numbers of a text run on */
    ZCI_HEADING_HAN,           /* 一、 */
    ZCI_HEADING_BRACKET,       /* (一) */
    ZCI_HEADING_ARABIC,        /* 1. */
    ZCI_HEADING_DIGIT_BRACKET, /* (1) */
    ZCI_HEADING_HALF_BRACKET,  /* 1) */
    ZCI_HEADING_CIRCLE,        /* ① */
    ZCI_HEADING_LIST,          /* 一是 */
    ZCI_HEADING_DASH,          /* —— */
    ZCI_HEADING_SENTENCE,      /* an unnumbered first sentence, in a series of such */
    ZCI_HEADING_KINDS
} zci_heading_kind;

typedef struct zci_mark {
    zci_heading_kind kind;
    zci_heading_kind inner; /* of a Markdown heading, what follows its sign */
    unsigned depth;         /* of a Markdown heading, from 1 */
    unsigned number;        /* 0 where there is none */
    bool dotless;           /* 27构建: only its neighbours tell whether it is one */
    size_t chars;           /* from the paragraph's start to the end of the mark */
} zci_mark;

/* Reads the mark of a trimmed, non-empty paragraph; false when it has none.  Looks
 * at the first characters alone. */
bool zci_mark_read(const char *text, zci_stretch paragraph, zci_mark *mark);

static inline bool zci_is_division(zci_heading_kind kind)
{
    return kind >= ZCI_HEADING_PART && kind <= ZCI_HEADING_ARTICLE;
}

/* What orders the text of a section, or of an article. */
static inline bool zci_is_item(zci_heading_kind kind)
{
    return kind >= ZCI_HEADING_LABEL && kind <= ZCI_HEADING_SENTENCE;
}

/* A point of a list, which often is one paragraph. */
static inline bool zci_is_point(zci_heading_kind kind)
{
    return kind == ZCI_HEADING_LIST || kind == ZCI_HEADING_DASH;
}

#endif
