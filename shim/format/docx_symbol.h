/* Characters that a DOCX takes from fonts of signs.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   <w:sym w:font="Wingdings" w:char="F0FE"/>   ☑
 *   <w:sym w:font="Symbol" w:char="F0B3"/>      ≥
 *
 * Such a font has a sign of its own at each place, which says nothing of what it is. */
#ifndef ZCI_DOCX_SYMBOL_H
#define ZCI_DOCX_SYMBOL_H

#include "zhengce.h"

/* The character of a font whose place is given in hexadecimal; 0 when it is not known. */
int32_t zci_docx_symbol(zc_string font, zc_string place);

#endif
