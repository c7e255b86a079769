/* Hashes of content and of names.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_HASH_H
#define ZCI_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct zci_hash128 {
    uint64_t low, high;
} zci_hash128;

/* XXH3 of `len` bytes: the same on every machine and in every version. */
uint64_t zci_hash64(const void *data, size_t len);
zci_hash128 zci_hash(const void *data, size_t len);

bool zci_hash_same(zci_hash128 a, zci_hash128 b);

/* The hash of two hashes, one behind the other: the same on every machine, too, whose order of
 * bytes the hash of an array would depend on. */
uint64_t zci_hash64_of_pair(uint64_t first, uint64_t second);

#endif
