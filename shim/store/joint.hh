// The databases of several parts, as one.  SPDX-License-Identifier: GPL-2.0-or-later
#ifndef ZCI_STORE_JOINT_HH
#define ZCI_STORE_JOINT_HH

#include "store/part.hh"

#include <vector>

namespace zci
{

class joint
{
    const zci_store_watch watch;
    std::vector<zci_glass_made *> databases; // in the order of their docids, the parts' own
    Xapian::Database all;

    zc_status join_postings(zc_error *error);
    Xapian::Database all_of() const;

  public:
    explicit joint(const zci_store_watch &asked);

    // Takes in the databases of a finished part, which lives as long, by ascending docids.
    void take(part &finished);

    // Whether there is no record.
    bool is_empty() const;

    // Makes all postings those of one database, and opens them all; `dir` is for messages.
    // Throws cancelled, as `write` does.
    zc_status open(const std::string &dir, zc_error *error);

    // Writes what was opened as a database of its own.
    void write(const std::string &path) const;

    // Whether what was written is all there.
    zc_status check(const Xapian::Database &joined, const std::string &path, zc_error *error) const;
};

} // namespace zci

#endif
