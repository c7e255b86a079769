// Xapian's own check.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hh"

#include <cerrno>
#include <sstream>
#include <unistd.h>

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

static void read_term_lists(const std::string &path, const zci_store_watch &watch)
{
    const Xapian::docid asked_each = 4096;
    const Xapian::Database database(path);
    const auto end = database.postlist_end("");
    for (auto record = database.postlist_begin(""); record != end; ++record) {
        if (*record % asked_each == 0)
            zci::ask(watch, ZCI_STORE_CHECKS);
        const auto last = database.termlist_end(*record);
        for (auto term = database.termlist_begin(*record); term != last; ++term)
            ;
    }
}

static size_t count_problems(const std::string &path, const zci_store_watch &watch,
                             std::ostream &out)
{
    if (last_docid(path) <= docids_max)
        return Xapian::Database::check(path, 0, &out);
    size_t problems = Xapian::Database::check(path + "/postlist.glass", 0, &out) +
                      Xapian::Database::check(path + "/docdata.glass", 0, &out);
    if (problems == 0)
        read_term_lists(path, watch);
    return problems;
}

// Xapian opens the tables for writing, though it only reads them.
static bool may_write(const std::string &path)
{
    return access((path + "/postlist.glass").c_str(), W_OK) == 0 || errno == ENOENT;
}

static zc_status fail_permission(zc_error *error, const char *dir)
{
    return zci_fail(error, ZC_IO,
                    "%s: the check needs permission to write to the index; run it as its owner",
                    "%s：检查需要对索引的写权限；请以索引属主的身份运行", dir);
}

zc_status zci_store_check_generation(const char *path, const char *dir, zci_store_watch watch,
                                     zci_buffer *report, zc_error *error)
{
    return zci::guarded(error, dir, [&] {
        watched_text found(watch);
        std::ostream out(&found);
        out.exceptions(std::ios_base::badbit); // lets what is thrown through
        zc_status status = zci_version_file_check(path, dir, error);
        if (status != ZC_OK)
            return status;
        if (!may_write(path))
            return fail_permission(error, dir);
        size_t problems = count_problems(path, watch, out);
        if (problems == 0) {
            need_term_lists(path);
            return zci::check_records(Xapian::Database(path), path, dir, watch, error);
        }
        const std::string text = found.str();
        if (report != nullptr)
            zci_buffer_append(report, text.data(), text.size());
        return zci_fail(error, ZC_CORRUPT, "%s: Xapian finds %zu problems in the index",
                        "%s：Xapian 在索引中发现 %zu 处问题", dir, problems);
    });
}

zc_status zci_store_check(const char *dir, zci_buffer *report, zc_error *error)
{
    unsigned generation = 0;
    zc_status status = zci_store_current(dir, &generation, error);
    if (status != ZC_OK)
        return status;
    char *path = zci_directory_generation(dir, generation);
    if (path == nullptr)
        return zci_fail_memory(error);
    status = zci_store_check_generation(path, dir, {nullptr, nullptr}, report, error);
    std::free(path);
    return status;
}
