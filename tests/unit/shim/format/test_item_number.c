/* The number that a text begins with.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/item_number.h"

static void numbers_of_headings_and_entries_are_told(void **state)
{
    static const char *const texts[] = {
        "第三章 总则", "第１２条",   "第一百二十条", "第2项",   "一、总则", "十二、附则",
        "（二）范围",  "(3)范围",    "（４）",       "1.目的",  "12、目的", "3）目的",
        "4) 目的",     "５．目的",   "④校车",        "⒈校车",   "㈠校车",   "㊀校车",
        "⑳",           "第123456条", "（〇）",       "1.5亿元", "零、"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (!zci_item_number_begins(text_of(texts[i])))
            fail_msg("%s has a number", texts[i]);
    }
}

static void other_texts_begin_with_none(void **state)
{
    static const char *const texts[] = {"",       "总则",        "第",        "第三",
                                        "第三名", "第章",        "（二",      "（甲）",
                                        "（）",   "一",          "十四五",    "2024年",
                                        "1",      "第1234567条", "1234567、", "、一",
                                        " 一、",  "A.",          "一 、",     "(3",
                                        "3%",     "x①",          "第 三章",   "\xE4\xB8",
                                        "\x80、" /* a byte of 〇 */};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (zci_item_number_begins(text_of(texts[i])))
            fail_msg("%s has no number", texts[i]);
    }
}

/* No more is read than the text has. */
static void a_text_may_end_anywhere(void **state)
{
    static const char text[] = "第十二章";
    (void)state;
    for (size_t len = 0; len < strlen(text); len++)
        assert_false(zci_item_number_begins((zc_string){text, len}));
    assert_true(zci_item_number_begins((zc_string){text, strlen(text)}));
    assert_false(zci_item_number_begins((zc_string){NULL, 0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_headings_and_entries_are_told),
        cmocka_unit_test(other_texts_begin_with_none),
        cmocka_unit_test(a_text_may_end_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
