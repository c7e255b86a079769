// Values of records, written into their files.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/record_writer.hh"

extern "C" {
#include "base/fail.h"
#include "schema/schema.h"
#include "store/disk.h"
}

#include <unistd.h>

namespace zci
{

record_writer::record_writer(std::string index, std::string generation,
                             Xapian::WritableDatabase &writable)
    : dir(std::move(index)), path(std::move(generation)), database(writable), list(), committed(),
      newest(nullptr, &zci_record_file_close)
{
}

zc_status record_writer::open(zc_error *error)
{
    const std::string text = database.get_metadata(ZCI_META_RECORDS);
    if (!zci_record_list_read(text.data(), text.size(), &list))
        return zci_record_list_damaged(dir.c_str(), error);
    committed = list;
    return files.open(database, path, dir.c_str(), error);
}

zc_status record_writer::begin(zc_error *error)
{
    if (begun)
        return ZC_OK;
    zc_status status = zci_record_list_sweep(&list, path.c_str(), error);
    if (status == ZC_OK && list.len > 0)
        status = open_newest(error);
    begun = status == ZC_OK;
    return status;
}

// ---- The newest file -------------------------------------------------------

zc_status record_writer::open_newest(zc_error *error)
{
    zci_record_file *opened = nullptr;
    const auto &last = list.file[list.len - 1];
    zc_status status = zci_record_file_continue(records_path(path, last.number).c_str(),
                                                dir.c_str(), last.bytes, &opened, error);
    newest.reset(opened);
    return status;
}

// Goes on in a new file.
zc_status record_writer::start_file(zc_error *error)
{
    if (list.len == ZCI_RECORD_FILES_MAX)
        return zci_fail_internal(error, "record_writer: too many files");
    zci_record_file *created = nullptr;
    const uint32_t number = list.len == 0 ? 1 : list.file[list.len - 1].number + 1;
    zc_status status = zci_record_file_create(records_path(path, number).c_str(), &created, error);
    if (status != ZC_OK)
        return status;
    // Both before anything that may throw: what is open is the last of the list.
    newest.reset(created);
    list.file[list.len].number = number;
    list.file[list.len++].bytes = 0;
    status = files.extend(path, number, 0, error);
    return status == ZC_OK ? zci_disk_sync(path.c_str(), error) : status;
}

zc_status record_writer::append(const char *data, size_t len, zci_record_place *place,
                                zc_error *error)
{
    zc_status status = newest ? ZC_OK : start_file(error);
    if (status != ZC_OK)
        return status;
    place->file = list.file[list.len - 1].number;
    status = zci_record_file_append(newest.get(), data, len, place, error);
    list.file[list.len - 1].bytes = zci_record_file_bytes(newest.get());
    return status;
}

// Makes all that was appended to it readable.
zc_status record_writer::show_newest(zc_error *error)
{
    const auto &last = list.file[list.len - 1];
    zc_status status = zci_record_file_flush(newest.get(), false, error);
    return status == ZC_OK ? files.extend(path, last.number, last.bytes, error) : status;
}

zc_status record_writer::read(const zci_record_place &place, char *out, zc_error *error)
{
    zc_status status = ZC_OK;
    if (newest && place.file == list.file[list.len - 1].number)
        status = show_newest(error);
    if (status == ZC_OK && !files.holds(place))
        status = zci_record_list_damaged(dir.c_str(), error);
    files.begin();
    if (status == ZC_OK)
        status = files.read(place.file, place.offset, out, place.len, dir.c_str(), error, true);
    return status == ZC_OK && zci_record_hash(out, place.len) != place.hash
               ? zci_record_list_damaged(dir.c_str(), error)
               : status;
}

// ---- Tables ----------------------------------------------------------------

zc_status record_writer::load(const std::string &key, table *out, zc_error *error)
{
    const std::string bytes = database.get_metadata(key);
    out->changed = false;
    return zci_record_places_read(bytes.data(), bytes.size(), out->places)
               ? ZC_OK
               : zci_record_list_damaged(dir.c_str(), error);
}

zc_status record_writer::store(const std::string &key, const table &from, zc_error *error)
{
    zci_buffer bytes = {nullptr, 0, 0, false};
    zci_record_places_write(from.places, &bytes);
    zc_status status = bytes.failed ? zci_fail_memory(error) : guarded(error, dir.c_str(), [&] {
        database.set_metadata(key, bytes.len == 0 ? "" : std::string(bytes.data, bytes.len));
        return ZC_OK;
    });
    zci_buffer_free(&bytes);
    return status;
}

zc_status record_writer::store_tables(zc_error *error)
{
    zc_status status = ZC_OK;
    for (auto at = tables.begin(); status == ZC_OK && at != tables.end(); ++at) {
        if (at->second.changed)
            status = store(at->first, at->second, error);
    }
    tables.clear();
    return status;
}

zc_status record_writer::find(unsigned slot, zci_docid docid, table **found, zc_error *error)
{
    const size_t tables_max = 512;
    const std::string key = places_key(slot, docid);
    auto at = tables.find(key);
    if (at == tables.end()) {
        table loaded;
        zc_status status = tables.size() < tables_max ? ZC_OK : store_tables(error);
        if (status == ZC_OK)
            status = load(key, &loaded, error);
        if (status != ZC_OK)
            return status;
        at = tables.emplace(key, loaded).first;
    }
    *found = &at->second;
    return ZC_OK;
}

// ---- Values ----------------------------------------------------------------

zc_status record_writer::put(unsigned slot, zci_docid docid, const char *data, size_t len,
                             zc_error *error)
{
    table *in = nullptr;
    zc_status status = find(slot, docid, &in, error);
    if (status != ZC_OK)
        return status;
    zci_record_place &place = in->places[docid % ZCI_RECORD_PLACES];
    if (len == 0 && place.len == 0)
        return ZC_OK;
    in->changed = changed = true;
    list.free_bytes += place.len;
    place = zci_record_place();
    return len == 0 ? ZC_OK : append(data, len, &place, error);
}

zc_status record_writer::remove(unsigned slot, zci_docid docid, zc_error *error)
{
    return put(slot, docid, nullptr, 0, error);
}

zc_status record_writer::get(unsigned slot, zci_docid docid, zci_buffer *out, zc_error *error)
{
    table *in = nullptr;
    zci_buffer_reset(out);
    zc_status status = find(slot, docid, &in, error);
    if (status != ZC_OK)
        return status;
    const zci_record_place &place = in->places[docid % ZCI_RECORD_PLACES];
    if (place.len == 0)
        return ZC_OK;
    char *memory = scratch.get(place.len);
    status = read(place, memory, error);
    zci_buffer_append(out, memory, place.len);
    return status == ZC_OK && out->failed ? zci_fail_memory(error) : status;
}

// ---- Moving to a new file --------------------------------------------------

zc_status record_writer::move(const std::string &key, zc_error *error)
{
    table moved;
    zc_status status = load(key, &moved, error);
    for (size_t i = 0; status == ZC_OK && i < ZCI_RECORD_PLACES; i++) {
        zci_record_place &place = moved.places[i];
        if (place.len == 0)
            continue;
        char *memory = scratch.get(place.len);
        const uint32_t len = place.len;
        status = read(place, memory, error);
        if (status == ZC_OK)
            status = append(memory, len, &place, error);
    }
    return status == ZC_OK ? store(key, moved, error) : status;
}

// A thousand tables at a time, as they are changed while they are walked over.
zc_status record_writer::move_all(zc_error *error)
{
    const size_t keys_max = 1000;
    std::vector<std::string> keys;
    std::string last = places_prefix;
    zc_status status = ZC_OK;
    do {
        keys.clear();
        auto at = database.metadata_keys_begin(places_prefix);
        const auto end = database.metadata_keys_end(places_prefix);
        for (at.skip_to(last); at != end && keys.size() < keys_max; ++at) {
            if (*at != last)
                keys.push_back(*at);
        }
        for (size_t i = 0; status == ZC_OK && i < keys.size(); i++)
            status = move(keys[i], error);
        if (!keys.empty())
            last = keys.back();
    } while (status == ZC_OK && !keys.empty());
    return status;
}

zc_status record_writer::rewrite(zc_error *error)
{
    zc_status status = show_newest(error);
    if (status == ZC_OK)
        status = start_file(error);
    if (status == ZC_OK)
        status = move_all(error);
    if (status != ZC_OK)
        return status;
    list.file[0] = list.file[list.len - 1];
    list.len = 1;
    list.free_bytes = 0;
    files = record_files();
    return files.extend(path, list.file[0].number, list.file[0].bytes, error);
}

// ---- Committing ------------------------------------------------------------

zc_status record_list_store(const zci_record_list &list, Xapian::WritableDatabase &database,
                            const std::string &dir, zc_error *error)
{
    zci_buffer bytes = {nullptr, 0, 0, false};
    zci_record_list_write(&list, &bytes);
    zc_status status = bytes.failed ? zci_fail_memory(error) : guarded(error, dir.c_str(), [&] {
        database.set_metadata(ZCI_META_RECORDS, std::string(bytes.data, bytes.len));
        return ZC_OK;
    });
    zci_buffer_free(&bytes);
    return status;
}

zc_status record_writer::prepare(zc_error *error)
{
    const uint64_t free_always = 1 << 20;
    if (!changed)
        return ZC_OK;
    zc_status status = store_tables(error);
    if (status == ZC_OK &&
        list.free_bytes > zci_record_list_bytes(&list) - list.free_bytes + free_always)
        status = rewrite(error);
    if (status == ZC_OK && newest)
        status = zci_record_file_flush(newest.get(), true, error);
    if (status == ZC_OK)
        status = record_list_store(list, database, dir, error);
    in_doubt = status == ZC_OK;
    return status;
}

void record_writer::finish() noexcept
{
    rewritten =
        rewritten || (committed.len > 0 && !zci_record_list_has(&list, committed.file[0].number));
    committed = list;
    changed = in_doubt = false;
}

zc_status record_writer::sweep(zc_error *error)
{
    zc_status status = rewritten ? zci_record_list_sweep(&committed, path.c_str(), error) : ZC_OK;
    rewritten = rewritten && status != ZC_OK;
    return status;
}

void record_writer::drop() noexcept
{
    if (!changed || in_doubt || !newest)
        return;
    newest.reset();
    guarded(nullptr, dir.c_str(), [&] {
        const uint32_t number = list.file[list.len - 1].number;
        const std::string name = records_path(path, number);
        const bool is_new = !zci_record_list_has(&committed, number);
        const uint64_t bytes = is_new ? 0 : committed.file[committed.len - 1].bytes;
        const int result =
            is_new ? unlink(name.c_str()) : truncate(name.c_str(), static_cast<off_t>(bytes));
        return result == 0 ? ZC_OK : ZC_IO;
    });
}

} // namespace zci
