/* The characters of a query's text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "query.h"
#include "query_letters.h"

static zci_arena arena;

static zci_query_letters read(const char *text)
{
    zc_error error;
    zci_query_letters letters;
    assert_ok(zci_query_letters_read(&letters, text_of(text), &arena, &error), error);
    return letters;
}

static void syntax_has_a_full_width(void **state)
{
    (void)state;
    zci_query_letters letters = read("（a：－");
    assert_int_equal(letters.count, 4);
    assert_true(zci_query_letters_have(&letters, 0, '('));
    assert_true(zci_query_letters_have(&letters, 2, ':'));
    assert_true(zci_query_letters_have(&letters, 3, '-'));
    assert_false(zci_query_letters_have(&letters, 4, ' '));
    assert_false(zci_query_letters_have(&letters, 1, '('));
    assert_false(zci_query_letters_have(&letters, 4, letters.item[4].folded));
    assert_true(zci_query_letter_is_blank(&letters.item[4]));
    zci_arena_clear(&arena);
}

static void marks_of_prose_have_two_widths(void **state)
{
    (void)state;
    static const char marks[] = "，？！；。,?!;", others[] = "、：:.（的a";
    zci_query_letters letters = read(marks);
    assert_int_equal(letters.count, 9);
    for (size_t i = 0; i < letters.count; i++)
        assert_true(zci_query_letter_is_mark(&letters.item[i]));
    letters = read(others);
    for (size_t i = 0; i < letters.count; i++)
        assert_false(zci_query_letter_is_mark(&letters.item[i]));
    zci_arena_clear(&arena);
}

static void operators_stand_alone_in_capitals(void **state)
{
    (void)state;
    zci_query_letters letters = read("甲 OR ＯＲ or ORB OR");
    static const bool wanted[] = {false, false, true,  false, false, true,  false, false, false,
                                  false, false, false, false, false, false, true,  false};
    assert_int_equal(letters.count, sizeof wanted / sizeof wanted[0]);
    for (size_t i = 0; i < letters.count; i++)
        assert_int_equal(zci_query_letters_have_word(&letters, i, "OR"), wanted[i]);
    zci_arena_clear(&arena);
}

static void parts_are_found_in_the_text(void **state)
{
    (void)state;
    char name[16];
    zci_query_letters letters = read("標題：“双减”");
    zc_string slice = zci_query_letters_slice(&letters, 3, 7);
    assert_int_equal(slice.len, strlen("“双减”"));
    assert_int_equal(zci_query_letters_closing(&letters, 3, letters.count), 6);
    assert_int_equal(zci_query_letters_closing(&letters, 6, letters.count), letters.count);
    zc_string folded = zci_query_letters_fold(&letters, 0, 2, name, sizeof name);
    assert_int_equal(folded.len, strlen("标题"));
    assert_memory_equal(folded.data, "标题", folded.len);
    assert_int_equal(zci_query_letters_fold(&letters, 0, 2, name, 5).len, 3);
    assert_int_equal(zci_query_letters_fold(&letters, 0, 2, name, ZCI_UTF8_MAX).len, 3);
    assert_ptr_equal(slice.data, letters.text.data + letters.item[3].byte);
    assert_int_equal(zci_query_letters_slice(&letters, letters.count, letters.count).len, 0);
    zci_arena_clear(&arena);
}

static void a_year_in_brackets_is_no_group(void **state)
{
    (void)state;
    zci_query_letters letters = read("（2022）18号 (2022) x");
    assert_int_equal(zci_query_letters_year(&letters, 0), 6);
    assert_int_equal(zci_query_letters_year(&letters, 1), 0);
    assert_int_equal(zci_query_letters_year(&letters, 10), 0);
    letters = read("【《【 ２022】第18号");
    assert_int_equal(zci_query_letters_year(&letters, 0), 0);
    assert_int_equal(zci_query_letters_year(&letters, 2), 7);
    assert_int_equal(zci_query_letters_year(&letters, letters.count), 0);
    letters = read("甲 (2022 (22) (20222) 甲");
    for (size_t i = 0; i < letters.count; i++)
        assert_int_equal(zci_query_letters_year(&letters, i), 0);
    zci_arena_clear(&arena);
}

static void a_number_goes_on_behind_a_blank(void **state)
{
    (void)state;
    zci_query_letters letters = read("政办发  〔2022〕18号");
    assert_int_equal(zci_query_letters_number(&letters, 0, 3, 0), 5);
    letters = read("政办发 \xE2\x80\x8B【2022】18号");
    assert_int_equal(zci_query_letters_number(&letters, 0, 3, 0), 4);
    letters = read("政办发 \xE2\x80\x8B【甲");
    assert_int_equal(zci_query_letters_number(&letters, 0, 3, 0), 0);
    letters = read("政办发 \xE2\x80\x8B");
    assert_int_equal(zci_query_letters_number(&letters, 0, 3, 0), 0);
    zci_arena_clear(&arena);
}

static void prose_is_long_and_has_marks_outside_quotes(void **state)
{
    (void)state;
    zci_query_letters letters = read("孩子的作业太多了，家长想知道有没有规定限制书面作业的时间");
    assert_true(zci_query_letters_are_prose(&letters));
    letters = read("孩子的作业太多，家长想知道有没有规定限制它的时间"); /* 24 characters */
    assert_true(zci_query_letters_are_prose(&letters));
    letters = read("孩子的作业太多，家长想知道有没有规定限制的时间");
    assert_false(zci_query_letters_are_prose(&letters));
    letters = read("孩子的作业太多了，家长");
    assert_false(zci_query_letters_are_prose(&letters));
    letters = read("“孩子的作业太多了，家长想知道有没有规定限制书面作业的时间”");
    assert_false(zci_query_letters_are_prose(&letters));
    zci_arena_clear(&arena);
}

static void its_length_is_limited(void **state)
{
    (void)state;
    zc_error error;
    zci_query_letters letters;
    static char text[ZCI_QUERY_CHARS_MAX + 2];
    memset(text, 'a', sizeof text - 1);
    assert_int_equal(zci_query_letters_read(&letters, text_of(text), &arena, &error), ZC_BAD_QUERY);
    text[ZCI_QUERY_CHARS_MAX] = '\0';
    letters = read(text);
    assert_int_equal(letters.count, ZCI_QUERY_CHARS_MAX);
    assert_int_equal(letters.item[letters.count].byte, ZCI_QUERY_CHARS_MAX);
    letters = read("\xFF\xE5");
    assert_int_equal(letters.item[0].raw, 0xFFFD);
    zci_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(syntax_has_a_full_width),
        cmocka_unit_test(marks_of_prose_have_two_widths),
        cmocka_unit_test(operators_stand_alone_in_capitals),
        cmocka_unit_test(parts_are_found_in_the_text),
        cmocka_unit_test(a_year_in_brackets_is_no_group),
        cmocka_unit_test(a_number_goes_on_behind_a_blank),
        cmocka_unit_test(prose_is_long_and_has_marks_outside_quotes),
        cmocka_unit_test(its_length_is_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
