/* Strings that know their length.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/string.h"

static const zc_string nothing = {NULL, 0};

static zc_string of(const char *text)
{
    return zci_string_of(text);
}

static void the_same_has_the_same_bytes_and_as_many(void **state)
{
    (void)state;
    assert_true(zci_string_same(of("政策"), of("政策")));
    assert_false(zci_string_same(of("政策"), of("政府")));
    assert_false(zci_string_same(of("政策"), of("政策法")));
    assert_false(zci_string_same(of("政策法"), of("政策")));
    assert_true(zci_string_same((zc_string){"a\0b", 3}, (zc_string){"a\0b", 3}));
    assert_false(zci_string_same((zc_string){"a\0b", 3}, (zc_string){"a\0c", 3}));
}

static void nothing_is_an_empty_string(void **state)
{
    (void)state;
    assert_true(zci_string_same(nothing, of("")));
    assert_true(zci_string_is(nothing, ""));
    assert_true(zci_string_has(nothing, "") && zci_string_begins(nothing, "") &&
                zci_string_ends(nothing, "") && zci_string_holds(nothing, nothing));
    assert_false(zci_string_has(nothing, "a") || zci_string_begins(nothing, "a") ||
                 zci_string_ends(nothing, "a") || zci_string_same(nothing, of("a")));
    assert_true(zci_string_compare(nothing, of("a")) < 0);
    assert_int_equal(zci_string_compare(of(""), nothing), 0);
}

static void the_rest_is_behind_the_first_bytes(void **state)
{
    (void)state;
    const zc_string text = of("政策法");
    assert_true(zci_string_is(zci_string_from(text, 0), "政策法"));
    assert_true(zci_string_is(zci_string_from(text, strlen("政策")), "法"));
    assert_int_equal(zci_string_from(text, text.len).len, 0);
}

static int sign(int number)
{
    return (number > 0) - (number < 0);
}

/* Bytes are compared without a sign, so that code points are in order. */
static void the_order_is_total(void **state)
{
    (void)state;
    static const char *const ascending[] = {"",  "a",  "aa", "ab",   "b",
                                            "é", "一", "政", "政策", "𠮷"};
    enum { COUNT = sizeof ascending / sizeof ascending[0] };
    for (int i = 0; i < COUNT; i++) {
        for (int j = 0; j < COUNT; j++)
            assert_int_equal(sign(zci_string_compare(of(ascending[i]), of(ascending[j]))),
                             sign(i - j));
    }
}

static void a_part_is_found_anywhere_within(void **state)
{
    (void)state;
    zc_string text = {"关于政策的通知以外", strlen("关于政策的通知")};
    assert_true(zci_string_has(text, "关于") && zci_string_has(text, "政策") &&
                zci_string_has(text, "通知"));
    assert_false(zci_string_has(text, "以外") || zci_string_has(text, "知以") ||
                 zci_string_has(text, "关于政策的通知以外"));
    assert_true(zci_string_holds(text, text));
}

static void a_part_at_an_edge(void **state)
{
    (void)state;
    zc_string text = {"关于政策的通知以外", strlen("关于政策的通知")};
    assert_true(zci_string_begins(text, "关于") && zci_string_begins(text, "关于政策的通知"));
    assert_false(zci_string_begins(text, "政策") || zci_string_begins(text, "关于政策的通知以"));
    assert_true(zci_string_ends(text, "通知") && zci_string_ends(text, "关于政策的通知"));
    assert_false(zci_string_ends(text, "以外") || zci_string_ends(text, "之关于政策的通知"));
}

static void one_of_several_parts(void **state)
{
    (void)state;
    static const char *const parts[] = {"关于", "政策", "通知"};
    zc_string text = zci_string_of("政策解读");
    assert_true(zci_string_has_one_of(text, parts, 2) &&
                zci_string_begins_with_one_of(text, parts, 3));
    assert_false(zci_string_ends_in_one_of(text, parts, 3) ||
                 zci_string_has_one_of(text, parts, 1) ||
                 zci_string_begins_with_one_of(text, parts, 1));
    assert_true(zci_string_ends_in_one_of(zci_string_of("防汛通知"), parts, 3));
    assert_false(zci_string_ends_in_one_of(zci_string_of("防汛通知"), parts, 2) ||
                 zci_string_begins_with_one_of(zci_string_of("防汛通知"), parts, 3));
}

static void one_of_several_words(void **state)
{
    (void)state;
    static const char *const words[] = {"通知", "意见", "决定"};
    assert_true(zci_string_is_one_of(of("通知"), words, 3));
    assert_true(zci_string_is_one_of(of("决定"), words, 3));
    assert_false(zci_string_is_one_of(of("决定"), words, 2));
    assert_false(zci_string_is_one_of(of("通"), words, 3));
    assert_false(zci_string_is_one_of(of("通知"), words, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_has_the_same_bytes_and_as_many),
        cmocka_unit_test(the_rest_is_behind_the_first_bytes),
        cmocka_unit_test(nothing_is_an_empty_string),
        cmocka_unit_test(the_order_is_total),
        cmocka_unit_test(a_part_is_found_anywhere_within),
        cmocka_unit_test(a_part_at_an_edge),
        cmocka_unit_test(one_of_several_parts),
        cmocka_unit_test(one_of_several_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
