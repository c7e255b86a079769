// Values of records, read together.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hh"

extern "C" {
#include "store/values.h"
}

#include <utility>

using zci::guarded;

namespace
{

// Reads values in the order of their places, neighbours together.
class sweep
{
    // Beyond this gap it is cheaper to ask the kernel once more than to copy what lies between.
    static constexpr uint64_t gap_max = 2048, window_max = 32768;
    zci_store *store;
    const zci_record_place *places;
    size_t count;
    size_t first = 0, behind = 0; // of the places whose bytes are here
    uint64_t start = 0, end = 0;  // of these, in the file
    zci::room room;
    const char *bytes = nullptr;

    bool extends(const zci_record_place &place) const;
    zc_status look_ahead(size_t i, zc_error *error);

  public:
    sweep(zci_store *from, const zci_record_place *wanted, size_t wanted_count)
        : store(from), places(wanted), count(wanted_count)
    {
        std::swap(room, store->room); // a visitor may read other values meanwhile
        store->files.begin();
    }
    sweep(const sweep &) = delete;
    sweep &operator=(const sweep &) = delete;
    ~sweep()
    {
        std::swap(room, store->room);
    }
    zc_status read(size_t i, zci_key *value, zc_error *error);
};

// Whether what is read, which is not empty, may go on to a place.
bool sweep::extends(const zci_record_place &place) const
{
    return place.len > 0 && place.file == places[first].file && place.offset >= end &&
           place.offset - end <= gap_max && place.offset + place.len - start <= window_max;
}

// Reads the record at a place and as many behind it as lie near each other.
zc_status sweep::look_ahead(size_t i, zc_error *error)
{
    first = i;
    behind = i + 1;
    start = places[i].offset;
    end = start + places[i].len;
    while (behind < count && extends(places[behind])) {
        end = places[behind].offset + places[behind].len;
        behind++;
    }
    char *into = room.get(end - start);
    bytes = into;
    return store->files.read(places[i].file, start, into, end - start, store->dir.c_str(), error);
}

zc_status sweep::read(size_t i, zci_key *value, zc_error *error)
{
    const zci_record_place &place = places[i];
    zc_status status = ZC_OK;
    *value = zci_key{"", 0};
    if (place.len == 0)
        return ZC_OK;
    if (i >= behind)
        status = look_ahead(i, error);
    if (status != ZC_OK)
        return status;
    *value = zci_key{bytes + (place.offset - start), place.len};
    return zci_record_hash(value->data, value->len) == place.hash
               ? ZC_OK
               : zci_record_list_damaged(store->dir.c_str(), error);
}

zc_status find_places(zci_store *store, unsigned slot, const zci_docid *docids, size_t count,
                      zci_record_place *places, zc_error *error)
{
    const char *dir = store->dir.c_str();
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        status = store->tables.find(store->database, slot, docids[i], dir, &places[i], error);
        if (status == ZC_OK && places[i].len > 0 && !store->files.holds(places[i]))
            status = zci_record_list_damaged(dir, error);
    }
    return status;
}

// The first of the places is the value with the number `index`.
zc_status read_places(zci_store *store, const zci_record_place *places, size_t count, size_t index,
                      zci_value_visitor visit, void *context, zc_error *error)
{
    sweep values(store, places, count);
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        zci_key value;
        status = values.read(i, &value, error);
        if (status == ZC_OK)
            status = visit(context, index + i, value.data, value.len, error);
    }
    return status;
}

} // namespace

zc_status zci_store_places(zci_store *store, unsigned slot, const zci_docid *docids, size_t count,
                           zci_record_place *places, zc_error *error)
{
    return guarded(error, store,
                   [&] { return find_places(store, slot, docids, count, places, error); });
}

zc_status zci_store_values_at(zci_store *store, const zci_record_place *places, size_t count,
                              zci_value_visitor visit, void *context, zc_error *error)
{
    return guarded(error, store,
                   [&] { return read_places(store, places, count, 0, visit, context, error); });
}

zc_status zci_store_values(zci_store *store, unsigned slot, const zci_docid *docids, size_t count,
                           zci_value_visitor visit, void *context, zc_error *error)
{
    return guarded(error, store, [&] {
        constexpr size_t at_once = 256;
        zci_record_place places[at_once];
        zc_status status = ZC_OK;
        for (size_t i = 0; status == ZC_OK && i < count; i += at_once) {
            const size_t some = std::min(at_once, count - i);
            status = find_places(store, slot, docids + i, some, places, error);
            if (status == ZC_OK)
                status = read_places(store, places, some, i, visit, context, error);
        }
        return status;
    });
}
