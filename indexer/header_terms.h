/* The terms of a document's header, by which documents are found, filtered and counted.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_HEADER_TERMS_H
#define ZCI_HEADER_TERMS_H

#include "schema/document_record.h"
#include "terms.h"

/* Marks those of a record; `length` is the document's, the only one that a header counts.  Where
 * memory runs out, zci_terms_finish says so. */
void zci_header_terms_mark(zci_terms *terms, zci_stemmer *stemmer,
                           const zci_document_record *record, uint32_t length);

#endif
