/* What the lines at a page's end say.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "line_facts.h"

#include "base/buffer.h"
#include "page_foot.h"

static void foot_says(const char *text, zc_fact fact, const char *wanted)
{
    line_facts f;
    line_facts_start(&f, text);
    zci_page_foot_read(&f.facts);
    if (strcmp(line_facts_get(&f, fact), wanted) != 0)
        fail_msg("%s\n  wanted %s\n  got    %s", text, wanted, line_facts_get(&f, fact));
    line_facts_free(&f);
}

static void labels_at_the_end_are_read(void **state)
{
    (void)state;
    foot_says("正文。\n（来源：临湖日报）\n", ZC_FACT_SOURCE, "临湖日报");
    foot_says("正文。\n[【(来源：临湖日报)】]\n", ZC_FACT_SOURCE, "临湖日报");
    foot_says("正文。\n责任编辑：赵六\n", ZC_FACT_EDITOR, "赵六");
    foot_says("正文。\n作者：王五\n", ZC_FACT_AUTHOR, "王五");
    foot_says("正文。\n来源：临湖日报 责任编辑：赵六\n", ZC_FACT_EDITOR, "赵六");
    foot_says("正文。\n来源：临湖日报 责任编辑：赵六\n", ZC_FACT_SOURCE, "临湖日报");
    foot_says("正文。\n摘自新闻来源：临湖日报\n", ZC_FACT_SOURCE, "");
    foot_says("", ZC_FACT_SOURCE, "");
    foot_says("\n\n", ZC_FACT_SOURCE, "");
}

/* Labels of forms and tables stand in the text, too. */
static void other_labels_mean_nothing_there(void **state)
{
    (void)state;
    foot_says("正文。\n文号：临教发〔2020〕1号\n", ZC_FACT_NUMBER, "");
    foot_says("正文。\n标题：办法\n", ZC_FACT_TITLE, "");
    foot_says("正文。\n发布日期：2022-05-18\n", ZC_FACT_PUBLISHED, "");
    foot_says("正文。\n索引号：0071\n", ZC_FACT_SOURCE, "");
}

static void the_date_at_the_end_dates_the_text(void **state)
{
    (void)state;
    foot_says("正文。\n2022年5月18日\n", ZC_FACT_WRITTEN, "2022-05-18");
    foot_says("正文。\n\n2022年5月18日\n\n", ZC_FACT_WRITTEN, "2022-05-18");
    foot_says("2022年5月18日\n", ZC_FACT_WRITTEN, "2022-05-18");
    foot_says("二、报名时间\n2022年5月18日\n", ZC_FACT_WRITTEN, "");
    foot_says("二、报名时间\n\n2022年5月18日\n", ZC_FACT_WRITTEN, "");
    foot_says("二、报名时间\n见下。\n2022年5月18日\n", ZC_FACT_WRITTEN, "2022-05-18");
}

/* What a page's head said is better. */
static void the_head_is_believed_first(void **state)
{
    line_facts f;
    zci_stretch none = {{0, 0}, {0, 0}};
    (void)state;
    line_facts_start(&f, "正文。\n来源：临湖日报\n责编：赵六\n责任编辑：王五\n");
    zci_facts_note(&f.facts, ZC_FACT_SOURCE, text_of("临湖市教育局"), none, 1, ZCI_RANK_ADOPTED);
    zci_page_foot_read(&f.facts);
    assert_string_equal(line_facts_get(&f, ZC_FACT_SOURCE), "临湖市教育局");
    assert_string_equal(line_facts_get(&f, ZC_FACT_EDITOR), "赵六");
    assert_true(f.facts.value[ZC_FACT_EDITOR].rank > ZCI_RANK_BODY);
    line_facts_free(&f);
    foot_says("编辑：赵六\n责任编辑：王五\n", ZC_FACT_EDITOR, "王五"); /* the better label */
}

/* "来源：临湖日报", a line end where `ends`, and then so many bytes. */
static char *with_source_before(size_t bytes, bool ends)
{
    zci_buffer text = {0};
    zci_buffer_text(&text, "办法\n来源：临湖日报");
    zci_buffer_text(&text, ends ? "\n" : "  ");
    for (size_t i = 0; i < bytes; i++)
        zci_buffer_byte(&text, 'x');
    zci_buffer_byte(&text, '\0');
    return text.data;
}

static void source_before(size_t bytes, bool ends, const char *wanted)
{
    char *text = with_source_before(bytes, ends);
    foot_says(text, ZC_FACT_SOURCE, wanted);
    free(text);
}

/* Of a longer page whole lines are read, as far as they lie within the last 1,500 bytes. */
static void only_the_end_is_read(void **state)
{
    (void)state;
    static const size_t line = sizeof "来源：临湖日报\n" - 1, head = sizeof "办法\n" - 1;
    source_before(1500 - line - head, true, "临湖日报");
    source_before(1500 - line - 1, true, "临湖日报");
    source_before(1500 - line, true, "");
    source_before(1500, true, "");
    source_before(3000, false, "");
    foot_says("办法\n来源：临湖日报", ZC_FACT_SOURCE, "临湖日报");
    for (size_t bytes = 1499; bytes < 1503; bytes++) {
        char *text = with_source_before(bytes - line, true);
        foot_says(text + head, ZC_FACT_SOURCE, bytes <= 1500 ? "临湖日报" : "");
        free(text);
    }
}

/* Of a line that has no end the last bytes are, from a whole character on. */
static void a_page_of_one_line_has_an_end(void **state)
{
    (void)state;
    for (size_t shift = 0; shift < 3; shift++) {
        zci_buffer text = {0};
        for (size_t i = 0; i < 600 + shift; i++)
            zci_buffer_text(&text, i < shift ? "x" : "湖");
        zci_buffer_text(&text, "  来源：临湖日报");
        zci_buffer_byte(&text, '\0');
        foot_says(text.data, ZC_FACT_SOURCE, "临湖日报");
        zci_buffer_free(&text);
    }
    foot_says("正文。 来源：临湖日报 责任编辑：赵六", ZC_FACT_EDITOR, "赵六");
}

/* Where 40 pieces stand on a line, what is behind them is not looked at. */
static void a_line_has_so_many_pieces(void **state)
{
    (void)state;
    for (int pieces = 38; pieces < 42; pieces++) {
        zci_buffer text = {0};
        for (int i = 0; i < pieces; i++)
            zci_buffer_text(&text, "x ");
        zci_buffer_text(&text, "来源：临湖日报");
        zci_buffer_byte(&text, '\0');
        foot_says(text.data, ZC_FACT_SOURCE, pieces < 40 ? "临湖日报" : "");
        zci_buffer_free(&text);
    }
}

/* A list of adoptions may be as long as a line of text, not longer. */
static void a_long_line_is_no_date(void **state)
{
    (void)state;
    for (int chars = 199; chars < 203; chars++) {
        zci_buffer text = {0};
        zci_buffer_text(&text, "2014年5月8日会议通过 2015年5月8日");
        for (int i = 23; i < chars - 4; i++)
            zci_buffer_byte(&text, 'x');
        zci_buffer_text(&text, "会议修正");
        zci_buffer_byte(&text, '\0');
        foot_says(text.data, ZC_FACT_WRITTEN, chars <= 200 ? "2015-05-08" : "");
        zci_buffer_free(&text);
    }
}

/* Lines are counted from the whole text's beginning. */
static void a_value_has_its_place(void **state)
{
    line_facts f;
    (void)state;
    zci_buffer text = {0};
    for (int i = 0; i < 1000; i++)
        zci_buffer_text(&text, "正文。\n");
    size_t start = text.len + strlen("（来源：");
    zci_buffer_text(&text, "（来源：临湖日报）\n");
    zci_buffer_byte(&text, '\0');
    line_facts_start(&f, text.data);
    zci_page_foot_read(&f.facts);
    zc_finding found = f.facts.value[ZC_FACT_SOURCE].found;
    assert_int_equal(found.line, 1001);
    assert_int_equal(found.start_byte, start);
    assert_int_equal(found.end_byte, start + strlen("临湖日报"));
    line_facts_free(&f);
    zci_buffer_free(&text);
}

/* The page is one document of a text. */
static void only_the_page_s_own_lines_are_read(void **state)
{
    line_facts f;
    (void)state;
    zci_buffer text = {0};
    for (int i = 0; i < 100; i++)
        zci_buffer_text(&text, "作者：王五\n");
    size_t start = text.len;
    zci_buffer_text(&text, "正文。\n来源：临湖日报\n");
    size_t end = text.len;
    zci_buffer_text(&text, "责任编辑：赵六\n");
    zci_buffer_byte(&text, '\0');
    line_facts_start(&f, text.data);
    f.page.start.byte = start;
    f.page.line = 101;
    f.page.end = end;
    zci_page_foot_read(&f.facts);
    assert_string_equal(line_facts_get(&f, ZC_FACT_AUTHOR), "");
    assert_string_equal(line_facts_get(&f, ZC_FACT_EDITOR), "");
    assert_string_equal(line_facts_get(&f, ZC_FACT_SOURCE), "临湖日报");
    assert_int_equal(f.facts.value[ZC_FACT_SOURCE].found.line, 102);
    line_facts_free(&f);
    zci_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_at_the_end_are_read),
        cmocka_unit_test(other_labels_mean_nothing_there),
        cmocka_unit_test(the_date_at_the_end_dates_the_text),
        cmocka_unit_test(the_head_is_believed_first),
        cmocka_unit_test(only_the_end_is_read),
        cmocka_unit_test(a_page_of_one_line_has_an_end),
        cmocka_unit_test(a_line_has_so_many_pieces),
        cmocka_unit_test(a_long_line_is_no_date),
        cmocka_unit_test(a_value_has_its_place),
        cmocka_unit_test(only_the_page_s_own_lines_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
