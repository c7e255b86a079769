/* What stands above a page's document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "masthead.h"

#define TITLE    "临湖市教育局关于做好防汛工作的通知\n"
#define SENTENCE "各单位要落实责任，按时报送进展情况。\n"
#define ENTRIES  "栏目甲\n栏目乙\n栏目丙\n栏目丁\n栏目戊\n栏目己\n栏目庚\n"

/* Asserts on which line the document begins, and which are menus, as "1 3". */
static void masthead_is(const char *text, uint64_t line, const char *wanted)
{
    zc_span found[ZCI_MASTHEAD_MAX];
    char menus[256] = "";
    zci_page page = zci_page_whole(text, strlen(text));
    zci_masthead m = zci_masthead_read(&page);
    size_t count = zci_masthead_menus(&page, &m, found), at = 0;
    assert_int_equal(m.line, line);
    assert_int_equal(zci_masthead_skip(&page, &m).start.byte, m.end.byte);
    assert_int_equal(zci_page_line_at(&page, m.end.byte), line);
    for (uint64_t number = 1; text[at] != '\0'; number++) {
        size_t used = strlen(menus);
        for (size_t i = 0; i < count; i++) {
            if (at >= found[i].start && at < found[i].end)
                snprintf(menus + used, sizeof menus - used, "%s%d", used > 0 ? " " : "",
                         (int)number);
        }
        at += strcspn(text + at, "\n");
        at += text[at] == '\n';
    }
    assert_string_equal(menus, wanted);
}

static void the_way_to_the_page_ends_it(void **state)
{
    (void)state;
    masthead_is("您现在的位置：首页>通知\n" TITLE, 2, "1");
    masthead_is("临湖市人民政府\n当前位置：首页 > 通知\n" TITLE, 3, "2");
    masthead_is(
        "栏目甲\n新闻中心\n栏目乙\n网上政务服务大厅欢迎您们\n栏目丙\n您的位置：首页\n" TITLE, 7,
        "1 2 3 5 6");
    masthead_is("当前位置：\n首页\n>\n通知\n" TITLE, 5, "1 2 3 4");
    masthead_is("栏目甲\n位置：首页>政务公开>通知\n" TITLE, 3, "1 2");
    masthead_is("所在位置：三楼\n通知\n" TITLE, 1, "");
}

static void a_title_may_begin_with_a_short_line(void **state)
{
    (void)state;
    masthead_is("首页 > 政务公开\n发文机关：临湖市教育局\n临湖市教育局关于做好\n"
                "“双减”工作的通知\n" SENTENCE,
                3, "1");
    masthead_is("首页 > 政务公开\n发文机关：临湖市教育局\n临湖市教育局\n"
                "防汛工作要点（2024年）的通知\n" SENTENCE,
                3, "1");
}

static void entries_with_a_home_are_menus(void **state)
{
    (void)state;
    masthead_is("首页\n政务公开\n互动交流\n数据开放\n" TITLE, 5, "1 2 3 4");
    masthead_is("首页 | 政务公开 | 互动交流 | 数据开放\n" TITLE, 2, "1");
    masthead_is("临湖市教育局\n登录 注册\n首页\n政务公开\n互动交流\n数据开放\n" TITLE, 7,
                "2 3 4 5 6");
    masthead_is("首页\n政务公开\n规划计划\n通知公告\n数据开放\n互动交流\n" TITLE, 7, "1 2 3 4 5 6");
    masthead_is("首页\n政务公开\n" TITLE, 1, "");
    masthead_is("网站栏目\n首页\n政务公开\n互动交流\n数据开放\n" SENTENCE, 1, "");
}

static void many_short_lines_are_one_but_stay(void **state)
{
    (void)state;
    masthead_is(ENTRIES "栏目辛\n" TITLE, 9, "");
    masthead_is(ENTRIES TITLE, 1, "");
}

static void what_labels_say_belongs_to_it_and_stays(void **state)
{
    (void)state;
    masthead_is("首页 > 通知\n索引号：\n003010001\n发布机构：临湖市教育局\n文号：\n"
                "临教发〔2024〕21号\n公开日期：2024-09-02\n" TITLE,
                8, "1");
    masthead_is("首页 > 通知\n关键词：\n" TITLE, 3, "1");
    masthead_is("首页 > 通知\n学校概况\n来源：临湖市教育局\n" SENTENCE, 4, "1");
}

/* 校园安全条例 right below the way to the page, with what a page is worked with below it. */
static void a_short_title_below_the_way_is_the_document_s(void **state)
{
    (void)state;
    masthead_is("首页 > 政策\n校园安全条例\n打印本页\n" SENTENCE, 2, "1");
    masthead_is("首页 > 政策\n校园安全条例\n来源：临湖市教育局\n【打印】【关闭】\n" SENTENCE, 2,
                "1");
    masthead_is("首页 > 通知公告\n通知公告\n打印本页\n" SENTENCE, 4, "1 2 3");
    masthead_is("当前位置：\n通知公告\n打印本页\n" SENTENCE, 4, "1 2 3");
    masthead_is("首页 > 政策\n临湖市教育局\n打印本页\n" SENTENCE, 4, "1 2 3");
    masthead_is("首页 > 政策\n通知公告\n学校概况\n打印本页\n" SENTENCE, 5, "1 2 3 4");
    masthead_is("首页 > 政策\n学校概况\n通知公告\n打印本页\n" SENTENCE, 5, "1 2 3 4");
}

static void it_ends_where_the_document_begins(void **state)
{
    (void)state;
    masthead_is(TITLE "首页 > 通知\n", 1, "");
    masthead_is("首页 > 通知\n临湖市教育局\n" TITLE, 2, "1");
    masthead_is("首页 > 通知\n临湖市教育局关于做好\n防汛工作的通知\n", 2, "1");
    masthead_is("首页 > 通知\n临湖市教育局文件\n" TITLE, 2, "1");
    masthead_is("首页 > 通知\n临教发〔2024〕21号\n栏目甲\n" TITLE, 2, "1");
    masthead_is(ENTRIES "栏目辛\n放假通知\n各科室：\n" SENTENCE, 9, "");
    masthead_is(SENTENCE "您现在的位置：首页>通知\n", 1, "");
    masthead_is("第一章 总则\n您现在的位置：首页>通知\n", 1, "");
    masthead_is("一、总体要求\n您现在的位置：首页>通知\n", 1, "");
    masthead_is("", 1, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_way_to_the_page_ends_it),
        cmocka_unit_test(a_title_may_begin_with_a_short_line),
        cmocka_unit_test(entries_with_a_home_are_menus),
        cmocka_unit_test(many_short_lines_are_one_but_stay),
        cmocka_unit_test(what_labels_say_belongs_to_it_and_stays),
        cmocka_unit_test(a_short_title_below_the_way_is_the_document_s),
        cmocka_unit_test(it_ends_where_the_document_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
