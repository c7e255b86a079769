/* How many passages hold two characters side by side.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "pair.h"

enum { SCHOOL = 0x6821, BUS = 0x8F66, YEAR = 0x5E74, CHECK = 0x68C0, CANTEEN = 0x98DF };

/* 校车 stands in three passages, twice in one of them, 车年 in one, 年校 in none, for a comma is
 * between. */
static const char *const texts[] = {
    "校车年检，校车限速。\n\n按时年，校车停放。\n",
    "校車登记。\n\n食堂。\n",
};

static int make_shelf(void **state)
{
    static shelf s;
    shelf_fill_with_texts(&s, texts, sizeof texts / sizeof texts[0]);
    *state = &s;
    return 0;
}

static const zci_pair pairs[] = {
    {SCHOOL, BUS}, {BUS, SCHOOL}, {BUS, YEAR}, {YEAR, CHECK}, {YEAR, SCHOOL}, {CANTEEN, BUS},
};
static const uint64_t wanted[] = {3, 0, 1, 1, 0, 0};
enum { PAIRS = sizeof pairs / sizeof pairs[0] };

static void each_passage_counts_once(void **state)
{
    shelf *s = *state;
    zc_error error;
    for (size_t i = 0; i < PAIRS; i++) {
        uint64_t passages = 99;
        assert_ok(zci_pair_frequency(s->reader->store, pairs[i].first, pairs[i].second, &passages,
                                     &error),
                  error);
        assert_int_equal(passages, wanted[i]);
    }
}

static void several_are_counted_in_their_order(void **state)
{
    shelf *s = *state;
    zc_error error;
    uint64_t passages[PAIRS];
    assert_ok(zci_pair_frequencies(s->reader->store, pairs, PAIRS, passages, &error), error);
    assert_memory_equal(passages, wanted, sizeof wanted);
    assert_ok(zci_pair_frequencies(s->reader->store, pairs, 0, passages, &error), error);
}

static void as_many_as_there_is_room_for_are_counted(void **state)
{
    shelf *s = *state;
    zc_error error;
    zci_pair many[ZCI_PAIRS_MAX];
    uint64_t passages[ZCI_PAIRS_MAX];
    for (size_t i = 0; i < ZCI_PAIRS_MAX; i++)
        many[i] = pairs[i % PAIRS];
    assert_ok(zci_pair_frequencies(s->reader->store, many, ZCI_PAIRS_MAX, passages, &error), error);
    for (size_t i = 0; i < ZCI_PAIRS_MAX; i++)
        assert_int_equal(passages[i], wanted[i % PAIRS]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_passage_counts_once),
        cmocka_unit_test(several_are_counted_in_their_order),
        cmocka_unit_test(as_many_as_there_is_room_for_are_counted),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
