/* The headings whose sections are open.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "sections.h"

typedef struct bench {
    zci_styles styles;
    zci_sections sections;
    uint32_t ordinal;
} bench;

/* Styles of the usual order: each kind below the one before it. */
static int start(void **state)
{
    static bench b;
    b = (bench){.ordinal = 0};
    for (unsigned kind = 0; kind < ZCI_HEADING_KINDS; kind++)
        b.styles.rank[kind] = (uint8_t)kind;
    zci_sections_start(&b.sections, &b.styles);
    *state = &b;
    return 0;
}

/* Another heading, with the next ordinal. */
static void put(bench *b, zci_heading heading)
{
    b->ordinal++;
    zci_sections_close(&b->sections, &heading);
    zci_sections_open(&b->sections, &heading, b->ordinal);
}

static void head(bench *b, zci_heading_kind kind)
{
    put(b, (zci_heading){.kind = kind, .whole = true, .heading_chars = 5});
}

static void markdown(bench *b, unsigned depth, zci_heading_kind inner)
{
    put(b, (zci_heading){.kind = ZCI_HEADING_MARKDOWN,
                         .depth = depth,
                         .inner = inner,
                         .whole = true,
                         .heading_chars = 5});
}

/* The ordinals of the open headings, outermost first: "1 3". */
static void assert_open(const bench *b, const char *wanted)
{
    char found[100] = "";
    size_t len = 0;
    for (size_t i = 0; i < b->sections.count; i++)
        len += (size_t)snprintf(found + len, sizeof found - len, "%s%u", i > 0 ? " " : "",
                                (unsigned)b->sections.open[i].ordinal);
    assert_string_equal(found, wanted);
}

static void deeper_headings_stand_below_and_others_close(void **state)
{
    bench *b = *state;
    assert_open(b, "");
    head(b, ZCI_HEADING_CHAPTER);
    head(b, ZCI_HEADING_SECTION);
    head(b, ZCI_HEADING_ARTICLE);
    head(b, ZCI_HEADING_BRACKET);
    assert_open(b, "1 2 3 4");
    head(b, ZCI_HEADING_ARTICLE);
    assert_open(b, "1 2 5");
    head(b, ZCI_HEADING_CHAPTER);
    assert_open(b, "6");
}

static void items_stand_as_the_text_orders_them(void **state)
{
    bench *b = *state;
    head(b, ZCI_HEADING_HAN);
    head(b, ZCI_HEADING_BRACKET);
    head(b, ZCI_HEADING_ARABIC);
    assert_open(b, "1 2 3");
    b->styles.rank[ZCI_HEADING_ARABIC] = ZCI_HEADING_BRACKET;
    b->styles.rank[ZCI_HEADING_BRACKET] = ZCI_HEADING_ARABIC;
    head(b, ZCI_HEADING_ARABIC);
    head(b, ZCI_HEADING_BRACKET);
    assert_open(b, "1 4 5");
    head(b, ZCI_HEADING_BRACKET);
    assert_open(b, "1 4 6");
}

static void an_item_without_a_heading_opens_none(void **state)
{
    bench *b = *state;
    head(b, ZCI_HEADING_HAN);
    head(b, ZCI_HEADING_BRACKET);
    put(b, (zci_heading){.kind = ZCI_HEADING_BRACKET, .number = 7});
    assert_open(b, "1"); /* but it ends what is not above it */
    assert_int_equal(b->sections.last_number[ZCI_HEADING_BRACKET], 7);
}

/* Below 一、总则, a line of its own, articles may stand; below 一、 with text behind it none. */
static void an_article_stands_below_lines_alone(void **state)
{
    bench *b = *state;
    head(b, ZCI_HEADING_HAN);
    head(b, ZCI_HEADING_ARTICLE);
    assert_open(b, "1 2");
    put(b, (zci_heading){.kind = ZCI_HEADING_HAN, .heading_chars = 5});
    assert_open(b, "3");
    head(b, ZCI_HEADING_ARTICLE);
    assert_open(b, "4");
}

static void annexes_and_markdown_hold_all_else(void **state)
{
    bench *b = *state;
    head(b, ZCI_HEADING_ANNEX);
    head(b, ZCI_HEADING_CHAPTER);
    assert_open(b, "1 2");
    head(b, ZCI_HEADING_ANNEX);
    assert_open(b, "3");
    markdown(b, 1, ZCI_HEADING_NONE);
    assert_open(b, "3 4");
    markdown(b, 2, ZCI_HEADING_NONE);
    head(b, ZCI_HEADING_HAN);
    assert_open(b, "3 4 5 6");
    markdown(b, 2, ZCI_HEADING_NONE);
    assert_open(b, "3 4 7");
    head(b, ZCI_HEADING_ANNEX);
    assert_open(b, "8");
    zci_sections_start(&b->sections, &b->styles);
    markdown(b, 1, ZCI_HEADING_NONE);
    head(b, ZCI_HEADING_ANNEX);
    assert_open(b, "10");
}

/* Pages get the depth of 第一章 and 第一节 wrong; their words do not. */
static void the_words_of_markdown_go_before_its_depth(void **state)
{
    bench *b = *state;
    markdown(b, 2, ZCI_HEADING_CHAPTER);
    markdown(b, 2, ZCI_HEADING_SECTION);
    assert_open(b, "1 2");
    markdown(b, 3, ZCI_HEADING_CHAPTER);
    assert_open(b, "3");
    markdown(b, 3, ZCI_HEADING_NONE);
    assert_open(b, "4");
}

static void decimals_stand_by_their_depth(void **state)
{
    bench *b = *state;
    for (unsigned i = 0; i < 4; i++)
        put(b, (zci_heading){
                   .kind = ZCI_HEADING_DECIMAL, .depth = i == 3 ? 2 : i + 1, .heading_chars = 5});
    assert_open(b, "1 4");
}

/* 前言 holds nothing but text, and items that are no 一、, though labels may hold these. */
static void a_frame_holds_text_alone(void **state)
{
    static const zci_heading frame = {.kind = ZCI_HEADING_LABEL, .frame = true, .heading_chars = 2};
    bench *b = *state;
    b->styles.label_holds_han = true;
    put(b, frame);
    head(b, ZCI_HEADING_BRACKET);
    assert_open(b, "1 2");
    head(b, ZCI_HEADING_HAN);
    assert_open(b, "3");
    b->styles.rank[ZCI_HEADING_HAN] = 0;
    put(b, frame);
    assert_open(b, "4"); /* nor does it stand below an item */
}

static void a_label_holds_numbers_that_start_again(void **state)
{
    bench *b = *state;
    for (int again = 0; again < 2; again++) {
        b->styles.label_holds_han = again != 0;
        head(b, ZCI_HEADING_LABEL);
        head(b, ZCI_HEADING_HAN);
        assert_int_equal(b->sections.count, again ? 2 : 1);
        zci_sections_document(&b->sections);
    }
}

static void a_first_sentence_heads_its_own_paragraph(void **state)
{
    bench *b = *state;
    head(b, ZCI_HEADING_HAN);
    zci_sections_paragraph(&b->sections);
    assert_open(b, "1");
    head(b, ZCI_HEADING_SENTENCE);
    assert_open(b, "1 2");
    zci_sections_paragraph(&b->sections);
    assert_open(b, "1");
}

static void a_point_runs_into_its_paragraph(void **state)
{
    static const zci_heading point = {.kind = ZCI_HEADING_LIST, .heading_chars = 5};
    bench *b = *state;
    assert_null(zci_sections_point(&b->sections));
    zci_sections_leave(&b->sections);
    head(b, ZCI_HEADING_HAN);
    assert_null(zci_sections_point(&b->sections));
    head(b, ZCI_HEADING_LIST);
    assert_null(zci_sections_point(&b->sections));
    put(b, point);
    assert_int_equal(zci_sections_point(&b->sections)->ordinal, 3);
    zci_sections_leave(&b->sections);
    assert_open(b, "1");
    put(b, point);
    b->styles.rank[ZCI_HEADING_LABEL] = ZCI_HEADING_KINDS;
    head(b, ZCI_HEADING_LABEL);
    assert_open(b, "1 5"); /* no line is a heading below a point */
}

static void another_document_closes_all_but_what_holds_it(void **state)
{
    bench *b = *state;
    markdown(b, 1, ZCI_HEADING_NONE);
    put(b, (zci_heading){.kind = ZCI_HEADING_HAN, .number = 3, .heading_chars = 5});
    zci_sections_document(&b->sections);
    assert_open(b, "1");
    assert_int_equal(b->sections.last_number[ZCI_HEADING_HAN], 0);
}

static void an_article_can_be_left(void **state)
{
    bench *b = *state;
    head(b, ZCI_HEADING_CHAPTER);
    assert_false(zci_sections_in_article(&b->sections));
    head(b, ZCI_HEADING_ARTICLE);
    head(b, ZCI_HEADING_BRACKET);
    assert_true(zci_sections_in_article(&b->sections));
    zci_sections_leave_article(&b->sections);
    assert_open(b, "1");
    zci_sections_leave_article(&b->sections);
    assert_open(b, "1");
}

static void a_path_has_a_greatest_depth(void **state)
{
    bench *b = *state;
    for (unsigned i = 0; i < ZCI_HEADINGS_MAX + 4; i++)
        put(b, (zci_heading){.kind = ZCI_HEADING_DECIMAL, .depth = i + 1, .heading_chars = 5});
    assert_int_equal(b->sections.count, ZCI_HEADINGS_MAX);
    assert_int_equal(b->sections.open[ZCI_HEADINGS_MAX - 1].ordinal, ZCI_HEADINGS_MAX);
}

#define TEST(name) cmocka_unit_test_setup(name, start)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(deeper_headings_stand_below_and_others_close),
        TEST(items_stand_as_the_text_orders_them),
        TEST(an_item_without_a_heading_opens_none),
        TEST(an_article_stands_below_lines_alone),
        TEST(annexes_and_markdown_hold_all_else),
        TEST(the_words_of_markdown_go_before_its_depth),
        TEST(decimals_stand_by_their_depth),
        TEST(a_frame_holds_text_alone),
        TEST(a_label_holds_numbers_that_start_again),
        TEST(a_first_sentence_heads_its_own_paragraph),
        TEST(a_point_runs_into_its_paragraph),
        TEST(another_document_closes_all_but_what_holds_it),
        TEST(an_article_can_be_left),
        TEST(a_path_has_a_greatest_depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
