/* Headings and numbered items by their form.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "heading.h"

static zci_heading read(const char *text)
{
    size_t len = strlen(text);
    return zci_heading_read(text, (zci_stretch){{0, 0}, {len, zci_utf8_count(text, len)}});
}

/* A whole-line heading, a run-in of so many characters, an item without one. */
static void whole(const char *text, zci_heading_kind kind)
{
    zci_heading h = read(text);
    if (h.kind != kind || !h.whole || h.heading_chars != zci_utf8_count(text, strlen(text)))
        fail_msg("%s: kind %d, whole %d, %zu characters", text, (int)h.kind, h.whole,
                 h.heading_chars);
}

static void run_in(const char *text, zci_heading_kind kind, size_t chars)
{
    zci_heading h = read(text);
    if (h.kind != kind || h.whole || h.heading_chars != chars)
        fail_msg("%s: kind %d, whole %d, %zu characters", text, (int)h.kind, h.whole,
                 h.heading_chars);
}

static void none(const char *text)
{
    zci_heading h = read(text);
    if (h.kind != ZCI_HEADING_NONE)
        fail_msg("%s: kind %d", text, (int)h.kind);
}

static void recognises_whole_lines(void **state)
{
    (void)state;
    whole("一、总体要求", ZCI_HEADING_HAN);
    whole("十二、组织保障", ZCI_HEADING_HAN);
    whole("四、五育并举", ZCI_HEADING_HAN);
    whole("(二)主要目标", ZCI_HEADING_BRACKET);
    whole("（十三）保障措施", ZCI_HEADING_BRACKET);
    whole("3.加强校园安全", ZCI_HEADING_ARABIC);
    whole("３．加强校园安全", ZCI_HEADING_ARABIC);
    whole("3、加强校园安全", ZCI_HEADING_ARABIC);
    whole("1.IPv6改造", ZCI_HEADING_ARABIC);
    whole("第一编 总则", ZCI_HEADING_PART);
    whole("第三章　附 则", ZCI_HEADING_CHAPTER);
    whole("第２节 校车", ZCI_HEADING_SECTION);
    whole("第一百二十条之一", ZCI_HEADING_ARTICLE);
    whole("附件", ZCI_HEADING_ANNEX);
    whole("附件2", ZCI_HEADING_ANNEX);
    whole("附件3：任务清单", ZCI_HEADING_ANNEX);
    whole("第一分编 通则", ZCI_HEADING_SUBPART);
    whole("第二部分 主要任务", ZCI_HEADING_PART);
    whole("第二款 校车的使用", ZCI_HEADING_SUBSECTION);
    whole("第 三 章 附则", ZCI_HEADING_CHAPTER);
    whole("一．总体要求", ZCI_HEADING_HAN);
    whole("（ 三 ）保障措施", ZCI_HEADING_BRACKET);
    whole("（二）、主要目标", ZCI_HEADING_BRACKET);
    whole("㈡主要目标", ZCI_HEADING_BRACKET);
    whole("(1)建设食堂", ZCI_HEADING_DIGIT_BRACKET);
    whole("⑵建设食堂", ZCI_HEADING_DIGIT_BRACKET);
    whole("3）建设食堂", ZCI_HEADING_HALF_BRACKET);
    whole("⒋建设食堂", ZCI_HEADING_ARABIC);
    whole("①建设食堂", ZCI_HEADING_CIRCLE);
    whole("1. 2024年的目标", ZCI_HEADING_ARABIC);
    whole("3、2024年的目标", ZCI_HEADING_ARABIC);
    whole("专栏1 重点工程", ZCI_HEADING_LABEL);
}

static void leaves_doubtful_lines_to_their_neighbours(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        zci_heading_kind kind;
        size_t chars;
    } lines[] = {
        {"27构建优质均衡体系。实施行动，扩大优质资源。", ZCI_HEADING_ARABIC, 10},
        {"——聚焦托育服务扩大供给", ZCI_HEADING_DASH, 12},
        {"一是学前教育聚焦普惠，建设示范园。", ZCI_HEADING_LIST, 16},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        zci_heading h = read(lines[i].text);
        assert_true(h.doubtful);
        assert_int_equal(h.kind, lines[i].kind);
        assert_int_equal(h.heading_chars, lines[i].chars);
    }
    assert_false(read("——坚持育人为本。把立德树人贯穿始终。").doubtful);
    assert_false(read("一是加强领导。成立工作专班。").doubtful);
}

static void reads_numbers(void **state)
{
    (void)state;
    assert_int_equal(read("十二、组织保障").number, 12);
    assert_int_equal(read("（二十）组织保障").number, 20);
    assert_int_equal(read("第一百二十条 附则").number, 120);
    assert_int_equal(read("第二〇三条 附则").number, 203);
    assert_int_equal(read("１１．建设食堂").number, 11);
    assert_int_equal(read("⑪建设食堂").number, 11);
}

static void recognises_markdown_by_depth(void **state)
{
    (void)state;
    whole("# 某市托育办法", ZCI_HEADING_MARKDOWN);
    assert_int_equal(read("### 第一章 总则").depth, 3);
    none("#标签");
    none("####### 太深");
}

static void ends_run_ins_at_the_first_stop(void **state)
{
    (void)state;
    run_in("1.建好食堂。全部学校自办食堂。", ZCI_HEADING_ARABIC, 6);
    run_in("(一)扩大托位,方便家长。每个街道一处。", ZCI_HEADING_BRACKET, 12);
    run_in("一、备案对象。本市的托育机构。", ZCI_HEADING_HAN, 6);
    run_in("——坚持育人为本。把立德树人贯穿始终。", ZCI_HEADING_DASH, 8);
    run_in("二是加强领导。成立工作专班。", ZCI_HEADING_LIST, 6);
    run_in("②加强领导。成立工作专班。", ZCI_HEADING_CIRCLE, 5);
    run_in("第五条 本办法自公布之日起施行。", ZCI_HEADING_ARTICLE, 3);
    run_in("**第五条** 本办法自公布之日起施行。", ZCI_HEADING_ARTICLE, 7);
}

static void takes_items_without_a_heading(void **state)
{
    (void)state;
    run_in("(三)不得公布学生的考试成绩和名次；不得按成绩排座位。", ZCI_HEADING_BRACKET, 0);
    run_in("2.各学校在每学期开学前完成一次食堂、宿舍、校车、实验室和体育设施的安全检查并把结果"
           "报送主管部门备案存查。",
           ZCI_HEADING_ARABIC, 0);
}

static void refuses_numbers_and_dates(void **state)
{
    (void)state;
    none("1.5万名学生参加了活动。");
    none("2.2024年工作要点15");
    none("2024年全市教育工作要点");
    none("12月底前完成。");
    none("30万名学生参加了活动。");
    none("3．15消费者权益日");
    none("2023 年的工作");
    none("1、2年级不布置书面作业。");
    none("一、二、三产业融合发展。");
    none("一是完善制度；二是加强检查。");
    none("一是完善制度。修订办法。二是加强检查。");
    run_in("一、优化审批 1.加快办结，48小时内完成。", ZCI_HEADING_HAN, 6);
    run_in("第一章 总　则 第一条 为了规范托育服务，制定本条例。", ZCI_HEADING_CHAPTER, 7);
    none("——在全市托育工作会议上的讲话");
    none("——2024年3月5日在全市托育工作会议上");
    none("第二款规定的情形");
    none("二、三线城市的学位更紧张。");
    none("一、二年级不布置书面作业。");
    none("第三条规定的情形除外。");
    none("第三节课后开展活动。");
    none("(此件公开发布)");
    none("附件：1.申报表");
    none("1.");
    none("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recognises_whole_lines),
        cmocka_unit_test(leaves_doubtful_lines_to_their_neighbours),
        cmocka_unit_test(reads_numbers),
        cmocka_unit_test(recognises_markdown_by_depth),
        cmocka_unit_test(ends_run_ins_at_the_first_stop),
        cmocka_unit_test(takes_items_without_a_heading),
        cmocka_unit_test(refuses_numbers_and_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
