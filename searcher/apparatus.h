/* Passages that are apparatus: what stands around a text and says nothing of its topic.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   2019年3月28日 临湖市第一届人民代表大会常务委员会第二次会议通过     who adopted it, and when
 *   各区人民政府，市政府各部门：                                       whom it addresses
 *   索引号：000014349    来源：临湖日报    版权所有 临湖网              labels and credits
 *   临湖市教育局    2019年3月28日                                      who signed it, and when
 *
 * They name places and bodies, and are short: a document would often be shown by them. */
#ifndef ZCI_APPARATUS_H
#define ZCI_APPARATUS_H

#include "evaluate.h"
#include "schema/passage_record.h"

/* Whether a passage is nothing else, by its text and where it stands.  Of most passages a look
 * at both ends tells that they are not. */
bool zci_apparatus_is(const zci_passage_record *record);

/* Whether a query has words of such lines, as 养犬 修正 and 2019年3月28日: what it asks for. */
bool zci_apparatus_is_asked(const zci_evaluation *evaluation);

#endif
