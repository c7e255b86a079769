/* One document's stretch of a text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/string.h"
#include "page.h"

static void counts_lines_from_the_part(void **state)
{
    (void)state;
    static const char text[] = "a\nb\nc\nd\n";
    zci_page page = {.text = text, .start = {4, 4}, .end = 8, .line = 3};
    zci_line_reader reader;
    zci_line line;
    assert_int_equal(zci_page_line_at(&page, 4), 3);
    assert_int_equal(zci_page_line_at(&page, 6), 4);
    zci_page_lines(&page, &reader);
    assert_true(zci_lines_next(&reader, &line));
    assert_int_equal(line.number, 3);
    assert_int_equal(line.span.start.byte, 4);
    zci_page apple = zci_page_whole("a\rb\r", 4);
    assert_int_equal(zci_page_line_at(&apple, 2), 2);
}

static void parts_lines_into_pieces(void **state)
{
    (void)state;
    static const char text[] = "  甲 乙\xC2\xA0\xE3\x80\x80丙";
    zci_scan scan = {text, strlen(text), {0, 0}};
    zci_stretch piece;
    size_t gap;
    static const size_t gaps[] = {2, 1, 2};
    for (size_t i = 0; i < 3; i++) {
        assert_true(zci_piece_next(&scan, &piece, &gap));
        assert_int_equal(gap, gaps[i]);
        assert_int_equal(piece.end.byte - piece.start.byte, 3);
    }
    assert_false(zci_piece_next(&scan, &piece, &gap));
}

static void compares_parts_of_strings(void **state)
{
    (void)state;
    zc_string text = text_of("某市教育局");
    assert_true(zci_string_begins(text, "某市") && zci_string_ends(text, "教育局") &&
                zci_string_has(text, "市教"));
    assert_false(zci_string_begins(text, "市") || zci_string_ends(text, "教育") ||
                 zci_string_has(text, "县"));
    assert_false(zci_string_begins(text_of(""), "市") || zci_string_ends(text_of(""), "市"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_lines_from_the_part),
        cmocka_unit_test(parts_lines_into_pieces),
        cmocka_unit_test(compares_parts_of_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
