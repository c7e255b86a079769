/* The nearest name: slips of the fingers find it, other words do not.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "harness.h"

#include "nearest.h"

static const char *const names[] = {"index",  "search", "show",     "count", "kwic",
                                    "status", "verify", "tokenize", "help"};

static const char *nearest_to(const char *typed)
{
    struct cli_nearest nearest = cli_nearest_start(typed);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        cli_nearest_offer(&nearest, names[i]);
    }
    return nearest.best;
}

static void test_slips_are_mended(void **state)
{
    (void)state;
    assert_string_equal(nearest_to("serch"), "search");
    assert_string_equal(nearest_to("saerch"), "search");
    assert_string_equal(nearest_to("searchh"), "search");
    assert_string_equal(nearest_to("indexx"), "index");
    assert_string_equal(nearest_to("kwci"), "kwic");
    assert_string_equal(nearest_to("tokenise"), "tokenize");
}

static void test_beginnings_are_completed(void **state)
{
    (void)state;
    assert_string_equal(nearest_to("stat"), "status");
    assert_string_equal(nearest_to("tok"), "tokenize");
}

static void test_other_words_stay_unknown(void **state)
{
    (void)state;
    assert_null(nearest_to("frobnicate"));
    assert_null(nearest_to("双减"));
    assert_null(nearest_to(""));
    assert_null(nearest_to("a-word-that-is-much-longer-than-any-name-there-could-be"));
}

static void test_the_nearer_of_two_wins(void **state)
{
    (void)state;
    struct cli_nearest nearest = cli_nearest_start("shaw");
    cli_nearest_offer(&nearest, "shawl");
    cli_nearest_offer(&nearest, "show");
    cli_nearest_offer(&nearest, "shaw");
    assert_string_equal(nearest.best, "shaw");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slips_are_mended),
        cmocka_unit_test(test_beginnings_are_completed),
        cmocka_unit_test(test_other_words_stay_unknown),
        cmocka_unit_test(test_the_nearer_of_two_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
