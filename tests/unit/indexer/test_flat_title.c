/* The title of a page that is one line.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "flat_title.h"

#define REST                                                                                                                   \
    "为做好工作，现通知如下，请认真贯彻执行。为做好工作，现通知如下，请认真贯彻执行。" \
    "为做好工作，现通知如下，请认真贯彻执行。为做好工作，现通知如下，请认真贯彻执行。"

/* "" for none. */
static void title_is(const char *text, const char *wanted)
{
    zci_stretch title = {{0, 0}, {0, 0}};
    zci_scan scan = {text, strlen(text), {0, 0}};
    while (zci_scan_next(&scan) != ZCI_SCAN_END)
        ;
    bool found = zci_flat_title_find(text, (zci_stretch){{0, 0}, scan.at}, &title);
    assert_int_equal(found, wanted[0] != '\0');
    if (found) {
        assert_int_equal(title.end.byte - title.start.byte, strlen(wanted));
        assert_memory_equal(text + title.start.byte, wanted, strlen(wanted));
    }
}

static void ends_with_a_piece(void **state)
{
    (void)state;
    title_is("某部 某总局 关于停课不停学的通知 各省：" REST, "某部 某总局 关于停课不停学的通知");
    title_is("某部 某总局 停课不停学 延长假期 保障供应 做好服务 的通知 各省：" REST, "");
}

static void ends_before_a_number_or_a_date(void **state)
{
    (void)state;
    title_is("某省人民政府关于印发托育方案的通知某府办〔2023〕33号各市：" REST,
             "某省人民政府关于印发托育方案的通知");
    title_is("关于支持托育发展的若干意见（2023年12月28日）为深入贯彻，" REST,
             "关于支持托育发展的若干意见");
}

/* The names of those who issued it may be glued, too. */
static void ends_before_whom_it_addresses(void **state)
{
    (void)state;
    title_is("教育部科技部财政部关于印发《托育方案》的通知各省、自治区：" REST,
             "教育部科技部财政部关于印发《托育方案》的通知");
    title_is("关于印发《托育方案》的通知发布时间：2024年4月2日各省：" REST,
             "关于印发《托育方案》的通知");
    title_is("关于印发《托育方案》的通知青海省各学校：" REST, "关于印发《托育方案》的通知");
    title_is("教育部 关于印发《托育方案》的通知 各省：" REST, "教育部 关于印发《托育方案》的通知");
}

#define REPORT "临湖市公交集团开出第一趟校车，沿途有十二站。" REST

static void a_headline_ends_where_the_report_begins(void **state)
{
    (void)state;
    title_is("临湖开出首趟校车 2月9日，" REPORT, "临湖开出首趟校车");
    title_is("临湖：校车开进山区 一天两趟 2024年2月9日上午，" REPORT,
             "临湖：校车开进山区 一天两趟");
    title_is("校车够不够？谁来开？最新回应！ 近日，" REPORT, "校车够不够？谁来开？最新回应！");
    title_is("临湖开出首趟校车 新华社临湖2月9日电（记者 甲乙）" REPORT, "临湖开出首趟校车");
    title_is("临湖开出首趟校车 2月9日临湖市发布消息称" REPORT, "临湖开出首趟校车");
    title_is("临湖开出首趟校车 临湖网讯（记者甲乙）" REPORT, "临湖开出首趟校车");
    title_is("临湖调研时强调落实落细校车措施 安全有序开车 2月9日，" REPORT,
             "临湖调研时强调落实落细校车措施 安全有序开车");
    /* Shown twice, or with a note behind it. */
    title_is("临湖开出首趟校车 临湖开出首趟校车 一天两趟 2月9日，" REPORT, "临湖开出首趟校车");
    title_is("临湖开出首趟校车 导读: 2月9日，" REPORT, "临湖开出首趟校车");
    title_is("临湖开出首趟校车 作者：甲乙 2月9日，" REPORT, "临湖开出首趟校车");
    /* Too short for one, a sentence, the way through a site, and no report. */
    title_is("校车开了 2月9日，" REPORT, "");
    title_is("临湖开出首趟校车。 2月9日，" REPORT, "");
    title_is("首页 > 临湖新闻 > 临湖校车新闻 2月9日，" REPORT, "");
    title_is("临湖开出首趟校车 2月9日 2月10日 " REPORT, "");
    title_is("临湖开出首趟校车 92月9日，" REPORT, "");
    title_is("临湖开出首趟校车 2月39日，" REPORT, "");
    title_is("临湖开出首趟校车 校车日前，" REPORT, "");
}

static void reports(const char *text, bool wanted)
{
    assert_int_equal(zci_flat_title_reports(text, strlen(text), 0), wanted);
}

/* What follows a document's title may begin with its date. */
static void tells_reports_from_documents(void **state)
{
    (void)state;
    reports(" 2月9日，临湖市教育局印发方案。", true);
    reports("\n新华社临湖2月9日电（记者甲乙）", true);
    reports("　日前，临湖市教育局印发方案。", true);
    reports(" 2020年2月9日 各学校：", false);
    reports(" 2020年2月9日各学校：", false);
    reports(" 各学校：", false);
    reports("", false);
}

static void what_could_be_a_sentence_has_none(void **state)
{
    (void)state;
    title_is("关于印发《托育方案》的通知精神要求各学校：" REST, "");
    title_is("关于托育，按照国务院的意见各省：" REST, "");
    title_is("日前印发的通知各省都收到了。" REST, "");
    title_is("关于印发《托育方案》的通知各省：", "");
    title_is("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_with_a_piece),
        cmocka_unit_test(ends_before_a_number_or_a_date),
        cmocka_unit_test(ends_before_whom_it_addresses),
        cmocka_unit_test(a_headline_ends_where_the_report_begins),
        cmocka_unit_test(tells_reports_from_documents),
        cmocka_unit_test(what_could_be_a_sentence_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
