/* A part of a new generation: a database of its own beside it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_PART_H
#define ZCI_STORE_PART_H

#include "store/writer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* No docid beyond it is given out in a new generation. */
#define ZCI_STORE_DOCIDS_MAX UINT32_C(0x7FFFFFFF)

/* Which one, and how large it may be. */
typedef struct zci_store_part {
    unsigned number; /* from 1 */
    zci_docid first,
        last;            /* its docids; those of joined parts must not overlap, and each but
                          * the first begins at a multiple of ZCI_RECORD_PLACES (record_places.h) */
    size_t memory_bytes; /* that it may take before it goes on in another database */
    unsigned databases;  /* at most; the last one takes what it needs */
} zci_store_part;

/* Opens a part, to be filled by another thread and joined with the generation later.  It only
 * takes records, which name each term once and have no values but those of ZCI_SLOT_PASSAGE;
 * one too many is a ZC_BAD_SOURCE.  Closed like any writer, which removes it. */
zc_status zci_store_part_open(const zci_store_writer *whole, const zci_store_part *which,
                              zci_store_writer **part, zc_error *error);

/* Says anew how much memory a part may take. */
void zci_store_part_set_memory(zci_store_writer *part, size_t bytes);

/* Whether an addition failed because all docids of a part are taken; and the first one behind its
 * records and what was skipped. */
bool zci_store_part_is_full(const zci_store_writer *part);
zci_docid zci_store_part_end(const zci_store_writer *part);

/* Writes out a part, so that it can be joined. */
zc_status zci_store_part_finish(zci_store_writer *part, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
