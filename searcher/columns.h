/* A value of each document, by document.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A column is read in one sweep over the postings of its values, the first time that
 * it is asked for, and then serves until the reader moves to another state: no
 * document's record is read to count, filter or sort by it. */
#ifndef ZCI_COLUMNS_H
#define ZCI_COLUMNS_H

#include "documents.h"

typedef enum zci_column_name {
    ZCI_COLUMN_YEAR,   /* four digits */
    ZCI_COLUMN_REGION, /* the name and, where it is known, a tab and its path */
    ZCI_COLUMN_ISSUER,
    ZCI_COLUMN_GENRE,
    ZCI_COLUMN_LEVEL,
    ZCI_COLUMN_DATE, /* YYYYMMDD */
    ZCI_COLUMN_RUN,  /* eight digits, see ZCI_META_RUN */
    ZCI_COLUMNS
} zci_column_name;

typedef struct zci_column {
    zci_arena arena;
    zc_string *value; /* distinct, ascending by bytes */
    size_t value_count;
    uint32_t *of; /* by document: the index of its value plus 1, or 0; NULL: not read */
} zci_column;

typedef struct zci_columns {
    zci_column column[ZCI_COLUMNS];
} zci_columns;

/* A column of the documents in `store`, read now unless it was before. */
zc_status zci_columns_get(zci_columns *columns, zci_column_name name, zci_store *store,
                          const zci_documents *documents, const zci_column **column,
                          zc_error *error);

/* The document's value as a number, 0 when it has none. */
unsigned zci_column_number(const zci_column *column, size_t document);

/* When documents are from. */
typedef struct zci_dates {
    const zci_column *date, *year;
} zci_dates;

/* The dates of the documents in `store`, for filters and the order by date. */
zc_status zci_dates_get(zci_columns *columns, zci_store *store, const zci_documents *documents,
                        zci_dates *dates, zc_error *error);

/* A document's date as YYYYMMDD, where unknown parts are 00; its year, as facets count it, where
 * no date is known; 0 when neither is. */
unsigned zci_dates_number(const zci_dates *dates, size_t document);

/* Forgets all columns. */
void zci_columns_free(zci_columns *columns);

#endif
