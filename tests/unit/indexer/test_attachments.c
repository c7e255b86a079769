/* What a document says is attached to it.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "attachments.h"
#include "signature.h"

/* One a line, "" for none. */
static void names_are(const char *text, const char *wanted)
{
    zci_arena arena = {0};
    zci_page page = zci_page_whole(text, strlen(text));
    zci_facts facts = {.page = &page, .arena = &arena};
    zci_signature_read(&facts);
    zci_attachments_read(&facts);
    assert_false(facts.failed);
    zc_string value = facts.value[ZC_FACT_ATTACHMENTS].text;
    assert_string_equal(value.len > 0 ? value.data : "", wanted);
    zci_arena_clear(&arena);
}

static void reads_a_numbered_list(void **state)
{
    (void)state;
    names_are("正文。\n附件：1.甲表\n　　2.乙表（略）\n某局\n", "甲表\n乙表（略）");
    names_are("正文。\n附件:某规划\n某局\n", "某规划");
    names_are("正文。 附件：1. 甲表 2. 乙表 某局", "甲表\n乙表");
    names_are("附件下载:\n附件1\n见附件：甲\n", "");
    names_are("附件：\n", "");
}

static void a_list_may_be_indented_by_any_blank(void **state)
{
    (void)state;
    static const char *const blanks[] = {"　", "\xC2\xA0", "\xE2\x80\x82", "\xE2\x80\x83", "\t"};
    char text[128];
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
        snprintf(text, sizeof text, "正文\n%s附件：1.甲表\n%s2.乙表\n某局\n", blanks[i], blanks[i]);
        names_are(text, "甲表\n乙表");
    }
    names_are("见附件：甲\n", "");
}

static void names_may_be_on_the_next_line(void **state)
{
    (void)state;
    names_are("正文。\n附件：\n1.甲表\n2.乙表\n", "甲表\n乙表");
    names_are("正文。\n附件：\n临湖市养老规划\n", "临湖市养老规划");
    names_are("正文。\n附件：\n附表：设施一览\n", "附表：设施一览");
    names_are("正文。\n临湖市民政局\n2022年5月18日\n附件：\n申报表.docx\n", "申报表.docx");
    names_are("正文。\n临湖市民政局\n2022年5月18日\n附件：\n1.甲表\n", "甲表");
}

static void what_is_below_an_empty_label_is_no_name(void **state)
{
    (void)state;
    names_are("正文。\n附件：\n【打印本页】【关闭窗口】\n", "");
    names_are("正文。\n附件：\n主办单位：临湖市教育局\n", "");
    names_are("正文。\n附件：\n来源：临湖日报\n", "");
    names_are("正文。\n附件：\n相关链接\n", "");
    names_are("正文。\n临湖市民政局\n2022年5月18日\n附件：\n临湖市养老规划\n", "");
    names_are("正文。\n特此通知。\n2022年5月18日\n附件：\n临湖市养老规划\n", "");
}

/* Where the list ends: the last of its bytes are `wanted`; "" for no list. */
static void list_ends_with(const char *text, const char *wanted)
{
    zci_arena arena = {0};
    zci_page page = zci_page_whole(text, strlen(text));
    zci_facts facts = {.page = &page, .arena = &arena};
    zci_attachments_read(&facts);
    zci_fact_value value = facts.value[ZC_FACT_ATTACHMENTS];
    zc_span at = zci_attachments_stretch(
        &page, (zc_span){value.found.start_byte, value.found.end_byte}, value.text);
    size_t len = strlen(wanted);
    assert_true(len > 0 ? at.end >= len : at.end == 0);
    assert_memory_equal(text + at.end - len, wanted, len);
    zci_arena_clear(&arena);
}

static void a_list_ends_with_its_last_number(void **state)
{
    (void)state;
    list_ends_with("正文。\n附件：1.甲表\n　　2.乙表\n某局\n", "2.乙表");
    list_ends_with("正文。\n附件：1.甲表 （略）\n2.乙表 （略）\n\n3.丙表\n某局\n", "3.丙表");
    list_ends_with("正文。\n附件：1.甲表\n2.2024年 乙表\n3.丙表。\n4、丁表", "4、丁表");
    list_ends_with("正文。\n附件：1.甲表\n2.乙表\n1.加强领导\n", "2.乙表");
    list_ends_with("正文。\n附件：甲表\n1.加强领导\n", "甲表");
    list_ends_with("正文。\n附件：\n1.加强领导。各单位要重视。\n2.加强督导。\n", "");
    list_ends_with("正文。\n附件一：产生办法\n一、甲。\n", "");
    list_ends_with("正文。\n", "");
}

static void counts_no_more_than_twenty(void **state)
{
    (void)state;
    char text[1024] = "附件：";
    for (int i = 1; i <= 25; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%d.甲表\n", i);
    zci_arena arena = {0};
    zci_page page = zci_page_whole(text, strlen(text));
    zci_facts facts = {.page = &page, .arena = &arena};
    zci_attachments_read(&facts);
    size_t names = 1;
    zc_string value = facts.value[ZC_FACT_ATTACHMENTS].text;
    for (size_t i = 0; i < value.len; i++)
        names += value.data[i] == '\n';
    assert_int_equal(names, 20);
    zci_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_numbered_list),
        cmocka_unit_test(a_list_may_be_indented_by_any_blank),
        cmocka_unit_test(names_may_be_on_the_next_line),
        cmocka_unit_test(what_is_below_an_empty_label_is_no_name),
        cmocka_unit_test(a_list_ends_with_its_last_number),
        cmocka_unit_test(counts_no_more_than_twenty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
