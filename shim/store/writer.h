/* Writing the store.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_WRITER_H
#define ZCI_STORE_WRITER_H

#include "base/buffer.h"
#include "store/postings.h"
#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A writer holds the directory's lock and, always, one open transaction.  After
 * any error but ZC_BAD_ARGUMENT and ZC_NOT_FOUND it is spent: every later call
 * fails with the same status, and all since the last commit is lost.  That the index was deleted
 * or moved is such an error, a ZC_IO; nothing that lies in its place is touched.  In a process that
 * was forked from the one that opened it, a writer refuses to write, as a ZC_BAD_ARGUMENT, and
 * closing it frees memory. */
typedef struct zci_store_writer zci_store_writer;

typedef enum zci_store_mode {
    ZCI_STORE_UPDATE, /* the current generation, made when there is none */
    ZCI_STORE_REBUILD /* a new, empty generation, shown to readers by publish */
} zci_store_mode;

/* Creates `dir` when it does not exist.
 * Errors: ZC_LOCKED, ZC_FOREIGN (the directory holds other things), ZC_VERSION
 * (update only), ZC_CORRUPT, ZC_NO_SPACE, ZC_IO. */
zc_status zci_store_writer_open(const char *dir, zci_store_mode mode, zci_store_writer **writer,
                                zc_error *error);

/* Drops what was not committed (and an unpublished generation), writes the manifest where
 * commits left it out, and unlocks. */
void zci_store_writer_close(zci_store_writer *writer);

/* Whether the index is still there and this writer's, see zci_directory_check_lock.  Every call
 * that changes something asks this itself. */
zc_status zci_store_writer_check(const zci_store_writer *writer, zc_error *error);

/* Who is asked from now on whether to go on, while this writer joins or checks. */
void zci_store_writer_set_watch(zci_store_writer *writer, zci_store_watch watch);

/* By how many threads it checks a new generation; one unless this says more. */
void zci_store_writer_set_threads(zci_store_writer *writer, unsigned threads);

/* Whether what is written is a new generation that no reader has seen. */
bool zci_store_writer_is_new(const zci_store_writer *writer);

/* No docid beyond it is given out in a new generation. */
#define ZCI_STORE_DOCIDS_MAX UINT32_C(0x7FFFFFFF)

/* A *part* of a new generation: a database of its own beside it. */
typedef struct zci_store_part {
    unsigned number; /* from 1 */
    zci_docid first,
        last;            /* its docids; those of joined parts must not overlap, and each but
                          * the first begins at a multiple of ZCI_RECORD_PLACES (record_places.h) */
    size_t memory_bytes; /* that it may take before it goes on in another database */
    unsigned databases;  /* at most; the last one takes what it needs */
} zci_store_part;

/* Opens a part, to be filled by another thread and joined with the generation later.  It only
 * takes records, which name each term once and have no values but those of ZCI_SLOT_PASSAGE;
 * one too many is a ZC_BAD_SOURCE.  Closed like any writer, which removes it. */
zc_status zci_store_part_open(const zci_store_writer *whole, const zci_store_part *which,
                              zci_store_writer **part, zc_error *error);

/* Says anew how much memory a part may take. */
void zci_store_part_set_memory(zci_store_writer *part, size_t bytes);

/* Whether an addition failed because all docids of a part are taken; and the first one behind its
 * records and what was skipped. */
bool zci_store_part_is_full(const zci_store_writer *part);
zci_docid zci_store_part_end(const zci_store_writer *part);

/* Writes out a part, so that it can be joined. */
zc_status zci_store_part_finish(zci_store_writer *part, zc_error *error);

/* Makes finished parts (at least one, in the order of their docids) into the new
 * generation, compacted and synced, in place of what `whole` held. */
zc_status zci_store_join(zci_store_writer *whole, zci_store_writer *const *parts, size_t count,
                         zc_error *error);

typedef struct zci_count {
    zci_key term;
    uint32_t count; /* 0: present, without adding to the record's length */
} zci_count;

typedef struct zci_value {
    unsigned slot;
    const char *data;
    size_t len;
} zci_value;

/* A record to add; all of it is copied. */
typedef struct zci_record {
    const zci_count *terms;
    size_t term_count;
    const zci_value *values;
    size_t value_count;
    const char *data; /* may be NULL */
    size_t data_len;
} zci_record;

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

/* Makes the transaction visible, all at once, and opens the next.  A generation that readers have
 * not seen is checked and gets its manifest before they are shown it.  Where this fails, readers
 * see what they saw before. */
zc_status zci_store_commit(zci_store_writer *writer, zc_error *error);

/* Gives the generation that readers see the manifest that it lacks since a commit, or since
 * a run was killed; one that has it is compared with it.  To be called when no change waits.
 * Costs reading the whole index, so not done by each commit, but by closing where it was
 * left out.  Failing harms nobody, but damage would not be noticed.
 * Errors: ZC_CORRUPT (the files are not as they were written), ZC_NO_SPACE, ZC_IO. */
zc_status zci_store_writer_seal(zci_store_writer *writer, zc_error *error);

/* Rebuild only: shows the committed generation to readers in place of the old one.  Where this
 * fails, they see the old one. */
zc_status zci_store_publish(zci_store_writer *writer, zc_error *error);

/* What is left to be done when readers see the new state: to make sure that it outlasts a loss of
 * power.  It stays in place if this fails, and the error says so.  Errors: as for commit. */
zc_status zci_store_sync(zci_store_writer *writer, zc_error *error);

/* And to remove what only older states have: records that were moved, and after a publish
 * generations older than the one before.  Does nothing while a change waits, or what was committed
 * is not synced.  Failing harms nobody but takes room, and the next writer tries again. */
zc_status zci_store_sweep(zci_store_writer *writer, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
