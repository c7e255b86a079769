/* A query with other words beside its own.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "via.h"

static const char *const texts[] = {
    "第一份\n\n中等职业学校招生，2024年完成。\n",
    "第二份\n\n中职学校招生，二〇二四年完成。\n",
    "第三份\n\n技工学校和中职招生。\n",
    "第四份\n\n托育服务机构（以下简称托育机构）应当安全。\n",
    "第五份\n\n托育机构安全检查，ABC计划。\n",
    "临湖市食堂条例\n\n第三条 食堂应当留样。\n",
    "第七份\n\n见湖教发〔2024〕18号和湖部令第16号。\n",
    "第八份\n\n本办法所称渡口，是指乘客上下的地方。\n",
};
enum { TEXTS = sizeof texts / sizeof texts[0] };

typedef struct bench {
    shelf shelf;
    zc_synonyms *synonyms;
} bench;

static int open_bench(void **state)
{
    static bench b;
    zc_input input[TEXTS] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < TEXTS; i++)
        input[i].text = text_of(texts[i]);
    input[1].region = text_of("临湖市");
    input[1].date = text_of("2023-05-01");
    shelf_fill(&b.shelf, input, TEXTS);
    b.synonyms = shelf_synonyms("中职 = 中等职业学校\n中职 ~ 技工学校\n"
                                "招生 = 没有这个词\n"
                                "bc = 托育服务机构\nab = 托育服务机构\n");
    *state = &b;
    return 0;
}

static int close_bench(void **state)
{
    bench *b = *state;
    zc_synonyms_free(b->synonyms);
    shelf_clear(&b->shelf);
    return 0;
}

/* The wider query in canonical form. */
static void assert_widened(const bench *b, const char *text, bool near, const char *wanted)
{
    zci_query query;
    zci_wider wider;
    zc_string printed;
    zc_error error;
    shelf_parse(&b->shelf, text, &query);
    assert_ok(zci_wider_make(b->shelf.reader, &query, b->synonyms, near, &wider, &error), error);
    assert_ok(zci_query_print(&wider.query, &printed, &error), error);
    if (strcmp(printed.data, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, printed.data, wanted);
    for (size_t i = 0; i < wider.count; i++)
        assert_true(wider.concept[i] < wider.query.concept_count);
    zci_wider_clear(&wider);
    zci_query_clear(&query);
}

static void words_of_a_table_stand_beside_the_querys(void **state)
{
    const bench *b = *state;
    assert_widened(b, "中职", false, "(中职 OR \"中等职业学校\")");
    assert_widened(b, "中职", true, "(中职 OR \"中等职业学校\" OR \"技工学校\")");
    assert_widened(b, "标题:中职", false, "(标题:\"中职\" OR 标题:\"中等职业学校\")");
    assert_widened(b, "招生", true, "招生"); /* the index does not hold the other word */
    assert_widened(b, "abc", true, "abc");   /* a part of a word is no word */
    assert_widened(b, "中职招生", false, "(中职招生 OR \"中等职业学校招生\")");
}

/* The number is no words besides: 2024年 in it has no other spellings. */
static void so_does_a_document_number_with_its_marks(void **state)
{
    const bench *b = *state;
    assert_widened(b, "湖教发2024年18号", false, "(湖教发2024年18号 OR \"湖教发〔2024〕18号\")");
    assert_widened(b, "湖部16号令", false, "(湖部16号令 OR \"湖部令第16号\")");
    assert_widened(b, "湖教发2024年19号", false, "湖教发2024年19号");
    assert_widened(b, "湖教发〔2024〕18号", false, "\"湖教发〔2024〕18号\"");
}

static void what_a_term_means_stands_beside_the_question(void **state)
{
    const bench *b = *state;
    assert_widened(b, "什么是渡口", false, "(什么是渡口 OR \"所称渡口\" OR \"渡口,是指\")");
    assert_widened(b, "什么是码头", false, "什么是码头");
    assert_widened(b, "渡口 定义", false, "((渡口 AND 定义) OR \"所称渡口\" OR \"渡口,是指\")");
    assert_widened(b, "请问 渡口 是什么", false,
                   "((请问 AND 渡口 AND 是什么) OR \"所称渡口\" OR \"渡口,是指\")");
    assert_widened(b, "渡口 “定义”", false, "(渡口 AND \"定义\")");
    assert_widened(b, "渡口 定义 年:2023", false, "(渡口 AND 定义 AND 年:2023)");
    assert_widened(b, "\"什么是渡口\"", false, "\"什么是渡口\"");
}

static void so_do_the_parts_that_a_sign_joins(void **state)
{
    const bench *b = *state;
    assert_widened(b, "食堂+渡口", false, "(食堂+渡口 OR (\"食堂\" AND \"渡口\"))");
    assert_widened(b, "ABC+中职", false,
                   "(abc+中职 OR (\"abc\" AND (\"中职\" OR \"中等职业学校\")))");
    assert_widened(b, "食堂+码头", false, "食堂+码头"); /* the index does not hold one of them */
    assert_widened(b, "“食堂+渡口”", false, "\"食堂+渡口\"");
}

static void numbers_and_definitions_do_so_too(void **state)
{
    const bench *b = *state;
    assert_widened(b, "2024年", false, "(2024年 OR \"二〇二四年\" OR \"二○二四年\")");
    assert_widened(b, "托育机构", false, "(托育机构 OR \"托育服务机构\")");
    assert_widened(b, "中职 OR 托育机构", false,
                   "((中职 OR \"中等职业学校\") OR (托育机构 OR \"托育服务机构\"))");
}

typedef struct found {
    zci_query query;
    zci_wider wider;
    zci_evaluation literal, wide;
} found;

static void find(const bench *b, const char *text, found *f)
{
    zc_error error;
    shelf_parse(&b->shelf, text, &f->query);
    assert_ok(zci_wider_make(b->shelf.reader, &f->query, b->synonyms, true, &f->wider, &error),
              error);
    assert_ok(zci_evaluate(b->shelf.reader, &f->query, &f->literal, &error), error);
    assert_ok(zci_evaluate(b->shelf.reader, &f->wider.query, &f->wide, &error), error);
}

/* By how many expansions it was found; writes which. */
static size_t tell(const found *f, size_t document, zci_docid passage, size_t *indexes)
{
    zci_via via;
    zc_error error;
    assert_ok(
        zci_via_make(&f->wider, &f->wide, &f->literal.matching, &f->wide.matching, &via, &error),
        error);
    size_t count = zci_via_find(&via, document, passage, indexes);
    zci_via_free(&via);
    return count;
}

static void forget(found *f)
{
    zci_evaluation_free(&f->literal);
    zci_evaluation_free(&f->wide);
    zci_wider_clear(&f->wider);
    zci_query_clear(&f->query);
}

/* Its number is looked for as the index holds it, beside its name in titles. */
static void an_article_is_looked_for_in_its_law(void **state)
{
    const bench *b = *state;
    assert_widened(b, "食堂条例第三条", false,
                   "(食堂条例第三条 OR (标题:\"食堂条例\" AND \"第三条\"))");
    assert_widened(b, "根据《食堂条例》第3条第二款", false,
                   "(根据食堂条例第3条第二款 OR (标题:\"食堂条例\" AND \"第三条\"))");
    assert_widened(b, "食堂条例第四条", false, "食堂条例第四条"); /* no text has one */
    assert_widened(b, "标题:食堂条例第三条", false,
                   "(标题:\"食堂条例第三条\" OR 标题:\"食堂条例第3条\")");
    assert_widened(b, "“食堂条例第三条”", false, "\"食堂条例第三条\"");
    assert_widened(b, "食堂条例 3条", false, "(食堂条例 AND (3条 OR \"三条\" OR \"第三条\"))");
    assert_widened(b, "3 食堂条例", false, "((3 OR \"第三条\") AND 食堂条例)");
    assert_widened(b, "食堂 3", false, "(食堂 AND 3)");
    assert_widened(b, "食堂条例 第3条第二款", false, "(食堂条例 AND (第3条第二款 OR \"第三条\"))");
    assert_widened(b, "第三条第二款", false, "第三条第二款");
    found f;
    char list[40];
    size_t via[ZCI_ALTERNATIVES_MAX];
    find(b, "食堂条例第3条", &f);
    assert_string_equal(shelf_list(&f.wide.matching, list, sizeof list), "5");
    assert_int_equal(tell(&f, 5, 0, via), 1);
    assert_int_equal(f.wider.expansion[via[0]].relation, ZC_SAME);
    assert_string_equal(f.wider.expansion[via[0]].from.data, "食堂条例第3条");
    assert_string_equal(f.wider.expansion[via[0]].to.data, "标题:食堂条例 第三条");
    forget(&f);
}

/* Words that ask for an edition stand beside no name in its own text. */
static void an_edition_is_looked_for_by_its_name(void **state)
{
    const bench *b = *state;
    assert_widened(b, "最新临湖市食堂条例", false,
                   "(最新临湖市食堂条例 OR 标题:\"临湖市食堂条例\")");
    assert_widened(b, "临湖市食堂条例 全文", false,
                   "((临湖市食堂条例 AND 全文) OR 标题:\"临湖市食堂条例\")");
    assert_widened(b, "临湖市食堂条例 -留样 全文 年:2023", false,
                   "(-留样 AND 年:2023 AND ((临湖市食堂条例 AND 全文) OR "
                   "标题:\"临湖市食堂条例\"))");
    assert_widened(b, "“临湖市食堂条例” 全文", false, "(\"临湖市食堂条例\" AND 全文)");
    assert_widened(b, "句(临湖市食堂条例 全文)", false, "句(临湖市食堂条例 AND 全文)");
    assert_widened(b, "临湖市食堂条例2024年", false,
                   "(临湖市食堂条例2024年 OR 标题:\"临湖市食堂条例\")");
    assert_widened(b, "食堂应当留样全文", false, "(食堂应当留样全文 OR \"食堂应当留样\")");
    found f;
    char list[40];
    size_t via[ZCI_ALTERNATIVES_MAX];
    find(b, "临湖市食堂条例 最新", &f);
    assert_string_equal(shelf_list(&f.wide.matching, list, sizeof list), "5");
    assert_int_equal(tell(&f, 5, 0, via), 1);
    assert_string_equal(f.wider.expansion[via[0]].from.data, "临湖市食堂条例 最新");
    assert_string_equal(f.wider.expansion[via[0]].to.data, "标题:临湖市食堂条例");
    forget(&f);
}

/* What is known of a document is no text of it, and by itself no answer. */
static void years_and_places_are_looked_for_in_records(void **state)
{
    const bench *b = *state;
    assert_widened(b, "临湖 中职学校", false, "((临湖 OR 地区:\"临湖\") AND 中职学校)");
    assert_widened(b, "2023年 招生 -2023年", false, "((2023年 OR 年:2023) AND 招生 AND -2023年)");
    assert_widened(b, "2022年 招生", false, "(2022年 AND 招生)");
    assert_widened(b, "临湖 2023年", false, "(临湖 AND 2023年)");
    assert_widened(b, "临湖", false, "临湖");
    assert_widened(b, "标题:临湖 招生", false, "(标题:\"临湖\" AND 招生)");
    found f;
    char list[40];
    size_t via[ZCI_ALTERNATIVES_MAX];
    find(b, "临湖 2023年 招生", &f);
    assert_string_equal(shelf_list(&f.wide.matching, list, sizeof list), "1");
    zci_docid header = zci_documents_header(&b->shelf.reader->documents, 1);
    for (unsigned passage = 0; passage < 3; passage++) {
        assert_int_equal(tell(&f, 1, passage == 0 ? 0 : header + passage, via), 2);
        assert_string_equal(f.wider.expansion[via[0]].to.data, "地区:临湖");
        assert_string_equal(f.wider.expansion[via[1]].to.data, "年:2023");
    }
    forget(&f);
}

/* The query with the second of its phrases mended. */
static void assert_mended(const bench *b, const char *text, const char *wanted)
{
    const zc_string runs[] = {text_of("技工学校"), text_of("托育机构"), text_of("没有这个词")};
    zci_query query;
    zci_wider wider;
    zc_string printed;
    zc_error error;
    shelf_parse(&b->shelf, text, &query);
    const zci_node *phrase = query.root->child->next;
    assert_ok(zci_wider_mend(b->shelf.reader, &query, phrase, runs, 3, &wider, &error), error);
    assert_ok(zci_query_print(&wider.query, &printed, &error), error);
    if (strcmp(printed.data, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, printed.data, wanted);
    for (size_t i = 0; i < wider.count; i++)
        assert_int_equal(wider.expansion[i].relation, ZC_GUESSED);
    zci_wider_clear(&wider);
    zci_query_clear(&query);
}

static void only_the_phrase_with_a_slip_is_mended(void **state)
{
    const bench *b = *state;
    assert_mended(b, "中职 技工学笑", "(中职 AND (技工学笑 OR \"技工学校\" OR \"托育机构\"))");
    assert_mended(b, "中职 “技工学笑”", "(中职 AND \"技工学笑\")");
    assert_mended(b, "中职 句(技工学笑 招生)", "(中职 AND 句(技工学笑 AND 招生))");
}

static void what_is_quoted_excluded_or_in_a_scope_stays(void **state)
{
    const bench *b = *state;
    assert_widened(b, "“中职”", true, "\"中职\"");
    assert_widened(b, "-中职", true, "-中职");
    assert_widened(b, "中职 -2024年", false, "((中职 OR \"中等职业学校\") AND -2024年)");
    assert_widened(b, "句(中职 招生)", true, "句(中职 AND 招生)");
}

static void expansions_say_where_they_come_from(void **state)
{
    const bench *b = *state;
    zci_query query;
    zci_wider wider;
    zc_error error;
    shelf_parse(&b->shelf, "中职 托育机构", &query);
    assert_ok(zci_wider_make(b->shelf.reader, &query, b->synonyms, false, &wider, &error), error);
    assert_int_equal(wider.count, 2);
    assert_int_equal(wider.expansion[0].relation, ZC_SAME);
    assert_string_equal(wider.expansion[0].from.data, "中职");
    assert_string_equal(wider.expansion[0].to.data, "中等职业学校");
    assert_string_equal(wider.expansion[0].origin.data, "table:1");
    assert_int_equal(wider.expansion[1].relation, ZC_DEFINED);
    assert_string_equal(wider.expansion[1].origin.data, "3"); /* the document's id */
    zci_wider_clear(&wider);
    zci_query_clear(&query);
}

/* Alternatives take no more than the room that one query has for concepts. */
static void a_full_query_is_not_widened_beyond_its_room(void **state)
{
    const bench *b = *state;
    char text[2000] = "中职";
    zci_query query;
    zci_wider wider;
    zc_error error;
    for (unsigned i = 1; i < ZCI_QUERY_CONCEPTS_MAX; i++)
        snprintf(text + strlen(text), 40, i < 50 ? " OR 中职" : " OR 招生");
    shelf_parse(&b->shelf, text, &query);
    assert_int_equal(query.concept_count, ZCI_QUERY_CONCEPTS_MAX);
    assert_ok(zci_wider_make(b->shelf.reader, &query, b->synonyms, true, &wider, &error), error);
    assert_int_equal(wider.count, 0);
    assert_int_equal(wider.query.concept_count, ZCI_QUERY_CONCEPTS_MAX);
    zci_wider_clear(&wider);
    zci_query_clear(&query);
}

/* ---- What is found by the other words alone ---------------------------- */

static void documents_that_the_query_found_go(void **state)
{
    found f;
    char list[40];
    find(*state, "中职", &f);
    assert_string_equal(shelf_list(&f.literal.matching, list, sizeof list), "1 2");
    assert_string_equal(shelf_list(&f.wide.matching, list, sizeof list), "0 1 2");
    zci_wider_subtract(&f.wide, &f.literal, ZC_DOCUMENTS);
    assert_string_equal(shelf_list(&f.wide.matching, list, sizeof list), "0");
    forget(&f);
}

/* Of passages, only those go that the query found; others of their documents stay. */
static void passages_that_the_query_found_go(void **state)
{
    found f;
    find(*state, "托育机构", &f);
    zci_wider_subtract(&f.wide, &f.literal, ZC_PASSAGES);
    for (unsigned c = 0; c < f.wider.query.concept_count; c++)
        assert_int_equal(f.wide.concept[c].passages.len, 0);
    forget(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_a_table_stand_beside_the_querys),
        cmocka_unit_test(so_does_a_document_number_with_its_marks),
        cmocka_unit_test(what_a_term_means_stands_beside_the_question),
        cmocka_unit_test(so_do_the_parts_that_a_sign_joins),
        cmocka_unit_test(numbers_and_definitions_do_so_too),
        cmocka_unit_test(an_article_is_looked_for_in_its_law),
        cmocka_unit_test(an_edition_is_looked_for_by_its_name),
        cmocka_unit_test(years_and_places_are_looked_for_in_records),
        cmocka_unit_test(only_the_phrase_with_a_slip_is_mended),
        cmocka_unit_test(what_is_quoted_excluded_or_in_a_scope_stays),
        cmocka_unit_test(expansions_say_where_they_come_from),
        cmocka_unit_test(a_full_query_is_not_widened_beyond_its_room),
        cmocka_unit_test(documents_that_the_query_found_go),
        cmocka_unit_test(passages_that_the_query_found_go),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
