/* A value of each document, by document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "columns.h"

#include "base/fail.h"
#include "schema/schema.h"
#include "store/postings.h"

#include <stdlib.h>
#include <string.h>

static zci_key column_prefix(zci_column_name name)
{
    static const char year[] = {ZCI_PREFIX_YEAR}, level[] = {ZCI_PREFIX_LEVEL};
    static const char date[] = {ZCI_PREFIX_DATE}, run[] = {ZCI_PREFIX_RUN};
    static const char region[] = {ZCI_PREFIX_FACET, ZCI_PREFIX_REGION};
    static const char issuer[] = {ZCI_PREFIX_FACET, ZCI_PREFIX_ISSUER};
    static const char genre[] = {ZCI_PREFIX_FACET, ZCI_PREFIX_GENRE};
    switch (name) {
    case ZCI_COLUMN_YEAR:
        return (zci_key){year, sizeof year};
    case ZCI_COLUMN_REGION:
        return (zci_key){region, sizeof region};
    case ZCI_COLUMN_ISSUER:
        return (zci_key){issuer, sizeof issuer};
    case ZCI_COLUMN_GENRE:
        return (zci_key){genre, sizeof genre};
    case ZCI_COLUMN_LEVEL:
        return (zci_key){level, sizeof level};
    case ZCI_COLUMN_DATE:
        return (zci_key){date, sizeof date};
    case ZCI_COLUMN_RUN:
        return (zci_key){run, sizeof run};
    case ZCI_COLUMNS:
        break;
    }
    return (zci_key){"", 0};
}

/* ---- Values ------------------------------------------------------------ */

typedef struct listing {
    zci_column *column;
    zci_key prefix;
    size_t capacity;
    bool failed;
} listing;

static bool note_value(void *context, zci_key term, uint64_t frequency)
{
    (void)frequency;
    listing *l = context;
    zci_column *column = l->column;
    zc_string value =
        zci_arena_string(&column->arena, term.data + l->prefix.len, term.len - l->prefix.len);
    if (value.data == NULL || column->value_count >= UINT32_MAX - 1 ||
        !zci_grow(&column->value, column->value_count, &l->capacity, sizeof *column->value)) {
        l->failed = true;
        return false;
    }
    column->value[column->value_count++] = value;
    return true;
}

/* ---- Documents --------------------------------------------------------- */

/* Notes which documents have one value. */
static zc_status note_documents(zci_column *column, zci_key prefix, size_t index, zci_store *store,
                                const zci_documents *documents, zci_postings *headers,
                                zc_error *error)
{
    char bytes[256];
    zc_string value = column->value[index];
    zci_key term = {bytes, prefix.len + value.len};
    size_t hint = 0;
    if (term.len > sizeof bytes)
        return zci_fail_internal(error, "columns");
    memcpy(bytes, prefix.data, prefix.len);
    memcpy(bytes + prefix.len, value.data, value.len);
    headers->len = 0;
    zc_status status = zci_store_intersect(store, &term, 1, NULL, 0, 0, headers, error);
    for (size_t i = 0; status == ZC_OK && i < headers->len; i++)
        column->of[zci_documents_of(documents, headers->docid[i], &hint)] = (uint32_t)index + 1;
    return status;
}

static zc_status read_column(zci_column *column, zci_key prefix, zci_store *store,
                             const zci_documents *documents, zc_error *error)
{
    zci_postings headers = {0};
    listing l = {column, prefix, 0, false};
    zc_status status = zci_store_terms(store, prefix, note_value, &l, error);
    if (status != ZC_OK)
        return status;
    column->of = calloc(zci_documents_count(documents) + 1, sizeof *column->of);
    if (l.failed || column->of == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; status == ZC_OK && i < column->value_count; i++)
        status = note_documents(column, prefix, i, store, documents, &headers, error);
    zci_postings_free(&headers);
    return status;
}

static void free_column(zci_column *column)
{
    zci_arena_clear(&column->arena);
    free(column->value);
    free(column->of);
    *column = (zci_column){0};
}

zc_status zci_columns_get(zci_columns *columns, zci_column_name name, zci_store *store,
                          const zci_documents *documents, const zci_column **column,
                          zc_error *error)
{
    zci_column *wanted = &columns->column[name];
    zc_status status = ZC_OK;
    if (wanted->of == NULL)
        status = read_column(wanted, column_prefix(name), store, documents, error);
    if (status != ZC_OK)
        free_column(wanted);
    *column = status == ZC_OK ? wanted : NULL;
    return status;
}

unsigned zci_column_number(const zci_column *column, size_t document)
{
    uint32_t place = column->of[document];
    zc_string value = place == 0 ? (zc_string){"", 0} : column->value[place - 1];
    unsigned number = 0;
    for (size_t i = 0; i < value.len && i < 8 && value.data[i] >= '0' && value.data[i] <= '9'; i++)
        number = number * 10 + (unsigned)(value.data[i] - '0');
    return number;
}

/* ---- Dates ------------------------------------------------------------- */

zc_status zci_dates_get(zci_columns *columns, zci_store *store, const zci_documents *documents,
                        zci_dates *dates, zc_error *error)
{
    *dates = (zci_dates){NULL, NULL};
    zc_status status =
        zci_columns_get(columns, ZCI_COLUMN_DATE, store, documents, &dates->date, error);
    return status == ZC_OK
               ? zci_columns_get(columns, ZCI_COLUMN_YEAR, store, documents, &dates->year, error)
               : status;
}

unsigned zci_dates_number(const zci_dates *dates, size_t document)
{
    unsigned date = zci_column_number(dates->date, document);
    return date != 0 ? date : zci_column_number(dates->year, document) * 10000;
}

/* ------------------------------------------------------------------------- */

void zci_columns_free(zci_columns *columns)
{
    for (size_t i = 0; i < ZCI_COLUMNS; i++)
        free_column(&columns->column[i]);
}
