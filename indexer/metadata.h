/* What a document's own lines say of it: number, date, issuer, genre.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Only plain cases are read; what is doubtful stays empty. */
#ifndef ZCI_METADATA_H
#define ZCI_METADATA_H

#include "base/arena.h"
#include "scan.h"
#include "schema/document_record.h"

/* Fills number, date and issuer where `record` has none.
 * Error: ZC_NO_MEMORY. */
zc_status zci_metadata_read(const char *text, size_t len, zci_arena *arena,
                            zci_document_record *record, zc_error *error);

/* A date of any usual form as YYYY, YYYY-MM or YYYY-MM-DD; empty when it is
 * none. */
typedef struct zci_date {
    char text[16];
    size_t len;
} zci_date;

zci_date zci_date_read(zc_string stated);

/* The year of the record's date, number or title; 0 when none tells. */
int zci_metadata_year(const zci_document_record *record);

/* The word for a document's kind that a title ends with, such as 通知; empty when
 * there is none.  Static storage, always simplified. */
zc_string zci_genre_of_title(zc_string title);

#endif
