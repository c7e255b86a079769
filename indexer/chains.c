/* A multimap from 64-bit keys to numbers.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "chains.h"

#include "base/buffer.h"

#include <stdlib.h>

enum { HEADS_FIRST = 64 };

static void link_number(zci_chains *chains, uint32_t number)
{
    uint32_t *head = &chains->heads[chains->keys[number] & (chains->head_count - 1)];
    chains->next[number] = *head;
    *head = number;
}

static bool grow_heads(zci_chains *chains)
{
    size_t count = chains->head_count == 0 ? HEADS_FIRST : chains->head_count * 2;
    uint32_t *heads = malloc(count * sizeof *heads);
    if (heads == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        heads[i] = ZCI_CHAIN_END;
    free(chains->heads);
    chains->heads = heads;
    chains->head_count = count;
    for (size_t i = 0; i < chains->count; i++)
        link_number(chains, (uint32_t)i);
    return true;
}

bool zci_chains_add(zci_chains *chains, uint64_t key)
{
    if (chains->count >= ZCI_CHAIN_END ||
        (chains->count >= chains->head_count && !grow_heads(chains)) ||
        !zci_grow(&chains->keys, chains->count, &chains->key_capacity, sizeof *chains->keys) ||
        !zci_grow(&chains->next, chains->count, &chains->next_capacity, sizeof *chains->next))
        return false;
    chains->keys[chains->count] = key;
    link_number(chains, (uint32_t)chains->count++);
    return true;
}

static uint32_t skip_others(const zci_chains *chains, uint32_t number, uint64_t key)
{
    while (number != ZCI_CHAIN_END && chains->keys[number] != key)
        number = chains->next[number];
    return number;
}

uint32_t zci_chains_find(const zci_chains *chains, uint64_t key)
{
    if (chains->head_count == 0)
        return ZCI_CHAIN_END;
    return skip_others(chains, chains->heads[key & (chains->head_count - 1)], key);
}

uint32_t zci_chains_next(const zci_chains *chains, uint32_t number)
{
    return skip_others(chains, chains->next[number], chains->keys[number]);
}

size_t zci_chains_bytes(const zci_chains *chains)
{
    return chains->head_count * sizeof *chains->heads +
           chains->count * (sizeof *chains->keys + sizeof *chains->next);
}

void zci_chains_free(zci_chains *chains)
{
    free(chains->heads);
    free(chains->keys);
    free(chains->next);
    *chains = (zci_chains){0};
}
