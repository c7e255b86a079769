/* The text of OFD documents (GB/T 33190), the national format for official documents in their
 * final layout.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   OFD.xml                    the documents in the file, mostly one
 *   Doc_0/Document.xml         its pages, in order
 *   Doc_0/Pages/Page_0/Content.xml
 *
 * A page places characters; lines and paragraphs are found from that. */
#ifndef ZCI_OFD_H
#define ZCI_OFD_H

#include "format/archive.h"

/* Whether an archive is an OFD document. */
bool zci_ofd_is_one(const zci_archive *archive);

/* Its text replaces what `text` held: UTF-8, a paragraph a line, rows of tables with tabs between
 * their cells; empty if its pages are pictures only.  No part of it is unpacked beyond
 * `max_bytes`, nor is more than that unpacked in all, nor does the text grow beyond that.  Left out
 * are page numbers, annotations, signatures and what is attached; a template, which lies below
 * pages, is read with the first that has it.
 * Errors: ZC_BAD_SOURCE (damaged, encrypted, too large), ZC_NO_MEMORY. */
zc_status zci_ofd_text(zci_archive *archive, size_t max_bytes, zci_buffer *text, zc_error *error);

#endif
