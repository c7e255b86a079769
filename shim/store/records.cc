// Values of records, read from their files.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/records.hh"

extern "C" {
#include "base/fail.h"
#include "schema/schema.h"
#include "store/version_file.h"
}

#include <cstdlib>
#include <unistd.h>

namespace zci
{

const char *const places_prefix = "v";

std::string places_key(unsigned slot, zci_docid docid)
{
    std::string key = places_prefix;
    key += static_cast<char>('0' + slot);
    const zci_docid table = docid / ZCI_RECORD_PLACES;
    for (int shift = 24; shift >= 0; shift -= 8)
        key += static_cast<char>(table >> shift & 0xFF);
    return key;
}

std::string records_path(const std::string &generation, uint32_t number)
{
    std::unique_ptr<char, decltype(&std::free)> path(
        zci_record_list_path(generation.c_str(), number), &std::free);
    if (!path)
        throw std::bad_alloc();
    return path.get();
}

// ---- Files -----------------------------------------------------------------

const record_files::file *record_files::find(uint32_t number) const
{
    for (const file &one : files) {
        if (one.number == number)
            return &one;
    }
    return nullptr;
}

zc_status record_files::extend(const std::string &path, uint32_t number, uint64_t bytes,
                               zc_error *error)
{
    for (file &one : files) {
        if (one.number == number) {
            one.bytes = bytes;
            return ZC_OK;
        }
    }
    const std::string name = records_path(path, number);
    zci_record_map *opened = nullptr;
    zc_status status = zci_record_map_open(name.c_str(), &opened, error);
    if (status == ZC_OK)
        files.push_back(file{number, bytes, {opened, &zci_record_map_close}});
    return status;
}

// A file that is not there has either been lost, or a writer has removed it since it committed
// another state than the one that is asked for it.
static zc_status fail_missing(const Xapian::Database &database, const std::string &path,
                              const char *dir, zc_error *error)
{
    const zci_version_state now = zci_version_file_state(path.c_str());
    if (now.known && now.revision != database.get_revision())
        return fail_changed(error, dir);
    return zci_record_list_damaged(dir, error);
}

zc_status record_files::open(const Xapian::Database &database, const std::string &path,
                             const char *dir, zc_error *error)
{
    zci_record_list list;
    record_files fresh;
    const std::string text = database.get_metadata(ZCI_META_RECORDS);
    if (!zci_record_list_read(text.data(), text.size(), &list))
        return zci_record_list_damaged(dir, error);
    for (size_t i = 0; i < list.len; i++) {
        const uint32_t number = list.file[i].number;
        const file *before = find(number);
        if (before != nullptr)
            fresh.files.push_back(*before);
        zc_status status = fresh.extend(path, number, list.file[i].bytes, error);
        if (status != ZC_OK && access(records_path(path, number).c_str(), F_OK) != 0)
            return fail_missing(database, path, dir, error);
        if (status != ZC_OK)
            return status;
    }
    files.swap(fresh.files);
    begin();
    return ZC_OK;
}

bool record_files::holds(const zci_record_place &place) const
{
    const file *in = find(place.file);
    return in != nullptr && place.len <= in->bytes && place.offset <= in->bytes - place.len;
}

void record_files::begin()
{
    looked_at = 0;
}

zc_status record_files::read(uint32_t number, uint64_t offset, char *out, size_t len,
                             const char *dir, zc_error *error, bool once)
{
    const file *in = find(number);
    size_t short_of = 0;
    if (in == nullptr || (number != looked_at && !zci_record_map_has(in->map.get(), in->bytes)))
        return zci_record_list_damaged(dir, error);
    looked_at = number;
    zc_status status =
        once ? zci_record_map_read_once(in->map.get(), offset, out, len, &short_of, error)
             : zci_record_map_read(in->map.get(), offset, out, len, &short_of, error);
    return status == ZC_OK && short_of > 0 ? zci_record_list_damaged(dir, error) : status;
}

// ---- Places ----------------------------------------------------------------

const std::string &place_tables::bytes_of(const Xapian::Database &database, unsigned slot,
                                          zci_docid docid, uint64_t number)
{
    const auto found = kept.find(number);
    if (found != kept.end())
        return found->second;
    if (kept.size() == kept_max)
        kept.clear();
    return kept.emplace(number, database.get_metadata(places_key(slot, docid))).first->second;
}

zc_status place_tables::find(const Xapian::Database &database, unsigned slot, zci_docid docid,
                             const char *dir, zci_record_place *place, zc_error *error)
{
    const uint64_t number = (static_cast<uint64_t>(slot) + 1) << 32 | docid / ZCI_RECORD_PLACES;
    if (number != read) {
        read = 0;
        const std::string &bytes = bytes_of(database, slot, docid, number);
        if (!zci_record_places_read(bytes.data(), bytes.size(), places))
            return zci_record_list_damaged(dir, error);
        read = number;
    }
    *place = places[docid % ZCI_RECORD_PLACES];
    return ZC_OK;
}

void place_tables::forget()
{
    kept.clear();
    read = 0;
}

// Reads all records of a table, and adds their bytes.
static zc_status check_table(const std::string &bytes, record_files &files, room &memory,
                             uint64_t *sum, const char *dir, zc_error *error)
{
    zci_record_place places[ZCI_RECORD_PLACES];
    zc_status status = ZC_OK;
    bool sound = zci_record_places_read(bytes.data(), bytes.size(), places);
    for (size_t i = 0; sound && status == ZC_OK && i < ZCI_RECORD_PLACES; i++) {
        const zci_record_place &place = places[i];
        if (place.len == 0)
            continue;
        sound = files.holds(place);
        char *record = sound ? memory.get(place.len) : nullptr;
        if (sound)
            status = files.read(place.file, place.offset, record, place.len, dir, error, true);
        if (sound && status == ZC_OK)
            sound = zci_record_hash(record, place.len) == place.hash;
        *sum += place.len;
    }
    return sound ? status : zci_record_list_damaged(dir, error);
}

zc_status check_records(const Xapian::Database &database, const std::string &path, const char *dir,
                        const zci_store_watch &watch, zc_error *error)
{
    record_files files;
    room memory;
    zci_record_list list;
    uint64_t sum = 0;
    zc_status status = files.open(database, path, dir, error);
    const std::string text = database.get_metadata(ZCI_META_RECORDS);
    const bool sound = zci_record_list_read(text.data(), text.size(), &list);
    const auto end = database.metadata_keys_end(places_prefix);
    for (auto at = database.metadata_keys_begin(places_prefix); status == ZC_OK && at != end;
         ++at) {
        ask(watch, ZCI_STORE_CHECKS);
        status = check_table(database.get_metadata(*at), files, memory, &sum, dir, error);
    }
    if (status != ZC_OK)
        return status;
    return sound && sum == zci_record_list_bytes(&list) - list.free_bytes
               ? ZC_OK
               : zci_record_list_damaged(dir, error);
}

char *room::get(size_t len)
{
    if (len > capacity) {
        bytes.reset(); // so that both do not take room at once
        capacity = 0;
        bytes.reset(new char[len]);
        capacity = len;
    }
    return bytes.get();
}

} // namespace zci
