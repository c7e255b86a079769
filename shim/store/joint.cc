// The databases of several parts, as one.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/joint.hh"

#include "store/joint.h"
#include "store/writer.hh"

extern "C" {
#include "base/fail.h"
#include "schema/schema.h"
#include "store/disk.h"
#include "store/generation.h"
#include "store/glass_join.h"
}

#include <algorithm>

namespace
{

// Xapian tells of each table before and after it.  It loses what it holds when compaction is
// left by an exception, so that a stop has to wait for its end.
class watched_compactor : public Xapian::Compactor
{
    const zci_store_watch watch;
    bool stopped = false;

  public:
    explicit watched_compactor(const zci_store_watch &asked) : watch(asked)
    {
    }

    void set_status(const std::string &, const std::string &) override
    {
        if (!stopped && watch.goes_on != nullptr)
            stopped = !watch.goes_on(watch.context, ZCI_STORE_JOINS);
    }

    bool is_stopped() const
    {
        return stopped;
    }
};

bool has_records(const zci_glass_made *database)
{
    return database->counts.records > 0;
}

} // namespace

namespace zci
{

joint::joint(const zci_store_watch &asked) : watch(asked)
{
}

void joint::take(part &finished)
{
    for (zci_glass_made &database : finished.databases())
        databases.push_back(&database);
}

bool joint::is_empty() const
{
    return std::none_of(databases.begin(), databases.end(), has_records);
}

// Each term begins but once then.  Databases without records stand behind the others, for
// the first one takes in all.
zc_status joint::join_postings(zc_error *error)
{
    if (databases.size() < 2)
        return ZC_OK;
    std::stable_partition(databases.begin(), databases.end(), has_records);
    zc_status status = zci_glass_join(databases.data(), databases.size(), watch, error);
    if (status == ZC_CANCELLED)
        throw cancelled();
    return status;
}

// One without records would only confuse the check that docids do not overlap; what else it
// held is in the first one by now.
Xapian::Database joint::all_of() const
{
    Xapian::Database opened;
    for (const zci_glass_made *one : databases) {
        if (has_records(one))
            opened.add_database(Xapian::Database(one->path, Xapian::DB_OPEN));
    }
    return opened;
}

// A Xapian that no longer takes files of this form reads no index of zhengce's either, so that
// to rebuild, which is the way out elsewhere, leads here again.
zc_status joint::open(const std::string &dir, zc_error *error)
{
    zc_status status = join_postings(error);
    if (status == ZC_OK)
        status = guarded(error, dir.c_str(), [&] {
            all = all_of();
            return ZC_OK;
        });
    if (status != ZC_VERSION)
        return status;
    return zci_fail(
        error, ZC_VERSION,
        "%s: Xapian %s does not take the index that this zhengce makes; nothing was "
        "changed; install a zhengce that is made for this Xapian, or the Xapian that "
        "was here before",
        "%s：Xapian %s 不接受本版 zhengce 生成的索引；未作任何改动；请安装适配该 Xapian 的 "
        "zhengce，或恢复原来的 Xapian",
        dir.c_str(), Xapian::version_string());
}

void joint::write(const std::string &path) const
{
    watched_compactor compactor(watch);
    Xapian::Database(all).compact(path, Xapian::DBCOMPACT_NO_RENUMBER, 0, compactor);
    if (compactor.is_stopped())
        throw cancelled();
}

// Xapian takes a table that cannot be opened for one that is not there, and leaves it
// out of the copy without a word.  So what was joined is looked at: each header must
// have its data and its list of terms.
zc_status joint::check(const Xapian::Database &joined, const std::string &path,
                       zc_error *error) const
{
    zc_error why;
    bool whole = false;
    zc_status status = zci::guarded(&why, path.c_str(), [&] { // missing may also be thrown
        whole = joined.get_doccount() == all.get_doccount();
        const auto end = joined.postlist_end(ZCI_TERM_HEADER);
        for (auto at = joined.postlist_begin(ZCI_TERM_HEADER); whole && at != end; ++at)
            whole = joined.termlist_begin(*at) != joined.termlist_end(*at) &&
                    !joined.get_document(*at).get_data().empty();
        return ZC_OK;
    });
    bool missing = status == ZC_CORRUPT || status == ZC_NOT_FOUND || (status == ZC_OK && !whole);
    if (!missing)
        return zci_fail_pass(error, status, &why);
    return zci_generation_fail_part(path.c_str(), error);
}

} // namespace zci

// ---- In a new generation ---------------------------------------------------

// Moves the parts' records to where the joined database is, and lists them there.
static zc_status join_records(zci_store_writer *whole, zci_store_writer *const *parts, size_t count,
                              zc_error *error)
{
    zci_record_list list = zci_record_list();
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        status = parts[i]->part->give_records(whole->path, &list, error);
    return status == ZC_OK ? zci::record_list_store(list, whole->database, whole->dir, error)
                           : status;
}

static zc_status join(zci_store_writer *whole, zci_store_writer *const *parts, size_t count,
                      zc_error *error)
{
    zci::joint joint(whole->watch);
    for (size_t i = 0; i < count; i++)
        joint.take(*parts[i]->part);
    if (joint.is_empty())
        return ZC_OK;
    zc_status status = zci_store_writer_check(whole, error);
    if (status == ZC_OK)
        status = joint.open(whole->dir, error);
    if (status != ZC_OK)
        return status;
    whole->database.cancel_transaction();
    whole->database.begin_transaction(false); // so that closing commits nothing
    whole->database.close();
    status = zci_disk_remove_tree(whole->path.c_str(), error);
    if (status != ZC_OK)
        return status;
    joint.write(whole->path);
    whole->database =
        Xapian::WritableDatabase(whole->path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
    status = zci::begin_new(*whole, error);
    if (status == ZC_OK)
        status = join_records(whole, parts, count, error);
    if (status == ZC_OK)
        status = zci_disk_sync_files(whole->path.c_str(), error);
    if (status == ZC_OK)
        status = joint.check(whole->database, whole->path, error);
    return status == ZC_OK ? zci::open_records(*whole, error) : status;
}

// What is damaged here is of the new index: the one that readers have is not touched.
zc_status zci_store_join(zci_store_writer *whole, zci_store_writer *const *parts, size_t count,
                         zc_error *error)
{
    return zci::written(whole, error, [&] {
        zc_error why;
        zc_status status = zci::guarded(&why, whole->path.c_str(),
                                        [&] { return join(whole, parts, count, &why); });
        return status == ZC_CORRUPT ? zci_generation_fail_part(whole->path.c_str(), error)
                                    : zci_fail_pass(error, status, &why);
    });
}
