// Values of records, written into their files.  SPDX-License-Identifier: GPL-2.0-or-later
//
// New values go behind all others of the newest file; tables and the list of files change in
// Xapian's transaction, so that its commit shows them.
#ifndef ZCI_STORE_RECORD_WRITER_HH
#define ZCI_STORE_RECORD_WRITER_HH

#include "store/records.hh"

extern "C" {
#include "store/record_file.h"
}

#include <map>

namespace zci
{

using record_file = std::unique_ptr<zci_record_file, decltype(&zci_record_file_close)>;

// Keeps a list in the open transaction; `dir` is the index, for messages.
zc_status record_list_store(const zci_record_list &list, Xapian::WritableDatabase &database,
                            const std::string &dir, zc_error *error);

class record_writer
{
    struct table {
        zci_record_place places[ZCI_RECORD_PLACES];
        bool changed;
    };

    const std::string dir, path; // of the index and of the generation
    Xapian::WritableDatabase &database;
    zci_record_list list, committed;
    record_files files;                  // to read from
    record_file newest;                  // the last of the list, once it is written to
    std::map<std::string, table> tables; // by key: what the transaction may not hold yet
    room scratch;
    bool begun = false;
    bool changed = false;   // since the last commit
    bool in_doubt = false;  // whether the list was committed is not known
    bool rewritten = false; // files that only older states have are still there

    zc_status open_newest(zc_error *error);
    zc_status start_file(zc_error *error);
    zc_status show_newest(zc_error *error);
    zc_status append(const char *data, size_t len, zci_record_place *place, zc_error *error);
    zc_status read(const zci_record_place &place, char *out, zc_error *error);
    zc_status load(const std::string &key, table *out, zc_error *error);
    zc_status store(const std::string &key, const table &from, zc_error *error);
    zc_status store_tables(zc_error *error);
    zc_status find(unsigned slot, zci_docid docid, table **found, zc_error *error);
    zc_status move(const std::string &key, zc_error *error);
    zc_status move_all(zc_error *error);
    zc_status rewrite(zc_error *error);

  public:
    record_writer(std::string index, std::string generation, Xapian::WritableDatabase &writable);

    // Reads what the database holds.  Errors: ZC_CORRUPT, ZC_IO.
    zc_status open(zc_error *error);

    // To be called before the first change: removes what was never committed.
    zc_status begin(zc_error *error);

    zc_status put(unsigned slot, zci_docid docid, const char *data, size_t len, zc_error *error);
    zc_status get(unsigned slot, zci_docid docid, zci_buffer *out, zc_error *error);
    zc_status remove(unsigned slot, zci_docid docid, zc_error *error);

    // Writes out all of it, durably, and the tables into the transaction, which is to be
    // committed then.  Where more bytes are free than in use, moves all records that are in
    // use to a new file.
    zc_status prepare(zc_error *error);

    // After that commit.
    void finish() noexcept;

    // Removes files that only states before the last commit have; not while a change waits.
    zc_status sweep(zc_error *error);

    // After the transaction was dropped: cuts off what it has written, as far as that is
    // possible; the next writer would do it.
    void drop() noexcept;
};

} // namespace zci

#endif
