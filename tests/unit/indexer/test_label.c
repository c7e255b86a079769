/* Labels that stand before values.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "label.h"

static void label_is(const char *text, const char *wanted, const char *value)
{
    zci_scan scan = {text, strlen(text), {0, 0}};
    const zci_label *label = zci_label_scan(&scan);
    assert_non_null(label);
    assert_string_equal(label->name, wanted);
    zci_stretch span = zci_label_value(scan);
    assert_int_equal(span.end.byte - span.start.byte, strlen(value));
    assert_memory_equal(text + span.start.byte, value, strlen(value));
}

static void reads_labels_and_values(void **state)
{
    (void)state;
    label_is("文号: 某发〔2022〕1号", "文号", "某发〔2022〕1号");
    label_is("来　源：某某日报", "来源", "某某日报");
    label_is("作者:张三 李四   编辑:王五", "作者", "张三 李四");
    label_is("信息名称: 关于印发 某规划的通知 文号: 1", "信息名称", "关于印发 某规划的通知");
    label_is("发文单位】某局 【发文日期】2020", "发文单位", "某局");
    label_is("來源：某某日報", "来源", "某某日報");
    label_is("附件下载:", "附件下载", "");
}

static void cells_may_be_labels(void **state)
{
    (void)state;
    label_is("成文日期 | 2024-09-02", "成文日期", "2024-09-02");
    label_is("文　号 |临发〔2024〕1号 | 来源 | 某网", "文号", "临发〔2024〕1号");
    label_is("标题 | 关于校车的通知", "标题", "关于校车的通知");
    zci_scan colon = {"文号：一", strlen("文号：一"), {0, 0}},
             bar = {"文号|一", strlen("文号|一"), {0, 0}};
    assert_non_null(zci_label_scan(&colon));
    assert_false(zci_label_is_cell(colon));
    assert_non_null(zci_label_scan(&bar));
    assert_true(zci_label_is_cell(bar));
}

static void words_are_no_labels(void **state)
{
    (void)state;
    static const char *const others[] = {"",
                                         "文号",
                                         "文号某发",
                                         "abc:",
                                         "：",
                                         "来源于：某地",
                                         "文号 |",
                                         "文号 | | 一",
                                         "文件名称 | 文号 | 成文日期",
                                         "文号 | 成文日期：2024年",
                                         "来源 | 金额",
                                         "时间 | 地点",
                                         "成文日期为 | 2024年"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        zci_scan scan = {others[i], strlen(others[i]), {0, 0}};
        assert_null(zci_label_scan(&scan));
        assert_int_equal(scan.at.byte, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_labels_and_values),
        cmocka_unit_test(cells_may_be_labels),
        cmocka_unit_test(words_are_no_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
