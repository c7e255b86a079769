/* What it is worth that a query stands in a title.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "candidates.h"
#include "rank_weights.h"
#include "rarity.h"
#include "titles.h"

#include <math.h>

enum {
    NAMED,
    LONGER,
    CITING,
    OTHER,
    STATE,
    RULES,
    WORD,
    FORM,
    FIGURE,
    BEARER,
    TAIL,
    CITER,
    ORDER,
    CARRIER,
    MANY,
    DOCUMENTS = MANY + ZCI_NAMES_MAX + 1
};

static const char *const titles_given[MANY] = {
    "校园安全条例",
    "临湖市校园安全条例",
    "关于安全的报告",
    "食堂管理办法",
    "中华人民共和国幼儿法",
    "中华人民共和国幼儿法实施条例",
    "关于 MOOC 的通知",
    "关于 MOOCs 的通知",
    "十二年规划",
    "食堂通知",
    "食堂批复",
    "食堂转发",
    "食堂命令",
    "转发屿政办〔2022〕19号文件的通知",
};

static const char *const texts[MANY] = {
    "第一条 为了学生，制定本条例。\n",
    "第一条 根据校园安全条例，制定本条例。\n",
    "各校学习了《校园安全条例》。\n",
    "食堂每天留样。\n",
    "第一条 为了幼儿，制定本法。\n",
    "第一条 为了落实，制定本条例。\n",
    "请落实。\n",
    "请落实。\n",
    "用时二年，做好规划。\n",
    "临政办〔2022〕18号\n",
    "抚临政办〔2022〕18号\n",
    "根据临政办〔2022〕18号办理。\n",
    "食堂部令第16号\n",
    "屿政办2022年19号文件，屿政办〔2022〕19号文件。\n",
};

typedef struct asking {
    shelf shelf;
    zci_query query;
    zci_evaluation evaluation;
    zci_candidates candidates;
    zci_titles titles;
} asking;

static int make_shelf(void **state)
{
    static asking a;
    static zc_input input[DOCUMENTS];
    for (size_t i = 0; i < DOCUMENTS; i++) {
        input[i].title = text_of(i < MANY ? titles_given[i] : "年度总结");
        input[i].number = text_of(i == BEARER  ? "临政办〔2022〕第18号"
                                  : i == TAIL  ? "抚临政办〔2022〕18号"
                                  : i == ORDER ? "中华人民共和国食堂部令第16号"
                                               : "");
        input[i].text = text_of(i < MANY ? texts[i] : "这一年做了不少。\n");
    }
    shelf_fill(&a.shelf, input, DOCUMENTS);
    *state = &a;
    return 0;
}

static int free_shelf(void **state)
{
    asking *a = *state;
    shelf_clear(&a->shelf);
    return 0;
}

static void ask(asking *a, const char *text)
{
    zc_error error;
    shelf_parse(&a->shelf, text, &a->query);
    assert_ok(zci_evaluate(a->shelf.reader, &a->query, &a->evaluation, &error), error);
    assert_ok(zci_candidates_collect(&a->evaluation, &a->candidates, &error), error);
    assert_ok(zci_titles_find(&a->titles, &a->evaluation, a->candidates.weight, &error), error);
}

static void clear(asking *a)
{
    zci_candidates_free(&a->candidates);
    zci_evaluation_free(&a->evaluation);
    zci_query_clear(&a->query);
}

static double explained(const asking *a, size_t document)
{
    zci_arena arena = {0};
    zci_reason *root = zci_reason_start(&arena, 0);
    double sum = 0;
    assert_non_null(root);
    zci_titles_explain(&a->titles, document, root);
    for (const zci_reason *part = root->first; part != NULL; part = part->next)
        sum += part->value;
    assert_false(root->failed);
    zci_arena_clear(&arena);
    return sum;
}

static void assert_score(const asking *a, size_t document, double wanted)
{
    double score = zci_titles_score(&a->titles, document);
    if (fabs(score - wanted) > 1e-9)
        fail_msg("document %zu scores %.9f, not %.9f", document, score, wanted);
    if (fabs(explained(a, document) - wanted) > 1e-9)
        fail_msg("document %zu is explained as %.9f, not %.9f", document, explained(a, document),
                 wanted);
}

static void a_name_counts_by_how_much_of_the_title_it_is(void **state)
{
    asking *a = *state;
    ask(a, "校园安全条例");
    double weight = a->candidates.weight[0];
    assert_true(weight > 0);
    assert_score(
        a, NAMED,
        weight * (ZCI_SHARE_TITLE + ZCI_SHARE_TITLE_ALONE + ZCI_SHARE_NAME + ZCI_SHARE_NAME_WHOLE));
    assert_score(a, LONGER, weight * (ZCI_SHARE_TITLE + ZCI_SHARE_NAME * 6 / 9));
    assert_score(a, CITING, 0);
    assert_score(a, OTHER, 0);
    clear(a);
}

/* As in a name with brackets, whose inside is a word of its own. */
static void several_words_are_a_name_together(void **state)
{
    asking *a = *state;
    ask(a, "校园安全 条例");
    double both = a->candidates.weight[0] + a->candidates.weight[1];
    assert_score(a, LONGER, both * (ZCI_SHARE_TITLE + ZCI_SHARE_NAME * 6 / 9));
    assert_int_equal(a->titles.name_count, 2);
    clear(a);
    ask(a, "校园安全 报告");
    assert_int_equal(a->titles.name_count, 0);
    clear(a);
}

/* A title that many have tells none from another, and none of them is read for it. */
static void what_many_are_called_is_no_name(void **state)
{
    asking *a = *state;
    ask(a, "年度总结");
    assert_int_equal(a->titles.name_count, 0);
    assert_score(a, MANY, a->candidates.weight[0] * (ZCI_SHARE_TITLE + ZCI_SHARE_TITLE_ALONE));
    clear(a);
}

/* A law is called by its name without that of the state. */
static void the_states_name_is_none_of_a_laws(void **state)
{
    asking *a = *state;
    ask(a, "幼儿法");
    double all = ZCI_SHARE_TITLE + ZCI_SHARE_TITLE_ALONE + ZCI_SHARE_NAME + ZCI_SHARE_NAME_WHOLE;
    double part = ZCI_SHARE_TITLE + ZCI_SHARE_TITLE_ALONE + ZCI_SHARE_NAME * 3 / 7;
    assert_score(a, STATE, a->candidates.weight[0] * all);
    assert_score(a, RULES, a->candidates.weight[0] * part);
    clear(a);
    ask(a, "中华人民共和国幼儿法");
    assert_score(a, STATE, a->candidates.weight[0] * all);
    assert_score(a, RULES, a->candidates.weight[0] * part);
    clear(a);
}

/* 校园安全条例 第一条: the name is the first of them. */
static void the_number_of_an_article_is_no_part_of_a_name(void **state)
{
    asking *a = *state;
    ask(a, "校园安全条例 第一条");
    double weight = a->candidates.weight[0];
    assert_score(
        a, NAMED,
        weight * (ZCI_SHARE_TITLE + ZCI_SHARE_TITLE_ALONE + ZCI_SHARE_NAME + ZCI_SHARE_NAME_WHOLE));
    clear(a);
}

/* Of a law and a topic, that law; a kind of document bears its name many times. */
static void a_part_that_is_all_of_a_title_counts_more(void **state)
{
    asking *a = *state;
    const double share = ZCI_SHARE_TITLE + ZCI_SHARE_TITLE_ALONE;
    ask(a, "幼儿法 制定");
    assert_score(a, STATE, a->candidates.weight[0] * (share + ZCI_SHARE_NAME_PART));
    assert_score(a, RULES, a->candidates.weight[0] * share);
    clear(a);
    ask(a, "制定 中华人民共和国幼儿法");
    assert_score(a, STATE, a->candidates.weight[1] * (share + ZCI_SHARE_NAME_PART));
    assert_score(a, RULES, a->candidates.weight[1] * share);
    clear(a);
    ask(a, "年度总结 不少");
    assert_score(a, MANY, a->candidates.weight[0] * share);
    clear(a);
}

/* What is looked for in titles alone has no weight among passages, but in titles. */
static void a_title_asked_for_counts_by_how_much_of_it_that_is(void **state)
{
    asking *a = *state;
    ask(a, "标题:校园安全条例");
    double weight = zci_rarity(2, DOCUMENTS);
    assert_score(a, NAMED, weight * (ZCI_SHARE_NAME + ZCI_SHARE_NAME_WHOLE));
    assert_score(a, LONGER, weight * ZCI_SHARE_NAME * 6 / 9);
    assert_score(a, CITING, 0);
    clear(a);
    ask(a, "标题:校园安全条例 -标题:临湖市");
    assert_score(a, NAMED, weight * (ZCI_SHARE_NAME + ZCI_SHARE_NAME_WHOLE));
    assert_score(a, LONGER, 0); /* excluded */
    clear(a);
    ask(a, "标题:年度总结");
    assert_score(a, MANY, 0);
    clear(a);
}

static void another_form_of_a_word_counts_less(void **state)
{
    asking *a = *state;
    ask(a, "mooc");
    double weight = a->candidates.weight[0], share = ZCI_SHARE_TITLE + ZCI_SHARE_TITLE_ALONE;
    assert_score(a, WORD, weight * (share + ZCI_SHARE_NAME * 4 / 9));
    assert_score(a, FORM, weight * share * ZCI_SHARE_STEM);
    clear(a);
}

/* 第 or none, in whatever brackets; the end of another number is another. */
static void a_number_counts_for_the_document_whose_own_it_is(void **state)
{
    asking *a = *state;
    ask(a, "临政办[2022]18号");
    assert_score(a, BEARER, a->candidates.weight[0] * (ZCI_SHARE_NAME + ZCI_SHARE_NAME_WHOLE));
    assert_score(a, TAIL, 0);
    assert_score(a, CITER, 0);
    clear(a);
}

/* The terms of both are the same. */
static void a_number_without_its_marks_is_another_text(void **state)
{
    asking *a = *state;
    ask(a, "屿政办2022年19号");
    assert_true(a->candidates.weight[0] > 0);
    assert_score(a, CARRIER, 0);
    clear(a);
    ask(a, "屿政办〔2022〕19号");
    assert_true(zci_titles_score(&a->titles, CARRIER) > a->candidates.weight[0] * ZCI_SHARE_TITLE);
    clear(a);
}

static void an_order_has_a_number_without_a_year(void **state)
{
    asking *a = *state;
    ask(a, "食堂部令第16号");
    assert_score(a, ORDER, a->candidates.weight[0] * (ZCI_SHARE_NAME + ZCI_SHARE_NAME_WHOLE));
    clear(a);
    ask(a, "部令第16号"); /* some ministry's */
    assert_score(a, ORDER, 0);
    clear(a);
}

static void exclusions_do_not_count(void **state)
{
    asking *a = *state;
    ask(a, "食堂 -校园安全条例");
    assert_score(a, NAMED, 0);
    assert_true(zci_titles_score(&a->titles, OTHER) > 0);
    clear(a);
    ask(a, "食堂 -标题:校园安全条例");
    assert_score(a, NAMED, 0);
    clear(a);
}

static void a_figure_that_must_be_whole_is_no_part_of_one_in_a_title(void **state)
{
    asking *a = *state;
    zc_error error;
    ask(a, "二年");
    assert_true(zci_titles_score(&a->titles, FIGURE) > 0);
    a->query.root->pattern.whole_first = true;
    assert_ok(zci_titles_find(&a->titles, &a->evaluation, a->candidates.weight, &error), error);
    assert_score(a, FIGURE, 0);
    clear(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_counts_by_how_much_of_the_title_it_is),
        cmocka_unit_test(several_words_are_a_name_together),
        cmocka_unit_test(what_many_are_called_is_no_name),
        cmocka_unit_test(the_states_name_is_none_of_a_laws),
        cmocka_unit_test(the_number_of_an_article_is_no_part_of_a_name),
        cmocka_unit_test(a_part_that_is_all_of_a_title_counts_more),
        cmocka_unit_test(a_title_asked_for_counts_by_how_much_of_it_that_is),
        cmocka_unit_test(another_form_of_a_word_counts_less),
        cmocka_unit_test(a_number_counts_for_the_document_whose_own_it_is),
        cmocka_unit_test(a_number_without_its_marks_is_another_text),
        cmocka_unit_test(an_order_has_a_number_without_a_year),
        cmocka_unit_test(exclusions_do_not_count),
        cmocka_unit_test(a_figure_that_must_be_whole_is_no_part_of_one_in_a_title),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
