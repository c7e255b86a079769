/* Paragraphs of a page that lost its line ends.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "flat.h"

/* The pieces of a text with bars between them. */
static void splits(const char *text, const char *wanted)
{
    size_t len = strlen(text);
    zci_buffer out = {0};
    zci_stretch rest = {{0, 0}, {len, zci_utf8_count(text, len)}};
    while (rest.start.byte < rest.end.byte) {
        zci_stretch piece = zci_flat_take(text, &rest);
        assert_true(piece.start.byte < piece.end.byte);
        size_t bytes = piece.end.byte - piece.start.byte;
        assert_int_equal(zci_utf8_count(text + piece.start.byte, bytes),
                         piece.end.chars - piece.start.chars);
        zci_buffer_text(&out, out.len > 0 ? "|" : "");
        zci_buffer_append(&out, text + piece.start.byte, bytes);
    }
    zci_buffer_byte(&out, '\0');
    assert_string_equal(out.data, wanted);
    zci_buffer_free(&out);
}

static void begins_at_marks_behind_sentences(void **state)
{
    (void)state;
    splits("制定以下措施。 一、优化审批 1.加快办结。 2.设立窗口。（一）备案。",
           "制定以下措施。|一、优化审批 1.加快办结。|2.设立窗口。|（一）备案。");
    splits("措施如下：1.加快办结。（责任单位：各区） 2.设立窗口。",
           "措施如下：|1.加快办结。（责任单位：各区）|2.设立窗口。");
    splits("第一章 总则 第一条 为了规范。 第二条 适用本办法。",
           "第一章 总则 第一条 为了规范。|第二条 适用本办法。");
    splits("他说：“办好食堂。” 二、校车。", "他说：“办好食堂。”|二、校车。");
}

/* A phrase may go on across a blank, but not into a bracket. */
static void cuts_no_match_in_two(void **state)
{
    (void)state;
    splits("一、优化审批 1.加快办结", "一、优化审批 1.加快办结");
    splits("一、减轻负担 （一）减免房租", "一、减轻负担|（一）减免房租");
    splits("一、减轻负担（一）减免房租", "一、减轻负担|（一）减免房租");
}

static void a_section_ends_where_its_first_part_begins(void **state)
{
    (void)state;
    splits("工作。二、推进改革（一）建立市场。健全办法。（二）盘活用地。",
           "工作。|二、推进改革|（一）建立市场。健全办法。|（二）盘活用地。");
    splits("三、引导流动，放活人才(五)深化改革。", "三、引导流动，放活人才|(五)深化改革。");
    splits("一、减轻负担；扩大（一）减免", "一、减轻负担；扩大（一）减免");
    splits("一、减轻负担（1）减免（试行）", "一、减轻负担（1）减免（试行）");
    splits("减轻负担（一）减免", "减轻负担（一）减免");
}

static void leaves_what_only_looks_like_a_mark(void **state)
{
    (void)state;
    splits("增加学位。2.2024年完成。1.5万名学生。12月底前完成。",
           "增加学位。2.2024年完成。1.5万名学生。12月底前完成。");
    splits("条件：（1）场地；（2）人员。①消防。", "条件：（1）场地；（2）人员。①消防。");
    splits("按照规定。第三条规定的情形除外。", "按照规定。第三条规定的情形除外。");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begins_at_marks_behind_sentences),
        cmocka_unit_test(cuts_no_match_in_two),
        cmocka_unit_test(a_section_ends_where_its_first_part_begins),
        cmocka_unit_test(leaves_what_only_looks_like_a_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
