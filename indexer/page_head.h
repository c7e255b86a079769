/* What the lines at a page's beginning and end say of the document.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   发布机构: 某市人民政府 成文日期: 2022-05-18     labels, several on a line; a value goes
 *   文号: 某政办发〔2022〕18号 发布日期: 2022-05-19   on to the next label that is known
 *   某某在线   2024-01-15 11:51:51   来源:某某晚报  a news page
 *   发表于 2019-4-26 14:58:07 | 只看该作者         a forum
 *   某市人民政府办公室文件                          a letterhead
 *   某政办发〔2022〕18号                            a number on a line of its own
 *   (2024年3月28日某省人民代表大会常务委员会通过)
 */
#ifndef ZCI_PAGE_HEAD_H
#define ZCI_PAGE_HEAD_H

#include "facts.h"

/* Reads the document's first 40 lines that are not blank, in 16 KiB at most. */
void zci_page_head_read(zci_facts *facts);

/* Reads what stands at the end of a page: （来源：某某日报）, 责任编辑：某某. */
void zci_page_foot_read(zci_facts *facts);

#endif
