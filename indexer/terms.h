/* The terms of one text, counted.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_TERMS_H
#define ZCI_TERMS_H

#include "base/buffer.h"
#include "store/record.h"
#include "text/segment.h"

/* A table that is filled for one record after the other; after the first few it
 * allocates nothing. */
typedef struct zci_terms zci_terms;

/* NULL when memory is exhausted. */
zci_terms *zci_terms_new(void);
void zci_terms_free(zci_terms *terms);

void zci_terms_reset(zci_terms *terms);

/* Counts a passage's terms.  A stem is counted like its words, so that the matches of all
 * forms of a word are known without the text. */
void zci_terms_count(zci_terms *terms, zci_stemmer *stemmer, const char *text, size_t len,
                     zci_lines lines);

/* Marks the terms of a field, a header's or one in a passage, as present under the field's
 * prefix. */
void zci_terms_mark(zci_terms *terms, zci_stemmer *stemmer, char prefix, zc_string text,
                    zci_lines lines);

/* Marks one term, given whole, as present. */
void zci_terms_mark_whole(zci_terms *terms, const char *term, size_t len);

/* Counts one term, given whole, so many times. */
void zci_terms_count_whole(zci_terms *terms, const char *term, size_t len, uint32_t count);

/* Points `record` at the terms; they live until the next call on `terms`.
 * Error: ZC_NO_MEMORY when any of the calls before ran out of it. */
zc_status zci_terms_finish(zci_terms *terms, zci_record *record, zc_error *error);

#endif
