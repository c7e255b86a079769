// Values of records, read from their files.  SPDX-License-Identifier: GPL-2.0-or-later
#ifndef ZCI_STORE_RECORDS_HH
#define ZCI_STORE_RECORDS_HH

extern "C" {
#include "store/record_list.h"
#include "store/record_map.h"
#include "store/record_places.h"
}
#include "store/guard.hh"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace zci
{

// The metadata keys of the tables that tell where values are begin with this.
extern const char *const places_prefix;

// The key of a docid's table; they ascend with the docids.
std::string places_key(unsigned slot, zci_docid docid);

// The path of a file of records.
std::string records_path(const std::string &generation, uint32_t number);

// The files of records of one state, open for reading.
class record_files
{
    struct file {
        uint32_t number;
        uint64_t bytes; // that the state knows of
        std::shared_ptr<zci_record_map> map;
    };
    std::vector<file> files;
    uint32_t looked_at = 0; // the file that was last asked for its size

    const file *find(uint32_t number) const;

  public:
    // Opens those that a state of the database at `path` has.  What is open already stays so.
    // Errors: ZC_CORRUPT; ZC_CHANGED where a writer took them away meanwhile; ZC_IO.
    zc_status open(const Xapian::Database &database, const std::string &path, const char *dir,
                   zc_error *error);

    // Knows from now on of so many bytes of a file, which is opened if need be.
    zc_status extend(const std::string &path, uint32_t number, uint64_t bytes, zc_error *error);

    // Whether a record lies within what the state knows of.
    bool holds(const zci_record_place &place) const;

    // To be called before a run of readings.
    void begin();

    // Reads bytes within these; `once` where all of a file is read so.  Errors: ZC_CORRUPT,
    // ZC_IO.
    zc_status read(uint32_t number, uint64_t offset, char *out, size_t len, const char *dir,
                   zc_error *error, bool once = false);
};

// Where values are in one state of the database: tables that were read stay, up to a bound.
class place_tables
{
    static constexpr size_t kept_max = 8192;
    std::unordered_map<uint64_t, std::string> kept; // by their numbers
    uint64_t read = 0;                              // the number of the table in `places`
    zci_record_place places[ZCI_RECORD_PLACES];

    const std::string &bytes_of(const Xapian::Database &database, unsigned slot, zci_docid docid,
                                uint64_t number);

  public:
    // Errors: ZC_CORRUPT.
    zc_status find(const Xapian::Database &database, unsigned slot, zci_docid docid,
                   const char *dir, zci_record_place *place, zc_error *error);
    void forget();
};

// Memory that stays from one reading to the next.
class room
{
    std::unique_ptr<char[]> bytes;
    size_t capacity = 0;

  public:
    char *get(size_t len);
};

// Reads all records of the database at `path`: whether each is as it was written, and nothing
// else in use.  Errors: ZC_CORRUPT, ZC_CHANGED, ZC_CANCELLED, ZC_IO.
zc_status check_records(const Xapian::Database &database, const std::string &path, const char *dir,
                        const zci_store_watch &watch, zc_error *error);

} // namespace zci

#endif
