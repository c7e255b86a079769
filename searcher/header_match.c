/* Phrases in the fields of documents' headers.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "header_match.h"

#include "base/fail.h"
#include "schema/schema.h"
#include "store/postings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Candidates -------------------------------------------------------- */

/* The pattern's terms with the field's prefix before each. */
static zc_status prefixed_terms(const zci_pattern *pattern, char prefix, bool given_titles,
                                zci_arena *arena, zci_key **keys, size_t *count, zc_error *error)
{
    *keys = zci_arena_alloc(arena, pattern->term_count + 1, sizeof **keys);
    if (*keys == NULL)
        return zci_fail_memory(error);
    *count = 0;
    for (size_t i = 0; i < pattern->term_count; i++) {
        zc_string term = pattern->term[i];
        char *bytes = zci_arena_alloc(arena, term.len + 1, 1);
        if (bytes == NULL)
            return zci_fail_memory(error);
        bytes[0] = prefix;
        memcpy(bytes + 1, term.data, term.len);
        (*keys)[(*count)++] = (zci_key){bytes, term.len + 1};
    }
    if (given_titles)
        (*keys)[(*count)++] = (zci_key){ZCI_TERM_GIVEN_TITLE, strlen(ZCI_TERM_GIVEN_TITLE)};
    return ZC_OK;
}

static zc_status candidates(zc_reader *reader, const zci_pattern *pattern, char prefix,
                            bool given_titles, const zci_range *ranges, size_t range_count,
                            zci_postings *out, zc_error *error)
{
    zci_arena arena = {0};
    zci_key *keys = NULL;
    size_t count = 0;
    zc_status status;
    if (pattern->term_count == 0) {
        char bytes[1 + ZCI_HAN_KEY_MAX] = {prefix};
        size_t len = 1 + zci_han_key(pattern->first_han, bytes + 1);
        return zci_store_with_prefix(reader->store, (zci_key){bytes, len}, ranges, range_count, out,
                                     error);
    }
    status = prefixed_terms(pattern, prefix, given_titles, &arena, &keys, &count, error);
    if (status == ZC_OK)
        status =
            zci_store_intersect(reader->store, keys, count, ranges, range_count, 0, out, error);
    zci_arena_clear(&arena);
    return status;
}

zc_status zci_prefixed_candidates(zc_reader *reader, const zci_pattern *pattern, char prefix,
                                  const zci_range *ranges, size_t range_count, zci_postings *out,
                                  zc_error *error)
{
    return candidates(reader, pattern, prefix, false, ranges, range_count, out, error);
}

/* ---- Verification ------------------------------------------------------ */

static zci_document_text record_text(zci_field field)
{
    switch (field) {
    case ZCI_FIELD_NUMBER:
        return ZCI_DOCUMENT_NUMBER;
    case ZCI_FIELD_ISSUER:
        return ZCI_DOCUMENT_ISSUER;
    case ZCI_FIELD_REGION:
        return ZCI_DOCUMENT_REGION;
    case ZCI_FIELD_GENRE:
        return ZCI_DOCUMENT_GENRE;
    case ZCI_FIELD_TEXT:
    case ZCI_FIELD_TITLE:
    case ZCI_FIELD_YEAR:
    case ZCI_FIELD_ABOUT:
    case ZCI_FIELD_LEVEL:
    case ZCI_FIELD_UNITS:
    case ZCI_FIELD_DEADLINE:
    case ZCI_FIELD_TARGET:
    case ZCI_FIELD_REFERENCE:
    case ZCI_FIELD_NONE:
        break;
    }
    return ZCI_DOCUMENT_TITLE;
}

zc_string zci_header_text(const zci_document_record *record, zci_field field)
{
    return zci_document_record_searched(record, record_text(field));
}

/* Of the genres, one name ends in that of another which it is none of: 办法, and 法. */
static bool other_genre(const zci_units *units, zc_span match)
{
    enum { MEANS = 0x529E, LAW = 0x6CD5 }; /* 办 and 法 */
    return match.end == match.start + 1 && match.start > 0 && units->unit[match.start].cp == LAW &&
           units->unit[match.start - 1].cp == MEANS;
}

static zc_status holds(zc_reader *reader, zci_docid header, const zci_pattern *pattern,
                       zci_field field, bool given_titles, bool *result, zc_error *error)
{
    zci_arena arena = {0};
    zci_document_record record;
    zci_units *units = &reader->passage.units;
    *result = false;
    zc_status status =
        zci_documents_record(reader->store, header, &reader->scratch, &arena, &record, error);
    if (status == ZC_OK &&
        (!given_titles || record.count[ZCI_DOCUMENT_TITLE_KIND] == ZCI_TITLE_GIVEN)) {
        zc_string text = zci_header_text(&record, field);
        zc_span match;
        size_t from = 0;
        status = zci_units_read(units, text.data, text.len, ZCI_LINES_WRAPPED, error);
        if (field == ZCI_FIELD_NUMBER)
            zci_units_drop_ordinals(units); /* as those of what is looked for */
        *result = status == ZC_OK && zci_pattern_find(pattern, units, units->len, reader->stemmer,
                                                      &from, &match, NULL);
        if (*result && field == ZCI_FIELD_GENRE)
            *result = !other_genre(units, match);
    }
    zci_arena_clear(&arena);
    return status;
}

static zc_status header_ranges(zc_reader *reader, const zci_docset *within, zci_range **ranges,
                               size_t *count, zc_error *error)
{
    *ranges = NULL;
    *count = 0;
    if (within == NULL)
        return ZC_OK;
    return zci_documents_ranges(&reader->documents, within, true, ranges, count, error);
}

zc_status zci_header_match(zc_reader *reader, const zci_pattern *pattern, zci_field field,
                           bool given_titles, bool verify, const zci_docset *within,
                           zci_docset *found, zc_error *error)
{
    zci_range *ranges;
    size_t range_count, hint = 0;
    zci_postings headers = {0};
    char prefix = field == ZCI_FIELD_TEXT ? ZCI_PREFIX_TITLE : zci_field_prefix(field);
    zc_status status = header_ranges(reader, within, &ranges, &range_count, error);
    if (status == ZC_OK)
        status =
            candidates(reader, pattern, prefix, given_titles, ranges, range_count, &headers, error);
    for (size_t i = 0; status == ZC_OK && i < headers.len; i++) {
        bool holds_it = true;
        if (verify)
            status =
                holds(reader, headers.docid[i], pattern, field, given_titles, &holds_it, error);
        if (status == ZC_OK && holds_it)
            zci_docset_add(found, zci_documents_of(&reader->documents, headers.docid[i], &hint));
    }
    zci_postings_free(&headers);
    free(ranges);
    return status;
}

/* ---- Years ------------------------------------------------------------- */

typedef struct years {
    int from, to;
    char term[16][8]; /* those in the index that lie between, a batch at a time */
    size_t count;
    int resume; /* the first year that did not fit, 0 for none */
} years;

static bool note_year(void *context, zci_key term, uint64_t frequency)
{
    (void)frequency;
    years *y = context;
    int year = 0;
    if (term.len != 5)
        return true;
    for (size_t i = 1; i < 5; i++)
        year = year * 10 + (term.data[i] - '0');
    if (year < y->from || year > y->to)
        return true;
    if (y->count == sizeof y->term / sizeof *y->term) {
        y->resume = year;
        return false;
    }
    memcpy(y->term[y->count++], term.data, 5);
    return true;
}

static zc_status add_year(zc_reader *reader, const char *term, const zci_range *ranges,
                          size_t range_count, zci_docset *found, zc_error *error)
{
    zci_postings headers = {0};
    zci_key key = {term, 5};
    size_t hint = 0;
    zc_status status =
        zci_store_intersect(reader->store, &key, 1, ranges, range_count, 0, &headers, error);
    for (size_t i = 0; status == ZC_OK && i < headers.len; i++)
        zci_docset_add(found, zci_documents_of(&reader->documents, headers.docid[i], &hint));
    zci_postings_free(&headers);
    return status;
}

zc_status zci_header_years(zc_reader *reader, bool about, int from, int to,
                           const zci_docset *within, zci_docset *found, zc_error *error)
{
    const char prefix = about ? ZCI_PREFIX_ABOUT : ZCI_PREFIX_YEAR;
    zci_range *ranges;
    size_t range_count;
    years y = {.resume = from};
    zc_status status = header_ranges(reader, within, &ranges, &range_count, error);
    do {
        y = (years){.from = y.resume, .to = to};
        if (status == ZC_OK)
            status = zci_store_terms(reader->store, (zci_key){&prefix, 1}, note_year, &y, error);
        for (size_t i = 0; status == ZC_OK && i < y.count; i++)
            status = add_year(reader, y.term[i], ranges, range_count, found, error);
    } while (status == ZC_OK && y.resume != 0);
    free(ranges);
    return status;
}

/* ---- Levels ------------------------------------------------------------ */

zc_status zci_header_level(zc_reader *reader, const char *level, const zci_docset *within,
                           zci_docset *found, zc_error *error)
{
    const zci_column *column;
    zc_status status = zci_columns_get(&reader->columns, ZCI_COLUMN_LEVEL, reader->store,
                                       &reader->documents, &column, error);
    uint32_t wanted = 0;
    for (size_t i = 0; status == ZC_OK && i < column->value_count; i++) {
        if (strcmp(column->value[i].data, level) == 0)
            wanted = (uint32_t)i + 1;
    }
    size_t count = wanted > 0 ? zci_documents_count(&reader->documents) : 0;
    for (size_t i = 0; i < count; i++) {
        if (column->of[i] == wanted && (within == NULL || zci_docset_has(within, i)))
            zci_docset_add(found, i);
    }
    return status;
}

/* ---- Dates ------------------------------------------------------------- */

/* The last day of what a date says, of which the day, or month and day, may be 00. */
static unsigned last_day(unsigned date)
{
    if (date % 10000 == 0)
        return date + 1231;
    return date % 100 == 0 ? date + 31 : date;
}

zc_status zci_header_dates(zc_reader *reader, unsigned from, unsigned to, const zci_docset *within,
                           zci_docset *found, zc_error *error)
{
    zci_dates dates;
    zc_status status =
        zci_dates_get(&reader->columns, reader->store, &reader->documents, &dates, error);
    size_t count = status == ZC_OK ? zci_documents_count(&reader->documents) : 0;
    for (size_t i = 0; i < count; i++) {
        unsigned date = zci_dates_number(&dates, i);
        if (date != 0 && last_day(date) >= from && date <= to &&
            (within == NULL || zci_docset_has(within, i)))
            zci_docset_add(found, i);
    }
    return status;
}

/* ---- Runs -------------------------------------------------------------- */

zc_status zci_header_runs(zc_reader *reader, uint64_t from, const zci_docset *within,
                          zci_docset *found, zc_error *error)
{
    const zci_column *column;
    zc_status status = zci_columns_get(&reader->columns, ZCI_COLUMN_RUN, reader->store,
                                       &reader->documents, &column, error);
    size_t count = status == ZC_OK ? zci_documents_count(&reader->documents) : 0;
    for (size_t i = 0; i < count; i++) {
        if (zci_column_number(column, i) >= from && (within == NULL || zci_docset_has(within, i)))
            zci_docset_add(found, i);
    }
    return status;
}
