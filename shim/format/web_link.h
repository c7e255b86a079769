/* A link of a web page.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_WEB_LINK_H
#define ZCI_WEB_LINK_H

#include "format/markup.h"

/* The last link so far.  Begins as all zero. */
typedef struct zci_web_link {
    uint64_t target;  /* a hash of where it leads; 0 when only a script knows */
    bool is_open;     /* the text that comes is the link's */
    bool has_ended;   /* nothing but tags stands behind its end */
    bool goes_on;     /* it is a piece of the one before it, which an editor cut */
    bool is_adjacent; /* it begins where the one before it ends */
} zci_web_link;

/* An <a>; one that only names a place is no link. */
void zci_web_link_begin(zci_web_link *link, const zci_markup_tag *tag);

/* Its end. */
void zci_web_link_end(zci_web_link *link);

/* Text, also white space. */
void zci_web_link_text(zci_web_link *link);

#endif
