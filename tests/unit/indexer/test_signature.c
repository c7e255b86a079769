/* The signature and date of a document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "signature.h"

static void signed_is(const char *text, const char *names, const char *date)
{
    zci_arena arena = {0};
    zci_page page = zci_page_whole(text, strlen(text));
    zci_facts facts = {.page = &page, .arena = &arena};
    zci_signature_read(&facts);
    assert_false(facts.failed);
    zc_string by = facts.value[ZC_FACT_SIGNED_BY].text;
    zc_string written = facts.value[ZC_FACT_WRITTEN].text;
    assert_string_equal(by.len > 0 ? by.data : "", names);
    assert_string_equal(written.len > 0 ? written.data : "", date);
    zci_arena_clear(&arena);
}

static void reads_lines(void **state)
{
    (void)state;
    signed_is("请执行。\n某市教育局\n2022年5月18日\n", "某市教育局", "2022-05-18");
    signed_is("请执行。\n　　　某市教育局\n\n二〇二二年五月十八日\n", "某市教育局", "2022-05-18");
    signed_is("请执行。\n某市教育局\n某市公安局\n2022年5月18日\n（此件公开发布）\n",
              "某市教育局 某市公安局", "2022-05-18");
    signed_is("2.某某汇总表\n某市教育局\n2022年5月18日\n", "某市教育局", "2022-05-18");
    signed_is("请执行。\n青澜省防疫工作\n领导小组办公室\n2020 年 2 月 7 日\n",
              "青澜省防疫工作领导小组办公室", "2020-02-07");
}

static void leaves_a_bracket_around_it(void **state)
{
    (void)state;
    signed_is("关于整顿社团的意见\n（临湖市民政局　一九九七年一月二十八日）\n根据要求：\n",
              "临湖市民政局", "1997-01-28");
    signed_is("请执行。\n临湖市民政局（代章）\n1997年1月28日\n", "临湖市民政局（代章）",
              "1997-01-28");
}

static void reads_one_line(void **state)
{
    (void)state;
    signed_is("请执行。 财　政　部 2020年1月31日", "财政部", "2020-01-31");
    signed_is("请执行。 财政部 税务总局 2020年2月6日 附件：1.表", "财政部 税务总局", "2020-02-06");
    signed_is("请执行。某省人民政府2023年12月27日某省方案为贯彻落实", "某省人民政府", "2023-12-27");
    signed_is("请执行。某省人民政府2023年12月27日关于废止原来的《某省方案》的决定", "某省人民政府",
              "2023-12-27");
    signed_is("请执行。某省人民政府2023年12月27日(此件公开发布)某省方案", "某省人民政府",
              "2023-12-27");
}

static void reads_who_signed_jointly(void **state)
{
    (void)state;
    signed_is("请执行。\n中国人民银行\n财政部\n银保监会\n证监会\n国家外汇管理局\n2020年1月31日\n",
              "中国人民银行 财政部 银保监会 证监会 国家外汇管理局", "2020-01-31");
    signed_is("请执行。\n临湖市教育局\n临湖市人民政府教育督导室\n临湖市财政局\n2022年5月18日\n",
              "临湖市教育局 临湖市人民政府教育督导室 临湖市财政局", "2022-05-18");
    signed_is("请执行。\n临湖市教育局\n临湖市督学站\n临湖市财政局\n2022年5月18日\n",
              "临湖市教育局 临湖市督学站 临湖市财政局", "2022-05-18");
    signed_is("请执行。 临湖市教育局 临湖市督学站 临湖市少年宫 临湖市财政局 2022年5月18日",
              "临湖市教育局 临湖市督学站 临湖市少年宫 临湖市财政局", "2022-05-18");
}

static void names_may_be_in_cells(void **state)
{
    (void)state;
    signed_is("请执行。\n临湖市教育局 | 临湖市财政局\n临湖市民政局\n2022年5月18日\n",
              "临湖市教育局 临湖市财政局 临湖市民政局", "2022-05-18");
    signed_is("任务 | 单位 | 时限\n招生 | 临湖市教育局 | 2022年5月18日\n"
              "以上各项任务由牵头单位会同有关单位落实，完成情况及时报送市人民政府\n",
              "", "");
}

static void a_list_that_breaks_off_is_none(void **state)
{
    (void)state;
    signed_is("请执行。\n临湖市教育局\n督学站\n临湖市财政局\n2022年5月18日\n", "", "2022-05-18");
    signed_is("电话：\n市疾控中心 8101152\n临湖市教育局\n2022年5月18日\n", "临湖市教育局",
              "2022-05-18");
    signed_is("责任单位：市教育局，市财政局\n临湖市人民政府办公室\n2022年5月18日\n",
              "临湖市人民政府办公室", "2022-05-18");
}

static void a_date_may_stand_alone(void **state)
{
    (void)state;
    signed_is("特此通知。 2020年2月17日 扫一扫在手机打开当前页", "", "2020-02-17");
    signed_is("附件：某表_ 2020年2月7日", "", "2020-02-07");
}

static void dates_in_sentences_are_none(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "本办法自2020年1月1日起施行。",
        "据教育部2020年1月1日发布的通知，各地要落实。",
        "经国务院批准，教育部2020年1月1日印发通知。",
        "在2020年1月1日前，各学校要完成。",
        "某市教育局于2020年1月1日召开会议。",
        "某市教育局2020年1月1日起受理。",
        "本条例自即日施行。临湖市人民政府2020年1月1日颁布的《渡口规定》同时废止。",
        "本条例自即日施行。临湖市人民政府2020年1月1日颁布实施的规定同时废止。",
        "本条例自即日施行。临湖市人民政府2020年1月1日制定的规定同时废止。",
        "本条例自即日施行。临湖市人民政府2020年1月1日交由市教育局起草的《渡口规定》不再执行。",
        "临湖市渡口条例\n\n某会议通过的《渡口条例修正案》\n2020年1月1日 某会议通过的决定\n",
        "某市教育局2020年工作要点\n某市教育局\n2020年1月\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        signed_is(texts[i], "", "");
}

static void the_first_signature_counts(void **state)
{
    (void)state;
    signed_is("现印发给你们。\n某市教育局\n2022年5月18日\n附件\n某办法\n某省教育厅\n2021年1月1日\n",
              "某市教育局", "2022-05-18");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_lines),
        cmocka_unit_test(leaves_a_bracket_around_it),
        cmocka_unit_test(reads_one_line),
        cmocka_unit_test(reads_who_signed_jointly),
        cmocka_unit_test(names_may_be_in_cells),
        cmocka_unit_test(a_list_that_breaks_off_is_none),
        cmocka_unit_test(a_date_may_stand_alone),
        cmocka_unit_test(dates_in_sentences_are_none),
        cmocka_unit_test(the_first_signature_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
