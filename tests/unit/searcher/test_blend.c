/* What whole documents count where a question is answered in part.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "blend.h"
#include "rank_weights.h"

static void a_question_of_one_passage_is_weighed_as_the_table_says(void **state)
{
    (void)state;
    for (size_t characters = 0; characters <= ZCI_SPREAD_CHARACTERS; characters++) {
        zci_blend blend = zci_blend_of(ZC_DOCUMENTS, characters);
        assert_true(blend.whole == ZCI_SHARE_WHOLE);
        assert_true(blend.rarity == ZCI_SHARE_RARITY_PASSAGES);
    }
}

static void the_longer_what_is_asked_the_more_the_document_counts(void **state)
{
    (void)state;
    zci_blend last = zci_blend_of(ZC_DOCUMENTS, ZCI_SPREAD_CHARACTERS);
    for (size_t i = 2; i <= ZCI_SPREAD_MOST; i++) {
        zci_blend blend = zci_blend_of(ZC_DOCUMENTS, i * ZCI_SPREAD_CHARACTERS);
        assert_true(blend.whole > last.whole);
        assert_true(blend.rarity < last.rarity && blend.rarity > 0);
        last = blend;
    }
    zci_blend endless = zci_blend_of(ZC_DOCUMENTS, SIZE_MAX);
    assert_true(endless.whole == last.whole && endless.rarity == last.rarity);
}

static void passages_are_ranked_alike_by_all_questions(void **state)
{
    (void)state;
    zci_blend shortest = zci_blend_of(ZC_PASSAGES, 1), longest = zci_blend_of(ZC_PASSAGES, 1000);
    assert_int_equal(shortest.unit, ZC_PASSAGES);
    assert_true(shortest.whole == longest.whole);
    assert_true(shortest.rarity == 1 && longest.rarity == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_of_one_passage_is_weighed_as_the_table_says),
        cmocka_unit_test(the_longer_what_is_asked_the_more_the_document_counts),
        cmocka_unit_test(passages_are_ranked_alike_by_all_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
