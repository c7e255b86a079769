/* The files in a ZIP archive that lies in memory: what is used of minizip.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ARCHIVE_H
#define ZCI_ARCHIVE_H

#include "base/buffer.h"
#include "zhengce.h"

/* Bytes of the longest name that can be asked for. */
#define ZCI_ARCHIVE_NAME_MAX 1024

typedef struct zci_archive zci_archive;

/* Whether bytes begin as a ZIP archive does. */
bool zci_archive_is_one(zc_string bytes);

/* Opens an archive; `bytes` must live as long as it does, and the caller closes it.
 * Errors: ZC_BAD_SOURCE (no archive, a damaged one, or more than 65,536 files), ZC_NO_MEMORY. */
zc_status zci_archive_open(zci_archive **archive, zc_string bytes, zc_error *error);

/* Whether a file of this name is in it.  Names are compared by their bytes, but here and in the
 * archive '\\' is as good as '/', and one at the beginning is ignored.  Of several files of one
 * name the last is the one. */
bool zci_archive_has(const zci_archive *archive, const char *name);

/* The bytes that a file has unpacked, as the archive states; 0 when there is none. */
uint64_t zci_archive_size(const zci_archive *archive, const char *name);

/* A file's bytes replace what `out` held; after an error it holds some of them, or none.  Files
 * may share their bytes in an archive made to harm: who reads several limits their sum.
 * Errors: ZC_BAD_SOURCE (there is none, it is encrypted or damaged, or unpacked larger than
 * `max_bytes`), ZC_NO_MEMORY. */
zc_status zci_archive_read(zci_archive *archive, const char *name, size_t max_bytes,
                           zci_buffer *out, zc_error *error);

/* NULL is fine. */
void zci_archive_close(zci_archive *archive);

#endif
