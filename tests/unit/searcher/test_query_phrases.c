/* What an atom of a query asks for.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "query.h"

static zci_stemmer *stemmer;

static int make_stemmer(void **state)
{
    (void)state;
    stemmer = zci_stemmer_new();
    return stemmer == NULL;
}

static int free_stemmer(void **state)
{
    (void)state;
    zci_stemmer_free(stemmer);
    return 0;
}

/* What stands for a query that is one atom, and of its first phrase: whether it may be
 * answered in part, and by other words, and the bytes that it was made of. */
typedef struct example {
    const char *query, *parsed;
    bool partial, expands;
    size_t start, end;
} example;

static void check(const example *examples, size_t count)
{
    static const zci_query_options none = {false, false, false};
    for (size_t i = 0; i < count; i++) {
        const example *e = &examples[i];
        zci_query query;
        zc_string parsed;
        zc_error error;
        assert_ok(zci_query_parse(text_of(e->query), &none, stemmer, &query, &error), error);
        assert_ok(zci_query_print(&query, &parsed, &error), error);
        if (strcmp(parsed.data, e->parsed) != 0)
            fail_msg("%s: [%s], not [%s]", e->query, parsed.data, e->parsed);
        const zci_node *node = query.root;
        while (node->kind != ZCI_NODE_PHRASE)
            node = node->child;
        if (node->partial != e->partial || node->expands != e->expands)
            fail_msg("%s: partial %d, expands %d", e->query, node->partial, node->expands);
        if (node->source.start != e->start || node->source.end != e->end)
            fail_msg("%s: [%zu, %zu)", e->query, node->source.start, node->source.end);
        zci_query_clear(&query);
    }
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples))

/* As itself or not at all: neither in part nor by other words. */
static void a_document_number_is_taken_as_it_is(void **state)
{
    (void)state;
    static const example examples[] = {
        {"某政办发〔2022〕18号", "\"某政办发〔2022〕18号\"", false, false, 0, 27},
        {"〔2022〕18号", "\"〔2022〕18号\"", false, false, 0, 15},
        {"〔2022〕第18号", "\"〔2022〕第18号\"", false, false, 0, 18},
        {"19号", "\"19号\"", false, false, 0, 5},
        {"第19号", "\"第19号\"", false, false, 0, 8},
        {"某政办发〔2022〕18号文件", "(\"某政办发〔2022〕18号\" AND 文件)", false, false, 0, 27},
        {"某发〔2022〕1号和某发〔2021〕2号", "(\"某发〔2022〕1号\" AND \"某发〔2021〕2号\")", false,
         false, 0, 20},
        {"根据某发〔2022〕18号", "(根据 AND \"某发〔2022〕18号\")", true, true, 0, 6},
    };
    CHECK(examples);
}

/* Not in part, but 第四十五号 may be 第45号. */
static void the_number_of_an_order_is_taken_whole(void **state)
{
    (void)state;
    static const example examples[] = {
        {"临湖市令第16号", "\"临湖市令第16号\"", false, true, 0, 20},
        {"某部公告2022年第5号", "\"某部公告2022年第5号\"", false, true, 0, 26},
        {"某部通告第八号", "\"某部通告第八号\"", false, true, 0, 21},
        {"某令第八号 食堂", "(\"某令第八号\" AND 食堂)", false, true, 0, 15},
        {"某办法第16号", "某办法第16号", true, true, 0, 17},
    };
    CHECK(examples);
}

static void what_is_no_whole_number_is_text(void **state)
{
    (void)state;
    static const example examples[] = {
        {"19号线", "19号线", true, true, 0, 8},
        {"第号", "第号", true, true, 0, 6},
        {"号", "号", true, true, 0, 3},
        {"〔2022〕甲", "〔2022〕甲", true, true, 0, 13},
        {"某政办发〔2022〕", "某政办发〔2022〕", true, true, 0, 22},
        {"〔2022年〕甲", "(2022年 AND 甲)", true, true, 3, 10},
    };
    CHECK(examples);
}

static void signs_join_or_part(void **state)
{
    (void)state;
    static const example examples[] = {
        {"1+X", "1+x", true, true, 0, 3},
        {"2021-2035", "2021-2035", true, true, 0, 9},
        {"50%", "50%", true, true, 0, 3},
        {"甲°乙", "甲°乙", true, true, 0, 8},
        {"甲·乙", "甲·乙", true, true, 0, 8},
        {"甲‰乙", "甲‰乙", true, true, 0, 9},
        {"甲←乙", "甲←乙", true, true, 0, 9},
        {"甲⋿乙", "甲⋿乙", true, true, 0, 9},
        {"甲➿乙", "甲➿乙", true, true, 0, 9},
        {"甲⌀乙", "(甲 AND 乙)", true, true, 0, 3},
        {"甲⟀乙", "(甲 AND 乙)", true, true, 0, 3},
        {"甲®乙", "(甲 AND 乙)", true, true, 0, 3},
        {"甲，乙", "(甲 AND 乙)", true, true, 0, 3},
        {"甲-", "甲", true, true, 0, 3},
        {"甲乙/", "甲乙", true, true, 0, 6},
    };
    CHECK(examples);
}

/* Within quotation marks as beside them: who quotes 50% does not mean 50. */
static void signs_join_at_the_ends_of_what_is_quoted(void **state)
{
    (void)state;
    static const example examples[] = {
        {"\"50%\"", "\"50%\"", false, false, 1, 4},
        {"“C++”", "\"c++\"", false, false, 3, 6},
        {"“甲‰，”", "\"甲‰\"", false, false, 3, 9},
        {"“→甲乙。”", "\"→甲乙\"", false, false, 3, 12},
        {"“甲〔2022〕”", "\"甲〔2022〕\"", false, false, 3, 16},
        {"“-甲乙/。”", "\"甲乙\"", false, false, 4, 10},
        {"甲 “%”", "甲", true, true, 0, 3},
    };
    CHECK(examples);
}

static void quotes_and_fields_take_no_part(void **state)
{
    (void)state;
    static const example examples[] = {
        {"“甲乙”", "\"甲乙\"", false, false, 3, 9},
        {"标题:双减", "标题:\"双减\"", false, true, 7, 13},
        {"文号:甲乙", "文号:\"甲乙\"", false, false, 7, 13},
        {"甲“乙”丙", "甲乙丙", true, true, 0, 15},
    };
    CHECK(examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_number_is_taken_as_it_is),
        cmocka_unit_test(the_number_of_an_order_is_taken_whole),
        cmocka_unit_test(what_is_no_whole_number_is_text),
        cmocka_unit_test(signs_join_or_part),
        cmocka_unit_test(signs_join_at_the_ends_of_what_is_quoted),
        cmocka_unit_test(quotes_and_fields_take_no_part),
    };
    return cmocka_run_group_tests(tests, make_stemmer, free_stemmer);
}
