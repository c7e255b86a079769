/* A file of records, for reading.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Asking the kernel for each of some thousand records costs more than all that is done with
 * them, so they are copied from a mapping of the file.  But where a page of one cannot be read,
 * or is gone, the process ends.  So each page is read by a call the first time that it is
 * needed, which tells of what is wrong, and from the mapping only after that, where so many are
 * read again that a mapping is worth making; and before each run of readings the file is asked
 * for its size.  What remains are pages that became unreadable after they were read, and files
 * that are cut short in the very moment. */
#ifndef ZCI_STORE_RECORD_MAP_H
#define ZCI_STORE_RECORD_MAP_H

#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zci_record_map zci_record_map;

/* Errors: ZC_NO_MEMORY, ZC_IO. */
zc_status zci_record_map_open(const char *path, zci_record_map **map, zc_error *error);

/* Takes NULL. */
void zci_record_map_close(zci_record_map *map);

/* Whether the file has so many bytes now. */
bool zci_record_map_has(const zci_record_map *map, uint64_t bytes);

/* Copies bytes of the file.  `short_of` is how many of them are not there; that is no error.
 * Errors: ZC_NO_MEMORY, ZC_IO. */
zc_status zci_record_map_read(zci_record_map *map, uint64_t offset, char *out, size_t len,
                              size_t *short_of, zc_error *error);

/* The same by a call each time and with no mapping, which would count as the memory of a
 * process that reads all of a large file once. */
zc_status zci_record_map_read_once(const zci_record_map *map, uint64_t offset, char *out,
                                   size_t len, size_t *short_of, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
