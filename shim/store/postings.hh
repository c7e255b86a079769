// Lists of postings, shared by the store's own files.
// SPDX-License-Identifier: GPL-2.0-or-later
#ifndef ZCI_STORE_POSTINGS_HH
#define ZCI_STORE_POSTINGS_HH

#include "store/postings.h"

#include <list>
#include <string>
#include <vector>

namespace zci
{

// Makes room for so many more postings; throws std::bad_alloc.
void reserve_postings(zci_postings *out, size_t count);

// Appends one posting; throws std::bad_alloc.
void add_posting(zci_postings *out, zci_docid docid, uint32_t count);

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

#endif
