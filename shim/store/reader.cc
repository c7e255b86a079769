// Reading the store.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hh"

extern "C" {
#include "base/hash.h"
#include "schema/analyser.h"
#include "schema/schema.h"
#include "store/remake.h"
}

#include <algorithm>
#include <cstring>
#include <numeric>
#include <string_view>

using zci::guarded;

// ---- Opening ---------------------------------------------------------------

namespace zci
{

static zc_status fail_version(const char *dir, const char *format, const char *analyser,
                              const zci_analyser &own, zc_error *error)
{
    zci_buffer command = {};
    zci_remake_put_rebuild(&command, dir, ZC_MESSAGE_BYTES / 2);
    zci_buffer_byte(&command, '\0');
    zc_status status =
        command.failed
            ? zci_fail_memory(error)
            : zci_fail(error, ZC_VERSION,
                       "%s: index of format %s and analyser %s, but this zhengce needs %d and "
                       "%s; run `%s`",
                       "%s：索引格式为 %s、分析器为 %s，而本程序需要 %d 和 %s；请运行 %s", dir,
                       format, analyser, ZCI_FORMAT_VERSION, own.name, command.data);
    zci_buffer_free(&command);
    return status;
}

zc_status check_version(const Xapian::Database &database, const char *dir, zc_error *error)
{
    const std::string format = database.get_metadata(ZCI_META_FORMAT);
    const std::string analyser = database.get_metadata(ZCI_META_ANALYSER);
    if (format.empty() || analyser.empty())
        return zci_store_fail_foreign(error, dir);
    zci_analyser own;
    zc_status status = zci_analyser_own(&own, error);
    if (status == ZC_OK && (format != std::to_string(ZCI_FORMAT_VERSION) || analyser != own.name))
        return fail_version(dir, format.c_str(), analyser.c_str(), own, error);
    return status;
}

} // namespace zci

// How often what a writer changed meanwhile is read anew.
static const int tries = 4;

static bool is_current(const std::string &dir, unsigned generation)
{
    unsigned current = 0;
    return zci_store_current(dir.c_str(), &current, nullptr) != ZC_OK || current == generation;
}

// Whether a writer has gone on since a state of a generation was the newest.
static bool is_overtaken(const std::string &dir, unsigned generation,
                         const zci_version_state &state)
{
    const std::string path = zci::generation_path(dir, generation);
    return !is_current(dir, generation) || !zci_version_file_is_of(path.c_str(), &state);
}

static zc_status open_generation(const std::string &dir, unsigned generation, bool any_version,
                                 std::unique_ptr<zci_store> &fresh, zc_error *error)
{
    auto opened = std::make_unique<zci_store>();
    const std::string path = zci::generation_path(dir, generation);
    zc_status status = zci_version_file_check(path.c_str(), dir.c_str(), error);
    if (status != ZC_OK)
        return status;
    opened->dir = dir;
    opened->generation = generation;
    opened->directory = zci::held_directory(path); // of no later one than the database
    opened->database = Xapian::Database(path);
    if (!any_version)
        status = zci::check_version(opened->database, dir.c_str(), error);
    if (status == ZC_OK)
        status = opened->files.open(opened->database, path, dir.c_str(), error);
    if (status == ZC_OK)
        fresh = std::move(opened);
    return status;
}

// Opens the generation that the stub names, into a fresh handle.
static zc_status open_once(const std::string &dir, bool any_version,
                           std::unique_ptr<zci_store> &fresh, zc_error *error)
{
    unsigned generation = 0;
    zc_status status = zci_store_current(dir.c_str(), &generation, error);
    if (status != ZC_OK)
        return status;
    const zci_version_state state =
        zci_version_file_state(zci::generation_path(dir, generation).c_str());
    status = guarded(error, dir.c_str(),
                     [&] { return open_generation(dir, generation, any_version, fresh, error); });
    return status == ZC_CORRUPT && is_overtaken(dir, generation, state)
               ? zci::fail_changed(error, dir.c_str())
               : status;
}

static zc_status open_current(const std::string &dir, bool any_version,
                              std::unique_ptr<zci_store> &fresh, zc_error *error)
{
    zc_error why;
    zc_status status = ZC_CHANGED;
    for (int i = 0; i < tries && status == ZC_CHANGED; i++)
        status = open_once(dir, any_version, fresh, &why);
    return zci_fail_pass(error, status, &why);
}

static zc_status open_store(const char *dir, bool any_version, zci_store **store, zc_error *error)
{
    *store = nullptr;
    return guarded(error, dir, [&] {
        std::unique_ptr<zci_store> fresh;
        zc_status status = open_current(dir, any_version, fresh, error);
        *store = fresh.release();
        return status;
    });
}

zc_status zci_store_open(const char *dir, zci_store **store, zc_error *error)
{
    return open_store(dir, false, store, error);
}

zc_status zci_store_open_any(const char *dir, zci_store **store, zc_error *error)
{
    return open_store(dir, true, store, error);
}

void zci_store_close(zci_store *store)
{
    delete store;
}

// ---- Other states ----------------------------------------------------------

static void forget(zci_store *store)
{
    store->frequencies.forget();
    store->lists.forget();
    store->tables.forget();
}

// Into `store`, which stays as it is where that fails.
static zc_status open_anew(zci_store *store, zc_error *error)
{
    std::unique_ptr<zci_store> fresh;
    zc_status status = open_current(store->dir, false, fresh, error);
    if (status == ZC_OK)
        *store = std::move(*fresh);
    return status;
}

// Moves to the newest state of the same generation.
static zc_status reopen(zci_store *store, bool *moved, zc_error *error)
{
    const std::string path = zci::generation_path(store->dir, store->generation);
    const char *dir = store->dir.c_str();
    const zci_version_state state = zci_version_file_state(path.c_str());
    if (state.known && state.revision == store->database.get_revision())
        return ZC_OK;
    store->spent = true; // until all of it is of the new state
    zc_status status = guarded(error, dir, [&] {
        zc_status sound = zci_version_file_check(path.c_str(), dir, error);
        if (sound != ZC_OK)
            return sound;
        *moved = store->database.reopen();
        if (!*moved)
            return ZC_OK;
        forget(store);
        return store->files.open(store->database, path, dir, error);
    });
    store->spent = status != ZC_OK;
    return status == ZC_CORRUPT && is_overtaken(store->dir, store->generation, state)
               ? zci::fail_changed(error, dir)
               : status;
}

// Whether its generation is the current one: not only by the number, which a rebuild, or an index
// made anew in the same place, may have given to another.
static bool has_current_generation(const zci_store &store, unsigned current)
{
    return current == store.generation &&
           store.directory.is_at(zci::generation_path(store.dir, store.generation));
}

static zc_status refresh_once(zci_store *store, bool *moved, zc_error *error)
{
    unsigned generation = 0;
    zc_status status = zci_store_current(store->dir.c_str(), &generation, error);
    if (status != ZC_OK)
        return status;
    if (has_current_generation(*store, generation) && !store->spent)
        return reopen(store, moved, error);
    status = open_anew(store, error);
    *moved = status == ZC_OK;
    return status;
}

zc_status zci_store_refresh(zci_store *store, bool *changed, zc_error *error)
{
    bool moved = false;
    zc_status status = guarded(error, store->dir.c_str(), [&] {
        zc_error why;
        zc_status last = ZC_CHANGED;
        for (int i = 0; i < tries && last == ZC_CHANGED; i++)
            last = refresh_once(store, &moved, &why);
        return zci_fail_pass(error, last, &why);
    });
    if (status == ZC_NO_MEMORY)
        store->spent = true;
    if (changed != nullptr)
        *changed = moved && status == ZC_OK;
    return status;
}

namespace zci
{

static bool has_moved_on(const zci_store &store)
{
    bool moved = false;
    guarded(nullptr, store.dir.c_str(), [&] {
        unsigned current = 0;
        if (zci_store_current(store.dir.c_str(), &current, nullptr) != ZC_OK)
            return ZC_OK;
        const std::string path = generation_path(store.dir, store.generation);
        const zci_version_state now = zci_version_file_state(path.c_str());
        moved = !has_current_generation(store, current) ||
                (now.known && now.revision != store.database.get_revision());
        return ZC_OK;
    });
    return moved;
}

zc_status judge_damage(zci_store *store, zc_error *error) noexcept
{
    // cppcheck-suppress throwInNoexceptFunction ; guarded() catches what its lambda throws
    if (!has_moved_on(*store))
        return ZC_CORRUPT;
    forget(store);
    return fail_changed(error, store->dir.c_str());
}

} // namespace zci

zc_status zci_store_judge(zci_store *store, zc_status status, zc_error *error)
{
    return status == ZC_CORRUPT ? zci::judge_damage(store, error) : status;
}

bool zci_store_is_spent(const zci_store *store)
{
    return store->spent;
}

// ---- Statistics and records ------------------------------------------------

zc_status zci_store_stat(zci_store *store, zci_store_stats *stats, zc_error *error)
{
    return guarded(error, store, [&] {
        const Xapian::Database &database = store->database;
        *stats = zci_store_stats();
        stats->record_count = database.get_doccount();
        stats->last_docid = database.get_lastdocid();
        stats->mean_length = database.get_average_length();
        stats->generation = store->generation;
        // The UUID is not the same where an index was made anew.
        std::string revision = std::to_string(store->generation) + "." +
                               std::to_string(database.get_revision()) + "-" +
                               database.get_uuid().substr(0, 8);
        revision.copy(stats->revision, sizeof stats->revision - 1);
        return ZC_OK;
    });
}

static zc_status copy_out(const std::string &value, zci_buffer *out, zc_error *error)
{
    zci_buffer_reset(out);
    zci_buffer_append(out, value.data(), value.size());
    return out->failed ? zci_fail_memory(error) : ZC_OK;
}

zc_status zci_store_metadata(zci_store *store, const char *key, zci_buffer *out, zc_error *error)
{
    return guarded(error, store,
                   [&] { return copy_out(store->database.get_metadata(key), out, error); });
}

zc_status zci_store_data(zci_store *store, zci_docid docid, zci_buffer *out, zc_error *error)
{
    return guarded(error, store, [&] {
        return copy_out(store->database.get_document(docid).get_data(), out, error);
    });
}

uint64_t zci::Frequencies::get(const Xapian::Database &database, zci_key term)
{
    if (term.len > longest)
        return database.get_termfreq(text_of(term));
    if (entries.empty())
        entries.resize(len);
    entry &kept = entries[zci_hash64(term.data, term.len) % len];
    if (kept.term_len != term.len || std::memcmp(kept.term, term.data, term.len) != 0) {
        kept.term_len = 0;
        kept.frequency = database.get_termfreq(text_of(term));
        std::memcpy(kept.term, term.data, term.len);
        kept.term_len = static_cast<uint8_t>(term.len);
    }
    return kept.frequency;
}

zc_status zci_store_frequency(zci_store *store, zci_key term, uint64_t *frequency, zc_error *error)
{
    return guarded(error, store, [&] {
        *frequency = store->frequencies.get(store->database, term);
        return ZC_OK;
    });
}

zc_status zci_store_frequencies(zci_store *store, const zci_key *terms, size_t count,
                                uint64_t *frequency, zc_error *error)
{
    return guarded(error, store, [&] {
        std::vector<size_t> order(count);
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
            return std::string_view(terms[a].data, terms[a].len) <
                   std::string_view(terms[b].data, terms[b].len);
        });
        for (const size_t i : order)
            frequency[i] = store->frequencies.get(store->database, terms[i]);
        return ZC_OK;
    });
}

zc_status zci_store_terms(zci_store *store, zci_key prefix, zci_term_visitor visit, void *context,
                          zc_error *error)
{
    return guarded(error, store, [&] {
        const std::string start = zci::text_of(prefix);
        const auto end = store->database.allterms_end(start);
        for (auto term = store->database.allterms_begin(start); term != end; ++term) {
            const std::string name = *term;
            if (!visit(context, zci_key{name.data(), name.size()}, term.get_termfreq()))
                break;
        }
        return ZC_OK;
    });
}
