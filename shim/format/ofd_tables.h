/* Tables on a page of an OFD document: which of its lines are their rows.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   序号    任务          时限
 *   1       培训护理员    2024年
 *
 * Text in cells looks like any text with wide gaps.  It is a table if the gaps of rows are below
 * one another and there is more to it than a few words on either side of a line, as the names of
 * two who signed, or the number and who signed for it, in a letter's head. */
#ifndef ZCI_OFD_TABLES_H
#define ZCI_OFD_TABLES_H

#include "format/ofd_lines.h"

/* Sets `is_row` for all lines, and makes tabs of the spaces in rows behind which a cell begins:
 * text that fills its cell is close to that of the next. */
void zci_ofd_tables_find(zci_ofd_lines *lines);

#endif
