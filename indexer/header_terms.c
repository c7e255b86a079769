/* The terms of a document's header.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "header_terms.h"

#include "base/hash.h"
#include "known.h"
#include "schema/schema.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void mark_term(zci_terms *terms, char prefix, zc_string rest)
{
    char term[ZCI_ID_MAX + 1];
    if (rest.len > ZCI_ID_MAX)
        return;
    term[0] = prefix;
    if (rest.len > 0)
        memcpy(term + 1, rest.data, rest.len);
    zci_terms_mark_whole(terms, term, rest.len + 1);
}

static void mark_source(zci_terms *terms, const zci_document_record *record)
{
    char digits[32];
    zc_string path = zci_known_source(record);
    int len = snprintf(digits, sizeof digits, "%016" PRIx64, zci_hash64(path.data, path.len));
    mark_term(terms, ZCI_PREFIX_SOURCE, (zc_string){digits, (size_t)len});
}

static void mark_year(zci_terms *terms, char prefix, uint64_t year)
{
    char digits[32];
    if (year == 0)
        return;
    int len = snprintf(digits, sizeof digits, "%04u", (unsigned)year);
    mark_term(terms, prefix, (zc_string){digits, (size_t)len});
}

static void mark_run(zci_terms *terms, uint64_t run)
{
    char digits[32];
    int len = snprintf(digits, sizeof digits, "%08" PRIu64, run);
    mark_term(terms, ZCI_PREFIX_RUN, (zc_string){digits, (size_t)len});
}

static void mark_fields(zci_terms *terms, zci_stemmer *stemmer, const zci_document_record *record)
{
    static const struct {
        zci_document_text field;
        char prefix;
    } fields[] = {
        {ZCI_DOCUMENT_TITLE, ZCI_PREFIX_TITLE},   {ZCI_DOCUMENT_NUMBER, ZCI_PREFIX_NUMBER},
        {ZCI_DOCUMENT_ISSUER, ZCI_PREFIX_ISSUER}, {ZCI_DOCUMENT_REGION, ZCI_PREFIX_REGION},
        {ZCI_DOCUMENT_GENRE, ZCI_PREFIX_GENRE},
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        zci_terms_mark(terms, stemmer, fields[i].prefix,
                       zci_document_record_searched(record, fields[i].field), ZCI_LINES_WRAPPED);
}

/* YYYYMMDD, unknown parts 00. */
static void mark_date(zci_terms *terms, zc_string date)
{
    char digits[8];
    size_t len = 0;
    for (size_t i = 0; i < date.len && len < sizeof digits; i++) {
        if (date.data[i] != '-')
            digits[len++] = date.data[i];
    }
    while (len > 0 && len < sizeof digits)
        digits[len++] = '0';
    if (len > 0)
        mark_term(terms, ZCI_PREFIX_DATE, (zc_string){digits, len});
}

/* ---- Facets ------------------------------------------------------------ */

/* Appends at most `most` bytes, cut between characters; a tab or NUL ends it, for
 * tabs part a value from its path and terms hold no NUL. */
static size_t append_value(char *out, size_t len, size_t most, zc_string value)
{
    size_t start = len;
    for (size_t i = 0;
         i < value.len && len < most && value.data[i] != '\0' && value.data[i] != '\t'; i++)
        out[len++] = value.data[i];
    if (len - start < value.len) {
        while (len > start && ((unsigned char)value.data[len - start] & 0xC0) == 0x80)
            len--;
    }
    return len;
}

static void mark_facet(zci_terms *terms, char facet, zc_string value, zc_string path)
{
    char term[2 + ZCI_FACET_MAX] = {ZCI_PREFIX_FACET, facet};
    size_t most = path.len > 0 ? ZCI_FACET_MAX / 2 : ZCI_FACET_MAX;
    size_t len = append_value(term, 2, 2 + most, value);
    if (len == 2)
        return;
    if (path.len > 0) {
        term[len++] = '\t';
        len = append_value(term, len, sizeof term, path);
    }
    zci_terms_mark_whole(terms, term, len);
}

static void mark_facets(zci_terms *terms, const zci_document_record *record)
{
    static const zc_string none = {"", 0};
    mark_facet(terms, ZCI_PREFIX_REGION, record->text[ZCI_DOCUMENT_REGION],
               record->text[ZCI_DOCUMENT_REGION_PATH]);
    mark_facet(terms, ZCI_PREFIX_ISSUER, record->text[ZCI_DOCUMENT_ISSUER], none);
    mark_facet(terms, ZCI_PREFIX_GENRE, record->text[ZCI_DOCUMENT_GENRE], none);
}

void zci_header_terms_mark(zci_terms *terms, zci_stemmer *stemmer,
                           const zci_document_record *record, uint32_t length)
{
    zci_terms_count_whole(terms, ZCI_TERM_HEADER, strlen(ZCI_TERM_HEADER), length);
    mark_term(terms, ZCI_PREFIX_ID, record->text[ZCI_DOCUMENT_ID]);
    mark_source(terms, record);
    mark_year(terms, ZCI_PREFIX_YEAR, record->count[ZCI_DOCUMENT_YEAR]);
    mark_year(terms, ZCI_PREFIX_ABOUT, record->count[ZCI_DOCUMENT_CONTENT_YEAR]);
    mark_run(terms, record->count[ZCI_DOCUMENT_RUN]);
    if (record->text[ZCI_DOCUMENT_LEVEL].len > 0)
        mark_term(terms, ZCI_PREFIX_LEVEL, record->text[ZCI_DOCUMENT_LEVEL]);
    if (record->count[ZCI_DOCUMENT_TITLE_KIND] == ZCI_TITLE_GIVEN)
        zci_terms_mark_whole(terms, ZCI_TERM_GIVEN_TITLE, strlen(ZCI_TERM_GIVEN_TITLE));
    mark_date(terms, record->text[ZCI_DOCUMENT_DATE]);
    mark_facets(terms, record);
    mark_fields(terms, stemmer, record);
}
