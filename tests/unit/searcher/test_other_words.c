/* Other words for those of a query that is answered in part.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "other_words.h"
#include "rank_weights.h"

static const char *const texts[] = {
    "孤独症儿童由特教学校安置。\n",
    "学校开办食堂，食堂公示账目。\n",
    "膳食委员会由家长组成，膳食委员会每月开会。\n",
    "班车停放有序，通勤车限速。\n",
};
enum { TEXTS = sizeof texts / sizeof texts[0] };

typedef struct bench {
    shelf shelf;
    zc_synonyms *synonyms;
    zci_arena arena;
    zci_other_word *word;
    size_t count;
} bench;

static int make_shelf(void **state)
{
    static bench b;
    shelf_fill_with_texts(&b.shelf, texts, TEXTS);
    b.synonyms = shelf_synonyms("自闭症 = 孤独症\n自闭症儿童 = 孤独症儿童\n"
                                "食堂 > 膳食委员会\n校车 = 班车, 通勤车\n"
                                "校车 ~ 电动摩托\n账目 ~ 公示\nai = 班车\n");
    *state = &b;
    return 0;
}

static int free_shelf(void **state)
{
    bench *b = *state;
    zc_synonyms_free(b->synonyms);
    shelf_clear(&b->shelf);
    return 0;
}

static void find(bench *b, const zc_synonyms *synonyms, const char *text)
{
    zc_error error;
    zci_query query;
    zci_evaluation evaluation;
    zci_arena_clear(&b->arena);
    shelf_parse(&b->shelf, text, &query);
    assert_ok(zci_evaluate(b->shelf.reader, &query, &evaluation, &error), error);
    assert_ok(
        zci_other_words_find(&evaluation, synonyms, TEXTS, &b->arena, &b->word, &b->count, &error),
        error);
    zci_evaluation_free(&evaluation);
    zci_query_clear(&query);
}

/* The words found: "from>to ...". */
static void assert_words(bench *b, const char *text, const char *wanted)
{
    char found[512] = "";
    size_t len = 0;
    find(b, b->synonyms, text);
    for (size_t i = 0; i < b->count; i++)
        len += (size_t)snprintf(found + len, sizeof found - len, "%s%s>%s", i > 0 ? " " : "",
                                b->word[i].expansion.from.data, b->word[i].expansion.to.data);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    zci_arena_clear(&b->arena);
}

static void words_within_a_question_have_others(void **state)
{
    bench *b = *state;
    assert_words(b, "患自闭症怎么上学", "自闭症>孤独症");
    assert_words(b, "校车怎么停放 账目", "校车>班车 校车>通勤车 账目>公示");
    assert_words(b, "学校怎么开办", "");
}

static void what_the_index_holds_nothing_of_is_left_out(void **state)
{
    bench *b = *state;
    find(b, b->synonyms, "校车");
    for (size_t i = 0; i < b->count; i++)
        assert_string_not_equal(b->word[i].expansion.to.data, "电动摩托");
    zci_arena_clear(&b->arena);
}

static void the_longer_word_stands_for_those_within_it(void **state)
{
    assert_words(*state, "自闭症儿童怎么上学", "自闭症儿童>孤独症儿童 自闭症>孤独症");
}

static void a_word_said_twice_has_others_once(void **state)
{
    assert_words(*state, "自闭症怎么上学，患自闭症的 自闭症", "自闭症>孤独症");
}

static void what_binds_has_none(void **state)
{
    bench *b = *state;
    assert_words(b, "\"自闭症\" 怎么上学", "");
    assert_words(b, "怎么上学 -自闭症", "");
    assert_words(b, "标题:自闭症 怎么上学", "");
}

static void a_word_is_whole(void **state)
{
    bench *b = *state;
    assert_words(b, "ai怎么用", "ai>班车");
    assert_words(b, "aid怎么用", "");
}

static void without_a_table_there_are_none(void **state)
{
    bench *b = *state;
    find(b, NULL, "患自闭症怎么上学");
    assert_int_equal(b->count, 0);
}

/* What its terms would weigh together is no more than those of the word that it stands for. */
static void no_word_counts_for_more_than_the_query_s_own(void **state)
{
    bench *b = *state;
    find(b, b->synonyms, "食堂怎么开办");
    assert_int_equal(b->count, 1);
    assert_true(b->word[0].share > 0 && b->word[0].share < 0.5); /* four pairs for one */
    find(b, b->synonyms, "自闭症怎么上学");
    assert_true(b->word[0].share == 1);
    find(b, b->synonyms, "账目怎么看");
    assert_true(b->word[0].share == ZCI_SHARE_NEAR);
    zci_arena_clear(&b->arena);
}

static void a_note_lists_them(void **state)
{
    bench *b = *state;
    zc_error error;
    zci_query query = {.note_count = 0};
    find(b, b->synonyms, "校车怎么停放 账目");
    shelf_parse(&b->shelf, "校车怎么停放 账目", &query);
    assert_ok(zci_other_words_note(b->word, 0, &query, &error), error);
    assert_int_equal(query.note_count, 0);
    assert_ok(zci_other_words_note(b->word, b->count, &query, &error), error);
    assert_int_equal(query.note_count, 1);
    assert_string_equal(query.notes[0].text.data,
                        "these may hold other words: 校车 → 班车, 通勤车; 账目 → 公示");
    assert_string_equal(query.notes[0].text_zh.data,
                        "其中可能用其他说法：校车 → 班车, 通勤车; 账目 → 公示");
    zci_query_clear(&query);
    zci_arena_clear(&b->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_within_a_question_have_others),
        cmocka_unit_test(what_the_index_holds_nothing_of_is_left_out),
        cmocka_unit_test(the_longer_word_stands_for_those_within_it),
        cmocka_unit_test(a_word_said_twice_has_others_once),
        cmocka_unit_test(what_binds_has_none),
        cmocka_unit_test(a_word_is_whole),
        cmocka_unit_test(without_a_table_there_are_none),
        cmocka_unit_test(no_word_counts_for_more_than_the_query_s_own),
        cmocka_unit_test(a_note_lists_them),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
