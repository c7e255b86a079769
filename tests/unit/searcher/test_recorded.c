/* Words that name a year or a place.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "recorded.h"

typedef struct bench {
    shelf shelf;
    zci_arena arena;
    zci_units units;
} bench;

static int open_bench(void **state)
{
    static bench b;
    const zc_input input[] = {
        {.text = text_of("一"), .region = text_of("辽宁省抚顺市")},
        {.text = text_of("二"), .region = text_of("临湖新区")},
        {.text = text_of("三"), .region = text_of("内蒙古自治区")},
        {.text = text_of("四"), .region = text_of("全国")},
    };
    shelf_fill(&b.shelf, input, sizeof input / sizeof input[0]);
    *state = &b;
    return 0;
}

static int close_bench(void **state)
{
    bench *b = *state;
    zci_arena_clear(&b->arena);
    zci_units_free(&b->units);
    shelf_clear(&b->shelf);
    return 0;
}

static void check(bench *b, const char *word, int year, bool region)
{
    zci_pattern pattern;
    zci_recorded recorded;
    zc_error error;
    zci_arena_clear(&b->arena);
    assert_ok(zci_units_read(&b->units, word, strlen(word), ZCI_LINES_WRAPPED, &error), error);
    assert_ok(zci_pattern_make(b->units.unit, b->units.len, ZCI_PATTERN_STEMS,
                               b->shelf.reader->stemmer, &b->arena, &pattern, &error),
              error);
    assert_ok(zci_recorded_find(b->shelf.reader, &pattern, &recorded, &error), error);
    if (recorded.year != year || recorded.region != region)
        fail_msg("%s: year %d, %s place", word, recorded.year, recorded.region ? "a" : "no");
}

static void a_year_is_four_digits(void **state)
{
    check(*state, "2022年", 2022, false);
    check(*state, "2022", 2022, false);
    check(*state, "２０２２年", 2022, false);
    check(*state, "2022年底", 0, false);
    check(*state, "20220", 0, false);
    check(*state, "3000", 0, false); /* no year of any document */
    check(*state, "1800年", 0, false);
    check(*state, "k12", 0, false);
}

static void a_place_is_named_with_its_kind_or_without(void **state)
{
    check(*state, "抚顺市", 0, true);
    check(*state, "抚顺", 0, true);
    check(*state, "撫順", 0, true);
    check(*state, "辽宁", 0, true);
    check(*state, "辽宁省", 0, true);
    check(*state, "辽宁省抚顺市", 0, true);
    check(*state, "内蒙古", 0, true);
    check(*state, "临湖新区", 0, true);
}

static void a_part_of_a_name_is_no_place(void **state)
{
    check(*state, "蒙古自治", 0, false);
    check(*state, "省抚", 0, false);
    check(*state, "宁省抚顺市", 0, false);
    check(*state, "临湖", 0, false); /* 临湖新 is of no kind */
    check(*state, "新区", 0, false);
    check(*state, "市", 0, false);
    check(*state, "抚顺市教育局", 0, false);
    check(*state, "沈阳", 0, false); /* of no record here */
    check(*state, "全国", 0, false); /* rather all places than one */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_is_four_digits),
        cmocka_unit_test(a_place_is_named_with_its_kind_or_without),
        cmocka_unit_test(a_part_of_a_name_is_no_place),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
