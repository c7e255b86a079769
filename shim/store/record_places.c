/* Where the records of neighbouring docids are.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/record_places.h"

#include "base/hash.h"

#include <string.h>

uint16_t zci_record_hash(const char *data, size_t len)
{
    return (uint16_t)zci_hash64(data, len);
}

/* Where a record would lie that is behind the one of a place. */
static zci_record_place behind(zci_record_place place)
{
    return (zci_record_place){.file = place.file, .offset = place.offset + place.len};
}

void zci_record_places_write(const zci_record_place places[ZCI_RECORD_PLACES], zci_buffer *out)
{
    size_t count = ZCI_RECORD_PLACES;
    zci_record_place next = {.len = 0};
    while (count > 0 && places[count - 1].len == 0)
        count--;
    for (size_t i = 0; i < count; i++) {
        const zci_record_place *place = &places[i];
        bool follows = place->file == next.file && place->offset == next.offset;
        zci_buffer_varint(out, 2 * (uint64_t)place->len + (place->len > 0 && !follows));
        if (place->len == 0)
            continue;
        if (!follows) {
            zci_buffer_varint(out, place->file);
            zci_buffer_varint(out, place->offset);
        }
        zci_buffer_byte(out, (unsigned char)place->hash);
        zci_buffer_byte(out, (unsigned char)(place->hash >> 8));
        next = behind(*place);
    }
}

static bool read_place(const char **at, const char *end, zci_record_place *next,
                       zci_record_place *place)
{
    uint64_t number, file = next->file, offset = next->offset;
    if (!zci_varint_read(at, end, &number) || number / 2 > ZCI_RECORD_BYTES_MAX || number == 1)
        return false;
    if (number == 0)
        return true;
    if (number % 2 != 0 && !(zci_varint_read(at, end, &file) && zci_varint_read(at, end, &offset)))
        return false;
    if (file > UINT32_MAX || offset > INT64_MAX - number / 2 || end - *at < 2)
        return false;
    const unsigned char *hash = (const unsigned char *)*at;
    *place = (zci_record_place){(uint32_t)file, (uint32_t)(number / 2), offset,
                                (uint16_t)(hash[0] | hash[1] << 8)};
    *at += 2;
    *next = behind(*place);
    return true;
}

bool zci_record_places_read(const char *data, size_t len,
                            zci_record_place places[ZCI_RECORD_PLACES])
{
    const char *at = data, *end = len > 0 ? data + len : data;
    zci_record_place next = {.len = 0};
    memset(places, 0, ZCI_RECORD_PLACES * sizeof *places);
    for (size_t i = 0; at < end; i++) {
        if (i == ZCI_RECORD_PLACES || !read_place(&at, end, &next, &places[i]))
            return false;
    }
    return true;
}
