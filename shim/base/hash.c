/* Hashes of content and of names.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/hash.h"

#include <xxhash.h>

uint64_t zci_hash64(const void *data, size_t len)
{
    return XXH3_64bits(data, len);
}

zci_hash128 zci_hash(const void *data, size_t len)
{
    XXH128_hash_t hash = XXH3_128bits(data, len);
    return (zci_hash128){hash.low64, hash.high64};
}

static void put_low_first(unsigned char *out, uint64_t value)
{
    for (size_t i = 0; i < sizeof value; i++)
        out[i] = (unsigned char)(value >> (8 * i));
}

bool zci_hash_same(zci_hash128 a, zci_hash128 b)
{
    return a.low == b.low && a.high == b.high;
}

uint64_t zci_hash64_of_pair(uint64_t first, uint64_t second)
{
    unsigned char bytes[16];
    put_low_first(bytes, first);
    put_low_first(bytes + 8, second);
    return zci_hash64(bytes, sizeof bytes);
}
