/* Of which place a document is.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "learned.h"

static void place_is(const char *text, const char *title, const char *region, const char *level)
{
    learned k;
    learned_read(&k, text, title);
    learned_is(&k, ZCI_DOCUMENT_REGION, region);
    learned_is(&k, ZCI_DOCUMENT_LEVEL, level);
    zci_arena_clear(&k.arena);
}

/* What a bureau forwards brings the signature of those above it. */
static void a_bureau_is_not_of_those_whose_text_it_forwards(void **state)
{
    (void)state;
    place_is("各学校：\n现将通知转发给你们，请认真贯彻执行。\n教育部办公厅\n2022年5月18日\n",
             "市教育局转发教育部办公厅关于校车安全的通知", "-", "市");
    place_is("各学校：\n现将通知转发给你们，请认真贯彻执行。\n四川省教育厅\n2022年5月18日\n",
             "市教育局转发省教育厅关于校车安全的通知", "四川省", "市");
    place_is("各学校：\n请认真贯彻执行。\n教育部办公厅\n2022年5月18日\n", "关于校车安全的通知",
             "全国", "国家");
}

/* 市 is said of a city of any level, and is the beginning of other words. */
static void tells_the_level_of_a_city(void **state)
{
    (void)state;
    place_is("重庆市校车检查启动。全市学校参加，重庆市税务局到场。重庆市民称好。\n",
             "市税务局：校车费用可延期缴纳", "重庆市", "省");
    place_is("荣成市校车检查启动。全市学校参加，荣成市税务局到场。荣成市民称好。\n",
             "市税务局：校车费用可延期缴纳", "荣成市", "县");
    place_is("全市学校参加了校车检查。\n", "市税务局：校车费用可延期缴纳", "-", "市");
    place_is("学校参加了校车检查。\n", "市场监督管理投诉办法", "-", "-");
    place_is("学校参加了校车检查。\n", "区域协调发展规划", "-", "-");
    place_is("学校参加了校车检查。\n", "市政府工作要点", "-", "市");
    place_is("学校参加了校车检查。\n", "市民政局工作要点", "-", "市");
}

/* What stands behind a province may be a part of another word, unless the text is of that place. */
static void tells_the_city_of_a_headline(void **state)
{
    (void)state;
    const char *text = "校车检查启动。温州市学校参加，温州市税务局到场。温州市民称好。\n";
    place_is(text, "浙江温州启动校车检查", "温州市", "市");
    place_is(text, "浙江启动温州校车检查", "浙江省", "省");
    place_is(text, "江苏温州启动校车检查", "江苏省", "省");
    place_is("校车检查启动。浙江省各学校参加。\n", "浙江温州启动校车检查", "浙江省", "省");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bureau_is_not_of_those_whose_text_it_forwards),
        cmocka_unit_test(tells_the_level_of_a_city),
        cmocka_unit_test(tells_the_city_of_a_headline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
