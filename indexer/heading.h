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

#include "mark.h"

typedef struct zci_heading {
    zci_heading_kind kind;
    zci_heading_kind inner; /* of a Markdown heading, what follows its sign */
    unsigned depth;         /* of a Markdown heading and a decimal one, from 1 */
    unsigned number;        /* 0 where there is none */
    bool whole;             /* the paragraph is nothing but the heading */
    bool doubtful;          /* the paragraphs around it decide whether it is one */
    bool frame;             /* a label such as 前言 */
    size_t heading_chars;   /* 0 for an item without one */
} zci_heading;

/* Judges a trimmed, non-empty paragraph.  Doubtful are a number whose dot is missing,
 * a line behind a dash, and one sentence behind 一是. */
zci_heading zci_heading_read(const char *text, zci_stretch paragraph);

/* Whether a line begins like a heading or item, whatever comes of it. */
bool zci_heading_begins(const char *text, zci_stretch line);

#endif
