/* The number or sign that a heading or item begins with.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "mark.h"

static zci_mark read(const char *text)
{
    size_t len = strlen(text);
    zci_mark mark;
    bool has = zci_mark_read(text, (zci_stretch){{0, 0}, {len, zci_utf8_count(text, len)}}, &mark);
    assert_int_equal(has, mark.kind != ZCI_HEADING_NONE);
    return mark;
}

/* The mark before the | is of this kind and number. */
static void assert_mark(const char *marked, zci_heading_kind kind, unsigned number)
{
    char text[200];
    const char *bar = strchr(marked, '|');
    snprintf(text, sizeof text, "%.*s%s", (int)(bar - marked), marked, bar + 1);
    zci_mark mark = read(text);
    if (mark.kind != kind || mark.number != number)
        fail_msg("%s: kind %d, number %u", marked, (int)mark.kind, mark.number);
    if (mark.chars != zci_utf8_count(marked, (size_t)(bar - marked)))
        fail_msg("%s: %zu characters", marked, mark.chars);
}

static void assert_none(const char *text)
{
    zci_mark mark = read(text);
    if (mark.kind != ZCI_HEADING_NONE)
        fail_msg("%s: kind %d, number %u", text, (int)mark.kind, mark.number);
    assert_int_equal(mark.number + mark.depth + mark.chars, 0);
    assert_false(mark.dotless);
}

static void divisions_have_ordinals(void **state)
{
    (void)state;
    assert_mark("第一编| 总则", ZCI_HEADING_PART, 1);
    assert_mark("第二篇| 总则", ZCI_HEADING_PART, 2);
    assert_mark("第三部分| 任务", ZCI_HEADING_PART, 3);
    assert_mark("第一分编| 通则", ZCI_HEADING_SUBPART, 1);
    assert_mark("第十章| 附则", ZCI_HEADING_CHAPTER, 10);
    assert_mark("第 3 節|", ZCI_HEADING_SECTION, 3);
    assert_mark("第一款|", ZCI_HEADING_SUBSECTION, 1);
    assert_mark("第二目| 范围", ZCI_HEADING_SUBSECTION, 2);
    assert_mark("第一百二十条| 本办法", ZCI_HEADING_ARTICLE, 120);
    assert_mark("第５條|　本办法", ZCI_HEADING_ARTICLE, 5);
    assert_mark("第十条之一| 本办法", ZCI_HEADING_ARTICLE, 10);
    assert_mark("**第三条**| 本办法", ZCI_HEADING_ARTICLE, 3);
    assert_mark("第三条|【目的】", ZCI_HEADING_ARTICLE, 3);
    assert_none("第三条规定的情形");
    assert_none("第二款规定的情形");
    assert_none("第十条之规定");
    assert_none("第三部门");
    assert_none("第一分局");
    assert_none("第一名");
    assert_none("第章");
}

static void items_have_numbers(void **state)
{
    (void)state;
    assert_mark("一、|总体要求", ZCI_HEADING_HAN, 1);
    assert_mark("十二 、|保障", ZCI_HEADING_HAN, 12);
    assert_mark("一．|总体要求", ZCI_HEADING_HAN, 1);
    assert_mark("一是|加强领导", ZCI_HEADING_LIST, 1);
    assert_mark("（二）|目标", ZCI_HEADING_BRACKET, 2);
    assert_mark("( 三 )|目标", ZCI_HEADING_BRACKET, 3);
    assert_mark("（四）、|目标", ZCI_HEADING_BRACKET, 4);
    assert_mark("（5）|目标", ZCI_HEADING_DIGIT_BRACKET, 5);
    assert_mark("6.|加强", ZCI_HEADING_ARABIC, 6);
    assert_mark("７、|加强", ZCI_HEADING_ARABIC, 7);
    assert_mark("8）|加强", ZCI_HEADING_HALF_BRACKET, 8);
    assert_mark("⑨|加强", ZCI_HEADING_CIRCLE, 9);
    assert_mark("㉑、|加强", ZCI_HEADING_CIRCLE, 21);
    assert_mark("❸|加强", ZCI_HEADING_CIRCLE, 3);
    assert_mark("⑴|加强", ZCI_HEADING_DIGIT_BRACKET, 1);
    assert_mark("⒉|加强", ZCI_HEADING_ARABIC, 2);
    assert_mark("㈢|加强", ZCI_HEADING_BRACKET, 3);
    assert_mark("**一、**|总体要求", ZCI_HEADING_HAN, 1);
    assert_mark("——|坚持统筹", ZCI_HEADING_DASH, 0);
    assert_mark("专栏3|重点工程", ZCI_HEADING_LABEL, 3);
}

/* What begins with a number that measures or counts something. */
static void other_numbers_are_no_marks(void **state)
{
    static const char *const texts[] = {
        "一、二年级学生", "一、二、三产业", "二、三线城市", "一带一路",  "一.5万人", "零是一个数",
        "（一",           "（一目标",       "（）",         "1.5万人",   "1.",       "2024年",
        "12月底前",       "30万名学生",     "1000人",       "—提高认识", "————",     "——",
        "专栏",           "专家组",         "附近",         "一线城市",  "总则",     "0构建体系"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_none(texts[i]);
}

static void a_dot_may_be_lost(void **state)
{
    (void)state;
    assert_mark("27|构建体系", ZCI_HEADING_ARABIC, 27);
    assert_true(read("27构建体系").dotless);
    assert_true(read("3“双减”工作").dotless);
    assert_false(read("27.构建体系").dotless);
    assert_none("100构建体系");
    assert_none("27 构建体系");
    assert_none("27个单位");
}

static void an_annex_stands_alone_or_has_a_number(void **state)
{
    (void)state;
    assert_mark("附件|", ZCI_HEADING_ANNEX, 0);
    assert_mark("附件2|", ZCI_HEADING_ANNEX, 2);
    assert_mark("附件 3|：任务清单", ZCI_HEADING_ANNEX, 3);
    assert_mark("附录一| 名单", ZCI_HEADING_ANNEX, 1);
    assert_mark("附表4|:名单", ZCI_HEADING_ANNEX, 4);
    assert_none("附件：1.任务清单");
    assert_none("附件所列的");
    assert_none("附件2所列的");
    assert_none("附则");
}

static void markdown_is_told_by_its_depth(void **state)
{
    (void)state;
    zci_mark mark = read("## 概述");
    assert_int_equal(mark.kind, ZCI_HEADING_MARKDOWN);
    assert_int_equal(mark.depth, 2);
    assert_int_equal(mark.inner, ZCI_HEADING_NONE);
    assert_int_equal(mark.chars, 2);
    mark = read("### 第四章 附则");
    assert_int_equal(mark.depth, 3);
    assert_int_equal(mark.inner, ZCI_HEADING_CHAPTER);
    assert_int_equal(mark.number, 4);
    assert_int_equal(read("###### 概述").depth, 6);
    assert_none("####### 概述");
    assert_none("#概述");
    assert_none("#");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divisions_have_ordinals),
        cmocka_unit_test(items_have_numbers),
        cmocka_unit_test(other_numbers_are_no_marks),
        cmocka_unit_test(a_dot_may_be_lost),
        cmocka_unit_test(an_annex_stands_alone_or_has_a_number),
        cmocka_unit_test(markdown_is_told_by_its_depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
