// Best-match search.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hh"

#include <vector>

using zci::guarded;

namespace
{

// Yields every docid of a list of ranges: a filter that needs no terms.
class RangeSource : public Xapian::PostingSource
{
    const zci_range *ranges;
    size_t count;
    size_t which = 0;
    zci_docid docid = 0;

    Xapian::doccount size() const
    {
        uint64_t sum = 0;
        for (size_t i = 0; i < count; i++)
            sum += ranges[i].last - ranges[i].first + 1;
        return static_cast<Xapian::doccount>(std::min<uint64_t>(sum, UINT32_MAX));
    }

  public:
    RangeSource(const zci_range *ranges_, size_t count_) : ranges(ranges_), count(count_)
    {
    }
    Xapian::doccount get_termfreq_min() const override
    {
        return 0;
    }
    Xapian::doccount get_termfreq_est() const override
    {
        return size();
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return size();
    }
    void init(const Xapian::Database &) override
    {
        which = 0;
        docid = 0;
    }
    void next(double minimum) override
    {
        skip_to(docid + 1, minimum);
    }
    void skip_to(Xapian::docid target, double) override
    {
        while (which < count && ranges[which].last < target)
            which++;
        if (which < count)
            docid = std::max<zci_docid>(target, ranges[which].first);
    }
    bool at_end() const override
    {
        return which == count;
    }
    Xapian::docid get_docid() const override
    {
        return docid;
    }
};

Xapian::Query any_of(const zci_store_query &query)
{
    std::vector<Xapian::Query> parts;
    for (size_t i = 0; i < query.term_count && i < ZCI_QUERY_TERMS_MAX; i++) {
        Xapian::Query term(zci::text_of(query.terms[i]));
        if (query.factor != nullptr && query.factor[i] != 1.0)
            term = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, term, query.factor[i]);
        parts.push_back(term);
    }
    return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
}

zc_status copy_result(const Xapian::MSet &found, zci_store_result *result, zc_error *error)
{
    result->item = static_cast<zci_scored *>(std::calloc(found.size() + 1, sizeof(zci_scored)));
    if (result->item == nullptr)
        return zci_fail_memory(error);
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        result->item[result->len++] = zci_scored{*hit, hit.get_weight()};
    result->matches_at_least = found.get_matches_lower_bound();
    return ZC_OK;
}

} // namespace

zc_status zci_store_search(zci_store *store, const zci_store_query *query, zci_store_result *result,
                           zc_error *error)
{
    *result = zci_store_result();
    return guarded(error, store->dir.c_str(), [&] {
        Xapian::Query terms = any_of(*query);
        RangeSource source(query->ranges, query->range_count);
        if (query->ranges != nullptr)
            terms = Xapian::Query(Xapian::Query::OP_FILTER, terms, Xapian::Query(&source));
        Xapian::Enquire enquire(store->database);
        enquire.set_query(terms);
        enquire.set_weighting_scheme(Xapian::BM25Weight(query->k1, 0, 1, query->b, 0));
        Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(query->limit));
        return copy_result(found, result, error);
    });
}

void zci_store_result_free(zci_store_result *result)
{
    std::free(result->item);
    *result = zci_store_result();
}
