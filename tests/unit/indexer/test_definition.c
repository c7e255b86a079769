/* Abbreviations that a document defines.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "definition.h"

#include "test.h"

/* All definitions of a passage: "short=long ...". */
static void assert_defines(const char *text, const char *expected)
{
    zci_definitions definitions = {0};
    char joined[2048] = "";
    size_t len = 0;
    zci_definitions_read(&definitions, text, strlen(text));
    assert_false(definitions.pairs.failed);
    const char *at = definitions.pairs.data;
    for (size_t i = 0; i < definitions.count; i++) {
        const char *full = at + strlen(at) + 1;
        len += (size_t)snprintf(joined + len, sizeof joined - len, "%s%s=%s", i > 0 ? " " : "", at,
                                full);
        at = full + strlen(full) + 1;
    }
    assert_string_equal(joined, expected);
    zci_definitions_free(&definitions);
}

static void titles_and_quotations_are_taken_whole(void **state)
{
    (void)state;
    assert_defines("按照《关于推进集团化办学、促进均衡的意见》（以下简称“集团八条”）办理。",
                   "集团八条=关于推进集团化办学、促进均衡的意见");
    assert_defines("落实“减轻作业负担和培训负担”(简称双减)。", "双减=减轻作业负担和培训负担");
    assert_defines("《個人資訊辦法》（以下簡稱：個資法）", "个资法=个人资讯办法");
    assert_defines("引入《数据能力模型》（以下简称 ＤＣＭＭ）", "dcmm=数据能力模型");
}

static void other_words_are_taken_by_the_characters(void **state)
{
    (void)state;
    assert_defines("由市教育和体育局（以下简称教体局）负责。", "教体局=教育和体育局");
    assert_defines("各级人力资源和社会保障部门 （下称“人社部门”）应当",
                   "人社部门=人力资源和社会保障部门");
    assert_defines("经济技术开发区，以下简称“经开区”，设立", "经开区=经济技术开发区");
    assert_defines(
        "成立防控工作领导小组医疗物资保障组（以下统称物资组）；设个体工商户（简称“个体户”）",
        "物资组=物资保障组 个体户=个体工商户");
}

static void what_says_nothing_is_left_out(void **state)
{
    static const char *const texts[] = {
        "《临湖市校车管理办法》（以下简称《办法》）", /* each text's own */
        "本《通知》由教育局（以下简称本局）负责",     /* likewise */
        "《中华人民共和国教育法》（以下简称教育法）", /* found anyway */
        "县级教育行政部门（以下简称教育行政部门）",   /* likewise */
        "减轻负担（以下简称“双减”）",                 /* nothing tells where it begins */
        "教育局、体育局（以下简称教体局）",           /* across a border */
        "名称、声称、统称均可",
        "经济技术开发区，简称经开区，设立", /* no telling where it ends */
        "（以下简称教体局）",
        "以下简称",
        "称",
        "简称“甲”",
        "教育和体育局（以下简称教体局",
        "《教育和体育局（以下简称",
        "教育和体育局（以下简称教、体局）",
        "教育和体育局（以下简称教体局教体局教体局教体局教体局）",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_defines(texts[i], "");
}

static void there_is_a_limit(void **state)
{
    zci_definitions definitions = {0};
    (void)state;
    for (int i = 0; i < 200; i++)
        zci_definitions_read(&definitions, "教育和体育局（简称教体局）",
                             strlen("教育和体育局（简称教体局）"));
    assert_int_equal(definitions.count, 64);
    zci_definitions_reset(&definitions);
    assert_int_equal(definitions.count, 0);
    zci_definitions_free(&definitions);
}

static void any_bytes_are_survived(void **state)
{
    static const char bytes[] = "教\xE6（以下简称\xFF“\x00教体\xE6\x95”）";
    zci_definitions definitions = {0};
    (void)state;
    for (size_t len = 0; len < sizeof bytes; len++)
        zci_definitions_read(&definitions, bytes, len);
    zci_definitions_free(&definitions);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_and_quotations_are_taken_whole),
        cmocka_unit_test(other_words_are_taken_by_the_characters),
        cmocka_unit_test(what_says_nothing_is_left_out),
        cmocka_unit_test(there_is_a_limit),
        cmocka_unit_test(any_bytes_are_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
