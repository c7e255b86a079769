/* What a notice encloses.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "enclosed.h"

#define COVER                                                                                      \
    "甲市人民政府关于印发\n"                                                             \
    "甲市教育发展规划的通知\n"                                                          \
    "各区人民政府：\n"                                                                      \
    "《甲市教育发展规划》已经市政府同意，现印发给你们，请认真执行。\n"
#define SIGNED "甲市人民政府\n2022年5月18日\n"
#define PLAN   "为办好人民满意的教育，制定本规划。\n一、总体要求\n"

/* Asserts the parts, as "4:甲市教育发展规划 9:…": the line and title of each but the first. */
static void assert_enclosed(const char *text, const char *wanted)
{
    zc_error error;
    zci_arena arena = {0};
    zci_parts parts = {.count = 0};
    char found[512] = "";
    size_t len = strlen(text);
    assert_ok(zci_enclosed_find(text, len, (zci_left_out){NULL, 0}, &arena, &parts, &error), error);
    for (size_t i = 1; i < parts.count; i++) {
        const zci_file_part *part = &parts.item[i];
        size_t used = strlen(found);
        assert_true(part->is_enclosed);
        assert_int_equal(part->number, i + 1);
        assert_int_equal(part->page.start.byte, parts.item[i - 1].page.end);
        snprintf(found + used, sizeof found - used, "%s%d:%.*s", i > 1 ? " " : "",
                 (int)part->page.line, (int)part->title.len, part->title.data);
    }
    assert_string_equal(found, wanted);
    if (parts.count > 0) {
        assert_int_equal(parts.item[0].page.start.byte, 0);
        assert_int_equal(parts.item[parts.count - 1].page.end, len);
    }
    zci_arena_clear(&arena);
}

static void a_title_that_the_cover_promises_begins_a_part(void **state)
{
    (void)state;
    assert_enclosed(COVER SIGNED "甲市教育发展规划\n" PLAN, "7:甲市教育发展规划");
    assert_enclosed(COVER "甲市教育发展规划\n" PLAN, "5:甲市教育发展规划");
    assert_enclosed(COVER SIGNED "（此件公开发布）\n\n甲市教育\n发展规划\n" PLAN,
                    "9:甲市教育发展规划");
    assert_enclosed(COVER "甲市人民政府 2022年5月18日\n甲市“教育”发展规划\n" PLAN,
                    "6:甲市“教育”发展规划");
}

static void several_are_enclosed(void **state)
{
    (void)state;
    assert_enclosed("关于印发两个方案的通知\n现将两个方案印发给你们，请遵照执行。\n"
                    "附件：1.甲市作业管理方案\n2.甲市睡眠管理方案\n" SIGNED
                    "甲市作业管理方案\n" PLAN "甲市睡眠管理方案\n" PLAN,
                    "7:甲市作业管理方案 10:甲市睡眠管理方案");
    assert_enclosed("关于报送材料的通知\n现将有关事项通知如下，请按时报送材料。\n" SIGNED
                    "附件1\n作业管理台账说明\n" PLAN
                    "附件2：\n报送人员名单\n张三\n附件3 时间安排\n五月\n",
                    "5:作业管理台账说明 9:报送人员名单 12:时间安排");
}

static void what_promises_nothing_stays_whole(void **state)
{
    (void)state;
    assert_enclosed(COVER SIGNED "丙市交通工作要点\n", "");
    assert_enclosed(COVER SIGNED "关于课后服务的通知\n关于作业管理的通知\n2022年6月1日\n" PLAN, "");
    assert_enclosed(COVER "一、甲市教育发展规划\n" PLAN, "");
    assert_enclosed(
        "甲市教育发展规划\n" PLAN "甲市坚持立德树人，办好学校。\n附件1\n重点任务清单\n" PLAN, "");
    assert_enclosed("甲市教育局2018年工作总结\n" PLAN "今年完成了各项任务。\n" SIGNED
                    "甲市教育局2019年工作计划\n" PLAN,
                    "");
    assert_enclosed("", "");
}

#define MUCH  "第一条为了规范管理，制定本办法。"
#define MUCH8 MUCH MUCH MUCH MUCH MUCH MUCH MUCH MUCH
#define LONG  MUCH8 MUCH8 MUCH8 MUCH8 MUCH8 MUCH8 MUCH8 MUCH8

static void a_page_of_one_line_is_parted_within_it(void **state)
{
    (void)state;
    assert_enclosed(
        "关于印发《作业管理办法》的通知各区教育局：现将《作业管理办法》印发给你们，请遵照"
        "执行。甲市教育局2022年5月18日作业管理办法" LONG,
        "1:作业管理办法");
    assert_enclosed(
        "现将《作业管理办法》印发给你们，请遵照执行。作业管理办法的解释权在市教育局。" LONG, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_that_the_cover_promises_begins_a_part),
        cmocka_unit_test(several_are_enclosed),
        cmocka_unit_test(what_promises_nothing_stays_whole),
        cmocka_unit_test(a_page_of_one_line_is_parted_within_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
