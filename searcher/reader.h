/* What a zc_reader is.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_READER_H
#define ZCI_READER_H

#include "columns.h"
#include "han_scan.h"
#include "passage_text.h"
#include "places.h"
#include "text/stem.h"

/* Arrays by docid of what passages hold of a query, kept for the next: all zero between
 * queries. */
typedef enum zci_by_docid {
    ZCI_HELD_BY_PASSAGE,
    ZCI_WORDS_BY_PASSAGE,
    ZCI_FIRST_RUN_BY_PASSAGE,
    ZCI_SECOND_RUN_BY_PASSAGE,
    ZCI_BY_DOCID_COUNT
} zci_by_docid;

struct zc_reader {
    char *dir;
    zci_store *store;
    bool is_behind; /* what follows is not of the store's state, but of none */
    zci_documents documents;
    zci_columns columns;                 /* of this state */
    zci_places places;                   /* likewise */
    float *by_docid[ZCI_BY_DOCID_COUNT]; /* of this state; each NULL until it is wanted */
    zci_stemmer *stemmer;
    zci_passage_text passage; /* scratch */
    zci_han_text han_text;    /* scratch */
    zci_buffer scratch;
};

/* To be called before a reader is asked for anything: where a failure left it between two
 * states, it moves to the newest.  Errors: those of zc_reader_refresh. */
zc_status zci_reader_settle(zc_reader *reader, zc_error *error);

/* The same; ZC_BAD_ARGUMENT where there is no reader; `call` is the public one, such as
 * "zc_fetch". */
zc_status zci_reader_check(zc_reader *reader, const char *call, zc_error *error);

/* Something that is read from one state of an index, whole. */
typedef zc_status (*zci_reading)(void *context, zc_reader *reader, zc_error *error);

/* Reads it.  A state of the index may go when a writer has committed once more and begins to write
 * again; where that is noticed all is read again on the newest state, a few times.
 * Each time `read` begins by dropping what it read before.  Errors: its own; ZC_CHANGED where the
 * writer was always faster. */
zc_status zci_reader_read(zc_reader *reader, zci_reading read, void *context, zc_error *error);

#endif
