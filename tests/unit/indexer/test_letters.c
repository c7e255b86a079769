/* The characters of a passage.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "letters.h"

static zci_letters letters; /* larger than a stack should hold */

static void read_lines(const char *text, zci_lines lines)
{
    zci_letters_read(&letters, text, strlen(text), lines);
}

static void read(const char *text)
{
    read_lines(text, ZCI_LINES_PARAGRAPHS);
}

static void they_are_folded_and_without_white_space(void **state)
{
    (void)state;
    read("（５）校 車\u3000A%");
    static const uint32_t wanted[] = {'(', '5', ')', 0x6821, 0x8F66, 'a', '%'};
    assert_int_equal(letters.len, sizeof wanted / sizeof wanted[0]);
    for (size_t i = 0; i < letters.len; i++)
        assert_int_equal(zci_letter_at(&letters, i), wanted[i]);
    assert_int_equal(zci_letter_at(&letters, letters.len), 0);
    read("（"); /* replaces them */
    assert_int_equal(letters.len, 1);
    assert_int_equal(zci_letters_begin(&letters, 0, "(5"), 0);
}

static void line_ends_stay_where_they_end_paragraphs(void **state)
{
    (void)state;
    read_lines("甲\n乙", ZCI_LINES_PARAGRAPHS);
    assert_int_equal(letters.len, 3);
    assert_int_equal(zci_letter_at(&letters, 1), '\n');
    read_lines("甲\u2029乙", ZCI_LINES_PARAGRAPHS);
    assert_int_equal(zci_letter_at(&letters, 1), '\n');
    read_lines("甲\n乙", ZCI_LINES_WRAPPED);
    assert_int_equal(letters.len, 2);
}

static void long_passages_are_cut(void **state)
{
    (void)state;
    char *text = malloc(ZCI_LETTERS_MAX + 10);
    assert_non_null(text);
    memset(text, 'a', ZCI_LETTERS_MAX + 10);
    zci_letters_read(&letters, text, ZCI_LETTERS_MAX + 10, ZCI_LINES_PARAGRAPHS);
    assert_int_equal(letters.len, ZCI_LETTERS_MAX);
    free(text);
}

static void a_run_is_its_bytes(void **state)
{
    (void)state;
    read("校 车年检");
    zci_part part = zci_letters_part(&letters, (zci_run){1, 3});
    assert_int_equal(part.start, 4);
    assert_int_equal(part.end, 10);
    part = zci_letters_part(&letters, (zci_run){0, 4});
    assert_int_equal(part.end, strlen("校 车年检"));
    static const zci_run none[] = {{1, 1}, {2, 1}, {0, 5}};
    for (size_t i = 0; i < 3; i++) {
        part = zci_letters_part(&letters, none[i]);
        assert_int_equal(part.start + part.end, 0);
    }
}

static void words_stand_before_or_behind_a_place(void **state)
{
    static const char *const words[] = {"校车办", "校车", "年检", NULL};
    size_t index = 99;
    (void)state;
    read("校车办年检");
    assert_int_equal(zci_letters_begin(&letters, 0, "校车"), 2);
    assert_int_equal(zci_letters_begin(&letters, 1, "校车"), 0);
    assert_int_equal(zci_letters_begin(&letters, 3, "年检"), 2);
    assert_int_equal(zci_letters_begin(&letters, 4, "检查"), 0);
    assert_int_equal(zci_letters_end(&letters, 5, "年检"), 2);
    assert_int_equal(zci_letters_end(&letters, 4, "年检"), 0);
    assert_int_equal(zci_letters_end(&letters, 1, "校车"), 0);
    assert_int_equal(zci_letters_begin_any(&letters, 0, words, &index), 3);
    assert_int_equal(index, 0);
    assert_int_equal(zci_letters_end_any(&letters, 5, words, &index), 2);
    assert_int_equal(index, 2);
    assert_int_equal(zci_letters_end_any(&letters, 2, words, &index), 2);
    assert_int_equal(index, 1);
    assert_int_equal(zci_letters_begin_any(&letters, 1, words, NULL), 0);
    assert_int_equal(zci_letters_begin_any(&letters, 3, words, NULL), 2);
    assert_int_equal(zci_letters_begin_any(&letters, 3, words, &index), 2);
    assert_int_equal(index, 2);
    assert_int_equal(zci_letters_end_any(&letters, 5, words, NULL), 2);
}

static void digits_before_a_place_are_a_number(void **state)
{
    uint32_t value = 99;
    (void)state;
    read("于２０24年");
    assert_int_equal(zci_letters_number_before(&letters, 5, 4, &value), 4);
    assert_int_equal(value, 2024);
    assert_int_equal(zci_letters_number_before(&letters, 5, 2, &value), 2);
    assert_int_equal(value, 24);
    assert_int_equal(zci_letters_number_before(&letters, 3, 4, &value), 2);
    assert_int_equal(value, 20);
    assert_int_equal(zci_letters_number_before(&letters, 6, 4, &value), 0);
    assert_int_equal(value, 0);
    assert_int_equal(zci_letters_number_before(&letters, 0, 4, &value), 0);
    read("12");
    assert_int_equal(zci_letters_number_before(&letters, 2, 9, &value), 2);
    assert_int_equal(value, 12);
}

static void marks_have_their_kinds(void **state)
{
    static const char both[] = "!?\n", clause[] = ",;:()", none[] = "a5%[-";
    (void)state;
    assert_true(zci_letter_ends_sentence(0) && zci_letter_ends_sentence(0x3002));
    assert_true(zci_letter_ends_clause(0) && zci_letter_ends_clause(0x3002));
    for (const char *at = both; *at != '\0'; at++)
        assert_true(zci_letter_ends_sentence((uint32_t)*at) &&
                    zci_letter_ends_clause((uint32_t)*at));
    for (const char *at = clause; *at != '\0'; at++)
        assert_true(!zci_letter_ends_sentence((uint32_t)*at) &&
                    zci_letter_ends_clause((uint32_t)*at));
    for (const char *at = none; *at != '\0'; at++)
        assert_false(zci_letter_ends_sentence((uint32_t)*at) ||
                     zci_letter_ends_clause((uint32_t)*at));
    assert_int_equal(zci_letter_closer('('), ')');
    assert_int_equal(zci_letter_closer('['), ']');
    assert_int_equal(zci_letter_closer(0x3010), 0x3011);
    assert_int_equal(zci_letter_closer(0x3014), 0x3015);
    assert_int_equal(zci_letter_closer(')') + zci_letter_closer(0x300A), 0);
    assert_true(zci_letter_is_han(0x6821) && zci_letter_is_han(0x3400));
    assert_false(zci_letter_is_han('a') || zci_letter_is_han(0x3002) || zci_letter_is_han(0xA000));
}

static void what_does_not_fit_a_list_is_left_out(void **state)
{
    zci_field_list list = {.len = 0};
    zci_passage_field field = {.text = {3, 3}};
    (void)state;
    zci_field_list_add(&list, &field); /* of no text */
    assert_int_equal(list.len, 0);
    for (uint32_t i = 0; i < ZCI_PASSAGE_FIELDS_MAX + 3; i++) {
        field.text = (zci_part){i, i + 1};
        zci_field_list_add(&list, &field);
    }
    assert_int_equal(list.len, ZCI_PASSAGE_FIELDS_MAX);
    for (uint32_t i = 0; i < ZCI_PASSAGE_FIELDS_MAX; i++)
        assert_int_equal(list.item[i].text.start, i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_folded_and_without_white_space),
        cmocka_unit_test(line_ends_stay_where_they_end_paragraphs),
        cmocka_unit_test(long_passages_are_cut),
        cmocka_unit_test(a_run_is_its_bytes),
        cmocka_unit_test(words_stand_before_or_behind_a_place),
        cmocka_unit_test(digits_before_a_place_are_a_number),
        cmocka_unit_test(marks_have_their_kinds),
        cmocka_unit_test(what_does_not_fit_a_list_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
