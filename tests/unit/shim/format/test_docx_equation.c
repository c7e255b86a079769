/* What fields show that draw characters.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/docx_equation.h"

static void check(const char *instruction, const char *expected)
{
    zci_buffer out = {0};
    zci_docx_equation_write(text_of(instruction), &out);
    zci_buffer_byte(&out, '\0');
    assert_string_equal(out.data, expected);
    zci_buffer_free(&out);
}

static void characters_stand_on_one_another(void **state)
{
    (void)state;
    check(" eq \\o\\ac(○,1)", "①");
    check("EQ \\o\\ac(○, 20 )", "⑳");
    check("EQ \\o\\ac(○,21)", "21");
    check("EQ \\o\\ac(□,印)", "印");
    check("EQ \\o\\ac(○,1a)", "1a");
    check("EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(hú),湖)", "湖");
    check("EQ \\o(\\s\\up 5(2+),\\s\\do 3(4))", "2+4"); /* nothing else */
    check("EQ \\o(x,ˉ)", "xˉ");
}

static void commands_part_their_arguments(void **state)
{
    (void)state;
    check("EQ \\f(9,10) ", "9/10");
    check("EQ \\F(a;\\f(b,c))", "a/b/c");
    check("EQ \\r(3,x)+\\r(2)", "3√x+√2");
    check("EQ m\\s\\up5(2)", "m2");
    check("EQ \\b\\bc\\{(\\f(1,2))", "(1/2)");
    check("EQ \\b\\lc\\((1)", "(1)");
    check("EQ \\l(甲,乙)\\x(丙)\\a\\al\\co2(丁,戊)", "甲,乙丙丁 戊");
    check("EQ \\f(f(x,y),\\(\\,)", "f(x,y)/(,");
}

static void other_fields_show_nothing(void **state)
{
    (void)state;
    check("", "");
    check("EQ", "");
    check("PAGE", "");
    check("EQUATION \\f(1,2)", "");
    check("EQ \\f", "");
    check("EQ \\f(1", "1");
    check("EQ \\", "\\");
    check("EQ \\* \"", "");
    check("EQ \\o(", "");
    /* too deep */
    check("EQ \\x(\\x(\\x(\\x(\\x(\\x(\\x(\\x(1))))))))", "");
    check("EQ \\x(\\x(\\x(\\x(\\x(\\x(\\x(1)))))))", "1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_stand_on_one_another),
        cmocka_unit_test(commands_part_their_arguments),
        cmocka_unit_test(other_fields_show_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
