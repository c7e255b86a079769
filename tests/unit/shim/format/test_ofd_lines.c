/* The lines of OFD documents, in the order of reading.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "ofd_draft.h"

enum { COLUMN_PARAGRAPHS = 7 };

static void lines_of_any_order_are_sorted(void **state)
{
    (void)state;
    draft d = {0};
    for (int i = 0; i < 3; i++) {
        draft_put(&d, 30, 60 + 10 * i, SIZE, "甲");
        draft_put(&d, 120, 60 + 10 * i, SIZE, "丙");
        draft_put(&d, 70, 60 + 10 * i, SIZE, "乙");
    }
    draft_put(&d, 70, 40, SIZE, "表");
    draft_assert_text(&d, "表\n甲 | 乙 | 丙\n甲 | 乙 | 丙\n甲 | 乙 | 丙\n");
}

static void large_letters_are_lines_of_their_own(void **state)
{
    (void)state;
    draft d = {0};
    draft_put(&d, 28, 50, 14, "大字");
    draft_put(&d, 58, 55, 5, "小字");
    draft_assert_text(&d, "大字\n小字\n");
}

static void spread_characters_are_a_word(void **state)
{
    (void)state;
    draft d = {0};
    static const char *const characters[] = {"通", "知", "公", "告"};
    for (int i = 0; i < 4; i++)
        draft_put(&d, 28 + 15 * i, 50, 7, characters[i]);
    draft_assert_text(&d, "通知公告\n");
}

static void text_out_of_order_is_sorted(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_put(&d, 170, 278, 4.9, "- 1 -");
    d.y = 120;
    draft_line(&d, 0, "后一行。");
    draft_put(&d, 100, 140, SIZE, "右");
    draft_put(&d, LEFT, 140, SIZE, "左");
    d.y = 40;
    draft_line(&d, 0, "前一行。");
    draft_table(&d);
    draft_assert_text(&d, "前一行。\n"
                          "序号 | 任务 | 时限\n"
                          "1 | 建设社区养老服务站点，覆盖全部街道 | 2023年\n"
                          "2 | 培训护理员 | 2024年1月至6月\n"
                          "三项合计 | 以上\n"
                          "后一行。\n"
                          "左\t右\n");
}

static void forms_are_read_by_lines(void **state)
{
    (void)state;
    draft d = {0};
    static const char *const labels[] = {"姓名：", "住址：", "电话：", "备注："},
                             *const values[] = {"李小明", "临湖市解放路1号", "12345678", "无"};
    for (int i = 0; i < 4; i++)
        draft_put(&d, 30, 50 + 10 * i, SIZE, labels[i]);
    for (int i = 3; i >= 0; i--)
        draft_put(&d, 30 + 3 * SIZE, 50.5 + 10 * i, SIZE, values[i]);
    draft_assert_text(&d, "姓名：李小明\n住址：临湖市解放路1号\n电话：12345678\n备注：无\n");
}

static void write_column(draft *d, double x, const char *mark)
{
    char text[128];
    for (int i = 0; i < COLUMN_PARAGRAPHS; i++) {
        snprintf(text, sizeof text, "%s栏第%d段从这里开始，一直到下", mark, i);
        draft_put(d, x + 8, 60 + i * 12, 4, text);
        draft_put(d, x, 66 + i * 12, 4, "一行为止。");
    }
}

static void columns_are_read_one_after_the_other(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_put(&d, 100, 280, 4, "12"); /* first in the file */
    draft_centred(&d, 9, "临湖市人民政府公报");
    write_column(&d, 28, "左");
    write_column(&d, 110, "右");
    zci_buffer wanted = {0};
    zci_buffer_text(&wanted, "临湖市人民政府公报\n");
    for (int i = 0; i < 2 * COLUMN_PARAGRAPHS; i++)
        zci_buffer_format(&wanted, "%s栏第%d段从这里开始，一直到下一行为止。\n",
                          i < COLUMN_PARAGRAPHS ? "左" : "右", i % COLUMN_PARAGRAPHS);
    zci_buffer_byte(&wanted, '\0');
    draft_assert_text(&d, wanted.data);
    zci_buffer_free(&wanted);
}

static void what_is_printed_twice_is_read_once(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_put(&d, 28, 50, SIZE, "粗体");
    draft_put(&d, 28.2, 50, SIZE, "粗体");
    draft_put(&d, 28 + 2 * SIZE, 50, SIZE, "后面后面");
    draft_put(&d, 28 + 6 * SIZE, 50, SIZE, "后面");
    draft_assert_text(&d, "粗体后面后面后面\n");
}

static void raised_numbers_are_on_the_line(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_put(&d, 28, 50, SIZE, "面积120m");
    draft_put(&d, 28 + 4 * SIZE, 48, 3.3, "2");
    draft_put(&d, 28 + 4 * SIZE + 1.7, 50, SIZE, "以上");
    draft_assert_text(&d, "面积120m2以上\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_any_order_are_sorted),
        cmocka_unit_test(large_letters_are_lines_of_their_own),
        cmocka_unit_test(spread_characters_are_a_word),
        cmocka_unit_test(text_out_of_order_is_sorted),
        cmocka_unit_test(forms_are_read_by_lines),
        cmocka_unit_test(columns_are_read_one_after_the_other),
        cmocka_unit_test(what_is_printed_twice_is_read_once),
        cmocka_unit_test(raised_numbers_are_on_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
