/* Headings that only the paragraphs around them show to be such.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   基本举措                        a line without a number, with a body below it
 *   教育质量明显提高。全市……        one of several paragraphs that begin like this
 *   27构建优质均衡体系。……          26. came before it
 *   一是学前教育聚焦普惠。          with 6., 7. below it
 *   ——聚焦协调发展                  one of several such lines
 *   1.1 编制目的                    1.2 comes behind it, or 1 stands above */
#ifndef ZCI_SERIES_H
#define ZCI_SERIES_H

#include "decimal.h"
#include "paragraphs.h"
#include "sections.h"

/* Whether a list of points goes on, as far as that is known. */
typedef struct zci_series_list {
    size_t judged_to; /* bytes */
    bool goes_on;
} zci_series_list;

typedef struct zci_series {
    const char *text;
    const zci_styles *styles;
    size_t judged_to;        /* bytes: up to here it is known whether sentences are headings */
    bool of_sentences;       /* they are */
    bool after_stop;         /* the paragraph before is over, or was a heading */
    zci_decimal last;        /* of the decimal numbers */
    zci_series_list list[2]; /* 一是 and —— */
} zci_series;

void zci_series_start(zci_series *series, const char *text, const zci_styles *styles);

/* Settles what the paragraph's form left open: a doubtful heading becomes one or
 * none, and a paragraph without a mark perhaps one.  `reader` stands behind the
 * paragraph; what follows is read in a copy of it.  Each paragraph of a text is
 * looked at twice at most, and once more for each list that is open there. */
void zci_series_settle(zci_series *series, const zci_sections *sections,
                       const zci_paragraph_reader *reader, const zci_paragraph *paragraph,
                       zci_heading *heading);

/* Closes the points, 一是加强领导。……, that are over where a paragraph of plain text stands: the
 * next point does not follow in the same section.  `reader` stands behind the paragraph. */
void zci_series_leave_points(zci_series *series, zci_sections *sections,
                             const zci_paragraph_reader *reader, const zci_paragraph *paragraph);

#endif
