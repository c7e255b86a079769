/* The kind of a document, 文种, by the end of its title.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_GENRE_H
#define ZCI_GENRE_H

#include "zhengce.h"

/* The word for a document's kind that a title ends with, such as 通知; empty when
 * there is none.  Static storage, always simplified. */
zc_string zci_genre_of_title(zc_string title);

#endif
