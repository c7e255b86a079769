/* Headings and numbered items by their form.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   whole line   一、总体要求      (二)主要目标     第三章 附则     ## 概述
 *   run-in       1.加强学习。全面贯彻……             第五条 本办法……
 *   item only    (三)幼儿园重点评价科学保教、规范办园、安全卫生……
 *
 * A run-in heading ends before the first full stop of its paragraph; that of an
 * article is its number.  An item without a heading still ends the sections that
 * are deeper than it. */
#ifndef ZCI_HEADING_H
#define ZCI_HEADING_H

#include "scan.h"

typedef enum zci_heading_kind {
    ZCI_HEADING_NONE,
    ZCI_HEADING_MARKDOWN, /* # to ######, by `depth` */
    ZCI_HEADING_ANNEX,    /* 附件1, alone on its line */
    ZCI_HEADING_PART,     /* 第一编 */
    ZCI_HEADING_CHAPTER,  /* 第一章 */
    ZCI_HEADING_SECTION,  /* 第一节 */
    ZCI_HEADING_ARTICLE,  /* 第一条 */
    ZCI_HEADING_HAN,      /* 一、 */
    ZCI_HEADING_BRACKET,  /* (一) */
    ZCI_HEADING_ARABIC,   /* 1. */
    ZCI_HEADING_DASH      /* ——, a whole line */
} zci_heading_kind;

typedef struct zci_heading {
    zci_heading_kind kind;
    unsigned depth;       /* of a Markdown heading, from 1 */
    bool whole;           /* the paragraph is nothing but the heading */
    size_t heading_chars; /* 0 for an item without one */
} zci_heading;

/* Judges a trimmed, non-empty paragraph. */
zci_heading zci_heading_read(const char *text, zci_stretch paragraph);

/* Whether a line begins like a heading or item, whatever comes of it. */
bool zci_heading_begins(const char *text, zci_stretch line);

#endif
