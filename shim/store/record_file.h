/* A file of records that grows.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Nothing in it is ever overwritten, so that readers of any state find what that state says. */
#ifndef ZCI_STORE_RECORD_FILE_H
#define ZCI_STORE_RECORD_FILE_H

#include "base/buffer.h"
#include "store/record_places.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zci_record_file zci_record_file;

/* Makes one, in place of what an interrupted run may have left under its name.
 * Errors: ZC_NO_MEMORY, ZC_NO_SPACE, ZC_IO. */
zc_status zci_record_file_create(const char *path, zci_record_file **file, zc_error *error);

/* Goes on behind the first `bytes`, and cuts off what is there.  `dir` is the index's, for
 * messages.  Errors: as above, ZC_CORRUPT when it is shorter or missing. */
zc_status zci_record_file_continue(const char *path, const char *dir, uint64_t bytes,
                                   zci_record_file **file, zc_error *error);

/* Appends a record and says where it is, but for the file.  It may wait in memory.  Errors: as
 * above, ZC_BAD_SOURCE for more than ZCI_RECORD_BYTES_MAX bytes (record_places.h). */
zc_status zci_record_file_append(zci_record_file *file, const char *data, size_t len,
                                 zci_record_place *place, zc_error *error);

/* Writes out what waits; `durably`, so that it survives a power loss. */
zc_status zci_record_file_flush(zci_record_file *file, bool durably, zc_error *error);

/* All that was appended, and what was there before. */
uint64_t zci_record_file_bytes(const zci_record_file *file);

/* Closes it, with no regard to what waits; takes NULL. */
void zci_record_file_close(zci_record_file *file);

#ifdef __cplusplus
}
#endif

#endif
