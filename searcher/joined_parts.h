/* The parts of a run of a query that a sign joins.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   ai+渡口         ai   渡口
 *   渡口/码头       渡口   码头
 *   1+x渡口         none: 1 alone says nothing
 *
 * A text that tells of both seldom has the sign between them. */
#ifndef ZCI_JOINED_PARTS_H
#define ZCI_JOINED_PARTS_H

#include "text/normalise.h"
#include "zhengce.h"

#define ZCI_JOINED_PARTS_MAX 4

/* Finds the parts, as bytes, and returns how many; 0 where there are not several or one of them is
 * less than a word. */
size_t zci_joined_parts_find(const zci_unit *units, size_t count,
                             zc_span part[ZCI_JOINED_PARTS_MAX]);

#endif
