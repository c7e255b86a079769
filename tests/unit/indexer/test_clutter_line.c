/* Lines that are clutter by their words.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "clutter_line.h"

static zci_stretch whole(const char *text)
{
    zci_scan scan = {text, strlen(text), {0, 0}};
    while (zci_scan_next(&scan) != ZCI_SCAN_END)
        ;
    return (zci_stretch){{0, 0}, scan.at};
}

static bool is_line(const char *text)
{
    return zci_clutter_is_line(text, whole(text));
}

static void menus_hold_nothing_but_menu_words(void **state)
{
    (void)state;
    assert_true(is_line("找回密码 立即注册 QQ登录"));
    assert_true(is_line("首页 | 登录"));
    assert_false(is_line("首页 课后服务"));
    assert_false(is_line("  "));
}

static void notices_are_no_sentences(void **state)
{
    (void)state;
    assert_true(is_line("某某在线版权所有 未经授权不得转载"));
    assert_true(is_line("责任编辑：张三"));
    assert_false(is_line("培训机构网站应有ICP备案。"));
    assert_false(is_line("一、核查ICP备案"));
}

static void images_are_names_alone(void **state)
{
    (void)state;
    static const char *const images[] = {"image.png", "a1.JPG", "校园.jpg(86.4 KB, 下载次数: 12)",
                                         "校园.jpg (86.4 KB, 下载次数: 12)"};
    static const char *const others[] = {"见 image.png", "image.png 见", "png", "图.docx"};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(zci_clutter_is_image(images[i], whole(images[i])), i != 2);
    for (size_t i = 0; i < 4; i++)
        assert_false(zci_clutter_is_image(others[i], whole(others[i])));
}

static void ways_and_labels(void **state)
{
    (void)state;
    assert_true(zci_clutter_is_way("首页 > 教育", whole("首页 > 教育")));
    assert_true(zci_clutter_is_way("当前位置：教育", whole("当前位置：教育")));
    assert_false(zci_clutter_is_way("教育，首页 > 教育", whole("教育，首页 > 教育")));
    assert_true(zci_clutter_is_empty_label("附件下载:", whole("附件下载:")));
    assert_true(zci_clutter_is_empty_label("相关链接：", whole("相关链接：")));
    assert_false(zci_clutter_is_empty_label("附件", whole("附件")));
    assert_false(zci_clutter_is_empty_label("附件：甲表", whole("附件：甲表")));
}

static void a_long_line_is_text(void **state)
{
    (void)state;
    char text[1024] = "版权所有";
    assert_true(is_line(text));
    for (int i = 0; i < 60; i++)
        strcat(text, "教育");
    assert_false(is_line(text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(menus_hold_nothing_but_menu_words),
        cmocka_unit_test(notices_are_no_sentences),
        cmocka_unit_test(images_are_names_alone),
        cmocka_unit_test(ways_and_labels),
        cmocka_unit_test(a_long_line_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
