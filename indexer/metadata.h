/* What a document says of itself: number, dates, issuer, region, level, author ….
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What is doubtful stays empty: numbers of other documents, dates of events, times of
 * copying and the years of a copyright are none of this one's. */
#ifndef ZCI_METADATA_H
#define ZCI_METADATA_H

#include "base/arena.h"
#include "page.h"
#include "schema/document_record.h"

/* Fills what `record`, whose title is set, does not state yet, and where it was
 * found.  Error: ZC_NO_MEMORY. */
zc_status zci_metadata_read(const zci_page *page, zci_arena *arena, zci_document_record *record,
                            zc_error *error);

/* The same of what a notice encloses that says of which place both are: the cities that a
 * province's plan names most are not its own. */
zc_status zci_metadata_read_placed(const zci_page *page, zci_arena *arena,
                                   zci_document_record *record, zc_error *error);

/* Sets the document's year from its date, number and title, once these are known. */
void zci_metadata_settle_year(zci_document_record *record);

#endif
