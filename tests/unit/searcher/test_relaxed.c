/* What a query asks for where it is answered in part.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "rank_weights.h"
#include "relaxed.h"
#include "text/segment.h"

static const char *const texts[] = {
    "学校食堂由学校开办，食堂的账目要公开。\n",
    "怎样开办食堂，由学校提出，由家长评议。\n",
    "食堂的食材由家长挑选。\n",
};
enum { TEXTS = sizeof texts / sizeof texts[0] };

typedef struct asking {
    shelf shelf;
    zci_query query;
    zci_evaluation evaluation;
    zci_relaxed relaxed;
} asking;

static int make_shelf(void **state)
{
    static asking a;
    shelf_fill_with_texts(&a.shelf, texts, TEXTS);
    *state = &a;
    return 0;
}

static int free_shelf(void **state)
{
    asking *a = *state;
    shelf_clear(&a->shelf);
    return 0;
}

static void ask(asking *a, const char *text)
{
    zc_error error;
    shelf_parse(&a->shelf, text, &a->query);
    assert_ok(zci_evaluate(a->shelf.reader, &a->query, &a->evaluation, &error), error);
    assert_ok(zci_relaxed_choose(&a->evaluation, ZC_DOCUMENTS, false, NULL, &a->relaxed, &error),
              error);
}

static void clear(asking *a)
{
    zci_relaxed_free(&a->relaxed);
    zci_evaluation_free(&a->evaluation);
    zci_query_clear(&a->query);
}

/* How often a character is wanted; 0: not at all. */
static uint32_t uses_of(const asking *a, uint32_t cp)
{
    for (size_t i = 0; i < a->relaxed.character_count; i++) {
        if (a->relaxed.character[i].cp == cp)
            return a->relaxed.character[i].uses;
    }
    return 0;
}

static void each_pair_and_character_is_wanted_once(void **state)
{
    asking *a = *state;
    ask(a, "食堂和学校食堂");
    assert_int_equal(a->relaxed.term_count, 3); /* 食堂 学校 校食: no text holds 堂和 or 和学 */
    uint32_t uses = 0;
    for (size_t i = 0; i < a->relaxed.term_count; i++)
        uses += a->relaxed.wanted[i].uses;
    assert_int_equal(uses, 4);
    assert_int_equal(a->relaxed.character_count, 5);
    assert_int_equal(uses_of(a, 0x98DF /* 食 */), 2);
    assert_int_equal(uses_of(a, 0x548C /* 和 */), 1);
    clear(a);
}

static void words_that_ask_are_wanted_only_alone(void **state)
{
    asking *a = *state;
    ask(a, "怎样开办食堂");
    assert_int_equal(uses_of(a, 0x600E /* 怎 */), 0);
    assert_int_equal(uses_of(a, 0x529E /* 办 */), 1);
    clear(a);
    ask(a, "怎样");
    assert_int_equal(uses_of(a, 0x600E), 1);
    assert_int_equal(a->relaxed.term_count, 1);
    clear(a);
}

static void what_binds_is_not_relaxed(void **state)
{
    asking *a = *state;
    ask(a, "\"学校食堂\" -家长");
    assert_int_equal(a->relaxed.term_count, 0);
    assert_int_equal(a->relaxed.character_count, 0);
    clear(a);
    ask(a, "开办食堂 -家长");
    assert_int_equal(uses_of(a, 0x5BB6 /* 家 */), 0);
    assert_true(a->relaxed.term_count > 0);
    clear(a);
}

/* A hundred and more characters are a letter. */
static void the_longer_the_query_the_more_the_document_counts(void **state)
{
    asking *a = *state;
    char text[4096] = "";
    ask(a, "开办食堂");
    assert_true(a->relaxed.blend.whole == ZCI_SHARE_WHOLE);
    clear(a);
    for (size_t i = 0; i < 40; i++)
        strncat(text, "开办食堂", sizeof text - strlen(text) - 1);
    ask(a, text);
    assert_true(a->relaxed.blend.whole > ZCI_SHARE_WHOLE);
    clear(a);
}

static const zci_wanted *wanted_of(const asking *a, uint32_t first, uint32_t second)
{
    char pair[2 * ZCI_HAN_KEY_MAX];
    size_t len = zci_han_key(first, pair);
    len += zci_han_key(second, pair + len);
    for (size_t i = 0; i < a->relaxed.term_count; i++) {
        const zci_key *key = &a->relaxed.wanted[i].term;
        if (key->len == len && memcmp(key->data, pair, len) == 0)
            return &a->relaxed.wanted[i];
    }
    return NULL;
}

/* Their pairs are looked for beside the query's own; their characters alone count nothing. */
static void other_words_are_wanted_beside_those_of_the_query(void **state)
{
    asking *a = *state;
    zc_error error;
    zc_synonyms *synonyms;
    synonyms = shelf_synonyms("饭堂 = 学校食堂\n");
    shelf_parse(&a->shelf, "饭堂的账目公开", &a->query);
    assert_ok(zci_evaluate(a->shelf.reader, &a->query, &a->evaluation, &error), error);
    assert_ok(zci_relaxed_choose(&a->evaluation, ZC_DOCUMENTS, true, synonyms, &a->relaxed, &error),
              error);
    assert_int_equal(a->relaxed.other_count, 1);
    const zci_wanted *own = wanted_of(a, 0x8D26 /* 账 */, 0x76EE /* 目 */),
                     *other = wanted_of(a, 0x98DF /* 食 */, 0x5802 /* 堂 */);
    assert_true(own != NULL && own->uses == 1);
    assert_true(other != NULL && other->uses == 0 && other->weight > 0);
    assert_int_equal(uses_of(a, 0x98DF /* 食 */), 0);
    assert_int_equal(uses_of(a, 0x996D /* 饭 */), 1);
    assert_int_equal(a->relaxed.character_count, 10); /* 饭堂的账目公开 and 学校食 */
    clear(a);
    ask(a, "饭堂的账目公开");
    assert_null(wanted_of(a, 0x98DF /* 食 */, 0x5802 /* 堂 */));
    clear(a);
    zc_synonyms_free(synonyms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_pair_and_character_is_wanted_once),
        cmocka_unit_test(words_that_ask_are_wanted_only_alone),
        cmocka_unit_test(what_binds_is_not_relaxed),
        cmocka_unit_test(other_words_are_wanted_beside_those_of_the_query),
        cmocka_unit_test(the_longer_the_query_the_more_the_document_counts),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
