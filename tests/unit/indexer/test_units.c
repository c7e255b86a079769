/* Who is responsible.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "field_examples.h"

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
        {"责任单位：体局", "U[责任单位|体局]"},
        {"责任单位：教育局2.搭建平台", "U[责任单位|教育局]"},
        {"责任单位：教育局0.搭建平台", "U[责任单位|教育局]"},
        {"责任单位：教育局9.搭建平台", "U[责任单位|教育局]"},
        {"责任单位：教育局、财政局备注：无", "U[责任单位|教育局]"},
        {"责任单位：教育局、财政局完成时限：6月底",
         "U[责任单位|教育局] U[责任单位|财政局] D[|6月底|631]"},
        {"责任单位：局和委、体育局", "U[责任单位|局和委] U[责任单位|体育局]"},
        {"责任单位：各县〔市、区〕政府、教育局",
         "U[责任单位|各县〔市、区〕政府] U[责任单位|教育局]"},
    };
    CHECK(examples);
}

/* A name has two to thirty characters. */
static void names_are_neither_short_nor_long(void **state)
{
    (void)state;
    char text[256], wanted[256];
    for (int len = 28; len < 34; len++) {
        char name[128] = "";
        for (int i = 1; i < len; i++)
            strcat(name, "某");
        strcat(name, "局");
        snprintf(text, sizeof text, "责任单位：%s", name);
        snprintf(wanted, sizeof wanted, "%s%s%s", len <= 30 ? "U[责任单位|" : "",
                 len <= 30 ? name : "", len <= 30 ? "]" : "");
        check(&(example){text, wanted}, 1);
    }
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
        {"（教育局牵头；财政局配合）", "U[牵头|教育局] U[配合|财政局]"},
        {"（由教育局牵头，财政局、体育局配合，人社局参与）",
         "U[牵头|教育局] U[配合|财政局] U[配合|体育局] U[参与|人社局]"},
        {"（教育局牵头，尽快完成，财政局配合）", "U[牵头|教育局] U[配合|财政局]"},
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
        {"责任单位：局", ""},
        {"责任单位：备注：无", ""},
        {"各责任单位：教育局", ""},
    };
    CHECK(examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_behind_a_label),
        cmocka_unit_test(names_are_neither_short_nor_long),
        cmocka_unit_test(units_that_say_what_they_do),
        cmocka_unit_test(what_is_no_list_of_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
