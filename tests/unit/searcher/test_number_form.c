/* Document numbers typed without their marks.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "number_form.h"
#include "pattern.h"

/* The number that `text` is; NULL for none, or one that lacks no mark. */
static void check(const char *text, const char *number)
{
    zci_units units = {0};
    zci_buffer form = {0};
    zc_error error;
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    bool found = zci_number_form_write(units.unit, units.len, &form);
    assert_false(form.failed);
    if (found != (number != NULL))
        fail_msg("%s: %s", text, found ? "found" : "not found");
    if (found && (form.len != strlen(number) || memcmp(form.data, number, form.len) != 0))
        fail_msg("%s: %.*s, not %s", text, (int)form.len, form.data, number);
    if (!found)
        assert_int_equal(form.len, 0);
    zci_buffer_free(&form);
    zci_units_free(&units);
}

static void a_year_gets_its_brackets(void **state)
{
    (void)state;
    check("某政发2022年18号", "某政发〔2022〕18号");
    check("某政发2022第18号", "某政发〔2022〕18号");
    check("某政发2022年第18号", "某政发〔2022〕18号");
    check("某政发2022-18号", "某政发〔2022〕18号");
    check("某政发202218号", "某政发〔2022〕18号");
    check("某政發２０２２年１８號", "某政發〔2022〕18號");
}

static void an_order_gets_its_ordinal(void **state)
{
    (void)state;
    check("某部令16号", "某部令第16号");
    check("某部16号令", "某部令第16号");
    check("某部第16号令", "某部令第16号");
    check("某部公告2022年5号", "某部公告2022年第5号");
    check("某市通告5号", "某市通告第5号");
}

static void words_beside_it_are_none_of_it(void **state)
{
    (void)state;
    check("根据某政发2022年18号文件", "某政发〔2022〕18号");
    check("某政发2022年18号文", "某政发〔2022〕18号");
    check("根据某部令第16号", "某部令第16号");
    check("某部令第16号文件", "某部令第16号");
    check("某政发2022年18号精神", NULL);
}

static void what_lacks_nothing_or_too_much_is_none(void **state)
{
    static const char *const texts[] = {"某政发〔2022〕18号",
                                        "某部令第16号",
                                        "某部公告2022年第5号",
                                        "某政发18号",
                                        "某政发2022号",
                                        "某政发1022年18号",
                                        "2022年18号",
                                        "发2022年18号",
                                        "某政发2022年18",
                                        "某政发2022年1234567号",
                                        "某政发2022年号",
                                        "某政发",
                                        "某部令",
                                        "2022",
                                        "某政发202",
                                        ""};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check(texts[i], NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_gets_its_brackets),
        cmocka_unit_test(an_order_gets_its_ordinal),
        cmocka_unit_test(words_beside_it_are_none_of_it),
        cmocka_unit_test(what_lacks_nothing_or_too_much_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
