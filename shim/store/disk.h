/* Files and directories of the store: written whole, synced, removed.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_DISK_H
#define ZCI_STORE_DISK_H

#include "store/store.h"

#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* DIR/NAME; freed by the caller, NULL when memory is exhausted. */
char *zci_disk_path(const char *dir, const char *name);

/* Calls `visit` with each entry's name until it returns other than ZC_OK, which is returned
 * then.  Errors: ZC_IO. */
typedef zc_status (*zci_entry_visitor)(void *context, const char *name, zc_error *error);
zc_status zci_disk_each(const char *dir, zci_entry_visitor visit, void *context, zc_error *error);

/* Opens a file for reading, never waiting for a pipe in its place, in which there is nothing; -1,
 * with errno, on failure. */
int zci_disk_open(const char *path);

/* Reads as many of `len` bytes as an open file has yet, in however many pieces it hands them out;
 * -1, with errno, on failure. */
ssize_t zci_disk_read(int file, char *out, size_t len);

/* The same from `offset` on, wherever the reading is. */
ssize_t zci_disk_read_at(int file, uint64_t offset, char *out, size_t len);

/* Writes all of it at an offset of an open file, whose path is for the message.
 * Error: ZC_IO, and then a part may have been written. */
zc_status zci_disk_write_at(int file, uint64_t offset, const char *data, size_t len,
                            const char *path, zc_error *error);

/* Writes a file and syncs it.  A symbolic link is not written through, but an error. */
zc_status zci_disk_write(const char *path, const char *text, size_t len, zc_error *error);

/* Syncs a directory itself, so that the names in it survive a power loss. */
zc_status zci_disk_sync(const char *path, zc_error *error);

/* Syncs every file of a directory, then the directory. */
zc_status zci_disk_sync_files(const char *path, zc_error *error);

/* Removes a file of a directory; there being none is no error. */
zc_status zci_disk_remove_file(const char *dir, const char *name, zc_error *error);

/* Removes a directory of files; there being none is no error.  Of a symbolic link the link
 * goes, and what it points to stays.  A file that cannot be removed keeps the directory, and none
 * of the other files. */
zc_status zci_disk_remove_tree(const char *path, zc_error *error);

/* The bytes of all files below a directory; what is gone, or goes meanwhile, has none. */
zc_status zci_disk_bytes(const char *dir, uint64_t *bytes, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
