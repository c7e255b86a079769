// Which records hold terms.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hh"

extern "C" {
#include "base/hash.h"
}

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <vector>

using zci::guarded;

void zci_postings_free(zci_postings *postings)
{
    std::free(postings->docid);
    std::free(postings->count);
    *postings = zci_postings();
}

size_t zci_postings_from(const zci_postings *postings, zci_docid docid)
{
    const zci_docid *first = postings->docid, *end = first + postings->len;
    return static_cast<size_t>(std::lower_bound(first, end, docid) - first);
}

bool zci_postings_hold(const zci_postings *postings, zci_docid docid)
{
    const size_t at = zci_postings_from(postings, docid);
    return at < postings->len && postings->docid[at] == docid;
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

// Where one term's list of postings is being read.  To open a list takes a search in the
// index, and most records that the rarest term proposes are refused by the second rarest.
struct cursor {
    std::string term;
    uint64_t frequency;
    bool is_open;
    Xapian::PostingIterator at;
    zci_docid docid; // where `at` is; 0 at the end
};

const zci_range everywhere = {1, UINT32_MAX};

// In a damaged index a list may turn back: who waits for what lies ahead would wait for ever.
void check_behind(zci_docid docid, zci_docid last)
{
    if (docid <= last)
        throw Xapian::DatabaseCorruptError("postings that are out of order");
}

void note_place(cursor &c)
{
    c.docid = c.at == Xapian::PostingIterator() ? 0 : *c.at;
}

// Moves to the first record at or after `docid`; false at the end.
bool seek(const Xapian::Database &database, cursor &c, zci_docid docid)
{
    if (!c.is_open) {
        c.at = database.postlist_begin(c.term);
        c.is_open = true;
        note_place(c);
    }
    if (c.docid != 0 && c.docid < docid) {
        c.at.skip_to(docid);
        note_place(c);
        if (c.docid != 0)
            check_behind(c.docid, docid - 1);
    }
    return c.docid != 0;
}

// The first record from `docid` on that all cursors hold, or 0.
zci_docid next_common(const Xapian::Database &database, std::vector<cursor> &cursors,
                      zci_docid docid)
{
    size_t agreed = 0;
    for (size_t i = 0; agreed < cursors.size(); i = i + 1 == cursors.size() ? 0 : i + 1) {
        if (!seek(database, cursors[i], docid))
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
std::vector<cursor> make_cursors(zci_store *store, const zci_key *terms, size_t term_count)
{
    std::vector<cursor> cursors;
    cursors.reserve(term_count);
    for (size_t i = 0; i < term_count; i++)
        cursors.push_back(cursor{zci::text_of(terms[i]),
                                 store->frequencies.get(store->database, terms[i]), false,
                                 Xapian::PostingIterator(), 0});
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
    zci_docid last = 0;
    const auto end = database.postlist_end(text);
    for (auto at = database.postlist_begin(text); at != end; ++at) {
        const zci_docid docid = *at;
        check_behind(docid, last);
        last = docid;
        add_posting(out, docid, at.get_wdf());
    }
    store->lists.offer(text, out, first);
}

} // namespace

zc_status zci_store_intersect(zci_store *store, const zci_key *terms, size_t term_count,
                              const zci_range *ranges, size_t range_count, size_t limit,
                              zci_postings *out, zc_error *error)
{
    return guarded(error, store, [&] {
        if (ranges == nullptr) {
            ranges = &everywhere;
            range_count = 1;
        }
        if (term_count == 1 && limit == 0 && ranges == &everywhere) {
            take_all(store, terms[0], out);
            return ZC_OK;
        }
        const Xapian::Database &database = store->database;
        auto cursors = make_cursors(store, terms, term_count);
        const size_t stop = limit == 0 ? SIZE_MAX : out->len + limit;
        for (size_t r = 0; r < range_count; r++) {
            zci_docid docid = next_common(database, cursors, ranges[r].first);
            for (; docid != 0 && docid <= ranges[r].last && out->len < stop;
                 docid = docid == UINT32_MAX ? 0 : next_common(database, cursors, docid + 1))
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
// of them to itself; so the counts stand on pages that are there when they are used, with a
// bit for each docid that has one, by which most of the others are passed over.
class Counts
{
    static constexpr size_t page_len = 1024, word_bits = 64;
    struct Page {
        std::array<uint64_t, page_len / word_bits> used{};
        std::array<uint32_t, page_len> count{};
    };
    std::vector<std::unique_ptr<Page>> pages;

    static void copy_word(uint64_t used, const uint32_t *count, zci_docid first, zci_postings *out)
    {
        for (; used != 0; used &= used - 1) {
            const auto at = static_cast<zci_docid>(__builtin_ctzll(used));
            add_posting(out, first + at, count[at]);
        }
    }

  public:
    explicit Counts(zci_docid last) : pages(last / page_len + 1)
    {
    }
    // A record that holds terms with count 0 alone is one, too.
    void add(zci_docid docid, uint32_t count)
    {
        if (docid / page_len >= pages.size())
            throw Xapian::DatabaseCorruptError("a posting beyond the last record");
        std::unique_ptr<Page> &page = pages[docid / page_len];
        if (!page)
            page = std::make_unique<Page>();
        const size_t at = docid % page_len;
        page->used[at / word_bits] |= uint64_t{1} << at % word_bits;
        page->count[at] += count;
    }
    void copy(zci_postings *out) const
    {
        for (size_t p = 0; p < pages.size(); p++) {
            for (size_t w = 0; pages[p] && w < page_len / word_bits; w++)
                copy_word(pages[p]->used[w], &pages[p]->count[w * word_bits],
                          static_cast<zci_docid>(p * page_len + w * word_bits), out);
        }
    }
};

void add_counts(const Xapian::Database &database, const std::string &term, const zci_range *ranges,
                size_t range_count, Counts &counts)
{
    zci_docid last = 0;
    auto at = database.postlist_begin(term);
    const auto end = database.postlist_end(term);
    for (size_t r = 0; r < range_count && at != end; r++) {
        if (*at < ranges[r].first)
            at.skip_to(ranges[r].first);
        while (at != end) {
            const zci_docid docid = *at;
            if (docid > ranges[r].last)
                break;
            check_behind(docid, last);
            last = docid;
            counts.add(docid, at.get_wdf());
            ++at;
        }
    }
}

} // namespace

zc_status zci_store_with_prefix(zci_store *store, zci_key prefix, const zci_range *ranges,
                                size_t range_count, zci_postings *out, zc_error *error)
{
    return guarded(error, store, [&] {
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
