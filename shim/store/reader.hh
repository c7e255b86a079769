// The reader's inside, shared by the store's own files.
// SPDX-License-Identifier: GPL-2.0-or-later
#ifndef ZCI_STORE_READER_HH
#define ZCI_STORE_READER_HH

extern "C" {
#include "base/fail.h"
#include "store/generation.h"
#include "store/version_file.h"
}
#include "store/guard.hh"
#include "store/postings.hh"
#include "store/reader.h"
#include "store/records.hh"

#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
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

// The directory of a generation, held open: while it is, none that is made in its place has its
// number, so that the one can be told from the other.
class held_directory
{
    int descriptor = -1;

  public:
    held_directory() = default;
    explicit held_directory(const std::string &path)
        : descriptor(open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC))
    {
    }
    held_directory(held_directory &&other) noexcept : descriptor(other.descriptor)
    {
        other.descriptor = -1;
    }
    held_directory &operator=(held_directory &&other) noexcept
    {
        std::swap(descriptor, other.descriptor);
        return *this;
    }
    held_directory(const held_directory &) = delete;
    held_directory &operator=(const held_directory &) = delete;
    ~held_directory()
    {
        if (descriptor >= 0)
            close(descriptor);
    }

    // Whether it still is what the path names.
    bool is_at(const std::string &path) const
    {
        struct stat held, named;
        return fstat(descriptor, &held) == 0 && stat(path.c_str(), &named) == 0 &&
               held.st_dev == named.st_dev && held.st_ino == named.st_ino;
    }
};

} // namespace zci

struct zci_store {
    std::string dir;
    unsigned generation;
    zci::held_directory directory; // of the generation
    bool spent = false;            // Xapian, or what is kept here, may be half in another state
    Xapian::Database database;
    zci::Frequencies frequencies;
    zci::Lists lists;
    zci::record_files files;
    zci::place_tables tables;
    zci::room room;
};

namespace zci
{

// Asked where damage was found, ZC_CORRUPT: ZC_CHANGED where a writer has gone on since the state
// of the store, as it may have used blocks of that again.  What was kept of them is forgotten.
zc_status judge_damage(zci_store *store, zc_error *error) noexcept;

// As guarded(): where memory runs out within Xapian, it can leave a cursor that crashes when it
// is used again.
template <class Body> zc_status guarded(zc_error *error, zci_store *store, Body body) noexcept
{
    zc_status status = guarded(error, store->dir.c_str(), body);
    if (status == ZC_NO_MEMORY)
        store->spent = true;
    // cppcheck-suppress throwInNoexceptFunction ; guarded() catches all
    return status == ZC_CORRUPT ? judge_damage(store, error) : status;
}

inline std::string text_of(zci_key key)
{
    return std::string(key.data, key.len);
}

// The path of a generation.
inline std::string generation_path(const std::string &dir, unsigned generation)
{
    std::unique_ptr<char, decltype(&std::free)> path(zci_generation_path(dir.c_str(), generation),
                                                     &std::free);
    if (!path)
        throw std::bad_alloc();
    return path.get();
}

// The path of a part of a generation.
inline std::string part_path(const std::string &dir, unsigned number)
{
    std::unique_ptr<char, decltype(&std::free)> path(zci_generation_part_path(dir.c_str(), number),
                                                     &std::free);
    if (!path)
        throw std::bad_alloc();
    return path.get();
}

// Checks that zhengce made a database and that this library reads it.
zc_status check_version(const Xapian::Database &database, const char *dir, zc_error *error);

} // namespace zci

#endif
