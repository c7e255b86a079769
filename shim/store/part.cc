// The databases of a part of a new generation.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/writer.hh"

extern "C" {
#include "schema/schema.h"
#include "store/disk.h"
}

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace zci
{

part::part(const std::string &directory, const zci_store_part &wanted)
    : dir(directory), which(wanted), next(wanted.first), open(nullptr, &zci_glass_part_close),
      records(nullptr, &zci_record_file_close), table(wanted.first), places()
{
}

part::~part()
{
    for (zci_glass_made &database : made)
        zci_glass_made_free(&database);
}

zc_status part::begin(zc_error *error)
{
    const unsigned numbers_apart = 1000; // above that of any part
    zci_glass_part *created = nullptr;
    zc_status status = open ? close_database(error) : ZC_OK;
    if (status != ZC_OK)
        return status;
    const auto before = static_cast<unsigned>(paths.size());
    paths.push_back(part_path(dir, which.number + numbers_apart * before));
    status = zci_glass_part_create(paths.back().c_str(), &created, error);
    open.reset(created);
    return status;
}

zc_status part::close_database(zc_error *error)
{
    made.reserve(made.size() + 1);
    zci_glass_made finished;
    zc_status status = zci_glass_part_finish(open.get(), &finished, error);
    open.reset();
    if (status == ZC_OK)
        made.push_back(finished);
    return status;
}

zc_status part::finish(zc_error *error)
{
    zc_status status = write_places(error);
    if (status == ZC_OK && records)
        status = zci_record_file_flush(records.get(), false, error);
    return status == ZC_OK ? close_database(error) : status;
}

void part::remove() noexcept
{
    open.reset();
    for (const std::string &path : paths)
        zci_disk_remove_tree(path.c_str(), nullptr);
}

// All databases are open at once when they are joined, and so is each of their files.
bool part::is_too_large() const
{
    return zci_glass_part_bytes(open.get()) > which.memory_bytes && paths.size() < which.databases;
}

// ---- Values ----------------------------------------------------------------

zc_status part::open_records(zc_error *error)
{
    zci_record_file *created = nullptr;
    const std::string path = records_path(paths.front(), which.number);
    zc_status status = zci_record_file_create(path.c_str(), &created, error);
    records.reset(created);
    return status;
}

zc_status part::add_value(const zci_value &value, zc_error *error)
{
    if (value.slot != ZCI_SLOT_PASSAGE)
        return zci_fail_internal(error, "part: a slot that it has no table of places for");
    zci_record_place &place = places[next % ZCI_RECORD_PLACES];
    zc_status status = records ? ZC_OK : open_records(error);
    if (status != ZC_OK || value.len == 0)
        return status;
    place.file = which.number;
    return zci_record_file_append(records.get(), value.data, value.len, &place, error);
}

zc_status part::write_places(zc_error *error)
{
    zci_buffer bytes = {nullptr, 0, 0, false};
    zci_record_places_write(places, &bytes);
    const std::string key = places_key(ZCI_SLOT_PASSAGE, table);
    zc_status status = bytes.failed
                           ? zci_fail_memory(error)
                           : zci_glass_part_set_metadata(open.get(), {key.data(), key.size()},
                                                         {bytes.data, bytes.len}, error);
    zci_buffer_free(&bytes);
    return status;
}

// Writes a table when the next record is in another one.
zc_status part::turn_table(zc_error *error)
{
    if (next / ZCI_RECORD_PLACES == table / ZCI_RECORD_PLACES)
        return ZC_OK;
    zc_status status = write_places(error);
    std::fill(std::begin(places), std::end(places), zci_record_place());
    table = next;
    return status;
}

zc_status part::fail_full(zc_error *error) const
{
    return which.last < ZCI_STORE_DOCIDS_MAX
               ? zci_fail(error, ZC_BAD_SOURCE,
                          "%s: the files to be indexed grew while they were read; run it again",
                          "%s：待编制索引的文件在读取过程中变大，请重试", dir.c_str())
               : zci_fail(error, ZC_BAD_SOURCE,
                          "%s: there are more passages than an index can hold; divide the files "
                          "among several",
                          "%s：段落数超出一个索引的容量，请分建多个索引", dir.c_str());
}

zc_status part::add(const zci_record &record, zci_docid *docid, zc_error *error)
{
    is_full = next > which.last;
    if (is_full)
        return fail_full(error);
    zc_status status = turn_table(error);
    if (status == ZC_OK)
        status = zci_glass_part_add(open.get(), next, &record, error);
    for (size_t i = 0; status == ZC_OK && i < record.value_count; i++)
        status = add_value(record.values[i], error);
    if (status == ZC_OK && is_too_large())
        status = begin(error);
    if (status == ZC_OK)
        *docid = next++;
    return status;
}

void part::skip(uint32_t count)
{
    next += count;
}

void part::set_memory(size_t bytes)
{
    which.memory_bytes = bytes;
}

zc_status part::give_records(const std::string &generation, zci_record_list *list, zc_error *error)
{
    if (!records)
        return ZC_OK;
    const std::string from = records_path(paths.front(), which.number);
    const std::string to = records_path(generation, which.number);
    if (list->len == ZCI_RECORD_FILES_MAX)
        return zci_fail_internal(error, "part: too many files");
    if (std::rename(from.c_str(), to.c_str()) != 0)
        return zci_fail_system(error, errno, to.c_str());
    list->file[list->len].number = which.number;
    list->file[list->len++].bytes = zci_record_file_bytes(records.get());
    records.reset();
    return ZC_OK;
}

} // namespace zci

// ---- As a writer -----------------------------------------------------------

zc_status zci_store_part_open(const zci_store_writer *whole, const zci_store_part *which,
                              zci_store_writer **part, zc_error *error)
{
    *part = nullptr;
    return zci::guarded(error, whole->dir.c_str(), [&] {
        auto w = std::make_unique<zci_store_writer>();
        w->dir = whole->dir;
        w->lock = whole->lock;
        w->dropped = true; // there is no transaction
        w->part = std::make_unique<zci::part>(whole->dir, *which);
        zc_status status = zci_store_writer_check(whole, error);
        if (status == ZC_OK)
            status = w->part->begin(error);
        if (status == ZC_OK)
            *part = w.release();
        else
            zci_store_writer_close(w.release());
        return status;
    });
}

void zci_store_part_set_memory(zci_store_writer *part, size_t bytes)
{
    part->part->set_memory(bytes);
}

bool zci_store_part_is_full(const zci_store_writer *part)
{
    return part->part->lacks_docids();
}

zci_docid zci_store_part_end(const zci_store_writer *part)
{
    return part->part->end();
}

zc_status zci_store_part_finish(zci_store_writer *part, zc_error *error)
{
    return zci::written(part, error, [&] {
        zc_status status = zci_store_writer_check(part, error);
        return status == ZC_OK ? part->part->finish(error) : status;
    });
}
