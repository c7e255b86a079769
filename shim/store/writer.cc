// Opening and closing a writer.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/writer.hh"

extern "C" {
#include "schema/analyser.h"
#include "schema/schema.h"
#include "store/commit.h"
#include "store/manifest.h"
#include "store/repair.h"
}

#include <ctime>
#include <unistd.h>

using zci::guarded;

// Whether the index is still the one that this writer has locked; see directory.h.  A process that
// was forked has a copy of the writer, and would spoil what the original is writing.
zc_status zci_store_writer_check(const zci_store_writer *writer, zc_error *error)
{
    if (writer->lock->process != getpid())
        return zci_fail(error, ZC_BAD_ARGUMENT,
                        "%s: another process opened this writer; open one in the process that uses "
                        "it",
                        "%s：此写入句柄由另一进程打开；请在使用它的进程中打开",
                        writer->dir.c_str());
    return zci_directory_check_lock(writer->dir.c_str(), writer->lock->file, error);
}

static bool holds_lock(const zci_store_writer *w)
{
    return zci_store_writer_check(w, nullptr) == ZC_OK;
}

// ---- Opening ---------------------------------------------------------------

// What is shown to readers now; none is no error for a writer.  Where the stub was lost, or a first
// run ended just before it wrote one, the newest generation that is whole is shown again, rather
// than begun anew with no more than what was named this time.
static zc_status read_published(zci_store_writer &w, zc_error *error)
{
    zc_error problem;
    zc_status status = zci_store_current(w.dir.c_str(), &w.published, &problem);
    if (status == ZC_NO_INDEX)
        status = zci_store_go_back(w.dir.c_str(), &w.published, &problem);
    if (status == ZC_OK || status == ZC_NOT_FOUND)
        return ZC_OK;
    if (error != nullptr)
        *error = problem;
    return status;
}

zc_status zci::begin_new(zci_store_writer &w, zc_error *error)
{
    zci_analyser analyser;
    w.database.begin_transaction();
    zc_status status = zci_analyser_own(&analyser, error);
    w.database.set_metadata(ZCI_META_FORMAT, std::to_string(ZCI_FORMAT_VERSION));
    w.database.set_metadata(ZCI_META_ANALYSER, analyser.name);
    return status;
}

zc_status zci::open_records(zci_store_writer &w, zc_error *error)
{
    w.records = std::make_unique<zci::record_writer>(w.dir, w.path, w.database);
    return w.records->open(error);
}

// Starts a generation above all others, after sweeping away those that an
// interrupted run left behind.  What has a manifest was finished once: it goes when another is.
static zc_status create_generation(zci_store_writer &w, zc_error *error)
{
    zc_status status = zci_generation_sweep(w.dir.c_str(), w.published, error);
    if (status == ZC_OK)
        status = zci_generation_next(w.dir.c_str(), w.published, &w.generation, error);
    if (status != ZC_OK)
        return status;
    w.path = zci::generation_path(w.dir, w.generation);
    w.database = Xapian::WritableDatabase(w.path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    status = zci::begin_new(w, error);
    return status == ZC_OK ? zci::open_records(w, error) : status;
}

static void wait_ms(unsigned ms)
{
    const struct timespec time = {0, static_cast<long>(ms) * 1000000};
    nanosleep(&time, nullptr);
}

// Xapian's lock, too, is shared with processes that are forked, and cannot be given back before
// they close it: between fork and exec they have that of a writer that is closed here already.
// No other writer has it, for this one holds the index's own lock.
static zc_status open_database(zci_store_writer &w, zc_error *error)
{
    const unsigned longest_ms = 128;
    zc_error problem;
    zc_status status = ZC_LOCKED;
    for (unsigned ms = 1; status == ZC_LOCKED && ms <= 2 * longest_ms; ms *= 2) {
        status = guarded(&problem, w.dir.c_str(), [&] {
            w.database =
                Xapian::WritableDatabase(w.path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
            return ZC_OK;
        });
        if (status == ZC_LOCKED && ms <= longest_ms)
            wait_ms(ms);
    }
    if (status != ZC_OK && error != nullptr)
        *error = problem;
    return status;
}

static zc_status open_published(zci_store_writer &w, zc_error *error)
{
    w.generation = w.published;
    w.path = zci::generation_path(w.dir, w.generation);
    (void)zci_generation_sweep(w.dir.c_str(), w.published, nullptr); // what stays costs its room
    zc_status status = zci_version_file_check(w.path.c_str(), w.dir.c_str(), error);
    if (status != ZC_OK)
        return status;
    status = open_database(w, error);
    if (status == ZC_OK)
        status = zci::check_version(w.database, w.dir.c_str(), error);
    if (status == ZC_OK)
        w.database.begin_transaction();
    return status == ZC_OK ? zci::open_records(w, error) : status;
}

zc_status zci_store_writer_open(const char *dir, zci_store_mode mode, zci_store_writer **writer,
                                zc_error *error)
{
    *writer = nullptr;
    return guarded(error, dir, [&] {
        auto w = std::make_unique<zci_store_writer>();
        w->dir = dir;
        w->lock = std::make_shared<zci::held_lock>();
        zc_status status = zci_directory_lock(dir, &w->lock->file, error);
        if (status == ZC_OK)
            status = zci_generation_sweep_parts(dir, error);
        if (status == ZC_OK)
            status = read_published(*w, error);
        if (status != ZC_OK)
            return status;
        bool fresh = mode == ZCI_STORE_REBUILD || w->published == 0;
        w->publish_on_commit = mode == ZCI_STORE_UPDATE && fresh;
        status = fresh ? create_generation(*w, error) : open_published(*w, error);
        if (status == ZC_OK)
            *writer = w.release();
        return status;
    });
}

// ---- Failing ---------------------------------------------------------------

// Drops the transaction; what that throws is of no interest any more.  After a
// failed commit, or when cancelling fails, there is no transaction, but there still
// are pending changes: a new one of the kind that does not commit first keeps
// close() from committing a part of them.
static void drop_transaction(zci_store_writer *w) noexcept
{
    if (w->dropped)
        return;
    w->dropped = true;
    guarded(nullptr, w->dir.c_str(), [&] {
        w->database.cancel_transaction();
        return ZC_OK;
    });
    guarded(nullptr, w->dir.c_str(), [&] {
        w->database.begin_transaction(false);
        return ZC_OK;
    });
    guarded(nullptr, w->dir.c_str(), [&] {
        w->database.close();
        return ZC_OK;
    });
    if (w->records && holds_lock(w))
        w->records->drop();
}

// What misses its files because the index was deleted meanwhile is not damaged.
static zc_status judge_loss(const zci_store_writer *w, zc_status status, zc_error *error)
{
    return (status == ZC_CORRUPT || status == ZC_IO) && !holds_lock(w)
               ? zci_store_writer_check(w, error)
               : status;
}

zc_status zci::fail_spent(const zci_store_writer *w, zc_error *error)
{
    return zci_fail(error, w->spent,
                    "%s: an earlier error ended this writer; nothing since its last commit "
                    "was kept",
                    "%s：先前的错误已使写入终止，上次提交之后的改动均未保存", w->dir.c_str());
}

zc_status zci::settle(zci_store_writer *w, zc_status status, zc_error *error) noexcept
{
    status = judge_loss(w, status, error);
    if (status != ZC_OK && status != ZC_BAD_ARGUMENT && status != ZC_NOT_FOUND) {
        w->spent = status;
        drop_transaction(w);
    }
    return status;
}

// ---- Closing ---------------------------------------------------------------

// Whether readers may be shown a generation.  Publishing can fail after the rename,
// and then it is in use though no one said so.
static bool may_be_shown(const zci_store_writer &w)
{
    unsigned shown = 0;
    zc_status status = zci_store_current(w.dir.c_str(), &shown, nullptr);
    return status == ZC_OK ? shown == w.generation : status != ZC_NO_INDEX;
}

// What is left to do in the index when a writer is closed.
static void tidy_up(zci_store_writer &w)
{
    if (w.spent == ZC_OK && zci::sync_names(&w, nullptr) == ZC_OK)
        zci_store_sweep(&w, nullptr);
    if (w.unsealed && w.spent == ZC_OK)
        zci_manifest_write(w.path.c_str(), nullptr);
    if (w.generation != w.published && !may_be_shown(w))
        zci_generation_remove(w.dir.c_str(), w.generation, nullptr);
}

void zci_store_writer_close(zci_store_writer *writer)
{
    if (writer == nullptr)
        return;
    drop_transaction(writer);
    if (holds_lock(writer))
        writer->part != nullptr ? writer->part->remove() : tidy_up(*writer);
    delete writer;
}

void zci_store_writer_set_watch(zci_store_writer *writer, zci_store_watch watch)
{
    writer->watch = watch;
}

void zci_store_writer_set_threads(zci_store_writer *writer, unsigned threads)
{
    writer->threads = threads;
}

bool zci_store_writer_is_new(const zci_store_writer *writer)
{
    return writer->generation != writer->published;
}
