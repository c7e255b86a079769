/* The title of a page that is one line.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "flat_title.h"

#define REST                                                                                                                   \
    "为做好工作，现通知如下，请认真贯彻执行。为做好工作，现通知如下，请认真贯彻执行。" \
    "为做好工作，现通知如下，请认真贯彻执行。为做好工作，现通知如下，请认真贯彻执行。"

/* "" for none. */
static void title_is(const char *text, const char *wanted)
{
    zci_stretch title = {{0, 0}, {0, 0}};
    zci_scan scan = {text, strlen(text), {0, 0}};
    while (zci_scan_next(&scan) != ZCI_SCAN_END)
        ;
    bool found = zci_flat_title_find(text, (zci_stretch){{0, 0}, scan.at}, &title);
    assert_int_equal(found, wanted[0] != '\0');
    if (found) {
        assert_int_equal(title.end.byte - title.start.byte, strlen(wanted));
        assert_memory_equal(text + title.start.byte, wanted, strlen(wanted));
    }
}

static void ends_with_a_piece(void **state)
{
    (void)state;
    title_is("某部 某总局 关于停课不停学的通知 各省：" REST, "某部 某总局 关于停课不停学的通知");
    title_is("某部 某总局 停课不停学 延长假期 保障供应 做好服务 的通知 各省：" REST, "");
}

static void ends_before_a_number_or_a_date(void **state)
{
    (void)state;
    title_is("某省人民政府关于印发托育方案的通知某府办〔2023〕33号各市：" REST,
             "某省人民政府关于印发托育方案的通知");
    title_is("关于支持托育发展的若干意见（2023年12月28日）为深入贯彻，" REST,
             "关于支持托育发展的若干意见");
}

/* The names of those who issued it may be glued, too. */
static void ends_before_whom_it_addresses(void **state)
{
    (void)state;
    title_is("教育部科技部财政部关于印发《托育方案》的通知各省、自治区：" REST,
             "教育部科技部财政部关于印发《托育方案》的通知");
    title_is("关于印发《托育方案》的通知发布时间：2024年4月2日各省：" REST,
             "关于印发《托育方案》的通知");
    title_is("关于印发《托育方案》的通知青海省各学校：" REST, "关于印发《托育方案》的通知");
    title_is("教育部 关于印发《托育方案》的通知 各省：" REST, "教育部 关于印发《托育方案》的通知");
}

static void what_could_be_a_sentence_has_none(void **state)
{
    (void)state;
    title_is("关于印发《托育方案》的通知精神要求各学校：" REST, "");
    title_is("关于托育，按照国务院的意见各省：" REST, "");
    title_is("日前印发的通知各省都收到了。" REST, "");
    title_is("关于印发《托育方案》的通知各省：", "");
    title_is("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_with_a_piece),
        cmocka_unit_test(ends_before_a_number_or_a_date),
        cmocka_unit_test(ends_before_whom_it_addresses),
        cmocka_unit_test(what_could_be_a_sentence_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
