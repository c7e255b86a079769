/* Words that both sides of the store share.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The store is Xapian behind C.  Nothing of Xapian shows here: no type, no
 * exception, no iterator.  Every exception ends in one guard (guard.hh) and
 * comes out as a status. */
#ifndef ZCI_STORE_H
#define ZCI_STORE_H

#include "zhengce.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint32_t zci_docid; /* from 1; 0 is none */

/* A term: 1 to 245 bytes, none of them NUL. */
typedef struct zci_key {
    const char *data;
    size_t len;
} zci_key;

/* Docids first to last, both included. */
typedef struct zci_range {
    zci_docid first, last;
} zci_range;

/* One consistent state of the database (reader.h).  After ZC_CHANGED (a writer has gone on and
 * used some of its blocks again) refresh it and ask everything anew. */
typedef struct zci_store zci_store;

/* What takes long while no document is written. */
typedef enum zci_store_step {
    ZCI_STORE_JOINS, /* the parts of a new generation */
    ZCI_STORE_CHECKS /* a new generation */
} zci_store_step;

/* Asked between tables and between parts of these whether to go on; where it says no, the call
 * ends with ZC_CANCELLED, joining when all tables are written.  All zero watches nothing. */
typedef struct zci_store_watch {
    bool (*goes_on)(void *context, zci_store_step step);
    void *context;
} zci_store_watch;

enum { ZCI_STORE_THREADS_MAX = 64 };

/* A file of an index directory:
 *
 *   DIR/XAPIANDB   a Xapian stub naming the generation that readers open; it is
 *                  replaced by rename, so that a reader sees the old or the new
 *   DIR/gen-N      the generations, each a database
 *   DIR/lock       held by the writer
 *   DIR/sources    what runs were told to index (sources.h)
 *
 * zci_store_current reads the stub into `generation` (its number).
 * Errors: ZC_NO_INDEX, ZC_FOREIGN, ZC_IO; ZC_CORRUPT where it names none, though one is there. */
zc_status zci_store_current(const char *dir, unsigned *generation, zc_error *error);

/* What is in `dir` was made by another program: ZC_FOREIGN. */
zc_status zci_store_fail_foreign(zc_error *error, const char *dir);

/* Another process has the index in `dir`: ZC_LOCKED. */
zc_status zci_store_fail_locked(zc_error *error, const char *dir);

#ifdef __cplusplus
}
#endif

#endif
