/* What tests of orders share: scores that never rise, and pages that are parts of the whole.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_SEARCHER_ORDER_H
#define TEST_SEARCHER_ORDER_H

#include "test.h"

#include "rank.h"

static inline void order_assert_falling(const zci_ranking *ranking)
{
    for (size_t i = 1; i < ranking->len; i++) {
        if (ranking->item[i].score > ranking->item[i - 1].score)
            fail_msg("hit %zu has %f, the one before it %f", i, ranking->item[i].score,
                     ranking->item[i - 1].score);
    }
}

/* How many hits from `first` on have the score of the one before them. */
static inline size_t order_count_equals(const zci_ranking *ranking, size_t first)
{
    size_t count = 0;
    for (size_t i = first; i < ranking->len; i++)
        count += ranking->item[i].score == ranking->item[i - 1].score;
    return count;
}

/* The page is what stands from `offset` on in the whole. */
static inline void order_assert_page(const zci_ranking *page, const zci_ranking *whole,
                                     size_t offset)
{
    assert_true(offset + page->len <= whole->len);
    for (size_t i = 0; i < page->len; i++) {
        const zci_ranked *hit = &page->item[i], *wanted = &whole->item[offset + i];
        assert_int_equal(hit->document, wanted->document);
        assert_true(hit->score == wanted->score);
        assert_int_equal(hit->passage_count, wanted->passage_count);
        for (size_t p = 0; p < hit->passage_count; p++)
            assert_int_equal(hit->passage[p].docid, wanted->passage[p].docid);
    }
}

#endif
