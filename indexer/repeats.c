/* How often a document has held the same text before.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "repeats.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS_FIRST = 256, SLOTS_KEPT_MAX = 65536 };

struct zci_repeat {
    uint64_t hash;
    uint64_t count; /* 0: a free slot */
};

/* A table that one huge document made is not worth emptying for each later one. */
void zci_repeats_reset(zci_repeats *repeats)
{
    if (repeats->slot_count > SLOTS_KEPT_MAX)
        zci_repeats_free(repeats);
    if (repeats->slot != NULL && repeats->used > 0)
        memset(repeats->slot, 0, repeats->slot_count * sizeof *repeats->slot);
    repeats->used = 0;
}

/* The hash's slot, or the free one where it belongs. */
static struct zci_repeat *place(const zci_repeats *repeats, uint64_t hash)
{
    size_t mask = repeats->slot_count - 1;
    size_t at = (size_t)hash & mask;
    while (repeats->slot[at].count > 0 && repeats->slot[at].hash != hash)
        at = (at + 1) & mask;
    return &repeats->slot[at];
}

static bool grow(zci_repeats *repeats)
{
    zci_repeats larger = {.slot_count =
                              repeats->slot_count == 0 ? SLOTS_FIRST : repeats->slot_count * 2,
                          .used = repeats->used};
    larger.slot = calloc(larger.slot_count, sizeof *larger.slot);
    if (larger.slot == NULL)
        return false;
    for (size_t i = 0; i < repeats->slot_count; i++) {
        if (repeats->slot[i].count > 0)
            *place(&larger, repeats->slot[i].hash) = repeats->slot[i];
    }
    free(repeats->slot);
    *repeats = larger;
    return true;
}

bool zci_repeats_count(zci_repeats *repeats, uint64_t hash, uint64_t *before)
{
    if (repeats->used * 2 >= repeats->slot_count && !grow(repeats))
        return false;
    struct zci_repeat *slot = place(repeats, hash);
    repeats->used += slot->count == 0;
    slot->hash = hash;
    *before = slot->count++;
    return true;
}

void zci_repeats_free(zci_repeats *repeats)
{
    free(repeats->slot);
    *repeats = (zci_repeats){0};
}
