/* Memory that is freed all at once: one arena per document or answer.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ARENA_H
#define ZCI_ARENA_H

#include "zhengce.h"

#include <stddef.h>

struct zci_arena_block;

/* All zero is an empty arena. */
typedef struct zci_arena {
    struct zci_arena_block *last;
    size_t used; /* bytes taken of the last block */
} zci_arena;

/* `count` items of `size` bytes, zeroed and aligned for any type; NULL when
 * memory is exhausted or the product overflows.  A count of 0 gives a valid
 * pointer. */
void *zci_arena_alloc(zci_arena *arena, size_t count, size_t size);

/* A copy with a NUL byte after it; data is NULL when memory is exhausted. */
zc_string zci_arena_string(zci_arena *arena, const char *data, size_t len);

/* The same with U+FFFD in place of each byte that is no UTF-8. */
zc_string zci_arena_clean(zci_arena *arena, const char *data, size_t len);

/* The memory that it takes, in bytes. */
size_t zci_arena_bytes(const zci_arena *arena);

/* Frees everything and leaves the arena empty. */
void zci_arena_clear(zci_arena *arena);

#endif
