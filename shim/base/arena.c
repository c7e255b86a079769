/* Memory that is freed all at once.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/arena.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 16384 };

/* Blocks form a list from the newest back; each holds `size` bytes. */
struct zci_arena_block {
    struct zci_arena_block *previous;
    size_t size;
    max_align_t bytes[];
};

static size_t round_up(size_t bytes)
{
    return (bytes + _Alignof(max_align_t) - 1) & ~(_Alignof(max_align_t) - 1);
}

static int add_block(zci_arena *arena, size_t bytes)
{
    size_t size = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
    struct zci_arena_block *block = malloc(sizeof *block + size);
    if (block == NULL)
        return 0;
    block->previous = arena->last;
    block->size = size;
    arena->last = block;
    arena->used = 0;
    return 1;
}

void *zci_arena_alloc(zci_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > (SIZE_MAX / 2) / size)
        return NULL;
    size_t bytes = round_up(count * size + (count * size == 0));
    if (arena->last == NULL || arena->last->size - arena->used < bytes) {
        if (!add_block(arena, bytes))
            return NULL;
    }
    char *memory = (char *)arena->last->bytes + arena->used;
    arena->used += bytes;
    return memset(memory, 0, bytes);
}

zc_string zci_arena_string(zci_arena *arena, const char *data, size_t len)
{
    char *copy = len == SIZE_MAX ? NULL : zci_arena_alloc(arena, len + 1, 1);
    if (copy != NULL && len > 0)
        memcpy(copy, data, len);
    return (zc_string){copy, copy == NULL ? 0 : len};
}

zc_string zci_arena_clean(zci_arena *arena, const char *data, size_t len)
{
    size_t needed = zci_utf8_clean(data, len, NULL, 0);
    char *copy = zci_arena_alloc(arena, needed + 1, 1);
    if (copy != NULL)
        zci_utf8_clean(data, len, copy, needed + 1);
    return (zc_string){copy, copy == NULL ? 0 : needed};
}

size_t zci_arena_bytes(const zci_arena *arena)
{
    size_t bytes = 0;
    for (const struct zci_arena_block *block = arena->last; block != NULL; block = block->previous)
        bytes += sizeof *block + block->size;
    return bytes;
}

void zci_arena_clear(zci_arena *arena)
{
    while (arena->last != NULL) {
        struct zci_arena_block *block = arena->last;
        arena->last = block->previous;
        free(block);
    }
    arena->used = 0;
}
