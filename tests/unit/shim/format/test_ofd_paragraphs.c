/* The paragraphs of OFD documents.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "ofd_draft.h"

static void spaces_may_be_objects(void **state)
{
    (void)state;
    draft d = {.y = 40, .by_character = true};
    draft_line(&d, 0, "临湖市教育局 临湖市财政局");
    draft_line(&d, 0, "通　知");
    draft_put(&d, LEFT + 12 * SIZE, d.y, SIZE, " ");
    draft_line(&d, 0, "临湖市民政局");
    d.by_character = false;
    draft_put(&d, LEFT, d.y, SIZE, "临政发〔2024〕");
    draft_put(&d, LEFT + 7 * SIZE, d.y, SIZE, " ");
    draft_put(&d, LEFT + 7.5 * SIZE, d.y, SIZE, "8号");
    draft_assert_text(&d, "临湖市教育局 临湖市财政局\n通 知\n临湖市民政局\n临政发〔2024〕8号\n");
}

static void full_lines_may_end_paragraphs(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_paragraph(&d, 2, "各单位要高度重视并层层落实责任，按要求完成全面排查一次并及时报告。");
    draft_line(&d, 2, "第二段末行正好排满一整行，第三段也从缩进处开始。。");
    draft_line(&d, 2, "第三段到此为止。");
    draft_paragraph(&d, 0,
                    "这一段没有缩进，行与行之间的距离和上面也是一样，最后一"
                    "行正好也排满整整一行，但是与后面那段之间空得比较多一些");
    d.y += LEADING / 2;
    draft_line(&d, 0, "所以这是新的一段。");
    draft_assert_text(
        &d, "各单位要高度重视并层层落实责任，按要求完成全面排查一次并及时报告。\n"
            "第二段末行正好排满一整行，第三段也从缩进处开始。。\n"
            "第三段到此为止。\n"
            "这一段没有缩进，行与行之间的距离和上面也是一样，最后一行正好也排满整整一行，但是与后"
            "面那段之间空得比较多一些\n"
            "所以这是新的一段。\n");
}

static void words_that_do_not_fit_are_no_ends(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_paragraph(&d, 2,
                    "本段排满一行又一行，好让人看得出版心的左右两边都在哪里，否则无从判断。");
    draft_line(&d, 2, "依据有关规定要求，结合本市实际情况，将文件");
    draft_line(&d, 0, "ABC-20231201印发给你们。请各单位遵照执行，认真贯彻做");
    draft_line(&d, 0, "好。");
    draft_line(&d, 2, "本行差三个字就排满了，下一行没有缩进但不是");
    draft_line(&d, 0, "另起一行。");
    draft_assert_text(
        &d, "本段排满一行又一行，好让人看得出版心的左右两边都在哪里，否则无从判断。\n"
            "依据有关规定要求，结合本市实际情况，将文件ABC-20231201印发给你们。请各单位遵照执"
            "行，认真贯彻做好。\n"
            "本行差三个字就排满了，下一行没有缩进但不是\n"
            "另起一行。\n");
}

static void entries_hang(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_paragraph(&d, 0, "第一行是正文，它从左边的版心开始，一直排到右边的版心为止。");
    draft_line(&d, 2, "附件：1.临湖市养老服务设施建设的重点任务分工及其");
    draft_line(&d, 6, "完成时限一览表，其中包括了各区县所承担的任");
    draft_line(&d, 6, "务");
    draft_line(&d, 5, "2.补助标准");
    draft_assert_text(
        &d, "第一行是正文，它从左边的版心开始，一直排到右边的版心为止。\n"
            "附件：1.临湖市养老服务设施建设的重点任务分工及其完成时限一览表，其中包括了各区县所承"
            "担的任务\n"
            "2.补助标准\n");
}

static void short_lines_are_a_list(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_line(&d, 0, "临湖市教育局");
    draft_line(&d, 0, "临湖市财政局");
    draft_line(&d, 0, "临湖市民政局");
    draft_line(&d, 0, "临湖市司法局");
    draft_assert_text(&d, "临湖市教育局\n临湖市财政局\n临湖市民政局\n临湖市司法局\n");
}

#define FULL                                                                                                                                  \
    "这一段文字一直排到版心的右边，一行接着一行都排得满满的，好让人看得出它的左右边界都在哪里；" \
    "要是只有一两行，就看不出来了，所以它写得这样长，直到这里才算结束。"

static void last_pages_have_the_margins_before(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_paragraph(&d, 2, FULL);
    draft_next_page(&d);
    draft_line(&d, 2, "新的一页上只有两段，每段正好一行，都缩进了两格。");
    draft_line(&d, 2, "这是第二段。");
    draft_next_page(&d);
    draft_line(&d, 0, "这一行比较长但是并没有排满整整一行，还差五个字");
    draft_line(&d, 0, "这是下一段。");
    draft_assert_text(&d, FULL "\n新的一页上只有两段，每段正好一行，都缩进了两格。\n这是第二段。\n"
                               "这一行比较长但是并没有排满整整一行，还差五个字\n这是下一段。\n");
}

static void long_entries_do_not_go_on(void **state)
{
    (void)state;
    static const char entries[] = "王建国 临湖市青少年校外活动中心（南校区）\n"
                                  "李小明 临湖市第一中学\n"
                                  "赵红 临湖市青少年校外活动中心（东山校区）\n"
                                  "孙立 临湖市青少年校外活动中心（西湖校区）\n"
                                  "周明 东山中学\n吴强 西湖小学\n郑华 南山小学\n";
    for (int indent = 0; indent <= 2; indent += 2) {
        draft d = {.y = 40};
        draft_paragraph(&d, 2, FULL);
        draft_line(&d, 2, "名单：");
        draft_next_page(&d);
        for (const char *entry = entries, *end; *entry != '\0'; entry = end + 1) {
            char text[128];
            end = strchr(entry, '\n');
            snprintf(text, sizeof text, "%.*s", (int)(end - entry), entry);
            draft_line(&d, indent, text);
        }
        zci_buffer wanted = {0};
        zci_buffer_format(&wanted, "%s\n名单：\n%s", FULL, entries);
        zci_buffer_byte(&wanted, '\0');
        draft_assert_text(&d, wanted.data);
        zci_buffer_free(&wanted);
    }
}

static void what_only_looks_as_if_it_went_on(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_paragraph(&d, 2, FULL);
    draft_put(&d, LEFT, d.y, SIZE, "左边一格");
    draft_put(&d, RIGHT - 4 * SIZE, d.y, SIZE, "右边一格");
    d.y += LEADING;
    draft_line(&d, 0, "后面一行不属于表格，但是从左到右排满了一整行也没有句号");
    draft_put(&d, LEFT, d.y, 4, "注：字号小的是注释。");
    d.y += LEADING;
    draft_line(&d, 0, "又是从左到右排满了一整行也没有句号的文字，下一行离得远");
    d.y += 2 * LEADING;
    draft_line(&d, 0, "离得远。");
    draft_centred(&d, SIZE, "居中的一行字比正文的行短一些但也很长");
    draft_line(&d, 0, "ABCDEFGHIJKL居左。");
    draft_right(&d, 2, "临湖市教育局办公室综合处");
    draft_right(&d, 3.5, "2023年8月1日");
    draft_assert_text(&d,
                      FULL "\n左边一格\t右边一格\n"
                           "后面一行不属于表格，但是从左到右排满了一整行也没有句号\n"
                           "注：字号小的是注释。\n"
                           "又是从左到右排满了一整行也没有句号的文字，下一行离得远\n"
                           "离得远。\n居中的一行字比正文的行短一些但也很长\nABCDEFGHIJKL居左。\n"
                           "临湖市教育局办公室综合处\n2023年8月1日\n");
}

static void western_words_stay_apart(void **state)
{
    (void)state;
    draft d = {.y = 40};
    draft_line(&d, 0, "This notice applies to all schools of the city of Linhu,");
    draft_line(&d, 0, "and to those of its districts. It is valid from the year");
    draft_line(&d, 0, "2023 on.");
    draft_assert_text(
        &d, "This notice applies to all schools of the city of Linhu, and to those of its "
            "districts. It is valid from the year 2023 on.\n");
}

static void page_numbers_are_left_out(void **state)
{
    (void)state;
    static const char *const numbers[] = {"— 3 —", "- 3 -", "第3页", "第 3 页 共 10 页",
                                          "3/10",  "3",     "－３－"};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        draft d = {.y = 40};
        draft_line(&d, 0, "正文。");
        draft_put(&d, 100, 280, 4.9, numbers[i]);
        draft_assert_text(&d, "正文。\n");
        draft_put(&d, 100, 20, 4.9, numbers[i]);
        draft_line(&d, 0, "正文。");
        draft_assert_text(&d, "正文。\n");
        draft_put(&d, 100, 280, 4.9, numbers[i]);
        draft_assert_text(&d, "");
    }
    draft d = {.y = 40};
    draft_line(&d, 0, "第3条");
    draft_line(&d, 0, "共计");
    draft_line(&d, 0, "30");
    draft_assert_text(&d, "第3条\n共计\n30\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spaces_may_be_objects),
        cmocka_unit_test(full_lines_may_end_paragraphs),
        cmocka_unit_test(words_that_do_not_fit_are_no_ends),
        cmocka_unit_test(entries_hang),
        cmocka_unit_test(short_lines_are_a_list),
        cmocka_unit_test(last_pages_have_the_margins_before),
        cmocka_unit_test(long_entries_do_not_go_on),
        cmocka_unit_test(what_only_looks_as_if_it_went_on),
        cmocka_unit_test(western_words_stay_apart),
        cmocka_unit_test(page_numbers_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
