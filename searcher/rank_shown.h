/* What the documents of a page are shown by.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * By what a reader does not see beside them: the parts of the query that the title lacks and the
 * record does not state (stated.h); by what tells of the topic instead of what names the year or
 * the place that stand beside it in the query; and by text instead of the lines that stand around
 * it (apparatus.h), unless these are asked for. */
#ifndef ZCI_RANK_SHOWN_H
#define ZCI_RANK_SHOWN_H

#include "rank_work.h"

/* Changes the passages of the hits of entries that were read; their scores and order stay. */
zc_status zci_rank_show(zci_rank_work *work, const zci_rank_entry *entries, size_t count);

#endif
