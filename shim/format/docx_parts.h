/* Where the parts of a DOCX are in its archive.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * _rels/.rels names the main part (word/document.xml), and word/_rels/document.xml.rels those
 * that belong to it.  Where these two say nothing, the parts have the names that Word gives them.
 */
#ifndef ZCI_DOCX_PARTS_H
#define ZCI_DOCX_PARTS_H

#include "format/archive.h"

#define ZCI_DOCX_PART_NAME_SIZE 256

/* Names of parts; empty ones are not there. */
typedef struct zci_docx_parts {
    char main[ZCI_DOCX_PART_NAME_SIZE];
    char styles[ZCI_DOCX_PART_NAME_SIZE];
    char numbering[ZCI_DOCX_PART_NAME_SIZE];
    char footnotes[ZCI_DOCX_PART_NAME_SIZE];
    char endnotes[ZCI_DOCX_PART_NAME_SIZE];
} zci_docx_parts;

/* Errors: ZC_BAD_SOURCE (no main part, or relationships larger than `max_bytes`),
 * ZC_NO_MEMORY. */
zc_status zci_docx_parts_find(zci_archive *archive, size_t max_bytes, zci_docx_parts *parts,
                              zc_error *error);

#endif
