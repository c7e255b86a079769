/* Words that ask for an edition or form of a text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "edition_words.h"
#include "pattern.h"

/* What is left where as many such words as can be are taken away: at the beginning, a bar, and at
 * the end; nothing where there are none. */
static void assert_left(const char *text, const char *wanted)
{
    zci_units units = {0};
    zci_edition_words words;
    zc_error error;
    char left[200] = "";
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_PARAGRAPHS, &error), error);
    if (zci_edition_words_read(units.unit, units.len, &words)) {
        size_t first = units.len, last = 0;
        while (!words.before[first])
            first--;
        while (!words.behind[last])
            last++;
        size_t start = first == units.len ? strlen(text) : units.unit[first].byte_start;
        size_t end = last == 0 ? 0 : units.unit[last - 1].byte_end;
        snprintf(left, sizeof left, "%s|%.*s", text + start, (int)end, text);
    }
    if (strcmp(left, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, left, wanted);
    zci_units_free(&units);
}

static void words_stand_at_either_end(void **state)
{
    (void)state;
    assert_left("最新渡口法", "渡口法|最新渡口法");
    assert_left("现行有效的渡口法", "渡口法|现行有效的渡口法");
    assert_left("現行渡口法", "渡口法|現行渡口法");
    assert_left("渡口法最新版", "渡口法最新版|渡口法");
    assert_left("渡口法的全文下载", "渡口法的全文下载|渡口法");
    assert_left("渡口法 PDF", "渡口法 PDF|渡口法");
    assert_left("最新修订的渡口法全文", "渡口法全文|最新修订的渡口法");
    assert_left("渡口法\n全文", "渡口法\n全文|渡口法");
}

static void years_do_with_what_belongs_to_them(void **state)
{
    (void)state;
    assert_left("2018年渡口法", "渡口法|2018年渡口法");
    assert_left("2018版渡口法", "渡口法|2018版渡口法");
    assert_left("2018年修订的渡口法", "渡口法|2018年修订的渡口法");
    assert_left("渡口法2018", "渡口法2018|渡口法");
    assert_left("渡口法2018年修正", "渡口法2018年修正|渡口法");
    assert_left("渡口法\n2018年最新修订版", "渡口法\n2018年最新修订版|渡口法");
    assert_left("二〇一八年渡口法", "渡口法|二〇一八年渡口法");
    assert_left("二零一八年版的渡口法", "渡口法|二零一八年版的渡口法");
    assert_left("渡口法一九九八年修正", "渡口法一九九八年修正|渡口法");
    assert_left("渡口法\n二〇一八年", "渡口法\n二〇一八年|渡口法");
    assert_left("二〇一八渡口法", ""); /* no year without saying so */
    assert_left("渡口法二〇一八", "");
    assert_left("一二〇一八年渡口法", "");
    assert_left("三〇一八年渡口法", "");
    assert_left("一八年渡口法", "");
    assert_left("渡口法1500", "");
    assert_left("渡口法20180", "");
    assert_left("渡口法120180", "");
    assert_left("20180渡口法", "");
    assert_left("1500年渡口法", "");
}

/* 创新渡口 and what is said of a revision are topics. */
static void others_are_none(void **state)
{
    (void)state;
    assert_left("渡口法", "");
    assert_left("渡口法修订", "");
    assert_left("渡口法解读", "");
    assert_left("旧渡口法", "");
    assert_left("渡口创新", "");
    assert_left("的渡口法", "");
    assert_left("渡口法年", "");
    assert_left("", "");
    assert_left("\n渡口法\n", "");
}

static void a_long_text_has_none(void **state)
{
    (void)state;
    char text[4 * (ZCI_EDITION_UNITS_MAX + 2)] = "新";
    while (strlen(text) < (size_t)3 * ZCI_EDITION_UNITS_MAX)
        strcat(text, "法");
    zci_units units = {0};
    zci_edition_words words;
    zc_error error;
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    assert_int_equal(units.len, ZCI_EDITION_UNITS_MAX);
    assert_true(zci_edition_words_read(units.unit, units.len, &words));
    assert_true(words.before[1]);
    strcat(text, "法");
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    assert_false(zci_edition_words_read(units.unit, units.len, &words));
    zci_units_free(&units);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_at_either_end),
        cmocka_unit_test(years_do_with_what_belongs_to_them),
        cmocka_unit_test(others_are_none),
        cmocka_unit_test(a_long_text_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
