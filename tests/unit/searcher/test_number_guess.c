/* What a half-remembered document number may mean.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "number_guess.h"

static const char *const numbers[] = {
    "临政办发〔2021〕16号",   "临政办发〔2023〕16号",   "临政发〔2022〕16号",
    "临政办发〔2022〕17号",   "抚临政办发〔2020〕16号", "湖农函〔2022〕16号",
    "临政办发〔2020〕16号",   "临政办发〔2019〕16号",   "临政办发〔2022〕116号",
    "临湖市人民政府令第16号", "臨政體發〔2022〕18號",
};

enum { DOCUMENTS = sizeof numbers / sizeof *numbers, MANY = 70 };

static int make_shelf(void **state)
{
    static shelf s;
    static char other[MANY][40];
    static zc_input input[DOCUMENTS + MANY];
    for (size_t i = 0; i < DOCUMENTS + MANY; i++) {
        if (i >= DOCUMENTS)
            snprintf(other[i - DOCUMENTS], sizeof other[0], "湖教发〔%zu〕5号", 1900 + i);
        input[i].number = text_of(i < DOCUMENTS ? numbers[i] : other[i - DOCUMENTS]);
        input[i].text = text_of("各校落实。\n");
    }
    shelf_fill(&s, input, DOCUMENTS + MANY);
    *state = &s;
    return 0;
}

static void check(const shelf *s, const char *number, const char *wanted)
{
    zci_units units = {0};
    zci_arena arena = {0};
    zci_number_guesses guesses;
    zc_error error;
    char found[400] = "";
    assert_ok(zci_units_read(&units, number, strlen(number), ZCI_LINES_WRAPPED, &error), error);
    assert_ok(zci_number_guesses_make(s->reader, units.unit, units.len, &arena, &guesses, &error),
              error);
    for (size_t i = 0; i < guesses.len; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%.*s", i > 0 ? " " : "",
                 (int)guesses.item[i].len, guesses.item[i].data);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", number, found, wanted);
    zci_arena_clear(&arena);
    zci_units_free(&units);
}

/* At most three, the latest first. */
static void without_a_year_any_may_be_meant(void **state)
{
    const shelf *s = *state;
    check(s, "临政办发16号", "临政办发〔2023〕16号 临政办发〔2021〕16号 临政办发〔2020〕16号");
    check(s, "临政办发17号", "临政办发〔2022〕17号");
    check(s, "临政发16号", "临政发〔2022〕16号");
    check(s, "政办发16号", "");
    check(s, "临政办发1号", "");
}

static void a_year_may_be_another(void **state)
{
    check(*state, "临政办发〔2020〕17号", "临政办发〔2022〕17号");
    check(*state, "临政办发[2020]17号", "临政办发〔2022〕17号");
}

/* 湖农函 is none that anybody takes for 临政办. */
static void so_may_an_agency_that_resembles_it(void **state)
{
    check(*state, "临政函办发〔2022〕16号", "临政发〔2022〕16号");
    check(*state, "政发〔2022〕16号", "临政发〔2022〕16号");
    check(*state, "县农函〔2022〕16号", "");
    check(*state, "发文〔2022〕16号", "");
    check(*state, "关于临政发〔2022〕16号", "临政发〔2022〕16号");
    check(*state, "转发关于临政发〔2022〕16号", "");
}

/* The record keeps the script that the document is written in. */
static void the_script_makes_no_difference(void **state)
{
    static const char *const asked[] = {"临政体发18号", "臨政體發18號", "临政体发〔2021〕18号",
                                        "临体发〔2022〕18号"};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        check(*state, asked[i], "臨政體發〔2022〕18號");
}

static void where_many_may_be_meant_none_is_named(void **state)
{
    check(*state, "湖教发5号", "");
}

static void what_is_no_such_number_means_none(void **state)
{
    static const char *const texts[] = {"16号",
                                        "政16号",
                                        "临政办发",
                                        "临政办发16",
                                        "临政办发十六号",
                                        "临政办发〔2022〕号",
                                        "临政办发16号文",
                                        "临政办发12345678号",
                                        ""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check(*state, texts[i], "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_year_any_may_be_meant),
        cmocka_unit_test(a_year_may_be_another),
        cmocka_unit_test(so_may_an_agency_that_resembles_it),
        cmocka_unit_test(the_script_makes_no_difference),
        cmocka_unit_test(where_many_may_be_meant_none_is_named),
        cmocka_unit_test(what_is_no_such_number_means_none),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
