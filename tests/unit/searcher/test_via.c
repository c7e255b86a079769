/* By which other words a hit was found.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "via.h"

static const char *const texts[] = {
    "校车限速，班车限速，车辆停靠。\n",     /* 0: its own word, and the other one */
    "班车限速。\n\n校车限速。\n\n停靠。\n", /* 1: in different passages */
    "班车停放，校车停放。\n\n班车归档。\n", /* 2: all that is asked for, and another passage */
    "食堂留样。\n",                         /* 3: with a record */
    "通勤大巴停靠。\n",                     /* 4: with a title beside the text */
    "校园食堂条例\n\n第三条 食堂应当留样。\n",
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
    input[3].issuer = text_of("临湖市人民政府");
    input[3].region = text_of("临湖市");
    input[4].title = text_of("校车班车台账");
    shelf_fill(&b.shelf, input, TEXTS);
    b.synonyms = shelf_synonyms("校车 = 班车, 通勤大巴\n停放 = 停靠\n食堂 = 餐厅\n"
                                "市政府 = 市人民政府\n留样 = 食堂\n");
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

static void tell(const zci_wider *wider, const zci_evaluation *wide, const zci_docset *literal,
                 size_t document, zci_docid passage, char *out, size_t size)
{
    zci_via via;
    zc_error error;
    size_t indexes[ZCI_ALTERNATIVES_MAX], len = 0;
    assert_ok(zci_via_make(wider, wide, literal, &wide->matching, &via, &error), error);
    size_t count = zci_via_find(&via, document, passage, indexes);
    assert_true(count >= 1 && count <= wider->count);
    for (size_t i = 0; i < count && len < size; i++)
        len += (size_t)snprintf(out + len, size - len, "%s%s", i == 0 ? "" : "|",
                                wider->expansion[indexes[i]].to.data);
    zci_via_free(&via);
}

/* The expansions by which a query finds a document or its nth passage (0: the document). */
static void assert_via(const bench *b, const char *text, size_t document, unsigned passage,
                       const char *wanted)
{
    zci_query query;
    zci_wider wider;
    zci_evaluation literal, wide;
    zc_error error;
    char found[200] = "";
    shelf_parse(&b->shelf, text, &query);
    assert_ok(zci_wider_make(b->shelf.reader, &query, b->synonyms, true, &wider, &error), error);
    assert_ok(zci_evaluate(b->shelf.reader, &query, &literal, &error), error);
    assert_ok(zci_evaluate(b->shelf.reader, &wider.query, &wide, &error), error);
    if (!zci_docset_has(&wide.matching, document))
        fail_msg("%s: does not find %zu", text, document);
    zci_docid header = zci_documents_header(&b->shelf.reader->documents, document);
    tell(&wider, &wide, &literal.matching, document, passage == 0 ? 0 : header + passage, found,
         sizeof found);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    zci_evaluation_free(&literal);
    zci_evaluation_free(&wide);
    zci_wider_clear(&wider);
    zci_query_clear(&query);
}

static void a_word_that_stands_beside_the_querys_own_is_not_told(void **state)
{
    assert_via(*state, "校车 停放", 0, 0, "停靠");
    assert_via(*state, "校车 停放", 1, 0, "停靠");
}

/* The passage's own text counts first. */
static void of_a_passage_its_own_words_are_told(void **state)
{
    assert_via(*state, "校车 停放", 0, 1, "停靠");
    assert_via(*state, "校车 停放", 1, 1, "班车|停靠");
    assert_via(*state, "校车 停放", 1, 2, "停靠");
    assert_via(*state, "校车 停放", 1, 3, "停靠");
}

/* Nothing else need be found in a document that matches. */
static void a_further_passage_of_what_matches_tells_its_own_alone(void **state)
{
    assert_via(*state, "校车 停放", 2, 2, "班车");
}

static void what_is_replaced_in_a_field_is_told(void **state)
{
    assert_via(*state, "食堂 机关:临湖市政府", 3, 0, "市人民政府");
    assert_via(*state, "食堂 机关:临湖市政府", 3, 1, "市人民政府");
    assert_via(*state, "留样 机关:临湖市政府", 3, 1, "市人民政府");
    assert_via(*state, "临湖 留样", 3, 1, "地区:临湖");
}

/* A title beside the text holds the query's word as the text does. */
static void what_a_given_title_holds_is_not_replaced(void **state)
{
    assert_via(*state, "校车 停放", 4, 0, "停靠");
    assert_via(*state, "校车 停放", 4, 1, "通勤大巴|停靠");
}

static void an_article_is_told_with_its_law(void **state)
{
    assert_via(*state, "食堂条例第三条 留样", 5, 0, "标题:食堂条例 第三条");
    assert_via(*state, "食堂条例第三条 留样", 5, 2, "标题:食堂条例 第三条");
}

/* Excluded words are replaced by none, whatever else holds. */
static void exclusions_within_alternatives_count_as_they_are(void **state)
{
    assert_via(*state, "(校车 -停靠) OR (停放 限速)", 0, 0, "停靠");
    assert_via(*state, "(校车 归档) OR (停放 -食堂)", 1, 0, "停靠");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_that_stands_beside_the_querys_own_is_not_told),
        cmocka_unit_test(of_a_passage_its_own_words_are_told),
        cmocka_unit_test(a_further_passage_of_what_matches_tells_its_own_alone),
        cmocka_unit_test(what_is_replaced_in_a_field_is_told),
        cmocka_unit_test(what_a_given_title_holds_is_not_replaced),
        cmocka_unit_test(an_article_is_told_with_its_law),
        cmocka_unit_test(exclusions_within_alternatives_count_as_they_are),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
