/* Years and dates in queries and options.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "year.h"

static void years_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int from, to;
    } examples[] = {{"2022", 2022, 2022},
                    {"2022年", 2022, 2022},
                    {"２０２２", 2022, 2022},
                    {"2021..2024", 2021, 2024},
                    {"2021-2024", 2021, 2024},
                    {"2021年..2024年", 2021, 2024},
                    {"2021..", 2021, 9999},
                    {"..2024", 0, 2024},
                    {"“2022”", 2022, 2022},
                    {"2022..2022", 2022, 2022},
                    {"二〇二二", 2022, 2022},
                    {"二零二一年..二〇二四年", 2021, 2024},
                    {"2021～2023", 2021, 2023},
                    {"2021~2023", 2021, 2023},
                    {"2021—2023", 2021, 2023},
                    {"2021——2023", 2021, 2023},
                    {"2021–2023", 2021, 2023},
                    {"2021至2023", 2021, 2023},
                    {"2021年到2023年", 2021, 2023},
                    {"2021…2023", 2021, 2023},
                    {"２０２１……２０２３", 2021, 2023},
                    {"2021…", 2021, 9999},
                    {"…2023", 0, 2023}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        int from, to;
        if (!zci_years_read(text_of(examples[i].text), &from, &to))
            fail_msg("%s is refused", examples[i].text);
        assert_int_equal(from, examples[i].from);
        assert_int_equal(to, examples[i].to);
    }
}

static void what_is_no_year_is_refused(void **state)
{
    (void)state;
    static const char *const others[] = {"",
                                         "年",
                                         "22",
                                         "20222",
                                         "abcd",
                                         "2024..2021",
                                         "..",
                                         "2021..x",
                                         "2021...2024",
                                         "-2022",
                                         "+2022",
                                         "2022.5",
                                         "0999",
                                         "二千零二十二",
                                         "二〇二",
                                         "2021--2024",
                                         "2021~~2024",
                                         "2021至",
                                         "至2024",
                                         "2021至至2024",
                                         "2021/2024",
                                         "2021..20244",
                                         "2022 x",
                                         "99999999999999999999999999999999999999999999"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        int from, to;
        if (zci_years_read(text_of(others[i]), &from, &to))
            fail_msg("%s is read as %d..%d", others[i], from, to);
    }
}

static void dates_cover_what_they_leave_open(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned first, last;
    } examples[] = {
        {"2022", 20220000, 20221231},           {"2022-05", 20220500, 20220531},
        {"2022-05-18", 20220518, 20220518},     {"2022-5-8", 20220508, 20220508},
        {"2023-02", 20230200, 20230228},        {"2024-02", 20240200, 20240229},
        {"1900-02", 19000200, 19000228},        {"2000-02", 20000200, 20000229},
        {"２０２２－０５", 20220500, 20220531}, {"2022/05/18", 20220518, 20220518},
        {"2022/5", 20220500, 20220531},         {"２０２２／５／８", 20220508, 20220508},
        {"2022年", 20220000, 20221231},         {"2022年5月", 20220500, 20220531},
        {"2022年5月8日", 20220508, 20220508},   {"二〇二二年五月八日", 20220508, 20220508}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        unsigned first, last;
        if (!zci_days_read(text_of(examples[i].text), &first, &last))
            fail_msg("%s is refused", examples[i].text);
        assert_int_equal(first, examples[i].first);
        assert_int_equal(last, examples[i].last);
    }
}

static void what_is_no_date_is_refused(void **state)
{
    (void)state;
    static const char *const others[] = {
        "",           "2022-",      "2022-13",     "2022-00",  "2022-02-30",   "2023-02-29",
        "2022-05-00", "2022-05-32", "2022/",       "2022日",   "2022年5月月",  "年5月8日",
        "2022～05",   "18-05-2022", "2022-05-18x", "20220518", "2022-05-18-1", "yesterday"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        unsigned first, last;
        if (zci_days_read(text_of(others[i]), &first, &last))
            fail_msg("%s is read as %u to %u", others[i], first, last);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_are_read),
        cmocka_unit_test(what_is_no_year_is_refused),
        cmocka_unit_test(dates_cover_what_they_leave_open),
        cmocka_unit_test(what_is_no_date_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
