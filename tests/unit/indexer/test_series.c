/* Headings that only the paragraphs around them show to be such.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "series.h"

/* ---- What becomes of each paragraph --------------------------------------- */

/* "-" for a paragraph, "I" for an item without a heading, else a heading: a label "L", one that
 * is a frame "F", a first sentence "S", a decimal "D" with its depth, "H" for any other; "+" behind
 * one that does not fill its paragraph. */
static void print_heading(zci_buffer *out, const zci_heading *heading)
{
    zci_buffer_text(out, out->len > 0 ? " " : "");
    if (heading->kind == ZCI_HEADING_NONE)
        zci_buffer_text(out, "-");
    else if (heading->heading_chars == 0)
        zci_buffer_text(out, "I");
    else if (heading->kind == ZCI_HEADING_LABEL)
        zci_buffer_text(out, heading->frame ? "F" : "L");
    else if (heading->kind == ZCI_HEADING_SENTENCE)
        zci_buffer_text(out, "S");
    else if (heading->kind == ZCI_HEADING_DECIMAL)
        zci_buffer_format(out, "D%u", heading->depth);
    else
        zci_buffer_text(out, "H");
    if (heading->heading_chars > 0 && !heading->whole)
        zci_buffer_text(out, "+");
}

static char *settle_all(const char *text, const zci_styles *styles)
{
    zci_buffer out = {0};
    zci_series series;
    zci_sections sections;
    zci_line_reader lines;
    zci_paragraph_reader reader;
    zci_paragraph p;
    zci_layout layout = {.lines = ZCI_LINES_PARAGRAPHS};
    zci_lines_start(&lines, text, strlen(text));
    zci_paragraphs_from(&reader, &lines, &layout);
    zci_sections_start(&sections, styles);
    zci_series_start(&series, text, styles);
    while (zci_paragraphs_next(&reader, &p)) {
        zci_heading heading = zci_heading_read(text, p.span);
        zci_series_settle(&series, &sections, &reader, &p, &heading);
        assert_false(heading.doubtful);
        assert_false(heading.whole && heading.heading_chars == 0);
        if (heading.whole && heading.kind != ZCI_HEADING_LIST)
            assert_int_equal(heading.heading_chars, zci_stretch_chars(p.span));
        print_heading(&out, &heading);
        if (heading.kind == ZCI_HEADING_NONE)
            continue;
        zci_sections_close(&sections, &heading);
        zci_sections_open(&sections, &heading, 1);
    }
    zci_buffer_byte(&out, '\0');
    return out.data;
}

static void settles(const char *text, zci_styles styles, const char *wanted)
{
    char *found = settle_all(text, &styles);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s\n  wanted %s\n  got    %s", text, wanted, found);
    free(found);
}

static const zci_styles plain = {.has_labels = false};
static const zci_styles labels = {.has_labels = true};
static const zci_styles sentences = {.has_sentences = true};
static const zci_styles decimals = {.has_decimals = true};

#define TEN   "临湖市各学校要认真做"
#define FORTY TEN TEN TEN "临湖市各学校要认真。"
#define BODY  FORTY "\n"

/* ---- Lines ----------------------------------------------------------------- */

static void a_line_that_names_a_section_heads_what_is_below(void **state)
{
    (void)state;
    settles("基本原则\n" TEN "临湖市各学校要认真。\n", plain, "L -");
    settles("基本原则\n" TEN "临湖市各学校要认。\n", plain, "- -");
    settles("基本原则\n" TEN TEN TEN "\n", plain, "- -");
    settles("基本原则\n", plain, "-");
    settles("基本原则\n一、坚持公平\n", plain, "L H");
    settles("基本原则\n第一章 总则\n", plain, "- H");
    settles("前言\n" BODY, plain, "F -");
    settles("基本原则：\n" BODY, plain, "- -");
}

static void any_line_may_in_a_text_that_has_such(void **state)
{
    (void)state;
    settles("托起明天的太阳\n" BODY, labels, "L -");
    settles("托起明天的太阳\n" BODY, plain, "- -");
    settles("托起明天的太阳\n" TEN TEN TEN "临湖市各学校要认。\n", labels, "- -");
    settles("托起明天的太阳\n" FORTY TEN "\n", labels, "- -");
    settles("托起明天的太阳\n一、坚持公平\n", labels, "- H");
    settles("托起明天的太阳\n", labels, "-");
    settles("临湖市2022年教育工作要点\n" BODY, labels, "- -"); /* another document */
}

/* A line that a paragraph runs into is the rest of it. */
static void a_line_behind_an_open_sentence_is_no_heading(void **state)
{
    (void)state;
    static const char *const stops[] = {"。", "！", "？", "；", "："};
    char text[600];
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        snprintf(text, sizeof text, "各学校%s\n托起明天的太阳\n" BODY, stops[i]);
        settles(text, labels, "- L -");
    }
    settles("各学校，\n托起明天的太阳\n" BODY, labels, "- - -");
    settles("各\n托起明天的太阳\n" BODY, labels, "- - -");
    settles("x\n托起明天的太阳\n" BODY, labels, "- - -");
    settles("各学校，\n基本原则\n" BODY, labels, "- L -");
    settles("一、坚持公平\n托起明天的太阳\n" BODY, labels, "H L -");
}

static void an_article_holds_no_labels(void **state)
{
    (void)state;
    settles("第一条 " BODY "基本原则\n" BODY, plain, "H+ - -");
    settles("第一章 总则\n基本原则\n" BODY, plain, "H L -");
}

/* ---- First sentences -------------------------------------------------------- */

#define SENTENCE "教育质量明显提高。" TEN TEN "各学校要认真。\n"
#define BRIEF    "教育质量明显提高。" TEN "各学校要认真。\n" /* too short to be counted */
#define PROSE    BODY

static void a_series_of_first_sentences_heads_its_paragraphs(void **state)
{
    (void)state;
    settles(SENTENCE SENTENCE, sentences, "S+ S+");
    settles(SENTENCE SENTENCE, plain, "- -");
    settles(SENTENCE PROSE, sentences, "S+ -");
    settles(SENTENCE PROSE PROSE, sentences, "- - -");
    settles(PROSE SENTENCE PROSE SENTENCE, sentences, "- S+ - S+");
    settles(PROSE PROSE, sentences, "- -");
    settles("", sentences, "");
}

static void what_is_short_does_not_speak_against_it(void **state)
{
    (void)state;
    settles(SENTENCE PROSE "附图\n附图\n", sentences, "S+ - - -");
    settles(SENTENCE PROSE TEN TEN "临湖市各学校要认真。\n", sentences, "- - -");
    settles(SENTENCE PROSE TEN TEN "临湖市各学校要认。\n", sentences, "S+ - -");
    settles(BRIEF PROSE PROSE, sentences, "S+ - -");
    settles(BRIEF PROSE PROSE PROSE, sentences, "- - - -");
}

/* A section is judged by itself, and ends where a heading stands. */
static void each_section_is_judged_by_itself(void **state)
{
    (void)state;
    settles(SENTENCE "一、坚持公平\n" PROSE PROSE PROSE, sentences, "S+ H - - -");
    settles(SENTENCE PROSE PROSE "一、坚持公平\n" SENTENCE, sentences, "- - - H S+");
    settles(SENTENCE "基本原则\n" PROSE PROSE, sentences, "S+ L - -");
    settles(SENTENCE "托起明天的太阳\n" PROSE PROSE, sentences, "- - - -");
    zci_styles both = {.has_sentences = true, .has_labels = true};
    settles(SENTENCE "托起明天的太阳\n" PROSE PROSE, both, "S+ L - -");
}

static void repeat(zci_buffer *out, const char *text, int count)
{
    for (int i = 0; i < count; i++)
        zci_buffer_text(out, text);
}

/* Whether the first of many paragraphs is a heading. */
static void first_of_many(int sentence_count, int brief_count, int prose_count, bool wanted)
{
    zci_buffer text = {0};
    repeat(&text, SENTENCE, sentence_count);
    repeat(&text, BRIEF, brief_count);
    repeat(&text, PROSE, prose_count);
    zci_buffer_byte(&text, '\0');
    char *found = settle_all(text.data, &sentences);
    assert_int_equal(found[0] == 'S', wanted);
    free(found);
    zci_buffer_free(&text);
}

/* A series is judged over 64 paragraphs. */
static void a_long_section_is_judged_in_part(void **state)
{
    (void)state;
    first_of_many(32, 0, 32, true);
    first_of_many(32, 0, 60, true);
    first_of_many(31, 0, 33, false);
    first_of_many(30, 1, 33, false);
    first_of_many(30, 1, 32, true);
}

static void what_was_judged_is_judged_once(void **state)
{
    (void)state;
    zci_buffer text = {0};
    repeat(&text, PROSE, 40);
    repeat(&text, SENTENCE, 26); /* 24 of the first 64, and then two by themselves */
    zci_buffer_byte(&text, '\0');
    char *found = settle_all(text.data, &sentences);
    assert_string_equal(strchr(found, 'S'), "S+ S+");
    free(found);
    zci_buffer_free(&text);
}

static void an_article_holds_no_first_sentences(void **state)
{
    (void)state;
    settles("第一条 " BODY SENTENCE SENTENCE, sentences, "H+ - -");
}

/* ---- Doubtful marks ---------------------------------------------------------- */

static void one_of_a_list_heads_the_items_below(void **state)
{
    (void)state;
    settles("一是学前教育聚焦普惠。\n6.建设幼儿园。\n", plain, "H H+");
    settles("一是学前教育聚焦普惠。\n①建设幼儿园。\n", plain, "H H+");
    settles("一是学前教育聚焦普惠。\n(二)建设幼儿园。\n", plain, "I H+");
    settles("一是学前教育聚焦普惠。\n二是建设幼儿园。\n", plain, "I I");
    settles("一是学前教育聚焦普惠。\n建设幼儿园。\n", plain, "I -");
    settles("一是学前教育聚焦普惠。\n", plain, "I");
}

static void lines_behind_dashes_are_headings_where_there_are_several(void **state)
{
    (void)state;
    zci_styles dashes = {.has_dashes = true};
    settles("——聚焦协调发展\n", dashes, "H");
    settles("——聚焦协调发展\n", plain, "-");
}

static void a_number_without_a_dot_goes_on_from_the_one_before(void **state)
{
    (void)state;
    settles("26.落实责任。\n27构建优质均衡体系。各学校认真落实。\n", plain, "H+ H+");
    settles("25.落实责任。\n27构建优质均衡体系。各学校认真落实。\n", plain, "H+ -");
    settles("27.落实责任。\n27构建优质均衡体系。各学校认真落实。\n", plain, "H+ -");
    settles("27构建优质均衡体系。各学校认真落实。\n", plain, "-");
    settles("1构建优质均衡体系。各学校认真落实。\n", plain, "H+");
}

/* ---- Decimals ------------------------------------------------------------------ */

static void decimals_run_on(void **state)
{
    (void)state;
    settles("1.1 编制目的\n1.2 编制依据\n1.2.1 国家规定\n2.1 组织\n", decimals, "D2 D2 D3 D2");
    settles("1.1 编制目的\n1.2 编制依据\n", plain, "- -");
    settles("1.1 编制目的\n1.9 编制依据\n1.2 适用范围\n", decimals, "D2 - D2");
    settles("3.1 编制目的\n", decimals, "D2"); /* two may be lost */
    settles("7.1 编制目的\n", decimals, "-");
    settles("1.1 编制目的。\n", decimals, "-");
}

/* What a list of tasks or an annex begins anew. */
static void decimals_begin_anew_from_one(void **state)
{
    (void)state;
    settles("1.1 编制目的\n2.1 组织\n1.1 编制目的\n1.2 编制依据\n", decimals, "D2 D2 D2 D2");
    settles("1.1 编制目的\n2.1 组织\n3.1 职责\n2.1 组织\n", decimals, "D2 D2 D2 -");
    settles("1.1 编制目的\n2.1 组织\n1.5 编制目的\n", decimals, "D2 D2 -");
}

static void numbers_have_a_blank_behind_them_or_none(void **state)
{
    (void)state;
    zci_styles tight = {.has_decimals = true, .tight_decimals = true};
    settles("1.1编制目的\n1.2编制依据\n", tight, "D2 D2");
    settles("1.1 编制目的\n1.1编制依据\n", tight, "- D2");
    settles("1.1编制目的\n1.1 编制依据\n", decimals, "- D2");
    settles("1 总则\n1.1编制目的\n", tight, "D1 D2");
}

/* 1 总则: only a number above such as begin with it. */
static void a_number_by_itself_stands_above_decimals(void **state)
{
    (void)state;
    settles("1 总则\n1.1 编制目的\n", decimals, "D1 D2");
    settles("1 总则\n", decimals, "-");
    settles("1 总则\n2.1 编制目的\n", decimals, "- D2");
    settles("1 总则\n2 组织\n2.1 编制目的\n", decimals, "- D1 D2");
    settles("1.1 编制目的\n2 组织\n", decimals, "D2 D1"); /* the first has been one of them */
    settles("1.1 编制目的\n1.2 编制依据\n2 组织\n", decimals, "D2 D2 D1");
    settles("1.1 编制目的\n3 组织\n", decimals, "D2 -");
    settles("1 总则\n1.1 编制目的\n2 组织\n3 保障\n", decimals, "D1 D2 D1 -");
}

static void decimals_are_looked_for_six_paragraphs_ahead(void **state)
{
    (void)state;
    settles("1 总则\n甲\n甲\n甲\n甲\n甲\n1.1 编制目的\n", decimals, "D1 - - - - - D2");
    settles("1 总则\n甲\n甲\n甲\n甲\n甲\n甲\n1.1 编制目的\n", decimals, "- - - - - - - D2");
}

static void an_article_holds_no_decimals(void **state)
{
    (void)state;
    settles("第一条 " BODY "1.1 编制目的\n1.2 编制依据\n", decimals, "H+ - -");
}

static void a_heading_s_number_is_its_last(void **state)
{
    (void)state;
    static const char text[] = "2.1 编制目的";
    zci_layout layout = {.lines = ZCI_LINES_PARAGRAPHS};
    zci_series series;
    zci_sections sections;
    zci_line_reader lines;
    zci_paragraph_reader reader;
    zci_paragraph p;
    zci_heading heading = {.kind = ZCI_HEADING_NONE};
    zci_lines_start(&lines, text, strlen(text));
    zci_paragraphs_from(&reader, &lines, &layout);
    zci_sections_start(&sections, &decimals);
    zci_series_start(&series, text, &decimals);
    assert_true(zci_paragraphs_next(&reader, &p));
    zci_series_settle(&series, &sections, &reader, &p, &heading);
    assert_int_equal(heading.kind, ZCI_HEADING_DECIMAL);
    assert_int_equal(heading.number, 1);
    assert_int_equal(heading.depth, 2);
}

static void garbage_heads_nothing(void **state)
{
    (void)state;
    zci_styles all = {
        .has_labels = true, .has_dashes = true, .has_sentences = true, .has_decimals = true};
    settles("\xFF\n\xE4\xB8\n\x80\x80\x80\x80\n", all, "- - -");
    settles("。\n—\n1.\n.1\n", all, "- - - -");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_that_names_a_section_heads_what_is_below),
        cmocka_unit_test(any_line_may_in_a_text_that_has_such),
        cmocka_unit_test(a_line_behind_an_open_sentence_is_no_heading),
        cmocka_unit_test(an_article_holds_no_labels),
        cmocka_unit_test(a_series_of_first_sentences_heads_its_paragraphs),
        cmocka_unit_test(what_is_short_does_not_speak_against_it),
        cmocka_unit_test(each_section_is_judged_by_itself),
        cmocka_unit_test(a_long_section_is_judged_in_part),
        cmocka_unit_test(what_was_judged_is_judged_once),
        cmocka_unit_test(an_article_holds_no_first_sentences),
        cmocka_unit_test(one_of_a_list_heads_the_items_below),
        cmocka_unit_test(lines_behind_dashes_are_headings_where_there_are_several),
        cmocka_unit_test(a_number_without_a_dot_goes_on_from_the_one_before),
        cmocka_unit_test(decimals_run_on),
        cmocka_unit_test(decimals_begin_anew_from_one),
        cmocka_unit_test(numbers_have_a_blank_behind_them_or_none),
        cmocka_unit_test(a_number_by_itself_stands_above_decimals),
        cmocka_unit_test(decimals_are_looked_for_six_paragraphs_ahead),
        cmocka_unit_test(an_article_holds_no_decimals),
        cmocka_unit_test(a_heading_s_number_is_its_last),
        cmocka_unit_test(garbage_heads_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
