/* The masthead of a page: what stands above its document.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   临湖市教育局                            the site
 *   首页                                    its menus, an entry or several on a line
 *   政务公开 | 互动交流
 *   您现在的位置：首页 > 政务公开 > 通知    the way to the page
 *   索引号：                                what labels say
 *   003010001/2017-00169
 *   关于做好防汛工作的通知                  <- the document
 *
 * Entries have no words that all sites share: a masthead is known by the way to the page, by
 * 首页 among entries above a title, or by more short lines than stand above a document without a
 * page around it.  Only in the first two cases may its menus be left out. */
#ifndef ZCI_MASTHEAD_H
#define ZCI_MASTHEAD_H

#include "page.h"

typedef struct zci_masthead {
    zci_place end; /* the start of the line behind it; of the page where it has none */
    uint64_t line; /* that line's number */
    bool sure;     /* by the way to the page, or by 首页 */
} zci_masthead;

/* Reads the lines of a page up to the first that is its document's, in 16 KiB at most. */
zci_masthead zci_masthead_read(const zci_page *page);

/* The page without it. */
zci_page zci_masthead_skip(const zci_page *page, const zci_masthead *m);

enum { ZCI_MASTHEAD_MAX = 64 };

/* Writes the stretches of menus and ways in a masthead that is sure, in order, and how many.
 * The site's name and what labels say stay. */
size_t zci_masthead_menus(const zci_page *page, const zci_masthead *m,
                          zc_span found[ZCI_MASTHEAD_MAX]);

#endif
