/* Words that ask.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "pattern.h"
#include "question_words.h"

/* How many characters at the beginning of `text`, all of them Chinese, ask. */
static size_t asking(const char *text)
{
    zci_units units = {0};
    zc_error error;
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    size_t len = zci_question_word(units.unit, units.len);
    zci_units_free(&units);
    return len;
}

static void words_that_ask_are_known_in_both_scripts(void **state)
{
    (void)state;
    assert_int_equal(asking("什么材料"), 2);
    assert_int_equal(asking("什么时候办"), 4);
    assert_int_equal(asking("甚麼"), 0);
    assert_int_equal(asking("什麼時候辦"), 4);
    assert_int_equal(asking("哪些单位"), 2);
    assert_int_equal(asking("怎样办"), 2);
    assert_int_equal(asking("多少"), 2);
}

static void what_only_looks_like_one_does_not_ask(void **state)
{
    (void)state;
    assert_int_equal(asking("双减"), 0);
    assert_int_equal(asking("几内亚"), 0);
    assert_int_equal(asking("什"), 0);
    assert_int_equal(asking("多大"), 0);
}

static void particles_ask_at_the_end_only(void **state)
{
    (void)state;
    assert_int_equal(asking("吗"), 1);
    assert_int_equal(asking("吗啡"), 0);
    assert_int_equal(asking("呢绒"), 0);
}

/* The pattern's terms that count, one after the other by how often. */
static void assert_asks(const char *query, const char *wanted, bool only)
{
    zci_units units = {0};
    zci_arena arena = {0};
    zci_pattern pattern;
    zc_error error;
    char counts[64] = "";
    assert_ok(zci_units_read(&units, query, strlen(query), ZCI_LINES_WRAPPED, &error), error);
    assert_ok(zci_pattern_make(units.unit, units.len, 0, NULL, &arena, &pattern, &error), error);
    for (size_t i = 0; i < pattern.term_count; i++)
        snprintf(counts + strlen(counts), sizeof counts - strlen(counts), "%u",
                 (unsigned)pattern.term_uses[i]);
    assert_string_equal(counts, wanted);
    assert_int_equal(zci_pattern_only_asks(&pattern), only);
    zci_arena_clear(&arena);
    zci_units_free(&units);
}

static void no_pair_of_a_word_that_asks_counts(void **state)
{
    (void)state;
    assert_asks("办学", "1", false);
    assert_asks("怎样办学", "001", false);      /* 怎样 样办 办学 */
    assert_asks("办学吗", "10", false);         /* 办学 学吗 */
    assert_asks("办学吗啡", "111", false);      /* in the middle it is text */
    assert_asks("办学怎样办学", "2000", false); /* 办学 学怎 怎样 样办 */
}

static void a_query_of_nothing_else_is_told(void **state)
{
    (void)state;
    assert_asks("为什么", "00", true);
    assert_asks("什么呢", "00", true);
    assert_asks("溺", "", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_ask_are_known_in_both_scripts),
        cmocka_unit_test(what_only_looks_like_one_does_not_ask),
        cmocka_unit_test(particles_ask_at_the_end_only),
        cmocka_unit_test(no_pair_of_a_word_that_asks_counts),
        cmocka_unit_test(a_query_of_nothing_else_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
