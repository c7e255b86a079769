/* How the numbers of lists are written.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/numerals.h"

static void check(const char *name, uint32_t number, const char *expected)
{
    zci_buffer out = {0};
    zci_numerals_write(zci_numerals_find(text_of(name)), number, &out);
    zci_buffer_byte(&out, '\0');
    assert_string_equal(out.data, expected);
    zci_buffer_free(&out);
}

static void writes_digits(void **state)
{
    (void)state;
    check("decimal", 0, "0");
    check("decimal", 12, "12");
    check("decimalZero", 9, "09");
    check("decimalZero", 123, "123");
    check("001, 002, 003, ...", 7, "007");
    check("decimalFullWidth", 120, "１２０");
    check("numberInDash", 3, "- 3 -");
    check("ideographDigital", 0, "〇");
    check("ideographDigital", 205, "二〇五");
    check("none", 5, "");
    check("bullet", 5, "");
    check("cardinalText", 5, "5");
    check("", 2147483647, "2147483647");
}

static void counts_in_chinese(void **state)
{
    (void)state;
    const char *thousand = "chineseCountingThousand";
    check(thousand, 0, "零");
    check(thousand, 1, "一");
    check(thousand, 10, "十");
    check(thousand, 11, "十一");
    check(thousand, 20, "二十");
    check(thousand, 99, "九十九");
    check(thousand, 100, "一百");
    check(thousand, 101, "一百零一");
    check(thousand, 110, "一百一十");
    check(thousand, 1001, "一千零一");
    check(thousand, 1010, "一千零一十");
    check(thousand, 2300, "二千三百");
    check(thousand, 10000, "一万");
    check(thousand, 10001, "一万零一");
    check(thousand, 100500, "十万零五百");
    check(thousand, 99999999, "九千九百九十九万九千九百九十九");
    check(thousand, 100000000, "100000000");
}

static void knows_other_ways_of_counting(void **state)
{
    (void)state;
    check("chineseCounting", 99, "九十九");
    check("chineseCounting", 0, "〇");
    check("chineseCounting", 100, "一〇〇");
    check("taiwaneseCountingThousand", 20000, "二萬");
    check("chineseLegalSimplified", 10, "壹拾");
    check("chineseLegalSimplified", 206, "贰佰零陆");
    check("ideographLegalTraditional", 23, "貳拾參");
    check("japaneseCounting", 11, "十一");
    check("japaneseCounting", 102, "百二");
    check("japaneseCounting", 1210, "千二百十");
}

static void has_a_character_for_each(void **state)
{
    (void)state;
    check("ideographTraditional", 1, "甲");
    check("ideographTraditional", 10, "癸");
    check("ideographTraditional", 11, "11");
    check("ideographTraditional", 0, "0");
    check("ideographZodiac", 12, "亥");
    check("ideographZodiacTraditional", 1, "甲子");
    check("ideographZodiacTraditional", 60, "癸亥");
    check("ideographZodiacTraditional", 61, "61");
    check("decimalEnclosedCircle", 0, "⓪");
    check("decimalEnclosedCircleChinese", 1, "①");
    check("decimalEnclosedCircle", 20, "⑳");
    check("decimalEnclosedCircle", 21, "㉑");
    check("decimalEnclosedCircle", 50, "㊿");
    check("decimalEnclosedCircle", 51, "51");
    check("decimalEnclosedParen", 1, "⑴");
    check("decimalEnclosedParen", 20, "⒇");
    check("decimalEnclosedFullstop", 20, "⒛");
    check("ideographEnclosedCircle", 10, "㊉");
}

static void writes_letters(void **state)
{
    (void)state;
    check("lowerLetter", 1, "a");
    check("lowerLetter", 26, "z");
    check("upperLetter", 27, "AA");
    check("upperLetter", 53, "AAA");
    check("lowerLetter", 0, "0");
    check("upperLetter", 780, "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ");
    check("lowerLetter", 781, "781");
    check("upperRoman", 4, "IV");
    check("upperRoman", 1998, "MCMXCVIII");
    check("lowerRoman", 3888, "mmmdccclxxxviii");
    check("lowerRoman", 0, "0");
    check("upperRoman", 3999, "MMMCMXCIX");
    check("lowerRoman", 4000, "4000");
}

static void tells_bullets(void **state)
{
    (void)state;
    assert_true(zci_numerals_are_bullets(zci_numerals_find(text_of("bullet"))));
    assert_false(zci_numerals_are_bullets(zci_numerals_find(text_of("none"))));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_digits),
        cmocka_unit_test(counts_in_chinese),
        cmocka_unit_test(knows_other_ways_of_counting),
        cmocka_unit_test(has_a_character_for_each),
        cmocka_unit_test(writes_letters),
        cmocka_unit_test(tells_bullets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
