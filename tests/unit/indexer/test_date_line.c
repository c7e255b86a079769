/* Lines that are a document's date.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "line_facts.h"

#include "base/buffer.h"
#include "date_line.h"

/* Reads all lines of a text but blank ones, each with the one before it. */
static void read_lines(line_facts *f, const char *text)
{
    line_facts_start(f, text);
    zci_line before = {.number = 0};
    while (line_facts_next(f)) {
        if (zci_line_is_blank(&f->line))
            continue;
        zci_date_line_read(&f->facts, &f->line, &before);
        before = f->line;
    }
}

/* Where a date was found it can be read. */
static void check_place(const line_facts *f, zc_fact fact)
{
    zc_finding found = f->facts.value[fact].found;
    zci_date date = zci_date_read(
        (zc_string){f->page.text + found.start_byte, found.end_byte - found.start_byte});
    assert_string_equal(date.text, line_facts_get(f, fact));
    assert_int_equal(found.line, zci_page_line_at(&f->page, found.start_byte));
}

static void dated(const char *text, zc_fact fact, const char *wanted)
{
    line_facts f;
    read_lines(&f, text);
    if (zci_facts_has(&f.facts, ZC_FACT_WRITTEN))
        check_place(&f, ZC_FACT_WRITTEN);
    if (strcmp(line_facts_get(&f, fact), wanted) != 0)
        fail_msg("%s\n  wanted %s\n  got    %s", text, wanted, line_facts_get(&f, fact));
    line_facts_free(&f);
}

static void written(const char *text, const char *wanted)
{
    dated(text, ZC_FACT_WRITTEN, wanted);
}

/* ---- A date alone ------------------------------------------------------- */

static void a_line_that_is_a_date_dates_the_text(void **state)
{
    (void)state;
    written("2024年3月28日\n", "2024-03-28");
    written("二〇二四年三月二十八日\n", "2024-03-28");
    written("（2024年3月28日）\n", "2024-03-28");
    written("2024年3月28日。\n", "");
    written("2024年3月\n", "2024-03");
    written("2024年\n", "");
    written("今年3月28日\n", "");
    written("2024年3月28日上午\n", "");
    written("临湖市教育局 2024年3月28日\n", "");
}

/* In figures alone it is more likely the page's than the text's. */
static void a_date_in_figures_is_the_page_s(void **state)
{
    (void)state;
    dated("2024-03-28\n", ZC_FACT_PAGE_DATE, "2024-03-28");
    dated("2024-03-28\n", ZC_FACT_WRITTEN, "");
    dated("2024年3月28日\n", ZC_FACT_PAGE_DATE, "");
}

static void what_a_number_announces_is_no_date_of_the_text(void **state)
{
    (void)state;
    written("一、报名时间\n2024年3月28日\n", "");
    written("(二)报名时间\n2024年3月28日\n", "");
    written("3.报名时间\n2024年3月28日\n", "");
    written("①报名时间\n2024年3月28日\n", "");
    written("一、报名时间\n\n2024年3月28日\n", "");
    written("第三条 报名办法\n2024年3月28日\n", "2024-03-28");
    written("一是报名办法\n2024年3月28日\n", "2024-03-28");
    written("2024工作要点\n2024年3月28日\n", "2024-03-28");
}

static void in_the_text_a_date_alone_means_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } lines[] = {
        {"2024年3月28日\n", ""},
        {"2024-03-28\n", ""},
        {"（2024年3月28日临湖市人民政府常务会议通过）\n", "2024-03-28"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        line_facts f;
        line_facts_start(&f, lines[i].text);
        assert_true(line_facts_next(&f));
        zci_date_line_read_adoption(&f.facts, &f.line);
        assert_string_equal(line_facts_get(&f, ZC_FACT_WRITTEN), lines[i].wanted);
        assert_string_equal(line_facts_get(&f, ZC_FACT_PAGE_DATE), "");
        line_facts_free(&f);
    }
}

/* ---- One adoption -------------------------------------------------------- */

static void what_was_done_with_the_text_dates_it(void **state)
{
    (void)state;
    static const char *const adopted[] = {"通过", "公布", "发布", "印发",
                                          "颁布", "修正", "修订", "修改"};
    static const char *const others[] = {"批准", "召开", "施行", "讨论"};
    char text[200];
    for (size_t i = 0; i < sizeof adopted / sizeof *adopted; i++) {
        snprintf(text, sizeof text, "（2024年3月28日第十一次会议%s）\n", adopted[i]);
        written(text, "2024-03-28");
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(text, sizeof text, "（2024年3月28日第十一次会议%s）\n", others[i]);
        written(text, "");
    }
    written("2024年3月28日第十一次会议通过了办法\n", "");
    written("2024年3月临湖市教育局印发\n", "2024-03");
    written("2024年3月临湖市教育局修订\n", ""); /* an amendment has its day */
}

static void what_follows_the_deed_does_not_hide_it(void **state)
{
    (void)state;
    static const char *const tails[] = {"",
                                        "*",
                                        "，",
                                        "；",
                                        "、",
                                        ",",
                                        ";",
                                        " )",
                                        "　）",
                                        "\xC2\xA0)",
                                        "，自公布之日起施行",
                                        "，自公布之日施行",
                                        " 自发布之日起施行",
                                        " 自发布之日施行",
                                        "，自2024年5月1日起施行",
                                        "。根据2025年1月2日",
                                        " 根据2025年1月2日",
                                        " 和2025年1月2日"};
    char text[200];
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        snprintf(text, sizeof text, "2024年3月28日临湖市人民政府令第12号公布%s\n", tails[i]);
        written(text, "2024-03-28");
    }
    written("2024年3月28日临湖市人民政府令第12号公布，同时废止\n", "");
}

/* What is said behind the date is short: 40 characters, and 200 of an amendment. */
static void long_clauses_are_text(void **state)
{
    (void)state;
#define TEN "临湖市运河保护办法的"
    written("2024年3月28日" TEN TEN TEN "临湖市运河会议会议通过\n", "");
    written("2024年3月28日" TEN TEN TEN "临湖市运河会议会通过\n", "2024-03-28");
    written("2024年3月28日" TEN TEN TEN "临湖市运河会议会议修正\n", "2024-03-28");
    written(
        "2024年3月28日" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
        "临湖市运河会议会修正\n",
        "2024-03-28");
    written(
        "2024年3月28日" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
        "临湖市运河会议会议修正\n",
        "");
}

/* ---- Who adopted it ------------------------------------------------------ */

static void who_met_is_the_issuer(void **state)
{
    (void)state;
    dated("（2024年3月28日临湖市第九届人民代表大会常务委员会第三次会议通过）\n", ZC_FACT_ISSUER,
          "临湖市人民代表大会常务委员会");
    dated("2024年3月28日 经临湖市人民政府第56次常务会议通过\n", ZC_FACT_ISSUER, "临湖市人民政府");
    dated("2024年3月28日第三次会议通过\n", ZC_FACT_ISSUER, "");
    dated("2024年3月28日临湖市第九届人民代表大会常务委员会第三次会议批准、公布\n", ZC_FACT_ISSUER,
          "");
}

/* Of a text that was amended, the body that amended it is what it was before. */
static void the_first_body_stays_the_issuer(void **state)
{
    (void)state;
    dated("2014年3月28日临湖市第九届人民代表大会第三次会议通过\n"
          "2024年3月28日丙山市第九届人民代表大会常务委员会第八次会议修正\n",
          ZC_FACT_ISSUER, "临湖市人民代表大会");
}

static void an_order_of_the_list_gives_the_number(void **state)
{
    (void)state;
    dated("2014年3月28日临湖市人民政府第7次常务会议通过 2014年4月1日临湖市人民政府令第12号公布\n",
          ZC_FACT_NUMBER, "临湖市人民政府令第12号");
    dated("2014年4月1日临湖市人民政府令第12号公布\n", ZC_FACT_NUMBER, "临湖市人民政府令第12号");
    dated("2014年4月1日临湖市人民政府令第12号批准\n", ZC_FACT_NUMBER, "");
}

/* 甲委员会会议、乙委员会会议通过: both adopted it, on two days. */
static void of_two_that_met_the_later_day_counts(void **state)
{
    (void)state;
    static const char *const joints[] = {"、", "和", "，", "；", ",", ";"};
    char text[400];
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        snprintf(text, sizeof text,
                 "2023年3月27日临湖市人民政府第6次常务会议%s"
                 "2023年7月27日丙山市人民政府第9次常务会议通过\n",
                 joints[i]);
        written(text, "2023-07-27");
        dated(text, ZC_FACT_ISSUER, "临湖市人民政府");
    }
    written("2023年8月27日甲委员会会议、2023年7月27日乙委员会会议通过\n", "2023-08-27");
    written("2023年1月27日甲委员会会议、2023年8月27日乙委员会会议、2023年7月27日丙委员会会议通过\n",
            "2023-08-27");
    written("2023年3月27日甲委员会会议 2023年7月27日乙委员会会议通过\n", "");
    written("2023年3月27日甲委员会会议 2023年7月27日乙会议、丙会议通过\n", "");
    written("2023年3月27日甲委员会讨论、2023年7月27日乙委员会会议通过\n", "");
    written("2023年3月甲委员会会议、2023年7月27日乙委员会会议通过\n", "");
}

/* ---- Lists --------------------------------------------------------------- */

#define FIRST "2004年3月1日临湖市第三届人民代表大会常务委员会第三次会议通过"

static void the_last_amendment_of_a_line_dates_the_text(void **state)
{
    (void)state;
    written("（" FIRST " 2012年5月2日第八次会议修正 2019年6月3日第九次会议修订）\n", "2019-06-03");
    written("（" FIRST "　根据2012年5月2日第八次会议《关于修改〈临湖运河条例〉的决定》修正）\n",
            "2012-05-02");
    written("（" FIRST " 2012年5月2日第八次会议修正 2019年6月3日第九次会议批准）\n", "2012-05-02");
    written("（" FIRST " 2012年5月2日第八次会议召开）\n", "2004-03-01");
    written("（" FIRST " 2012年5月2日第八次会议通过）\n", "2012-05-02");
    written("（2003年8月9日丙省人民政府批准 2012年5月2日第八次会议修正）\n", "2012-05-02");
    written("2003年8月9日召开 2012年5月2日第八次会议修正\n", "");
    written("2003年8月9日会议召开。2012年5月2日第八次会议修正\n", "");
}

static void an_amendment_may_be_named_by_its_act(void **state)
{
    (void)state;
    written(FIRST " 2012年5月2日第八次会议通过的《临湖运河条例修正案（二）》\n", "2012-05-02");
    written(FIRST "\n2012年5月2日第八次会议通过的《临湖运河条例修正案》\n", "2012-05-02");
    written(FIRST "\n2012年5月2日第八次会议通过的《关于修改运河条例的决定》\n", "2012-05-02");
    written(FIRST "\n2012年5月2日第八次会议通过的《临湖运河规划》\n", "2004-03-01");
    written(FIRST "\n2012年5月2日第八次会议讨论了《临湖运河条例修正案》\n", "2004-03-01");
    written(FIRST "\n2012年5月2日第八次会议通过的《临湖运河条例修正案》草案\n", "2004-03-01");
    written("2012年5月2日第八次会议通过的《临湖运河条例修正案》\n", "");
}

/* 批准的 stands before the day that the other body amended the text. */
static void an_approval_later_than_the_amendment_counts(void **state)
{
    (void)state;
    written(FIRST " 2011年11月25日丙省人民代表大会常务委员会会议批准的"
                  "2011年11月15日第九次会议修正\n",
            "2011-11-25");
    written(FIRST " 2011年11月5日丙省人民代表大会常务委员会会议批准的"
                  "2011年11月15日第九次会议修正\n",
            "2011-11-15");
    written(FIRST " 2011年11月25日丙省人民代表大会常务委员会会议批准 "
                  "2011年11月15日第九次会议修正\n",
            "2011-11-15");
    /* It is the one that amended who is the issuer. */
    dated("2004年3月1日第三次会议通过 "
          "2011年11月25日丙省人民代表大会常务委员会会议批准的2011年11月15日"
          "临湖市第四届人民代表大会第九次会议修正\n",
          ZC_FACT_ISSUER, "临湖市人民代表大会");
    written(FIRST "\n2011年11月5日施行 2011年11月25日丙省人民代表大会常务委员会会议批准的"
                  "2011年11月15日《关于修改〈临湖运河条例〉\n的决定》修正\n",
            "2011-11-25");
}

/* What was done with the text keeps its list going, though it may not date it. */
static void lists_hold_what_was_done_with_the_text(void **state)
{
    (void)state;
    static const char *const done[] = {"第八次会议召开", "国务院令第12号", "批准",
                                       "修正案",         "修订稿",         "修改稿",
                                       "公布稿",         "公告刊登",       "施行"};
    char text[400];
    for (size_t i = 0; i < sizeof done / sizeof *done; i++) {
        snprintf(text, sizeof text, FIRST "\n2012年5月2日%s\n\n2019年6月3日第九次会议修订\n",
                 done[i]);
        written(text, "2019-06-03");
    }
    written(FIRST "\n2012年5月2日讨论\n\n2019年6月3日第九次会议修订\n", "2004-03-01");
    written(FIRST "\n2012年5月施行\n\n2019年6月3日第九次会议修订\n", "2004-03-01");
    written(FIRST "\n2012年5月2日施行。会议\n\n2019年6月3日第九次会议修订\n", "2004-03-01");
}

static void a_list_goes_on_over_lines(void **state)
{
    (void)state;
    written(FIRST "\n2012年5月2日第八次会议修正\n2019年6月3日第九次会议修订\n", "2019-06-03");
    written(FIRST "\n\n2012年5月2日第八次会议修正\n", "2012-05-02");
    written(FIRST "\n\n\n2012年5月2日第八次会议修正\n", "2004-03-01");
    written(FIRST "\n2012年5月2日丙省会议批准\n\n2019年6月3日第九次会议修订\n", "2019-06-03");
    written(FIRST "\n2019年6月3日第九次会议修订\n2012年5月2日第八次会议修正\n", "2012-05-02");
    written(FIRST "\n根据2012年5月2日第八次会议《关于修改运河条例的决定》修正\n", "2012-05-02");
    written(FIRST "\n根据　2012年5月2日第八次会议《关于修改运河条例的决定》修正\n", "2012-05-02");
    written("根据2012年5月2日第八次会议《关于修改运河条例的决定》修正\n", "");
    written(FIRST "\n依据2012年5月2日第八次会议《关于修改运河条例的决定》修正\n", "2004-03-01");
}

/* The last line of a list may end as a sentence, but what only tells of the past is text. */
static void the_last_of_a_list_may_have_a_stop(void **state)
{
    (void)state;
    written(FIRST "\n2012年5月2日《临湖市人民政府关于修改部分规章的决定》修正。\n", "2012-05-02");
    written(FIRST "\n2012年5月2日第八次会议修正。\n", "2012-05-02");
    written("（" FIRST " 2012年5月2日第八次会议修正。）\n", "2012-05-02");
    written(FIRST "\n2012年5月2日第八次会议修正）。\n", "2012-05-02");
    written(FIRST "\n2012年5月2日经专家修正。\n", "2004-03-01");
    written(FIRST "\n2012年5月2日第八次会议召开。办法修正。\n", "2004-03-01");
    written(FIRST "\n2012年5月2日第八次会议讨论。\n", "2004-03-01");
    written("2012年5月2日第八次会议修正。\n", "");
}

/* …《关于修改〈临湖运河条例〉 and below it the rest of the title. */
static void a_title_may_break_over_lines(void **state)
{
    (void)state;
    static const char open[] = FIRST "\n2012年5月2日第八次会议《关于修改〈临湖运河条例〉\n";
    char text[2000];
    static const struct {
        const char *rest, *wanted;
    } ends[] = {
        {"等三件法规的决定》第一次修正）\n", "2012-05-02"},
        {"\n等三件法规的决定》第一次修正\n", "2012-05-02"},
        {"\n\n等三件法规的决定》第一次修正\n", "2004-03-01"},
        {"和〈临湖码头条例〉\n\n等三件法规的决定》修订\n", "2012-05-02"},
        {"等三件法规的决定》\n", "2004-03-01"},
        {"等三件法规的决定》。现予修正\n", "2004-03-01"},
        {"2019年6月3日第九次会议讨论\n等三件法规的决定》修正\n", "2004-03-01"},
    };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(text, sizeof text, "%s%s", open, ends[i].rest);
        written(text, ends[i].wanted);
    }
    written(FIRST "\n2012年5月第八次会议《关于修改〈临湖运河条例〉\n的决定》修正\n", "2004-03-01");
    written(FIRST "\n2012年5月2日第八次会议《关于修改〈临湖运河条例〉》\n的决定》修正\n",
            "2004-03-01");
    written("2012年5月2日第八次会议《关于修改〈临湖运河条例〉\n的决定》修正\n", "");
}

static void dates_in_titles_are_none_of_the_list(void **state)
{
    (void)state;
    written(FIRST " 2012年5月2日《关于2010年1月1日以前规章的决定》修正\n", "2012-05-02");
    written(FIRST " 2012年5月2日》根据2013年5月2日第九次会议修正\n", "2013-05-02");
    written(FIRST " 2012年5月第八次会议修正\n", "2004-03-01");
    written(FIRST " 编号12012年5月2日第八次会议修正\n", "2004-03-01");
}

/* ---- Places and limits --------------------------------------------------- */

static void the_place_is_that_of_the_date(void **state)
{
    (void)state;
    static const char text[] = "关于运河的条例\n" FIRST
                               "\n2012年5月2日第八次会议《关于修改〈临湖运河条例〉\n的决定》修正\n";
    line_facts f;
    read_lines(&f, text);
    const zci_fact_value *value = &f.facts.value[ZC_FACT_WRITTEN];
    assert_int_equal(value->found.line, 3);
    assert_int_equal(value->rank, ZCI_RANK_ADOPTED);
    assert_memory_equal(text + value->found.start_byte, "2012年5月2日", strlen("2012年5月2日"));
    assert_int_equal(value->found.end_byte - value->found.start_byte, strlen("2012年5月2日"));
    const zci_fact_value *issuer = &f.facts.value[ZC_FACT_ISSUER];
    assert_int_equal(issuer->rank, ZCI_RANK_ADOPTED);
    assert_int_equal(issuer->found.line, 2);
    assert_memory_equal(text + issuer->found.start_byte, FIRST, strlen(FIRST));
    assert_int_equal(issuer->found.end_byte - issuer->found.start_byte, strlen(FIRST));
    line_facts_free(&f);
    read_lines(&f, "\n（2024年3月28日）\n");
    value = &f.facts.value[ZC_FACT_WRITTEN];
    assert_int_equal(value->found.line, 2);
    assert_int_equal(value->rank, ZCI_RANK_ALONE);
    assert_int_equal(value->found.start_byte, strlen("\n（"));
    assert_int_equal(value->found.end_byte, strlen("\n（2024年3月28日"));
    line_facts_free(&f);
}

/* `before`, so many characters, and `behind`. */
static char *filled(const char *before, size_t chars, const char *behind)
{
    zci_buffer text = {0};
    zci_buffer_text(&text, before);
    for (size_t i = 0; i < chars; i++)
        zci_buffer_byte(&text, 'x');
    zci_buffer_text(&text, behind);
    zci_buffer_byte(&text, '\0');
    return text.data;
}

/* Asserts that with `most` characters a text is dated so, and with one more not. */
static void dated_up_to(const char *before, size_t most, const char *behind, const char *date,
                        const char *without)
{
    char *fits = filled(before, most, behind), *exceeds = filled(before, most + 1, behind);
    written(fits, date);
    written(exceeds, without);
    free(fits);
    free(exceeds);
}

static void of_a_line_too_long_nothing_is_read(void **state)
{
    (void)state;
    size_t taken = zci_utf8_count(FIRST " 2012年5月2日 2013年5月2日会议修正",
                                  strlen(FIRST " 2012年5月2日 2013年5月2日会议修正"));
    dated_up_to(FIRST " 2012年5月2日", 1000 - taken, " 2013年5月2日会议修正\n", "2013-05-02", "");
    dated_up_to(FIRST "\n2012年5月2日第八次会议通过的《", 200 - 13, "修正案》\n", "2012-05-02",
                "2004-03-01");
    dated_up_to(FIRST "\n2012年5月2日第八次会议《关于修改条例\n", 200 - 9, "的决定》第二次修正\n",
                "2012-05-02", "2004-03-01");
}

static void garbage_dates_nothing(void **state)
{
    (void)state;
    written("", "");
    written("\n\n", "");
    written("2024年\xFF月28日通过\n", "");
    written("2024年13月28日第三次会议通过\n", "");
    written("》》》《《《\n", "");
    written("(((((((((\n", "");
    written("2024年3月28日\xE9\x80\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_that_is_a_date_dates_the_text),
        cmocka_unit_test(a_date_in_figures_is_the_page_s),
        cmocka_unit_test(what_a_number_announces_is_no_date_of_the_text),
        cmocka_unit_test(in_the_text_a_date_alone_means_nothing),
        cmocka_unit_test(what_was_done_with_the_text_dates_it),
        cmocka_unit_test(what_follows_the_deed_does_not_hide_it),
        cmocka_unit_test(long_clauses_are_text),
        cmocka_unit_test(who_met_is_the_issuer),
        cmocka_unit_test(the_first_body_stays_the_issuer),
        cmocka_unit_test(an_order_of_the_list_gives_the_number),
        cmocka_unit_test(of_two_that_met_the_later_day_counts),
        cmocka_unit_test(the_last_amendment_of_a_line_dates_the_text),
        cmocka_unit_test(an_amendment_may_be_named_by_its_act),
        cmocka_unit_test(an_approval_later_than_the_amendment_counts),
        cmocka_unit_test(lists_hold_what_was_done_with_the_text),
        cmocka_unit_test(a_list_goes_on_over_lines),
        cmocka_unit_test(the_last_of_a_list_may_have_a_stop),
        cmocka_unit_test(a_title_may_break_over_lines),
        cmocka_unit_test(dates_in_titles_are_none_of_the_list),
        cmocka_unit_test(the_place_is_that_of_the_date),
        cmocka_unit_test(of_a_line_too_long_nothing_is_read),
        cmocka_unit_test(garbage_dates_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
