/* Lines of page numbers within a text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "page_numbers.h"

enum { FOUND_MAX = 20 };

/* The lines that are found, a | behind each. */
static void assert_found_up_to(size_t most, const char *text, const char *wanted)
{
    zc_span found[FOUND_MAX];
    char joined[300] = "";
    size_t len = 0, count = zci_page_numbers_find(text, strlen(text), found, most);
    for (size_t i = 0; i < count; i++)
        len += (size_t)snprintf(joined + len, sizeof joined - len, "%.*s|",
                                (int)(found[i].end - found[i].start), text + found[i].start);
    if (strcmp(joined, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, joined, wanted);
}

static void assert_found(const char *text, const char *wanted)
{
    assert_found_up_to(FOUND_MAX, text, wanted);
}

static void numbers_between_dashes_are_found(void **state)
{
    (void)state;
    assert_found("甲\n— 1 —\n乙\n— 2 —\n", "— 1 —|— 2 —|");
    assert_found("-1-\n- 2 -\n――３――", "-1-|- 2 -|――３――|");
    assert_found("  — 1 —  \n— 12 —\r\n", "  — 1 —  |— 12 —\r|");
}

static void numbers_in_words_are_found(void **state)
{
    (void)state;
    assert_found("第1页\n第 2 页\n第３页 共8页\n第4页/共8页\n第5页，共8页\n",
                 "第1页|第 2 页|第３页 共8页|第4页/共8页|第5页，共8页|");
    assert_found("— 1 —\n第2页\n", "— 1 —|第2页|");
}

static void other_lines_are_none(void **state)
{
    static const char *const lines[] = {"2",           "— 2",           "2 —",       "— 二 —",
                                        "— 0 —",       "— —",           "— 2 — 甲",  "—— 提高认识",
                                        "第2条",       "第页",          "第2",       "第2页 共",
                                        "第9页 共8页", "第2页 总则",    "— 12345 —", "第2页/8",
                                        "第2页 共8",   "第2页 共8页。", "甲— 2 —",   ""};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char text[100];
        snprintf(text, sizeof text, "— 1 —\n%s\n", lines[i]);
        assert_found(text, "");
    }
}

static void a_single_one_may_be_anything(void **state)
{
    (void)state;
    assert_found("甲\n— 5 —\n乙\n", "");
    assert_found("— 1 —\n— 2 —\n— 1 —\n", "— 1 —|— 2 —|");
    assert_found("— 2 —\n— 1 —\n", "");
    assert_found("— 3 —\n— 3 —\n", "");
}

static void documents_of_one_text_count_anew(void **state)
{
    (void)state;
    assert_found("— 1 —\n— 2 —\n— 1 —\n— 3 —\n", "— 1 —|— 2 —|— 1 —|— 3 —|");
    assert_found("— 1 —\n— 2 —\n— 2 —\n— 1 —\n— 3 —\n", "— 1 —|— 2 —|— 1 —|— 3 —|");
}

static void no_more_are_found_than_there_is_room_for(void **state)
{
    static const char text[] = "— 1 —\n— 2 —\n— 3 —\n";
    (void)state;
    assert_found_up_to(0, text, "");
    assert_found_up_to(1, text, "");
    assert_found_up_to(2, text, "— 1 —|— 2 —|");
    assert_found_up_to(3, text, "— 1 —|— 2 —|— 3 —|");
}

static void long_lines_are_not_looked_at(void **state)
{
    char text[200];
    (void)state;
    for (int blanks = 40; blanks <= 80; blanks += 40) {
        snprintf(text, sizeof text, "— 1 —\n— 2 —%*s\n", blanks, "");
        zc_span found[FOUND_MAX];
        assert_int_equal(zci_page_numbers_find(text, strlen(text), found, FOUND_MAX),
                         blanks == 40 ? 2 : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_between_dashes_are_found),
        cmocka_unit_test(numbers_in_words_are_found),
        cmocka_unit_test(other_lines_are_none),
        cmocka_unit_test(a_single_one_may_be_anything),
        cmocka_unit_test(documents_of_one_text_count_anew),
        cmocka_unit_test(no_more_are_found_than_there_is_room_for),
        cmocka_unit_test(long_lines_are_not_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
