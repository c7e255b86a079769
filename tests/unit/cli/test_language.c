/* The language that the environment asks for.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "harness.h"

#include "language.h"

/* An environment; a variable that is not set has no name. */
static struct variable {
    const char *name;
    char value[64];
} environment[4];

static char *look_up(const char *name)
{
    for (size_t i = 0; i < sizeof environment / sizeof environment[0]; i++) {
        if (environment[i].name != NULL && strcmp(environment[i].name, name) == 0) {
            return environment[i].value;
        }
    }
    return NULL;
}

static void set(size_t index, const char *name, const char *value)
{
    environment[index].name = value != NULL ? name : NULL;
    snprintf(environment[index].value, sizeof environment[index].value, "%s",
             value != NULL ? value : "");
}

static void check(const char *language, const char *lc_all, const char *lc_messages,
                  const char *lang, enum cli_language expected)
{
    set(0, "LANGUAGE", language);
    set(1, "LC_ALL", lc_all);
    set(2, "LC_MESSAGES", lc_messages);
    set(3, "LANG", lang);
    assert_int_equal(cli_language_detect(look_up), expected);
}

static void test_locale_names(void **state)
{
    (void)state;
    check(NULL, NULL, NULL, NULL, CLI_ENGLISH);
    check(NULL, NULL, NULL, "zh_CN.UTF-8", CLI_CHINESE);
    check(NULL, NULL, NULL, "zh", CLI_CHINESE);
    check(NULL, NULL, NULL, "zh_TW", CLI_CHINESE);
    check(NULL, NULL, NULL, "zh@pinyin", CLI_CHINESE);
    check(NULL, NULL, NULL, "zha", CLI_ENGLISH);
    check(NULL, NULL, NULL, "en_GB.UTF-8", CLI_ENGLISH);
    check(NULL, NULL, NULL, "C.UTF-8", CLI_ENGLISH);
}

static void test_precedence(void **state)
{
    (void)state;
    check(NULL, "zh_CN.UTF-8", "en_US", "en_US", CLI_CHINESE);
    check(NULL, "en_US", "zh_CN", "zh_CN", CLI_ENGLISH);
    check(NULL, "", "zh_CN", "en_US", CLI_CHINESE);
    check(NULL, "", "", "zh_CN", CLI_CHINESE);
}

static void test_language_lists(void **state)
{
    (void)state;
    check("zh_CN:en", NULL, NULL, "en_US.UTF-8", CLI_CHINESE);
    check("en:zh", NULL, NULL, "zh_CN.UTF-8", CLI_ENGLISH);
    check("fr:zh", NULL, NULL, "en_US.UTF-8", CLI_CHINESE);
    check("fr", NULL, NULL, "zh_CN.UTF-8", CLI_ENGLISH);
    check("", NULL, NULL, "zh_CN.UTF-8", CLI_CHINESE);
}

/* The plain locale asks for no translation at all, whatever LANGUAGE says. */
static void test_the_plain_locale(void **state)
{
    (void)state;
    check("zh_CN", NULL, NULL, NULL, CLI_ENGLISH);
    check("zh_CN", "C", NULL, "zh_CN", CLI_ENGLISH);
    check("zh_CN", "POSIX", NULL, NULL, CLI_ENGLISH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_locale_names),
        cmocka_unit_test(test_precedence),
        cmocka_unit_test(test_language_lists),
        cmocka_unit_test(test_the_plain_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
