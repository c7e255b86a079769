/* For whom a report speaks.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "speaker.h"

static void speaks_for(const char *text, const char *wanted)
{
    zci_page page = zci_page_whole(text, strlen(text));
    zc_string body = zci_page_string(&page, zci_speaker_find(&page));
    assert_int_equal(body.len, strlen(wanted));
    assert_memory_equal(body.data, wanted, body.len);
}

static void the_opening_says_for_whom(void **state)
{
    (void)state;
    speaks_for("各位代表：\n现在，我代表国务院，向大会报告工作。\n", "国务院");
    speaks_for("我代表省人民政府向大会报告工作。\n", "省人民政府");
    speaks_for("我现在代表国务院向大会作报告。\n", "国务院");
    speaks_for("我受国务院的委托，向大会作报告。\n", "国务院");
    speaks_for("我根据国务院的决定，作报告。\n", "国务院");
    speaks_for("我代表大家向老师们致敬。\n", "");
    speaks_for("受大家欢迎。\n", "");
    speaks_for("", "");
}

static void a_body_may_be_asked_to_speak(void **state)
{
    (void)state;
    speaks_for("各位委员：\n受市人民政府委托，我向会议报告教育工作情况。\n", "市人民政府");
    speaks_for("现在，受省人民政府的委托，由我作说明。\n", "省人民政府");
    speaks_for("我现在受国务院委托，作说明。\n", "国务院");
    speaks_for("受省教育厅委托，某公司对校车进行公开招标。\n", "");
    speaks_for("有关单位受省教育厅委托，我向大家说明。\n", "");
    speaks_for("我受省教育厅表彰，非常高兴。\n", "");
}

/* 现将 and 现就 open reports, and invitations to tender. */
static void a_report_may_leave_out_who_speaks(void **state)
{
    (void)state;
    speaks_for("各位委员：\n受临湖市人民政府委托，现将校车安全情况报告如下，请予审议。\n",
               "临湖市人民政府");
    speaks_for("受市人民政府委托，现就《临湖市校车条例（草案）》作如下说明：\n", "市人民政府");
    speaks_for("受市人民政府的委托,现就校车安全情况向会议报告。\n", "市人民政府");
    speaks_for("受市人民政府委托，现将预算草案提请审议。\n", "市人民政府");
    speaks_for("受临湖市教育局委托，现就校车采购公开招标。\n", "");
    speaks_for("受临湖市教育局委托，现将校车评估报告予以公示。\n", "");
    speaks_for("受临湖市教育局委托，现就校车采购公开招标。\n开标情况报告如下。\n", "");
}

static void other_words_are_no_speaker(void **state)
{
    (void)state;
    speaks_for("张老师多次受教育部、省教育厅表彰。\n", "");
    speaks_for("学校接受省教育厅、市教育局联合督导。\n", "");
    speaks_for("在社区事务受理服务中心，市民排起了队。\n", "");
    speaks_for("我根据市教育局的通知，写下体会。\n", "");
    speaks_for("校长说：“我代表市教育局，向大家问好。”\n", "");
    speaks_for("“双减”落地。我代表市教育局，向大会报告。\n", "市教育局");
    speaks_for("我代表大家发言。现在，我代表市教育局，向大会报告。\n", "市教育局");
}

static void in_full_is(const char *body, const char *place, const char *wanted)
{
    zci_arena arena = {0};
    zci_region region;
    if (place != NULL)
        assert_true(zci_region_of_name(text_of(place), &region));
    zc_string full = zci_speaker_in_full(text_of(body), place != NULL ? &region : NULL, &arena);
    assert_int_equal(full.len, strlen(wanted));
    assert_memory_equal(full.data, wanted, full.len);
    zci_arena_clear(&arena);
}

static void a_body_gets_its_place_and_its_full_name(void **state)
{
    (void)state;
    in_full_is("省政府", "青海省", "青海省人民政府");
    in_full_is("省人民政府", "青海省", "青海省人民政府");
    in_full_is("自治区人民政府", "广西壮族自治区", "广西壮族自治区人民政府");
    in_full_is("国务院", NULL, "国务院");
    in_full_is("第十四届中央委员会", NULL, "中国共产党中央委员会");
}

static void a_line_says_where_it_was_given(void **state)
{
    (void)state;
    zci_region region;
    zc_finding at;
    static const char text[] =
        "政府工作报告\n——2026年1月27日在青海省第十四届人民代表大会第四次会议上\n各位代表：\n";
    zci_page page = zci_page_whole(text, strlen(text));
    assert_true(zci_meeting_place_find(&page, &region, &at));
    assert_int_equal(region.name.len, strlen("青海省"));
    assert_int_equal(at.line, 2);
    page = zci_page_whole("在青海省召开会议。\n", strlen("在青海省召开会议。\n"));
    assert_false(zci_meeting_place_find(&page, &region, &at));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_opening_says_for_whom),
        cmocka_unit_test(a_body_may_be_asked_to_speak),
        cmocka_unit_test(a_report_may_leave_out_who_speaks),
        cmocka_unit_test(other_words_are_no_speaker),
        cmocka_unit_test(a_body_gets_its_place_and_its_full_name),
        cmocka_unit_test(a_line_says_where_it_was_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
