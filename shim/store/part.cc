// The databases of a part of a new generation.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/part.hh"

#include "store/reader.hh"

namespace zci
{

part::part(const std::string &directory, const zci_store_part &wanted)
    : dir(directory), which(wanted), next(wanted.first), open(nullptr, &zci_glass_part_close)
{
}

zc_status part::begin(zc_error *error)
{
    const unsigned numbers_apart = 1000; // above that of any part
    zci_glass_part *made = nullptr;
    zc_status status = open ? finish(error) : ZC_OK;
    if (status != ZC_OK)
        return status;
    const auto before = static_cast<unsigned>(paths.size());
    paths.push_back(part_path(dir, which.number + numbers_apart * before));
    status = zci_glass_part_create(paths.back().c_str(), &made, error);
    open.reset(made);
    return status;
}

void part::skip(uint32_t count)
{
    next += count;
}

zc_status part::finish(zc_error *error)
{
    zc_status status = zci_glass_part_finish(open.get(), error);
    open.reset();
    return status;
}

void part::remove() noexcept
{
    open.reset();
    for (const std::string &path : paths)
        zci_directory_remove_tree(path.c_str(), nullptr);
}

// All databases are open at once when they are joined, and so is each of their files.
bool part::is_too_large() const
{
    const size_t databases_max = 4;
    return zci_glass_part_bytes(open.get()) > which.memory_bytes && paths.size() < databases_max;
}

zc_status part::add_values(const zci_record &record, zc_error *error)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < record.value_count; i++) {
        const zci_value &value = record.values[i];
        const std::string key = value_key(value.slot, next);
        status = zci_glass_part_set_metadata(open.get(), {key.data(), key.size()},
                                             {value.data, value.len}, error);
    }
    return status;
}

zc_status part::add(const zci_record &record, zci_docid *docid, zc_error *error)
{
    if (next > which.last)
        return zci_fail(error, ZC_BAD_SOURCE,
                        "%s: the files to be indexed grew while they were read; run it again",
                        "%s：待编制索引的文件在读取过程中变大，请重试", dir.c_str());
    zc_status status = zci_glass_part_add(open.get(), next, &record, error);
    if (status == ZC_OK)
        status = add_values(record, error);
    if (status == ZC_OK && is_too_large())
        status = begin(error);
    if (status == ZC_OK)
        *docid = next++;
    return status;
}

} // namespace zci
