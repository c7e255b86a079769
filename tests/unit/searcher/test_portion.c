/* What a passage holds of a phrase.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "portion.h"
#include "rarity.h"
#include "text/compact.h"

#include <math.h>

/* 乡村 stands in three of four passages, 村教 and 教师 in one. */
static const char *const texts[] = {"乡村教师。\n", "乡村学校。\n", "乡村振兴。\n", "学校食堂。\n"};
enum { TEXTS = sizeof texts / sizeof texts[0] };

typedef struct bench {
    shelf shelf;
    zci_query query;
    zci_portions portions;
} bench;

static int make_shelf(void **state)
{
    static bench b;
    shelf_fill_with_texts(&b.shelf, texts, TEXTS);
    *state = &b;
    return 0;
}

static int free_shelf(void **state)
{
    bench *b = *state;
    shelf_clear(&b->shelf);
    return 0;
}

/* Wants the phrases of a query of several words. */
static void want(bench *b, const char *text)
{
    zc_error error;
    shelf_parse(&b->shelf, text, &b->query);
    b->portions = (zci_portions){.concept_count = b->query.concept_count};
    const zci_node *node =
        b->query.root->kind == ZCI_NODE_ALL ? b->query.root->child : b->query.root;
    for (; node != NULL; node = node->next)
        assert_ok(zci_portions_want(&b->portions, b->shelf.reader->store, TEXTS, node->concept,
                                    &node->pattern, &error),
                  error);
}

static void clear(bench *b)
{
    zci_portions_free(&b->portions);
    zci_query_clear(&b->query);
}

/* The portions that a text holds; NULL: none is looked for. */
static const float *find(bench *b, const char *text, uint64_t whole)
{
    zci_buffer compact = {0};
    zc_error error;
    const float *held;
    zci_compact_encode(&compact, text, strlen(text));
    zci_passage_record record = {.compact = compact.data, .compact_len = compact.len};
    assert_ok(zci_portions_find(&b->portions, &record, whole, &held, &error), error);
    zci_buffer_free(&compact);
    return held;
}

static void assert_near(double found, double wanted)
{
    if (fabs(found - wanted) > 1e-6)
        fail_msg("%.9f, not %.9f", found, wanted);
}

static void pairs_count_by_their_rarity(void **state)
{
    bench *b = *state;
    double often = zci_rarity(3, TEXTS), once = zci_rarity(1, TEXTS);
    want(b, "乡村教师 食堂");
    assert_near(find(b, "加强乡村学校师资。", 0)[0], often / (often + 2 * once));
    assert_near(find(b, "教师都来。", 0)[0], once / (often + 2 * once));
    assert_near(find(b, "鄉村的「教師」。", 0)[0], (often + once) / (often + 2 * once));
    assert_near(find(b, "乡村“教师”。", 0)[0], 1);
    assert_near(find(b, "乡、村、教、师。", 0)[0], 0);
    assert_near(find(b, "乡村教师。", 0)[1], 0);
    assert_near(find(b, "", 0)[0], 0);
    clear(b);
}

static void what_is_held_whole_is_not_looked_for(void **state)
{
    bench *b = *state;
    want(b, "乡村教师 食堂");
    assert_null(find(b, "乡村教师的食堂。", 3));
    assert_near(find(b, "乡村教师的食堂。", 1)[0], 0);
    assert_near(find(b, "乡村教师的食堂。", 1)[1], 1);
    clear(b);
}

/* Single characters, letters and digits have no pairs; runs that are too long are left out. */
static void other_phrases_have_no_portion(void **state)
{
    bench *b = *state;
    want(b, "乡 K12 2024年");
    assert_null(find(b, "乡村教师。", 0));
    clear(b);
    char text[2 * 3 * 200 + 2] = "";
    for (size_t i = 0; i < 200; i++)
        strcat(text, "乡");
    strcat(text, " ");
    for (size_t i = 0; i < 200; i++)
        strcat(text, "村");
    want(b, text);
    assert_int_equal(b->portions.pair_count, 199);
    assert_non_null(find(b, "乡村教师。", 0));
    assert_near(find(b, "村村通。", 0)[1], 0);
    clear(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_count_by_their_rarity),
        cmocka_unit_test(what_is_held_whole_is_not_looked_for),
        cmocka_unit_test(other_phrases_have_no_portion),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
