/* The second stage of ranking: the passages that say what a document is worth are read.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_RANK_READ_H
#define ZCI_RANK_READ_H

#include "choice.h"
#include "rank_work.h"

/* A passage of a document that was read. */
typedef struct zci_rank_scored {
    zci_choice choice;
    double score;
} zci_rank_scored;

/* Reads the best passages of some entries and makes hits of them, with their scores. */
zc_status zci_rank_read(zci_rank_work *work, zci_rank_entry *entries, size_t count);

/* Puts passages that the rescorer has prepared into the hit of an entry, in the order in which it
 * is shown by them; `best` tells their scores. */
void zci_rank_take_passages(const zci_rank_work *work, const zci_rank_entry *entry,
                            const zci_choice *chosen, size_t count,
                            zci_rank_scored best[ZCI_POOL_PER_DOCUMENT]);

#endif
