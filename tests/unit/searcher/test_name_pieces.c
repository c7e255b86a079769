/* The pieces of a name that a query writes as one.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "name_pieces.h"

static const char *const titles[] = {
    "2019年临湖市人民政府政府工作报告",
    "2020年临湖市人民政府政府工作报告",
    "临湖湿地法修正案（一）",
    "临湖湿地法修正案（二）",
    "临湖湿地法修正案（十一）",
    "临湖湿地法修正案（二十一）",
    "关于湿地法的解释（二）",
    "关于做好2019年养犬登记审核工作的通知",
    "2019年临湖市养犬管理规定",
    "养犬管理规定",
    "渔业生产渔业管理规定",
    "临湖市“十四五”海洋渔业规划",
    "关于贯彻临政办发〔2019〕71号文件的通知",
};

enum { NAMED = sizeof titles / sizeof *titles, MANY = ZCI_NAME_BEARING_MAX + 1 };

static int make_shelf(void **state)
{
    static shelf s;
    static char other[MANY][60];
    static zc_input input[NAMED + MANY];
    for (size_t i = 0; i < NAMED + MANY; i++) {
        if (i >= NAMED)
            snprintf(other[i - NAMED], sizeof other[0], "临湖市第%zu届渔业会议公报", i);
        input[i].title = text_of(i < NAMED ? titles[i] : other[i - NAMED]);
        input[i].text = text_of("各村落实。\n");
    }
    shelf_fill(&s, input, NAMED + MANY);
    *state = &s;
    return 0;
}

/* The pieces, a bar between, and the documents that they name; empty where they name none. */
static void check_made(const shelf *s, const char *run, unsigned flags, const char *wanted)
{
    zci_units units = {0};
    zci_arena arena = {0};
    zci_pattern pattern;
    zci_name_pieces pieces;
    zc_error error;
    char found[400] = "", documents[100];
    assert_ok(zci_units_read(&units, run, strlen(run), ZCI_LINES_WRAPPED, &error), error);
    assert_ok(zci_pattern_make(units.unit, units.len, flags, s->reader->stemmer, &arena, &pattern,
                               &error),
              error);
    assert_ok(zci_name_pieces_find(s->reader, &pattern, &arena, &pieces, &error), error);
    for (size_t i = 0; i < pieces.count; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%.*s%s",
                 (int)pieces.piece[i].shown.len, pieces.piece[i].shown.data,
                 i + 1 < pieces.count ? "|" : ": ");
    if (pieces.count > 0)
        strncat(found, shelf_list(&pieces.titled, documents, sizeof documents), 100);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", run, found, wanted);
    zci_docset_free(&pieces.titled);
    zci_arena_clear(&arena);
    zci_units_free(&units);
}

static void check(const shelf *s, const char *run, const char *wanted)
{
    check_made(s, run, ZCI_PATTERN_STEMS, wanted);
}

static void a_name_is_cut_where_its_title_has_more(void **state)
{
    check(*state, "2019年政府工作报告", "2019年|政府工作报告: 0");
    check(*state, "２０１９年政府工作報告", "2019年|政府工作报告: 0");
    check(*state, "2019政府工作报告", "2019|政府工作报告: 0");
    check(*state, "2018年政府工作报告", "");
}

static void brackets_stand_between_pieces(void **state)
{
    check(*state, "湿地法修正案十一", "湿地法修正案|十一: 4");
    check(*state, "湿地法解释二", "湿地法|解释|二: 6");
}

/* 一 and 十一 are no part of 十一 and 二十一. */
static void figures_are_whole(void **state)
{
    check(*state, "湿地法修正案一", "湿地法修正案|一: 2");
    check(*state, "湿地法修正案二", "湿地法修正案|二: 3");
    check(*state, "湿地法修正案十", "");
    check(*state, "湿地法修正案二十", "");
}

/* Another document's number in a title is not what that names. */
static void a_number_is_no_name(void **state)
{
    check(*state, "临政办发71号", "");
}

static void pieces_stand_in_any_order(void **state)
{
    check(*state, "临湖市2019年养犬管理规定", "临湖市|2019年|养犬管理规定: 8");
    check(*state, "养犬管理规定2019年", "养犬管理规定|2019年: 8");
}

/* A topic that a title mentions is none. */
static void a_name_ends_as_its_title_does(void **state)
{
    check(*state, "做好养犬登记审核", "");
    check(*state, "养犬登记2019年", "");
}

static void no_title_holds_the_run(void **state)
{
    check(*state, "养犬管理规定", "");
    check(*state, "湿地法修正案", "");
}

static void two_pieces_are_not_one_place(void **state)
{
    check(*state, "政府工作报告工作报告", "");
    check(*state, "渔业渔业管理规定", "渔业|渔业管理规定: 10");
    check(*state, "养犬养犬管理规定", "");
}

/* A piece is of two characters or more. */
static void crumbs_are_no_pieces(void **state)
{
    check(*state, "湿法修正案", "");
    check(*state, "犬养管理规定", "");
    check(*state, "规定养犬", "");
}

/* Beside a figure one word is the name of a kind. */
static void figures_name_nothing(void **state)
{
    check(*state, "十四五规划", "");
    check(*state, "十四五渔业规划", "十四五|渔业规划: 11");
}

static void what_many_titles_hold_is_no_name(void **state)
{
    check(*state, "临湖市渔业会议公报", "");
    check(*state, "临湖市第13届会议公报", "临湖市第13届|会议公报: 13");
}

static void script_may_be_kept(void **state)
{
    check_made(*state, "2019年政府工作报告", ZCI_PATTERN_LITERAL, "2019年|政府工作报告: 0");
    check_made(*state, "2019年政府工作報告", ZCI_PATTERN_LITERAL, "");
}

static void other_runs_are_no_names(void **state)
{
    static const char *const runs[] = {"一",
                                       "2019",
                                       "k12",
                                       "湿地法修正案 k12",
                                       "湿地法，修正案十一",
                                       "2019年政府工作报告2019年政府工作报告2019年政府工作报告"};
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        check(*state, runs[i], "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_cut_where_its_title_has_more),
        cmocka_unit_test(brackets_stand_between_pieces),
        cmocka_unit_test(figures_are_whole),
        cmocka_unit_test(a_number_is_no_name),
        cmocka_unit_test(pieces_stand_in_any_order),
        cmocka_unit_test(a_name_ends_as_its_title_does),
        cmocka_unit_test(no_title_holds_the_run),
        cmocka_unit_test(two_pieces_are_not_one_place),
        cmocka_unit_test(crumbs_are_no_pieces),
        cmocka_unit_test(figures_name_nothing),
        cmocka_unit_test(what_many_titles_hold_is_no_name),
        cmocka_unit_test(script_may_be_kept),
        cmocka_unit_test(other_runs_are_no_names),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
