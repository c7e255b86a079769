/* Passages that say the same.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "alike.h"

enum { PASSAGES_MAX = 200 };

/* Stores which of the texts comes first of those like each. */
static void find(const char *const *texts, size_t count, size_t *leader)
{
    rack r;
    zci_docid docids[PASSAGES_MAX];
    zc_error error;
    assert_true(count <= PASSAGES_MAX);
    rack_open(&r);
    rack_add_header(&r, 20);
    for (size_t i = 0; i < count; i++)
        docids[i] = rack_add_passage(&r, 0, texts[i]);
    rack_show(&r);
    assert_ok(zci_alike_find(&r.reader, docids, count, leader, &error), error);
    rack_clear(&r);
}

static bool are_alike(const char *a, const char *b)
{
    const char *const texts[] = {a, b};
    size_t leader[2];
    find(texts, 2, leader);
    assert_int_equal(leader[0], 0);
    return leader[1] == 0;
}

static void the_same_letters_are_alike_at_any_length(void **state)
{
    (void)state;
    assert_true(are_alike("双减", "双减"));
    assert_true(are_alike("落实双减，减负。", "落實“雙減”；減負"));
    assert_true(are_alike("2024年完成。", "２０２４ 年完成"));
    assert_false(are_alike("双减", "减双"));
    assert_false(are_alike("双减", "双减双减"));
}

static void the_number_at_the_beginning_does_not_count(void **state)
{
    (void)state;
    assert_true(are_alike("第二十条 本办法自发布之日起施行。", "第九条  本办法自发布之日起施行"));
    assert_true(are_alike("（三）落实双减。", "（十二）落实双减。"));
    assert_true(are_alike("12.落实双减。", "7. 落实双减。"));
    assert_true(are_alike("一、落实双减。", "落实双减。"));
    assert_true(are_alike("3：落实双减。", "4)落实双减。"));
    assert_true(are_alike("（三）落实双减。", "〔四〕落实双减。"));
    assert_true(are_alike("1，落实双减。", "[2]落实双减。"));
    assert_true(are_alike("一、2024年落实双减。", "二、2024年落实双减。"));
    assert_true(are_alike("二是落实双减。", "三是落实双减。"));
}

static void other_numbers_count(void **state)
{
    (void)state;
    assert_false(are_alike("第二章 落实双减。", "第九章 落实双减。"));
    assert_false(are_alike("第条 落实双减。", "第一条 落实双减。"));
    assert_false(are_alike("落实双减一、", "落实双减二、"));
    assert_false(are_alike("2023年落实双减。", "2024年落实双减。"));
    assert_false(are_alike("123456789.落实双减。", "123456780.落实双减。"));
    assert_true(are_alike("12345678.落实双减。", "12345670.落实双减。"));
}

static const char long_text[] =
    "各学校要结合实际制定课后服务实施方案，明确服务内容、保障措施和安全责任，"
    "并在每学期开学前向家长公布收费标准50元。";

static void long_texts_are_alike_when_nearly_the_same(void **state)
{
    (void)state;
    assert_true(are_alike(long_text,
                          "各学校要结合实际制订课后服务实施方案，明确服务内容、保障措施和安全责任，"
                          "并在每学期开学前向家长公布收费标准50元。"));
    assert_true(are_alike(long_text,
                          "各学校应结合实际制定课后服务实施方案，明确服务内容、保障措施和安全责任，"
                          "并在每学期开学前向家长公布收费标准50元。"));
    assert_false(are_alike(long_text,
                           "全县中小学要认真编写托管工作计划，明确服务内容、保障措施和安全责任，"
                           "并在每学期开学前向家长公布收费标准50元。"));
}

static void their_figures_must_be_the_same(void **state)
{
    (void)state;
    assert_false(are_alike("投入增长2.5%。", "投入增长25%。"));
    assert_false(are_alike("比例为1、23。", "比例为12、3。"));
    assert_false(are_alike(
        long_text, "各学校要结合实际制定课后服务实施方案，明确服务内容、保障措施和安全责任，"
                   "并在每学期开学前向家长公布收费标准60元。"));
}

static void so_must_what_turns_the_sense(void **state)
{
    (void)state;
    static const char first[] =
        "第十条 物业服务人每六个月至少召开一次业主座谈会，应当邀请居民委员会"
        "派员参加，并将会议记录在小区公告栏公示。";
    static const char other[] =
        "第八条 物业服务人每三个月至少召开一次业主座谈会，应当邀请居民委员会"
        "派员参加，并将会议记录在小区公告栏公示。";
    static const char may[] = "第十条 物业服务人每六个月至少召开一次业主座谈会，可以邀请居民委员会"
                              "派员参加，并将会议记录在小区公告栏公示。";
    static const char must[] = "第九条 物业服务人每六个月至少召开一次业主座谈会，必须邀请居民委员会"
                               "派员参加，并将会议记录在小区公告栏公示。";
    assert_false(are_alike(first, other));
    assert_false(are_alike(first, may));
    assert_true(are_alike(first, must));
}

/* They begin like an item, but say how much, or when. */
static void a_figure_at_the_beginning_is_no_number_of_an_item(void **state)
{
    (void)state;
    assert_false(are_alike("1.5亿元用于学校。", "2.5亿元用于学校。"));
    assert_false(are_alike("1,500名教师参加。", "2,500名教师参加。"));
    assert_false(are_alike("9:30开会。", "8:30开会。"));
    assert_false(are_alike("50%的学校参加。", "60%的学校参加。"));
    assert_false(are_alike("2023-09起施行。", "2024-09起施行。"));
    assert_true(are_alike("一、5所学校参加。", "二、5所学校参加。"));
    assert_true(are_alike("1、5所学校参加。", "2、5所学校参加。"));
}

/* A character in a short text is a word. */
static void short_texts_must_be_the_same(void **state)
{
    (void)state;
    assert_false(are_alike("各学校要公开食堂的账目，不得隐瞒任何家长",
                           "各学校要公开食堂的账目，不得隐瞒任何家庭"));
    assert_true(are_alike("各学校均要公开食堂的账目，不得隐瞒任何家长",
                          "各学校均要公开食堂的账目，不得隐瞒任何家庭"));
}

static void the_first_of_several_leads(void **state)
{
    (void)state;
    const char *const texts[] = {"双减", "减负", "“双减”", "五育", "减负。", "双减！", ""};
    const size_t wanted[] = {0, 1, 0, 3, 1, 0, 6};
    size_t leader[7];
    find(texts, 7, leader);
    assert_memory_equal(leader, wanted, sizeof wanted);
}

/* The order is that of the hits, not of the index. */
static void the_order_of_the_passages_is_the_callers(void **state)
{
    (void)state;
    rack r;
    zci_docid docids[4];
    size_t leader[4];
    zc_error error;
    rack_open(&r);
    rack_add_header(&r, 20);
    docids[2] = rack_add_passage(&r, 0, "双减");
    docids[1] = rack_add_passage(&r, 0, "减负");
    docids[3] = rack_add_passage(&r, 0, "减负");
    docids[0] = rack_add_passage(&r, 0, "双减");
    rack_show(&r);
    assert_ok(zci_alike_find(&r.reader, docids, 4, leader, &error), error);
    assert_int_equal(leader[0], 0);
    assert_int_equal(leader[1], 1);
    assert_int_equal(leader[2], 0);
    assert_int_equal(leader[3], 1);
    assert_ok(zci_alike_find(&r.reader, docids, 0, leader, &error), error);
    rack_clear(&r);
}

/* Followers are not compared, so that many of them hide nobody. */
static void many_that_are_alike_have_one_leader(void **state)
{
    (void)state;
    const char *texts[PASSAGES_MAX];
    size_t leader[PASSAGES_MAX];
    for (size_t i = 0; i < PASSAGES_MAX; i++)
        texts[i] = i % 2 == 0 ? long_text : "双减";
    find(texts, PASSAGES_MAX, leader);
    for (size_t i = 0; i < PASSAGES_MAX; i++)
        assert_int_equal(leader[i], i % 2);
}

static void a_passage_without_a_record_is_damage(void **state)
{
    (void)state;
    rack r;
    zc_error error;
    zci_docid docids[2];
    size_t leader[2];
    rack_open(&r);
    rack_add_header(&r, 20);
    docids[0] = rack_add_passage(&r, 0, "双减");
    docids[1] = rack_add_bare(&r);
    rack_show(&r);
    assert_status(zci_alike_find(&r.reader, docids, 2, leader, &error), ZC_CORRUPT);
    assert_int_equal(error.status, ZC_CORRUPT);
    rack_clear(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_letters_are_alike_at_any_length),
        cmocka_unit_test(the_number_at_the_beginning_does_not_count),
        cmocka_unit_test(other_numbers_count),
        cmocka_unit_test(long_texts_are_alike_when_nearly_the_same),
        cmocka_unit_test(their_figures_must_be_the_same),
        cmocka_unit_test(so_must_what_turns_the_sense),
        cmocka_unit_test(a_figure_at_the_beginning_is_no_number_of_an_item),
        cmocka_unit_test(short_texts_must_be_the_same),
        cmocka_unit_test(the_first_of_several_leads),
        cmocka_unit_test(the_order_of_the_passages_is_the_callers),
        cmocka_unit_test(many_that_are_alike_have_one_leader),
        cmocka_unit_test(a_passage_without_a_record_is_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
