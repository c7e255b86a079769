/* Contents lists.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "contents.h"

#define SENTENCE "这一部分说明工作要求，各单位要认真落实，按时报送进展情况。\n"

static void read_contents(zci_contents *contents, const char *text)
{
    zc_error error;
    assert_ok(zci_contents_read(contents, text, strlen(text), &error), error);
}

/* Asserts which lines belong to a list, as "1 3 4". */
static void assert_lists(const char *text, const char *wanted)
{
    zci_contents contents;
    zci_buffer lines = {0};
    read_contents(&contents, text);
    for (size_t i = 0; i < contents.entry_count; i++) {
        if (contents.entry[i].is_left_out)
            zci_buffer_format(&lines, "%s%d", lines.len > 0 ? " " : "",
                              (int)contents.entry[i].line);
    }
    zci_buffer_byte(&lines, 0);
    assert_string_equal(lines.data, wanted);
    zci_buffer_free(&lines);
    zci_contents_free(&contents);
}

#define LIST     "第一章 总则\n第二章 附则\n"
#define CHAPTERS "第一章 总则\n" SENTENCE "第二章 附则\n" SENTENCE

static void a_list_ends_before_the_title_below_it(void **state)
{
    (void)state;
    assert_lists("目录\n" LIST "某某办法\n" CHAPTERS, "1 2 3");
    assert_lists("目录\n" LIST "某某办法\n" SENTENCE CHAPTERS, "1 2 3");
    assert_lists("目录\n" LIST CHAPTERS, "1 2 3");
}

/* What the text does not keep is of the list where it has a number, else a title. */
static void a_numbered_line_that_never_comes_is_of_the_list(void **state)
{
    (void)state;
    assert_lists("目录\n" LIST "第三章 缺章\n某某办法\n" SENTENCE CHAPTERS, "1 2 3 4");
    assert_lists("目录\n" LIST "缺章\n某某办法\n" SENTENCE CHAPTERS, "1 2 3");
    assert_lists("目录\n第一章 总则\n第三章 缺章\n第二章 附则\n某某办法\n" CHAPTERS, "1 2 3 4");
}

static void the_text_begins_where_the_first_entry_comes_again(void **state)
{
    (void)state;
    assert_lists("目录\n" LIST "第一章 总则\n甲\n第二章 附则\n乙\n" LIST, "1 2 3");
    assert_lists("某某章程\n目录\n" LIST "某某章程\n第一章 总则\n甲\n第二章 附则\n乙\n" LIST,
                 "2 3 4");
}

static void each_label_opens_a_list(void **state)
{
    (void)state;
    assert_lists("目录\n" LIST CHAPTERS "目录\n第一节 甲事\n第二节 乙事\n第一节 甲事\n" SENTENCE
                 "第二节 乙事\n" SENTENCE,
                 "1 2 3 8 9 10");
    assert_lists(SENTENCE "目录\n" LIST CHAPTERS, "2 3 4");
    assert_lists(SENTENCE "目          录\n" LIST CHAPTERS, "2 3 4");
    assert_lists(SENTENCE "目           录\n" LIST CHAPTERS, "");
}

#define SECTIONS                                                                                   \
    "甲事\n" SENTENCE "乙事\n" SENTENCE "丙事\n" SENTENCE "丁事\n" SENTENCE "戊事\n" SENTENCE

static void without_a_label_a_list_stands_first(void **state)
{
    (void)state;
#define PAGES "甲事 1\n乙事 2\n丙事 2\n丁事 5\n戊事 9\n"
    assert_lists(PAGES SECTIONS, "1 2 3 4 5");
    assert_lists(SENTENCE PAGES SECTIONS, "");
    assert_lists("某某汇编\n" PAGES SECTIONS, "2 3 4 5 6");
    assert_lists("1.\n甲事 1\n2.\n乙事 2\n3.\n丙事 2\n4.\n丁事 5\n5.\n戊事 9\n" SECTIONS,
                 "1 2 3 4 5 6 7 8 9 10");
}

/* Five of its lines come again. */
static void without_a_label_a_list_is_long(void **state)
{
    (void)state;
    assert_lists("一、甲事\n二、乙事\n三、丙事\n四、丁事\n" SECTIONS, "");
    assert_lists("一、甲事\n二、乙事\n三、丙事\n四、丁事\n五、戊事\n" SECTIONS, "1 2 3 4 5");
    assert_lists("一、甲事\n二、乙事\n三、丙事\n四、丁事\n五、己事\n" SECTIONS, "");
}

static void a_list_that_half_the_text_ignores_is_none(void **state)
{
    (void)state;
    assert_lists("目录\n第一章 总则\n甲文\n乙文\n丙文\n第二章 附则\n" CHAPTERS, "1 2 3 4 5 6");
    assert_lists("目录\n第一章 总则\n甲文\n乙文\n丙文\n丁文\n第二章 附则\n" CHAPTERS, "");
    assert_lists("目录\n第一章 总则\n" CHAPTERS, "");
}

static void lists_and_texts_have_one_order(void **state)
{
    (void)state;
    assert_lists("一、甲事\n二、乙事\n三、丙事\n四、丁事\n五、戊事\n"
                 "戊事\n" SENTENCE "丁事\n" SENTENCE "丙事\n" SENTENCE "乙事\n" SENTENCE
                 "甲事\n" SENTENCE,
                 "");
}

static void figures_that_fall_are_a_table(void **state)
{
    (void)state;
    assert_lists("甲事 90\n乙事 50\n丙事 70\n丁事 20\n戊事 10\n" SECTIONS, "");
    assert_lists("甲事 1\n乙事 2\n丙事 3\n丁事 4\n戊事 3\n" SECTIONS, "");
    assert_lists("甲事 1\n乙事 5\n丙事 3\n丁事 4\n戊事 6\n" SECTIONS, "");
    assert_lists("目录\n甲事 90\n乙事 50\n丙事 70\n丁事 20\n戊事 10\n" SECTIONS, "1 2 3 4 5 6");
}

/* Ones of a text without a list are no entries at all. */
static void what_can_be_no_list_is_forgotten(void **state)
{
    (void)state;
    zci_contents contents;
    read_contents(&contents,
                  "某某通知\n各学校\n一、甲事\n二、乙事\n三、丙事\n" SENTENCE "某某通知\n");
    assert_int_equal(contents.entry_count, 0);
    assert_int_equal(contents.list_count, 0);
    assert_int_equal(contents.recurrence_count, 0);
    assert_null(contents.slot);
    zci_contents_free(&contents);
    read_contents(&contents, "一、甲事\n二、乙事\n三、丙事\n四、丁事\n" SENTENCE);
    assert_int_equal(contents.entry_count, 4);
    assert_int_equal(contents.list_count, 1);
    zci_contents_free(&contents);
}

static void lines_without_a_number_recur(void **state)
{
    (void)state;
    zci_contents contents;
    read_contents(&contents,
                  "目录\n1.甲市要点 1\n2.乙市要点 2\n3.丙市要点 3\n" SENTENCE "甲市要点\n" SENTENCE
                  "2.乙市要点\n" SENTENCE "丙市 要点\n" SENTENCE "甲市要点，" SENTENCE);
    assert_int_equal(contents.recurrence_count, 2);
    assert_int_equal(contents.recurrence[0].line, 6);
    assert_true(contents.recurrence[0].key == contents.entry[1].key);
    assert_int_equal(contents.recurrence[1].line, 10);
    assert_true(contents.recurrence[1].key == contents.entry[3].key);
    zci_contents_free(&contents);
}

/* More words than the table has room for at first. */
static void long_lists_are_found(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    zci_buffer text = {0};
    zci_contents contents;
    zci_buffer_text(&text, "目录\n");
    for (int i = 0; i < COUNT; i++)
        zci_buffer_format(&text, "第%d号事项 %d\n", i, i + 1);
    for (int i = 0; i < COUNT; i++)
        zci_buffer_format(&text, "第%d号事项\n%s", i, SENTENCE);
    zci_buffer_byte(&text, 0);
    read_contents(&contents, text.data);
    size_t left_out = 0;
    for (size_t i = 0; i < contents.entry_count; i++)
        left_out += contents.entry[i].is_left_out;
    assert_int_equal(left_out, COUNT + 1);
    assert_int_equal(contents.recurrence_count, COUNT - 1); /* the first is an entry itself */
    zci_contents_free(&contents);
    zci_buffer_free(&text);
}

static void of_too_many_lists_the_rest_is_text(void **state)
{
    (void)state;
    zci_buffer text = {0};
    zci_contents contents;
    for (int i = 0; i < ZCI_CONTENTS_MAX + 8; i++)
        zci_buffer_format(&text,
                          "%s目录\n第%d章 总则\n第%d节 附则\n%s第%d章 总则\n%s第%d节 附则\n%s",
                          SENTENCE, i, i, SENTENCE, i, SENTENCE, i, SENTENCE);
    zci_buffer_byte(&text, 0);
    read_contents(&contents, text.data);
    size_t left_out = 0;
    for (size_t i = 0; i < contents.entry_count; i++)
        left_out += contents.entry[i].is_left_out;
    assert_int_equal(contents.list_count, ZCI_CONTENTS_MAX);
    assert_int_equal(left_out, 3 * ZCI_CONTENTS_MAX);
    zci_contents_free(&contents);
    zci_buffer_free(&text);
}

static void nothing_has_no_list(void **state)
{
    (void)state;
    assert_lists("", "");
    assert_lists("\n \n", "");
    assert_lists("目录", "");
    assert_lists(SENTENCE, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_ends_before_the_title_below_it),
        cmocka_unit_test(a_numbered_line_that_never_comes_is_of_the_list),
        cmocka_unit_test(the_text_begins_where_the_first_entry_comes_again),
        cmocka_unit_test(each_label_opens_a_list),
        cmocka_unit_test(without_a_label_a_list_stands_first),
        cmocka_unit_test(without_a_label_a_list_is_long),
        cmocka_unit_test(a_list_that_half_the_text_ignores_is_none),
        cmocka_unit_test(lists_and_texts_have_one_order),
        cmocka_unit_test(figures_that_fall_are_a_table),
        cmocka_unit_test(what_can_be_no_list_is_forgotten),
        cmocka_unit_test(lines_without_a_number_recur),
        cmocka_unit_test(long_lists_are_found),
        cmocka_unit_test(of_too_many_lists_the_rest_is_text),
        cmocka_unit_test(nothing_has_no_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
