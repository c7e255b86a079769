/* Keys of Xapian's tables.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/glass_key.h"

#include <string.h>

enum { LENGTH_BYTES = 2 /* NUL \xE0 */ };

void zci_glass_key_append(zci_glass_key *key, const char *bytes, size_t len)
{
    memcpy(key->bytes + key->len, bytes, len);
    key->len += len;
}

/* Two bytes for what has 15 bits; else as many as there are leading ones, and one more,
 * each with seven bits in effect. */
void zci_glass_key_docid(zci_glass_key *key, zci_docid docid)
{
    size_t bytes = 2;
    unsigned lead = 0;
    if (docid >= 0x8000) {
        for (bytes = 3; bytes < 5 && docid >> (7 * bytes + 1) != 0; bytes++)
            ;
        lead = (0xFFu << (10 - bytes)) & 0xFF;
    }
    for (size_t i = 0; i < bytes; i++) {
        size_t shift = 8 * (bytes - 1 - i);
        unsigned byte = shift < 32 ? docid >> shift & 0xFF : 0;
        key->bytes[key->len++] = (char)(i == 0 ? byte | lead : byte);
    }
}

bool zci_glass_key_read_docid(zci_key bytes, zci_docid *docid)
{
    zci_glass_key again = {.len = 0};
    uint64_t number = 0;
    if (bytes.len < 2 || bytes.len > 5)
        return false;
    for (size_t i = 0; i < bytes.len; i++)
        number = number << 8 | (unsigned char)bytes.data[i];
    if (bytes.len > 2)
        number &= (UINT64_C(1) << (7 * bytes.len + 1)) - 1;
    *docid = (zci_docid)number;
    zci_glass_key_docid(&again, *docid);
    return again.len == bytes.len && memcmp(again.bytes, bytes.data, bytes.len) == 0;
}

zci_key zci_glass_key_of(const zci_glass_key *key)
{
    return (zci_key){key->bytes, key->len};
}

bool zci_glass_key_is_length(zci_key key)
{
    return key.len >= LENGTH_BYTES && memcmp(key.data, "\0\xE0", LENGTH_BYTES) == 0;
}

zci_key zci_glass_key_name(zci_key key)
{
    const char *end;
    if (zci_glass_key_is_length(key))
        return (zci_key){key.data, LENGTH_BYTES};
    if (key.len == 0 || key.data[0] == '\0')
        return key;
    end = memchr(key.data, '\0', key.len);
    return end == NULL ? key : (zci_key){key.data, (size_t)(end - key.data)};
}
