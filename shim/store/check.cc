// Xapian's own check.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hh"

extern "C" {
#include "base/thread.h"
#include "store/manifest.h"
}

#include <atomic>
#include <cerrno>
#include <mutex>
#include <sstream>
#include <unistd.h>
#include <vector>

// Xapian's check takes a database without term lists for a sound one.
static void need_term_lists(const std::string &path)
{
    const Xapian::Database database(path);
    const auto record = database.postlist_begin("");
    if (record != database.postlist_end(""))
        database.termlist_begin(*record);
}

// Xapian's check of term lists keeps eight bytes for each docid up to the last.  The parts
// of a build leave gaps between theirs: ten times the laws took 1.8 GB.  So where docids are
// high, the lists are read one by one instead, which finds what cannot be read.
static const Xapian::docid docids_max = 4000000;

static Xapian::docid last_docid(const std::string &path)
{
    Xapian::docid last = 0; // also where the database cannot be opened: the check says why
    zci::guarded(nullptr, path.c_str(), [&] {
        last = Xapian::Database(path).get_lastdocid();
        return ZC_OK;
    });
    return last;
}

// Xapian names each table when it begins with it: then the watch is asked.
class watched_text : public std::stringbuf
{
    const zci_store_watch watch;

  public:
    explicit watched_text(const zci_store_watch &asked) : watch(asked)
    {
    }

  protected:
    std::streamsize xsputn(const char *text, std::streamsize len) override
    {
        zci::ask(watch, ZCI_STORE_CHECKS);
        return std::stringbuf::xsputn(text, len);
    }
};

// ---- Without permission to write -------------------------------------------

// Xapian opens the tables for writing, though it only reads them.
static bool may_write(const std::string &path)
{
    return access((path + "/postlist.glass").c_str(), W_OK) == 0 || errno == ENOENT;
}

static zc_status fail_permission(zc_error *error, const char *dir)
{
    return zci_fail(error, ZC_IO,
                    "%s: without a manifest the check needs permission to write to the index; run "
                    "it as its owner",
                    "%s：索引没有校验清单，检查需要对索引的写权限；请以索引属主的身份运行", dir);
}

// Where Xapian may not open the tables so, all of them are read instead: only where the manifest
// says that each byte is as it was written, for in a block of noise a reader may go round in a
// circle, which Xapian's check would not.
static zc_status allow_reading(const std::string &path, const char *dir, zc_error *error)
{
    bool present = false;
    zc_status status = zci_manifest_check(path.c_str(), dir, &present, nullptr, error);
    return status == ZC_OK && !present ? fail_permission(error, dir) : status;
}

// ---- One generation ---------------------------------------------------------

namespace
{

// The records of a database, to be handed out to several threads.
class record_queue
{
    const Xapian::Database database;
    std::mutex lock; // of what follows
    Xapian::PostingIterator at;
    const Xapian::PostingIterator end;

  public:
    explicit record_queue(const Xapian::Database &from)
        : database(from), at(database.postlist_begin("")), end(database.postlist_end(""))
    {
    }

    // Some that nobody was given before; none at the end.
    std::vector<Xapian::docid> take()
    {
        const size_t together = 1024;
        std::vector<Xapian::docid> taken;
        const std::lock_guard<std::mutex> guard(lock);
        for (; taken.size() < together && at != end; ++at)
            taken.push_back(*at);
        return taken;
    }
};

// A check that threads share out among them: its steps, and in the last of them records.  What
// fails, or a watch that says no, stops them all.
class generation_check
{
    static constexpr unsigned steps = 4;
    const std::string path, dir;
    const zci_store_watch watch; // asked by the thread that runs the check
    const bool reads;            // in place of Xapian's check
    const bool sparse;           // or of that of lists of terms
    record_queue records;
    std::atomic<unsigned> next_step{0};
    std::atomic<bool> stopped{false};
    std::mutex lock; // of what follows
    size_t problems = 0;
    std::string text;
    zc_status status = ZC_OK;
    zc_error reason = zc_error();

    static bool asks_watch(void *context, zci_store_step step)
    {
        auto *check = static_cast<generation_check *>(context);
        const auto &watch = check->watch;
        return !check->stopped && (watch.goes_on == nullptr || watch.goes_on(watch.context, step));
    }

    static bool looks_on(void *context, zci_store_step)
    {
        return !static_cast<generation_check *>(context)->stopped;
    }

    static void *work(void *context)
    {
        auto *check = static_cast<generation_check *>(context);
        check->share({&looks_on, check});
        return nullptr;
    }

    void fail(zc_status failed, const zc_error &why)
    {
        const std::lock_guard<std::mutex> guard(lock);
        if (status == ZC_OK) {
            status = failed;
            reason = why;
        }
        stopped = true;
    }

    void ask_xapian(const std::string &what, const zci_store_watch &asked)
    {
        watched_text found(asked);
        std::ostream out(&found);
        out.exceptions(std::ios_base::badbit); // lets what is thrown through
        const size_t more = Xapian::Database::check(what, 0, &out);
        const std::lock_guard<std::mutex> guard(lock);
        problems += more;
        text += more > 0 ? found.str() : std::string();
        stopped = stopped || more > 0;
    }

    void read_postings(const zci_store_watch &asked)
    {
        const Xapian::Database database(path);
        const auto end = database.allterms_end();
        for (auto term = database.allterms_begin(); term != end; ++term) {
            zci::ask(asked, ZCI_STORE_CHECKS);
            const auto last = database.postlist_end(*term);
            for (auto record = database.postlist_begin(*term); record != last; ++record)
                ;
        }
    }

    void read_records(const zci_store_watch &asked)
    {
        const Xapian::Database database(path);
        for (auto taken = records.take(); !taken.empty(); taken = records.take()) {
            zci::ask(asked, ZCI_STORE_CHECKS);
            for (const Xapian::docid record : taken) {
                if (reads)
                    database.get_document(record).get_data();
                const auto last = database.termlist_end(record);
                for (auto term = database.termlist_begin(record); term != last; ++term)
                    ;
            }
        }
    }

    zc_status take_step(unsigned step, const zci_store_watch &asked, zc_error *error)
    {
        switch (step) {
        case 0:
            if (reads)
                read_postings(asked);
            else
                ask_xapian(sparse ? path + "/postlist.glass" : path, asked);
            return ZC_OK;
        case 1:
            if (sparse && !reads)
                ask_xapian(path + "/docdata.glass", asked);
            return ZC_OK;
        case 2:
            need_term_lists(path);
            return zci::check_records(Xapian::Database(path), path, dir.c_str(), asked, error);
        default:
            if (sparse)
                read_records(asked);
            return ZC_OK;
        }
    }

    // One thread's share of the work; the last step is everyone's.
    void share(const zci_store_watch &asked) noexcept
    {
        bool more = true;
        while (more && !stopped) {
            const unsigned step = next_step++;
            zc_error error;
            zc_status result =
                zci::guarded(&error, dir.c_str(), [&] { return take_step(step, asked, &error); });
            if (result != ZC_OK)
                fail(result, error);
            more = step + 1 < steps;
        }
    }

  public:
    generation_check(std::string generation, std::string index, const zci_store_watch &asked)
        : path(std::move(generation)), dir(std::move(index)), watch(asked), reads(!may_write(path)),
          sparse(reads || last_docid(path) > docids_max),
          records(sparse ? Xapian::Database(path) : Xapian::Database())
    {
    }

    void run(unsigned threads) noexcept
    {
        pthread_t thread[ZCI_STORE_THREADS_MAX];
        unsigned started = 0;
        while (started + 1 < threads && started < ZCI_STORE_THREADS_MAX &&
               zci_thread_start(&thread[started], work, this))
            started++;
        share({&asks_watch, this});
        while (started > 0)
            pthread_join(thread[--started], nullptr);
    }

    // What Xapian could not look at for lack of memory or descriptors, it takes for damage.
    zc_status tell(zci_buffer *report, zc_error *error) const
    {
        const int number = problems > 0 ? zci::error_number_in(text.c_str()) : 0;
        if (zci_fail_is_lack(number))
            return zci_fail_system(error, number, path.c_str());
        if (report != nullptr)
            zci_buffer_append(report, text.data(), text.size());
        if (problems > 0)
            return zci_fail(error, ZC_CORRUPT,
                            problems == 1 ? "%s: Xapian finds %zu problem in the index"
                                          : "%s: Xapian finds %zu problems in the index",
                            "%s：Xapian 在索引中发现 %zu 处问题", dir.c_str(), problems);
        if (status != ZC_OK && error != nullptr)
            *error = reason;
        return status;
    }
};

} // namespace

static zc_status check_state(const char *path, const char *dir, zci_store_watch watch,
                             unsigned threads, zci_buffer *report, zc_error *error)
{
    return zci::guarded(error, dir, [&] {
        zc_status status = zci_version_file_check(path, dir, error);
        if (status != ZC_OK)
            return status;
        if (!may_write(path))
            status = allow_reading(path, dir, error);
        if (status != ZC_OK)
            return status;
        zci::ask(watch, ZCI_STORE_CHECKS); // once in any case: others may do all of the work
        generation_check check(path, dir, watch);
        check.run(threads);
        return check.tell(report, error);
    });
}

// A writer that committed meanwhile has used the blocks of the state that was being checked.
zc_status zci_store_check_generation(const char *path, const char *dir, zci_store_watch watch,
                                     unsigned threads, zci_buffer *report, zc_error *error)
{
    const size_t reported = report == nullptr ? 0 : report->len;
    const zci_version_state state = zci_version_file_state(path);
    zc_status status = check_state(path, dir, watch, threads, report, error);
    if (status != ZC_CORRUPT || zci_version_file_is_of(path, &state))
        return status;
    if (report != nullptr)
        report->len = reported;
    return zci::fail_changed(error, dir);
}

zc_status zci_store_check(const char *dir, zci_store_watch watch, zci_buffer *report,
                          zc_error *error)
{
    unsigned generation = 0;
    zc_status status = zci_store_current(dir, &generation, error);
    if (status != ZC_OK)
        return status;
    char *path = zci_generation_path(dir, generation);
    if (path == nullptr)
        return zci_fail_memory(error);
    status = zci_store_check_generation(path, dir, watch, 1, report, error);
    std::free(path);
    return status;
}
