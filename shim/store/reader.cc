// Reading the store.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hh"

extern "C" {
#include "base/hash.h"
#include "schema/schema.h"
}

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

using zci::guarded;

// ---- Opening ---------------------------------------------------------------

namespace zci
{

zc_status check_version(const Xapian::Database &database, const char *dir, zc_error *error)
{
    const std::string format = database.get_metadata(ZCI_META_FORMAT);
    const std::string analyser = database.get_metadata(ZCI_META_ANALYSER);
    if (format.empty() || analyser.empty())
        return zci_fail(error, ZC_FOREIGN,
                        "%s: this is not a zhengce index; name another directory with -d",
                        "%s：这不是 zhengce 的索引；请用 -d 指定别的目录", dir);
    if (format != std::to_string(ZCI_FORMAT_VERSION) ||
        analyser != std::to_string(ZCI_ANALYSER_VERSION))
        return zci_fail(error, ZC_VERSION,
                        "%s: index of format %s and analyser %s, but this zhengce needs %d and "
                        "%d; run `zhengce index --rebuild -d %s PATH...`",
                        "%s：索引格式为 %s、分析器为 %s，而本程序需要 %d 和 %d；"
                        "请运行 zhengce index --rebuild -d %s 路径…",
                        dir, format.c_str(), analyser.c_str(), ZCI_FORMAT_VERSION,
                        ZCI_ANALYSER_VERSION, dir);
    return ZC_OK;
}

} // namespace zci

// Opens the generation that the stub names, into a fresh handle.
static zc_status open_current(const std::string &dir, std::unique_ptr<zci_store> &fresh,
                              zc_error *error, bool any_version = false)
{
    unsigned generation = 0;
    zc_status status = zci_store_current(dir.c_str(), &generation, error);
    if (status != ZC_OK)
        return status;
    auto opened = std::make_unique<zci_store>();
    const std::string path = zci::generation_path(dir, generation);
    status = zci_version_file_check(path.c_str(), dir.c_str(), error);
    if (status != ZC_OK)
        return status;
    opened->dir = dir;
    opened->generation = generation;
    opened->database = Xapian::Database(path);
    if (!any_version)
        status = zci::check_version(opened->database, dir.c_str(), error);
    if (status == ZC_OK)
        status = opened->files.open(opened->database, path, dir.c_str(), error);
    if (status == ZC_OK)
        fresh = std::move(opened);
    return status;
}

zc_status zci_store_open(const char *dir, zci_store **store, zc_error *error)
{
    *store = nullptr;
    return guarded(error, dir, [&] {
        std::unique_ptr<zci_store> fresh;
        zc_status status = open_current(dir, fresh, error);
        *store = fresh.release();
        return status;
    });
}

zc_status zci_store_open_any(const char *dir, zci_store **store, zc_error *error)
{
    *store = nullptr;
    return guarded(error, dir, [&] {
        std::unique_ptr<zci_store> fresh;
        zc_status status = open_current(dir, fresh, error, true);
        *store = fresh.release();
        return status;
    });
}

void zci_store_close(zci_store *store)
{
    delete store;
}

// After the database has moved to another state.
static zc_status start_anew(zci_store *store, zc_error *error)
{
    const std::string path = zci::generation_path(store->dir, store->generation);
    store->frequencies.forget();
    store->lists.forget();
    store->tables.forget();
    return store->files.open(store->database, path, store->dir.c_str(), error);
}

zc_status zci_store_refresh(zci_store *store, bool *changed, zc_error *error)
{
    return guarded(error, store->dir.c_str(), [&] {
        unsigned generation = 0;
        zc_status status = zci_store_current(store->dir.c_str(), &generation, error);
        bool moved = false;
        if (status == ZC_OK && generation == store->generation) {
            moved = store->database.reopen();
            if (moved)
                status = start_anew(store, error);
        } else if (status == ZC_OK) {
            std::unique_ptr<zci_store> fresh;
            status = open_current(store->dir, fresh, error);
            if (status == ZC_OK)
                *store = std::move(*fresh);
            moved = status == ZC_OK;
        }
        if (changed != nullptr)
            *changed = moved;
        return status;
    });
}

// ---- Statistics and records ------------------------------------------------

zc_status zci_store_stat(zci_store *store, zci_store_stats *stats, zc_error *error)
{
    return guarded(error, store->dir.c_str(), [&] {
        const Xapian::Database &database = store->database;
        *stats = zci_store_stats();
        stats->record_count = database.get_doccount();
        stats->last_docid = database.get_lastdocid();
        stats->mean_length = database.get_average_length();
        stats->generation = store->generation;
        std::string revision =
            std::to_string(store->generation) + "." + std::to_string(database.get_revision());
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
    return guarded(error, store->dir.c_str(),
                   [&] { return copy_out(store->database.get_metadata(key), out, error); });
}

zc_status zci_store_data(zci_store *store, zci_docid docid, zci_buffer *out, zc_error *error)
{
    return guarded(error, store->dir.c_str(), [&] {
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
    return guarded(error, store->dir.c_str(), [&] {
        *frequency = store->frequencies.get(store->database, term);
        return ZC_OK;
    });
}

namespace
{

// Reads values in the order of their places, neighbours together.
class sweep
{
    // Beyond this gap it is cheaper to ask the kernel once more than to copy what lies between.
    static constexpr uint64_t gap_max = 2048, window_max = 32768;
    zci_store *store;
    const zci_record_place *places;
    size_t count;
    size_t first = 0, behind = 0; // of the places whose bytes are here
    uint64_t start = 0, end = 0;  // of these, in the file
    zci::room room;
    const char *bytes = nullptr;

    bool extends(const zci_record_place &place) const;
    zc_status look_ahead(size_t i, zc_error *error);

  public:
    sweep(zci_store *from, const zci_record_place *wanted, size_t wanted_count)
        : store(from), places(wanted), count(wanted_count)
    {
        std::swap(room, store->room); // a visitor may read other values meanwhile
        store->files.begin();
    }
    sweep(const sweep &) = delete;
    sweep &operator=(const sweep &) = delete;
    ~sweep()
    {
        std::swap(room, store->room);
    }
    zc_status read(size_t i, zci_key *value, zc_error *error);
};

// Whether what is read, which is not empty, may go on to a place.
bool sweep::extends(const zci_record_place &place) const
{
    return place.len > 0 && place.file == places[first].file && place.offset >= end &&
           place.offset - end <= gap_max && place.offset + place.len - start <= window_max;
}

// Reads the record at a place and as many behind it as lie near each other.
zc_status sweep::look_ahead(size_t i, zc_error *error)
{
    first = i;
    behind = i + 1;
    start = places[i].offset;
    end = start + places[i].len;
    while (behind < count && extends(places[behind])) {
        end = places[behind].offset + places[behind].len;
        behind++;
    }
    char *into = room.get(end - start);
    bytes = into;
    return store->files.read(places[i].file, start, into, end - start, store->dir.c_str(), error);
}

zc_status sweep::read(size_t i, zci_key *value, zc_error *error)
{
    const zci_record_place &place = places[i];
    zc_status status = ZC_OK;
    *value = zci_key{"", 0};
    if (place.len == 0)
        return ZC_OK;
    if (i >= behind)
        status = look_ahead(i, error);
    if (status != ZC_OK)
        return status;
    *value = zci_key{bytes + (place.offset - start), place.len};
    return zci_record_hash(value->data, value->len) == place.hash
               ? ZC_OK
               : zci_record_list_damaged(store->dir.c_str(), error);
}

zc_status find_places(zci_store *store, unsigned slot, const zci_docid *docids, size_t count,
                      zci_record_place *places, zc_error *error)
{
    const char *dir = store->dir.c_str();
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        status = store->tables.find(store->database, slot, docids[i], dir, &places[i], error);
        if (status == ZC_OK && places[i].len > 0 && !store->files.holds(places[i]))
            status = zci_record_list_damaged(dir, error);
    }
    return status;
}

// The first of the places is the value with the number `index`.
zc_status read_places(zci_store *store, const zci_record_place *places, size_t count, size_t index,
                      zci_value_visitor visit, void *context, zc_error *error)
{
    sweep values(store, places, count);
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        zci_key value;
        status = values.read(i, &value, error);
        if (status == ZC_OK)
            status = visit(context, index + i, value.data, value.len, error);
    }
    return status;
}

} // namespace

zc_status zci_store_places(zci_store *store, unsigned slot, const zci_docid *docids, size_t count,
                           zci_record_place *places, zc_error *error)
{
    return guarded(error, store->dir.c_str(),
                   [&] { return find_places(store, slot, docids, count, places, error); });
}

zc_status zci_store_values_at(zci_store *store, const zci_record_place *places, size_t count,
                              zci_value_visitor visit, void *context, zc_error *error)
{
    return guarded(error, store->dir.c_str(),
                   [&] { return read_places(store, places, count, 0, visit, context, error); });
}

zc_status zci_store_values(zci_store *store, unsigned slot, const zci_docid *docids, size_t count,
                           zci_value_visitor visit, void *context, zc_error *error)
{
    return guarded(error, store->dir.c_str(), [&] {
        constexpr size_t at_once = 256;
        zci_record_place places[at_once];
        zc_status status = ZC_OK;
        for (size_t i = 0; status == ZC_OK && i < count; i += at_once) {
            const size_t some = std::min(at_once, count - i);
            status = find_places(store, slot, docids + i, some, places, error);
            if (status == ZC_OK)
                status = read_places(store, places, some, i, visit, context, error);
        }
        return status;
    });
}

zc_status zci_store_terms(zci_store *store, zci_key prefix, zci_term_visitor visit, void *context,
                          zc_error *error)
{
    return guarded(error, store->dir.c_str(), [&] {
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

// ---- Postings --------------------------------------------------------------

void zci_postings_free(zci_postings *postings)
{
    std::free(postings->docid);
    std::free(postings->count);
    *postings = zci_postings();
}

namespace zci
{

void reserve_postings(zci_postings *out, size_t count)
{
    const size_t wanted = out->len + count;
    if (count <= out->capacity - out->len)
        return;
    const size_t capacity = std::max(wanted, out->capacity * 2);
    auto *docids =
        static_cast<zci_docid *>(std::realloc(out->docid, capacity * sizeof *out->docid));
    if (docids == nullptr)
        throw std::bad_alloc();
    out->docid = docids;
    auto *counts = static_cast<uint32_t *>(std::realloc(out->count, capacity * sizeof *out->count));
    if (counts == nullptr)
        throw std::bad_alloc();
    out->count = counts;
    out->capacity = capacity;
}

void add_posting(zci_postings *out, zci_docid docid, uint32_t count)
{
    if (out->len == out->capacity)
        reserve_postings(out, 64);
    out->docid[out->len] = docid;
    out->count[out->len++] = count;
}

bool Lists::take(const std::string &term, zci_postings *out)
{
    auto found =
        std::find_if(lists.begin(), lists.end(), [&](const list &one) { return one.term == term; });
    if (found == lists.end())
        return false;
    lists.splice(lists.begin(), lists, found);
    const size_t count = found->docids.size();
    reserve_postings(out, count);
    std::copy(found->docids.begin(), found->docids.end(), out->docid + out->len);
    std::copy(found->counts.begin(), found->counts.end(), out->count + out->len);
    out->len += count;
    return true;
}

bool Lists::is_asked_again(const std::string &term)
{
    if (asked.empty())
        asked.resize(1024);
    const uint64_t hash = zci_hash64(term.data(), term.size());
    uint64_t &before = asked[hash % asked.size()];
    const bool again = before == hash;
    before = hash;
    return again;
}

void Lists::offer(const std::string &term, const zci_postings *out, size_t first)
{
    const size_t count = out->len - first;
    if (count < least_of_one || count > most_of_one || !is_asked_again(term))
        return;
    while (lists.size() == most_lists || postings + count > most) {
        postings -= lists.back().docids.size();
        lists.pop_back();
    }
    lists.push_front(list{term,
                          {out->docid + first, out->docid + out->len},
                          {out->count + first, out->count + out->len}});
    postings += count;
}

void Lists::forget()
{
    lists.clear();
    asked.clear();
    postings = 0;
}

} // namespace zci

using zci::add_posting;
using zci::reserve_postings;

namespace
{

struct cursor {
    Xapian::PostingIterator at, end;
    zci_docid docid; // where `at` is; 0 at the end
    uint64_t frequency;
};

const zci_range everywhere = {1, UINT32_MAX};

void note_place(cursor &c)
{
    c.docid = c.at == c.end ? 0 : *c.at;
}

// Moves to the first record at or after `docid`; false at the end.
bool seek(cursor &c, zci_docid docid)
{
    if (c.docid != 0 && c.docid < docid) {
        c.at.skip_to(docid);
        note_place(c);
    }
    return c.docid != 0;
}

// The first record from `docid` on that all cursors hold, or 0.
zci_docid next_common(std::vector<cursor> &cursors, zci_docid docid)
{
    size_t agreed = 0;
    for (size_t i = 0; agreed < cursors.size(); i = i + 1 == cursors.size() ? 0 : i + 1) {
        if (!seek(cursors[i], docid))
            return 0;
        agreed = cursors[i].docid == docid ? agreed + 1 : 1;
        docid = cursors[i].docid;
    }
    return docid;
}

uint32_t least_count(const std::vector<cursor> &cursors)
{
    uint32_t least = UINT32_MAX;
    for (const cursor &c : cursors)
        least = std::min<uint32_t>(least, c.at.get_wdf());
    return least;
}

// The rarest first: it proposes, the others confirm.
std::vector<cursor> open_cursors(const Xapian::Database &database, const zci_key *terms,
                                 size_t term_count)
{
    std::vector<cursor> cursors;
    for (size_t i = 0; i < term_count; i++) {
        const std::string term = zci::text_of(terms[i]);
        cursors.push_back(cursor{database.postlist_begin(term), database.postlist_end(term), 0,
                                 database.get_termfreq(term)});
        note_place(cursors.back());
    }
    std::stable_sort(cursors.begin(), cursors.end(),
                     [](const cursor &a, const cursor &b) { return a.frequency < b.frequency; });
    return cursors;
}

// One term everywhere: no need to agree with anything.
void take_all(zci_store *store, zci_key term, zci_postings *out)
{
    const std::string text = zci::text_of(term);
    const Xapian::Database &database = store->database;
    const size_t first = out->len;
    if (store->lists.take(text, out))
        return;
    // No more than a damaged index can do harm with.
    reserve_postings(out, std::min<uint64_t>(store->frequencies.get(database, term), 1 << 18));
    const auto end = database.postlist_end(text);
    for (auto at = database.postlist_begin(text); at != end; ++at)
        add_posting(out, *at, at.get_wdf());
    store->lists.offer(text, out, first);
}

} // namespace

zc_status zci_store_intersect(zci_store *store, const zci_key *terms, size_t term_count,
                              const zci_range *ranges, size_t range_count, size_t limit,
                              zci_postings *out, zc_error *error)
{
    return guarded(error, store->dir.c_str(), [&] {
        if (ranges == nullptr) {
            ranges = &everywhere;
            range_count = 1;
        }
        if (term_count == 1 && limit == 0 && ranges == &everywhere) {
            take_all(store, terms[0], out);
            return ZC_OK;
        }
        auto cursors = open_cursors(store->database, terms, term_count);
        const size_t stop = limit == 0 ? SIZE_MAX : out->len + limit;
        for (size_t r = 0; r < range_count; r++) {
            zci_docid docid = next_common(cursors, ranges[r].first);
            for (; docid != 0 && docid <= ranges[r].last && out->len < stop;
                 docid = docid == UINT32_MAX ? 0 : next_common(cursors, docid + 1))
                add_posting(out, docid, least_count(cursors));
            if (docid == 0 || out->len >= stop)
                break;
        }
        return ZC_OK;
    });
}

namespace
{

// Counts by docid.  Docids are spread out, since each worker of a build has a stretch
// of them to itself; so the counts stand on pages that are there when they are used.
class Counts
{
    static constexpr size_t page_len = 1024;
    using page = std::array<uint32_t, page_len>;
    std::vector<std::unique_ptr<page>> pages;

  public:
    explicit Counts(zci_docid last) : pages(last / page_len + 1)
    {
    }
    // One too high where there is a record: it may hold terms with count 0 alone.
    void add(zci_docid docid, uint32_t count)
    {
        if (docid / page_len >= pages.size())
            throw Xapian::DatabaseCorruptError("a posting beyond the last record");
        std::unique_ptr<page> &at = pages[docid / page_len];
        if (!at)
            at = std::make_unique<page>();
        uint32_t &sum = (*at)[docid % page_len];
        sum += count + (sum == 0);
    }
    void copy(zci_postings *out) const
    {
        for (size_t p = 0; p < pages.size(); p++) {
            for (size_t i = 0; pages[p] && i < page_len; i++) {
                if ((*pages[p])[i] != 0)
                    add_posting(out, static_cast<zci_docid>(p * page_len + i), (*pages[p])[i] - 1);
            }
        }
    }
};

void add_counts(const Xapian::Database &database, const std::string &term, const zci_range *ranges,
                size_t range_count, Counts &counts)
{
    auto at = database.postlist_begin(term);
    const auto end = database.postlist_end(term);
    for (size_t r = 0; r < range_count && at != end; r++) {
        if (*at < ranges[r].first)
            at.skip_to(ranges[r].first);
        for (; at != end && *at <= ranges[r].last; ++at)
            counts.add(*at, at.get_wdf());
    }
}

} // namespace

zc_status zci_store_with_prefix(zci_store *store, zci_key prefix, const zci_range *ranges,
                                size_t range_count, zci_postings *out, zc_error *error)
{
    return guarded(error, store->dir.c_str(), [&] {
        if (ranges == nullptr) {
            ranges = &everywhere;
            range_count = 1;
        }
        const Xapian::Database &database = store->database;
        const std::string start = zci::text_of(prefix);
        Counts counts(database.get_lastdocid());
        const auto end = database.allterms_end(start);
        for (auto term = database.allterms_begin(start); term != end; ++term)
            add_counts(database, *term, ranges, range_count, counts);
        counts.copy(out);
        return ZC_OK;
    });
}
