/* Who promulgated a text, and under what number.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "page_head.h"

/* What the lines below a title say, up to the text. */
static void lists(const char *lines, const char *number, const char *issuer)
{
    char text[2000];
    zci_arena arena = {0};
    snprintf(text, sizeof text, "临湖运河条例\n\n%s\n第一条 为了保护运河，制定本条例。\n", lines);
    zci_page page = zci_page_whole(text, strlen(text));
    zci_facts facts = {.page = &page, .arena = &arena};
    zci_page_head_read(&facts);
    assert_false(facts.failed);
    const zci_fact_value *numbered = &facts.value[ZC_FACT_NUMBER];
    const zci_fact_value *issued = &facts.value[ZC_FACT_ISSUER];
    assert_string_equal(numbered->rank != ZCI_RANK_NONE ? numbered->text.data : "", number);
    assert_string_equal(issued->rank != ZCI_RANK_NONE ? issued->text.data : "", issuer);
    zci_arena_clear(&arena);
}

static void an_order_promulgates(void **state)
{
    (void)state;
    lists("2003年3月1日 中华人民共和国国务院令第9372号公布　\n", "中华人民共和国国务院令第9372号",
          "国务院");
    lists("1996年9月19日 经国务院批准\n1996年10月3日 交通部令第9008号发布\n", "交通部令第9008号",
          "交通部");
    lists("（2003年3月1日国务院令第9372号公布，自2003年9月1日起施行）\n", "国务院令第9372号",
          "国务院");
    lists("1990年1月1日 国家统计局令第9001号发布 自发布之日施行\n", "国家统计局令第9001号",
          "国家统计局");
    lists("1997年4月10日 海关总署第9061号令发布\n", "海关总署令第9061号", "海关总署");
    lists("2004年12月9日 国务院、中央军事委员会令第9425号公布\n",
          "国务院、中央军事委员会令第9425号", "国务院 中央军事委员会");
    lists("1988年4月5日 国务院发布\n", "", "国务院");
    lists("1988年4月5日 国务院批准\n", "", "");
    lists("2011年6月9日 临湖市第十一届人民代表大会常务委员会公告第51号公布\n",
          "临湖市第十一届人民代表大会常务委员会公告第51号", "临湖市人民代表大会常务委员会");
}

static void decisions_leave_the_number(void **state)
{
    (void)state;
    lists("2003年3月1日 国务院令第9372号公布\n根据\n"
          "2013年7月18日 《国务院关于修改部分行政法规的决定》第一次修订\n"
          "2019年3月2日 国务院令第9709号《国务院关于修改部分行政法规的决定》第二次修订）\n",
          "国务院令第9372号", "国务院");
    lists("2003年3月1日国务院令第9372号公布　根据2013年7月18日《国务院关于修改部分行政法规的决定》"
          "修订\n",
          "国务院令第9372号", "国务院");
}

static void what_is_adopted_anew_has_a_new_number(void **state)
{
    (void)state;
    lists("1994年8月23日 国务院令第9161号发布\n"
          "2011年1月8日 《国务院关于废止和修改部分行政法规的决定》修订\n"
          "2017年1月11日 国务院第161次常务会议修订通过\n2017年2月1日 国务院令第9674号公布\n"
          "2017年5月1日 施行\n",
          "国务院令第9674号", "国务院");
    lists("1994年8月23日 劳动部令第9001号发布\n2017年2月1日 民政部令第9002号修订发布\n",
          "民政部令第9002号", "民政部");
}

static void doubtful_numbers_are_none(void **state)
{
    (void)state;
    lists("2014年1月17日 国务院令第9646号公布\n2024年7月10日 国务院令第9786号修订）\n", "",
          "国务院");
    lists("2014年1月17日 国务院令第9646号公布\n2024年7月10日 国务院令第9786号修订通过\n", "",
          "国务院");
    lists("2014年1月17日 国务院令第9646号公布\n2024年7月10日 国务院令第9786号公布\n", "", "国务院");
    lists("2004年1月7日 第三次会议通过\n2014年1月17日 第八次会议修正\n"
          "2014年2月1日 临湖市人民代表大会常务委员会公告第7号公布\n",
          "", "临湖市人民代表大会常务委员会");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_promulgates),
        cmocka_unit_test(decisions_leave_the_number),
        cmocka_unit_test(what_is_adopted_anew_has_a_new_number),
        cmocka_unit_test(doubtful_numbers_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
