// How readers come to see what was written.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/commit.h"

#include "store/writer.hh"

extern "C" {
#include "store/disk.h"
#include "store/manifest.h"
}

using zci::guarded;
using zci::written;

// ---- Making it last --------------------------------------------------------

// Readers see the new state, and what failed is only that it lasts.
static zc_status fail_to_last(const zci_store_writer *w, zc_status status, const zc_error &why,
                              zc_error *error)
{
    return zci_fail(error, status,
                    "%s: the new state is in place, but may be lost if the power fails, since the "
                    "disk did not take it (%s); look after the disk and run it again",
                    "%s：新状态已生效，但未能落盘，断电时可能丢失（%s）；请检查磁盘后重试",
                    w->dir.c_str(), why.message);
}

zc_status zci::sync_names(zci_store_writer *w, zc_error *error)
{
    zc_error why;
    if (w->unsynced.empty())
        return ZC_OK;
    zc_status status = zci_store_writer_check(w, error);
    if (status != ZC_OK)
        return status;
    status = zci_disk_sync(w->unsynced.c_str(), &why);
    if (status != ZC_OK)
        return fail_to_last(w, status, why, error);
    w->unsynced.clear();
    return ZC_OK;
}

zc_status zci_store_sync(zci_store_writer *writer, zc_error *error)
{
    return written(writer, error, [&] { return zci::sync_names(writer, error); });
}

zc_status zci_store_writer_seal(zci_store_writer *writer, zc_error *error)
{
    bool present = false;
    if (writer->spent != ZC_OK || writer->changed || writer->generation != writer->published)
        return ZC_OK;
    zc_status status = zci_store_writer_check(writer, error);
    if (status == ZC_OK && !writer->unsealed)
        status =
            zci_manifest_check(writer->path.c_str(), writer->dir.c_str(), &present, nullptr, error);
    if (status == ZC_OK && !present)
        status = zci_manifest_write(writer->path.c_str(), error);
    writer->unsealed = false;
    return status;
}

zc_status zci_store_sweep(zci_store_writer *writer, zc_error *error)
{
    if (writer->spent != ZC_OK || writer->changed || !writer->unsynced.empty())
        return ZC_OK;
    return guarded(error, writer->dir.c_str(), [&] {
        zc_status status = zci_store_writer_check(writer, error);
        if (status == ZC_OK)
            status = writer->records->sweep(error);
        if (status == ZC_OK && writer->may_prune)
            status = zci_generation_prune(writer->dir.c_str(), writer->generation, writer->former,
                                          error);
        return status;
    });
}

// ---- Showing it ------------------------------------------------------------

// What is written once is looked at once: the whole of a new generation before readers
// are shown it, for they would all be led astray by it.
static zc_status check_new(zci_store_writer *w, zc_error *error)
{
    zc_status status = zci_store_check_generation(w->path.c_str(), w->dir.c_str(), w->watch,
                                                  w->threads, nullptr, error);
    if (status != ZC_CORRUPT)
        return status;
    return zci_fail(error, ZC_IO,
                    "%s: the new index did not stand its check; the old state is kept; look after "
                    "disk and memory, and run it again",
                    "%s：新索引未通过检查，保留原有状态；请检查磁盘和内存后重试", w->dir.c_str());
}

static zc_status show_generation(zci_store_writer *w, zc_error *error)
{
    zc_status status = check_new(w, error);
    if (status == ZC_OK)
        status = zci_store_writer_check(w, error);
    if (status == ZC_OK)
        status = zci_manifest_write(w->path.c_str(), error);
    if (status == ZC_OK)
        status = zci_store_writer_check(w, error);
    if (status == ZC_OK)
        status = zci_directory_publish(w->dir.c_str(), w->generation, error);
    if (status == ZC_OK) {
        w->unsynced = w->dir;
        w->former = w->published;
        w->published = w->generation;
        w->publish_on_commit = false;
    }
    return status;
}

// The state is what the database's new version file says, which has its name when Xapian returns.
static zc_status commit_transaction(zci_store_writer *w, zc_error *error)
{
    zc_status status = zci_store_writer_check(w, error);
    if (status == ZC_OK)
        status = w->records->prepare(error);
    if (status == ZC_OK)
        status = zci_store_writer_check(w, error);
    if (status != ZC_OK)
        return status;
    w->database.commit_transaction();
    w->database.begin_transaction();
    w->unsynced = w->path;
    w->unsealed = w->unsealed || (w->changed && w->generation == w->published);
    w->changed = false;
    w->records->finish();
    return zci_store_writer_check(w, error);
}

zc_status zci_store_commit(zci_store_writer *writer, zc_error *error)
{
    return written(writer, error, [&] {
        zc_status status = commit_transaction(writer, error);
        if (writer->generation == writer->published)
            return status;
        if (status == ZC_OK)
            status = zci_disk_sync(writer->path.c_str(), error);
        if (status == ZC_OK)
            writer->unsynced.clear();
        if (status == ZC_OK && writer->publish_on_commit)
            status = show_generation(writer, error);
        return status;
    });
}

zc_status zci_store_publish(zci_store_writer *writer, zc_error *error)
{
    return written(writer, error, [&] {
        zc_status status = show_generation(writer, error);
        writer->may_prune = status == ZC_OK;
        return status;
    });
}
