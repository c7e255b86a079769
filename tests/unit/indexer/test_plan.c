/* What is indexed of a text, and what is left out.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "plan.h"

#define BODY                                                                                                                   \
    "今年以来，全市教育系统坚持以学生为中心，扎实推进各项改革任务，办学条件持续改善，" \
    "群众满意度稳步提高，教育质量再上新台阶。\n"

#define SENTENCE "这一部分说明工作要求，各单位要认真落实，按时报送进展情况。\n"

static uint64_t line_at(const char *text, size_t byte)
{
    uint64_t line = 1;
    for (size_t i = 0; i < byte; i++)
        line += text[i] == '\n';
    return line;
}

/* Asserts which lines are left out, as "1 3 4". */
static void assert_left_out(const char *text, const char *wanted)
{
    zc_error error;
    zci_arena arena = {0};
    zci_plan plan;
    char lines[256] = "";
    assert_ok(zci_plan_make(&plan, text, strlen(text), &arena, &error), error);
    size_t len = strlen(text), count = 0;
    for (size_t at = 0; at < len; at += strcspn(text + at, "\n") + 1) {
        zci_left_out rest = plan.left_out;
        size_t used = strlen(lines);
        if (text[at] != '\n' && zci_left_out_pass(&rest, at))
            snprintf(lines + used, sizeof lines - used, "%s%d", count++ > 0 ? " " : "",
                     (int)line_at(text, at));
    }
    assert_string_equal(lines, wanted);
    zci_arena_clear(&arena);
}

static void the_head_of_a_page_is_left_out(void **state)
{
    (void)state;
    assert_left_out("您现在的位置: 首页 / 通知公告\n关于课后服务的通知\n" BODY, "1");
    assert_left_out("首页 > 新闻 > 教育\n关于课后服务的通知\n" BODY, "1");
    assert_left_out("某某教育网\n\n 免费注册\nQQ登录\n关于课后服务的通知\n" BODY, "3 4");
    assert_left_out("image.png\n关于课后服务的通知\n" BODY, "1");
}

static void the_numbers_of_pages_are_left_out(void **state)
{
    (void)state;
    assert_left_out(BODY "— 1 —\n" BODY "\n- 2 -\r\n" BODY "　－３－\n" BODY, "2 5 7");
    assert_left_out(BODY "第1页\n" BODY "第 2 页 共 3 页\n" BODY "第3页/共3页", "2 4 6");
    /* the second document's own pages */
    assert_left_out(BODY "-1-\n" BODY "-2-\n" BODY "-1-\n" BODY "-2-\n" BODY, "2 4 6 8");
    assert_left_out("-5-\n" BODY "-1-\n" BODY "-2-\n", "3 5");
}

static void a_number_by_itself_is_no_page(void **state)
{
    (void)state;
    assert_left_out(BODY "— 1 —\n" BODY, "");
    assert_left_out(BODY "- 3 -\n" BODY "- 2 -\n" BODY, "");
    assert_left_out(BODY "1\n" BODY "2\n" BODY "- 3\n" BODY "4 -\n" BODY, "");
    assert_left_out(BODY "-1-2-\n" BODY "-2-万元\n" BODY "—一—\n" BODY "----\n" BODY, "");
    assert_left_out(BODY "第1页内容\n" BODY "第2页，见附件\n" BODY "第三页\n", "");
    assert_left_out(BODY "第3页共2页\n" BODY "第4页共2页\n", "");
    assert_left_out(BODY "-0-\n" BODY "-12345-\n" BODY "-12346-\n", "");
}

static void the_foot_of_a_page_is_left_out(void **state)
{
    (void)state;
    assert_left_out(BODY "2022年5月18日\n分享到:  微信\n打印\n版权所有 某某市教育局\n", "3 4 5");
    assert_left_out(BODY "附件下载:\n相关链接：\n", "2 3");
    assert_left_out(BODY "打印本页\n2022年5月18日\n关闭\n", "4");
    assert_left_out(BODY "2022年5月18日\n【\n打印本页\n】\n大\n小\n", "3 4 5 6 7");
    assert_left_out(BODY "附件1 责任清单\n打印本页\n关闭窗口\n", "3 4");
    assert_left_out(BODY "打印\n【打印】【关闭】\n附件1 责任清单\n关闭\n", "2 3");
    assert_left_out(BODY "打印本页\n关闭窗口\n附件1 责任清单\n相关报道：\n", "2 3 5");
    assert_left_out(BODY "密码\n技术支持：某某公司\n临ICP备00000001号\n", "2 3 4");
}

#define LINKS "《托育办法》政策解读\n一图读懂：临湖市托育规划\n关于招生工作的通知 2019-03-01\n"

static void links_to_other_pages_stand_below_the_text(void **state)
{
    (void)state;
    assert_left_out(BODY "2022年5月18日\n相关链接\n" LINKS, "3 4 5 6");
    assert_left_out(BODY "2022年5月18日\n【推荐阅读】 更多>>\n" LINKS "主办单位：临湖市教育局\n",
                    "3 4 5 6");
    assert_left_out(BODY "相关解读：\n" LINKS "2019-03-02\n相关文件\n" LINKS "临ICP备00000001号\n",
                    "2 3 4 5 6 7 8 9 10 11");
    assert_left_out(BODY "相关链接：《托育办法》政策解读\n一图读懂托育规划\n", "2 3");
    assert_left_out(BODY "相关链接\n打印本页\n关闭窗口\n", "2 3 4");
}

/* What a text has at its end under the same words. */
static void what_no_site_lists_below_a_text_stays(void **state)
{
    (void)state;
    assert_left_out("政策解读\n" LINKS, "");
    assert_left_out("托育政策\n相关政策\n" LINKS, "");
    assert_left_out(BODY "相关文件\n临湖市校车驾驶人申请\n临湖市校车路线\n", "");
    assert_left_out(BODY "相关链接\n校车申请表\n" LINKS, "");
    assert_left_out(BODY "相关链接\n校车办法.docx\n" LINKS, "");
    assert_left_out(BODY "相关链接\n" LINKS "临湖市教育局\n2022年5月18日\n", "");
    assert_left_out(BODY "相关链接\n" LINKS "以上办法自公布之日起施行。\n", "");
    assert_left_out(BODY "相关政策\n1.托育办法\n2.托育规划\n", "");
    assert_left_out(BODY "五、相关政策\n" LINKS, "");
}

/* Nor are they documents that a notice encloses, or of the title of one. */
static void links_are_no_documents(void **state)
{
    (void)state;
    static const char text[] =
        "临湖市教育局关于印发《临湖市托育办法》的通知\n临教发〔2024〕2号\n各学校：\n"
        "《临湖市托育办法》已经同意，现印发给你们，请认真贯彻执行。\n"
        "附件：1.临湖市托育办法\n2.重点任务分工\n临湖市教育局\n2024年3月1日\n附件1\n"
        "临湖市托育办法\n为规范托育服务，制定本办法。\n一、总体要求\n坚持普惠安全。\n附件2\n"
        "重点任务分工\n解读\n《临湖市托育办法》政策解读\n一图读懂：临湖市托育规划\n"
        "关于招生工作的通知\n主办单位：临湖市教育局\n";
    zci_plan plan;
    zc_error error;
    zci_arena arena = {0};
    assert_ok(zci_plan_make(&plan, text, strlen(text), &arena, &error), error);
    assert_int_equal(plan.parts.count, 3);
    zc_string title = plan.parts.item[2].title;
    assert_int_equal(title.len, strlen("重点任务分工"));
    assert_memory_equal(title.data, "重点任务分工", title.len);
    zci_arena_clear(&arena);
}

static void menus_stand_above_the_text(void **state)
{
    (void)state;
    assert_left_out("某某市工作报告\n您的位置:\n首页\n>\n要闻\n" BODY, "2 3 4");
    assert_left_out("某某市工作报告\n首页\n>\n要闻\n" BODY, "2 3");
    assert_left_out("首页\n登录\n某某市工作报告\n" BODY, "1 2");
    assert_left_out("关于网站栏目的通知\n首页\n网站地图\n联系我们\n" BODY, "");
    assert_left_out("某某市工作报告\n分享:\n来源：某某日报\n" BODY, "2");
    assert_left_out("某某市工作报告\n打印\n来源：某某日报\n" BODY, "");
}

/* Entries that no list of words knows: those above the way to a page, or with 首页. */
static void menus_of_any_words_stand_above_a_title(void **state)
{
    (void)state;
    assert_left_out(
        "临湖市教育局\n政务公开\n数据开放\n当前位置：首页>通知\n关于课后服务的通知\n" BODY,
        "2 3 4");
    assert_left_out("首页\n政务公开\n数据开放\n互动交流\n关于课后服务的通知\n" BODY, "1 2 3 4");
    assert_left_out("首页 政务公开 数据开放 互动交流\n关于课后服务的通知\n" BODY, "1");
    assert_left_out("政务公开\n数据开放\n关于课后服务的通知\n" BODY, "");
    assert_left_out("关于课后服务的通知\n各学校：\n政务公开\n数据开放\n首页\n互动交流\n" BODY, "");
}

static void the_way_to_a_page_may_stand_below_its_title(void **state)
{
    (void)state;
    assert_left_out("临湖市教育局文件\n您现在的位置：首页>通知\n" BODY, "2");
    assert_left_out("关于课后服务的通知\n首页>通知\n" BODY, "2");
    assert_left_out("关于课后服务的通知\n办理步骤：\n首页 > 课后服务\n" BODY, "");
    assert_left_out("关于课后服务的通知\n请进入网站首页 > 课后服务\n" BODY, "");
    assert_left_out("关于课后服务的通知\n所在位置：三楼\n" BODY, "");
    assert_left_out("关于共享单车的通知\n您的位置信息只用于还车\n当前位置不对时请重试。\n" BODY,
                    "");
}

/* Below more lines of menus than are looked at of a page's beginning. */
static void controls_stand_below_long_menus(void **state)
{
    (void)state;
    char text[4096] = "首页\n";
    for (int i = 0; i < 50; i++)
        strcat(text, "政务公开\n");
    strcat(text, "关于课后服务的通知\n打印本页\n关闭窗口\n" BODY);
    zci_plan plan;
    zc_error error;
    zci_arena arena = {0};
    assert_ok(zci_plan_make(&plan, text, strlen(text), &arena, &error), error);
    assert_int_equal(plan.left_out.count, 3); /* menus, and each control */
    assert_int_equal(line_at(text, plan.left_out.item[0].end), 51);
    assert_int_equal(line_at(text, plan.left_out.item[1].start), 53);
    zci_arena_clear(&arena);
}

static void a_page_has_controls_above_its_text(void **state)
{
    (void)state;
    assert_left_out("某某市工作报告\n下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n" BODY,
                    "2 3 4 5 6 7 8 9 10");
    assert_left_out("某某市工作报告\n来源：\n某某日报\n【字体：\n大\n中\n小\n】\n" BODY,
                    "4 5 6 7 8");
    assert_left_out("某某市工作报告\n下载\n打印\n某某日报\n" BODY, "");
    assert_left_out("关于设备的通知\n各单位应当采购：\n打印\n全屏\n收藏\n" BODY, "");
    assert_left_out("关于设备的通知\n一、功能\n打印\n全屏\n收藏\n" BODY, "");
}

/* What a form asks, and what a notice lists, are words of menus, too. */
static void words_of_menus_are_words_of_texts(void **state)
{
    (void)state;
    static const char opening[] = "关于报名的通知\n各单位：\n" BODY;
    char text[2048];
    static const char *const rests[] = {
        "附件\n报名表\n姓名\n联系方式\n",
        "附件\n报名表\n首页\n打印\n关闭\n",
        "附件1\n报名表\n照片\n图片：\n",
        "联系人：张三\n技术支持：李四，电话12345678\n版权所有者应当登记\n",
        "报名系统\n用户名\n密码\n",
        "投票结果\n支持\n反对\n",
        "网站应有下列栏目：\n首页\n网站地图\n联系我们\n",
        "栏目\n首页\n网站地图\n联系我们\n各单位应于月底前建成。\n",
    };
    for (size_t i = 0; i < sizeof rests / sizeof *rests; i++) {
        snprintf(text, sizeof text, "%s%s", opening, rests[i]);
        assert_left_out(text, "");
    }
    assert_left_out("关于网站栏目的通知\n各单位网站应有：\n首页\n网站地图\n联系我们\n"
                    "请于月底前建成。\n",
                    "");
}

static void the_same_words_inside_a_text_stay(void **state)
{
    (void)state;
    assert_left_out(BODY "严格审核培训机构ICP备案。\n" BODY, "");
    assert_left_out(BODY "（此件公开发布）\n某某市人民政府办公室\n2022年5月18日\n", "");
    assert_left_out("关于课后服务的通知\n附件：1.责任清单\n2.时间表\n", "");
    assert_left_out("", "");
}

static void a_list_that_says_so_is_found(void **state)
{
    (void)state;
    assert_left_out("某某市校车条例\n目　录\n第一章 总则\n第二章 附则\n第一章 总则\n" SENTENCE
                    "第二章 附则\n" SENTENCE,
                    "2 3 4");
    assert_left_out(
        "## 目录\n1.区工作要点 2\n2.市工作要点……15\n3.县工作要点31\n区工作要点\n" SENTENCE
        "市工作要点\n" SENTENCE,
        "1 2 3 4");
    assert_left_out("目录\n1.\n区工作要点 2\n2.市工作要点 15\n区工作要点\n" SENTENCE
                    "市工作要点\n" SENTENCE,
                    "1 2 3 4");
}

static void headings_that_come_again_are_a_list(void **state)
{
    (void)state;
    static const char text[] = "工作要点汇编\n一、加强领导\n1.建强组织\n2.改进作风\n二、提高质量\n"
                               "3.深化改革\n4.做强教研\n某某工作要点\n"
                               "一、加强领导\n1.建强组织。" SENTENCE "2.改进作风。" SENTENCE
                               "二、提高质量\n3.深化改革。" SENTENCE "4.做强教研。" SENTENCE;
    assert_left_out(text, "2 3 4 5 6 7");
}

static void what_follows_a_list_and_never_comes_again_goes_with_it(void **state)
{
    (void)state;
    static const char text[] = "工作要点汇编\n一、加强领导\n1.建强组织\n2.改进作风\n二、提高质量\n"
                               "3.深化改革\n4.做强教研\n一、守住底线\n1.校车安全\n"
                               "某某工作要点\n"
                               "一、加强领导\n1.建强组织。" SENTENCE "2.改进作风。" SENTENCE
                               "二、提高质量\n3.深化改革。" SENTENCE "4.做强教研。" SENTENCE;
    assert_left_out(text, "2 3 4 5 6 7 8 9");
}

/* The first heading may be longer in the text than in the list. */
static void a_list_begins_with_its_first_entry(void **state)
{
    (void)state;
    static const char text[] =
        "工作要点汇编\n一、加强领导\n1.建强组织\n2.改进作风\n二、提高质量\n"
        "3.深化改革\n4.做强教研\n某某工作要点\n"
        "一、加强领导，推进改革\n1.建强组织。" SENTENCE "2.改进作风。" SENTENCE
        "二、提高质量\n3.深化改革。" SENTENCE "4.做强教研。" SENTENCE;
    assert_left_out(text, "2 3 4 5 6 7");
}

static void a_table_stays(void **state)
{
    (void)state;
#define FIGURES "一中 320\n二中 210\n三中 540\n四中 120\n五中 80\n六中 77\n"
#define NAMES   "1.一中\n2.二中\n3.三中\n4.四中\n5.五中\n6.六中\n"
#define RISING  "一中 1\n二中 2\n三中 3\n四中 4\n五中 5\n六中 6\n"
    assert_left_out("某某市学校人数\n" FIGURES SENTENCE, "");
    assert_left_out("某某市学校人数\n" FIGURES SENTENCE "某某市学校人数\n" FIGURES SENTENCE, "");
    assert_left_out("某某市学校名单\n" NAMES SENTENCE "第二批学校名单\n" NAMES SENTENCE, "");
    assert_left_out("某某市学校位次\n" RISING SENTENCE, "");
}

static void other_short_lines_stay(void **state)
{
    (void)state;
    assert_left_out("一、总体要求\n(一)指导思想\n" SENTENCE "二、主要任务\n" SENTENCE, "");
    assert_left_out("附件\n1.甲表\n2.乙表\n3.丙表\n4.丁表\n5.戊表\n6.己表\n" SENTENCE
                    "1.甲表\n" SENTENCE "2.乙表\n" SENTENCE "3.丙表\n" SENTENCE,
                    "");
    assert_left_out("目录\n" SENTENCE, "");
    assert_left_out("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_of_a_page_is_left_out),
        cmocka_unit_test(the_numbers_of_pages_are_left_out),
        cmocka_unit_test(a_number_by_itself_is_no_page),
        cmocka_unit_test(the_foot_of_a_page_is_left_out),
        cmocka_unit_test(links_to_other_pages_stand_below_the_text),
        cmocka_unit_test(what_no_site_lists_below_a_text_stays),
        cmocka_unit_test(links_are_no_documents),
        cmocka_unit_test(menus_stand_above_the_text),
        cmocka_unit_test(menus_of_any_words_stand_above_a_title),
        cmocka_unit_test(the_way_to_a_page_may_stand_below_its_title),
        cmocka_unit_test(controls_stand_below_long_menus),
        cmocka_unit_test(a_page_has_controls_above_its_text),
        cmocka_unit_test(words_of_menus_are_words_of_texts),
        cmocka_unit_test(the_same_words_inside_a_text_stay),
        cmocka_unit_test(a_list_that_says_so_is_found),
        cmocka_unit_test(headings_that_come_again_are_a_list),
        cmocka_unit_test(what_follows_a_list_and_never_comes_again_goes_with_it),
        cmocka_unit_test(a_list_begins_with_its_first_entry),
        cmocka_unit_test(a_table_stays),
        cmocka_unit_test(other_short_lines_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
