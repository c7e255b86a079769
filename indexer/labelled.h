/* Values behind labels, as they stand in the head of a page.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   发布机构: 某市人民政府 成文日期: 2022-05-18     several on a line; a value goes on to the
 *   文号: 某政办发〔2022〕18号 发布日期: 2022-05-19   next label that is known
 *   (来源：某某日报)                                or to the bracket's end
 *   发表时间：                                     or stands on the next line */
#ifndef ZCI_LABELLED_H
#define ZCI_LABELLED_H

#include "facts.h"
#include "label.h"

/* Notes all values that stand behind labels on a line; returns whether there was any
 * label.  `*empty` is the one that the line ends with, NULL for none. */
bool zci_labelled_read(zci_facts *facts, const zci_line *line, const zci_label **empty);

/* Notes the line below one that ends with a label, where that can be its value. */
void zci_labelled_read_next(zci_facts *facts, const zci_label *label, const zci_line *line);

#endif
