/* Phrases in the fields of documents' headers.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_HEADER_MATCH_H
#define ZCI_HEADER_MATCH_H

#include "query.h"
#include "reader.h"
#include "store/postings.h"

/* Appends the records in `ranges` (NULL: everywhere) that hold the pattern's terms under
 * a prefix. */
zc_status zci_prefixed_candidates(zc_reader *reader, const zci_pattern *pattern, char prefix,
                                  const zci_range *ranges, size_t range_count, zci_postings *out,
                                  zc_error *error);

/* What a query for a field of headers looks into. */
zc_string zci_header_text(const zci_document_record *record, zci_field field);

/* Adds to `found` the documents among `within` (NULL: all) whose field holds the
 * pattern.  With `given_titles` the field is the title, and only titles that
 * stand beside the text count.  Unless `verify`, the terms alone decide, which
 * finds a few documents too many. */
zc_status zci_header_match(zc_reader *reader, const zci_pattern *pattern, zci_field field,
                           bool given_titles, bool verify, const zci_docset *within,
                           zci_docset *found, zc_error *error);

/* Adds the documents among `within` whose year, or the year that they are about, lies
 * in [from, to]. */
zc_status zci_header_years(zc_reader *reader, bool about, int from, int to,
                           const zci_docset *within, zci_docset *found, zc_error *error);

/* Adds the documents among `within` that are of a level, as it stands in the index. */
zc_status zci_header_level(zc_reader *reader, const char *level, const zci_docset *within,
                           zci_docset *found, zc_error *error);

/* Adds the documents among `within` whose date, or year where no date is known, may lie in
 * [from, to], as YYYYMMDD: a year or month alone, with 00 behind it, lies on all of its days. */
zc_status zci_header_dates(zc_reader *reader, unsigned from, unsigned to, const zci_docset *within,
                           zci_docset *found, zc_error *error);

/* Adds the documents among `within` that run `from` or a later one brought. */
zc_status zci_header_runs(zc_reader *reader, uint64_t from, const zci_docset *within,
                          zci_docset *found, zc_error *error);

#endif
