// Compaction.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hh"
#include "store/writer.h"

zc_status zci_store_compact(const char *from, const char *to, zc_error *error)
{
    return zci::guarded(error, from, [&] {
        Xapian::Database database(from);
        database.compact(to, Xapian::DBCOMPACT_NO_RENUMBER);
        return zci_directory_sync(to, error);
    });
}
