/* Headings without a number.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "unnumbered.h"

static zci_stretch all(const char *text)
{
    size_t len = strlen(text);
    return (zci_stretch){{0, 0}, {len, zci_utf8_count(text, len)}};
}

static void sees_short_first_sentences(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t chars;
    } paragraphs[] = {
        {"教育质量明显提高。全市学前教育基本实现普及普惠目标。", 8},
        {"“五育并举”成效显著。建成青少年活动中心，填补了空白。", 10},
        {"教育质量明显提高。很好。", 0},                 /* little behind it */
        {"很好。全市学前教育基本实现普及普惠目标。", 0}, /* too short itself */
        {"教育质量明显提高,公平迈上台阶。全市学前教育基本实现普惠。", 0},
        {"教育质量提高了吗？全市学前教育基本实现普及普惠目标。", 0},
        {"我们必须清醒。全市学前教育基本实现普及普惠目标。", 0},
        {"2021年成效显著。全市学前教育基本实现普及普惠目标。", 0},
        {"全市学前教育和义务教育普通高中职业教育高等教育继续协调发展。其他方面也都在稳步前进。", 0},
    };
    for (size_t i = 0; i < sizeof paragraphs / sizeof paragraphs[0]; i++)
        assert_int_equal(zci_unnumbered_sentence(paragraphs[i].text, all(paragraphs[i].text)),
                         paragraphs[i].chars);
}

static void sees_labels(void **state)
{
    (void)state;
    static const char *const labels[] = {
        "基本举措", "托起明天的太阳", "“十四五”时期的目标",
        "前 言",    "2026年重点工作", "“三名”工程成效和“双优”行动下一步的工作安排",
        NULL};
    static const char *const others[] = {"一、基本举措",
                                         "基本举措。",
                                         "基本举措：",
                                         "办",
                                         "某市教育局",
                                         "2022年5月18日",
                                         "2026年全市教育工作要点",
                                         "3026年重点工作",
                                         "2026重点工作",
                                         "联系我们 | 版权声明",
                                         "首页",
                                         "(此件公开发布)",
                                         "高　洪　　中央美术学院",
                                         "各县、区人民政府:",
                                         "这一行长到不会再是没有编号的标题的长度了吧",
                                         NULL};
    for (size_t i = 0; labels[i] != NULL; i++)
        assert_true(zci_unnumbered_is_label(labels[i], all(labels[i])));
    for (size_t i = 0; others[i] != NULL; i++)
        assert_false(zci_unnumbered_is_label(others[i], all(others[i])));
}

static void knows_what_sections_are_called(void **state)
{
    (void)state;
    assert_true(zci_unnumbered_is_named("工作举措", all("工作举措")));
    assert_true(zci_unnumbered_is_named("结束语", all("结束语")));
    assert_true(zci_unnumbered_is_named("五年工作回顾", all("五年工作回顾")));
    assert_true(zci_unnumbered_is_dated("2026年重点工作", all("2026年重点工作")));
    assert_false(zci_unnumbered_is_dated("重点工作", all("重点工作")));
    assert_false(zci_unnumbered_is_named("托起明天的太阳", all("托起明天的太阳")));
    assert_true(zci_unnumbered_is_frame("前言", all("前言")));
    assert_false(zci_unnumbered_is_frame("工作举措", all("工作举措")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sees_short_first_sentences),
        cmocka_unit_test(sees_labels),
        cmocka_unit_test(knows_what_sections_are_called),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
