/* Values behind labels.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "line_facts.h"

#include "labelled.h"

/* Reads the first line of a text and returns whether there was a label. */
static bool read_first(line_facts *f, const char *text, const zci_label **empty)
{
    line_facts_start(f, text);
    assert_true(line_facts_next(f));
    return zci_labelled_read(&f->facts, &f->line, empty);
}

static void labelled(const char *text, zc_fact fact, const char *wanted)
{
    line_facts f;
    const zci_label *empty;
    bool any = read_first(&f, text, &empty);
    if (strcmp(line_facts_get(&f, fact), wanted) != 0)
        fail_msg("%s: %s", text, line_facts_get(&f, fact));
    assert_true(any || wanted[0] == '\0');
    line_facts_free(&f);
}

static void each_kind_of_value_is_read(void **state)
{
    (void)state;
    labelled("成文日期：2022年5月18日", ZC_FACT_WRITTEN, "2022-05-18");
    labelled("发布日期: 2022-05-19", ZC_FACT_PUBLISHED, "2022-05-19");
    labelled("发表时间：2022.5.20 08:00", ZC_FACT_PAGE_DATE, "2022-05-20");
    labelled("文　号： 临政办发[2022]18号", ZC_FACT_NUMBER, "临政办发〔2022〕18号");
    labelled("标题：关于做好防汛工作的通知", ZC_FACT_TITLE, "关于做好防汛工作的通知");
    labelled("来源：临湖日报", ZC_FACT_SOURCE, "临湖日报");
    labelled("作者：王五", ZC_FACT_AUTHOR, "王五");
    labelled("责任编辑：赵六", ZC_FACT_EDITOR, "赵六");
    labelled("发文机关：临湖市人民政府", ZC_FACT_ISSUER, "临湖市人民政府");
}

static void what_is_no_date_or_number_is_none(void **state)
{
    (void)state;
    labelled("成文日期：另行通知", ZC_FACT_WRITTEN, "");
    labelled("发布日期：", ZC_FACT_PUBLISHED, "");
    labelled("发表时间：上午", ZC_FACT_PAGE_DATE, "");
    labelled("文号：无", ZC_FACT_NUMBER, "");
    labelled("临政办发[2022]18号", ZC_FACT_NUMBER, "");
    labelled("\n", ZC_FACT_NUMBER, "");
}

static void several_stand_on_a_line(void **state)
{
    line_facts f;
    const zci_label *empty;
    (void)state;
    assert_true(read_first(&f,
                           "索引号：0071 发布机构: 临湖市人民政府 成文日期: 2022-05-18 文号: "
                           "临政办发〔2022〕18号 发布日期: 2022-05-19",
                           &empty));
    assert_null(empty);
    assert_string_equal(line_facts_get(&f, ZC_FACT_ISSUER), "临湖市人民政府");
    assert_string_equal(line_facts_get(&f, ZC_FACT_WRITTEN), "2022-05-18");
    assert_string_equal(line_facts_get(&f, ZC_FACT_NUMBER), "临政办发〔2022〕18号");
    assert_string_equal(line_facts_get(&f, ZC_FACT_PUBLISHED), "2022-05-19");
    line_facts_free(&f);
}

/* White space, a bar or a bracket stands before a label, or nothing. */
static void a_label_begins_behind_what_may_stand_before_it(void **state)
{
    (void)state;
    static const char *const before[] = {"(", "（", "[", "【", "|", " ", "　", "临湖市 | "};
    char text[100];
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        snprintf(text, sizeof text, "%s来源：临湖日报", before[i]);
        labelled(text, ZC_FACT_SOURCE, "临湖日报");
    }
    labelled("新闻来源：临湖日报", ZC_FACT_SOURCE, "");
    labelled("“来源：临湖日报", ZC_FACT_SOURCE, "");
}

static void a_value_ends_where_its_bracket_closes(void **state)
{
    (void)state;
    labelled("（来源：临湖日报）", ZC_FACT_SOURCE, "临湖日报");
    labelled("(来源：临湖日报)摘要", ZC_FACT_SOURCE, "临湖日报");
    labelled("[来源：临湖日报（网）]", ZC_FACT_SOURCE, "临湖日报（网");
    labelled("来源：临湖日报(网)", ZC_FACT_SOURCE, "临湖日报(网)");
    labelled("| 来源：临湖日报(网)", ZC_FACT_SOURCE, "临湖日报(网)");
}

static void issuers_are_made_fit_to_be_shown(void **state)
{
    (void)state;
    labelled("发文机关：临湖市教育局、临湖市财政局", ZC_FACT_ISSUER, "临湖市教育局 临湖市财政局");
    labelled("发布机构：王五", ZC_FACT_ISSUER, "王五");
    labelled("发布机构 | 临湖市教育局", ZC_FACT_ISSUER, "临湖市教育局");
    labelled("发布机构 | 王五", ZC_FACT_ISSUER, ""); /* a column's head, and that of the next */
}

static void the_better_label_wins(void **state)
{
    (void)state;
    labelled("印发日期：2022-05-20 成文日期：2022-05-18", ZC_FACT_WRITTEN, "2022-05-18");
    labelled("成文日期：2022-05-18 印发日期：2022-05-20", ZC_FACT_WRITTEN, "2022-05-18");
    labelled("文件编号：临教发〔2020〕1号 文号：临教发〔2021〕2号", ZC_FACT_NUMBER,
             "临教发〔2021〕2号");
}

static void a_label_at_the_end_is_told(void **state)
{
    line_facts f;
    const zci_label *empty;
    (void)state;
    assert_true(read_first(&f, "来源：临湖日报 发表时间：", &empty));
    assert_non_null(empty);
    assert_int_equal(empty->fact, ZC_FACT_PAGE_DATE);
    line_facts_free(&f);
    assert_true(read_first(&f, "发表时间：2022-05-18", &empty));
    assert_null(empty);
    line_facts_free(&f);
    assert_true(read_first(&f, "索引号：", &empty));
    assert_int_equal(empty->fact, ZC_FACTS);
    line_facts_free(&f);
    assert_false(read_first(&f, "临湖日报", &empty));
    assert_null(empty);
    line_facts_free(&f);
}

/* Reads a label's line and what stands below it. */
static void below(const char *text, zc_fact fact, const char *wanted)
{
    line_facts f;
    const zci_label *empty;
    assert_true(read_first(&f, text, &empty));
    assert_non_null(empty);
    assert_true(line_facts_next(&f));
    zci_labelled_read_next(&f.facts, empty, &f.line);
    assert_string_equal(line_facts_get(&f, fact), wanted);
    if (wanted[0] != '\0')
        assert_int_equal(f.facts.value[fact].found.line, 2);
    line_facts_free(&f);
}

static void dates_and_sources_may_stand_below_their_label(void **state)
{
    (void)state;
    below("发表时间：\n2022-05-18 08:00\n", ZC_FACT_PAGE_DATE, "2022-05-18");
    below("成文日期：\n2022年5月18日\n", ZC_FACT_WRITTEN, "2022-05-18");
    below("发布日期：\n2022年5月18日\n", ZC_FACT_PUBLISHED, "2022-05-18");
    below("来源：\n临湖日报\n", ZC_FACT_SOURCE, "临湖日报");
    below("来源：\n(临湖日报)\n", ZC_FACT_SOURCE, "(临湖日报)");
    below("发表时间：\n各学校：\n", ZC_FACT_PAGE_DATE, "");
    below("标题：\n首页\n", ZC_FACT_TITLE, "");
    below("发文机关：\n临湖市教育局\n", ZC_FACT_ISSUER, "");
    below("文号：\n临教发〔2020〕1号\n", ZC_FACT_NUMBER, "");
}

#define MUCH  "各学校要认真落实防汛责任，做好值班值守工作，"
#define MUCH5 MUCH MUCH MUCH MUCH MUCH

/* In a line so long that it is a page, labels are those before its first sentence is over. */
static void a_page_of_one_line_has_its_labels_first(void **state)
{
    (void)state;
    labelled("来源：临湖日报  " MUCH5 MUCH5, ZC_FACT_SOURCE, "临湖日报");
    labelled(MUCH5 MUCH5 " 来源：临湖日报", ZC_FACT_SOURCE, "临湖日报");
    labelled("各学校注意防汛。 来源：临湖日报  " MUCH5 MUCH5, ZC_FACT_SOURCE, "");
    labelled("各学校注意防汛。 来源：临湖日报", ZC_FACT_SOURCE, "临湖日报");
    line_facts f;
    const zci_label *empty;
    assert_true(read_first(&f, "来源：临湖日报  " MUCH5 MUCH5 "。 作者：王五", &empty));
    assert_string_equal(line_facts_get(&f, ZC_FACT_AUTHOR), "");
    line_facts_free(&f);
}

/* The place is that of the value alone. */
static void a_value_has_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *text, *stands;
        zc_fact fact;
    } lines[] = {
        {"成文日期： 2022年5月18日 星期三", "2022年5月18日", ZC_FACT_WRITTEN},
        {"文号： 临教发〔2020〕1号", "临教发〔2020〕1号", ZC_FACT_NUMBER},
        {"（来源： 临湖日报）", "临湖日报", ZC_FACT_SOURCE},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        line_facts f;
        const zci_label *empty;
        assert_true(read_first(&f, lines[i].text, &empty));
        zc_finding found = f.facts.value[lines[i].fact].found;
        assert_int_equal(found.end_byte - found.start_byte, strlen(lines[i].stands));
        assert_memory_equal(lines[i].text + found.start_byte, lines[i].stands,
                            strlen(lines[i].stands));
        line_facts_free(&f);
    }
}

static void garbage_has_no_labels(void **state)
{
    (void)state;
    labelled("\xE6\x9D\xA5\xE6\xBA：临湖日报", ZC_FACT_SOURCE, "");
    labelled("来源：\xFF\xFE", ZC_FACT_SOURCE, "\xFF\xFE");
    labelled("：：：|||", ZC_FACT_SOURCE, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_value_is_read),
        cmocka_unit_test(what_is_no_date_or_number_is_none),
        cmocka_unit_test(several_stand_on_a_line),
        cmocka_unit_test(a_label_begins_behind_what_may_stand_before_it),
        cmocka_unit_test(a_value_ends_where_its_bracket_closes),
        cmocka_unit_test(issuers_are_made_fit_to_be_shown),
        cmocka_unit_test(the_better_label_wins),
        cmocka_unit_test(a_label_at_the_end_is_told),
        cmocka_unit_test(dates_and_sources_may_stand_below_their_label),
        cmocka_unit_test(a_page_of_one_line_has_its_labels_first),
        cmocka_unit_test(a_value_has_its_place),
        cmocka_unit_test(garbage_has_no_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
