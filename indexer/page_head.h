/* What the lines at a page's beginning say of the document.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   某市人民政府办公室文件              a letterhead
 *   某政办发〔2022〕18号                a number on a line of its own
 *   某市人民政府令 and below it 第8号    one of two lines
 *
 * and whatever labels (labelled.h), posting (posting.h) and date lines (date_line.h) say.
 * It ends where the text itself begins: with prose, or with whom a letter addresses. */
#ifndef ZCI_PAGE_HEAD_H
#define ZCI_PAGE_HEAD_H

#include "facts.h"

/* Reads a page's masthead and, below it, the document's first 40 lines that are not blank, in 16
 * KiB at most. */
void zci_page_head_read(zci_facts *facts);

#endif
