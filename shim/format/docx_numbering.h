/* The automatic numbers of a DOCX: 一、, （一）, 1.2, 第一条.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
 *     <w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>…</w:abstractNum>
 *   <w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
 *
 * A paragraph names a list (num) and a level in it.  What is counted is the abstractNum, so
 * that lists of one kind go on counting where another ended, unless they start anew. */
#ifndef ZCI_DOCX_NUMBERING_H
#define ZCI_DOCX_NUMBERING_H

#include "base/buffer.h"
#include "format/docx_styles.h"

#define ZCI_DOCX_LEVELS 9

typedef struct zci_docx_numbering zci_docx_numbering;

/* Reads the part that holds them; the caller frees them.  Lists and their kinds beyond 65535
 * are ignored.  Errors: ZC_BAD_SOURCE, ZC_NO_MEMORY. */
zc_status zci_docx_numbering_read(zci_docx_numbering **numbering, zc_string xml,
                                  const zci_docx_styles *styles, zc_error *error);

/* The level of a list that belongs to a style; 0 when none does. */
uint32_t zci_docx_numbering_level(const zci_docx_numbering *numbering, uint32_t list_id,
                                  zc_string style);

/* Counts one more paragraph of a list, at a level from 0, and appends its number, with a blank
 * behind it where one is needed to keep it apart from the text; nothing for bullets or a list that
 * there is not. `numbering` may be NULL. */
void zci_docx_numbering_next(zci_docx_numbering *numbering, uint32_t list_id, uint32_t at,
                             zci_buffer *out);

/* NULL is fine. */
void zci_docx_numbering_free(zci_docx_numbering *numbering);

#endif
