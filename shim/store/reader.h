/* Reading the store.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_READER_H
#define ZCI_STORE_READER_H

#include "base/buffer.h"
#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Opens the current generation of the index in `dir`; checks that zhengce made
 * it and that format and analyser are this library's.
 * Errors: ZC_NO_INDEX, ZC_FOREIGN, ZC_VERSION, ZC_CORRUPT, ZC_IO. */
zc_status zci_store_open(const char *dir, zci_store **store, zc_error *error);
void zci_store_close(zci_store *store);

/* Opens it whatever its format and analyser are: only for records whose form is meant to
 * be read by every version. */
zc_status zci_store_open_any(const char *dir, zci_store **store, zc_error *error);

/* Moves to the newest state, in a newer generation if there is one.  Where that fails
 * half-way, or where memory ran out in any call before, the store is spent: it must not be asked
 * for anything until this succeeds, which then counts as a change. */
zc_status zci_store_refresh(zci_store *store, bool *changed, zc_error *error);
bool zci_store_is_spent(const zci_store *store);

/* To be asked about the status of what was made of this store's records: damage in a state that
 * a writer has gone on from may be its work half seen, and becomes ZC_CHANGED.  Calls that take
 * a store have asked this about their own.  Any other status comes back as it is. */
zc_status zci_store_judge(zci_store *store, zc_status status, zc_error *error);

typedef struct zci_store_stats {
    uint64_t record_count; /* headers and passages */
    zci_docid last_docid;
    double mean_length; /* terms per record */
    unsigned generation;
    char revision[32]; /* of the state: generation, revision, and which database it is */
} zci_store_stats;

zc_status zci_store_stat(zci_store *store, zci_store_stats *stats, zc_error *error);

/* A metadata value replaces what `out` held; empty when there is none. */
zc_status zci_store_metadata(zci_store *store, const char *key, zci_buffer *out, zc_error *error);

/* Records that hold a term. */
zc_status zci_store_frequency(zci_store *store, zci_key term, uint64_t *frequency, zc_error *error);

/* The same for several terms, in the order that they are given in.  Looked up together, neighbours
 * share the index's blocks. */
zc_status zci_store_frequencies(zci_store *store, const zci_key *terms, size_t count,
                                uint64_t *frequency, zc_error *error);

/* A record's data replaces what `out` held.  Error: ZC_NOT_FOUND. */
zc_status zci_store_data(zci_store *store, zci_docid docid, zci_buffer *out, zc_error *error);

/* Called with every term that begins with `prefix`, ascending; return false to
 * stop. */
typedef bool (*zci_term_visitor)(void *context, zci_key term, uint64_t frequency);
zc_status zci_store_terms(zci_store *store, zci_key prefix, zci_term_visitor visit, void *context,
                          zc_error *error);

/* Xapian's own check of the current generation's structure; appends its
 * complaints to `report` (may be NULL) as text.  The watch is asked now and then.
 * Errors: ZC_CORRUPT when there are any; ZC_CHANGED where a writer went on meanwhile, so that
 * there may be none; ZC_CANCELLED. */
zc_status zci_store_check(const char *dir, zci_store_watch watch, zci_buffer *report,
                          zc_error *error);

/* The same of a generation at `path`, in the index `dir`, by so many threads, of which the
 * caller's is one and asks the watch. */
zc_status zci_store_check_generation(const char *path, const char *dir, zci_store_watch watch,
                                     unsigned threads, zci_buffer *report, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
