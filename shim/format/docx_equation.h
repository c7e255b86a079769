/* What a field of a DOCX shows that draws characters: EQ, which has no result of its own.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   EQ \f(9,10)              9/10
 *   EQ \o\ac(○,1)            ①   a character with a circle around it
 *   EQ \o\ad(\s\up 9(hú),湖)  湖   a character with its reading above it */
#ifndef ZCI_DOCX_EQUATION_H
#define ZCI_DOCX_EQUATION_H

#include "base/buffer.h"
#include "zhengce.h"

/* Appends what the field shows, which is shorter than thrice its instruction; nothing when that
 * is another one than EQ. */
void zci_docx_equation_write(zc_string instruction, zci_buffer *out);

#endif
