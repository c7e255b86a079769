/* A passage cut at its marks, and a match in its context.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "harness.h"

#include "concordance.h"
#include "piece.h"

/* Writes the pieces of a window with brackets around what matched. */
static const char *pieces_of(const char *text, const zc_span *marks, size_t count, zc_span window)
{
    static char result[256];
    zc_passage passage = {.text = text_of(text), .marks = marks, .mark_count = count};
    struct cli_pieces pieces;
    struct cli_piece piece;
    size_t used = 0;
    cli_pieces_start(&pieces, &passage, window);
    while (cli_pieces_next(&pieces, &piece)) {
        assert_true(piece.text.len > 0);
        used += (size_t)snprintf(result + used, sizeof result - used, "%s%.*s%s",
                                 piece.marked ? "[" : "", (int)piece.text.len, piece.text.data,
                                 piece.marked ? "]" : "");
    }
    result[used] = '\0';
    return result;
}

static const zc_span whole = {0, 1000};

static void test_marks_split_the_text(void **state)
{
    (void)state;
    const zc_span marks[] = {{2, 4}, {6, 7}};
    assert_string_equal(pieces_of("落实双减政策a减负", marks, 2, whole), "落实[双减]政策[a]减负");
    assert_string_equal(pieces_of("落实双减", marks, 1, whole), "落实[双减]");
    assert_string_equal(pieces_of("无标记", NULL, 0, whole), "无标记");
    assert_string_equal(pieces_of("", NULL, 0, whole), "");
}

static void test_marks_that_touch_are_one(void **state)
{
    (void)state;
    const zc_span touching[] = {{0, 2}, {2, 4}}, overlapping[] = {{0, 3}, {1, 2}, {2, 5}};
    assert_string_equal(pieces_of("双减作业设计", touching, 2, whole), "[双减作业]设计");
    assert_string_equal(pieces_of("双减作业设计", overlapping, 3, whole), "[双减作业设]计");
}

static void test_windows_cut_marks(void **state)
{
    (void)state;
    const zc_span marks[] = {{2, 4}};
    assert_string_equal(pieces_of("落实双减政策", marks, 1, (zc_span){3, 5}), "[减]政");
    assert_string_equal(pieces_of("落实双减政策", marks, 1, (zc_span){0, 3}), "落实[双]");
    assert_string_equal(pieces_of("落实双减政策", marks, 1, (zc_span){4, 6}), "政策");
    assert_string_equal(pieces_of("落实双减政策", marks, 1, (zc_span){6, 6}), "");
}

static void test_marks_outside_the_text_do_no_harm(void **state)
{
    (void)state;
    const zc_span beyond[] = {{90, 95}}, across[] = {{1, 95}}, empty[] = {{1, 1}};
    assert_string_equal(pieces_of("双减", beyond, 1, whole), "双减");
    assert_string_equal(pieces_of("双减", across, 1, whole), "双[减]");
    assert_string_equal(pieces_of("双减", empty, 1, whole), "双减");
}

static void check_context(const char *text, zc_span mark, size_t columns, const char *left,
                          const char *key, const char *right, uint64_t line)
{
    zc_passage passage = {.text = text_of(text), .marks = &mark, .mark_count = 1, .line = 10};
    struct cli_concordance cut = cli_concordance_make(&passage, 0, columns);
    assert_int_equal(cut.left.len, strlen(left));
    assert_memory_equal(cut.left.data, left, cut.left.len);
    assert_int_equal(cut.key.len, strlen(key));
    assert_memory_equal(cut.key.data, key, cut.key.len);
    assert_int_equal(cut.right.len, strlen(right));
    assert_memory_equal(cut.right.data, right, cut.right.len);
    assert_int_equal(cut.line, line);
    cli_concordance_free(&cut);
}

static void test_context_is_cut_by_columns(void **state)
{
    (void)state;
    check_context("全面落实双减政策要求", (zc_span){4, 6}, 4, "落实", "双减", "政策", 10);
    check_context("全面落实双减政策要求", (zc_span){4, 6}, 5, "落实", "双减", "政策", 10);
    check_context("全面落实双减政策要求", (zc_span){4, 6}, 80, "全面落实", "双减", "政策要求", 10);
    check_context("双减", (zc_span){0, 2}, 10, "", "双减", "", 10);
    check_context("落实双减", (zc_span){2, 4}, 0, "", "双减", "", 10);
}

static void test_context_is_one_line(void **state)
{
    (void)state;
    check_context("  全面\n\n落实 双\n减  政策\n", (zc_span){9, 12}, 80, "全面 落实 ", "双减",
                  " 政策", 12);
    check_context("落实\n双减\n政策", (zc_span){3, 5}, 80, "落实", "双减", "政策", 11);
    check_context("用好\nAI\n课堂", (zc_span){3, 5}, 80, "用好 ", "AI", " 课堂", 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks_split_the_text),
        cmocka_unit_test(test_marks_that_touch_are_one),
        cmocka_unit_test(test_windows_cut_marks),
        cmocka_unit_test(test_marks_outside_the_text_do_no_harm),
        cmocka_unit_test(test_context_is_cut_by_columns),
        cmocka_unit_test(test_context_is_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
