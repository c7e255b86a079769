/* References to characters in a web page (&nbsp; &#8220;), as browsers read them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * libxml2 takes all that may be a name for one, as much as there is: of "&nbsp甲乙" or "甲&乙丙"
 * that is half a sentence.  It keeps each of these names, leaves out what it has no room to keep,
 * and knows no name without its ';'. */
#ifndef ZCI_WEB_REFERENCE_H
#define ZCI_WEB_REFERENCE_H

#include "base/buffer.h"
#include "zhengce.h"

/* The character that has a name (nbsp) in libxml2; 0 for none. */
typedef unsigned zci_web_character(const char *name);

/* Writes a page with each '&' as libxml2 reads it rightly: one that begins no reference becomes
 * "&amp;", and a reference gets the ';' that browsers do without.  `out` stays empty where the
 * page is right as it is. */
void zci_web_references_mend(zc_string page, zci_web_character *character, zci_buffer *out);

#endif
