/* The title that a web page's head states.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "head_title.h"

static void found_is(const char *text, const char *head, const char *title, const char *lines)
{
    zci_page page = zci_page_whole(text, strlen(text));
    zci_stretch found;
    zc_string stated = zci_head_title_find(&page, text_of(head), &found);
    assert_int_equal(stated.len, strlen(title));
    assert_memory_equal(stated.data, title, stated.len);
    if (stated.len == 0)
        return;
    assert_int_equal(found.end.byte - found.start.byte, strlen(lines));
    assert_memory_equal(text + found.start.byte, lines, strlen(lines));
}

static const char page[] = "首页 > 通知公告\n临湖市人民政府门户网站\n\n"
                           "　临湖市教育局关于做好\n\n2021-2025年防汛 工作的通知\n各县区：\n";

static void finds_the_lines_that_say_it(void **state)
{
    (void)state;
    static const char title[] = "临湖市教育局关于做好2021-2025年防汛工作的通知";
    static const char lines[] = "临湖市教育局关于做好\n\n2021-2025年防汛 工作的通知";
    static const char *const heads[] = {
        "临湖市教育局关于做好2021-2025年防汛工作的通知",
        "临湖市教育局关于做好2021-2025年防汛工作的通知_临湖市人民政府门户网站",
        "临湖市教育局关于做好2021-2025年防汛工作的通知-通知公告-临湖市人民政府门户网站",
        "临湖市人民政府门户网站 | 临湖市教育局关于做好2021-2025年防汛工作的通知",
    };
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        found_is(page, heads[i], title, lines);
    found_is("关于防汛——以及抗旱的通知\n文\n", "关于防汛——以及抗旱的通知 - 临湖网",
             "关于防汛——以及抗旱的通知", "关于防汛——以及抗旱的通知");
}

static void names_of_sites_and_columns_are_no_titles(void **state)
{
    (void)state;
    found_is(page, "通知公告_临湖市人民政府门户网站", "", "");
    found_is(page, "临湖市人民政府门户网站", "", "");
    found_is(page, "", "", "");
    found_is(page, "___", "", "");
    found_is(page, "临湖市教育局关于做好2021-2025年防汛工作的通知（一）", "", "");
    found_is("", "临湖市教育局关于做好2021-2025年防汛工作的通知", "", "");
}

static void plain_is(const char *head, const char *wanted)
{
    zc_string title = zci_head_title_of(text_of(head));
    assert_int_equal(title.len, strlen(wanted));
    assert_memory_equal(title.data, wanted, title.len);
}

static void leaves_the_names_out(void **state)
{
    (void)state;
    plain_is("关于防汛工作的通知_临湖市人民政府", "关于防汛工作的通知");
    plain_is("临湖市人民政府-关于防汛工作的通知", "关于防汛工作的通知");
    plain_is("临湖市2021-2025年防汛规划 - 临湖网", "临湖市2021-2025年防汛规划");
    plain_is("我市召开全市教育工作大会部署新年工作_临湖网", "我市召开全市教育工作大会部署新年工作");
    plain_is("临湖市人民政府门户网站", "");
    plain_is("临湖网_首页", "");
    plain_is("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_lines_that_say_it),
        cmocka_unit_test(names_of_sites_and_columns_are_no_titles),
        cmocka_unit_test(leaves_the_names_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
