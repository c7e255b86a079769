/* Names of issuing bodies.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "issuer.h"

static void tells_bodies(void **state)
{
    (void)state;
    static const char *const bodies[] = {
        "教育部",           "某市人民政府办公室",   "国务院扶贫办",
        "某区教育和体育局", "某市教育局（体育局）", "中共某省委",
        "本溪市教育局",     "某省高级人民法院",     "银保监会",
        "某区红十字会",     "某市教育工会",         "某市教育督导室"};
    static const char *const others[] = {"",
                                         "教育",
                                         "全部",
                                         "各部门",
                                         "主办",
                                         "格局",
                                         "关于某市教育局",
                                         "印发给教育部",
                                         "我局",
                                         "某市教育局2024",
                                         "教育局党组书记、局长"};
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++)
        assert_true(zci_issuer_is_body(text_of(bodies[i])));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(zci_issuer_is_body(text_of(others[i])));
}

static void title_is(const char *title, const char *wanted)
{
    zc_string found = zci_issuer_of_title(text_of(title));
    assert_int_equal(found.len, strlen(wanted));
    if (found.len > 0)
        assert_memory_equal(found.data, wanted, found.len);
}

static void reads_the_bodies_of_a_title(void **state)
{
    (void)state;
    title_is("某市教育局关于托育的通知", "某市教育局");
    title_is("财政部 税务总局关于减税的公告", "财政部 税务总局");
    title_is("某省人民政府办公厅转发教育厅等部门关于美育的通知", "某省人民政府办公厅");
    title_is("临湖市教育和体育局2025年工作要点", "临湖市教育和体育局");
    title_is("2006年中华人民共和国国务院政府工作报告", "中华人民共和国国务院");
    title_is("2026年福建省政府工作报告", "");
    title_is("教育局2018年工作汇报", "");
    title_is("关于托育的通知", "");
    title_is("某市托育办法", "");
    title_is("", "");
}

static void tidy_is(const char *stated, const char *lead, const char *all, size_t count)
{
    zci_arena arena = {0};
    zci_issuers issuers = zci_issuer_tidy(text_of(stated), &arena);
    assert_string_equal(issuers.lead.data, lead);
    assert_string_equal(issuers.all.data, all);
    assert_int_equal(issuers.count, count);
    zci_arena_clear(&arena);
}

static void tidies_names(void **state)
{
    (void)state;
    tidy_is("某市教育局", "某市教育局", "某市教育局", 1);
    tidy_is("财　政　部", "财政部", "财政部", 1);
    tidy_is("财政部 、税务总局", "财政部", "财政部 税务总局", 2);
    tidy_is("某省防疫工作 领导小组办公室", "某省防疫工作领导小组办公室",
            "某省防疫工作领导小组办公室", 1);
    tidy_is("科技部教育部财政部", "科技部", "科技部 教育部 财政部", 3);
    tidy_is("中共中央和国务院", "中共中央", "中共中央 国务院", 2);
    tidy_is("中共山东省委山东省人民政府", "中共山东省委", "中共山东省委 山东省人民政府", 2);
    tidy_is("临湖市教育局临湖市财政局", "临湖市教育局", "临湖市教育局 临湖市财政局", 2);
    tidy_is("临湖市食品安全委员会办公室临湖市防疫工作指挥部", "临湖市食品安全委员会办公室",
            "临湖市食品安全委员会办公室 临湖市防疫工作指挥部", 2);
    tidy_is("西宁市食品安全委员会办公室西宁市防疫工作指挥部", "西宁市食品安全委员会办公室",
            "西宁市食品安全委员会办公室 西宁市防疫工作指挥部", 2);
    tidy_is("临湖市教育局东山区财政局", "临湖市教育局东山区财政局", "临湖市教育局东山区财政局", 1);
    tidy_is("国家税务总局深圳市税务局", "国家税务总局深圳市税务局", "国家税务总局深圳市税务局", 1);
    tidy_is("临湖市教育局 临湖市督学站 临湖市财政局", "临湖市教育局",
            "临湖市教育局 临湖市督学站 临湖市财政局", 3);
    tidy_is("中华人民共和国 教育部", "教育部", "教育部", 1);
    tidy_is("中华人民共和国国务院", "国务院", "国务院", 1);
    tidy_is("中华人民共和国能源部", "能源部", "能源部", 1);
    tidy_is("中华人民共和国公安部 中华人民共和国司法部", "公安部", "公安部 司法部", 2);
    tidy_is("中华人民共和国海事局", "中华人民共和国海事局", "中华人民共和国海事局", 1);
    tidy_is("青澜省 临湖市教育局", "青澜省临湖市教育局", "青澜省临湖市教育局", 1);
    tidy_is("某省教育厅等六部门", "某省教育厅", "某省教育厅", 1);
    tidy_is("随便什么", "", "", 0);
    tidy_is("", "", "", 0);
}

static void reads_letterheads(void **state)
{
    (void)state;
    zc_string found = zci_issuer_of_letterhead(text_of("某市人民政府办公室文件"));
    assert_int_equal(found.len, strlen("某市人民政府办公室"));
    found = zci_issuer_of_letterhead(text_of("某市人民政府令"));
    assert_int_equal(found.len, strlen("某市人民政府"));
    assert_int_equal(zci_issuer_of_letterhead(text_of("附件")).len, 0);
    assert_int_equal(zci_issuer_of_letterhead(text_of("政府文件")).len, 0);
}

static void session_is_of(const char *text, const char *wanted)
{
    zci_arena arena = {0};
    zc_string found = zci_issuer_of_session(text_of(text), &arena);
    assert_non_null(found.data);
    assert_int_equal(found.len, strlen(wanted));
    assert_memory_equal(found.data, wanted, found.len);
    zci_arena_clear(&arena);
}

static void names_the_congress_of_a_session(void **state)
{
    (void)state;
    session_is_of("青海省第九届人民代表大会常务委员会第三次会议", "青海省人民代表大会常务委员会");
    session_is_of("青海省九届人民代表大会第三次会议", "青海省人民代表大会");
    session_is_of("西宁市十五届人大常委会第三十四次会议通过", "西宁市人民代表大会常务委员会");
    session_is_of("西宁市第15届人大常委会第3次会议", "西宁市人民代表大会常务委员会");
    session_is_of("第十届全国人民代表大会第二次会议", "全国人民代表大会");
    session_is_of("县第五届人民代表大会第五次会议", "");
    session_is_of("西宁市第十次人民代表大会", "");
    session_is_of("第五届会议", "");
    session_is_of("", "");
}

static void meeting_is_of(const char *text, const char *wanted)
{
    zc_string found = zci_issuer_of_meeting(text_of(text));
    assert_int_equal(found.len, strlen(wanted));
    assert_memory_equal(found.data, wanted, found.len);
}

static void names_the_body_that_met(void **state)
{
    (void)state;
    meeting_is_of("临湖市人民政府第56次常务会议通过", "临湖市人民政府");
    meeting_is_of("国家档案局2021年第20次局务会议审议通过", "国家档案局");
    meeting_is_of("最高人民法院审判委员会第1859次会议通过", "最高人民法院");
    meeting_is_of("最高人民检察院第十三届检察委员会第二十八次会议通过", "最高人民检察院");
    meeting_is_of("审判委员会第1859次会议通过", "");
    meeting_is_of("市人民政府第56次常务会议通过", "");
    meeting_is_of("临湖市人民政府令第56号公布", "");
    meeting_is_of("《临湖市人民政府关于修改部分规章的决定》第一次会议", "");
    meeting_is_of("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_bodies),
        cmocka_unit_test(reads_the_bodies_of_a_title),
        cmocka_unit_test(tidies_names),
        cmocka_unit_test(reads_letterheads),
        cmocka_unit_test(names_the_congress_of_a_session),
        cmocka_unit_test(names_the_body_that_met),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
