/* A corpus indexed twice: by the library, and by the reference that its answers are
 * compared with.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_EXACT_H
#define TEST_EXACT_H

#include "reference.h"

/* A file, a record of a collection, or the title that stands beside one. */
typedef struct exact_text {
    char *document; /* the file's path or the record's id */
    char *bytes;
    size_t len;
    bool is_title;
    size_t first; /* its first symbol */
} exact_text;

/* All texts' symbols in one row, a break before each text, and where each character
 * occurs: so a query looks only where its rarest character stands. */
typedef struct exact_corpus {
    exact_text *text;
    size_t text_count, text_capacity;
    ref_text all;
    uint32_t *place;      /* symbols by their character */
    uint32_t *place_from; /* 0x10001 of them; rare planes share the first */
    size_t *by_document;  /* indexes of texts that are no titles, sorted */
    size_t document_count;
} exact_corpus;

/* Adds a text of `len` bytes, which are copied. */
void exact_add(exact_corpus *corpus, const char *document, const char *bytes, size_t len,
               ref_lines lines, bool is_title);

/* To be called once, after the last text. */
void exact_finish(exact_corpus *corpus);
void exact_free(exact_corpus *corpus);

/* The text that a symbol belongs to. */
const exact_text *exact_text_at(const exact_corpus *corpus, size_t symbol);

/* A question to both: the query as the library reads it and the phrase that it
 * stands for. */
typedef struct exact_question {
    zc_string query;
    const ref_text *phrase;
    bool literal;
    bool pages; /* also ask, page by page, with other words and partial answers */
} exact_question;

/* Asks both.  Prints the first differences and returns how many there are. */
size_t exact_compare(const exact_corpus *corpus, zc_reader *reader, const exact_question *question);

/* What all comparisons so far found, to tell a test that asks for nothing. */
typedef struct exact_tally {
    uint64_t questions, present, matches;
    uint64_t compared; /* of these matches one by one */
    uint64_t others;   /* hits by other words and partial ones, behind literal hits */
} exact_tally;

exact_tally exact_tally_get(void);

#endif
