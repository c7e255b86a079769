/* The document of which a query asks for an edition.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "edition.h"

static const char *const titles[] = {
    "中华人民共和国渡口法", "新渡船条例", "渡船条例", "版税法", "新版税法", "税法", "通知",
};

enum { TITLES = sizeof titles / sizeof titles[0] };

static int make_shelf(void **state)
{
    static shelf s;
    static zc_input documents[TITLES];
    for (size_t i = 0; i < TITLES; i++) {
        documents[i].text = text_of("没有什么可说的。\n");
        documents[i].title = text_of(titles[i]);
    }
    shelf_fill(&s, documents, TITLES);
    *state = &s;
    return 0;
}

static int free_shelf(void **state)
{
    shelf_clear(*state);
    return 0;
}

/* The name, marked where it is no title, and all that is answered by it, a bar between. */
static void assert_found(const shelf *s, const char *text, const char *wanted)
{
    zci_query query;
    zci_arena arena = {0};
    zci_edition edition;
    zc_error error;
    char found[200];
    shelf_parse(s, text, &query);
    assert_ok(zci_edition_find(s->reader, query.root, &arena, &edition, &error), error);
    snprintf(found, sizeof found, "%s%s|%s", edition.titled || edition.name.len == 0 ? "" : "~",
             edition.name.data, edition.text.data);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    zci_arena_clear(&arena);
    zci_query_clear(&query);
}

static void it_is_a_title_between_words(void **state)
{
    assert_found(*state, "最新渡口法", "渡口法|最新渡口法");
    assert_found(*state, "《渡口法》全文", "渡口法|渡口法全文");
    assert_found(*state, "中华人民共和国渡口法2018年修正",
                 "中华人民共和国渡口法|中华人民共和国渡口法2018年修正");
    assert_found(*state, "二〇一八年渡口法", "渡口法|二〇一八年渡口法");
    assert_found(*state, "新税法", "税法|新税法");
    assert_found(*state, "标题:新税法", "税法|新税法");
}

static void it_may_stand_in_a_part_of_the_query(void **state)
{
    assert_found(*state, "渡口法 最新 全文", "渡口法|渡口法 最新 全文");
    assert_found(*state, "渡口法（2018年修正）", "渡口法|渡口法 2018年修正");
    assert_found(*state, "最新渡口法 -罚款 年:2018", "渡口法|最新渡口法");
}

static void another_topic_stays_one(void **state)
{
    assert_found(*state, "渡口法", "|");
    assert_found(*state, "最新渡口", "|");
    assert_found(*state, "最新渡口法 罚款", "|");
    assert_found(*state, "最新 全文", "|");
    assert_found(*state, "最新通知", "|"); /* of two characters, and no law */
    assert_found(*state, "最新渡口法 OR 税法", "|");
    assert_found(*state, "渡口法 最新 全文 下载", "|"); /* as many parts are a letter's */
}

/* Of two ways to read it the longer title counts, and if all is one it means that. */
static void a_title_may_begin_like_such_a_word(void **state)
{
    assert_found(*state, "最新版税法", "版税法|最新版税法");
    assert_found(*state, "现行新版税法", "新版税法|现行新版税法");
    assert_found(*state, "新渡船条例", "|");
    assert_found(*state, "新新渡船条例", "新渡船条例|新新渡船条例");
}

static void the_plainest_words_are_left_out_beside_a_topic(void **state)
{
    assert_found(*state, "渡口管理意见全文", "~渡口管理意见|渡口管理意见全文");
    assert_found(*state, "最新的渡口管理意见", "~渡口管理意见|最新的渡口管理意见");
    assert_found(*state, "渡口管理意见 原文", "~渡口管理意见|渡口管理意见 原文");
    assert_found(*state, "最新 渡口管理 原文", "~渡口管理|最新 渡口管理 原文");
    assert_found(*state, "新渡口管理意见", "|");
    assert_found(*state, "2018年渡口管理意见", "|");
    assert_found(*state, "渡口管理文本", "|");
    assert_found(*state, "全文检索渡口", "|");
    assert_found(*state, "最新渡口 管理意见", "|");
    assert_found(*state, "最新全文", "|");
    assert_found(*state, "渡口管理“全文”", "|");
}

static void what_is_quoted_is_not_dropped(void **state)
{
    assert_found(*state, "“最新渡口法”", "|");
    assert_found(*state, "“最新”渡口法", "|");
    assert_found(*state, "“最新” 渡口法", "|");
    assert_found(*state, "渡口法“全文", "|");
    assert_found(*state, "“最新” 渡口法 全文", "渡口法|渡口法 全文");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_a_title_between_words),
        cmocka_unit_test(it_may_stand_in_a_part_of_the_query),
        cmocka_unit_test(another_topic_stays_one),
        cmocka_unit_test(a_title_may_begin_like_such_a_word),
        cmocka_unit_test(the_plainest_words_are_left_out_beside_a_topic),
        cmocka_unit_test(what_is_quoted_is_not_dropped),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
