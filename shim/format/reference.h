/* References to characters (&#38; &#x3001; &amp;) as libxml2 leaves them in attributes of XML: at
 * least those to '&'.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_REFERENCE_H
#define ZCI_REFERENCE_H

/* Writes a text over itself with its references resolved; what is none stays as it stands.  A line
 * end or a tab becomes a blank, as in all attributes. */
void zci_reference_resolve(char *text);

#endif
