/* A query's tree: how it grows, and how it is printed.  SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "test.h"

#include "query.h"

static int start(void **state)
{
    static zci_query query;
    query = (zci_query){.root = NULL};
    *state = &query;
    return 0;
}

static int clear(void **state)
{
    zci_query *query = *state;
    zci_query_clear(query);
    assert_null(query->root);
    assert_int_equal(query->concept_count + query->note_count + query->note_capacity, 0);
    return 0;
}

static zci_node *node(zci_query *query, zci_node_kind kind)
{
    zci_node *made = zci_query_node(query, kind);
    assert_non_null(made);
    assert_int_equal(made->kind, kind);
    assert_null(made->child);
    assert_null(made->next);
    return made;
}

static zci_node *year(zci_query *query, int from, int to)
{
    zci_node *made = node(query, ZCI_NODE_YEARS);
    made->field = ZCI_FIELD_YEAR;
    made->year_from = from;
    made->year_to = to;
    return made;
}

/* A phrase of text, shown as that, of a field. */
static zci_node *phrase(zci_query *query, zci_field field, const char *shown)
{
    zci_node *made = node(query, ZCI_NODE_PHRASE);
    made->field = field;
    made->partial = true;
    made->pattern.shown = text_of(shown);
    return made;
}

static void assert_printed(zci_query *query, const char *wanted)
{
    zc_string text;
    zc_error error;
    assert_ok(zci_query_print(query, &text, &error), error);
    assert_string_equal(text.data, wanted);
    assert_int_equal(text.len, strlen(wanted));
}

/* ---- The tree -------------------------------------------------------------- */

static void children_are_appended_in_order(void **state)
{
    zci_query *query = *state;
    zci_node *parent = node(query, ZCI_NODE_ANY);
    assert_null(zci_query_simplify(parent));
    zci_node *first = year(query, 2021, 2021);
    zci_query_append(parent, first);
    assert_ptr_equal(zci_query_simplify(parent), first);
    zci_query_append(parent, year(query, 2022, 2022));
    zci_query_append(parent, year(query, 2023, 2023));
    assert_ptr_equal(zci_query_simplify(parent), parent);
    query->root = parent;
    assert_printed(query, "(年:2021 OR 年:2022 OR 年:2023)");
}

static void what_is_required_stands_beside_the_root(void **state)
{
    zci_query *query = *state;
    zc_error error;
    assert_ok(zci_query_require(query, year(query, 2021, 2021), &error), error);
    assert_printed(query, "年:2021");
    assert_ok(zci_query_require(query, year(query, 2022, 2022), &error), error);
    assert_printed(query, "(年:2021 AND 年:2022)");
    assert_ok(zci_query_require(query, year(query, 2023, 2023), &error), error);
    assert_printed(query, "(年:2021 AND 年:2022 AND 年:2023)");
}

static void beside_alternatives_it_stands_as_a_whole(void **state)
{
    zci_query *query = *state;
    zc_error error;
    query->root = node(query, ZCI_NODE_ANY);
    zci_query_append(query->root, year(query, 2021, 2021));
    zci_query_append(query->root, year(query, 2022, 2022));
    assert_ok(zci_query_require(query, year(query, 2023, 2023), &error), error);
    assert_printed(query, "((年:2021 OR 年:2022) AND 年:2023)");
}

static void concepts_are_numbered_up_to_a_limit(void **state)
{
    zci_query *query = *state;
    zc_error error;
    zci_node *last = node(query, ZCI_NODE_PHRASE);
    for (unsigned i = 0; i < ZCI_QUERY_CONCEPTS_MAX; i++) {
        zci_node *next = node(query, ZCI_NODE_PHRASE);
        assert_ok(zci_query_count(query, next, &error), error);
        assert_int_equal(next->concept, i);
    }
    assert_status(zci_query_count(query, last, &error), ZC_BAD_QUERY);
    assert_non_null(strstr(error.message, "64"));
    assert_int_equal(query->concept_count, ZCI_QUERY_CONCEPTS_MAX);
}

static void notes_are_kept_in_order(void **state)
{
    zci_query *query = *state;
    zc_error error;
    for (int i = 0; i < 40; i++) {
        char english[16], chinese[16];
        snprintf(english, sizeof english, "note %d", i);
        snprintf(chinese, sizeof chinese, "说明%d", i);
        assert_ok(zci_query_note(query, english, chinese, &error), error);
    }
    assert_int_equal(query->note_count, 40);
    for (int i = 0; i < 40; i++) {
        assert_int_equal(atoi(query->notes[i].text.data + strlen("note ")), i);
        assert_int_equal(atoi(query->notes[i].text_zh.data + strlen("说明")), i);
        assert_int_equal(query->notes[i].text_zh.len, strlen(query->notes[i].text_zh.data));
    }
}

/* ---- Its canonical form ---------------------------------------------------- */

static void every_kind_is_printed(void **state)
{
    zci_query *query = *state;
    assert_printed(query, "");
    query->root = phrase(query, ZCI_FIELD_TEXT, "双减");
    assert_printed(query, "双减");
    query->root->field = ZCI_FIELD_TITLE;
    assert_printed(query, "标题:双减");
    query->root = node(query, ZCI_NODE_NOT);
    query->root->child = phrase(query, ZCI_FIELD_TEXT, "作业");
    assert_printed(query, "-作业");
    query->root = node(query, ZCI_NODE_DATES);
    query->root->date_from = 20210501;
    query->root->date_to = 20211231;
    assert_printed(query, "日期:20210501..20211231");
    query->root = node(query, ZCI_NODE_RUNS);
    query->root->run_from = UINT64_MAX;
    assert_printed(query, "run:18446744073709551615..");
    query->root = node(query, ZCI_NODE_LEVEL);
    query->root->level = "省";
    assert_printed(query, "级别:省");
}

static void open_years_have_open_ends(void **state)
{
    static const struct {
        int from, to;
        const char *wanted;
    } cases[] = {{2021, 2021, "年:2021"},
                 {2021, 2024, "年:2021..2024"},
                 {2021, 9999, "年:2021.."},
                 {0, 2024, "年:..2024"}};
    zci_query *query = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        query->root = year(query, cases[i].from, cases[i].to);
        assert_printed(query, cases[i].wanted);
    }
    query->root->field = ZCI_FIELD_ABOUT;
    query->root->year_from = 2020;
    assert_printed(query, "所述年:2020..2024");
}

/* So that it means the same when it is asked again. */
static void what_is_no_plain_text_is_quoted(void **state)
{
    zci_query *query = *state;
    query->root = phrase(query, ZCI_FIELD_TEXT, "双减");
    query->root->quoted = true;
    assert_printed(query, "\"双减\"");
    query->root->quoted = false;
    query->root->partial = false;
    assert_printed(query, "\"双减\"");
    query->root = phrase(query, ZCI_FIELD_TEXT, "标题:双减");
    assert_printed(query, "\"标题:双减\"");
    query->root = phrase(query, ZCI_FIELD_TEXT, "要求:双减");
    assert_printed(query, "要求:双减");
    query->root = phrase(query, ZCI_FIELD_TEXT, "");
    assert_printed(query, "");
}

static void scopes_have_one_pair_of_brackets(void **state)
{
    static const struct {
        zci_node_kind kind;
        const char *one, *two;
    } cases[] = {{ZCI_NODE_SENTENCE, "句(双减)", "句(双减 AND 作业)"},
                 {ZCI_NODE_PARAGRAPH, "段(双减)", "段(双减 AND 作业)"}};
    zci_query *query = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        query->root = node(query, cases[i].kind);
        query->root->child = phrase(query, ZCI_FIELD_TEXT, "双减");
        assert_printed(query, cases[i].one);
        zci_node *both = node(query, ZCI_NODE_ALL);
        zci_query_append(both, phrase(query, ZCI_FIELD_TEXT, "双减"));
        zci_query_append(both, phrase(query, ZCI_FIELD_TEXT, "作业"));
        query->root->child = both;
        assert_printed(query, cases[i].two);
        both->kind = ZCI_NODE_ANY;
        query->root->kind = ZCI_NODE_SENTENCE;
        assert_printed(query, "句(双减 OR 作业)");
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(children_are_appended_in_order),
        TEST(what_is_required_stands_beside_the_root),
        TEST(beside_alternatives_it_stands_as_a_whole),
        TEST(concepts_are_numbered_up_to_a_limit),
        TEST(notes_are_kept_in_order),
        TEST(every_kind_is_printed),
        TEST(open_years_have_open_ends),
        TEST(what_is_no_plain_text_is_quoted),
        TEST(scopes_have_one_pair_of_brackets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
