/* A document's header as stored.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_DOCUMENT_RECORD_H
#define ZCI_DOCUMENT_RECORD_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/hash.h"

/* Stored numbers: new ones are added at the end, none is ever reused. */
typedef enum zci_document_text {
    ZCI_DOCUMENT_ID = 1,
    ZCI_DOCUMENT_PATH,
    ZCI_DOCUMENT_TITLE,
    ZCI_DOCUMENT_DATE,
    ZCI_DOCUMENT_ISSUER,
    ZCI_DOCUMENT_NUMBER,
    ZCI_DOCUMENT_REGION,
    ZCI_DOCUMENT_GENRE,
    ZCI_DOCUMENT_SOURCE,
    ZCI_DOCUMENT_COLLECTION, /* the .jsonl file that the document is a record of */
    ZCI_DOCUMENT_WRITTEN,
    ZCI_DOCUMENT_PUBLISHED,
    ZCI_DOCUMENT_PAGE_DATE,
    ZCI_DOCUMENT_NUMBER_AGENCY,
    ZCI_DOCUMENT_REGION_PATH,
    ZCI_DOCUMENT_LEVEL,
    ZCI_DOCUMENT_SIGNED_BY,
    ZCI_DOCUMENT_PUBLISHER,
    ZCI_DOCUMENT_AUTHOR,
    ZCI_DOCUMENT_EDITOR,
    ZCI_DOCUMENT_ATTACHMENTS, /* one a line */
    ZCI_DOCUMENT_ISSUERS,     /* all of several, with a space between */
    ZCI_DOCUMENT_FOUND,       /* written from `found`, read into it; empty in memory */
    ZCI_DOCUMENT_READ_AS,     /* how the text came out of its file, where that was to be done */
    ZCI_DOCUMENT_TEXTS        /* how many, plus one */
} zci_document_text;

typedef enum zci_document_count {
    ZCI_DOCUMENT_PART = 1,
    ZCI_DOCUMENT_TITLE_KIND, /* a zci_title_kind */
    ZCI_DOCUMENT_YEAR,
    ZCI_DOCUMENT_PASSAGES,
    ZCI_DOCUMENT_FILE_SIZE,  /* of the file or collection, when it was read */
    ZCI_DOCUMENT_FILE_MTIME, /* nanoseconds */
    ZCI_DOCUMENT_FILE_INODE,
    ZCI_DOCUMENT_HASH,          /* of the content: the file's bytes, or the record's line */
    ZCI_DOCUMENT_HASH_HIGH,     /* the upper half of the same */
    ZCI_DOCUMENT_RECORD_OFFSET, /* in a collection: where the record's line begins, plus 1 */
    ZCI_DOCUMENT_WRAPPED,       /* 1: single line ends are white space */
    ZCI_DOCUMENT_CONTENT_YEAR,
    ZCI_DOCUMENT_NUMBER_YEAR,
    ZCI_DOCUMENT_NUMBER_SERIAL,
    ZCI_DOCUMENT_SIDECAR, /* hash of the file's sidecar; 0 when it has none */
    ZCI_DOCUMENT_RUN,     /* that last brought something new of it, see ZCI_META_RUN */
    ZCI_DOCUMENT_ADDED,   /* the run that first had it */
    ZCI_DOCUMENT_EXTRACT, /* hash of the text that came out of the file; 0 where the file's own
                           * bytes are the text */
    ZCI_DOCUMENT_COUNTS
} zci_document_count;

/* Where the title came from; decides whether a plain query looks into it. */
typedef enum zci_title_kind {
    ZCI_TITLE_IN_TEXT, /* a line of the text, so found there */
    ZCI_TITLE_GIVEN,   /* stated beside the text, as in a collection */
    ZCI_TITLE_DERIVED  /* from the file name or the way to the page: no words of the
                        * document */
} zci_title_kind;

/* Unset texts have length 0, unset counts are 0. */
typedef struct zci_document_record {
    zc_string text[ZCI_DOCUMENT_TEXTS];
    uint64_t count[ZCI_DOCUMENT_COUNTS];
    zc_finding found[ZC_FACTS];
} zci_document_record;

void zci_document_record_write(const zci_document_record *record, zci_buffer *out);

/* Reads a record, its strings copied into `arena`.  Error: ZC_CORRUPT. */
zc_status zci_document_record_read(const char *data, size_t len, zci_arena *arena,
                                   zci_document_record *record, zc_error *error);

/* The hash of what it was read from: a file's bytes, a record's line. */
void zci_document_record_set_hash(zci_document_record *record, zci_hash128 hash);
zci_hash128 zci_document_record_hash(const zci_document_record *record);

/* What a query for a field looks into: of a region its path, so that it is found by
 * each place that it lies in; of the issuer all that issued it together. */
zc_string zci_document_record_searched(const zci_document_record *record, zci_document_text field);

/* The public view; strings are shared with the record, the list of attachments
 * is in `arena`.  Error: ZC_NO_MEMORY. */
zc_status zci_document_record_view(const zci_document_record *record, zci_arena *arena,
                                   zc_document *document, zc_error *error);

#endif
