/* A writer of the store.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_WRITER_H
#define ZCI_STORE_WRITER_H

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

#ifdef __cplusplus
}
#endif

#endif
