/* What stands in a gap of a run, in the passages of the index.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   县管校_      聘
 *   集_化办学    团 */
#ifndef ZCI_GAP_H
#define ZCI_GAP_H

#include "store/reader.h"

/* Characters that are told; passages that are read. */
#define ZCI_FILLERS_MAX      16
#define ZCI_GAP_PASSAGES_MAX 128

/* One character is missing between these, folded Han characters, of which there are two
 * side by side at least on one side. */
typedef struct zci_gap {
    const uint32_t *before, *behind;
    size_t before_len, behind_len;
} zci_gap;

/* A character that stands there, and how often. */
typedef struct zci_filler {
    uint32_t cp, count;
} zci_filler;

typedef struct zci_fillers {
    zci_filler item[ZCI_FILLERS_MAX]; /* the most frequent first */
    size_t len;
    bool all; /* no passage was left unread, so that no other one stands there */
} zci_fillers;

/* Reads the first passages that hold both sides' pairs. */
zc_status zci_gap_fill(zci_store *store, const zci_gap *gap, zci_fillers *fillers, zc_error *error);

#endif
