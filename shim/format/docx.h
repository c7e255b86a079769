/* Documents of Word and WPS (DOCX, Office Open XML) as text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A paragraph becomes a line, with its automatic number; rows of tables and text boxes as
 * format/docx_story.h says; footnotes and endnotes follow at the end.  Headers, footers,
 * comments, and what is deleted or hidden, are left out. */
#ifndef ZCI_DOCX_H
#define ZCI_DOCX_H

#include "format/archive.h"

/* Whether an archive is a text document of Office Open XML.  Errors: ZC_NO_MEMORY. */
zc_status zci_docx_is_one(zci_archive *archive, bool *is_one, zc_error *error);

/* Its text replaces what `text` held; no part of it is unpacked beyond `max_bytes`, nor does the
 * text grow beyond that.
 * Errors: ZC_BAD_SOURCE (a part is missing, damaged, encrypted or too large), ZC_NO_MEMORY. */
zc_status zci_docx_text(zci_archive *archive, size_t max_bytes, zci_buffer *text, zc_error *error);

#endif
