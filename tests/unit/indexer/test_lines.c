/* A text's lines.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "lines.h"

/* The lines as "number:indent:columns:text", a | behind each. */
static void assert_lines_without(zci_left_out left_out, const char *text, const char *wanted)
{
    char found[400] = "";
    size_t len = 0;
    zci_line_reader reader;
    zci_line line;
    zci_lines_start(&reader, text, strlen(text));
    reader.left_out = left_out;
    while (zci_lines_next(&reader, &line)) {
        zc_string shown = zci_stretch_string(text, line.span);
        assert_int_equal(zci_line_is_blank(&line), shown.len == 0);
        len += (size_t)snprintf(found + len, sizeof found - len, "%u:%u:%u:%.*s|",
                                (unsigned)line.number, line.indent, (unsigned)line.columns,
                                (int)shown.len, shown.data);
    }
    assert_string_equal(found, wanted);
}

static void assert_lines(const char *text, const char *wanted)
{
    assert_lines_without((zci_left_out){NULL, 0}, text, wanted);
}

static void lines_end_with_line_feeds(void **state)
{
    (void)state;
    assert_lines("", "");
    assert_lines("a", "1:0:1:a|");
    assert_lines("a\nb\n", "1:0:1:a|2:0:1:b|");
    assert_lines("a\r\nb\r\n", "1:0:1:a|2:0:1:b|");
    assert_lines("\n\na", "1:0:0:|2:0:0:|3:0:1:a|");
    assert_lines("a\rb\nc", "1:0:3:a\rb|2:0:1:c|");
}

/* In a text that has no line feeds at all. */
static void or_with_carriage_returns(void **state)
{
    (void)state;
    assert_lines("a\rb\r\rc", "1:0:1:a|2:0:1:b|3:0:0:|4:0:1:c|");
}

static void white_space_at_the_ends_is_no_part_of_them(void **state)
{
    (void)state;
    assert_lines("  甲 乙 \t\n", "1:2:7:甲 乙|");
    assert_lines("　　甲。　", "1:4:8:甲。|");
    assert_lines(" \t \n", "1:3:0:|");
    assert_lines("\xEF\xBB\xBF甲", "1:0:2:甲|");
}

static void an_indent_has_a_bound(void **state)
{
    char text[1300];
    zci_line_reader reader;
    zci_line line;
    (void)state;
    memset(text, ' ', sizeof text);
    text[1200] = 'a';
    zci_lines_start(&reader, text, 1201);
    assert_true(zci_lines_next(&reader, &line));
    assert_int_equal(line.indent, 1000);
    assert_int_equal(line.columns, 1201);
    assert_int_equal(line.span.start.byte, 1200);
    assert_int_equal(line.span.start.chars, 1200);
}

static void what_is_left_out_reads_as_blank(void **state)
{
    static const zc_span stretches[] = {{2, 4}, {6, 10}};
    (void)state;
    assert_lines_without((zci_left_out){stretches, 2}, "a\nb\nc\nd\ne\nf\n",
                         "1:0:1:a|2:0:1:|3:0:1:c|4:0:1:|5:0:1:|6:0:1:f|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_with_line_feeds),
        cmocka_unit_test(or_with_carriage_returns),
        cmocka_unit_test(white_space_at_the_ends_is_no_part_of_them),
        cmocka_unit_test(an_indent_has_a_bound),
        cmocka_unit_test(what_is_left_out_reads_as_blank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
