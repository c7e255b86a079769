/* Units that are responsible for an item.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   (责任单位:秘书科、教研中心,各基层学校)     labels and names
 *   牵头部门：市教育局；配合部门：市人社局
 *   （市教育局牵头，市财政局、各县区配合）     names and what they do */
#ifndef ZCI_UNITS_H
#define ZCI_UNITS_H

#include "letters.h"

/* The names behind a label that ends with the colon at `colon`. */
void zci_units_labelled(const zci_letters *letters, size_t colon, zci_field_list *list);

/* The names in the bracket that opens at `open`, where each clause says what they
 * do. */
void zci_units_bracketed(const zci_letters *letters, size_t open, zci_field_list *list);

#endif
