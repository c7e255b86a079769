/* What the lines at a page's beginning and end say.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "page_foot.h"
#include "page_head.h"

#define PROSE                                                                                                                  \
    "今年以来，全市教育系统坚持以学生为中心，扎实推进各项改革任务，办学条件持续改善，" \
    "群众满意度稳步提高，教育质量再上新台阶。\n"

typedef struct page_facts {
    zci_arena arena;
    zci_page page;
    zci_facts facts;
} page_facts;

static void read_page(page_facts *p, const char *text)
{
    *p = (page_facts){.page = zci_page_whole(text, strlen(text))};
    p->facts.page = &p->page;
    p->facts.arena = &p->arena;
    zci_page_head_read(&p->facts);
    zci_page_foot_read(&p->facts);
    assert_false(p->facts.failed);
}

static void fact_is(const char *text, zc_fact fact, const char *wanted)
{
    page_facts p;
    read_page(&p, text);
    zc_string value = p.facts.value[fact].text;
    assert_string_equal(value.len > 0 ? value.data : "", wanted);
    zci_arena_clear(&p.arena);
}

static void the_lowest_rank_wins(void **state)
{
    (void)state;
    fact_is("印发日期: 2022-05-20\n成文日期: 2022-05-18\n", ZC_FACT_WRITTEN, "2022-05-18");
    fact_is("某发〔2020〕1号\n文号: 某发〔2021〕2号\n", ZC_FACT_NUMBER, "某发〔2021〕2号");
    fact_is("文号: 某发〔2020〕1号 文号: 某发〔2021〕2号\n", ZC_FACT_NUMBER, "某发〔2020〕1号");
}

static void reads_heads_of_news(void **state)
{
    (void)state;
    fact_is("2026-01-31 07:00:44\n来源：某某日报\n", ZC_FACT_PAGE_DATE, "2026-01-31");
    fact_is("2026年02月10日 07时41分\n", ZC_FACT_PAGE_DATE, "2026-02-10");
    fact_is("GMT+8, 2025-2-6 06:44 , Processed\n", ZC_FACT_PAGE_DATE, "");
    fact_is("某人最后于 2019-2-21 20:31 编辑\n", ZC_FACT_PAGE_DATE, "");
    fact_is("正文。\n（来源：某某日报）\n", ZC_FACT_SOURCE, "某某日报");
    fact_is("正文。\n责任编辑：王五\n", ZC_FACT_EDITOR, "王五");
}

#define ENTRIES "栏目甲\n栏目乙\n栏目丙\n栏目丁\n栏目戊\n栏目己\n栏目庚\n栏目辛\n栏目壬\n栏目癸\n"

static void reads_heads_below_menus(void **state)
{
    (void)state;
    static const char head[] = ENTRIES ENTRIES ENTRIES ENTRIES
        "关于做好防汛工作的通知\n临教发〔2024〕21号\n来源：某某日报\n各学校：\n";
    fact_is(head, ZC_FACT_NUMBER, "临教发〔2024〕21号");
    fact_is(head, ZC_FACT_SOURCE, "某某日报");
}

static void labels_end_where_the_text_begins(void **state)
{
    (void)state;
    fact_is("各学校：\n会议安排如下。\n时间：2022年5月10日\n", ZC_FACT_PAGE_DATE, "");
    fact_is("时间：2022-05-10\n各学校：\n", ZC_FACT_PAGE_DATE, "2022-05-10");
    fact_is("为了做好二〇二二年全市教育工作，现将有关事项通知如下，请认真落实，请抓好执行。\n"
            "某发〔2020〕1号\n",
            ZC_FACT_NUMBER, "");
}

static void reads_letterheads(void **state)
{
    (void)state;
    fact_is("某市人民政府办公室文件\n某政办发〔2021〕3号\n", ZC_FACT_ISSUER, "某市人民政府办公室");
    fact_is("某市人民政府令\n第8号\n", ZC_FACT_NUMBER, "某市人民政府令第8号");
}

static void reads_dates_of_their_own(void **state)
{
    (void)state;
    fact_is("某讲话\n（2017年10月18日）\n同志们：\n", ZC_FACT_WRITTEN, "2017-10-18");
    fact_is("某办法\n(2024年3月28日某会议通过)\n", ZC_FACT_WRITTEN, "2024-03-28");
    fact_is("1998年5月29日 重庆市第一届人民代表大会常务委员会第九次会议通过\n", ZC_FACT_ISSUER,
            "重庆市人民代表大会常务委员会");
    fact_is("(2021年6月10日第十三届全国人民代表大会常务委员会第二十九次会议通过)\n", ZC_FACT_ISSUER,
            "全国人民代表大会常务委员会");
    fact_is("1998年5月29日 某会议通过\n", ZC_FACT_ISSUER, "");
    fact_is("2024年3月28日是个好日子\n", ZC_FACT_WRITTEN, "");
    fact_is("2024年\n", ZC_FACT_WRITTEN, "");
}

/* 一、报名时间 is not when the notice was written. */
static void what_a_heading_announces_is_not_its_date(void **state)
{
    (void)state;
    fact_is("关于报名的通知\n一、报名时间\n2024年6月1日\n二、报名地点\n市教育局。\n",
            ZC_FACT_WRITTEN, "");
    fact_is("关于报名的通知\n各学校：\n报名时间\n2024年6月1日\n" PROSE PROSE PROSE PROSE PROSE PROSE
                PROSE PROSE PROSE PROSE,
            ZC_FACT_WRITTEN, "");
    fact_is("# 报名办法\n2024年6月1日\n", ZC_FACT_WRITTEN, "2024-06-01");
    fact_is("某报告\n——在大会上的讲话\n（2024年6月1日）\n", ZC_FACT_WRITTEN, "2024-06-01");
    fact_is("关于报名的通知\n2024年6月1日\n一、报名地点\n", ZC_FACT_WRITTEN, "2024-06-01");
    fact_is("关于报名的通知\n一、报名地点\n市教育局。\n2024年6月1日\n", ZC_FACT_WRITTEN,
            "2024-06-01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lowest_rank_wins),
        cmocka_unit_test(reads_heads_of_news),
        cmocka_unit_test(reads_heads_below_menus),
        cmocka_unit_test(labels_end_where_the_text_begins),
        cmocka_unit_test(reads_letterheads),
        cmocka_unit_test(reads_dates_of_their_own),
        cmocka_unit_test(what_a_heading_announces_is_not_its_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
