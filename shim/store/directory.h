/* The directory of an index: generations, stub and lock.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_DIRECTORY_H
#define ZCI_STORE_DIRECTORY_H

#include "base/buffer.h"
#include "store/store.h"

#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ZCI_GENERATION_FORMAT "gen-%u"
#define ZCI_PART_FORMAT       "part-%u"

/* DIR/NAME; freed by the caller, NULL when memory is exhausted. */
char *zci_directory_path(const char *dir, const char *name);

/* The path of a generation; freed by the caller, NULL when memory is exhausted. */
char *zci_directory_generation(const char *dir, unsigned generation);

/* The path of a part of the generation being built, likewise. */
char *zci_directory_part(const char *dir, unsigned number);

/* Creates `dir` and its parents where missing, takes its lock without waiting
 * and stores the lock's descriptor.  Errors: ZC_LOCKED, ZC_FOREIGN (the directory
 * is not empty and no index), ZC_IO. */
zc_status zci_directory_lock(const char *dir, int *lock, zc_error *error);

/* Gives the lock back; -1 is ignored. */
void zci_directory_unlock(int lock);

/* Calls `visit` with each entry's name until it returns other than ZC_OK, which is returned
 * then.  Errors: ZC_IO. */
typedef zc_status (*zci_entry_visitor)(void *context, const char *name, zc_error *error);
zc_status zci_directory_each(const char *dir, zci_entry_visitor visit, void *context,
                             zc_error *error);

/* Removes a file of a directory; there being none is no error. */
zc_status zci_directory_remove_file(const char *dir, const char *name, zc_error *error);

/* The highest generation number present, 0 for none. */
zc_status zci_directory_highest(const char *dir, unsigned *highest, zc_error *error);

/* Reads as many of `len` bytes from `offset` on as an open file has; -1, with errno, on
 * failure. */
ssize_t zci_directory_read_at(int file, uint64_t offset, char *out, size_t len);

/* Writes all of it at an offset of an open file, whose path is for the message.
 * Error: ZC_IO, and then a part may have been written. */
zc_status zci_directory_write_at(int file, uint64_t offset, const char *data, size_t len,
                                 const char *path, zc_error *error);

/* Writes a file and syncs it. */
zc_status zci_directory_write(const char *path, const char *text, size_t len, zc_error *error);

/* Makes `generation` the one that readers open, durably and in one step. */
zc_status zci_directory_publish(const char *dir, unsigned generation, zc_error *error);

/* Removes one generation; there being none is no error. */
zc_status zci_directory_remove(const char *dir, unsigned generation, zc_error *error);

/* Removes every generation but `keep` and `keep_too` (0: no second one). */
zc_status zci_directory_prune(const char *dir, unsigned keep, unsigned keep_too, zc_error *error);

/* Removes a directory of files; there being none is no error. */
zc_status zci_directory_remove_tree(const char *path, zc_error *error);

/* Removes the parts that an interrupted run left behind. */
zc_status zci_directory_sweep(const char *dir, zc_error *error);

/* Syncs every file of a directory, then the directory. */
zc_status zci_directory_sync_files(const char *path, zc_error *error);

/* Syncs a directory itself, so that the names in it survive a power loss. */
zc_status zci_directory_sync(const char *path, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
