/* A link of a web page.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_WEB_LINK_H
#define ZCI_WEB_LINK_H

#include "format/markup.h"

enum {
    ZCI_WEB_LINK_CHARS_MAX = 40, /* of a title, as menus and lists of other pages have them */
    ZCI_WEB_LINK_BYTES = 4 * ZCI_WEB_LINK_CHARS_MAX
};

/* What a link may be besides a piece of a document; more of it with each one. */
typedef enum zci_web_link_kind {
    ZCI_WEB_LINK_BRIEF, /* an entry of a menu, or another page's title */
    ZCI_WEB_LINK_LONG,  /* longer, or a law's name: 《义务教育法》 */
    ZCI_WEB_LINK_KEPT   /* an attachment, a place on the same page, a chapter or a sentence */
} zci_web_link_kind;

/* The last link so far.  Begins as all zero. */
typedef struct zci_web_link {
    uint64_t target;   /* a hash of where it leads; 0 when only a script knows */
    bool is_open;      /* the text that comes is the link's */
    bool has_ended;    /* nothing but tags stands behind its end */
    bool goes_on;      /* it is a piece of the one before it, which an editor cut */
    bool is_adjacent;  /* it begins where the one before it ends */
    bool leads_within; /* to a place on the same page */
    bool is_file;      /* it leads to an attachment, or to a place on a page */
    bool is_sentence;
    size_t char_count; /* of its text, without white space */
    size_t len;
    char text[ZCI_WEB_LINK_BYTES]; /* the first of them */
} zci_web_link;

/* An <a>; one that only names a place is no link. */
void zci_web_link_begin(zci_web_link *link, const zci_markup_tag *tag);

/* Its end. */
void zci_web_link_end(zci_web_link *link);

/* Text, also white space; whole characters in UTF-8. */
void zci_web_link_text(zci_web_link *link, const char *data, size_t len);

/* Of a link that has ended, with text. */
zci_web_link_kind zci_web_link_kind_of(const zci_web_link *link);

#endif
