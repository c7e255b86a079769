/* Headlines by their signs.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "headline.h"

static bool is_headline(const char *line)
{
    size_t len = strlen(line);
    return zci_headline_is_one(line, (zci_stretch){{0, 0}, {len, zci_utf8_count(line, len)}});
}

static void knows_headlines(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "临湖市人社局：今年就业形势总体稳定",
        "青澜:上线智能化系统助网格员排查隐患",
        "临湖: 校车检查全面启动",
        "临湖市教育局负责人：校车检查全面启动",
        "临湖：20万学生受益",
        "校车安全吗？每天谁来检查？权威解答！",
        "两会观察 | 校车安全首次写入工作报告，重点在哪？",
        "这些事别急着办……权威发布！",
        "【今日头条】“校”车安“全”行！临湖市启动检查",
        "让每个孩子在家门口上好学",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_true(is_headline(lines[i]));
}

static void refuses_what_surrounds_a_text(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "时间：2022年5月18日上午九点",
        "来源：临湖市教育局网站",
        "会议地点：临湖市教育局三楼会议室",
        "临湖要闻  来源：临湖晚报",
        "主持人：欢迎各位嘉宾来到直播间",
        "问：校车由谁检查",
        "问题一：校车由谁来检查",
        "浏览：125次 分享到：微信好友",
        "本文目录：校车检查的三个步骤",
        "主办：临湖市人民政府办公室",
        "今天是：2022年5月18日 星期三",
        "临湖：2022年5月18日",
        "最后更新 07:39 临湖晚报记者",
        "http://www.example.org/ 临湖教育在线",
        "各县区教育局：请遵照执行",
        "广大市民朋友们：疫情还没有结束",
        "致全市家长的信 尊敬的家长：假期快到了",
        "各县区教育局：",
        "同志们:",
        "您好，欢迎来到临湖市教育局！",
        "首页 | 教育新闻频道 | 政策法规解读",
        "校车安全工作推进 | 临湖市教育局",
        "校车安全工作推进 | 政策法规",
        "首页 > 教育新闻 > 校车：安全检查",
        "您的位置：临湖教育新闻频道",
        "本市新建学校十所。",
        "新建学校：十所；改建学校：五所",
        "国家对此怎么看？近期，",
        "：校车安全检查全面启动",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_false(is_headline(lines[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_headlines),
        cmocka_unit_test(refuses_what_surrounds_a_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
