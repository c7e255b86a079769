/* Quantities that are to be reached, kept or not exceeded.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "field_examples.h"

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

/* What of a text is the number, and what its unit. */
static void numbers(void **state)
{
    (void)state;
    static const example examples[] = {
        {"投资突破2千万元", "T[投资|投资突破2千万元|>2 千万元]"},
        {"投资突破3百元", "T[投资|投资突破3百元|>3 百元]"},
        {"投资突破3十亿元", "T[投资|投资突破3十亿元|>3 十亿元]"},
        {"投资突破1,200,300元", "T[投资|投资突破1,200,300元|>1,200,300 元]"},
        {"投资突破1,20万元", "T[投资|投资突破1|>1 ]"},
        {"投资突破1,2000元", "T[投资|投资突破1|>1 ]"},
        {"投资突破1.5,200元", "T[投资|投资突破1.5|>1.5 ]"},
        {"投资突破1,200.5元", "T[投资|投资突破1,200.5元|>1,200.5 元]"},
        {"版本达到1.2.3", "T[版本|版本达到1.2|=1.2 ]"},
        {"占比达到5.", "T[占比|占比达到5|=5 ]"},
        {"占比达到5", "T[占比|占比达到5|=5 ]"},
        {"优良率提升3~5个百分点", "T[优良率提升|优良率提升3~5个百分点|=3~5 个百分点]"},
        {"优良率提升3—5个百分点", "T[优良率提升|优良率提升3—5个百分点|=3—5 个百分点]"},
        {"优良率提升3–5个百分点", "T[优良率提升|优良率提升3–5个百分点|=3–5 个百分点]"},
        {"优良率提升3至5.5个百分点", "T[优良率提升|优良率提升3至5.5个百分点|=3至5.5 个百分点]"},
        {"优良率提升3-个", "T[优良率提升|优良率提升3|=3 ]"},
        {"培训教师达到300余人", "T[培训教师|培训教师达到300余人|=300 人]"},
        {"投资突破100多万元", "T[投资|投资突破100多万元|>100 万元]"},
        {"服务期限不得少于5年", "T[服务期限|服务期限不得少于5年|>=5 年]"},
        {"文明史达到5000年", "T[文明史|文明史达到5000年|=5000 年]"},
        {"文明史达到12000年", "T[文明史|文明史达到12000年|=12000 年]"},
        {"标准达到1998年水平", ""},
    };
    CHECK(examples);
}

static const char *const at_least[] = {"不得低于", "不得少于", "不低于", "不少于",
                                       "不小于",   "至少",     NULL};
static const char *const at_most[] = {"不得超过", "不得高于", "不得多于", "不超过",
                                      "不高于",   "不多于",   "不大于",   NULL};
static const char *const above[] = {"超过", "突破", "高于", "大于", NULL};
static const char *const below[] = {"低于", "少于", "小于", NULL};
static const char *const reached[] = {
    "控制在", "稳定在", "保持在", "维持在", "提升至", "提升到", "提高至", "提高到", "上升至",
    "上升到", "增加至", "增加到", "增长至", "增长到", "扩大至", "扩大到", "降低至", "降低到",
    "下降至", "下降到", "压减至", "压减到", "减少至", "减少到", "增至",   "升至",   "降至",
    "降到",   "达到",   "达",     "保持",   "稳定",   NULL};
static const char *const changes[] = {"增长", "提高", "提升", "上升", "增加",
                                      "下降", "降低", "减少", NULL};

static void check_words(const char *const *words, const char *sign, bool is_change)
{
    for (size_t i = 0; words[i] != NULL; i++) {
        char text[96], wanted[256];
        snprintf(text, sizeof text, "年度经费%s5亿元", words[i]);
        snprintf(wanted, sizeof wanted, "T[年度经费%s|%s|%s5 亿元]", is_change ? words[i] : "",
                 text, sign);
        check(&(example){text, wanted}, 1);
    }
}

/* A change is a part of what is measured; what is reached, or a bound, is none. */
static void words_before_a_number(void **state)
{
    (void)state;
    check_words(at_least, ">=", false);
    check_words(at_most, "<=", false);
    check_words(above, ">", false);
    check_words(below, "<", false);
    check_words(reached, "=", false);
    check_words(changes, "=", true);
}

static void words_around_a_number(void **state)
{
    (void)state;
    static const example examples[] = {
        {"经费达到约5亿元", "T[经费|经费达到约5亿元|~5 亿元]"},
        {"经费达到近5亿元", "T[经费|经费达到近5亿元|~5 亿元]"},
        {"经费不低于约5亿元", "T[经费|经费不低于约5亿元|>=5 亿元]"},
        {"经费达到5亿元及以上", "T[经费|经费达到5亿元及以上|>=5 亿元]"},
        {"经费控制在5亿元之内", "T[经费|经费控制在5亿元之内|<=5 亿元]"},
        {"经费控制在5亿元及以下", "T[经费|经费控制在5亿元及以下|<=5 亿元]"},
        {"经费达到5亿元上下", "T[经费|经费达到5亿元上下|~5 亿元]"},
    };
    CHECK(examples);
}

/* What is measured, and for which year. */
static void subjects_and_years(void **state)
{
    (void)state;
    static const example examples[] = {
        {"到2025年底优良率达到60%", "T[优良率|优良率达到60%|=60 %|20250000]"},
        {"至2025年末优良率达到60%", "T[优良率|优良率达到60%|=60 %|20250000]"},
        {"2025年优良率达到60%", "T[优良率|优良率达到60%|=60 %|20250000]"},
        {"到25年优良率达到60%", "T[到25年优良率|到25年优良率达到60%|=60 %]"},
        {"到2025名优良率达到60%", "T[到2025名优良率|到2025名优良率达到60%|=60 %]"},
        {"并力争优良率稳步达到60%", "T[优良率|优良率稳步达到60%|=60 %]"},
        {"2025年开工。优良率达到60%", "T[优良率|优良率达到60%|=60 %]"},
        {"编号12025年，优良率达到60%", "T[优良率|优良率达到60%|=60 %]"},
        {"1949年优良率达到60%", "T[优良率|优良率达到60%|=60 %|19490000]"},
        {"1948年优良率达到60%", "T[优良率|优良率达到60%|=60 %]"},
        {"2100年优良率达到60%", "T[优良率|优良率达到60%|=60 %|21000000]"},
        {"2101年优良率达到60%", "T[优良率|优良率达到60%|=60 %]"},
        {"小学、初中入学率达到99%", "T[小学、初中入学率|小学、初中入学率达到99%|=99 %]"},
        {"新建3所学校、校舍面积达到5亩", "T[校舍面积|校舍面积达到5亩|=5 亩]"},
        {"3,小学、初中入学率达到99%", "T[小学、初中入学率|小学、初中入学率达到99%|=99 %]"},
        {"覆盖率达到50%的目标", "T[覆盖率|覆盖率达到50%|=50 %]"},
        {"覆盖率达到50%的学校", ""},
    };
    CHECK(examples);
}

/* A longer list is read as far as there is room, each figure once. */
static void lists_are_bounded(void **state)
{
    (void)state;
    char text[1024] = "", got[4096];
    for (int i = 0; i < 20; i++)
        strcat(text, i == 0 ? "甲" : "、甲");
    strcat(text, "分别达到");
    for (int i = 0; i < 20; i++)
        strcat(text, i == 0 ? "7元" : "、7元");
    size_t found = 0;
    read_all(text, ZCI_LINES_PARAGRAPHS, got, sizeof got);
    for (const char *at = got; (at = strstr(at, "|7元|=7 元]")) != NULL; at++)
        found++;
    assert_int_equal(found, 16);
}

static void lists_of_targets(void **state)
{
    (void)state;
    static const example examples[] = {
        {"小学、初中、高中入学率分别为99.9%、99.8%、98%。",
         "T[小学|99.9%|=99.9 %] T[初中|99.8%|=99.8 %] T[高中入学率|98%|=98 %]"},
        {"城区和乡村覆盖率分别达到95%、85 %以上",
         "T[城区|95%|>=95 %] T[乡村覆盖率|85 %以上|>=85 %]"},
        {"经费分别不低于800元与600元", "T[经费|800元|>=800 元] T[经费|600元|>=600 元]"},
        {"经费分别不低于800元及600元", "T[经费|800元|>=800 元] T[经费|600元|>=600 元]"},
        {"经费分别不低于800元，600元", "T[经费|800元|>=800 元] T[经费|600元|>=600 元]"},
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
        {"达到5%。", ""},
        {"率达到5%。", ""},
        {"培训教师300以上。", ""},
        {"覆盖率达到xx%", ""},
        {"第12条 不得收费", ""},
        {"达到A类标准", ""},
        {"公办园在园幼儿占比已达到52%以上。", ""},
        {"入园率均已提高到95%，巩固率已分别达到98%、99%。", ""},
        {"收购价每斤分别提高3分、5分", ""},
    };
    CHECK(examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets),
        cmocka_unit_test(numbers),
        cmocka_unit_test(words_before_a_number),
        cmocka_unit_test(words_around_a_number),
        cmocka_unit_test(subjects_and_years),
        cmocka_unit_test(lists_are_bounded),
        cmocka_unit_test(lists_of_targets),
        cmocka_unit_test(what_is_no_target),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
