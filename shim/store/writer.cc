// Writing the store.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/writer.h"

#include "store/joint.hh"
#include "store/part.hh"
#include "store/reader.hh"
#include "store/record_writer.hh"

extern "C" {
#include "schema/analyser.h"
#include "schema/schema.h"
#include "store/directory.h"
#include "store/disk.h"
#include "store/manifest.h"
#include "store/repair.h"
}

#include <cerrno>
#include <climits>
#include <cstring>
#include <ctime>
#include <unistd.h>

using zci::guarded;

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

// A transaction is always open while `database` is.  Outside of one Xapian's
// close() and destructor would commit what is pending, and the destructor swallows
// the errors of that.
struct zci_store_writer {
    std::string dir;
    std::string path;                // of the generation being written
    std::shared_ptr<held_lock> lock; // of a part: that of the whole
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

// Whether the index is still the one that this writer has locked; see directory.h.  A process that
// was forked has a copy of the writer, and would spoil what the original is writing.
static zc_status check_lock(const zci_store_writer *w, zc_error *error)
{
    if (w->lock->process != getpid())
        return zci_fail(error, ZC_BAD_ARGUMENT,
                        "%s: another process opened this writer; open one in the process that uses "
                        "it",
                        "%s：此写入句柄由另一进程打开；请在使用它的进程中打开", w->dir.c_str());
    return zci_directory_check_lock(w->dir.c_str(), w->lock->file, error);
}

static bool holds_lock(const zci_store_writer *w)
{
    return check_lock(w, nullptr) == ZC_OK;
}

zc_status zci_store_writer_check(const zci_store_writer *writer, zc_error *error)
{
    return check_lock(writer, error);
}

// ---- Opening and closing ---------------------------------------------------

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

// The first transaction of a new generation.
static zc_status begin_new(zci_store_writer &w, zc_error *error)
{
    zci_analyser analyser;
    w.database.begin_transaction();
    zc_status status = zci_analyser_own(&analyser, error);
    w.database.set_metadata(ZCI_META_FORMAT, std::to_string(ZCI_FORMAT_VERSION));
    w.database.set_metadata(ZCI_META_ANALYSER, analyser.name);
    return status;
}

static zc_status open_records(zci_store_writer &w, zc_error *error)
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
    status = begin_new(w, error);
    return status == ZC_OK ? open_records(w, error) : status;
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
    zc_status status = zci_version_file_check(w.path.c_str(), w.dir.c_str(), error);
    if (status != ZC_OK)
        return status;
    status = open_database(w, error);
    if (status == ZC_OK)
        status = zci::check_version(w.database, w.dir.c_str(), error);
    if (status == ZC_OK)
        w.database.begin_transaction();
    return status == ZC_OK ? open_records(w, error) : status;
}

zc_status zci_store_writer_open(const char *dir, zci_store_mode mode, zci_store_writer **writer,
                                zc_error *error)
{
    *writer = nullptr;
    return guarded(error, dir, [&] {
        auto w = std::make_unique<zci_store_writer>();
        w->dir = dir;
        w->lock = std::make_shared<held_lock>();
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

// Whether readers may be shown a generation.  Publishing can fail after the rename,
// and then it is in use though no one said so.
static bool may_be_shown(const zci_store_writer &w)
{
    unsigned shown = 0;
    zc_status status = zci_store_current(w.dir.c_str(), &shown, nullptr);
    return status == ZC_OK ? shown == w.generation : status != ZC_NO_INDEX;
}

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

static zc_status sync_names(zci_store_writer *w, zc_error *error)
{
    zc_error why;
    if (w->unsynced.empty())
        return ZC_OK;
    zc_status status = check_lock(w, error);
    if (status != ZC_OK)
        return status;
    status = zci_disk_sync(w->unsynced.c_str(), &why);
    if (status != ZC_OK)
        return fail_to_last(w, status, why, error);
    w->unsynced.clear();
    return ZC_OK;
}

// As writer.h says of zci_store_sweep.
static zc_status sweep(zci_store_writer *w, zc_error *error)
{
    if (w->spent != ZC_OK || w->changed || !w->unsynced.empty())
        return ZC_OK;
    return guarded(error, w->dir.c_str(), [&] {
        zc_status status = check_lock(w, error);
        if (status == ZC_OK)
            status = w->records->sweep(error);
        if (status == ZC_OK && w->may_prune)
            status = zci_generation_prune(w->dir.c_str(), w->generation, w->former, error);
        return status;
    });
}

// What is left to do in the index when a writer is closed.
static void tidy_up(zci_store_writer &w)
{
    if (w.spent == ZC_OK && sync_names(&w, nullptr) == ZC_OK)
        sweep(&w, nullptr);
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

// ---- Changes ---------------------------------------------------------------

// What misses its files because the index was deleted meanwhile is not damaged.
static zc_status judge_loss(const zci_store_writer *w, zc_status status, zc_error *error)
{
    return (status == ZC_CORRUPT || status == ZC_IO) && !holds_lock(w) ? check_lock(w, error)
                                                                       : status;
}

// Runs one call of a writer.  Xapian silently empties its pending batch when an
// add fails and would commit the rest later: so the first failure ends the
// writer, loudly and for good.
template <class Body>
static zc_status written(zci_store_writer *w, zc_error *error, Body body) noexcept
{
    if (w->spent != ZC_OK)
        return zci_fail(error, w->spent,
                        "%s: an earlier error ended this writer; nothing since its last commit "
                        "was kept",
                        "%s：先前的错误已使写入终止，上次提交之后的改动均未保存", w->dir.c_str());
    zc_status status = judge_loss(w, guarded(error, w->dir.c_str(), body), error);
    if (status != ZC_OK && status != ZC_BAD_ARGUMENT && status != ZC_NOT_FOUND) {
        w->spent = status;
        drop_transaction(w);
    }
    return status;
}

// To be called before anything is changed.  A generation whose files are not as they
// were written is not built upon, for its next manifest would vouch for the damage.
static zc_status begin_changes(zci_store_writer *w, zc_error *error)
{
    bool present;
    zc_status status = ZC_OK;
    if (w->changed || w->part != nullptr)
        return ZC_OK;
    status = sync_names(w, error); // for the blocks of the state before it are used again
    if (status == ZC_OK && !w->trusted)
        status = zci_manifest_check(w->path.c_str(), w->dir.c_str(), &present, nullptr, error);
    if (status == ZC_OK)
        status = zci_manifest_remove(w->path.c_str(), error);
    if (status == ZC_OK)
        status = w->records->begin(error);
    w->trusted = w->changed = status == ZC_OK;
    return status;
}

// As `written`, for calls that change something.  A part is a directory of its own, which is
// looked for when it begins and ends.
template <class Body>
static zc_status changed(zci_store_writer *w, zc_error *error, Body body) noexcept
{
    return written(w, error, [&] {
        zc_status status = w->part == nullptr ? check_lock(w, error) : ZC_OK;
        if (status == ZC_OK)
            status = begin_changes(w, error);
        return status == ZC_OK ? body() : status;
    });
}

static bool is_valid_term(zci_key term)
{
    return term.len >= 1 && term.len <= 245 && std::memchr(term.data, '\0', term.len) == nullptr;
}

static zc_status check_record(const zci_record &record, zc_error *error)
{
    for (size_t i = 0; i < record.value_count; i++) {
        if (record.values[i].slot >= ZCI_SLOTS)
            return zci_fail(error, ZC_BAD_ARGUMENT, "there is no slot %u", "没有槽位 %u",
                            record.values[i].slot);
    }
    for (size_t i = 0; i < record.term_count; i++) {
        if (!is_valid_term(record.terms[i].term))
            return zci_fail(error, ZC_BAD_ARGUMENT, "a term is empty, too long or holds a NUL",
                            "词项为空、过长或含有空字符");
    }
    return ZC_OK;
}

static Xapian::Document document_of(const zci_record &record)
{
    Xapian::Document document;
    for (size_t i = 0; i < record.term_count; i++)
        document.add_term(zci::text_of(record.terms[i].term), record.terms[i].count);
    if (record.data != nullptr)
        document.set_data(std::string(record.data, record.data_len));
    return document;
}

// Postings wait in maps that outgrow the processor's cache long before Xapian's
// own threshold of 10,000 documents.  To start on a list of all terms makes it
// write them out, into the transaction that is open.  Not where readers see the generation:
// it is large, and to find the blocks of each term costs more than maps do; besides, Xapian
// keeps something for each posting that goes, up to its threshold.
static void write_out_postings(zci_store_writer *w)
{
    const unsigned records_between = 1000;
    if (w->generation == w->published || ++w->pending < records_between)
        return;
    w->pending = 0;
    w->database.allterms_begin();
}

// The document of a docid; `found` is false where there is none.
static zc_status read_document(zci_store_writer *w, zci_docid docid, Xapian::Document *out,
                               bool *found, zc_error *error)
{
    zc_error problem;
    *found = false;
    if (docid > w->database.get_lastdocid())
        return ZC_OK;
    zc_status status = guarded(&problem, w->dir.c_str(), [&] {
        *out = w->database.get_document(docid);
        *found = true;
        return ZC_OK;
    });
    if (status != ZC_OK && status != ZC_NOT_FOUND && error != nullptr)
        *error = problem;
    return status == ZC_NOT_FOUND ? ZC_OK : status;
}

// Gives a document the terms of another, one by one where they differ.
static void change_terms(Xapian::Document &document, const Xapian::Document &wanted)
{
    std::vector<std::string> gone;
    std::vector<std::pair<std::string, Xapian::termcount>> come;
    auto old = document.termlist_begin(), next = wanted.termlist_begin();
    const auto old_end = document.termlist_end(), next_end = wanted.termlist_end();
    while (old != old_end || next != next_end) {
        const int order = old == old_end ? 1 : next == next_end ? -1 : (*old).compare(*next);
        const bool same = order == 0 && old.get_wdf() == next.get_wdf();
        if (order <= 0 && !same)
            gone.push_back(*old);
        if (order >= 0 && !same)
            come.emplace_back(*next, next.get_wdf());
        if (order <= 0)
            ++old;
        if (order >= 0)
            ++next;
    }
    for (const std::string &term : gone)
        document.remove_term(term);
    for (const auto &term : come)
        document.add_term(term.first, term.second);
}

// Of each posting of a document that another takes the place of Xapian notes, until it writes
// out, that it has no positions: 72 bytes.  Not where it is given the document that it read.
static zc_status put_document(zci_store_writer *w, zci_docid docid, const Xapian::Document &wanted,
                              zc_error *error)
{
    bool found;
    Xapian::Document stored;
    zc_status status = read_document(w, docid, &stored, &found, error);
    if (status != ZC_OK)
        return status;
    if (found) {
        change_terms(stored, wanted);
        stored.set_data(wanted.get_data());
    }
    w->database.replace_document(docid, found ? stored : wanted);
    return ZC_OK;
}

static zc_status put_in_database(zci_store_writer *w, zci_docid docid, const zci_record &record,
                                 zc_error *error)
{
    zc_status status = put_document(w, docid, document_of(record), error);
    for (size_t i = 0; status == ZC_OK && i < record.value_count; i++) {
        const zci_value &value = record.values[i];
        status = w->records->put(value.slot, docid, value.data, value.len, error);
    }
    write_out_postings(w);
    return status;
}

static zc_status add_to_database(zci_store_writer *w, const zci_record &record, zci_docid *docid,
                                 zc_error *error)
{
    *docid = w->database.get_lastdocid() + w->skipped + 1;
    w->skipped = 0;
    return put_in_database(w, *docid, record, error);
}

zc_status zci_store_add(zci_store_writer *writer, const zci_record *record, zci_docid *docid,
                        zc_error *error)
{
    *docid = 0;
    return changed(writer, error, [&] {
        zc_status status = check_record(*record, error);
        if (status != ZC_OK)
            return status;
        if (writer->part != nullptr)
            return writer->part->add(*record, docid, error);
        return add_to_database(writer, *record, docid, error);
    });
}

void zci_store_skip(zci_store_writer *writer, uint32_t count)
{
    if (writer->part != nullptr)
        writer->part->skip(count);
    else
        writer->skipped += count;
}

zc_status zci_store_put(zci_store_writer *writer, zci_docid docid, const zci_record *record,
                        zc_error *error)
{
    return changed(writer, error, [&] {
        zc_status status = check_record(*record, error);
        return status == ZC_OK ? put_in_database(writer, docid, *record, error) : status;
    });
}

zc_status zci_store_replace_data(zci_store_writer *writer, zci_docid docid, const char *data,
                                 size_t data_len, zc_error *error)
{
    return changed(writer, error, [&] {
        Xapian::Document document = writer->database.get_document(docid);
        document.set_data(std::string(data, data_len));
        writer->database.replace_document(docid, document);
        return ZC_OK;
    });
}

static zc_status delete_record(zci_store_writer *w, zci_docid docid, zc_error *error)
{
    zc_status status = ZC_OK;
    w->database.delete_document(docid);
    for (unsigned slot = 0; status == ZC_OK && slot < ZCI_SLOTS; slot++)
        status = w->records->remove(slot, docid, error);
    return status;
}

zc_status zci_store_delete(zci_store_writer *writer, zci_range range, zc_error *error)
{
    return changed(writer, error, [&] {
        zc_status status = ZC_OK;
        for (zci_docid docid = range.first;
             status == ZC_OK && docid <= range.last && docid >= range.first; docid++)
            status = delete_record(writer, docid, error);
        return status;
    });
}

zc_status zci_store_set_metadata(zci_store_writer *writer, const char *key, const char *value,
                                 size_t len, zc_error *error)
{
    return changed(writer, error, [&] {
        writer->database.set_metadata(key, std::string(value, len));
        return ZC_OK;
    });
}

// ---- Reading one's own changes ---------------------------------------------

zc_status zci_store_find(zci_store_writer *writer, zci_key unique_term, zci_docid *docid,
                         zc_error *error)
{
    *docid = 0;
    return written(writer, error, [&] {
        const std::string term = zci::text_of(unique_term);
        auto posting = writer->database.postlist_begin(term);
        if (posting == writer->database.postlist_end(term))
            return zci_fail(error, ZC_NOT_FOUND, "%s: no such record", "%s：没有该记录",
                            writer->dir.c_str());
        *docid = *posting;
        return ZC_OK;
    });
}

zc_status zci_store_writer_data(zci_store_writer *writer, zci_docid docid, zci_buffer *out,
                                zc_error *error)
{
    return written(writer, error, [&] {
        const std::string data = writer->database.get_document(docid).get_data();
        zci_buffer_reset(out);
        zci_buffer_append(out, data.data(), data.size());
        return out->failed ? zci_fail_memory(error) : ZC_OK;
    });
}

zc_status zci_store_writer_value(zci_store_writer *writer, unsigned slot, zci_docid docid,
                                 zci_buffer *out, zc_error *error)
{
    return written(writer, error, [&] { return writer->records->get(slot, docid, out, error); });
}

zc_status zci_store_writer_has(zci_store_writer *writer, zci_docid docid, bool *has,
                               zc_error *error)
{
    *has = false;
    return written(writer, error, [&] {
        zc_error problem;
        zc_status status = guarded(&problem, writer->dir.c_str(), [&] {
            writer->database.get_doclength(docid);
            *has = true;
            return ZC_OK;
        });
        if (status != ZC_OK && status != ZC_NOT_FOUND && error != nullptr)
            *error = problem;
        return status == ZC_NOT_FOUND ? ZC_OK : status;
    });
}

zc_status zci_store_writer_metadata(zci_store_writer *writer, const char *key, zci_buffer *out,
                                    zc_error *error)
{
    return written(writer, error, [&] {
        const std::string value = writer->database.get_metadata(key);
        zci_buffer_reset(out);
        zci_buffer_append(out, value.data(), value.size());
        return out->failed ? zci_fail_memory(error) : ZC_OK;
    });
}

zc_status zci_store_writer_postings(zci_store_writer *writer, zci_key term, zci_postings *out,
                                    zc_error *error)
{
    return written(writer, error, [&] {
        const std::string name = zci::text_of(term);
        const auto end = writer->database.postlist_end(name);
        for (auto at = writer->database.postlist_begin(name); at != end; ++at)
            zci::add_posting(out, *at, at.get_wdf());
        return ZC_OK;
    });
}

// ---- Committing ------------------------------------------------------------

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
        status = check_lock(w, error);
    if (status == ZC_OK)
        status = zci_manifest_write(w->path.c_str(), error);
    if (status == ZC_OK)
        status = check_lock(w, error);
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

zc_status zci_store_writer_seal(zci_store_writer *writer, zc_error *error)
{
    bool present = false;
    if (writer->spent != ZC_OK || writer->changed || writer->generation != writer->published)
        return ZC_OK;
    zc_status status = check_lock(writer, error);
    if (status == ZC_OK && !writer->unsealed)
        status =
            zci_manifest_check(writer->path.c_str(), writer->dir.c_str(), &present, nullptr, error);
    if (status == ZC_OK && !present)
        status = zci_manifest_write(writer->path.c_str(), error);
    writer->unsealed = false;
    return status;
}

// The state is what the database's new version file says, which has its name when Xapian returns.
static zc_status commit_transaction(zci_store_writer *w, zc_error *error)
{
    zc_status status = check_lock(w, error);
    if (status == ZC_OK)
        status = w->records->prepare(error);
    if (status == ZC_OK)
        status = check_lock(w, error);
    if (status != ZC_OK)
        return status;
    w->database.commit_transaction();
    w->database.begin_transaction();
    w->unsynced = w->path;
    w->unsealed = w->unsealed || (w->changed && w->generation == w->published);
    w->changed = false;
    w->records->finish();
    return check_lock(w, error);
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

zc_status zci_store_sync(zci_store_writer *writer, zc_error *error)
{
    return written(writer, error, [&] { return sync_names(writer, error); });
}

zc_status zci_store_sweep(zci_store_writer *writer, zc_error *error)
{
    return sweep(writer, error);
}

// ---- Parts -----------------------------------------------------------------

bool zci_store_writer_is_new(const zci_store_writer *writer)
{
    return writer->generation != writer->published;
}

zc_status zci_store_part_open(const zci_store_writer *whole, const zci_store_part *which,
                              zci_store_writer **part, zc_error *error)
{
    *part = nullptr;
    return guarded(error, whole->dir.c_str(), [&] {
        auto w = std::make_unique<zci_store_writer>();
        w->dir = whole->dir;
        w->lock = whole->lock;
        w->dropped = true; // there is no transaction
        w->part = std::make_unique<zci::part>(whole->dir, *which);
        zc_status status = check_lock(whole, error);
        if (status == ZC_OK)
            status = w->part->begin(error);
        if (status == ZC_OK)
            *part = w.release();
        else
            zci_store_writer_close(w.release());
        return status;
    });
}

void zci_store_part_set_memory(zci_store_writer *part, size_t bytes)
{
    part->part->set_memory(bytes);
}

bool zci_store_part_is_full(const zci_store_writer *part)
{
    return part->part->lacks_docids();
}

zci_docid zci_store_part_end(const zci_store_writer *part)
{
    return part->part->end();
}

zc_status zci_store_part_finish(zci_store_writer *part, zc_error *error)
{
    return written(part, error, [&] {
        zc_status status = check_lock(part, error);
        return status == ZC_OK ? part->part->finish(error) : status;
    });
}

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

zc_status zci_store_join(zci_store_writer *whole, zci_store_writer *const *parts, size_t count,
                         zc_error *error)
{
    return written(whole, error, [&] {
        zci::joint joint(whole->watch);
        for (size_t i = 0; i < count; i++)
            joint.take(*parts[i]->part);
        if (joint.is_empty())
            return ZC_OK;
        zc_status status = check_lock(whole, error);
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
        status = begin_new(*whole, error);
        if (status == ZC_OK)
            status = join_records(whole, parts, count, error);
        if (status == ZC_OK)
            status = zci_disk_sync_files(whole->path.c_str(), error);
        if (status == ZC_OK)
            status = joint.check(whole->database, whole->path, error);
        return status == ZC_OK ? open_records(*whole, error) : status;
    });
}
