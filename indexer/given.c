/* The ids that documents got in a run.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "given.h"

#include "base/buffer.h"
#include "base/hash.h"

#include <stdlib.h>

static bool add(zci_given *given, uint64_t key, uint32_t source)
{
    size_t number = given->ids.count;
    if (!zci_grow(&given->source, number, &given->capacity, sizeof *given->source) ||
        !zci_chains_add(&given->ids, key))
        return false;
    given->source[number] = source;
    return true;
}

bool zci_given_add(zci_given *given, zc_string id, uint32_t source)
{
    return add(given, zci_hash64(id.data, id.len), source);
}

uint32_t zci_given_find(const zci_given *given, zc_string id)
{
    uint32_t number = zci_chains_find(&given->ids, zci_hash64(id.data, id.len));
    return number == ZCI_CHAIN_END ? ZCI_PATH_NONE : given->source[number];
}

bool zci_given_overlap(const zci_given *a, const zci_given *b)
{
    for (size_t i = 0; i < a->ids.count; i++) {
        if (zci_chains_find(&b->ids, a->ids.keys[i]) != ZCI_CHAIN_END)
            return true;
    }
    return false;
}

bool zci_given_join(zci_given *given, const zci_given *more)
{
    bool whole = true;
    for (size_t i = 0; whole && i < more->ids.count; i++)
        whole = add(given, more->ids.keys[i], more->source[i]);
    return whole;
}

size_t zci_given_bytes(const zci_given *given)
{
    return zci_chains_bytes(&given->ids) + given->ids.count * sizeof *given->source;
}

void zci_given_free(zci_given *given)
{
    zci_chains_free(&given->ids);
    free(given->source);
    *given = (zci_given){0};
}
