/* When and where a page was posted.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "line_facts.h"

#include "posting.h"

/* Asserts the date and the site of the first line of a text; NULL: it is no such line. */
static void posted(const char *text, const char *date, const char *site)
{
    line_facts f;
    line_facts_start(&f, text);
    assert_true(line_facts_next(&f));
    if (zci_posting_read(&f.facts, &f.line) != (date != NULL))
        fail_msg("%s", text);
    assert_string_equal(line_facts_get(&f, ZC_FACT_PAGE_DATE), date != NULL ? date : "");
    assert_string_equal(line_facts_get(&f, ZC_FACT_PUBLISHER), site != NULL ? site : "");
    line_facts_free(&f);
}

static void news_have_a_time_of_day(void **state)
{
    (void)state;
    posted("2024-01-15 11:51:51", "2024-01-15", "");
    posted("2024年1月15日 7：05 来源：临湖晚报", "2024-01-15", "");
    posted("　2024年01月15日07时41分", "2024-01-15", "");
    posted("2024-01-15", NULL, NULL);
    posted("2024年1月15日 来源：临湖晚报", NULL, NULL);
    posted("2024年1月 11:51", NULL, NULL);
    posted("2024-01-15 11", NULL, NULL);
    posted("2024-01-15 11:", NULL, NULL);
    posted("2024-01-15 11.51", NULL, NULL);
    posted("2024-01-15 115:51", NULL, NULL);
    posted("2024-01-15 上午", NULL, NULL);
}

static void the_site_stands_before_the_date(void **state)
{
    (void)state;
    posted("临湖在线   2024-01-15 11:51:51   来源:临湖晚报", "2024-01-15", "临湖在线");
    posted("　临湖在线\t2024-01-15 11:51", "2024-01-15", "临湖在线");
    posted("临湖 2024-01-15 11:51", "2024-01-15", "临湖");
    posted("临湖市融媒体中心新闻信息发布平台 2024-01-15 11:51", "2024-01-15",
           "临湖市融媒体中心新闻信息发布平台");
}

static void what_is_no_name_is_no_site(void **state)
{
    (void)state;
    posted("网 2024-01-15 11:51", NULL, NULL);
    posted("临湖市融媒体中心新闻信息发布总平台 2024-01-15 11:51", NULL, NULL);
    posted("由编辑发布于 2024-01-15 11:51", NULL, NULL);
    posted("会议定在 2024-01-15 11:51", NULL, NULL);
    posted("GMT+8, 2024-01-15 11:51", NULL, NULL);
    posted("临湖在线 要闻 2024-01-15 11:51", NULL, NULL);
    posted("临湖在线 要闻", NULL, NULL);
    posted("临湖在线", NULL, NULL);
}

static void posts_say_so(void **state)
{
    (void)state;
    static const char *const words[] = {"发表于", "发布于", "發表於", "发表时间"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char text[100];
        snprintf(text, sizeof text, "%s 2019-4-26 14:58:07 | 只看该作者", words[i]);
        posted(text, "2019-04-26", "");
    }
    posted("发表于2019-4-26", "2019-04-26", ""); /* a time need not follow */
    posted("发表于 2019年4月", NULL, NULL);
    posted("发表于", NULL, NULL);
    posted("发表于 昨天 14:58", NULL, NULL);
    posted("王五发表于 2019-4-26", NULL, NULL);
}

/* Where the date stands: with its time, but without what is before it. */
static void the_place_is_that_of_the_date(void **state)
{
    (void)state;
    static const struct {
        const char *text, *stands;
    } lines[] = {
        {"临湖在线　2024-01-15 11:51:51 来源", "2024-01-15 11:51"},
        {"发表于 2019-4-26 14:580", "2019-4-26 14:58"},
        {"发表于 2019-4-26 | 只看该作者", "2019-4-26"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        line_facts f;
        line_facts_start(&f, lines[i].text);
        assert_true(line_facts_next(&f));
        assert_true(zci_posting_read(&f.facts, &f.line));
        zc_finding found = f.facts.value[ZC_FACT_PAGE_DATE].found;
        assert_int_equal(f.facts.value[ZC_FACT_PAGE_DATE].rank, ZCI_RANK_HEAD);
        if (zci_facts_has(&f.facts, ZC_FACT_PUBLISHER))
            assert_int_equal(f.facts.value[ZC_FACT_PUBLISHER].rank, ZCI_RANK_HEAD);
        assert_int_equal(found.line, 1);
        assert_int_equal(found.end_byte - found.start_byte, strlen(lines[i].stands));
        assert_memory_equal(lines[i].text + found.start_byte, lines[i].stands,
                            strlen(lines[i].stands));
        line_facts_free(&f);
    }
}

/* Answers come below the post, further dates below the page's own. */
static void the_first_is_the_page_s(void **state)
{
    line_facts f;
    (void)state;
    line_facts_start(&f, "发表于 2019-4-26 14:58\n发表于 2019-4-27 09:10\n2019-4-28 10:00\n");
    while (line_facts_next(&f))
        assert_true(zci_posting_read(&f.facts, &f.line));
    assert_string_equal(line_facts_get(&f, ZC_FACT_PAGE_DATE), "2019-04-26");
    line_facts_free(&f);
}

static void garbage_is_no_posting(void **state)
{
    (void)state;
    posted("\n", NULL, NULL);
    posted("\xE5\x8F\xFF\x80 2024-01-15 11:51", NULL, NULL);
    posted("发表于 \xFF\xFE", NULL, NULL);
    posted("发表于 2019-13-45 14:58", NULL, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(news_have_a_time_of_day),
        cmocka_unit_test(the_site_stands_before_the_date),
        cmocka_unit_test(what_is_no_name_is_no_site),
        cmocka_unit_test(posts_say_so),
        cmocka_unit_test(the_place_is_that_of_the_date),
        cmocka_unit_test(the_first_is_the_page_s),
        cmocka_unit_test(garbage_is_no_posting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
