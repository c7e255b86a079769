// Xapian's own check.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hh"

#include <sstream>

zc_status zci_store_check(const char *dir, zci_buffer *report, zc_error *error)
{
    return zci::guarded(error, dir, [&] {
        unsigned generation = 0;
        zc_status status = zci_store_current(dir, &generation, error);
        if (status != ZC_OK)
            return status;
        std::ostringstream out;
        size_t problems = Xapian::Database::check(zci::generation_path(dir, generation), 0, &out);
        if (problems == 0)
            return ZC_OK;
        const std::string text = out.str();
        zci_buffer_append(report, text.data(), text.size());
        return zci_fail(error, ZC_CORRUPT, "%s: Xapian finds %zu problems in the index",
                        "%s：Xapian 在索引中发现 %zu 处问题", dir, problems);
    });
}
