/* Passages that are apparatus.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "apparatus.h"
#include "text/compact.h"

/* Whether a passage of that text is, where it stands so far from the beginning of its document
 * below so many headings. */
static bool is(const char *text, unsigned flags, uint64_t start_char, size_t headings)
{
    zci_buffer compact = {0};
    zci_compact_encode(&compact, text, strlen(text));
    const zci_passage_record record = {.flags = flags,
                                       .start_char = start_char,
                                       .headings = {1},
                                       .heading_count = headings,
                                       .compact = compact.data,
                                       .compact_len = compact.len};
    bool result = zci_apparatus_is(&record);
    zci_buffer_free(&compact);
    return result;
}

static const char *const adopted[] = {
    "2019年3月28日 临湖省第一届人民代表大会常务委员会第二次会议通过",
    "（2019 年 3 月 28 日临湖市人民政府令第5号公布）",
    ("（一九八七年二月二十五日临湖市第六届人民代表大会常务委员会第二十四次会议通过\n"
     "根据2010年5月1日《关于修改〈临湖市养犬条例〉的决定》修正）"),
    "2010年7月23日 第二十次会议《关于修改部分法规的决定》第一次修正　根据",
};

static const char *const addressed[] = {
    "各区人民政府，市政府各部门、各直属机构：",
    "碧屿市卫生健康委员会:",
    "各县（市、区）教育局（含开发区）：",
};

static const char *const others[] = {
    "2019年3月28日",
    "临湖市教育局\n\n2019年3月28日",
    "临湖市人民政府办公室文件",
    "索引号：000014349　发布机构：市政府",
    "来源：临湖日报\n责任编辑： 某某",
    "版权所有 临湖网",
};

static const char *const texts[] = {
    "2019年3月28日，市政府通过了规划。此后由各区实施。",
    "2019年3月28日起在全市养犬的，应当登记",
    "3月28日 会议通过",
    "现将有关事项通知如下：",
    "下列单位应当登记：",
    "临湖市教育局负责学校",
    "形成工作新格局",
    "来源于捐赠",
    "养犬人应当约束其犬只。",
    "",
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void a_list_of_adoptions_is_at_the_head(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(adopted); i++) {
        assert_true(is(adopted[i], 0, 30, 0));
        assert_true(is(adopted[i], 0, 30, 1));
        assert_false(is(adopted[i], 0, 30, 2));
        assert_false(is(adopted[i], 0, 30000, 0));
    }
}

static void so_are_those_whom_it_addresses(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(addressed); i++) {
        assert_true(is(addressed[i], 0, 30, 1));
        assert_false(is(addressed[i], 0, 30, 2));
    }
}

static void others_are_anywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(others); i++) {
        assert_true(is(others[i], 0, 30, 0));
        assert_true(is(others[i], 0, 30000, 3));
    }
}

static void texts_and_headings_are_none(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_false(is(texts[i], 0, 30, 0));
    assert_false(is("市教育局", ZCI_PASSAGE_HEADING, 30, 0));
}

/* However long, and whatever its bytes are. */
static void a_long_one_is_none(void **state)
{
    char text[4000] = "2019年3月28日";
    (void)state;
    while (strlen(text) + strlen("会议") < sizeof text - strlen("通过"))
        strcat(text, "会议");
    strcat(text, "通过");
    assert_false(is(text, 0, 30, 0));
    assert_false(is("2019年3月28日\xFF通过", 0, 30, 0));
}

static void some_queries_ask_for_it(void **state)
{
    static const struct {
        const char *query;
        bool asked;
    } queries[] = {{"养犬 修正", true}, {"2019年3月28日", true}, {"养犬 罚款", false}};
    shelf s;
    (void)state;
    shelf_fill_with_texts(&s, (const char *const[]){"养犬"}, 1);
    for (size_t i = 0; i < COUNT(queries); i++) {
        zci_query query;
        zci_evaluation found;
        zc_error error;
        shelf_parse(&s, queries[i].query, &query);
        assert_ok(zci_evaluate(s.reader, &query, &found, &error), error);
        assert_int_equal(zci_apparatus_is_asked(&found), queries[i].asked);
        zci_evaluation_free(&found);
        zci_query_clear(&query);
    }
    shelf_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_of_adoptions_is_at_the_head),
        cmocka_unit_test(so_are_those_whom_it_addresses),
        cmocka_unit_test(others_are_anywhere),
        cmocka_unit_test(texts_and_headings_are_none),
        cmocka_unit_test(a_long_one_is_none),
        cmocka_unit_test(some_queries_ask_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
