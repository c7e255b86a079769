/* Tables in OFD documents.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "ofd_draft.h"

static void rows_of_tables_are_lines(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_line(&d, 0, "表格之前的一段文字，从左到右排满了一整行，后面便是表格：");
    draft_table(&d);
    draft_assert_text(&d, "表格之前的一段文字，从左到右排满了一整行，后面便是表格：\n"
                          "序号 | 任务 | 时限\n"
                          "1 | 建设社区养老服务站点，覆盖全部街道 | 2023年\n"
                          "2 | 培训护理员 | 2024年1月至6月\n"
                          "三项合计 | 以上\n");
}

static void cells_may_have_more_lines_than_the_first(void **state)
{
    (void)state;
    draft d = {0};
    draft_put(&d, 30, 56, 4.9, "四");
    draft_put(&d, 60, 50, 4.9, "第一句。");
    draft_put(&d, 60, 56, 4.9, "第二句；");
    draft_put(&d, 60, 62, 4.9, "其他");
    draft_put(&d, 30, 80, 4.9, "五");
    draft_put(&d, 60, 80, 4.9, "六");
    draft_put(&d, 120, 87, 4.9, "七");
    draft_assert_text(&d, "四 | 第一句。 第二句； 其他\n五 | 六\n七\n");
}

static void what_is_above_is_no_cell(void **state)
{
    (void)state;
    draft d = {0};
    draft_put(&d, 39, 100, SIZE, "（此件公开发布）");
    draft_put(&d, 110, 85, SIZE, "临湖市教育局");
    draft_assert_text(&d, "临湖市教育局\n（此件公开发布）\n");
    draft_put(&d, 30, 100, SIZE, "甲");
    draft_put(&d, 60, 100, SIZE, "乙");
    draft_put(&d, 150, 80, SIZE, "丙");
    draft_assert_text(&d, "丙\n甲\t乙\n");
}

/* Puts two words on a line, with a gap between, which is at `x`. */
static void pair(draft *d, double x, const char *left, const char *right)
{
    draft_put(d, LEFT, d->y, SIZE, left);
    draft_put(d, x, d->y, SIZE, right);
    d->y += LEADING;
}

static void gaps_below_one_another_are_a_table(void **state)
{
    (void)state;
    draft d = {.y = 40};
    pair(&d, 100, "单位", "联系人");
    pair(&d, 98, "临湖市第一中学", "李小明");
    pair(&d, 100, "东山中学", "王红");
    draft_line(&d, 2, "以上名单。");
    pair(&d, 90, "一", "二");
    pair(&d, 90, "三", "四");
    draft_put(&d, 150, d.y - LEADING, SIZE, "五");
    draft_next_page(&d);
    pair(&d, 70, "六", "七");
    draft_put(&d, 100, d.y - LEADING, SIZE, "八");
    draft_put(&d, 150, d.y - LEADING, SIZE, "九");
    draft_assert_text(&d, "单位 | 联系人\n临湖市第一中学 | 李小明\n东山中学 | 王红\n以上名单。\n"
                          "一 | 二\n三 | 四 | 五\n六 | 七 | 八 | 九\n");
}

static void full_cells_are_close_to_the_next(void **state)
{
    (void)state;
    draft d = {.y = 40};
    for (int i = 0; i < 2; i++) {
        d.by_character = i > 0;
        pair(&d, 60, "任务", "单位");
        draft_put(&d, 140, d.y - LEADING, SIZE, "时限");
        pair(&d, 60, "规范管理", "王 明等十二所学校");
        draft_put(&d, 140, d.y - LEADING, SIZE, "长期");
        draft_line(&d, 2, "下一张");
    }
    draft_assert_text(&d, "任务 | 单位 | 时限\n规范管理 | 王 明等十二所学校 | 长期\n下一张\n"
                          "任务 | 单位 | 时限\n规范管理 | 王 明等十二所学校 | 长期\n下一张\n");
}

static void other_gaps_are_white_space(void **state)
{
    (void)state;
    draft d = {.y = 40};
    pair(&d, 120, "打字：李红", "校对：王明");
    pair(&d, 120, "临湖市教育局办公室", "2023年8月3日印发");
    draft_line(&d, 2, "目录");
    pair(&d, 150, "一、总体要求", "1");
    pair(&d, 150, "二、主要任务", "3");
    pair(&d, 150, "三、组织保障", "12");
    draft_line(&d, 2, "条文");
    pair(&d, 60, "第一条", "为了规范管理，制定本办法。");
    pair(&d, 60, "第二条", "本办法适用于全市。");
    pair(&d, 60, "第三条", "本办法自发布之日起施行。");
    draft_line(&d, 2, "落款");
    pair(&d, 120, "临湖市教育局", "临湖市财政局");
    d.y += 5 * LEADING;
    pair(&d, 120, "临湖市民政局", "临湖市司法局");
    d.y += 5 * LEADING;
    pair(&d, 120, "李红", "王明");
    draft_assert_text(&d, "打字：李红\t校对：王明\n临湖市教育局办公室\t2023年8月3日印发\n目录\n"
                          "一、总体要求\t1\n二、主要任务\t3\n三、组织保障\t12\n条文\n"
                          "第一条\t为了规范管理，制定本办法。\n第二条\t本办法适用于全市。\n"
                          "第三条\t本办法自发布之日起施行。\n落款\n"
                          "临湖市教育局\t临湖市财政局\n临湖市民政局\t临湖市司法局\n李红\t王明\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_tables_are_lines),
        cmocka_unit_test(cells_may_have_more_lines_than_the_first),
        cmocka_unit_test(what_is_above_is_no_cell),
        cmocka_unit_test(gaps_below_one_another_are_a_table),
        cmocka_unit_test(full_cells_are_close_to_the_next),
        cmocka_unit_test(other_gaps_are_white_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
