/* Text made safe for csv, tsv, Markdown and the terminal, and flattened.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "harness.h"

#include "escape.h"
#include "flat.h"

typedef void (*escape_function)(struct cli_output *output, zc_string text);

static void check_bytes(escape_function escape, zc_string text, const char *expected)
{
    struct harness harness;
    harness_open(&harness, CLI_ENGLISH);
    escape(&harness.output, text);
    assert_string_equal(harness_printed(&harness), expected);
    harness_close(&harness);
}

static void check(escape_function escape, const char *text, const char *expected)
{
    check_bytes(escape, text_of(text), expected);
}

static void plain(struct cli_output *output, zc_string text)
{
    cli_escape_plain(output, text, 2);
}

static void markdown(struct cli_output *output, zc_string text)
{
    cli_escape_markdown(output, text, false);
}

static void markdown_at_start(struct cli_output *output, zc_string text)
{
    cli_escape_markdown(output, text, true);
}

static void test_csv(void **state)
{
    (void)state;
    check(cli_escape_csv, "", "");
    check(cli_escape_csv, "双减，作业", "双减，作业");
    check(cli_escape_csv, "a,b", "\"a,b\"");
    check(cli_escape_csv, "say \"x\"", "\"say \"\"x\"\"\"");
    check(cli_escape_csv, "two\nlines", "\"two\nlines\"");
    check(cli_escape_csv, "cr\r", "\"cr\r\"");
}

static void test_tsv(void **state)
{
    (void)state;
    check(cli_escape_tsv, "", "");
    check(cli_escape_tsv, "双减\t作业", "双减\\t作业");
    check(cli_escape_tsv, "a\nb\r\n", "a\\nb\\r\\n");
    check(cli_escape_tsv, "C:\\new", "C:\\\\new");
    check(cli_escape_tsv, "\"quoted\", plain", "\"quoted\", plain");
}

static void test_markdown(void **state)
{
    (void)state;
    check(markdown, "双减工作", "双减工作");
    check(markdown, "*a* _b_ `c` [d](e) <f> \\ | ~",
          "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f> \\\\ \\| \\~");
    check(markdown, "# 1. - +", "# 1. - +");
    check_bytes(markdown, (zc_string){"a\0b", 3}, "a");
}

static void test_markdown_at_a_line_start(void **state)
{
    (void)state;
    check(markdown_at_start, "# a", "\\# a");
    check(markdown_at_start, "- a", "\\- a");
    check(markdown_at_start, "> a > b", "\\> a > b");
    check(markdown_at_start, "12. a 3. b", "12\\. a 3. b");
    check(markdown_at_start, "1) a", "1\\) a");
    check(markdown_at_start, "2022年", "2022年");
    check(markdown_at_start, "*a", "\\*a");
}

static void test_plain_text_cannot_command_the_terminal(void **state)
{
    (void)state;
    check(plain, "双减\n作业", "双减\n  作业");
    check(plain, "a\r\nb\tc", "a\n  b\tc");
    check(plain, "\033[31mred", "?[31mred");
    check(plain,
          "\xC2\x9B"
          "31m",
          "?31m");
}

static void test_flat_text(void **state)
{
    (void)state;
    check(cli_flat_print, "  双减 \n\t 作业\u3000", "双减 作业");
    check(cli_flat_print, "\u00A0\u3000　", "");
    check(cli_flat_print, "a\033[1mb", "a [1mb");
    check(cli_flat_print, "教育评\n价改革，\r\n坚决", "教育评价改革，坚决");
    check(cli_flat_print, "lifelong\nlearning", "lifelong learning");
    check(cli_flat_print, "用\nAI\n教", "用 AI 教");
    check(cli_flat_print, "一段\n\n二段\n 三段\r四段", "一段 二段 三段 四段");
}

static void test_flat_text_in_pieces(void **state)
{
    (void)state;
    char room[32];
    struct cli_flat flat = {.started = false};
    size_t used = cli_flat_feed(&flat, room, text_of(" a "));
    used += cli_flat_feed(&flat, room + used, text_of("\n"));
    used += cli_flat_feed(&flat, room + used, text_of(" b"));
    assert_int_equal(used, 3);
    assert_memory_equal(room, "a b", 3);
}

static void test_a_broken_line_in_pieces(void **state)
{
    (void)state;
    char room[64];
    struct cli_flat flat = {.started = false};
    size_t used = cli_flat_feed(&flat, room, text_of("教育评\n"));
    assert_false(cli_flat_owes(&flat, text_of("价")));
    assert_true(cli_flat_owes(&flat, text_of("a")));
    used += cli_flat_feed(&flat, room + used, text_of("价改革"));
    assert_int_equal(used, strlen("教育评价改革"));
    assert_memory_equal(room, "教育评价改革", used);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_tsv),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_markdown_at_a_line_start),
        cmocka_unit_test(test_plain_text_cannot_command_the_terminal),
        cmocka_unit_test(test_flat_text),
        cmocka_unit_test(test_flat_text_in_pieces),
        cmocka_unit_test(test_a_broken_line_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
