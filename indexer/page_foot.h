/* What the lines at a page's end say of the document.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   （来源：某某日报）
 *   责任编辑：某某
 *   2022年5月18日 */
#ifndef ZCI_PAGE_FOOT_H
#define ZCI_PAGE_FOOT_H

#include "facts.h"

/* Reads the document's last lines, in 1,500 bytes at most. */
void zci_page_foot_read(zci_facts *facts);

#endif
