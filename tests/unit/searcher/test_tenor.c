/* What a small difference turns round in a text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "pattern.h"
#include "tenor.h"

/* The tenor of a text whose units end where their memory does. */
static uint64_t tenor_of(const char *text)
{
    zci_units units = {0};
    zc_error error;
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    zci_unit *exact = malloc(units.len * sizeof *exact);
    if (units.len > 0) {
        assert_non_null(exact);
        memcpy(exact, units.unit, units.len * sizeof *exact);
    }
    uint64_t tenor = zci_tenor(exact, units.len);
    free(exact);
    zci_units_free(&units);
    return tenor;
}

static void assert_same(const char *a, const char *b)
{
    if (tenor_of(a) != tenor_of(b))
        fail_msg("%s  and  %s  differ", a, b);
}

static void assert_other(const char *a, const char *b)
{
    if (tenor_of(a) == tenor_of(b))
        fail_msg("%s  and  %s  are the same", a, b);
}

static void chinese_figures_count(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"每六个月召开会议", "每三个月召开会议"},
                                           {"五十元以上", "五百元以上"},
                                           {"为期三年", "为期五年"},
                                           {"三分之二", "四分之三"},
                                           {"百分之五", "百分之六"},
                                           {"二至五人", "三至五人"},
                                           {"第一次修正", "第二次修正"},
                                           {"第一次修正", "修正"},
                                           {"3万元", "3亿元"},
                                           {"3万元", "3元"},
                                           {"“十三五”规划", "“十四五”规划"},
                                           {"每半年", "每年"},
                                           {"一个月内", "月内"},
                                           {"一百元", "百元"},
                                           {"三、五人", "三五人"},
                                           {"省市县三级", "省市两级"},
                                           {"二级医院", "三级医院"},
                                           {"之一", "之二"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_other(pairs[i][0], pairs[i][1]);
}

static void a_lone_one_is_no_figure(void **state)
{
    (void)state;
    assert_same("进一步加强", "加强");
    assert_same("统一领导", "领导");
    assert_same("建立一个平台", "建立平台");
    assert_same("一", "");
}

static void a_figure_may_be_spelled_in_two_ways(void **state)
{
    (void)state;
    assert_same("两年", "二年");
    assert_same("二〇二四年", "二零二四年");
    assert_same("兩萬元", "两万元");
    assert_other("两年", "三年");
}

static void words_that_turn_the_sense_count(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"可以收取费用", "不得收取费用"},
                                           {"应当邀请代表", "可以邀请代表"},
                                           {"基本开齐开足", "开齐开足"},
                                           {"力争全面建成", "全面建成"},
                                           {"鼓励学校开放场地", "学校开放场地"},
                                           {"原则上不超编", "不超编"},
                                           {"五元以上", "五元以下"},
                                           {"禁止燃放", "燃放"},
                                           {"营利性机构", "非营利性机构"},
                                           {"未经批准", "经批准"},
                                           {"不可", "可"},
                                           {"尽可能公开", "可公开"},
                                           {"无违法记录", "违法记录"},
                                           {"可以甲，不得乙", "不得甲，可以乙"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_other(pairs[i][0], pairs[i][1]);
}

/* 应当, 必须, 要 and no word at all demand the same. */
static void words_of_one_sense_are_one(void **state)
{
    (void)state;
    assert_same("学校应当公开账目", "学校必须公开账目");
    assert_same("学校应当公开账目", "学校公开账目");
    assert_same("不得燃放", "禁止燃放");
    assert_same("不得燃放", "严禁燃放");
    assert_same("可以减收", "可减收");
    assert_same("可以減收", "允许减收");
    assert_same("鼓励投保", "提倡投保");
    assert_same("“不”得", "不得");
}

static void what_only_looks_like_such_a_word_is_none(void **state)
{
    (void)state;
    static const char *const texts[] = {"不断",     "不仅", "未来", "非常", "没收",     "经许可",
                                        "可持续",   "可能", "可靠", "认可", "基本原则", "基本情况",
                                        "基本公共", "一",   "甲",   "2024", "。",       "k12"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_same(texts[i], "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chinese_figures_count),
        cmocka_unit_test(a_lone_one_is_no_figure),
        cmocka_unit_test(a_figure_may_be_spelled_in_two_ways),
        cmocka_unit_test(words_that_turn_the_sense_count),
        cmocka_unit_test(words_of_one_sense_are_one),
        cmocka_unit_test(what_only_looks_like_such_a_word_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
