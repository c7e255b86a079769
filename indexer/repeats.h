/* How often a document has held the same text before.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A passage's id is made of its text, so passages of the same text need to be
 * told apart by which one they are. */
#ifndef ZCI_REPEATS_H
#define ZCI_REPEATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All zero is empty. */
typedef struct zci_repeats {
    struct zci_repeat *slot;
    size_t slot_count; /* a power of two */
    size_t used;
} zci_repeats;

/* Forgets what was seen and keeps the memory. */
void zci_repeats_reset(zci_repeats *repeats);

/* Counts one more text of this hash and stores how many came before it; false
 * when memory is exhausted. */
bool zci_repeats_count(zci_repeats *repeats, uint64_t hash, uint64_t *before);

void zci_repeats_free(zci_repeats *repeats);

#endif
