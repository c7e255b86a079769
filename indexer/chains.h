/* A multimap from 64-bit keys to the numbers 0, 1, 2, … in which they were added.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_CHAINS_H
#define ZCI_CHAINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZCI_CHAIN_END UINT32_MAX

/* All zero is an empty map. */
typedef struct zci_chains {
    uint32_t *heads; /* by key: the number added last */
    size_t head_count;
    uint64_t *keys; /* by number */
    uint32_t *next; /* by number: the one added before with the same head */
    size_t count, key_capacity, next_capacity;
} zci_chains;

/* Gives the next number to a key; false when memory is exhausted. */
bool zci_chains_add(zci_chains *chains, uint64_t key);

/* The number added last to a key, and the one added before a given number to the
 * same key; ZCI_CHAIN_END when there is none. */
uint32_t zci_chains_find(const zci_chains *chains, uint64_t key);
uint32_t zci_chains_next(const zci_chains *chains, uint32_t number);

/* The memory that it takes, in bytes. */
size_t zci_chains_bytes(const zci_chains *chains);

void zci_chains_free(zci_chains *chains);

#endif
