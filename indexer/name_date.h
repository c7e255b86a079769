/* The date in a file's name.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   渡口管理条例(2019-03-24).md     2019-03-24
 *   渡口管理条例（20190324）.docx   2019-03-24
 *
 * Collections of laws tell the versions of a text apart so. */
#ifndef ZCI_NAME_DATE_H
#define ZCI_NAME_DATE_H

#include "date.h"

/* The date to the day that is all that stands in brackets at the end of the name, before its
 * ending; empty where there is none. */
zci_date zci_name_date(const char *path);

#endif
