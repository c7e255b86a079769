/* Versions of one text, newest first.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "versions.h"

/* Of each document what its title, date, issuer and place are. */
static const struct {
    const char *title, *date, *issuer, *region;
} given[] = {
    {"临湖市渡口条例", "2011-03-01", "临湖市人民代表大会常务委员会", "临湖市"},     /* 0 */
    {"临湖市《渡口》条例", "2021-05-01", "临湖市人民代表大会常务委员会", "临湖市"}, /* 1 */
    {"临湖市渡口条例", "2016", "", ""},                                             /* 2 */
    {"临湖市渡口条例", "", "", ""},                                                 /* 3 */
    {"临湖市渡口条例释义", "2022-05-01", "", ""},                                   /* 4 */
    {"渡口法", "2001-01-01", "", ""},                                               /* 5 */
    {"中华人民共和国渡口法", "2019-01-01", "", ""},                                 /* 6 */
    {"渡口管理要点", "2019-01-01", "甲县航运局", ""},                               /* 7 */
    {"渡口管理要点", "2020-01-01", "乙县航运局", ""},                               /* 8 */
    {"渡口停航规定", "2019-01-01", "", "甲县"},                                     /* 9 */
    {"渡口停航规定", "2020-01-01", "", "乙县"},                                     /* 10 */
    {"公告", "2019-01-01", "甲县航运局", ""},                                       /* 11 */
    {"公告", "2020-01-01", "甲县航运局", ""},                                       /* 12 */
    {"渡口巡查简报", "2010-01-01", "", ""},                                         /* 13 */
    {"渡口巡查简报", "2011-01-01", "", ""},
    {"渡口巡查简报", "2012-01-01", "", ""},
    {"渡口巡查简报", "2013-01-01", "", ""},
    {"渡口巡查简报", "2014-01-01", "", ""},
    {"渡口巡查简报", "2015-01-01", "", ""},
    {"渡口巡查简报", "2016-01-01", "", ""},
    {"渡口巡查简报", "2017-01-01", "", ""},
    {"渡口巡查简报", "2018-01-01", "", ""}, /* 21: the ninth */
};

enum { DOCUMENTS = sizeof given / sizeof given[0], BULLETINS = 13 };

static int make_shelf(void **state)
{
    static shelf s;
    static zc_input documents[DOCUMENTS];
    for (size_t i = 0; i < DOCUMENTS; i++) {
        documents[i].text = text_of("没有什么可说的。\n");
        documents[i].title = text_of(given[i].title);
        documents[i].date = text_of(given[i].date);
        documents[i].issuer = text_of(given[i].issuer);
        documents[i].region = text_of(given[i].region);
    }
    shelf_fill(&s, documents, DOCUMENTS);
    *state = &s;
    return 0;
}

/* One document of an order after the other, each with its score; all of one kind, and a close score
 * will do. */
static size_t line_up(zci_version *item, const size_t *documents, const double *scores,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        item[i] = (zci_version){.document = documents[i],
                                .score = scores == NULL ? 1 : scores[i],
                                .kind = 1,
                                .close = true,
                                .place = i};
    return count;
}

/* The documents in their new order, with a year that is meant: "1 0". */
static void assert_order_of(const shelf *s, int year, zci_version *item, size_t count,
                            const char *wanted)
{
    char found[128] = "";
    double score[ZCI_VERSIONS_REACH + 1];
    size_t len = 0;
    zc_error error;
    assert_true(count <= ZCI_VERSIONS_REACH + 1);
    for (size_t i = 0; i < count; i++)
        score[i] = item[i].score;
    assert_ok(zci_versions_order(s->reader, year, item, count, &error), error);
    for (size_t i = 0; i < count; i++) {
        len += (size_t)snprintf(found + len, sizeof found - len, "%s%zu", i == 0 ? "" : " ",
                                item[i].document);
        assert_true(item[i].score == score[i]); /* of its place */
    }
    assert_string_equal(found, wanted);
}

static void assert_order(const shelf *s, zci_version *item, size_t count, const char *wanted)
{
    assert_order_of(s, ZCI_VERSIONS_ANY, item, count, wanted);
}

static void assert_documents(const shelf *s, const size_t *documents, size_t count,
                             const char *wanted)
{
    zci_version item[ZCI_VERSIONS_REACH + 1] = {{.document = 0}};
    assert_order(s, item, line_up(item, documents, NULL, count), wanted);
}

static void the_newest_version_comes_first(void **state)
{
    const size_t all[] = {0, 4, 1, 5, 2, 6}, one[] = {3};
    assert_documents(*state, all, 6, "1 4 2 6 0 5");
    assert_documents(*state, one, 1, "3");
    assert_documents(*state, one, 0, "");
}

/* They are of 2011, 2021 and 2016; of the last only the year is known. */
static void that_of_a_year_or_the_last_before_comes_first(void **state)
{
    static const struct {
        int year;
        const char *wanted;
    } rows[] = {{2021, "1 2 0"}, {2030, "1 2 0"}, {2020, "2 0 1"}, {2016, "2 0 1"},
                {2015, "0 2 1"}, {2011, "0 2 1"}, {2010, "0 2 1"}};
    const size_t documents[] = {0, 1, 2};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        zci_version item[3] = {{.document = 0}};
        line_up(item, documents, NULL, 3);
        assert_order_of(*state, rows[i].year, item, 3, rows[i].wanted);
    }
}

/* An unknown date says nothing, and no more do titles, issuers and places that differ. */
static void what_is_another_text_stays(void **state)
{
    const size_t undated[] = {3, 0}, longer[] = {0, 4}, issuers[] = {7, 8};
    const size_t places[] = {9, 10}, short_titles[] = {11, 12};
    assert_documents(*state, undated, 2, "3 0");
    assert_documents(*state, longer, 2, "0 4");
    assert_documents(*state, issuers, 2, "7 8");
    assert_documents(*state, places, 2, "9 10");
    assert_documents(*state, short_titles, 2, "11 12");
}

/* Among more than a few of one title none is a version of another. */
static void many_of_one_title_are_a_kind(void **state)
{
    size_t documents[ZCI_VERSIONS_MAX + 1];
    for (size_t i = 0; i <= ZCI_VERSIONS_MAX; i++)
        documents[i] = BULLETINS + i;
    assert_documents(*state, documents, ZCI_VERSIONS_MAX, "20 19 18 17 16 15 14 13");
    assert_documents(*state, documents, ZCI_VERSIONS_MAX + 1, "13 14 15 16 17 18 19 20 21");
}

/* Several items may be of one document, such as its passages, and count as one. */
static void passages_keep_their_order(void **state)
{
    const size_t passages[] = {0, 0, 1, 0, 1, 0, 0, 0, 0, 0};
    assert_documents(*state, passages, 10, "1 1 0 0 0 0 0 0 0 0");
}

static void a_score_that_tells_decides(void **state)
{
    const size_t documents[] = {0, 1};
    const double close[] = {10, 8.1}, far[] = {10, 7.9}, equal[] = {10, 10};
    zci_version item[2] = {{.document = 0}};
    const shelf *s = *state;
    assert_order(s, item, line_up(item, documents, close, 2), "1 0");
    assert_order(s, item, line_up(item, documents, far, 2), "0 1");
    /* Where that will not do, equals alone change places. */
    line_up(item, documents, close, 2);
    item[1].close = false;
    assert_order(s, item, 2, "0 1");
    line_up(item, documents, equal, 2);
    item[0].close = item[1].close = false;
    assert_order(s, item, 2, "1 0");
    assert_int_equal(item[0].place, 1);
    line_up(item, documents, equal, 2);
    item[1].kind = 2;
    assert_order(s, item, 2, "0 1");
}

/* Whatever the page, the same ones are looked at. */
static void what_is_far_down_stays(void **state)
{
    zci_version item[ZCI_VERSIONS_REACH + 1] = {{.document = 0}};
    size_t documents[ZCI_VERSIONS_REACH + 1];
    for (size_t i = 0; i <= ZCI_VERSIONS_REACH; i++)
        documents[i] = 4;
    documents[0] = 5;
    documents[ZCI_VERSIONS_REACH] = 6;
    assert_documents(*state, documents, ZCI_VERSIONS_REACH + 1,
                     "5 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 6");
    documents[ZCI_VERSIONS_REACH - 1] = 6;
    line_up(item, documents, NULL, ZCI_VERSIONS_REACH + 1);
    assert_order(*state, item, ZCI_VERSIONS_REACH + 1, "6 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 5 6");
}

static void a_year_or_number_in_the_query_means_one(void **state)
{
    static const struct {
        const char *text;
        bool open;
        int year;
    } rows[] = {{"渡口法", true, ZCI_VERSIONS_ANY},
                {"渡口法 罚款", true, ZCI_VERSIONS_ANY},
                {"渡口法 2019", true, 2019},
                {"2019年渡口法", true, 2019},
                {"2019年 渡口法 2019", true, 2019},
                {"2019年 渡口法 2021年", false, 0},
                {"段(渡口 2019年) OR 停航", true, 2019},
                {"渡口法 -2019年", true, ZCI_VERSIONS_ANY},
                {"二〇一九年渡口法", true, 2019},
                {"渡口法 二零一九年修正 2019", true, 2019},
                {"二〇一八年 渡口法 2019年", false, 0},
                {"渡口法 二〇一九", true, ZCI_VERSIONS_ANY},
                {"三二〇一九年渡口法", true, ZCI_VERSIONS_ANY},
                {"一五〇〇年渡口法", true, ZCI_VERSIONS_ANY},
                {"渡口 1500", true, ZCI_VERSIONS_ANY},
                {"渡口 20190", true, ZCI_VERSIONS_ANY},
                {"临渡发〔2022〕5号", false, 0},
                {"年:2019 渡口法", true, ZCI_VERSIONS_ANY}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        zci_query query;
        int year = -1;
        shelf_parse(*state, rows[i].text, &query);
        if (zci_versions_open(&query, &year) != rows[i].open ||
            (rows[i].open && year != rows[i].year))
            fail_msg("%s: %d", rows[i].text, year);
        zci_query_clear(&query);
    }
    const zci_query everything = {.root = NULL};
    int year = -1;
    assert_true(zci_versions_open(&everything, &year));
    assert_int_equal(year, ZCI_VERSIONS_ANY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_newest_version_comes_first),
        cmocka_unit_test(that_of_a_year_or_the_last_before_comes_first),
        cmocka_unit_test(what_is_another_text_stays),
        cmocka_unit_test(many_of_one_title_are_a_kind),
        cmocka_unit_test(passages_keep_their_order),
        cmocka_unit_test(a_score_that_tells_decides),
        cmocka_unit_test(what_is_far_down_stays),
        cmocka_unit_test(a_year_or_number_in_the_query_means_one),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
