/* Whether a run of text is all of a document's title.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The state's name, which precedes those of its laws, is no part of one: 教师法 is all of
 * 中华人民共和国教师法. */
#ifndef ZCI_WHOLE_TITLE_H
#define ZCI_WHOLE_TITLE_H

#include "reader.h"

/* Of the titles that hold the run only the first few are read: where it is in a great many, it may
 * be all of one that is not. */
zc_status zci_whole_title_find(zc_reader *reader, zc_string run, bool *whole, zc_error *error);

#endif
