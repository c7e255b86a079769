/* The fields that a query can name.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "field.h"

static void every_name_finds_its_field(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        zci_field field;
    } names[] = {
        {"标题", ZCI_FIELD_TITLE},      {"title", ZCI_FIELD_TITLE},
        {"TITLE", ZCI_FIELD_TITLE},     {"文号", ZCI_FIELD_NUMBER},
        {"number", ZCI_FIELD_NUMBER},   {"机关", ZCI_FIELD_ISSUER},
        {"issuer", ZCI_FIELD_ISSUER},   {"地区", ZCI_FIELD_REGION},
        {"Region", ZCI_FIELD_REGION},   {"级别", ZCI_FIELD_LEVEL},
        {"level", ZCI_FIELD_LEVEL},     {"所述年", ZCI_FIELD_ABOUT},
        {"about", ZCI_FIELD_ABOUT},     {"发文字号", ZCI_FIELD_NUMBER},
        {"发布机构", ZCI_FIELD_ISSUER}, {"文种", ZCI_FIELD_GENRE},
        {"发布机关", ZCI_FIELD_ISSUER}, {"制定机关", ZCI_FIELD_ISSUER},
        {"发文单位", ZCI_FIELD_ISSUER}, {"发布单位", ZCI_FIELD_ISSUER},
        {"题名", ZCI_FIELD_TITLE},      {"省份", ZCI_FIELD_REGION},
        {"省", ZCI_FIELD_REGION},       {"市", ZCI_FIELD_REGION},
        {"县", ZCI_FIELD_REGION},       {"单位", ZCI_FIELD_NONE},
        {"部门", ZCI_FIELD_NONE},       {"时间", ZCI_FIELD_NONE},
        {"类型", ZCI_FIELD_NONE},       {"genre", ZCI_FIELD_GENRE},
        {"年", ZCI_FIELD_YEAR},         {"year", ZCI_FIELD_YEAR},
        {"", ZCI_FIELD_NONE},           {"titl", ZCI_FIELD_NONE},
        {"titles", ZCI_FIELD_NONE},     {"标", ZCI_FIELD_NONE},
        {"标题题", ZCI_FIELD_NONE},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(zci_field_named(text_of(names[i].name)), names[i].field);
}

static void a_name_need_not_end_with_a_nul(void **state)
{
    (void)state;
    assert_int_equal(zci_field_named((zc_string){"titlexyz", 5}), ZCI_FIELD_TITLE);
}

static void canonical_names_are_names(void **state)
{
    (void)state;
    for (int field = ZCI_FIELD_TITLE; field < ZCI_FIELD_NONE; field++) {
        const char *name = zci_field_name((zci_field)field);
        assert_int_equal(zci_field_named(text_of(name)), field);
        assert_non_null(strstr(zci_field_list(), name));
    }
    assert_string_equal(zci_field_name(ZCI_FIELD_TEXT), "");
    assert_string_equal(zci_field_name(ZCI_FIELD_NONE), "");
}

static void the_nearest_name_is_in_the_same_language(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"标替", "标题"},       {"文好", "文号"},    {"机构", "机关"},         {"titel", "title"},
        {"regon", "region"},    {"isser", "issuer"}, {"发文机構", "发文机关"}, {"yaer", "year"},
        {"发文关", "发文机关"}, {"isuer", "issuer"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(zci_field_nearest(text_of(pairs[i][0])), pairs[i][1]);
    assert_non_null(zci_field_nearest(text_of("")));
    char longest[3 * 200];
    memset(longest, 'x', sizeof longest);
    assert_non_null(zci_field_nearest((zc_string){longest, sizeof longest}));
}

static void what_is_no_name_may_tell_which_was_meant(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"部门", "机关"},     {"单位", "机关"},     {"时间", "年"},         {"日期", "年"},
        {"类型", "文种"},     {"名称", "标题"},     {"地点", "地区"},       {"城市", "地区"},
        {"编号", "文号"},     {"发布日期", "年"},   {"Date", "year"},       {"type", "genre"},
        {"name", "title"},    {"author", "issuer"}, {"province", "region"}, {"no", "number"},
        {"发文日期", "年"},   {"发文时间", "年"},   {"印发日期", "年"},     {"公布日期", "年"},
        {"文件类型", "文种"}, {"文件编号", "文号"}, {"主办单位", "机关"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(zci_field_nearest(text_of(pairs[i][0])), pairs[i][1]);
}

static void fields_of_text_have_a_prefix_of_their_own(void **state)
{
    (void)state;
    for (int a = ZCI_FIELD_TITLE; a < ZCI_FIELD_YEAR; a++) {
        assert_true(zci_field_prefix((zci_field)a) != 0);
        for (int b = ZCI_FIELD_TITLE; b < a; b++)
            assert_true(zci_field_prefix((zci_field)a) != zci_field_prefix((zci_field)b));
    }
    assert_int_equal(zci_field_prefix(ZCI_FIELD_TEXT), 0);
    assert_int_equal(zci_field_prefix(ZCI_FIELD_YEAR), 0);
}

static void a_slip_is_near_a_name(void **state)
{
    (void)state;
    static const char *const slips[] = {"标替", "文好", "机构", "titel", "yaer", "发文机構"};
    static const char *const others[] = {"",     "您",   "您好", "税务局", "about us", "author",
                                         "备注", "今年", "全省", "本市",   "部门"};
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        assert_true(zci_field_is_slip(text_of(slips[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(zci_field_is_slip(text_of(others[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_finds_its_field),
        cmocka_unit_test(a_name_need_not_end_with_a_nul),
        cmocka_unit_test(canonical_names_are_names),
        cmocka_unit_test(the_nearest_name_is_in_the_same_language),
        cmocka_unit_test(what_is_no_name_may_tell_which_was_meant),
        cmocka_unit_test(a_slip_is_near_a_name),
        cmocka_unit_test(fields_of_text_have_a_prefix_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
