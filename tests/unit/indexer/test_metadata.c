/* Number, date, issuer, genre and year.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "metadata.h"

static zci_document_record empty_record(void)
{
    zci_document_record record = {0};
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++)
        record.text[i] = (zc_string){"", 0};
    return record;
}

static void finds(const char *text, const char *number, const char *date, const char *issuer)
{
    zc_error error;
    zci_arena arena = {0};
    zci_document_record record = empty_record();
    assert_ok(zci_metadata_read(text, strlen(text), &arena, &record, &error), error);
    assert_string_equal(record.text[ZCI_DOCUMENT_NUMBER].data, number);
    assert_string_equal(record.text[ZCI_DOCUMENT_DATE].data, date);
    assert_string_equal(record.text[ZCI_DOCUMENT_ISSUER].data, issuer);
    zci_arena_clear(&arena);
}

static void reads_labels(void **state)
{
    (void)state;
    finds("发布机构: 某市人民政府 成文日期: 2022-05-18\n文号: 某政办发〔2022〕18号 发布日期: "
          "2022-05-19\n",
          "某政办发〔2022〕18号", "2022-05-18", "某市人民政府");
    finds("发文机关：某省教育厅\n发布时间：2021年3月5日\n", "", "2021-03-05", "某省教育厅");
    finds("索引号: 1 主题分类: 教育\n发布日期:\n", "", "", "");
}

static void reads_lines_of_their_own(void **state)
{
    (void)state;
    finds("某教发〔2021〕3号\n\n关于托育的通知\n正文。\n\n某市教育局\n\n2021年12月30日\n",
          "某教发〔2021〕3号", "2021-12-30", "");
    finds("**某政办[2020]15号　2020年6月8日**\n", "某政办[2020]15号", "2020-06-08", "");
    finds("（某教基(2018)第12号）\n二〇一八年四月二十六日\n", "某教基(2018)第12号", "2018-04-26",
          "");
    finds("某省托育条例\n(2024年3月28日某省人民代表大会常务委员会通过)\n", "", "2024-03-28", "");
}

static void takes_no_reference_for_its_own(void **state)
{
    (void)state;
    finds("根据《托育办法》（某政发〔2019〕26号）和2020年1月5日会议精神，通知如下。\n", "", "", "");
    finds("2019年是关键的一年\n2025年\n", "", "", "");
    finds("某政发〔20〕1号\n某政发〔2019〕号\n〔2019〕1号\n", "", "", "");
}

static void reads_a_signature_far_down(void **state)
{
    (void)state;
    char text[20000] = "";
    for (int i = 0; i < 300; i++)
        strcat(text, "各学校要认真落实。\n");
    strcat(text, "某市教育局\n2022年6月1日\n");
    finds(text, "", "2022-06-01", "");
}

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
    date_is("2022-05-18起", "");
    date_is("去年", "");
}

static void genre_is(const char *title, const char *wanted)
{
    assert_string_equal(zci_genre_of_title(text_of(title)).data, wanted);
}

static void reads_the_genre(void **state)
{
    (void)state;
    genre_is("关于托育的通知", "通知");
    genre_is("關於托育的實施意見", "实施意见");
    genre_is("某市托育办法（试行）", "办法");
    genre_is("某市托育规划(2021—2025年)", "规划");
    genre_is("托育规划2022", "规划");
    genre_is("《某市托育条例》", "条例");
    genre_is("通知", "");
    genre_is("某市开展托育检查", "");
    genre_is("", "");
    genre_is("）））", "");
}

static void finds_a_year(void **state)
{
    (void)state;
    zci_document_record record = empty_record();
    assert_int_equal(zci_metadata_year(&record), 0);
    record.text[ZCI_DOCUMENT_TITLE] = text_of("第12345号与2024年要点");
    assert_int_equal(zci_metadata_year(&record), 2024);
    record.text[ZCI_DOCUMENT_NUMBER] = text_of("某教发〔2023〕3号");
    assert_int_equal(zci_metadata_year(&record), 2023);
    record.text[ZCI_DOCUMENT_DATE] = text_of("2022-05");
    assert_int_equal(zci_metadata_year(&record), 2022);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_labels),
        cmocka_unit_test(reads_lines_of_their_own),
        cmocka_unit_test(takes_no_reference_for_its_own),
        cmocka_unit_test(reads_a_signature_far_down),
        cmocka_unit_test(reads_dates_of_every_form),
        cmocka_unit_test(refuses_what_is_no_date),
        cmocka_unit_test(reads_the_genre),
        cmocka_unit_test(finds_a_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
