/* The files of records that a state of the index has.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Kept in Xapian as varints: the bytes that no record takes any more, and for each file its
 * number and bytes.  What lies behind these bytes, and each file that is not in the list, was
 * never committed. */
#ifndef ZCI_STORE_RECORD_LIST_H
#define ZCI_STORE_RECORD_LIST_H

#include "base/buffer.h"
#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A file for each part of a build (indexer/build.c), and what updates add. */
enum { ZCI_RECORD_FILES_MAX = 80 };

#define ZCI_RECORDS_PREFIX "records."

typedef struct zci_record_list {
    struct {
        uint32_t number; /* ascending, from 1 */
        uint64_t bytes;
    } file[ZCI_RECORD_FILES_MAX];
    size_t len;
    uint64_t free_bytes; /* of all files together */
} zci_record_list;

void zci_record_list_write(const zci_record_list *list, zci_buffer *out);

/* Reads one, none from no bytes; false when it is damaged. */
bool zci_record_list_read(const char *data, size_t len, zci_record_list *list);

bool zci_record_list_has(const zci_record_list *list, uint32_t number);

uint64_t zci_record_list_bytes(const zci_record_list *list);

/* Fails with ZC_CORRUPT: lists, tables of places and files do not belong together. */
zc_status zci_record_list_damaged(const char *dir, zc_error *error);

/* The path of a file in a generation; freed by the caller, NULL when memory is exhausted. */
char *zci_record_list_path(const char *generation, uint32_t number);

/* Removes the files of records of a generation that are not in the list. */
zc_status zci_record_list_sweep(const zci_record_list *list, const char *generation,
                                zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
