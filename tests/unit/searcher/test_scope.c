/* Everything within one sentence, or one paragraph.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "scope.h"

/* A paragraph of more than one passage: its windows end between sentences. */
static char long_paragraph[40000];

static const char *const texts[] = {
    "第一份\n\n学校落实双减。课后服务由学校提供！双减不减质量？双减课后服务\n\n双减\n\n课后服务\n",
    "第二份\n\n学校双减，课后服务学校。\n\n双减？课后服务。\n",
    "Third\n\nSchools provide services. The school serves! What service?\n",
    long_paragraph,
    "第五份\n\n第一条 各家应当：\n\n（一）保证安全；\n\n（二）保证清洁。\n",
};

static void fill_long_paragraph(void)
{
    char *at = long_paragraph;
    at += sprintf(at, "第四份\n\n托育机构先行。");
    for (unsigned i = 0; i < 400; i++)
        at += sprintf(at, "这一句没有什么可说的，不过是为了把一个自然段写得很长而已。");
    sprintf(at, "食堂随后跟上。\n");
}

static int make_shelf(void **state)
{
    static shelf s;
    fill_long_paragraph();
    shelf_fill_with_texts(&s, texts, sizeof texts / sizeof texts[0]);
    *state = &s;
    return 0;
}

/* What a query that is one scope finds: each place as document/passage:start-end, and each
 * passage's count behind the last of its places. */
static void describe(const shelf *s, const zci_concept *concept, char *out, size_t size)
{
    size_t at = 0, len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < concept->passages.len; i++) {
        zci_docid docid = concept->passages.docid[i];
        size_t hint = 0, document = zci_documents_of(&s->reader->documents, docid, &hint);
        for (; at < concept->extents.len && concept->extents.item[at].docid == docid; at++) {
            len += (size_t)snprintf(out + len, size - len, "%zu/%u:%zu-%zu ", document,
                                    docid - zci_documents_header(&s->reader->documents, document),
                                    concept->extents.item[at].start, concept->extents.item[at].end);
        }
        len += (size_t)snprintf(out + len, size - len, "=%u ", concept->passages.count[i]);
    }
    assert_int_equal(at, concept->extents.len);
    if (len > 0)
        out[len - 1] = '\0';
}

static void assert_found(const shelf *s, const char *text, const char *wanted)
{
    zci_query query;
    zci_evaluation e;
    zc_error error;
    char found[400];
    shelf_parse(s, text, &query);
    assert_ok(zci_evaluate(s->reader, &query, &e, &error), error);
    describe(s, &e.concept[query.root->concept], found, sizeof found);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    /* Looked up again, what was there before goes. */
    zci_docset again = {0};
    assert_ok(zci_evaluate_node(&e, query.root, NULL, &again, &error), error);
    describe(s, &e.concept[query.root->concept], found, sizeof found);
    assert_string_equal(found, wanted);
    zci_docset_free(&again);
    zci_evaluation_free(&e);
    zci_query_clear(&query);
}

static void sentences_end_at_their_marks_and_with_the_paragraph(void **state)
{
    const shelf *s = *state;
    assert_found(s, "句(双减 课后服务)", "0/2:24-30 =2 1/2:0-11 =2");
    assert_found(s, "句(双减 学校)", "0/2:0-6 =2 1/2:0-11 =3");
    assert_found(s, "句(学校)", "0/2:0-6 0/2:7-16 =2 1/2:0-11 =2");
    assert_found(s, "句(school service)", "2/2:0-42 =3"); /* an English full stop ends nothing */
}

static void a_paragraph_holds_all_its_sentences(void **state)
{
    const shelf *s = *state;
    assert_found(s, "段(双减 课后服务)", "0/2:0-30 =5 1/2:0-12 =2 1/3:0-8 =2");
    assert_found(s, "段(双减 课后服务 学校)", "0/2:0-30 =7 1/2:0-12 =4");
}

static void a_paragraph_of_several_passages_is_one(void **state)
{
    const shelf *s = *state;
    assert_found(s, "段(托育机构 食堂)", "3/2:0-384 =1 3/31:0-384 =1");
    assert_found(s, "句(托育机构 食堂)", "");
}

static void what_is_excluded_is_looked_for_in_all_of_the_scope(void **state)
{
    const shelf *s = *state;
    assert_found(s, "句(双减 -课后服务)", "0/2:0-6 0/2:17-23 =2 0/3:0-2 =1 1/3:0-2 =1");
    assert_found(s, "段(双减 -课后服务)", "0/3:0-2 =1");
    assert_found(s, "段(托育机构 -食堂)", ""); /* thirty passages further down */
    assert_found(s, "段(食堂 -托育机构)", "");
    assert_found(s, "段(-托育机构 食堂)", "");
    assert_found(s, "段(-双减 食堂 随后)", "3/31:0-384 =2");
    assert_found(s, "段(食堂 -双减)", "3/31:0-384 =1");
    assert_found(s, "段(食堂 -(托育机构 双减))", "3/31:0-384 =1");
    assert_found(s, "段(食堂 -(托育机构 OR 双减))", "");
}

/* An article and its items are one passage of several paragraphs. */
static void paragraphs_of_one_passage_are_several(void **state)
{
    const shelf *s = *state;
    assert_found(s, "段(安全 清洁)", "");
    assert_found(s, "段(安全 OR 清洁)", "4/2:9-17 4/2:18-26 =2");
}

static void alternatives_stand_for_each_other(void **state)
{
    const shelf *s = *state;
    assert_found(s, "句(提供 (双减 OR 学校))", "0/2:7-16 =2");
    assert_found(s, "段(托育机构 OR 食堂)", "3/2:0-384 =1 3/31:0-384 =1");
    assert_found(s, "句(双减 OR 课后服务)",
                 "0/2:0-6 0/2:7-16 0/2:17-23 0/2:24-30 =5 0/3:0-2 =1 0/4:0-4 =1 1/2:0-11 =2 "
                 "1/3:0-2 1/3:3-7 =2");
}

static void only_text_and_its_operators_are_taken(void **state)
{
    const shelf *s = *state;
    static const char *const queries[] = {"句(标题:通知)",       "句(学校 标题:通知)",
                                          "句(学校 -标题:通知)", "段(学校 -年份:2020)",
                                          "句(学校 OR -双减)",   "句(学校 段(双减 课后服务))"};
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        zci_query query;
        zci_evaluation e;
        zc_error error;
        shelf_parse(s, queries[i], &query);
        if (zci_evaluate(s->reader, &query, &e, &error) != ZC_BAD_QUERY)
            fail_msg("%s is taken", queries[i]);
        zci_query_clear(&query);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_at_their_marks_and_with_the_paragraph),
        cmocka_unit_test(a_paragraph_holds_all_its_sentences),
        cmocka_unit_test(a_paragraph_of_several_passages_is_one),
        cmocka_unit_test(what_is_excluded_is_looked_for_in_all_of_the_scope),
        cmocka_unit_test(paragraphs_of_one_passage_are_several),
        cmocka_unit_test(alternatives_stand_for_each_other),
        cmocka_unit_test(only_text_and_its_operators_are_taken),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
