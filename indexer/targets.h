/* Quantities that are to be reached, kept or not exceeded.
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   到2025年底,学生体质健康优良率达到50%以上      2025 · 学生体质健康优良率 · at least 50 %
 *   占比不超过5%                                 占比 · at most 5 %
 *   小学、初中入学率分别为99.9%、99.8%           小学 · 99.9 %, 初中入学率 · 99.8 % */
#ifndef ZCI_TARGETS_H
#define ZCI_TARGETS_H

#include "letters.h"

/* The target whose number begins with the digit at `digit`, and those that follow it
 * in a list; returns where to go on. */
size_t zci_targets_at(const zci_letters *letters, size_t digit, zci_field_list *list);

#endif
