/* A text's paragraphs.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "flat.h"
#include "paragraphs.h"

/* The paragraphs of a text in a layout, each with the number of its line, "|" between them and
 * "/" for a line end within one. */
static char *paragraphs_in(const char *text, const zci_layout *layout, zci_left_out left_out)
{
    zci_buffer out = {0};
    zci_line_reader lines;
    zci_paragraph_reader reader;
    zci_paragraph p;
    zci_lines_start(&lines, text, strlen(text));
    lines.left_out = left_out;
    zci_paragraphs_from(&reader, &lines, layout);
    while (zci_paragraphs_next(&reader, &p)) {
        zci_buffer_format(&out, "%s%d", out.len > 0 ? "|" : "", (int)p.line);
        assert_true(p.span.end.byte > p.span.start.byte);
        assert_int_equal(
            zci_stretch_chars(p.span),
            zci_utf8_count(text + p.span.start.byte, p.span.end.byte - p.span.start.byte));
        for (size_t i = p.span.start.byte; i < p.span.end.byte; i++)
            zci_buffer_byte(&out, text[i] == '\n' ? '/' : (unsigned char)text[i]);
    }
    assert_false(zci_paragraphs_next(&reader, &p));
    zci_buffer_byte(&out, '\0');
    return out.data;
}

static void paragraphs_are(const char *text, zci_layout layout, const char *wanted)
{
    char *found = paragraphs_in(text, &layout, (zci_left_out){NULL, 0});
    assert_string_equal(found, wanted);
    free(found);
}

/* ---- Lines that are paragraphs ------------------------------------------- */

static void each_line_is_one(const char *text, const char *wanted)
{
    paragraphs_are(text, (zci_layout){.lines = ZCI_LINES_PARAGRAPHS}, wanted);
}

static void each_line_with_something_on_it_is_one(void **state)
{
    (void)state;
    each_line_is_one("", "");
    each_line_is_one("\n \n　\n", "");
    each_line_is_one("甲\n乙", "1甲|2乙");
    each_line_is_one("\n　　甲 \n\n\r\n乙\r\n", "2甲|5乙");
    each_line_is_one("甲\r乙\r", "1甲|2乙");
    each_line_is_one("\xFF\n\xE4\xB8\n", "1\xFF|2\xE4\xB8");
}

static void what_is_left_out_is_blank(void **state)
{
    (void)state;
    static const zc_span out[] = {{4, 7}};
    zci_layout layout = {.lines = ZCI_LINES_PARAGRAPHS};
    char *found = paragraphs_in("甲\n乙\n丙\n", &layout, (zci_left_out){out, 1});
    assert_string_equal(found, "1甲|3丙");
    free(found);
}

static void reading_starts_where_the_lines_have_come_to(void **state)
{
    (void)state;
    static const char text[] = "甲\n乙\n丙\n";
    zci_layout layout = {.lines = ZCI_LINES_PARAGRAPHS};
    zci_line_reader lines;
    zci_line line;
    zci_paragraph_reader reader;
    zci_paragraph p;
    zci_lines_start(&lines, text, strlen(text));
    assert_true(zci_lines_next(&lines, &line));
    zci_paragraphs_from(&reader, &lines, &layout);
    assert_true(zci_paragraphs_next(&reader, &p));
    assert_int_equal(p.line, 2);
    assert_true(zci_lines_next(&lines, &line)); /* it was copied */
    assert_int_equal(line.number, 2);
}

/* Below a line of text one that is a whole page: so many characters, a heading's mark behind a
 * sentence. */
static char *make_page(size_t chars)
{
    zci_buffer text = {0};
    for (size_t i = 0; i < 100; i++)
        zci_buffer_text(&text, "湖");
    zci_buffer_text(&text, "\n制定办法。 一、优化审批服务，");
    for (size_t i = 15; i < chars - 1; i++)
        zci_buffer_text(&text, "湖");
    zci_buffer_text(&text, "。\n附注\n");
    zci_buffer_byte(&text, '\0');
    return text.data;
}

static void a_page_of_one_line_has_several(void **state)
{
    (void)state;
    for (size_t chars = ZCI_FLAT_CHARS_MIN - 1; chars <= ZCI_FLAT_CHARS_MIN; chars++) {
        char *text = make_page(chars);
        zci_layout layout = {.lines = ZCI_LINES_PARAGRAPHS};
        char *found = paragraphs_in(text, &layout, (zci_left_out){NULL, 0});
        bool cut = chars == ZCI_FLAT_CHARS_MIN;
        assert_int_equal(strstr(found, "|2制定办法。|2一、优化") != NULL, cut);
        assert_int_equal(strstr(found, "|2制定办法。 一、优化") != NULL, !cut);
        assert_string_equal(strrchr(found, '|'), "|3附注");
        free(found);
        free(text);
    }
}

/* ---- Wrapped lines -------------------------------------------------------- */

/* Lines of 20 columns, which is ten characters. */
static void wrapped(const char *text, const char *wanted)
{
    paragraphs_are(text, (zci_layout){.lines = ZCI_LINES_WRAPPED, .columns = 20}, wanted);
}

static void full_lines_go_on(void **state)
{
    (void)state;
    wrapped("各学校要认真落实防汛\n责任，做好值守\n", "1各学校要认真落实防汛/责任，做好值守");
    wrapped("各学校要认真落实防汛\n责任，做好值班工作，\n及时报告\n",
            "1各学校要认真落实防汛/责任，做好值班工作，/及时报告");
    wrapped("各学校要落实防汛。\n责任\n", "1各学校要落实防汛。/责任"); /* over four fifths */
    wrapped("各学校落实防汛。\n责任\n", "1各学校落实防汛。/责任");     /* just these */
}

static void a_short_line_is_the_last(void **state)
{
    (void)state;
    wrapped("各学校要\n各县要认真\n", "1各学校要|2各县要认真");
    wrapped("各学校要认\n各县要认真\n", "1各学校要认/各县要认真"); /* half a line */
    wrapped("各学校要落实。\n各县要认真\n", "1各学校要落实。|2各县要认真");
    wrapped("各学校落实了\n各县要认真\n", "1各学校落实了/各县要认真");
    wrapped("甲\n", "1甲");
}

static void a_line_of_middling_length_ends_with_a_sentence(void **state)
{
    (void)state;
    static const char *const ends[] = {"。", "！", "？", "；", "：", ":", "。”", "。）", "！”）"};
    static const char *const others[] = {"，", "、", "了", "”", "）", "。了"};
    char text[100], wanted[100];
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(text, sizeof text, "学校要做%s\n各县要认真\n", ends[i]);
        snprintf(wanted, sizeof wanted, "1学校要做%s|2各县要认真", ends[i]);
        wrapped(text, wanted);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(text, sizeof text, "学校要做好%s\n各县要认真\n", others[i]);
        snprintf(wanted, sizeof wanted, "1学校要做好%s/各县要认真", others[i]);
        wrapped(text, wanted);
    }
    wrapped("学校要做好:\n各县要认真\n", "1学校要做好:|2各县要认真");
    wrapped("a各学校要落实。\n各县要认真\n", "1a各学校要落实。|2各县要认真");
    wrapped("一、总体要求\n各县要认真\n", "1一、总体要求|2各县要认真");
    wrapped("(一)落实各项\n任务。\n", "1(一)落实各项|2任务。");
}

static void what_begins_anew_is_another(void **state)
{
    (void)state;
    wrapped("各学校要认真落实防汛\n\n责任\n", "1各学校要认真落实防汛|3责任");
    wrapped("各学校要认真落实防汛\n  责任\n", "1各学校要认真落实防汛|2责任");
    wrapped("各学校要认真落实防汛\n　责任\n", "1各学校要认真落实防汛|2责任");
    wrapped("各学校要认真落实防汛\n 责任\n", "1各学校要认真落实防汛/ 责任");
    wrapped("各学校要认真落实防汛\n二、值守\n", "1各学校要认真落实防汛|2二、值守");
    wrapped("各学校要认真落实防汛\n(二)值守\n", "1各学校要认真落实防汛|2(二)值守");
}

/* Lines that are all indented are no beginnings. */
static void the_indent_is_counted_from_that_of_most_lines(void **state)
{
    (void)state;
    zci_layout layout = {.lines = ZCI_LINES_WRAPPED, .columns = 24, .indent = 4};
    paragraphs_are("    各学校要认真落实防汛\n    责任\n", layout,
                   "1各学校要认真落实防汛/    责任");
    paragraphs_are("    各学校要认真落实防汛\n      责任\n", layout, "1各学校要认真落实防汛|2责任");
    paragraphs_are("    各学校要认真落实防汛\n     责任\n", layout,
                   "1各学校要认真落实防汛/     责任");
}

static void what_no_margin_made_stands_alone(void **state)
{
    (void)state;
    wrapped("各学校要认真落实防汛\n各学校要认真落实防汛责任，\n做好值守\n",
            "1各学校要认真落实防汛/各学校要认真落实防汛责任，/做好值守"); /* 1.3 lines */
    wrapped("各学校要认真落实防汛\n各学校要认真落实防汛责任a，\n做好值守\n",
            "1各学校要认真落实防汛|2各学校要认真落实防汛责任a，|3做好值守");
    char *text = make_page(ZCI_FLAT_CHARS_MIN);
    zci_layout layout = {.lines = ZCI_LINES_WRAPPED, .columns = 20};
    char *found = paragraphs_in(text, &layout, (zci_left_out){NULL, 0});
    assert_non_null(strstr(found, "|2制定办法。|2一、优化")); /* it may be a page */
    assert_string_equal(strrchr(found, '|'), "|3附注");
    free(found);
    free(text);
}

/* ---- Titles ---------------------------------------------------------------- */

static void with_title(const char *text, size_t start, size_t end, zci_lines lines,
                       const char *wanted)
{
    paragraphs_are(text, (zci_layout){.lines = lines, .columns = 20, .title = {start, end}},
                   wanted);
}

/* 甲市 is six bytes, and its line seven. */
static void a_title_is_one_over_its_lines(void **state)
{
    (void)state;
    zci_lines both[] = {ZCI_LINES_PARAGRAPHS, ZCI_LINES_WRAPPED};
    for (size_t i = 0; i < 2; i++) {
        with_title("甲市\n办法\n通知\n。\n", 0, 20, both[i], "1甲市/办法/通知|4。");
        with_title("甲市\n办法\n通知\n。\n", 0, 19, both[i], "1甲市/办法|3通知|4。");
        with_title("甲市\n办法\n通知\n。\n", 7, 20, both[i], "1甲市|2办法/通知|4。");
        with_title("甲市\n办法\n通知\n。\n", 8, 20, both[i], "1甲市|2办法|3通知|4。");
        with_title("甲市\n\n办法\n通知\n。\n", 0, 21, both[i], "1甲市|3办法/通知|5。");
        with_title("甲市\n  办法\n", 0, 15, both[i], "1甲市/  办法");
        with_title("甲市\n办法", 0, 100, both[i], "1甲市/办法");
        with_title("甲市\n办法", 0, 0, both[i], "1甲市|2办法");
    }
}

/* But where its last line, or the one before it, is full, what looks like one may be a piece of a
 * sentence. */
static void a_title_is_a_paragraph_in_wrapped_text(void **state)
{
    (void)state;
    static const char text[] = "某教育局的文件\n某教育局的通知\n各学校落实\n";
    with_title(text, 22, 43, ZCI_LINES_WRAPPED, "1某教育局的文件|2某教育局的通知|3各学校落实");
    with_title(text, 0, 43, ZCI_LINES_WRAPPED, "1某教育局的文件/某教育局的通知|3各学校落实");
    with_title(text, 0, 0, ZCI_LINES_WRAPPED, "1某教育局的文件/某教育局的通知/各学校落实");
    with_title("各学校要认真落实某\n某市教育局的通知\n所说\n", 28, 52, ZCI_LINES_WRAPPED,
               "1各学校要认真落实某/某市教育局的通知/所说");
}

static void a_left_out_line_ends_a_title(void **state)
{
    (void)state;
    static const zc_span out[] = {{7, 14}};
    zci_layout layout = {.lines = ZCI_LINES_PARAGRAPHS, .title = {0, 20}};
    char *found = paragraphs_in("甲市\n首页\n通知\n", &layout, (zci_left_out){out, 1});
    assert_string_equal(found, "1甲市|3通知");
    free(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_with_something_on_it_is_one),
        cmocka_unit_test(what_is_left_out_is_blank),
        cmocka_unit_test(reading_starts_where_the_lines_have_come_to),
        cmocka_unit_test(a_page_of_one_line_has_several),
        cmocka_unit_test(full_lines_go_on),
        cmocka_unit_test(a_short_line_is_the_last),
        cmocka_unit_test(a_line_of_middling_length_ends_with_a_sentence),
        cmocka_unit_test(what_begins_anew_is_another),
        cmocka_unit_test(the_indent_is_counted_from_that_of_most_lines),
        cmocka_unit_test(what_no_margin_made_stands_alone),
        cmocka_unit_test(a_title_is_one_over_its_lines),
        cmocka_unit_test(a_title_is_a_paragraph_in_wrapped_text),
        cmocka_unit_test(a_left_out_line_ends_a_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
