/* Titles that a phrase names, and articles of what has them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   义务教育法第12条   标题:义务教育法, and 第十二条 in its text
 *   2019年政府工作报告 标题:(2019年 政府工作报告) */
#ifndef ZCI_ALTERNATIVE_NAMES_H
#define ZCI_ALTERNATIVE_NAMES_H

#include "edition.h"
#include "widening.h"

/* Puts beside the first child of `any`, the phrase, the articles that it cites. */
zc_status zci_alternatives_add_article(zci_widening *w, zci_node *any);

/* Puts there what has the pieces of a name in its title that the phrase is in one. */
zc_status zci_alternatives_add_name(zci_widening *w, zci_node *any);

/* A phrase that looks for the name, in titles if it is one, else where `literal` is looked for,
 * which is the first phrase of the text that it stands for; NULL where there is no room for it. */
zc_status zci_alternatives_named(zci_widening *w, const zci_node *literal,
                                 const zci_edition *edition, zci_node **named);

#endif
