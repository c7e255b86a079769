/* Levels of government in queries and options.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "level.h"

static void every_name_finds_its_level(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"国家", "国家"}, {"中央", "国家"},   {"National", "国家"}, {"省", "省"},
        {"省級", "省"},   {"自治区", "省"},   {"PROVINCE", "省"},   {"市", "市"},
        {"地级", "市"},   {"ｃｉｔｙ", "市"}, {"县级", "县"},       {"縣", "县"},
        {"区", "县"},     {"区县", "县"},     {"county", "县"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *level = NULL;
        assert_true(zci_level_read(text_of(pairs[i][0]), &level));
        assert_string_equal(level, pairs[i][1]);
    }
}

static void other_names_are_refused(void **state)
{
    (void)state;
    static const char *const names[] = {"", "省市", "市 ", "乡镇", "provinces", "\xFF", "省\xE5"};
    const char *level = "as it was";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_false(zci_level_read(text_of(names[i]), &level));
    char longest[1000];
    memset(longest, 'x', sizeof longest);
    assert_false(zci_level_read((zc_string){longest, sizeof longest}, &level));
    assert_string_equal(level, "as it was");
}

static void the_list_names_each_level(void **state)
{
    (void)state;
    static const char *const levels[] = {"国家", "省", "市", "县"};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        assert_non_null(strstr(zci_level_list(), levels[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_finds_its_level),
        cmocka_unit_test(other_names_are_refused),
        cmocka_unit_test(the_list_names_each_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
