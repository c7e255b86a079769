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

static zci_clutter judged(const char *text)
{
    return zci_clutter_judge(text, whole(text));
}

static void menus_hold_nothing_but_menu_words(void **state)
{
    (void)state;
    assert_int_equal(judged("找回密码 立即注册 QQ登录"), ZCI_CLUTTER_SURE);
    assert_int_equal(judged("首页 | 登录"), ZCI_CLUTTER_SURE);
    assert_int_equal(judged("首页 » 登录"), ZCI_CLUTTER_SURE);
    assert_int_equal(judged("【打印】【关闭】"), ZCI_CLUTTER_SURE);
    assert_int_equal(judged("收藏2 分享 淘帖 支持 反对"), ZCI_CLUTTER_SURE);
    assert_int_equal(judged("首页 课后服务"), ZCI_CLUTTER_NONE);
    assert_int_equal(judged("  "), ZCI_CLUTTER_NONE);
    assert_int_equal(judged("12"), ZCI_CLUTTER_NONE);
}

static void one_word_shows_little(void **state)
{
    (void)state;
    assert_int_equal(judged("打印本页"), ZCI_CLUTTER_PHRASE);
    assert_int_equal(judged("[复制链接]"), ZCI_CLUTTER_PHRASE);
    assert_int_equal(judged("首页"), ZCI_CLUTTER_WORD);
    assert_int_equal(judged("收藏收藏"), ZCI_CLUTTER_CONTROL);
    assert_int_equal(judged("注册、登录"), ZCI_CLUTTER_WORD);
    assert_int_equal(judged("1、登录"), ZCI_CLUTTER_NONE);
    static const char *const links[] = {"【", "|", "大",       "【字号：", ">",        "＞",
                                        "»",  "›", "联系方式", "密码",     "支持 反对"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        assert_int_equal(judged(links[i]), ZCI_CLUTTER_LINK);
}

static void notices_are_no_sentences(void **state)
{
    (void)state;
    assert_int_equal(judged("某某在线版权所有 未经授权不得转载"), ZCI_CLUTTER_SURE);
    assert_int_equal(judged("责任编辑：张三"), ZCI_CLUTTER_SURE);
    assert_int_equal(judged("某网备案号：临ICP备00000001号"), ZCI_CLUTTER_SURE);
    assert_int_equal(judged("培训机构网站应有ICP备案。"), ZCI_CLUTTER_NONE);
    assert_int_equal(judged("一、核查ICP备案"), ZCI_CLUTTER_NONE);
    assert_int_equal(judged("网站ICP备案情况"), ZCI_CLUTTER_NONE);
}

static void rights_are_claimed_not_spoken_of(void **state)
{
    (void)state;
    static const char *const claims[] = {"版权所有", "版权所有：某某市教育局", "版权所有，侵权必究",
                                         "版权所有(C) 某某网", "© 某某市 版权所有"};
    static const char *const others[] = {"版权所有者应当登记", "作品的版权所有人",
                                         "版权所有，由主办方统一登记"};
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
        assert_int_equal(judged(claims[i]), ZCI_CLUTTER_SURE);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(judged(others[i]), ZCI_CLUTTER_NONE);
    assert_int_equal(judged("版权声明：本网稿件未经书面授权不得转载"), ZCI_CLUTTER_SURE);
    assert_int_equal(judged("版权声明：参赛作品的署名权归作者。"), ZCI_CLUTTER_NONE);
}

static void whoever_helps_is_not_who_made_the_site(void **state)
{
    (void)state;
    assert_int_equal(judged("技术支持：李四，电话12345678"), ZCI_CLUTTER_LINK);
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
    assert_true(zci_clutter_is_empty_field("图片：", whole("图片：")));
    assert_false(zci_clutter_is_empty_label("附件", whole("附件")));
    assert_false(zci_clutter_is_empty_label("附件：甲表", whole("附件：甲表")));
}

static void a_long_line_is_text(void **state)
{
    (void)state;
    char text[1024] = "版权所有 ";
    assert_int_equal(judged(text), ZCI_CLUTTER_SURE);
    for (int i = 0; i < 60; i++)
        strcat(text, "教育");
    assert_int_equal(judged(text), ZCI_CLUTTER_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(menus_hold_nothing_but_menu_words),
        cmocka_unit_test(one_word_shows_little),
        cmocka_unit_test(notices_are_no_sentences),
        cmocka_unit_test(rights_are_claimed_not_spoken_of),
        cmocka_unit_test(whoever_helps_is_not_who_made_the_site),
        cmocka_unit_test(images_are_names_alone),
        cmocka_unit_test(ways_and_labels),
        cmocka_unit_test(a_long_line_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
