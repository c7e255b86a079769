/* What recurs in the text of a passage.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "fields.h"

static zci_letters letters;

/* Prints each field of a text as kind[about|text|...] so that a test can be read. */
static void read_all(const char *text, zci_lines lines, char *out, size_t size)
{
    static const char *const kinds[] = {"U", "D", "T", "R"};
    static const char *const signs[] = {"=", ">=", "<=", ">", "<", "~"};
    zci_field_list list;
    size_t used = 0;
    zci_fields_read(&letters, text, strlen(text), lines, &list);
    out[0] = '\0';
    for (size_t i = 0; i < list.len && used < size; i++) {
        const zci_passage_field *f = &list.item[i];
        used += (size_t)snprintf(out + used, size - used, "%s%s[%.*s|%.*s", i > 0 ? " " : "",
                                 kinds[f->kind], (int)(f->about.end - f->about.start),
                                 text + f->about.start, (int)(f->text.end - f->text.start),
                                 text + f->text.start);
        if (f->kind == ZC_FIELD_TARGET)
            used += (size_t)snprintf(out + used, size - used, "|%s%.*s %.*s", signs[f->comparison],
                                     (int)(f->number.end - f->number.start), text + f->number.start,
                                     (int)(f->unit.end - f->unit.start), text + f->unit.start);
        if (f->date > 0)
            used += (size_t)snprintf(out + used, size - used, "|%u", (unsigned)f->date);
        used += (size_t)snprintf(out + used, size - used, "%s]", f->trial ? "|trial" : "");
    }
}

typedef struct example {
    const char *text, *fields;
} example;

static void check(const example *examples, size_t count)
{
    char got[4096];
    for (size_t i = 0; i < count; i++) {
        read_all(examples[i].text, ZCI_LINES_PARAGRAPHS, got, sizeof got);
        if (strcmp(got, examples[i].fields) != 0)
            fail_msg("%s\n  wanted %s\n  got    %s", examples[i].text, examples[i].fields, got);
    }
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples))

static void units_behind_a_label(void **state)
{
    (void)state;
    static const example examples[] = {
        {"加强巡查。(责任单位:安全科、各中心校,各幼儿园)",
         "U[责任单位|安全科] U[责任单位|各中心校] U[责任单位|各幼儿园]"},
        {"加强巡查。（责任单位：安全科、教务处）", "U[责任单位|安全科] U[责任单位|教务处]"},
        {"牵头部门：市教育局；配合部门：市财政局、市体育局和团市委",
         "U[牵头部门|市教育局] U[配合部门|市财政局] U[配合部门|市体育局] U[配合部门|团市委]"},
        {"【责任科室：基础教育科】", "U[责任科室|基础教育科]"},
        {"牵头责任单位：发展和改革局 完成时限：2024年9月底",
         "U[牵头责任单位|发展和改革局] D[|2024年9月底|20240930]"},
        {"责任单位：市教育局、市卫生健康委等有关部门。其后是正文。",
         "U[责任单位|市教育局] U[责任单位|市卫生健康委]"},
        {"責任單位：教育局", "U[責任單位|教育局]"},
    };
    CHECK(examples);
}

static void units_that_say_what_they_do(void **state)
{
    (void)state;
    static const example examples[] = {
        {"建立名录。(市教育局牵头,市财政局、各县区政府配合)",
         "U[牵头|市教育局] U[配合|市财政局] U[配合|各县区政府]"},
        {"落实经费。（县教育局、县财政局按职责分工负责）",
         "U[按职责分工负责|县教育局] U[按职责分工负责|县财政局]"},
        {"（由民政局负责）", "U[负责|民政局]"},
        {"（商务局牵头，各县（市、区）政府配合）", "U[牵头|商务局] U[配合|各县（市、区）政府]"},
    };
    CHECK(examples);
}

static void what_is_no_list_of_units(void **state)
{
    (void)state;
    static const example examples[] = {
        {"各县区教育局，各直属单位：", ""},
        {"落实各责任单位:要求如下", ""},
        {"（家长自愿参加）", ""},
        {"各部门要各负其责（详见附件）。", ""},
        {"单位：万人", ""},
        {"责任单位：", ""},
        {"(责任单位:", ""},
    };
    CHECK(examples);
}

static void deadlines(void **state)
{
    (void)state;
    static const example examples[] = {
        {"开展评比。(6月底前完成)", "D[|6月底前完成|631]"},
        {"开展评比。(4月、11月底之前完成)", "D[|4月、11月底之前完成|1131]"},
        {"开展评比。（贯穿全年）", "D[|贯穿全年]"},
        {"2025年底前，全面完成改造。", "D[|2025年底前|20251231]"},
        {"于2024年2月底前报县教育局。", "D[|2024年2月底前|20240229]"},
        {"请于2024年9月10日前报送材料。", "D[|2024年9月10日前|20240910]"},
        {"年底前建成三所学校。", "D[|年底前|1231]"},
        {"今年年底前建成。", "D[|年底前|1231]"},
        {"二〇二五年六月底前完成", "D[|二〇二五年六月底前完成|20250630]"},
        {"于每年11月底前报送年度报告。", "D[|每年11月底前]"},
        {"完成时限：长期坚持", "D[|长期坚持]"},
        {"时限:2023年12月31日前完成", "D[|2023年12月31日前完成|20231231]"},
    };
    CHECK(examples);
}

static void what_is_no_deadline(void **state)
{
    (void)state;
    static const example examples[] = {
        {"日前，教育局召开会议。", ""},
        {"目前已有三年之前的材料。", ""},
        {"2010年以前的档案。", ""},
        {"2020年底前已全部建成。", ""},
        {"2018年9月1日之前出生的儿童。", ""},
        {"13月底前完成", ""},
        {"3个月前完成", ""},
        {"对2021年6月底前开工的项目予以补助。", ""},
        {"2020年底以前发布的文件", ""},
    };
    CHECK(examples);
}

static void targets(void **state)
{
    (void)state;
    static const example examples[] = {
        {"到2025年底，学生体质优良率达到60%以上。",
         "T[学生体质优良率|学生体质优良率达到60%以上|>=60 %|20250000]"},
        {"民办学校在校生占比不超过 5 %。",
         "T[民办学校在校生占比|民办学校在校生占比不超过 5 %|<=5 %]"},
        {"力争公办园占比提升至５６％", "T[公办园占比|公办园占比提升至５６％|=５６ ％]"},
        {"入学率保持100%、巩固率达到98.5%以上",
         "T[入学率|入学率保持100%|=100 %] T[巩固率|巩固率达到98.5%以上|>=98.5 %]"},
        {"全年培训教师300人次以上。", "T[全年培训教师|全年培训教师300人次以上|>=300 人次]"},
        {"总投入达到12.5亿元", "T[总投入|总投入达到12.5亿元|=12.5 亿元]"},
        {"每班学生均控制在45人以内", "T[每班学生|每班学生均控制在45人以内|<=45 人]"},
        {"近视率逐年下降，降至40%左右", "T[近视率逐年下降|近视率逐年下降，降至40%左右|~40 %]"},
        {"生产总值增长6%左右", "T[生产总值增长|生产总值增长6%左右|~6 %]"},
        {"总收入达50亿元，比2020年增长9%",
         "T[总收入|总收入达50亿元|=50 亿元] "
         "T[总收入达50亿元，比2020年增长|总收入达50亿元，比2020年增长9%|=9 %]"},
        {"优良率再提升3-5个百分点", "T[优良率再提升|优良率再提升3-5个百分点|=3-5 个百分点]"},
        {"投资突破1,200万元", "T[投资|投资突破1,200万元|>1,200 万元]"},
    };
    CHECK(examples);
}

static void lists_of_targets(void **state)
{
    (void)state;
    static const example examples[] = {
        {"小学、初中、高中入学率分别为99.9%、99.8%、98%。",
         "T[小学|99.9%|=99.9 %] T[初中|99.8%|=99.8 %] T[高中入学率|98%|=98 %]"},
        {"城区和乡村覆盖率分别达到95%、85 %以上",
         "T[城区|95%|>=95 %] T[乡村覆盖率|85 %以上|>=85 %]"},
        {"两类学校经费分别不低于800元、600元和500元",
         "T[两类学校经费|800元|>=800 元] T[两类学校经费|600元|>=600 元] "
         "T[两类学校经费|500元|>=500 元]"},
    };
    CHECK(examples);
}

static void what_is_no_target(void **state)
{
    (void)state;
    static const example examples[] = {
        {"2024年，全市共有学校120所。", ""},
        {"超过10万元的，由局长办公会决定。", ""},
        {"消除56人以上大班额", ""},
        {"任职5年以上，", ""},
        {"达到2025年水平", ""},
        {"覆盖率达到xx%", ""},
        {"第12条 不得收费", ""},
        {"达到A类标准", ""},
        {"公办园在园幼儿占比已达到52%以上。", ""},
        {"入园率均已提高到95%，巩固率已分别达到98%、99%。", ""},
        {"收购价每斤分别提高3分、5分", ""},
    };
    CHECK(examples);
}

static void references(void **state)
{
    (void)state;
    static const example examples[] = {
        {"根据《关于做好课后服务的通知》（青教发〔2021〕8号）要求",
         "R[青教发〔2021〕8号|《关于做好课后服务的通知》|20210000]"},
        {"依照《学生欺凌防治办法(试行)》", "R[|《学生欺凌防治办法(试行)》|trial]"},
        {"印发《评价方案》（暂行）。", "R[|《评价方案》|trial]"},
        {"《转发<县学校安全规定>的通知》", "R[|《转发<县学校安全规定>的通知》]"},
        {"《转发《县学校安全规定》的通知》", "R[|《转发《县学校安全规定》的通知》]"},
        {"《教育法》(2021年修订)和《义务教育法》", "R[|《教育法》|20210000] R[|《义务教育法》]"},
        {"《没有结束", ""},
        {"》《》", ""},
    };
    CHECK(examples);
}

static void lines_that_are_wrapped(void **state)
{
    (void)state;
    char got[512];
    read_all("(责任单位:安全\n科、教务处)", ZCI_LINES_WRAPPED, got, sizeof got);
    assert_string_equal(got, "U[责任单位|安全\n科] U[责任单位|教务处]");
    read_all("责任单位:安全科\n教务处", ZCI_LINES_PARAGRAPHS, got, sizeof got);
    assert_string_equal(got, "U[责任单位|安全科]");
}

/* However hostile the text: bounded, in order, inside of it, on characters' borders. */
static void whatever_the_text_fields_lie_in_it(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "责任单位:", "(",    ")",       "、",     "《",          "》",      "达到", "5%",
        "年",        "2024", "6月底前", "分别为", "牵头",        "完成",    "\n",   "，",
        "\xFF",      "局",   "以上",    "的",     "〔2020〕3号", "100,000", "."};
    enum { PIECES = sizeof pieces / sizeof *pieces };
    static char text[40000];
    uint32_t seed = 7;
    for (unsigned round = 0; round < 300; round++) {
        zci_field_list list;
        size_t len = 0, most = 16 + round * 100;
        while (len + 16 < most && len + 16 < sizeof text) {
            seed = seed * 1664525U + 1013904223U;
            const char *piece = pieces[(seed >> 16) % PIECES];
            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
        }
        zci_fields_read(&letters, text, len, round % 2 ? ZCI_LINES_WRAPPED : ZCI_LINES_PARAGRAPHS,
                        &list);
        assert_true(list.len <= ZCI_PASSAGE_FIELDS_MAX);
        for (size_t i = 0; i < list.len; i++) {
            const zci_passage_field *f = &list.item[i];
            assert_true(f->text.start < f->text.end && f->text.end <= len);
            assert_true(f->about.start <= f->about.end && f->about.end <= len);
            assert_true(f->unit.start <= f->unit.end && f->unit.end <= len);
            assert_true(i == 0 || list.item[i - 1].text.start <= f->text.start);
            assert_true(((unsigned char)text[f->text.start] & 0xC0) != 0x80);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_behind_a_label),
        cmocka_unit_test(units_that_say_what_they_do),
        cmocka_unit_test(what_is_no_list_of_units),
        cmocka_unit_test(deadlines),
        cmocka_unit_test(what_is_no_deadline),
        cmocka_unit_test(targets),
        cmocka_unit_test(lists_of_targets),
        cmocka_unit_test(what_is_no_target),
        cmocka_unit_test(references),
        cmocka_unit_test(lines_that_are_wrapped),
        cmocka_unit_test(whatever_the_text_fields_lie_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
