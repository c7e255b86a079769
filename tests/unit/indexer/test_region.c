/* The place that a name begins with.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "region.h"

static void place_is(const char *name, const char *wanted, const char *path, const char *level)
{
    zci_region region;
    zci_arena arena = {0};
    assert_true(zci_region_read(text_of(name), 0, &region));
    assert_int_equal(region.name.len, strlen(wanted));
    assert_memory_equal(region.name.data, wanted, region.name.len);
    assert_string_equal(region.level, level);
    assert_string_equal(zci_region_path(&region, &arena).data, path);
    zci_arena_clear(&arena);
}

static void reads_real_places(void **state)
{
    (void)state;
    place_is("抚顺市人民政府", "抚顺市", "辽宁省抚顺市", "市");
    place_is("黑龙江省哈尔滨市教育局", "哈尔滨市", "黑龙江省哈尔滨市", "市");
    place_is("黑龙江省哈尔滨市南岗区教育局", "南岗区", "黑龙江省哈尔滨市南岗区", "县");
    place_is("内蒙古自治区教育厅", "内蒙古自治区", "", "省");
    place_is("北京教育考试院", "北京市", "", "省");
    place_is("荣成市教育局", "荣成市", "山东省威海市荣成市", "县");
    place_is("国家税务总局深圳市税务局", "深圳市", "广东省深圳市", "市");
    place_is("中共河北省委", "河北省", "", "省");
    place_is("共青团北京市委", "北京市", "", "省");
    place_is("转发北京市应急管理局", "北京市", "", "省");
    place_is("南京市鼓楼区教育局", "鼓楼区", "江苏省南京市鼓楼区", "县");
}

/* In the places that news begin with, a city stands by its short name. */
static void reads_the_place_of_news(void **state)
{
    (void)state;
    place_is("湖北黄冈：一人一诊疗方案", "黄冈市", "湖北省黄冈市", "市");
    place_is("河北石家庄: 便利又安全", "石家庄市", "河北省石家庄市", "市");
    place_is("河北：便利又安全", "河北省", "", "省");
    place_is("河北石家庄便利又安全", "河北省", "", "省");
    place_is("广东中山大学", "广东省", "", "省");
    place_is("湖北石家庄：便利又安全", "湖北省", "", "省");
}

static void takes_others_by_their_form(void **state)
{
    (void)state;
    place_is("青澜省教育厅", "青澜省", "", "省");
    place_is("青澜省临湖市教育局", "临湖市", "青澜省临湖市", "市");
    place_is("临湖市教育局", "临湖市", "", "市");
    place_is("临湖市望溪区教育局", "望溪区", "临湖市望溪区", "县");
    place_is("北屏县教育局", "北屏县", "", "县");
    place_is("绍兴县教育局", "绍兴县", "", "县");
    place_is("转发忠县教育局", "忠县", "重庆市忠县", "县");
    place_is("临湖市民政局", "临湖市", "", "市");
    place_is("临湖市城市管理局", "临湖市", "", "市");
    place_is("临湖市城管局", "临湖市", "", "市");
    place_is("临湖市城乡建设局", "临湖市", "", "市");
    place_is("望溪区城市管理局", "望溪区", "", "县");
    place_is("北屏县城关镇人民政府", "北屏县", "", "县");
    place_is("北屏县城市管理局", "北屏县", "", "县");
}

static void knows_the_whole_country(void **state)
{
    (void)state;
    place_is("国务院办公厅", "全国", "", "国家");
    place_is("教育部", "全国", "", "国家");
    place_is("国家税务总局", "全国", "", "国家");
    place_is("人力资源社会保障部办公厅", "全国", "", "国家");
    place_is("中国证券监督管理委员会", "全国", "", "国家");
    place_is("林业部", "全国", "", "国家");
}

/* What a city or province does is no place in it. */
static void what_is_done_is_no_place(void **state)
{
    (void)state;
    place_is("临沂市召开全市教育工作会议", "临沂市", "山东省临沂市", "市");
    place_is("山东省召开全省教育大会", "山东省", "", "省");
    place_is("临湖市启动全市校车检查", "临湖市", "", "市");
    place_is("临沂市惠及九县学生", "临沂市", "山东省临沂市", "市");
    place_is("山东省覆盖各市校车", "山东省", "", "省");
    place_is("山东省举办省市校车安全演练", "山东省", "", "省");
    place_is("广西壮族自治区桂林市全州县教育局", "全州县", "广西壮族自治区桂林市全州县", "县");
    place_is("青澜省临湖市望溪区教育局", "望溪区", "青澜省临湖市望溪区", "县");
}

/* Branches of the country's bodies are of their places; one of a city's short name is of
 * none that could be told. */
static void branches_are_of_their_places(void **state)
{
    (void)state;
    place_is("中国银保监会四川监管局关于暂停来访的通知", "四川省", "", "省");
    place_is("财政部四川监管局", "四川省", "", "省");
    place_is("财政部驻四川省财政监察专员办事处", "四川省", "", "省");
    place_is("中国证监会上海监管局", "上海市", "", "省");
    place_is("海关总署广东分署", "广东省", "", "省");
    place_is("国家外汇管理局四川省分局", "四川省", "", "省");
    place_is("财政部关于四川监管局的批复", "全国", "", "国家");
    place_is("财政部对四川省监管局的批复", "全国", "", "国家");
    place_is("财政部四川省项目管理办法", "全国", "", "国家");
    place_is("海关总署公告", "全国", "", "国家");
    place_is("中国人民银行办公厅关于规范分行管理的通知", "全国", "", "国家");
    zci_region region;
    assert_false(zci_region_read(text_of("中国人民银行成都分行"), 0, &region));
    assert_false(zci_region_read(text_of("中国银保监会临湖监管分局"), 0, &region));
    assert_true(zci_region_begins(text_of("中国人民银行成都分行")));
}

static void words_are_no_places(void **state)
{
    (void)state;
    static const char *const others[] = {"",
                                         "市教育局",
                                         "全市教育工作",
                                         "各县区教育局",
                                         "我市学校",
                                         "XX市教育局",
                                         "教育局",
                                         "开发区管委会",
                                         "自治区教育厅",
                                         "社区学校",
                                         "人力资源局",
                                         "菜价在合理区间",
                                         "委社会工委市民政局",
                                         "居民住宅区管理",
                                         "风景名胜区条例",
                                         "荣誉市民条例",
                                         "军事禁区管理处",
                                         "海关监管区办事处",
                                         "综合保税区管委会",
                                         "计划单列市教育局",
                                         "产粮大县教育局",
                                         "脱贫县教育局",
                                         "补短板县城公厕"};
    zci_region region;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(zci_region_read(text_of(others[i]), 0, &region));
}

static void a_name_of_several_has_no_code(void **state)
{
    (void)state;
    zci_region region;
    assert_true(zci_region_read(text_of("鼓楼区教育局"), 0, &region));
    assert_int_equal(region.code, 0);
    assert_true(zci_region_read(text_of("鼓楼区教育局"), 320100, &region));
    assert_int_equal(region.code, 320106);
}

static void title_is(const char *title, bool named, const char *wanted)
{
    zci_region region;
    assert_true(zci_region_in_title(text_of(title), named, &region));
    assert_int_equal(region.name.len, strlen(wanted));
    assert_memory_equal(region.name.data, wanted, region.name.len);
}

static void finds_places_in_titles(void **state)
{
    (void)state;
    title_is("关于印发《抚顺市托育方案》的通知", false, "抚顺市");
    title_is("2026年福建省政府工作报告", false, "福建省");
    title_is("抚顺市“十四五”教育发展规划", false, "抚顺市");
    title_is("鼓楼区托育发展规划", false, "鼓楼区");
    zci_region region;
    assert_false(zci_region_in_title(text_of("2024年全区教育工作要点"), false, &region));
}

/* Much that begins like a place that is in no table is none. */
static void takes_by_form_what_a_body_or_year_shows(void **state)
{
    (void)state;
    title_is("临湖市教育局关于校车的通知", true, "临湖市");
    title_is("临湖市2024年教育工作要点", false, "临湖市");
    title_is("上海市促进浦东新区托育发展规定", false, "上海市");
    static const char *const others[] = {"临湖滞洪区运用补偿办法",
                                         "临湖大湾区（内地、香港）信息流动指引",
                                         "产粮重点县奖励办法", "临湖特区消防条例"};
    zci_region region;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(zci_region_in_title(text_of(others[i]), false, &region));
}

static void names_are_places(void **state)
{
    (void)state;
    zci_region region;
    assert_true(zci_region_of_name(text_of("抚顺"), &region));
    assert_int_equal(region.code, 210400);
    assert_true(zci_region_of_name(text_of("辽宁省抚顺市"), &region));
    assert_int_equal(region.code, 210400);
    assert_true(zci_region_of_name(text_of("临湖市"), &region));
    assert_int_equal(region.code, 0);
    assert_false(zci_region_of_name(text_of("抚顺市教育局"), &region));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_real_places),
        cmocka_unit_test(reads_the_place_of_news),
        cmocka_unit_test(takes_others_by_their_form),
        cmocka_unit_test(knows_the_whole_country),
        cmocka_unit_test(what_is_done_is_no_place),
        cmocka_unit_test(branches_are_of_their_places),
        cmocka_unit_test(words_are_no_places),
        cmocka_unit_test(a_name_of_several_has_no_code),
        cmocka_unit_test(finds_places_in_titles),
        cmocka_unit_test(takes_by_form_what_a_body_or_year_shows),
        cmocka_unit_test(names_are_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
