/* The rare characters of a question, and what they propose.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "rank_weights.h"
#include "rare.h"
#include "rarity.h"
#include "relax.h"

#include <math.h>

/* ---- Which they are ------------------------------------------------------ */

static void the_rarest_come_first(void **state)
{
    static const double rarity[] = {4, 6, 2.9, 5, 6};
    static const uint32_t order[] = {1, 4, 3, 0};
    zci_rare rare = {.len = 0};
    (void)state;
    for (uint32_t i = 0; i < sizeof rarity / sizeof *rarity; i++)
        zci_rare_add(&rare, &(zci_rare_character){i, 1, rarity[i]});
    assert_int_equal(rare.len, sizeof order / sizeof *order);
    for (size_t i = 0; i < rare.len; i++)
        assert_int_equal(rare.item[i].cp, order[i]);
}

static void the_least_rare_give_way(void **state)
{
    zci_rare rare = {.len = 0};
    (void)state;
    for (uint32_t i = 0; i < ZCI_RARE_MAX + 8; i++)
        zci_rare_add(&rare, &(zci_rare_character){i, 1, ZCI_RARE_LEAST + i});
    assert_int_equal(rare.len, ZCI_RARE_MAX);
    assert_int_equal(rare.item[0].cp, ZCI_RARE_MAX + 7);
    assert_int_equal(rare.item[ZCI_RARE_MAX - 1].cp, 8);
    zci_rare_add(&rare, &(zci_rare_character){99, 1, ZCI_RARE_LEAST});
    assert_int_equal(rare.item[ZCI_RARE_MAX - 1].cp, 8);
}

static void what_is_expected_is_what_rarity_says(void **state)
{
    (void)state;
    for (double held = 0.001; held < 1; held *= 3) {
        double rarity = zci_rarity(held * 1e6, 1e6);
        assert_true(fabs(zci_rare_expected(rarity, 1e6) - held * 1e6) < 2);
    }
}

/* ---- What they propose --------------------------------------------------- */

/* The question shares pairs with the first alone, and 暖 with the second. */
#define QUESTION "暖气片摸着不烫手交的钱能退吗"

static const char *const texts[] = {
    "预交的钱可以转到下一年。\n",
    "采暖季结束以前，由用户申请核减。\n",
    "公园早上六点开门。\n",
};
enum { TEXTS = sizeof texts / sizeof texts[0] };

static int make_shelf(void **state)
{
    static shelf s;
    shelf_fill_with_texts(&s, texts, TEXTS);
    *state = &s;
    return 0;
}

static void assert_proposed(shelf *s, const char *text, zc_unit unit, size_t limit,
                            const char *wanted)
{
    const zci_rank_options options = {.limit = limit, .unit = unit};
    char list[32];
    zci_query query;
    zci_evaluation found;
    zci_relaxed relaxed = {.term_count = 0};
    zci_ranking ranking;
    zc_error error;
    shelf_parse(s, text, &query);
    assert_ok(zci_evaluate(s->reader, &query, &found, &error), error);
    assert_ok(zci_relax(&found, &options, NULL, NULL, &relaxed, &ranking, &error), error);
    assert_string_equal(shelf_list(&relaxed.documents, list, sizeof list), wanted);
    assert_int_equal(ranking.documents, zci_docset_size(&relaxed.documents));
    assert_int_equal(ranking.passages, ranking.documents);
    if (ranking.len > 0)
        assert_int_equal(ranking.item[0].document, wanted[0] - '0');
    zci_ranking_free(&ranking);
    zci_relaxed_free(&relaxed);
    zci_evaluation_free(&found);
    zci_query_clear(&query);
}

static void a_question_finds_what_shares_a_character(void **state)
{
    for (int unit = ZC_DOCUMENTS; unit <= ZC_PASSAGES; unit++) {
        assert_proposed(*state, QUESTION, (zc_unit)unit, 10, "0 1");
        assert_proposed(*state, QUESTION, (zc_unit)unit, 0, "0 1"); /* counted alike */
    }
}

static void a_filter_holds_for_them(void **state)
{
    assert_proposed(*state, QUESTION " -核减", ZC_DOCUMENTS, 10, "0");
    assert_proposed(*state, QUESTION " “核减”", ZC_DOCUMENTS, 10, "1");
}

/* 交的钱 is there; what only shares 暖 is no answer to a word or two. */
static void a_word_or_two_does_not(void **state)
{
    assert_proposed(*state, "暖交的钱能", ZC_DOCUMENTS, 10, "0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rarest_come_first),
        cmocka_unit_test(the_least_rare_give_way),
        cmocka_unit_test(what_is_expected_is_what_rarity_says),
        cmocka_unit_test(a_question_finds_what_shares_a_character),
        cmocka_unit_test(a_filter_holds_for_them),
        cmocka_unit_test(a_word_or_two_does_not),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
