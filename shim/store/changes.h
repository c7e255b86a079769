/* What a writer changes: records and metadata, seen by itself before they are committed.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_CHANGES_H
#define ZCI_STORE_CHANGES_H

#include "base/buffer.h"
#include "store/postings.h"
#include "store/record.h"
#include "store/writer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Adds a record; its docid is one above the last one, or as much more as zci_store_skip says.
 * Error: ZC_BAD_ARGUMENT for a term that is empty, too long or holds a NUL, and for
 * a slot beyond ZCI_SLOTS. */
zc_status zci_store_add(zci_store_writer *writer, const zci_record *record, zci_docid *docid,
                        zc_error *error);

/* Leaves docids free between the last record and the next one added.  That is forgotten when
 * the writer is closed. */
void zci_store_skip(zci_store_writer *writer, uint32_t count);

/* Puts a record in the place of the one that has the docid, if any.  What stays of its terms
 * costs nothing.  Values that the record does not name stay.  Errors: as above. */
zc_status zci_store_put(zci_store_writer *writer, zci_docid docid, const zci_record *record,
                        zc_error *error);

/* Replaces the data of a record, keeping docid, terms and values. */
zc_status zci_store_replace_data(zci_store_writer *writer, zci_docid docid, const char *data,
                                 size_t data_len, zc_error *error);

/* Deletes the records of a range. */
zc_status zci_store_delete(zci_store_writer *writer, zci_range range, zc_error *error);

/* The record that holds a term, seen with all changes of the open transaction.
 * Error: ZC_NOT_FOUND. */
zc_status zci_store_find(zci_store_writer *writer, zci_key unique_term, zci_docid *docid,
                         zc_error *error);

/* The data of a record, likewise. */
zc_status zci_store_writer_data(zci_store_writer *writer, zci_docid docid, zci_buffer *out,
                                zc_error *error);

/* A value of a record, likewise; empty when there is none. */
zc_status zci_store_writer_value(zci_store_writer *writer, unsigned slot, zci_docid docid,
                                 zci_buffer *out, zc_error *error);

/* Whether there is a record of a docid, likewise. */
zc_status zci_store_writer_has(zci_store_writer *writer, zci_docid docid, bool *has,
                               zc_error *error);

/* The records that hold a term, likewise, appended to `out` (see reader.h). */
zc_status zci_store_writer_postings(zci_store_writer *writer, zci_key term, zci_postings *out,
                                    zc_error *error);

/* A metadata value, likewise; empty when there is none. */
zc_status zci_store_writer_metadata(zci_store_writer *writer, const char *key, zci_buffer *out,
                                    zc_error *error);

zc_status zci_store_set_metadata(zci_store_writer *writer, const char *key, const char *value,
                                 size_t len, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
