/* Numbers in a run of query text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "numeral.h"
#include "pattern.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static void make(const char *text, zci_spellings *spellings)
{
    zci_units units = {0};
    zc_error error;
    assert_true(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, NULL) == ZC_OK);
    /* The units end where their memory does, so that reading beyond them is noticed. */
    zci_unit *exact = malloc(units.len * sizeof *exact);
    assert_non_null(exact);
    memcpy(exact, units.unit, units.len * sizeof *exact);
    assert_ok(zci_spellings_make(spellings, exact, units.len, &error), error);
    free(exact);
    zci_units_free(&units);
}

/* All spellings of a text, with blanks between them. */
static void spellings(const char *text, char *joined, size_t size)
{
    zci_spellings made;
    size_t len = 0;
    make(text, &made);
    for (size_t i = 0; i < made.count; i++) {
        assert_true(!made.text[i].failed && len + made.text[i].len + 2 < size);
        if (i > 0)
            joined[len++] = ' ';
        memcpy(joined + len, made.text[i].data, made.text[i].len);
        len += made.text[i].len;
    }
    joined[len] = '\0';
    zci_spellings_free(&made);
}

#define SPELLS(text, expected)                                                                     \
    do {                                                                                           \
        char joined[1024];                                                                         \
        spellings(text, joined, sizeof joined);                                                    \
        assert_string_equal(joined, expected);                                                     \
    } while (0)

#define STAYS(text) SPELLS(text, "")

static void years_are_spelled(void **state)
{
    (void)state;
    SPELLS("2024年", "二〇二四年 二○二四年 二零二四年");
    SPELLS("２０２４年", "二〇二四年 二○二四年 二零二四年");
    SPELLS("1998年", "一九九八年");
    SPELLS("二〇二四年", "2024年 二○二四年 二零二四年");
    SPELLS("二○二四年", "2024年 二〇二四年 二零二四年");
    SPELLS("2021-2025年", "二〇二一至二〇二五年 二○二一至二○二五年 二零二一至二零二五年 "
                          "2021~2025年 2021至2025年 2021—2025年");
    SPELLS("2024年5月18日", "二〇二四年五月十八日 二○二四年五月十八日 二零二四年五月十八日");
    SPELLS("二〇一九年十二月一日", "2019年12月1日 二○一九年十二月一日 二零一九年十二月一日");
}

static void counts_are_spelled(void **state)
{
    (void)state;
    SPELLS("第25条", "第二十五条");
    SPELLS("第二十五条", "第25条");
    SPELLS("第一百零五条", "第105条 第一百〇五条");
    SPELLS("第1010条", "第一千零一十条 第一千〇一十条");
    SPELLS("第1011条", "第一千零一十一条 第一千〇一十一条");
    SPELLS("2个月", "二个月 两个月");
    SPELLS("三个月", "3个月");
    SPELLS("五个工作日", "5个工作日");
    SPELLS("两个百分点", "2个百分点 二个百分点");
    SPELLS("一个小时", "1个小时");
    SPELLS("2月", "二月");
    SPELLS("两年", "2年 二年");
    SPELLS("第2批", "第二批");
    SPELLS("二百人", "200人 两百人");
    SPELLS("30万元", "三十万元");
    SPELLS("三十多所学校", "30多所学校");
    SPELLS("十五年规划", "15年规划");
    SPELLS("七年级", "7年级");
    SPELLS("第二十五中学", "第25中学");
    SPELLS("2年级", "二年级");
    SPELLS("十人", "10人");
    SPELLS("十多所学校", "10多所学校");
    SPELLS("二百零四年", "204年 两百〇四年");
    SPELLS("9999人", "九千九百九十九人");
    STAYS("10000人");
    STAYS("二十三十人");
    STAYS("二〇二四五年");
    STAYS("两〇二四年");
    STAYS("0人");
    STAYS("1.5倍");
}

static void percentages_are_spelled(void **state)
{
    (void)state;
    SPELLS("85%", "百分之八十五");
    SPELLS("85.5%以上", "百分之八十五点五以上");
    SPELLS("百分之十", "10%");
    SPELLS("百分之九十九点〇五", "99.05% 百分之九十九点零五");
    SPELLS("百分之十点", "10%点");
    SPELLS("百分之十点滴", "10%点滴");
    SPELLS("百分之一点一二三四五六七", "1.1234567%");
    SPELLS("1.1234567%", "百分之一点一二三四五六七");
    SPELLS("0.5%", "百分之零点五 百分之〇点五");
    SPELLS("百分之零点五", "0.5% 百分之〇点五");
    SPELLS("100%", "百分之百");
    SPELLS("百分之百", "100%");
    SPELLS("百分之一百", "100% 百分之百");
    SPELLS("百分之百点五", "100.5% 百分之一百点五");
    STAYS("百分之一点一二三四五六七八");
    STAYS("1.12345678%");
    STAYS("05.5%");
    STAYS("1.x%");
    STAYS("1.2x%");
    STAYS("百分之");
    STAYS("百分之几");
}

static void ranges_are_spelled(void **state)
{
    (void)state;
    SPELLS("2~3岁", "2-3岁 二至三岁 两至三岁 2至3岁 2—3岁");
    SPELLS("两至三岁", "2-3岁 二至三岁 2~3岁 2至3岁 2—3岁");
    SPELLS("2到3岁", "2-3岁 二至三岁 两至三岁 2~3岁 2至3岁 2—3岁");
    SPELLS("2–3岁", "2-3岁 二至三岁 两至三岁 2~3岁 2至3岁 2—3岁");
    SPELLS("2—3岁", "2-3岁 二至三岁 两至三岁 2~3岁 2至3岁");
    SPELLS("1.5-2年", "1.5-二年 1.5-两年");
    STAYS("2-");
    STAYS("2-3");
}

static void what_is_no_count_stays(void **state)
{
    (void)state;
    STAYS("十四五规划");
    STAYS("“十四五”规划");
    STAYS("十三五");
    STAYS("三名工程");
    STAYS("三名");
    STAYS("五育并举");
    STAYS("四个意识");
    STAYS("四个工作组");
    STAYS("五位一体");
    STAYS("一带一路");
    STAYS("三个代表");
    STAYS("两免一补");
    STAYS("一年来");
    STAYS("二十");
    STAYS("25");
    STAYS("二三十年");
    STAYS("数十年");
    STAYS("几十所");
    STAYS("三分之一");
    STAYS("二十分之一");
    STAYS("百年大计");
    STAYS("双减");
    STAYS("1+X");
    STAYS("K12");
    STAYS("第一位");
    STAYS("第一");
    STAYS("二十四节气");
    STAYS("007号");
    STAYS("99999999999999999999年");
    STAYS("年");
    STAYS("三百五元"); /* said for 350, read as 305 */
    STAYS("x%");
}

static void further_numbers_stay(void **state)
{
    (void)state;
    SPELLS("1月2月3月4月5月6月7月8月9月", "一月二月三月四月五月六月七月八月9月");
}

static void assert_ends(const char *text, unsigned flags)
{
    zci_spellings made;
    make(text, &made);
    if (made.flags != flags)
        fail_msg("%s: flags %u, not %u", text, made.flags, flags);
    zci_spellings_free(&made);
}

static void figures_at_the_ends_are_told(void **state)
{
    (void)state;
    const unsigned both = ZCI_PATTERN_WHOLE_FIRST | ZCI_PATTERN_WHOLE_LAST;
    assert_ends("2亿元", ZCI_PATTERN_WHOLE_FIRST);
    assert_ends("三个月内", ZCI_PATTERN_WHOLE_FIRST);
    assert_ends("2~3岁", ZCI_PATTERN_WHOLE_FIRST);
    assert_ends("5%", both);
    assert_ends("百分之五", both);
    assert_ends("3万", both);
    assert_ends("增长5%", ZCI_PATTERN_WHOLE_LAST);
    assert_ends("增长5%以上", 0);
    assert_ends("投入3万", ZCI_PATTERN_WHOLE_LAST);
    assert_ends("投入3万元", 0);
    assert_ends("2024年", 0);
    assert_ends("二〇二四年", 0);
    assert_ends("第25条", 0);
    assert_ends("一带一路2024年", 0);
    assert_ends("三个代表30年", 0);
    assert_ends("十四五", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_are_spelled),
        cmocka_unit_test(counts_are_spelled),
        cmocka_unit_test(percentages_are_spelled),
        cmocka_unit_test(ranges_are_spelled),
        cmocka_unit_test(what_is_no_count_stays),
        cmocka_unit_test(further_numbers_stay),
        cmocka_unit_test(figures_at_the_ends_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
