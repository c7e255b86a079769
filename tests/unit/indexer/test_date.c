/* Dates as texts write them.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "date.h"

static void date_is(const char *stated, const char *wanted)
{
    zci_date date = zci_date_read(text_of(stated));
    assert_string_equal(date.text, wanted);
    assert_int_equal(date.len, strlen(wanted));
}

static void reads_dates_of_every_form(void **state)
{
    (void)state;
    date_is("2022", "2022");
    date_is("2022-05", "2022-05");
    date_is("2022-5-8", "2022-05-08");
    date_is(" 2022/05/18 08:30", "2022-05-18");
    date_is("2022.5.18", "2022-05-18");
    date_is("2022年", "2022");
    date_is("2022年5月", "2022-05");
    date_is("２０２２年５月１８日", "2022-05-18");
    date_is("二〇二二年十月二十日", "2022-10-20");
    date_is("二○二二年十二月三十一日", "2022-12-31");
    date_is("2024年2月29日", "2024-02-29");
    date_is("2022-05-18T08:00:00Z", "2022-05-18");
}

static void refuses_what_is_no_date(void **state)
{
    (void)state;
    date_is("", "");
    date_is("1022", "");
    date_is("20220518", "");
    date_is("2022-13-01", "");
    date_is("2022-05-32", "");
    date_is("2022-02-30", "");
    date_is("2023年2月29日", "");
    date_is("2022-04-31", "");
    date_is("2022-00-10", "");
    date_is("2022-05-18起", "");
    date_is("去年", "");
}

static void finds_the_first_year(void **state)
{
    (void)state;
    zc_span at = {0, 0};
    assert_int_equal(zci_year_find(text_of("第12345号与2024年要点"), &at), 2024);
    assert_int_equal(at.start, strlen("第12345号与"));
    assert_int_equal(at.end - at.start, 4);
    assert_int_equal(zci_year_find(text_of("一九八四年政府工作报告"), NULL), 1984);
    assert_int_equal(zci_year_find(text_of("编号20240518"), NULL), 0);
    assert_int_equal(zci_year_find(text_of(""), NULL), 0);
    assert_int_equal(zci_year_find(text_of("日产2000万只口罩"), NULL), 0);
    assert_int_equal(zci_year_find(text_of("2000亿元投资，2000余所学校，2020亩绿地"), NULL), 0);
    assert_int_equal(zci_year_find(text_of("日产2000万只，2020年要点"), NULL), 2020);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates_of_every_form),
        cmocka_unit_test(refuses_what_is_no_date),
        cmocka_unit_test(finds_the_first_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
