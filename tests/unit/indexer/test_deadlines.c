/* Until when something is to be done.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "field_examples.h"

static void deadlines(void **state)
{
    (void)state;
    static const example examples[] = {
        {"开展评比。(6月底前完成)", "D[|6月底前完成|631]"},
        {"开展评比。(4月、11月底之前完成)", "D[|4月、11月底之前完成|1131]"},
        {"开展评比。（贯穿全年）", "D[|贯穿全年]"},
        {"2025年底前，全面完成改造。", "D[|2025年底前|20251231]"},
        {"于2024年2月底前报县教育局。", "D[|2024年2月底前|20240229]"},
        {"请于2024年9月10日前报送材料。", "D[|2024年9月10日前|20240910]"},
        {"年底前建成三所学校。", "D[|年底前|1231]"},
        {"今年年底前建成。", "D[|年底前|1231]"},
        {"二〇二五年六月底前完成", "D[|二〇二五年六月底前完成|20250630]"},
        {"于每年11月底前报送年度报告。", "D[|每年11月底前]"},
        {"完成时限：长期坚持", "D[|长期坚持]"},
        {"时限:2023年12月31日前完成", "D[|2023年12月31日前完成|20231231]"},
        {"（9月10日前）", "D[|9月10日前|910]"},
        {"请于9月10日前将名单报送县教育局。", "D[|9月10日前|910]"},
        {"9月10号前送县教育局", "D[|9月10号前|910]"},
        {"时限：2023年12月31日完成", "D[|2023年12月31日完成|20231231]"},
        {"时限：2023年12月底前", "D[|2023年12月底前|20231231]"},
        {"2025年6月底前将学校周边环境综合治理工作", "D[|2025年6月底前|20250630]"},
    };
    CHECK(examples);
}

/* What of year, month and day is named, and what a text that names less means. */
static void times(void **state)
{
    (void)state;
    static const example examples[] = {
        {"6月底前完成", "D[|6月底前完成|631]"},
        {"6月末前完成", "D[|6月末前完成|631]"},
        {"6月前完成", "D[|6月前完成|600]"},
        {"6月上旬前完成", "D[|6月上旬前完成|600]"},
        {"2024年6月前完成", "D[|2024年6月前完成|20240600]"},
        {"1月5日前完成", "D[|1月5日前完成|105]"},
        {"今年1月10日前完成", "D[|今年1月10日前完成|110]"},
        {"今年6月底前完成", "D[|今年6月底前完成|631]"},
        {"每年6月底前完成", "D[|每年6月底前完成]"},
        {"4月、11月底前完成", "D[|4月、11月底前完成|1131]"},
        {"3月、6月、9月底前完成", "D[|3月、6月、9月底前完成|931]"},
        {"4月，11月底前完成", "D[|11月底前完成|1131]"},
        {"建档、11月底前完成", "D[|11月底前完成|1131]"},
        {"24年6月底前完成", "D[|6月底前完成|631]"},
        {"12024年6月底前完成", "D[|6月底前完成|631]"},
        {"1949年底前完成", "D[|1949年底前完成|19491231]"},
        {"2100年底前完成", "D[|2100年底前完成|21001231]"},
    };
    CHECK(examples);
}

static void months_in_either_kind_of_digits(void **state)
{
    static const char *const words[] = {"一", "二", "三", "四", "五",   "六",
                                        "七", "八", "九", "十", "十一", "十二"};
    (void)state;
    for (unsigned month = 1; month <= 12; month++) {
        char han[64], digits[64], wanted[96];
        snprintf(han, sizeof han, "%s月5日前完成", words[month - 1]);
        snprintf(wanted, sizeof wanted, "D[|%s|%u]", han, month * 100 + 5);
        check(&(example){han, wanted}, 1);
        snprintf(digits, sizeof digits, "%u月5日前完成", month);
        snprintf(wanted, sizeof wanted, "D[|%s|%u]", digits, month * 100 + 5);
        check(&(example){digits, wanted}, 1);
    }
}

static void last_days_of_months(void **state)
{
    static const unsigned years[] = {2000, 2023, 2024, 2100};
    static const unsigned last[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    (void)state;
    for (unsigned i = 0; i < 12 * sizeof years / sizeof *years; i++) {
        char text[64], wanted[96];
        unsigned year = years[i / 12], month = i % 12;
        unsigned leap = month == 1 && (year == 2000 || year == 2024);
        snprintf(text, sizeof text, "%u年%u月底前完成", year, month + 1);
        snprintf(wanted, sizeof wanted, "D[|%s|%u]", text,
                 year * 10000 + (month + 1) * 100 + last[month] + leap);
        check(&(example){text, wanted}, 1);
    }
}

static void what_is_no_deadline(void **state)
{
    (void)state;
    static const example examples[] = {
        {"日前，教育局召开会议。", ""},
        {"目前已有三年之前的材料。", ""},
        {"2010年以前的档案。", ""},
        {"2020年底前已全部建成。", ""},
        {"2018年9月1日之前出生的儿童。", ""},
        {"13月底前完成", ""},
        {"3个月前完成", ""},
        {"对2021年6月底前开工的项目予以补助。", ""},
        {"2020年底以前发布的文件", ""},
        {"6月日前完成", ""},
        {"6月32日前完成", ""},
        {"2024年5日前完成", ""},
        {"24年底前完成", ""},
        {"1948年底前完成", ""},
        {"2101年底前完成", ""},
        {"9月10日前出生儿童。完成登记", ""},
        {"9月10日前出生儿童；完成登记", ""},
        {"9月10日前出生儿童", ""},
        {"（全年安排）", ""},
        {"其他：长期坚持", ""},
        {"时限：自2023年12月31日", ""},
    };
    CHECK(examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deadlines),
        cmocka_unit_test(times),
        cmocka_unit_test(months_in_either_kind_of_digits),
        cmocka_unit_test(last_days_of_months),
        cmocka_unit_test(what_is_no_deadline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
