/* When and where a page was posted.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   某某在线   2024-01-15 11:51:51   来源:某某晚报  a news page
 *   发表于 2019-4-26 14:58:07 | 只看该作者         a forum */
#ifndef ZCI_POSTING_H
#define ZCI_POSTING_H

#include "facts.h"

/* Notes the date and the site of such a line; returns whether it is one. */
bool zci_posting_read(zci_facts *facts, const zci_line *line);

#endif
