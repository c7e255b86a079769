/* How one text orders its headings.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "styles.h"

static const zc_span nowhere = {0, 0};

static bool is_above(const char *text, zci_heading_kind outer, zci_heading_kind inner)
{
    zci_styles styles;
    zci_page page = zci_page_whole(text, strlen(text));
    zci_styles_survey(&styles, &page, (zci_left_out){NULL, 0}, nowhere);
    return styles.rank[outer] < styles.rank[inner];
}

static void keeps_the_usual_order_without_evidence(void **state)
{
    (void)state;
    assert_true(is_above("", ZCI_HEADING_HAN, ZCI_HEADING_BRACKET));
    assert_true(is_above("", ZCI_HEADING_ARABIC, ZCI_HEADING_SENTENCE));
    assert_true(is_above("1.甲\n(一)乙\n2.丙\n", ZCI_HEADING_BRACKET, ZCI_HEADING_ARABIC));
    /* numbers that run on across the brackets */
    assert_true(is_above("(一)甲\n1.乙\n2.丙\n(二)丁\n3.戊\n4.己\n", ZCI_HEADING_BRACKET,
                         ZCI_HEADING_ARABIC));
    assert_true(is_above("一、甲\n(一)乙\n1.丙\n二、丁\n(一)戊\n(二)己\n2.庚\n",
                         ZCI_HEADING_BRACKET, ZCI_HEADING_ARABIC));
}

static void learns_another_order(void **state)
{
    (void)state;
    assert_true(is_above("1.甲\n(一)乙\n(二)丙\n2.丁\n", ZCI_HEADING_ARABIC, ZCI_HEADING_BRACKET));
    /* over more than one kind between them */
    static const char deep[] = "1.甲\n一、乙\n(一)丙\n(二)丁\n二、戊\n(一)己\n(二)庚\n2.辛\n";
    assert_true(is_above(deep, ZCI_HEADING_ARABIC, ZCI_HEADING_HAN));
    assert_true(is_above(deep, ZCI_HEADING_HAN, ZCI_HEADING_BRACKET));
    assert_true(is_above(deep, ZCI_HEADING_ARABIC, ZCI_HEADING_BRACKET));
}

static void does_not_count_in_articles(void **state)
{
    (void)state;
    assert_true(is_above("第一条 甲：\n1.乙；\n(一)丙；\n(二)丁；\n2.戊。\n", ZCI_HEADING_BRACKET,
                         ZCI_HEADING_ARABIC));
}

static void needs_a_series(void **state)
{
    (void)state;
    static const char text[] = "——聚焦供给\n——聚焦质量\n";
    zci_styles styles;
    zci_page page = zci_page_whole(text, strlen(text));
    zci_styles_survey(&styles, &page, (zci_left_out){NULL, 0}, nowhere);
    assert_true(styles.has_dashes);
    page.end = strlen(text) / 2;
    zci_styles_survey(&styles, &page, (zci_left_out){NULL, 0}, nowhere);
    assert_false(styles.has_dashes || styles.has_labels || styles.has_sentences);
}

static void looks_at_one_document_without_what_is_left_out(void **state)
{
    (void)state;
    static const char text[] = "——聚焦供给\n——聚焦质量\n目录\n";
    zc_span first = {0, strlen("——聚焦供给\n")};
    zci_styles styles;
    zci_page page = zci_page_whole(text, strlen(text));
    zci_styles_survey(&styles, &page, (zci_left_out){&first, 1}, nowhere);
    assert_false(styles.has_dashes);
    page.start.byte = first.end;
    zci_styles_survey(&styles, &page, (zci_left_out){NULL, 0}, nowhere);
    assert_false(styles.has_dashes);
}

static void what_is_attached_shows_nothing(void **state)
{
    (void)state;
    zci_styles styles;
    static const char text[] = "1.甲\n(一)乙\n(二)丙\n2.丁\n";
    zci_page page = zci_page_whole(text, strlen(text));
    zc_span all = {0, strlen(text)};
    zci_styles_survey(&styles, &page, (zci_left_out){NULL, 0}, nowhere);
    assert_true(styles.rank[ZCI_HEADING_ARABIC] < styles.rank[ZCI_HEADING_BRACKET]);
    zci_styles_survey(&styles, &page, (zci_left_out){NULL, 0}, all);
    assert_true(styles.rank[ZCI_HEADING_BRACKET] < styles.rank[ZCI_HEADING_ARABIC]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_usual_order_without_evidence),
        cmocka_unit_test(learns_another_order),
        cmocka_unit_test(does_not_count_in_articles),
        cmocka_unit_test(needs_a_series),
        cmocka_unit_test(looks_at_one_document_without_what_is_left_out),
        cmocka_unit_test(what_is_attached_shows_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
