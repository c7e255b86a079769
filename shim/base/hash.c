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
