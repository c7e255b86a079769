/* The text of one part of a DOCX: its body, its footnotes or its endnotes.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   <w:p><w:pPr>…</w:pPr><w:r><w:t>Text</w:t></w:r></w:p>
 *
 * A paragraph becomes a line, with its automatic number before it, and so does a row of a table
 * (docx_text.h).  Text boxes lie within the text of a paragraph, whose line they do not tear:
 * they stand before it or, where some of it is before them, behind it. */
#ifndef ZCI_DOCX_STORY_H
#define ZCI_DOCX_STORY_H

#include "format/docx_numbering.h"

/* Appends the text of a part, so that `text` is not longer than `max_bytes`.
 * Errors: ZC_BAD_SOURCE (XML that is not well-formed, a longer text), ZC_NO_MEMORY. */
zc_status zci_docx_story_read(zc_string xml, const zci_docx_styles *styles,
                              zci_docx_numbering *numbering, size_t max_bytes, zci_buffer *text,
                              zc_error *error);

#endif
