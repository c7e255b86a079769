/* The postings of several parts as those of one.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Xapian joins databases run by run: of each term that two of them hold it keeps two runs, with
 * a key each, however short they are.  Here they become one run before Xapian sees them. */
#ifndef ZCI_STORE_GLASS_JOIN_H
#define ZCI_STORE_GLASS_JOIN_H

#include "store/glass_part.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Moves what is in the postings of all parts into the first one, metadata with it; of the
 * others only the lengths of their records stay, which Xapian goes by.  Finished parts, in the
 * order of their docids; the first one has records, and what is said of them here changes with
 * them.  ZC_CANCELLED, without a message, when the watch says no.  Errors: ZC_NO_MEMORY,
 * ZC_NO_SPACE, ZC_IO. */
zc_status zci_glass_join(zci_glass_made *const *parts, size_t count, zci_store_watch watch,
                         zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
