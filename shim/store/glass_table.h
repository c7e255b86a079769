/* A table of Xapian's, written in the order of its keys.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Xapian keeps a database in some files, each a B-tree of keys with *tags* (format "glass",
 * the same since Xapian 1.4).  Who has all keys in order needs no tree to be searched and
 * split: blocks are filled one after the other and written once. */
#ifndef ZCI_GLASS_TABLE_H
#define ZCI_GLASS_TABLE_H

#include "store/store.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    ZCI_GLASS_BLOCK_BYTES = 32768,
    ZCI_GLASS_REVISION = 1,
    ZCI_GLASS_DEFLATE_MIN = 18, /* tags of more bytes are deflated, where a table is */
    ZCI_GLASS_KEY_MAX = 255     /* bytes */
};

typedef struct zci_glass_table zci_glass_table;

/* Where a finished table begins: what the version file says of it. */
typedef struct zci_glass_root {
    uint32_t block;
    unsigned level;
    uint64_t item_count; /* 0: the file is empty */
    bool deflated;
} zci_glass_root;

/* Creates the file.  Errors: ZC_NO_MEMORY, ZC_NO_SPACE, ZC_IO. */
zc_status zci_glass_table_create(const char *path, bool deflated, zci_glass_table **table,
                                 zc_error *error);

/* Adds an item; its key is above all before it, and not empty.
 * Errors: ZC_NO_SPACE, ZC_IO; ZC_INTERNAL for a key out of order or a tag of more than some
 * 500 MB. */
zc_status zci_glass_table_add(zci_glass_table *table, zci_key key, zci_key tag, zc_error *error);

/* Writes what is left.  The file is not synced. */
zc_status zci_glass_table_finish(zci_glass_table *table, zci_glass_root *root, zc_error *error);

/* Closes the file, finished or not; takes NULL. */
void zci_glass_table_close(zci_glass_table *table);

#ifdef __cplusplus
}
#endif

#endif
