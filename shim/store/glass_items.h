/* The items of a table, read in the order of their keys.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Only of tables that glass_table.h has written, whose leaves stand in the file in order. */
#ifndef ZCI_STORE_GLASS_ITEMS_H
#define ZCI_STORE_GLASS_ITEMS_H

#include "store/glass_table.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zci_glass_items zci_glass_items;

/* Opens a table whose tags are not deflated.  Errors: ZC_NO_MEMORY, ZC_IO. */
zc_status zci_glass_items_open(const char *path, zci_glass_items **items, zc_error *error);

/* Reads the next item; `any` is false behind the last.  Key and tag live until the next call.
 * Errors: ZC_NO_MEMORY; ZC_IO, also for what was never written so. */
zc_status zci_glass_items_next(zci_glass_items *items, bool *any, zci_key *key, zci_key *tag,
                               zc_error *error);

/* Says that the item at hand is not what was written: ZC_IO, for a part is written and read
 * once, so that it is the fault of the disk or memory. */
zc_status zci_glass_items_fail(const zci_glass_items *items, zc_error *error);

/* Takes NULL. */
void zci_glass_items_close(zci_glass_items *items);

#ifdef __cplusplus
}
#endif

#endif
