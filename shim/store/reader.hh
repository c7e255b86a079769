// The reader's inside, shared by the store's own files.
// SPDX-License-Identifier: GPL-2.0-or-later
#ifndef ZCI_STORE_READER_HH
#define ZCI_STORE_READER_HH

extern "C" {
#include "base/fail.h"
#include "store/directory.h"
#include "store/version_file.h"
}
#include "store/guard.hh"
#include "store/reader.h"
#include "store/records.hh"

#include <cstdlib>
#include <list>
#include <memory>
#include <string>
#include <vector>

namespace zci
{

// How many records hold terms that were asked for: the same few are asked for again and
// again, at some microseconds each.
class Frequencies
{
    static constexpr size_t longest = 11, len = 8192;
    struct entry {
        uint32_t frequency;
        uint8_t term_len; // 0: nothing here
        char term[longest];
    };
    std::vector<entry> entries;

  public:
    uint64_t get(const Xapian::Database &database, zci_key term);
    void forget()
    {
        entries.clear();
    }
};

// Lists of postings that were read before: the same frequent pairs of characters are read
// for one question after the other, each of them for a millisecond.
class Lists
{
    static constexpr size_t most = 1 << 20, most_of_one = most / 2; // postings
    static constexpr size_t least_of_one = 256, most_lists = 64;
    struct list {
        std::string term;
        std::vector<zci_docid> docids;
        std::vector<uint32_t> counts;
    };
    std::list<list> lists; // the one used last comes first
    size_t postings = 0;
    std::vector<uint64_t> asked; // hashes of terms that were read once

    bool is_asked_again(const std::string &term);

  public:
    // Appends the list of a term; false when it is not kept here.
    bool take(const std::string &term, zci_postings *out);
    // Keeps what was appended from `first` on, if the term was asked for before.
    void offer(const std::string &term, const zci_postings *out, size_t first);
    void forget();
};

} // namespace zci

struct zci_store {
    std::string dir;
    unsigned generation;
    Xapian::Database database;
    zci::Frequencies frequencies;
    zci::Lists lists;
    zci::record_files files;
    zci::place_tables tables;
    zci::room room;
};

namespace zci
{

inline std::string text_of(zci_key key)
{
    return std::string(key.data, key.len);
}

// The path of a generation.
inline std::string generation_path(const std::string &dir, unsigned generation)
{
    std::unique_ptr<char, decltype(&std::free)> path(
        zci_directory_generation(dir.c_str(), generation), &std::free);
    if (!path)
        throw std::bad_alloc();
    return path.get();
}

// The path of a part of a generation.
inline std::string part_path(const std::string &dir, unsigned number)
{
    std::unique_ptr<char, decltype(&std::free)> path(zci_directory_part(dir.c_str(), number),
                                                     &std::free);
    if (!path)
        throw std::bad_alloc();
    return path.get();
}

// Checks that zhengce made a database and that this library reads it.
zc_status check_version(const Xapian::Database &database, const char *dir, zc_error *error);

// Makes room for so many more postings; throws std::bad_alloc.
void reserve_postings(zci_postings *out, size_t count);

// Appends one posting; throws std::bad_alloc.
void add_posting(zci_postings *out, zci_docid docid, uint32_t count);

} // namespace zci

#endif
