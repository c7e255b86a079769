/* The article that a query cites, and the note that names it.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "cited_article.h"

/* A law in three versions, neither the first nor the last of which is the latest; one that has
 * the article of an insertion alone; rules that cite both. */
enum { OLD, LATEST, MIDDLE, INSERTED, CITING, DOCUMENTS };

static int make_shelf(void **state)
{
    static shelf s;
    zc_input documents[DOCUMENTS] = {
        [OLD] = {.text = text_of("第三条 渡口有人值守。\n第四条 渡船按时检验。\n"),
                 .title = text_of("中华人民共和国渡口法"),
                 .date = text_of("2011-03-01")},
        [LATEST] = {.text = text_of("第三条 渡口有人值守。\n第四条 渡船每年检验。\n"),
                    .title = text_of("渡口法"),
                    .date = text_of("2021-05-01")},
        [MIDDLE] = {.text = text_of("第三条 渡口有人值守。\n第四条 渡船按期检验。\n"),
                    .title = text_of("中华人民共和国渡口法"),
                    .date = text_of("2016-09-01")},
        [INSERTED] = {.text = text_of("第四条之一 堤上不得停车。\n第五条 堤上种树。\n"),
                      .title = text_of("堤防法"),
                      .date = text_of("2020-01-01")},
        [CITING] = {.text = text_of("依照渡口法第四条和堤防法第四条办理。\n"),
                    .title = text_of("临湖市渡口管理办法"),
                    .date = text_of("2022-01-01")},
    };
    shelf_fill(&s, documents, DOCUMENTS);
    *state = &s;
    return 0;
}

/* The passage of a document, by its place from 0. */
static zci_docid passage(const shelf *s, size_t document, unsigned place)
{
    return zci_documents_passages(&s->reader->documents, document).first + place;
}

/* Whether the note for a query names a document, where the first hit is shown by `first`; with
 * DOCUMENTS that there is none. */
static void assert_named(shelf *s, const char *text, zci_docid first, size_t document)
{
    zci_query query;
    zc_error error;
    shelf_parse(s, text, &query);
    const size_t before = query.note_count;
    assert_ok(zci_cited_article_note(s->reader, &query, first, &error), error);
    assert_int_equal(query.note_count, before + (document < DOCUMENTS));
    if (document < DOCUMENTS) {
        char wanted[32];
        snprintf(wanted, sizeof wanted, ", %zu: zhengce show %zu.", document, document);
        assert_non_null(strstr(query.notes[before].text.data, wanted));
    }
    zci_query_clear(&query);
}

static void of_several_versions_the_latest_is_named(void **state)
{
    shelf *s = *state;
    assert_named(s, "渡口法第四条", passage(s, CITING, 0), LATEST);
    assert_named(s, "中华人民共和国渡口法第四条", passage(s, CITING, 0), LATEST);
}

static void not_where_the_answer_begins_with_it(void **state)
{
    shelf *s = *state;
    assert_named(s, "渡口法第四条", passage(s, LATEST, 1), DOCUMENTS);
    assert_named(s, "渡口法第四条", passage(s, OLD, 1), DOCUMENTS); /* with a version of it */
    assert_named(s, "渡口法第四条", passage(s, LATEST, 0), LATEST);
}

static void an_inserted_article_is_another(void **state)
{
    shelf *s = *state;
    assert_named(s, "堤防法第四条", passage(s, CITING, 0), DOCUMENTS);
    assert_named(s, "堤防法第五条", passage(s, CITING, 0), INSERTED);
}

static void it_is_named_beside_other_words(void **state)
{
    shelf *s = *state;
    assert_named(s, "渡口法第四条 检验", passage(s, CITING, 0), LATEST);
    assert_named(s, "引用 渡口法第四条", passage(s, CITING, 0), LATEST);
    assert_named(s, "堤防法第五条 渡口法第四条", passage(s, CITING, 0), INSERTED);
    assert_named(s, "检验 -渡口法第四条", passage(s, CITING, 0), DOCUMENTS);
    assert_named(s, "检验 OR 渡口法第四条", passage(s, CITING, 0), DOCUMENTS);
}

static void other_queries_cite_none(void **state)
{
    shelf *s = *state;
    assert_named(s, "渡口法", passage(s, CITING, 0), DOCUMENTS);
    assert_named(s, "渡口法第九条", passage(s, CITING, 0), DOCUMENTS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_several_versions_the_latest_is_named),
        cmocka_unit_test(not_where_the_answer_begins_with_it),
        cmocka_unit_test(an_inserted_article_is_another),
        cmocka_unit_test(it_is_named_beside_other_words),
        cmocka_unit_test(other_queries_cite_none),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
