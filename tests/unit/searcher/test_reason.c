/* How a score came to be.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "reason.h"
#include "scratch.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

static void assert_text(zc_string text, const char *wanted)
{
    assert_int_equal(text.len, strlen(wanted));
    assert_string_equal(text.data, wanted);
}

static void parts_keep_their_order(void **state)
{
    (void)state;
    zci_arena arena = {0}, other = {0};
    zc_explanation out;
    zc_error error;
    zci_reason *root = zci_reason_start(&arena, 3.5);
    zci_reason *first = zci_reason_add(root, 2, "%s, count %u", "%s，次数 %u", "双减", 4U);
    zci_reason_add(root, 1.5, "second", "其次");
    zci_reason_add(first, 2, "below", "其下");
    assert_ok(zci_reason_present(root, &other, &out, &error), error);
    zci_arena_clear(&arena);
    assert_true(out.value == 3.5);
    assert_int_equal(out.part_count, 2);
    assert_text(out.what, "score");
    assert_text(out.what_zh, "得分");
    assert_text(out.parts[0].what, "双减, count 4");
    assert_text(out.parts[0].what_zh, "双减，次数 4");
    assert_text(out.parts[1].what_zh, "其次");
    assert_int_equal(out.parts[1].part_count, 0);
    assert_int_equal(out.parts[0].part_count, 1);
    assert_text(out.parts[0].parts[0].what, "below");
    zci_arena_clear(&other);
}

/* A query may be long; its words are shown whole, and never end within a character. */
static void long_texts_are_kept(void **state)
{
    (void)state;
    char name[3 * 1000 + 1], wanted[sizeof name + 32];
    zci_arena arena = {0};
    for (size_t i = 0; i < 1000; i++)
        memcpy(name + 3 * i, "溺", 4);
    zci_reason *root = zci_reason_start(&arena, 1);
    for (int len = 480; len < 3000; len += 3) {
        const zci_reason *part = zci_reason_add(root, 1, "%.*s here", "此处的%.*s", len, name);
        snprintf(wanted, sizeof wanted, "%.*s here", len, name);
        assert_text(part->what, wanted);
        assert_int_equal(part->what_zh.len, strlen("此处的") + (size_t)len);
    }
    zci_arena_clear(&arena);
}

static void parts_of_nothing_are_nothing(void **state)
{
    (void)state;
    assert_null(zci_reason_add(NULL, 1, "x", "y"));
}

/* Sets a locale that writes a comma in numbers; false where none can be made. */
static bool set_comma(const char *dir)
{
    static const char source[] = "LC_NUMERIC\ndecimal_point \",\"\nthousands_sep \"\"\n"
                                 "grouping -1\nEND LC_NUMERIC\n";
    char command[1024];
    char *path = scratch_path(dir, "source");
    scratch_write(path, source, strlen(source));
    snprintf(command, sizeof command, "cd '%s' && localedef -c -i source ./comma >/dev/null 2>&1",
             dir);
    const char *const made[] = {"sh", "-c", command, NULL};
    scratch_run(made); /* fails as there are no other categories, which it tells after all */
    setenv("LOCPATH", dir, 1);
    bool set = setlocale(LC_NUMERIC, "comma") != NULL;
    unsetenv("LOCPATH");
    free(path);
    return set;
}

static void numbers_are_written_alike_in_all_locales(void **state)
{
    (void)state;
    char *dir = scratch_make(), number[16];
    zci_arena arena = {0};
    const bool set = set_comma(dir);
    scratch_remove(dir);
    if (!set)
        skip();
    snprintf(number, sizeof number, "%.2f", 3.25);
    const zci_reason *part =
        zci_reason_add(zci_reason_start(&arena, 1), 1, "weight %.4f", "权重 %.4f", 3.25);
    assert_string_equal(number, "3,25");
    snprintf(number, sizeof number, "%.2f", 3.25);
    assert_string_equal(number, "3,25"); /* the caller's is as it was */
    assert_text(part->what, "weight 3.2500");
    assert_text(part->what_zh, "权重 3.2500");
    zci_arena_clear(&arena);
    setlocale(LC_NUMERIC, "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_keep_their_order),
        cmocka_unit_test(long_texts_are_kept),
        cmocka_unit_test(parts_of_nothing_are_nothing),
        cmocka_unit_test(numbers_are_written_alike_in_all_locales),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
