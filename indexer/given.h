/* The ids that documents got in a run, and from which source.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Of an id only its hash is kept, and taken for it: among ten million ids two have the same
 * hash once in 370,000 runs, and then one of them counts as used already. */
#ifndef ZCI_GIVEN_H
#define ZCI_GIVEN_H

#include "chains.h"
#include "path_list.h"
#include "zhengce.h"

/* All zero is none. */
typedef struct zci_given {
    zci_chains ids;
    uint32_t *source; /* by the number of the id */
    size_t capacity;
} zci_given;

/* False when memory is exhausted. */
bool zci_given_add(zci_given *given, zc_string id, uint32_t source);

/* The number of the source that has an id, or ZCI_PATH_NONE. */
uint32_t zci_given_find(const zci_given *given, zc_string id);

/* Whether two have an id in common. */
bool zci_given_overlap(const zci_given *a, const zci_given *b);

/* Adds all of `more`.  False when memory is exhausted. */
bool zci_given_join(zci_given *given, const zci_given *more);

/* The memory that it takes, in bytes. */
size_t zci_given_bytes(const zci_given *given);

void zci_given_free(zci_given *given);

#endif
