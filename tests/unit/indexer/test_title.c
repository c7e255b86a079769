/* A text's title.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "title.h"

static void title_is(const char *text, const char *wanted)
{
    zc_error error;
    zci_arena arena = {0};
    zci_document_record record = {0};
    record.text[ZCI_DOCUMENT_TITLE] = (zc_string){"", 0};
    zci_page page = zci_page_whole(text, strlen(text));
    assert_ok(zci_title_read(&page, &arena, &record, &error), error);
    assert_string_equal(record.text[ZCI_DOCUMENT_TITLE].data, wanted);
    assert_int_equal(record.count[ZCI_DOCUMENT_TITLE_KIND], ZCI_TITLE_IN_TEXT);
    zci_arena_clear(&arena);
}

static void finds_titles(void **state)
{
    (void)state;
    title_is("关于加强校车安全管理的通知\n\n各学校：\n请落实。\n", "关于加强校车安全管理的通知");
    title_is("关于加強校車安全管理的通告\n各學校：\n", "关于加強校車安全管理的通告");
    title_is("# 某市托育办法（试行）\n\n第一条 甲。\n", "某市托育办法（试行）");
    title_is("首页 > 教育 > 正文\n某市教育局2021年工作总结\n全年工作如下。\n",
             "某市教育局2021年工作总结");
    title_is("某市人民政府令\n第8号\n某市校园食堂管理办法\n第一条 甲。\n", "某市校园食堂管理办法");
    title_is("某市人民政府办公室文件\n某政办发〔2021〕3号\n关于印发托育行动计划的通知\n",
             "关于印发托育行动计划的通知");
    title_is("在全市托育工作会上的讲话（摘要）\n同志们：\n", "在全市托育工作会上的讲话（摘要）");
}

static void finds_short_titles(void **state)
{
    (void)state;
    static const char *const titles[] = {"关于放假的通知", "放假通知",       "会议通知",
                                         "招标公告",       "关于供暖的公告", "停課通知"};
    char text[200];
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        snprintf(text, sizeof text, "%s\n\n各科室：\n请遵照执行。\n", titles[i]);
        title_is(text, titles[i]);
        snprintf(text, sizeof text, "某市教育局\n  %s\n各位家长，现将有关事项告知如下。\n",
                 titles[i]);
        title_is(text, titles[i]);
    }
}

/* A law's own, however many lines its adoption and amendments take. */
static void finds_short_titles_of_laws(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "临湖省煤炭条例\n2005年9月30日 临湖省第十届人民代表大会第十九次会议通过\n"
        "2016年3月29日 《关于修改〈临湖省供热条例〉等地方性法规的决定》修正\n"
        "2018年5月3日 临湖省第十三届人民代表大会第三次会议修订\n第一章 总则\n第一条 甲。\n",
        ("临湖省煤炭条例\n（1998年3月1日临湖省人民政府令第12号公布\n根据2004年6月1日《决定》修正）"
         "\n"
         "目录\n第一章 总则\n第二章 附则\n第一条 甲。\n"),
        "临湖省煤炭条例\n公报\n\n第一章 总则\n第一节 目的\n第一条 甲。\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        title_is(texts[i], "临湖省煤炭条例");
}

#define ENTRIES "栏目甲\n栏目乙\n栏目丙\n栏目丁\n栏目戊\n栏目己\n栏目庚\n栏目辛\n栏目壬\n栏目癸\n"

/* However many lines stand above it. */
static void finds_titles_below_menus(void **state)
{
    (void)state;
    title_is(ENTRIES ENTRIES ENTRIES "临湖市教育局\n关于加强校车安全管理的通知\n各学校：\n",
             "临湖市教育局关于加强校车安全管理的通知");
    title_is("首页\n法治政府建设年度报告\n您现在的位置：首页 > 通知\n索引号：\n0030\n分类：\n通知\n"
             "文号：\n临教发〔2024〕2号\n发布机构：\n临湖市教育局\n成文日期：\n2024-03-01\n"
             "公开日期：\n2024-03-04\n某市校园食堂管理办法\n第一条 甲。\n",
             "某市校园食堂管理办法");
    title_is("临湖市教育局\n您现在的位置：首页 > 要闻\n临湖市召开全市教育工作会议\n" /* no genre */
             "来源：某某日报\n今天上午，会议召开。\n",
             "临湖市召开全市教育工作会议");
    title_is("首页 > 通知\n临湖市教育局关于做好\n校车安全管理工作的通知\n",
             "临湖市教育局关于做好校车安全管理工作的通知");
    title_is(ENTRIES "临湖市第一中学东校区\n栏目子\n", "");
}

/* What a page has around its text is not taken for one. */
static void leaves_short_lines_alone(void **state)
{
    (void)state;
    title_is("通知公告\n各科室：\n请遵照执行。\n", "");
    title_is("政策解读\n本办法自公布之日起施行。\n", "");
    title_is("通知\n各科室：\n请遵照执行。\n", "");
    title_is("招标公告\n会议通知\n人事任免\n政务公开\n网站地图\n", "");
    title_is("各科室：\n放假通知\n请遵照执行。\n", "");
    title_is("1.会议通知\n各科室：\n", "");
    title_is("招标公告\n2024-03-01 人事任免\n2024-03-02 干部名单\n2024年3月1日发布\n", "");
    title_is("第一章 总则\n煤炭条例\n2005年9月30日 通过\n", "");
    title_is("某局令\n第一条 甲。\n", "");
}

static void joins_a_title_over_two_lines(void **state)
{
    (void)state;
    title_is("某省教育厅关于进一步减轻义务教育阶段\n学生作业负担的实施意见\n各市教育局：\n",
             "某省教育厅关于进一步减轻义务教育阶段学生作业负担的实施意见");
    title_is("某省教育厅关于进一步减轻\n义务教育阶段学生作业负担\n的实施意见\n各市教育局：\n",
             "某省教育厅关于进一步减轻义务教育阶段学生作业负担的实施意见");
    title_is("某市人民政府办公室\n\n关于印发某市托育行动计划的通知\n各区：\n",
             "某市人民政府办公室关于印发某市托育行动计划的通知");
}

/* What a notice issues may be on its title's first lines, and look like a title itself. */
static void joins_what_is_issued_and_the_notice(void **state)
{
    (void)state;
    title_is("关于印发《临湖市校车管理办法》\n的通知\n各学校：\n",
             "关于印发《临湖市校车管理办法》的通知");
    title_is("临湖市教育局\n关于印发临湖市校车管理办法（试行）\n的 通 知\n各学校：\n",
             "临湖市教育局关于印发临湖市校车管理办法（试行）的通知");
    title_is("临湖市教育局关于印发《临湖市校车发展规划\n实施办法》的通知\n各学校：\n",
             "临湖市教育局关于印发《临湖市校车发展规划实施办法》的通知");
    title_is("关于印发《临湖市校车管理办法》\n的意见不一，各学校：\n",
             "关于印发《临湖市校车管理办法》");
    title_is("临湖市校车管理办法\n《临湖市校车条例》的通知\n第一条 甲。\n", "临湖市校车管理办法");
}

/* What begins like such a title and comes to no end is none. */
static void joins_nothing_without_an_end(void **state)
{
    (void)state;
    title_is("校园随笔\n这是一篇关于校园安全的小文\n作者张三\n刊于二〇二二年\n"
             "我们认为：安全第一。\n",
             "");
    title_is("校园随笔\n这是一篇关于校园安全的小文\n作者张三\n", "");
    title_is("校园安全工作座谈会侧记\n这是一篇关于校园安全的小文\n作者张三\n我们认为：好。\n",
             "校园安全工作座谈会侧记");
}

/* Pages give the genre a line of its own, and space it out to fill that. */
static void joins_a_genre_on_a_line_of_its_own(void **state)
{
    (void)state;
    static const char *const lines[] = {"通知", "通　知", "通  知", "通 知"};
    char text[400];
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        snprintf(text, sizeof text,
                 "临湖市教育局\n关于进一步加强校车安全工作的\n%s\n临教发〔2021〕5号\n各县区：\n",
                 lines[i]);
        title_is(text, "临湖市教育局关于进一步加强校车安全工作的通知");
        snprintf(text, sizeof text, "北屏县教育局转发市教育局文件的\n%s\n各校：\n", lines[i]);
        title_is(text, "北屏县教育局转发市教育局文件的通知");
    }
    title_is("北屏县教育局关于印发校车管理工作的\n办 法（试行）\n各校：\n",
             "北屏县教育局关于印发校车管理工作的办 法（试行）");
    title_is("让每个孩子有一张自己的\n书桌\n本市新建学校十所。\n", "让每个孩子有一张自己的");
}

/* All lines of bodies belong to a title, in their order; what a site puts on top does not. */
static void joins_all_who_issued_it(void **state)
{
    (void)state;
    title_is("教育部 国家发展改革委 财政部\n人力资源社会保障部 住房城乡建设部\n"
             "关于进一步规范校车管理的通知\n各省：\n",
             "教育部 国家发展改革委 财政部 人力资源社会保障部 住房城乡建设部"
             "关于进一步规范校车管理的通知");
    title_is("临湖市教育局\n临湖市公安局\n临湖市财政局\n临湖市司法局\n关于进一步规范校车\n管理的\n"
             "通　知\n各校：\n",
             "临湖市教育局 临湖市公安局 临湖市财政局 临湖市司法局关于进一步规范校车管理的通知");
    title_is("中共临湖市委\n临湖市人民政府\n关于进一步规范校车管理的意见\n各校：\n",
             "中共临湖市委 临湖市人民政府关于进一步规范校车管理的意见");
    title_is("临湖市人民政府\n临湖市教育局\n关于进一步规范校车管理的通知\n各校：\n",
             "临湖市教育局关于进一步规范校车管理的通知");
    title_is("临湖市教育局\n临湖市教育局\n关于进一步规范校车管理的通知\n各校：\n",
             "临湖市教育局关于进一步规范校车管理的通知");
}

/* The last line of bodies may be the title's; a single one above it may be whose site it is. */
static void joins_those_above_a_title_with_bodies(void **state)
{
    (void)state;
    title_is("教育部 中央编办 证监会\n国家体育总局关于进一步规范校车管理的通知\n各省：\n",
             "教育部 中央编办 证监会 国家体育总局关于进一步规范校车管理的通知");
    title_is("临湖市教育局\n临湖市公安局\n临湖市财政局关于进一步规范校车管理的通知\n各校：\n",
             "临湖市教育局 临湖市公安局 临湖市财政局关于进一步规范校车管理的通知");
    title_is("临湖市教育局\n临湖市校车办公室关于进一步规范校车管理的通知\n各校：\n",
             "临湖市校车办公室关于进一步规范校车管理的通知");
}

/* However many issued it. */
static void takes_long_joint_titles(void **state)
{
    (void)state;
    static const char title[] =
        "临湖市教育局 临湖市发展和改革委员会 临湖市公安局 临湖市民政局 临湖市财政局 "
        "临湖市人力资源和社会保障局 临湖市自然资源和规划局 临湖市交通运输局 临湖市卫生健康委员会"
        "关于进一步规范全市校车管理工作的通知";
    char text[1000];
    snprintf(text, sizeof text, "%s\n各校：\n", title);
    title_is(text, title);
}

static void strips_contents_numbers(void **state)
{
    (void)state;
    title_is("1.\n2.2024年全市体育工作要点15\n3.区2024年工作要点31\n", "2024年全市体育工作要点");
    title_is("局长在教育论坛上的研讨发言2\n各位同事，大家好。\n", "局长在教育论坛上的研讨发言");
}

static void takes_a_first_line_without_a_genre(void **state)
{
    (void)state;
    title_is("让每个孩子在家门口上好学\n本市新建学校十所。\n", "让每个孩子在家门口上好学");
}

#define PROSE                                                                                      \
    "临湖市教育局近日启动全市校车安全检查，要求各学校对车辆、驾驶人和路线逐一核对，不留死角。\n"

/* A headline holds signs that titles of documents do not; text has to follow it. */
static void takes_a_headline_above_a_text(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "临湖：校车检查全面启动", "校车安全吗？每天谁来检查？", "两会观察 | 校车安全写入工作报告",
        "开学第一天，校车都准备好了！", "临湖市校车工作指挥部令第13号"};
    char text[1000];
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        snprintf(text, sizeof text, "%s\n" PROSE, lines[i]);
        title_is(text, lines[i]);
        snprintf(text, sizeof text, "%s\n来源：临湖晚报\n2022年5月18日\n" PROSE, lines[i]);
        title_is(text, lines[i]);
        snprintf(text, sizeof text, "%s\n校车安全\n学校食堂\n", lines[i]);
        title_is(text, "");
    }
}

static void takes_no_line_before_a_text_for_a_headline(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "各县区教育局：请遵照执行", "会议地点：临湖市教育局会议室", "临教发〔2021〕5号，附件三个号",
        "青澜省临湖市教发〔2021〕5号", "首页 | 政策法规 | 校车安全管理"};
    char text[1000];
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        snprintf(text, sizeof text, "%s\n" PROSE, lines[i]);
        title_is(text, "");
    }
    title_is("校车由哪个部门检查？\n答：" PROSE "校车多久检查一次？\n答：每学期一次。\n", "");
    title_is("校车由哪个部门检查？\n" PROSE "校车多久检查一次？\n每学期一次。\n", "");
    title_is("办人民满意的教育！\n校车检查已经全面启动\n" PROSE, "");
    title_is("临湖市人民政府令第13号\n临湖市校园食堂工作若干规矩\n" PROSE, "");
}

static void leaves_out_the_number_behind_a_title(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "临湖市人民政府办公室关于加强校车安全的通知 临政办发〔2022〕18号",
        "临湖市人民政府办公室关于加强校车安全的通知临政办发[2022]18号",
        "临湖市人民政府办公室关于加强校车安全的通知　（临政办发〔2022〕18号）",
        "临湖市人民政府办公室关于加强校车安全的通知（临政办发〔2022〕18号）"};
    char text[1000];
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        snprintf(text, sizeof text, "%s\n各县区人民政府：\n" PROSE, lines[i]);
        title_is(text, "临湖市人民政府办公室关于加强校车安全的通知");
    }
}

static void leaves_it_open_when_unsure(void **state)
{
    (void)state;
    title_is("", "");
    title_is("某地教师之家论坛\n查看: 12|回复: 0\n", "");
    title_is("本市新建学校十所。\n其中小学六所。\n", "");
    title_is("发布机构: 某市教育局\n成文日期: 2022-05-18\n", "");
    title_is("一、加强组织领导和工作方案\n甲。\n", "");
}

static void derives_from_a_file_name(void **state)
{
    (void)state;
    zc_error error;
    zci_arena arena = {0};
    zci_document_record record = {0};
    zci_page page = zci_page_whole("", 0);
    assert_ok(zci_title_derive(&page, (zci_naming){.path = "/a.b/托育规划.v2.txt"}, &arena, &record,
                               &error),
              error);
    assert_string_equal(record.text[ZCI_DOCUMENT_TITLE].data, "托育规划.v2");
    assert_int_equal(record.count[ZCI_DOCUMENT_TITLE_KIND], ZCI_TITLE_DERIVED);
    zci_arena_clear(&arena);
}

static void derived_is(const char *text, const char *path, const char *wanted, uint64_t line)
{
    zc_error error;
    zci_arena arena = {0};
    zci_document_record record = {0};
    zci_page page = zci_page_whole(text, strlen(text));
    assert_ok(zci_title_derive(&page, (zci_naming){.path = path}, &arena, &record, &error), error);
    assert_string_equal(record.text[ZCI_DOCUMENT_TITLE].data, wanted);
    assert_int_equal(record.found[ZC_FACT_TITLE].origin, ZC_ORIGIN_DERIVED);
    assert_int_equal(record.found[ZC_FACT_TITLE].line, line);
    zci_arena_clear(&arena);
}

static void derives_from_the_way_to_a_page(void **state)
{
    (void)state;
    derived_is("您的位置 : 某州 > 某州教育\n正文。\n", "/a/000_c1.txt", "某州教育", 1);
    derived_is("首页 > 某频道 > 教育\n正文。\n", "/a/x.txt", "某频道 > 教育", 1);
    derived_is("首页 > 某某频道\n", "/a/教育年报.txt", "教育年报", 0);
    derived_is("首页 > 正文\n", "/a/x.txt", "x", 0);
    derived_is("", "/a/x.txt", "x", 0);
}

static void finds_titles_on_pages_of_one_line(void **state)
{
    (void)state;
    char text[4000] = "某部 某总局 关于停课不停学有关事项的通知 某部 某总局 各省：";
    for (int i = 0; i < 20; i++)
        strcat(text, "为做好工作，现通知如下，请认真贯彻执行。");
    title_is(text, "某部 某总局 关于停课不停学有关事项的通知");
    strcpy(text, "某省人民政府办公厅关于印发托育方案的通知某府办〔2023〕33号各市：");
    for (int i = 0; i < 20; i++)
        strcat(text, "为做好工作，现通知如下，请认真贯彻执行。");
    title_is(text, "某省人民政府办公厅关于印发托育方案的通知");
}

static void finds_the_title_of_a_post(void **state)
{
    (void)state;
    title_is("某地论坛\n查看: 2|回复: 0\n[总结] 市教育局2018年度工作打算\n[复制链接]\n正文。\n",
             "市教育局2018年度工作打算");
}

static void a_break_after_a_verb_is_no_space(void **state)
{
    (void)state;
    title_is("某市人民政府办公室关于印发 某市托育规划的通知\n各区：\n",
             "某市人民政府办公室关于印发某市托育规划的通知");
}

static void a_letterhead_is_no_title(void **state)
{
    (void)state;
    title_is("碧嶼市教育局通告\n碧教字〔2022〕第18號\n關於深化集團化辦學的通知\n各校：\n",
             "關於深化集團化辦學的通知");
}

static void knows_a_stated_title(void **state)
{
    (void)state;
    static const char text[] = "某市教育局\n  关于托育的公告 \n正文。\n";
    zci_page page = zci_page_whole(text, strlen(text));
    zc_finding found = {.line = 0};
    assert_true(zci_title_is_stated(&page, text_of("关于托育的公告"), &found));
    assert_int_equal(found.line, 2);
    assert_int_equal(found.start_byte, strlen("某市教育局\n  "));
    assert_false(zci_title_is_stated(&page, text_of("关于托育"), &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_titles),
        cmocka_unit_test(finds_short_titles),
        cmocka_unit_test(finds_short_titles_of_laws),
        cmocka_unit_test(finds_titles_below_menus),
        cmocka_unit_test(leaves_short_lines_alone),
        cmocka_unit_test(joins_a_title_over_two_lines),
        cmocka_unit_test(joins_what_is_issued_and_the_notice),
        cmocka_unit_test(joins_nothing_without_an_end),
        cmocka_unit_test(joins_a_genre_on_a_line_of_its_own),
        cmocka_unit_test(joins_all_who_issued_it),
        cmocka_unit_test(joins_those_above_a_title_with_bodies),
        cmocka_unit_test(takes_long_joint_titles),
        cmocka_unit_test(strips_contents_numbers),
        cmocka_unit_test(takes_a_first_line_without_a_genre),
        cmocka_unit_test(takes_a_headline_above_a_text),
        cmocka_unit_test(takes_no_line_before_a_text_for_a_headline),
        cmocka_unit_test(leaves_out_the_number_behind_a_title),
        cmocka_unit_test(leaves_it_open_when_unsure),
        cmocka_unit_test(derives_from_a_file_name),
        cmocka_unit_test(derives_from_the_way_to_a_page),
        cmocka_unit_test(finds_titles_on_pages_of_one_line),
        cmocka_unit_test(finds_the_title_of_a_post),
        cmocka_unit_test(a_break_after_a_verb_is_no_space),
        cmocka_unit_test(a_letterhead_is_no_title),
        cmocka_unit_test(knows_a_stated_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
