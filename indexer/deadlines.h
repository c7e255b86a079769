/* Until when something is to be done.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   (6月底前完成) (3月、9月底前完成) 2025年底前 2024年6月30日之前
 *   (贯穿全年) (长期坚持)
 *   完成时限：2024年12月底 */
#ifndef ZCI_DEADLINES_H
#define ZCI_DEADLINES_H

#include "letters.h"

/* The time that ends with the 前 at `before`. */
void zci_deadlines_before(const zci_letters *letters, size_t before, zci_field_list *list);

/* The bracket that opens at `open` and says nothing but that something goes on. */
void zci_deadlines_standing(const zci_letters *letters, size_t open, zci_field_list *list);

/* The time behind a label that ends with the colon at `colon`. */
void zci_deadlines_labelled(const zci_letters *letters, size_t colon, zci_field_list *list);

#endif
