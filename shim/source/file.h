/* Reading a source file whole.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FILE_H
#define ZCI_FILE_H

#include "base/buffer.h"
#include "zhengce.h"

/* Largest source when the caller states no limit. */
#define ZCI_FILE_BYTES_DEFAULT ((uint64_t)64 << 20)

/* By these three a file is told to be the one that was read before. */
typedef struct zci_file_stat {
    uint64_t size;
    uint64_t mtime; /* nanoseconds */
    uint64_t inode;
} zci_file_stat;

/* Of all calls below, ZC_BAD_SOURCE is the file's own fault.  The other errors, ZC_NO_MEMORY and
 * ZC_IO where there are too many open files, say nothing of it. */

/* What is known of a regular file without reading it.
 * Error: ZC_BAD_SOURCE (gone, unreadable, not a regular file). */
zc_status zci_file_stat_read(const char *path, zci_file_stat *out, zc_error *error);

bool zci_file_stat_equal(const zci_file_stat *a, const zci_file_stat *b);

/* Opens a regular file for reading, never waiting for a device or a pipe; the
 * caller closes `*descriptor`.  Errors: ZC_BAD_SOURCE, ZC_IO. */
zc_status zci_file_open(const char *path, int *descriptor, zci_file_stat *out, zc_error *error);

/* Whether an open file is still what it was when it was opened, so that what was read of it
 * since is of one piece: else ZC_BAD_SOURCE. */
zc_status zci_file_check_steady(const char *path, int descriptor, const zci_file_stat *opened,
                                zc_error *error);

/* A file's bytes replace what `out` held.  `stat` (may be NULL) is that of the
 * bytes read: a file that changes meanwhile is read once more, then refused.
 * A byte order mark is left where it is: offsets count its bytes.
 * Errors: ZC_BAD_SOURCE (gone, unreadable, no regular file, larger than
 * `max_bytes`, changing), ZC_NO_MEMORY, ZC_IO. */
zc_status zci_file_read(const char *path, uint64_t max_bytes, zci_buffer *out, zci_file_stat *stat,
                        zc_error *error);

#endif
