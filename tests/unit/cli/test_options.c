/* Options: what the tables accept, what they refuse, and what the user is told.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "harness.h"

#include "options.h"

struct settings {
    bool strict;
    int sort;
    int counted;
    const char *db;
    size_t limit;
    uint64_t size;
};

static const struct cli_choice sorts[] = {{"relevance", 1}, {"date", 2}, {NULL, 0}};

static const struct cli_option options[] = {
    {.name = "strict", .kind = CLI_OPTION_FLAG, .offset = offsetof(struct settings, strict)},
    {.name = "sort",
     .kind = CLI_OPTION_CHOICE,
     .offset = offsetof(struct settings, sort),
     .choices = sorts},
    {.name = "documents",
     .kind = CLI_OPTION_PICK,
     .offset = offsetof(struct settings, counted),
     .pick = 7},
    {.name = "limit",
     .letter = 'n',
     .kind = CLI_OPTION_NUMBER,
     .offset = offsetof(struct settings, limit),
     .most = 100},
    {.name = "size",
     .kind = CLI_OPTION_SIZE,
     .offset = offsetof(struct settings, size),
     .least = 1,
     .most = UINT64_MAX},
    {.name = NULL},
};

static const struct cli_option more_options[] = {
    {.name = "db", .letter = 'd', .kind = CLI_OPTION_TEXT},
    {.name = NULL},
};

/* The outcome of one parse. */
struct parse {
    struct harness harness;
    struct settings settings;
    struct cli_words words;
    char *argv[16];
};

static enum cli_parsed parse(struct parse *parse, const char *const *arguments)
{
    int argc = 0;
    memset(&parse->settings, 0, sizeof parse->settings);
    memset(&parse->words, 0, sizeof parse->words);
    parse->settings.limit = 10;
    harness_open(&parse->harness, CLI_ENGLISH);
    parse->argv[argc++] = strdup("search");
    for (; *arguments != NULL; arguments++) {
        parse->argv[argc++] = strdup(*arguments);
    }
    parse->argv[argc] = NULL;
    const struct cli_option_group groups[] = {
        {options, 0}, {more_options, offsetof(struct settings, db)}, {NULL, 0}};
    return cli_options_parse(&parse->harness.session, groups, &parse->settings, argc, parse->argv,
                             &parse->words);
}

static void finish(struct parse *parse)
{
    for (char **argument = parse->argv; *argument != NULL; argument++) {
        free(*argument);
    }
    harness_close(&parse->harness);
}

#define ARGUMENTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_every_kind_is_stored(void **state)
{
    (void)state;
    struct parse p;
    assert_int_equal(parse(&p, ARGUMENTS("--strict", "--sort", "date", "--documents", "-n", "25",
                                         "--size=3K", "-d", "/index")),
                     CLI_PARSED);
    assert_true(p.settings.strict);
    assert_int_equal(p.settings.sort, 2);
    assert_int_equal(p.settings.counted, 7);
    assert_int_equal(p.settings.limit, 25);
    assert_int_equal(p.settings.size, 3072);
    assert_string_equal(p.settings.db, "/index");
    assert_int_equal(p.words.count, 0);
    finish(&p);
}

static void test_words_and_options_mix(void **state)
{
    (void)state;
    struct parse p;
    assert_int_equal(parse(&p, ARGUMENTS("双减", "-n5", "作业", "--strict", "课后")), CLI_PARSED);
    assert_int_equal(p.settings.limit, 5);
    assert_true(p.settings.strict);
    assert_int_equal(p.words.count, 3);
    assert_string_equal(p.words.items[0], "双减");
    assert_string_equal(p.words.items[1], "作业");
    assert_string_equal(p.words.items[2], "课后");
    finish(&p);
}

static void test_two_dashes_end_the_options(void **state)
{
    (void)state;
    struct parse p;
    assert_int_equal(parse(&p, ARGUMENTS("--strict", "--", "-C", "--limit")), CLI_PARSED);
    assert_int_equal(p.words.count, 2);
    assert_string_equal(p.words.items[0], "-C");
    assert_string_equal(p.words.items[1], "--limit");
    assert_int_equal(p.settings.limit, 10);
    finish(&p);
}

static void test_unique_beginnings_are_enough(void **state)
{
    (void)state;
    struct parse p;
    assert_int_equal(parse(&p, ARGUMENTS("--lim", "7")), CLI_PARSED);
    assert_int_equal(p.settings.limit, 7);
    finish(&p);
}

static void test_help_is_always_there(void **state)
{
    (void)state;
    struct parse p;
    assert_int_equal(parse(&p, ARGUMENTS("x", "-h")), CLI_PARSED_HELP);
    finish(&p);
    assert_int_equal(parse(&p, ARGUMENTS("--help", "--nonsense")), CLI_PARSED_HELP);
    finish(&p);
}

/* One refusal and the line that explains it. */
static void refuse(const char *const *arguments, const char *message)
{
    struct parse p;
    assert_int_equal(parse(&p, arguments), CLI_PARSED_BAD);
    assert_string_equal(harness_messages(&p.harness), message);
    finish(&p);
}

static void test_unknown_options_suggest(void **state)
{
    (void)state;
    refuse(ARGUMENTS("--strct"), "zhengce: unknown option '--strct'; did you mean '--strict'?\n");
    refuse(ARGUMENTS("--limti=3"), "zhengce: unknown option '--limti'; did you mean '--limit'?\n");
    refuse(ARGUMENTS("--colour"), "zhengce: unknown option '--colour'\n");
    refuse(ARGUMENTS("--s"), "zhengce: option '--s' is ambiguous\n");
}

static void test_unknown_letters_point_to_dashes(void **state)
{
    (void)state;
    refuse(ARGUMENTS("双减", "-C"),
           "zhengce: unknown option '-C'; put -- before words that begin with '-'\n");
    refuse(ARGUMENTS("双减", "-作业"),
           "zhengce: unknown option '-作业'; put -- before words that begin with '-'\n");
    refuse(ARGUMENTS("-xy", "b"),
           "zhengce: unknown option '-xy'; put -- before words that begin with '-'\n");
}

static void test_arguments_missing_or_too_many(void **state)
{
    (void)state;
    refuse(ARGUMENTS("-n"), "zhengce: option '--limit' needs an argument\n");
    refuse(ARGUMENTS("--db"), "zhengce: option '--db' needs an argument\n");
    refuse(ARGUMENTS("--strict=yes"), "zhengce: option '--strict' takes no argument\n");
}

static void test_values_are_checked(void **state)
{
    (void)state;
    refuse(ARGUMENTS("-n", "101"),
           "zhengce: option '--limit': '101' is not a number from 0 to 100\n");
    refuse(ARGUMENTS("-n", "-1"),
           "zhengce: option '--limit': '-1' is not a number from 0 to 100\n");
    refuse(ARGUMENTS("--size", "0"),
           "zhengce: option '--size': '0' is not a size such as 500K, 64M or 2G\n");
    refuse(ARGUMENTS("--sort", "size"),
           "zhengce: option '--sort': 'size' is not one of relevance, date\n");
}

static void test_parsing_twice_is_parsing_anew(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct parse p;
        assert_int_equal(parse(&p, ARGUMENTS("a", "-n", "3")), CLI_PARSED);
        assert_int_equal(p.settings.limit, 3);
        assert_int_equal(p.words.count, 1);
        finish(&p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_is_stored),
        cmocka_unit_test(test_words_and_options_mix),
        cmocka_unit_test(test_two_dashes_end_the_options),
        cmocka_unit_test(test_unique_beginnings_are_enough),
        cmocka_unit_test(test_help_is_always_there),
        cmocka_unit_test(test_unknown_options_suggest),
        cmocka_unit_test(test_unknown_letters_point_to_dashes),
        cmocka_unit_test(test_arguments_missing_or_too_many),
        cmocka_unit_test(test_values_are_checked),
        cmocka_unit_test(test_parsing_twice_is_parsing_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
