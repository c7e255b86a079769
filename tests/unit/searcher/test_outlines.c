/* The headings around what matches.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

enum { RULES, TITLED, PLAIN, MANY, TEXTS, SECTIONS = 60 };

static char many[8000];

static const char *const texts[TEXTS] = {
    [RULES] =
        "# 第一章 总则\n\n## 第一节 目的\n\n为了校车安全。\n\n## 第二节 范围\n\n全市都要遵守。\n\n"
        "### 一、城区\n\n城区先行。\n\n### 二、乡镇\n\n乡镇跟上。\n\n"
        "# 第二章 登记\n\n## 第三节 期限\n\n每学期登记一次。\n\n# 第三章 附则\n\n自印发起施行。\n",
    [TITLED] = "# 甲\n\n前言。\n\n## 乙\n\n正文。\n\n# 丙\n\n结语。\n",
    [PLAIN] = "食堂公示账目，校车停在门口。\n",
    [MANY] = many,
};

static int make_shelf(void **state)
{
    static shelf s;
    zc_input documents[TEXTS] = {{.id = {NULL, 0}}};
    char *at = many;
    for (unsigned i = 0; i < SECTIONS; i++)
        at += sprintf(at, "# 第%u章 题目\n\n%s段落。\n\n", i + 1, i == 30 ? "消防" : "普通");
    for (size_t i = 0; i < TEXTS; i++)
        documents[i].text = text_of(texts[i]);
    documents[TITLED].title = text_of("夏令营须知");
    documents[MANY].title = text_of("防火手册");
    shelf_fill(&s, documents, TEXTS);
    *state = &s;
    return 0;
}

static zc_outlines *search(const shelf *s, const char *query)
{
    zc_outlines *outlines;
    zc_error error;
    assert_ok(zc_outlines_search(s->reader, text_of(query), NULL, &outlines, &error), error);
    return outlines;
}

/* Headings that are shown, indented by a > for each level, * behind those that match. */
static void describe(const zc_outline *outline, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < outline->heading_count; i++) {
        const zc_heading *h = &outline->headings[i];
        assert_true(h->parent == ZC_NO_PARENT ||
                    (h->parent < i && outline->headings[h->parent].depth + 1 == h->depth));
        len += (size_t)snprintf(out + len, size - len, "%s%.*s%s%s", i > 0 ? "|" : "",
                                (int)h->depth - 1, ">>>>", h->text.data, h->matches ? "*" : "");
    }
}

/* The outline of the query's first hit. */
static void assert_around(const shelf *s, const char *query, const char *wanted)
{
    char found[400];
    zc_outlines *outlines = search(s, query);
    assert_true(outlines->answer->hit_count > 0);
    for (size_t i = 0; i < outlines->answer->hit_count; i++)
        assert_ptr_equal(outlines->outlines[i].document, outlines->answer->hits[i].document);
    describe(&outlines->outlines[0], found, sizeof found);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", query, found, wanted);
    zc_outlines_free(outlines);
}

/* With those above it, its siblings and its children, whatever stands between these. */
static void a_heading_that_matches_is_shown_among_its_kin(void **state)
{
    assert_around(*state, "范围", "第一章 总则|>第一节 目的|>第二节 范围*|>>一、城区|>>二、乡镇");
    assert_around(*state, "总则", "第一章 总则*|>第一节 目的|>第二节 范围|第二章 登记|第三章 附则");
    assert_around(*state, "附则", "第一章 总则|第二章 登记|第三章 附则*");
}

static void below_text_its_nearest_heading_matches(void **state)
{
    assert_around(*state, "城区先行", "第一章 总则|>第二节 范围|>>一、城区*|>>二、乡镇");
    assert_around(*state, "每学期", "第二章 登记|>第三节 期限*");
    assert_around(*state, "校车安全 每学期",
                  "第一章 总则|>第一节 目的*|>第二节 范围|第二章 登记|>第三节 期限*");
}

/* Text below a heading is of no account where another one matches itself. */
static void headings_that_match_go_before_text(void **state)
{
    assert_around(*state, "目的 OR 城区先行", "第一章 总则|>第一节 目的*|>第二节 范围");
    assert_around(*state, "目的 OR 期限",
                  "第一章 总则|>第一节 目的*|>第二节 范围|第二章 登记|>第三节 期限*");
}

static void assert_shown(const shelf *s, const char *query, size_t count, const char *first,
                         size_t matches)
{
    zc_outlines *outlines = search(s, query);
    const zc_outline *outline = &outlines->outlines[0];
    size_t found = 0;
    assert_int_equal(outlines->answer->hit_count, 1);
    assert_int_equal(outline->heading_count, count);
    assert_string_equal(outline->headings[0].text.data, first);
    for (size_t i = 0; i < outline->heading_count; i++)
        found += outline->headings[i].matches;
    assert_int_equal(found, matches);
    zc_outlines_free(outlines);
}

static void of_many_headings_the_nearest_are_shown(void **state)
{
    assert_shown(*state, "消防段落", ZC_SIBLINGS_MAX + 1 + ZC_SIBLINGS_MAX, "第11章 题目", 1);
    assert_shown(*state, "防火手册", 40, "第1章 题目", 0);
    /* That of the best passage, and the first four. */
    assert_shown(*state, "题目 消防段落", 31 + ZC_SIBLINGS_MAX, "第1章 题目", 31 + ZC_SIBLINGS_MAX);
    /* The first five that match, and what is beside the last of them. */
    assert_shown(*state, "题目", 5 + ZC_SIBLINGS_MAX, "第1章 题目", 5 + ZC_SIBLINGS_MAX);
}

static void outlines_are_of_documents(void **state)
{
    const shelf *s = *state;
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_outlines *outlines = (zc_outlines *)&s;
    zc_error error;
    options.unit = ZC_PASSAGES;
    assert_status(zc_outlines_search(s->reader, text_of("总则"), &options, &outlines, &error),
                  ZC_BAD_ARGUMENT);
    assert_null(outlines);
    assert_status(zc_outlines_search(s->reader, text_of("总则"), NULL, NULL, &error),
                  ZC_BAD_ARGUMENT);
    outlines = (zc_outlines *)&s;
    assert_status(zc_outlines_search(NULL, text_of("总则"), NULL, &outlines, &error),
                  ZC_BAD_ARGUMENT);
    assert_null(outlines);
    outlines = (zc_outlines *)&s;
    assert_status(zc_outlines_search(s->reader, text_of("("), NULL, &outlines, &error),
                  ZC_BAD_QUERY);
    assert_null(outlines);
    zc_outlines_free(NULL);
}

static void an_outline_belongs_to_each_hit(void **state)
{
    zc_outlines *outlines = search(*state, "校车");
    assert_int_equal(outlines->answer->hit_count, 2);
    for (size_t i = 0; i < 2; i++) {
        bool has_headings = strcmp(outlines->answer->hits[i].id.data, "0") == 0;
        assert_int_equal(outlines->outlines[i].heading_count > 0, has_headings);
    }
    zc_outlines_free(outlines);
    outlines = search(*state, "火星");
    assert_int_equal(outlines->answer->hit_count, 0);
    zc_outlines_free(outlines);
}

static void for_a_title_alone_the_outermost_are_shown(void **state)
{
    assert_around(*state, "夏令营须知", "甲|丙");
}

static void a_document_without_headings_has_none(void **state)
{
    assert_around(*state, "食堂公示账目", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_that_matches_is_shown_among_its_kin),
        cmocka_unit_test(below_text_its_nearest_heading_matches),
        cmocka_unit_test(headings_that_match_go_before_text),
        cmocka_unit_test(of_many_headings_the_nearest_are_shown),
        cmocka_unit_test(outlines_are_of_documents),
        cmocka_unit_test(an_outline_belongs_to_each_hit),
        cmocka_unit_test(for_a_title_alone_the_outermost_are_shown),
        cmocka_unit_test(a_document_without_headings_has_none),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
