/* Lines of page numbers, which scans and printed files leave within their text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   — 12 —      dashes on both sides of a number, and nothing else
 *   第 3 页     and 第3页 共8页, 第3页/共8页
 *
 * A single such line may be anything: those that are left out are at least two, of which
 * each has a greater number than the one before it.  Where a text holds several documents,
 * each counts its own pages from the beginning. */
#ifndef ZCI_PAGE_NUMBERS_H
#define ZCI_PAGE_NUMBERS_H

#include "zhengce.h"

/* Writes the bytes of such lines, in order and `most` of them at most, and how many. */
size_t zci_page_numbers_find(const char *text, size_t len, zc_span *found, size_t most);

#endif
