// The databases of a part of a new generation.
// SPDX-License-Identifier: GPL-2.0-or-later
#ifndef ZCI_STORE_PART_HH
#define ZCI_STORE_PART_HH

extern "C" {
#include "store/glass_part.h"
}
#include "store/part.h"
#include "store/record_writer.hh"

#include <memory>
#include <string>
#include <vector>

namespace zci
{

// One whose records take too much memory goes on in another database.
class part
{
    std::string dir;
    zci_store_part which;
    zci_docid next;       // the docid of its next record
    bool is_full = false; // a record found none
    std::vector<std::string> paths;
    std::vector<zci_glass_made> made; // of those that are finished
    std::unique_ptr<zci_glass_part, decltype(&zci_glass_part_close)> open; // the last of them
    record_file records;                        // beside the first of them, for all of them
    zci_docid table;                            // one of the docids that `places` is for
    zci_record_place places[ZCI_RECORD_PLACES]; // so far

    bool is_too_large() const;
    zc_status close_database(zc_error *error);
    zc_status open_records(zc_error *error);
    zc_status add_value(const zci_value &value, zc_error *error);
    zc_status write_places(zc_error *error);
    zc_status turn_table(zc_error *error);
    zc_status fail_full(zc_error *error) const;

  public:
    part(const std::string &directory, const zci_store_part &wanted);
    part(const part &) = delete;
    part &operator=(const part &) = delete;
    ~part();

    // Begins its first database, or goes on in another.
    zc_status begin(zc_error *error);
    zc_status add(const zci_record &record, zci_docid *docid, zc_error *error);
    void skip(uint32_t count);
    void set_memory(size_t bytes);
    zc_status finish(zc_error *error);

    zci_docid end() const
    {
        return next;
    }
    bool lacks_docids() const
    {
        return is_full;
    }

    // Moves the file of records, if there is one, into a generation and appends it to the list.
    zc_status give_records(const std::string &generation, zci_record_list *list, zc_error *error);
    void remove() noexcept;

    // Its databases, once it is finished.
    std::vector<zci_glass_made> &databases()
    {
        return made;
    }
};

} // namespace zci

#endif
