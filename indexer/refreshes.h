/* Headers of documents that stay, whose records are to say something new of their source.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_REFRESHES_H
#define ZCI_REFRESHES_H

#include "source/file.h"
#include "store/changes.h"

typedef struct zci_refresh {
    zci_docid docid;
    zci_file_stat stat;
    uint64_t offset;
} zci_refresh;

/* All zero is none. */
typedef struct zci_refreshes {
    zci_refresh *item;
    size_t count, capacity;
    bool pressing; /* one of them is worth a write even if nothing else is to be written */
} zci_refreshes;

/* Error: ZC_NO_MEMORY. */
zc_status zci_refreshes_add(zci_refreshes *refreshes, const zci_refresh *refresh, bool pressing,
                            zc_error *error);

/* Adds those of one part of a run to those of the whole.  Error: ZC_NO_MEMORY. */
zc_status zci_refreshes_join(zci_refreshes *whole, const zci_refreshes *part, zc_error *error);

/* Brings the headers up to date. */
zc_status zci_refreshes_write(const zci_refreshes *refreshes, zci_store_writer *writer,
                              zc_error *error);

void zci_refreshes_free(zci_refreshes *refreshes);

#endif
