/* Where the records of neighbouring docids are.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Records that a query reads by the thousand lie in files of their own (record_file.h), each
 * record's bytes behind those of the one before it.  Where they are is kept in Xapian, so that
 * its commit alone shows new records and hides old ones: one table for each run of
 * ZCI_RECORD_PLACES docids, which begins at a multiple of that.
 *
 *   a place    0                                    there is no record
 *              2 * length, hash                     behind the one before it in the table
 *              2 * length + 1, file, offset, hash   anywhere
 *
 * Numbers are varints, but the hash, which has two bytes, the lower one first.  Places of no
 * record at a table's end are left out. */
#ifndef ZCI_STORE_RECORD_PLACES_H
#define ZCI_STORE_RECORD_PLACES_H

#include "base/buffer.h"
#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { ZCI_RECORD_PLACES = 64, ZCI_RECORD_BYTES_MAX = 1 << 30 };

typedef struct zci_record_place {
    uint32_t file;
    uint32_t len; /* 0: there is no record */
    uint64_t offset;
    uint16_t hash;
} zci_record_place;

/* Sixteen bits of a hash of a record. */
uint16_t zci_record_hash(const char *data, size_t len);

/* Appends a table; nothing where there is no record at all. */
void zci_record_places_write(const zci_record_place places[ZCI_RECORD_PLACES], zci_buffer *out);

/* Reads one; false when it is damaged. */
bool zci_record_places_read(const char *data, size_t len,
                            zci_record_place places[ZCI_RECORD_PLACES]);

#ifdef __cplusplus
}
#endif

#endif
