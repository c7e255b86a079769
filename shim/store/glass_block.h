/* The form of a block of Xapian's tables.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Numbers have the high byte first:
 *
 *   0   revision (4), level (1), largest free stretch (2), free bytes (2),
 *   9   end of the directory (2), directory: where each item begins (2 each)
 *       ... free ...
 *       items, the first at the end of the block
 *
 * An item of a leaf (level 0): its bytes less 3, above them three flags (2); the key's
 * bytes (1), the key, and the tag.  A long tag goes into several items with the same key,
 * and behind the key of all but the first their number (2).  The first item of all has
 * neither key nor tag.
 *
 * An item of a branch: the number of a block of the level below (4), the key's bytes (1), as
 * much of that block's first key as tells it from the key before, and that item's number (2).
 * The first item of a branch has no key. */
#ifndef ZCI_STORE_GLASS_BLOCK_H
#define ZCI_STORE_GLASS_BLOCK_H

#include "store/glass_table.h"

enum {
    ZCI_BLOCK_LEVEL = 4, /* where it is */
    ZCI_BLOCK_FREE_STRETCH = 5,
    ZCI_BLOCK_FREE_BYTES = 7,
    ZCI_BLOCK_DIRECTORY_END = 9,
    ZCI_BLOCK_DIRECTORY = 11,
    ZCI_BLOCK_ENTRY_BYTES = 2, /* of the directory */
    ZCI_ITEM_BYTES_MAX =
        (ZCI_GLASS_BLOCK_BYTES - ZCI_BLOCK_DIRECTORY - 4 * ZCI_BLOCK_ENTRY_BYTES) / 4,
    ZCI_ITEM_HEAD_BYTES = 3,
    ZCI_ITEM_NUMBER_BYTES = 2, /* of a piece of a long tag */
    ZCI_ITEM_DEFLATED = 0x80,
    ZCI_ITEM_LAST_PIECE = 0x40,
    ZCI_ITEM_FIRST_PIECE = 0x20
};

#endif
