/* Lines that may be entries of a contents list.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "entry.h"

#include <string.h>

static zci_line line_of(const char *text)
{
    zci_line_reader reader;
    zci_line line;
    zci_lines_start(&reader, text, strlen(text));
    assert_true(zci_lines_next(&reader, &line));
    return line;
}

static zci_entry read_entry(const char *text)
{
    zci_line line = line_of(text);
    return zci_entry_read(text, &line, 7);
}

static void assert_words(const char *text, const char *words)
{
    zci_entry entry = read_entry(text);
    zc_string found = zci_stretch_string(text, entry.words);
    assert_int_equal(found.len, strlen(words));
    assert_memory_equal(found.data, words, found.len);
}

static void the_words_stand_between_number_and_page(void **state)
{
    (void)state;
    assert_words("区工作要点", "区工作要点");
    assert_words("2.区工作要点15", "区工作要点");
    assert_words("2、区工作要点……15", "区工作要点");
    assert_words("12 区工作要点 · · · 115", "12 区工作要点");
    assert_words("12区工作要点", "区工作要点");
    assert_words("（三）加强领导", "加强领导");
    assert_words("(十二)加强领导 3", "加强领导");
    assert_words("一、加强领导", "加强领导");
    assert_words("一〇、加强领导", "加强领导");
    assert_words("## **3. 加强领导", "加强领导");
    assert_words("- 加强领导 ____ 4", "加强领导");
    assert_words("2024年工作要点 3", "2024年工作要点");
    assert_words("一心一意抓落实", "一心一意抓落实");
    assert_words("(三加强领导", "(三加强领导");
    assert_words("一二三四五、加强", "一二三四五、加强");
}

static void a_page_is_a_number_behind_the_words(void **state)
{
    (void)state;
    zci_entry entry = read_entry("2.区工作要点……15");
    assert_true(entry.has_page);
    assert_int_equal(entry.page, 15);
    entry = read_entry("区工作要点 99999");
    assert_true(entry.has_page);
    assert_int_equal(entry.page, 99999);
    assert_false(read_entry("区工作要点 100000").has_page);
    assert_words("区工作要点 100000", "区工作要点 100000");
    assert_false(read_entry("区工作要点").has_page);
    assert_false(read_entry("区工作要点……").has_page);
    assert_words("区工作要点……", "区工作要点");
    assert_false(read_entry("区工作要点 15 页").has_page);
    assert_false(read_entry("区工作要点 2023-2024").has_page);
    assert_words("区工作要点 2023-2024", "区工作要点 2023-2024");
    assert_false(read_entry("区工作要点 3-4").has_page);
    assert_words("区工作要点 3-4", "区工作要点 3-4");
    assert_false(read_entry("15").has_page);
    static const char *const leaders[] = {".", "·", "…", "⋯", "-", "_", "—", "．", " "};
    for (size_t i = 0; i < sizeof leaders / sizeof leaders[0]; i++) {
        char line[64];
        snprintf(line, sizeof line, "区工作要点%s%s7", leaders[i], leaders[i]);
        assert_true(read_entry(line).has_page);
        assert_words(line, "区工作要点");
    }
}

static void marks_and_counts_are_told(void **state)
{
    (void)state;
    assert_true(read_entry("一、加强领导").has_mark);
    assert_true(read_entry("第一章 总则").has_mark);
    assert_false(read_entry("区工作要点").has_mark);
    assert_true(read_entry("2.区工作要点").is_counted);
    assert_true(read_entry("区工作要点").is_counted);
    assert_false(read_entry("一、加强领导").is_counted);
    assert_false(read_entry("(一)加强领导").is_counted);
    assert_false(read_entry("第一章 总则").is_counted);
    zci_entry bare = read_entry("3.");
    assert_true(bare.is_bare && bare.has_mark);
    assert_int_equal(bare.key, 0);
    assert_false(read_entry("3.区工作要点").is_bare);
}

static void the_line_keeps_its_place(void **state)
{
    (void)state;
    zci_entry entry = read_entry("2.区工作要点15");
    assert_int_equal(entry.order, 7);
    assert_int_equal(entry.line, 1);
    assert_int_equal(entry.span.start.byte, 0);
    assert_int_equal(entry.span.end.byte, strlen("2.区工作要点15"));
    assert_false(entry.comes_again || entry.came_before || entry.is_left_out);
}

static bool is_label(const char *text)
{
    return zci_entry_is_label(text, line_of(text).span);
}

static void a_label_says_contents(void **state)
{
    (void)state;
    assert_true(is_label("目录"));
    assert_true(is_label("目　　录"));
    assert_true(is_label("目錄"));
    assert_true(is_label("目次"));
    assert_true(is_label("## **目录**"));
    assert_false(is_label("目录学"));
    assert_false(is_label("目"));
    assert_false(is_label("目标"));
    assert_false(is_label("总目录"));
    assert_int_equal(read_entry("目录").key, 0);
    assert_true(read_entry("目录").is_label);
    assert_false(read_entry("目录学").is_label);
}

#define TEN "一二三四五六七八九十"

static bool suits(const char *text)
{
    return zci_entry_suits(text, line_of(text).span);
}

static void an_entry_is_short_and_no_sentence(void **state)
{
    (void)state;
    assert_true(suits("一、加强领导"));
    assert_true(suits(TEN TEN TEN TEN TEN TEN TEN));
    assert_false(suits(TEN TEN TEN TEN TEN TEN TEN "一"));
    assert_false(suits("加强领导。"));
    assert_false(suits("加强领导；改进作风"));
    assert_true(suits("加强领导，改进作风"));
    assert_false(suits("加强领导，"));
    assert_false(suits("strengthen,"));
}

/* Whether a line of a text takes up an entry, as all of it or behind its number alone. */
static bool takes_up(const char *line, const char *entry, bool *whole)
{
    zci_heads heads;
    uint64_t key;
    zci_heads_start(&heads, line, line_of(line).span);
    while (zci_heads_next(&heads, &key, whole)) {
        if (key == read_entry(entry).key)
            return true;
    }
    return false;
}

static void entries_are_found_again_by_their_words(void **state)
{
    (void)state;
    bool whole;
    assert_true(takes_up("区工作要点", "2.区工作要点……15", &whole) && whole);
    assert_true(takes_up("区 工作 要点", "2.区工作要点", &whole) && whole);
    assert_true(takes_up("1.建强组织。各单位要落实。", "1.建强组织", &whole) && !whole);
    assert_true(takes_up("甲：乙，丙、丁。戊；己", "甲乙丙、丁", &whole) && !whole);
    assert_false(takes_up("区工作要点汇编", "2.区工作要点", &whole));
    assert_false(takes_up("甲，乙，丙，丁，戊，己，庚", "甲乙丙丁戊己", &whole));
    assert_false(
        takes_up(TEN TEN TEN TEN TEN TEN TEN TEN, TEN TEN TEN TEN TEN TEN TEN TEN, &whole));
    assert_int_equal(read_entry("甲").key, 0); /* one character says nothing */
    assert_true(read_entry("加强领导，改进作风").head == read_entry("加强领导").key);
    assert_true(read_entry("加强领导").head == read_entry("加强领导").key);
}

static void a_plain_line_has_no_number(void **state)
{
    (void)state;
    zci_heads heads;
    zci_heads_start(&heads, "区工作要点", line_of("区工作要点").span);
    assert_true(heads.is_plain);
    zci_heads_start(&heads, "2.区工作要点", line_of("2.区工作要点").span);
    assert_false(heads.is_plain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_stand_between_number_and_page),
        cmocka_unit_test(a_page_is_a_number_behind_the_words),
        cmocka_unit_test(marks_and_counts_are_told),
        cmocka_unit_test(the_line_keeps_its_place),
        cmocka_unit_test(a_label_says_contents),
        cmocka_unit_test(an_entry_is_short_and_no_sentence),
        cmocka_unit_test(entries_are_found_again_by_their_words),
        cmocka_unit_test(a_plain_line_has_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
