/* Document numbers in runs of query text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "citation.h"
#include "pattern.h"

/* The number that is found in `text`; NULL for none. */
static void check(const char *text, bool joined, const char *number)
{
    zci_units units = {0};
    zc_error error;
    size_t start, end;
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    bool found = zci_citation_find(units.unit, units.len, joined, &start, &end);
    if (found != (number != NULL))
        fail_msg("%s: %s", text, found ? "found" : "not found");
    if (found) {
        size_t from = units.unit[start].byte_start, to = units.unit[end - 1].byte_end;
        if (to - from != strlen(number) || memcmp(text + from, number, to - from) != 0)
            fail_msg("%s: %.*s, not %s", text, (int)(to - from), text + from, number);
    }
    zci_units_free(&units);
}

static void a_number_is_all_of_its_letters_and_figures(void **state)
{
    (void)state;
    check("某政办发〔2022〕18号", false, "某政办发〔2022〕18号");
    check("〔2022〕18号", false, "〔2022〕18号");
    check("某政办发[2022]第18号", false, "某政办发[2022]第18号");
    check("某财〔2022〕BT3号", false, "某财〔2022〕BT3号");
    check("某政办发〔2022〕18", false, "某政办发〔2022〕18");
}

static void words_beside_it_are_none_of_it(void **state)
{
    (void)state;
    check("某政办发〔2022〕18号文件", false, "某政办发〔2022〕18号");
    check("根据某政办发〔2022〕18号", false, "某政办发〔2022〕18号");
    check("认真贯彻落实某政办发〔2022〕18号文件精神", false, "某政办发〔2022〕18号");
    check("根据〔2022〕18号", false, "〔2022〕18号");
    check("根据某政发〔2021〕1号和某政办发〔2022〕18号", false, "某政发〔2021〕1号");
}

/* 和政 is a county. */
static void a_conjunction_joins_behind_a_number_only(void **state)
{
    (void)state;
    check("和政办发〔2022〕18号", false, "和政办发〔2022〕18号");
    check("和某政办发〔2022〕18号", true, "某政办发〔2022〕18号");
    check("文件和某政办发〔2022〕18号", true, "文件和某政办发〔2022〕18号");
}

static void what_lacks_a_part_is_none(void **state)
{
    (void)state;
    check("某政办发", false, NULL);
    check("某政办发〔2022〕", false, NULL);
    check("某政办发〔2022〕第", false, NULL);
    check("某政办发〔2022〕号", false, NULL);
    check("某政办发〔22〕18号", false, NULL);
    check("18号", false, NULL);
}

static bool asks(bool (*question)(const zci_unit *, size_t), const char *text)
{
    zci_units units = {0};
    zc_error error;
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    bool answer = question(units.unit, units.len);
    zci_units_free(&units);
    return answer;
}

static bool is_bare(const char *text)
{
    return asks(zci_citation_is_bare, text);
}

static bool is_order(const char *text)
{
    return asks(zci_citation_is_order, text);
}

static void an_order_has_a_number_without_brackets(void **state)
{
    (void)state;
    assert_true(is_order("临湖市人民政府令第16号"));
    assert_true(is_order("某部令第七百二十号"));
    assert_true(is_order("某部公告2022年第5号"));
    assert_true(is_order("某通告第5号"));
    assert_false(is_order("第5号"));
    assert_false(is_order("通告第5号")); /* whose? */
    assert_false(is_order("某部令第号"));
    assert_false(is_order("某部令5号"));
    assert_false(is_order("某部令第5"));
    assert_false(is_order("某部令第5号文"));
    assert_false(is_order("某部公告22年第5号"));
    assert_false(is_order("某部公告年第5号"));
    assert_false(is_order("食堂第5号"));
    assert_false(is_order("根据某部令第5号"));
    assert_false(is_order("某部，令第5号"));
    assert_false(is_order("号"));
    assert_false(is_order(""));
}

static void a_bare_number_is_nothing_else(void **state)
{
    (void)state;
    assert_true(is_bare("18号"));
    assert_true(is_bare("第18号"));
    assert_false(is_bare("18号线"));
    assert_false(is_bare("第号"));
    assert_false(is_bare("18"));
    assert_false(is_bare("k18号"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_all_of_its_letters_and_figures),
        cmocka_unit_test(words_beside_it_are_none_of_it),
        cmocka_unit_test(a_conjunction_joins_behind_a_number_only),
        cmocka_unit_test(what_lacks_a_part_is_none),
        cmocka_unit_test(a_bare_number_is_nothing_else),
        cmocka_unit_test(an_order_has_a_number_without_brackets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
