// The writer's inside, shared by the store's own files.
// SPDX-License-Identifier: GPL-2.0-or-later
#ifndef ZCI_STORE_WRITER_HH
#define ZCI_STORE_WRITER_HH

extern "C" {
#include "store/directory.h"
}
#include "store/part.hh"
#include "store/reader.hh"
#include "store/record_writer.hh"
#include "store/writer.h"

#include <unistd.h>

namespace zci
{

// The index's lock, held until the last of those that write under it is closed.
struct held_lock {
    int file = -1;
    const pid_t process = getpid(); // whose lock it is, and not that of one forked from it

    held_lock() = default;
    held_lock(const held_lock &) = delete;
    held_lock &operator=(const held_lock &) = delete;
    ~held_lock()
    {
        if (process == getpid())
            zci_directory_unlock(file);
        else
            close(file);
    }
};

} // namespace zci

// A transaction is always open while `database` is.  Outside of one Xapian's
// close() and destructor would commit what is pending, and the destructor swallows
// the errors of that.
struct zci_store_writer {
    std::string dir;
    std::string path;                     // of the generation being written
    std::shared_ptr<zci::held_lock> lock; // of a part: that of the whole
    unsigned generation = 0;
    unsigned published = 0; // the generation that readers see, 0 for none
    unsigned former = 0;    // the one that they saw before it, 0 for none
    bool may_prune = false; // those before the former, as this one was published in their place
    std::string unsynced;   // the directory with the name that made the newest state visible
    bool publish_on_commit = false;
    zci_docid skipped = 0; // docids that stay free behind the last record
    unsigned pending = 0;  // records added since postings were last written out
    zci_store_watch watch = {nullptr, nullptr};
    unsigned threads = 1;              // that check a new generation
    bool changed = false;              // since it was opened or committed
    bool trusted = false;              // its files are known to be as they were written
    bool unsealed = false;             // readers see a commit of it that has no manifest yet
    zc_status spent = ZC_OK;           // the error that ended this writer's use
    bool dropped = false;              // and with it its transaction
    Xapian::WritableDatabase database; // not of a part
    std::unique_ptr<zci::record_writer> records;
    std::unique_ptr<zci::part> part;
};

namespace zci
{

// The first transaction of a new generation.
zc_status begin_new(zci_store_writer &w, zc_error *error);

// The records of the generation whose database is open.
zc_status open_records(zci_store_writer &w, zc_error *error);

// Makes sure that the newest state of which readers see the name outlasts a loss of power.
zc_status sync_names(zci_store_writer *w, zc_error *error);

// A call of a writer that is spent fails with what ended it.
zc_status fail_spent(const zci_store_writer *w, zc_error *error);

// Ends a call with its status: where that is a failure, it ends the writer.
zc_status settle(zci_store_writer *w, zc_status status, zc_error *error) noexcept;

// Runs one call of a writer.  Xapian silently empties its pending batch when an
// add fails and would commit the rest later: so the first failure ends the
// writer, loudly and for good.
template <class Body> zc_status written(zci_store_writer *w, zc_error *error, Body body) noexcept
{
    if (w->spent != ZC_OK)
        return fail_spent(w, error);
    return settle(w, guarded(error, w->dir.c_str(), body), error);
}

} // namespace zci

#endif
