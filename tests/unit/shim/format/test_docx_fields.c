/* Fields that are open.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/docx_fields.h"

static bool mark(zci_docx_fields *fields, const char *type)
{
    return zci_docx_fields_mark(fields, text_of(type));
}

static void take(zci_docx_fields *fields, const char *instruction)
{
    assert_true(zci_docx_fields_take(fields, instruction, strlen(instruction)));
}

static void assert_instruction(const zci_docx_fields *fields, const char *wanted)
{
    zc_string found = zci_docx_fields_instruction(fields);
    assert_int_equal(found.len, strlen(wanted));
    assert_memory_equal(found.data, wanted, found.len);
}

static void a_result_is_shown_and_an_instruction_is_not(void **state)
{
    (void)state;
    zci_docx_fields fields = {0};
    assert_false(zci_docx_fields_hide(&fields));
    assert_false(mark(&fields, "begin"));
    assert_true(zci_docx_fields_hide(&fields));
    take(&fields, "PAGEREF _Toc1");
    assert_false(mark(&fields, "separate"));
    assert_false(zci_docx_fields_hide(&fields));
    assert_false(mark(&fields, "end"));
    assert_int_equal(fields.count, 0);
    zci_docx_fields_free(&fields);
}

static void one_without_a_result_is_drawn_by_its_instruction(void **state)
{
    (void)state;
    zci_docx_fields fields = {0};
    mark(&fields, "begin");
    take(&fields, "EQ ");
    take(&fields, "\\f(9,10)");
    assert_true(mark(&fields, "end"));
    assert_false(zci_docx_fields_hide(&fields));
    assert_instruction(&fields, "EQ \\f(9,10)");
    zci_docx_fields_free(&fields);
}

/* What is left of an instruction behind another field in it is not known whole. */
static void fields_lie_in_one_another(void **state)
{
    (void)state;
    zci_docx_fields fields = {0};
    mark(&fields, "begin");
    take(&fields, "IF ");
    mark(&fields, "begin");
    take(&fields, "EQ \\o\\ac(○,1)");
    assert_true(mark(&fields, "end"));
    assert_instruction(&fields, "EQ \\o\\ac(○,1)");
    assert_true(zci_docx_fields_hide(&fields));
    take(&fields, " = 1");
    assert_instruction(&fields, "EQ \\o\\ac(○,1)");
    assert_false(mark(&fields, "end"));
    assert_false(zci_docx_fields_hide(&fields));
    zci_docx_fields_free(&fields);
}

static void very_many_in_one_another_are_survived(void **state)
{
    (void)state;
    enum { MANY = 200 };
    zci_docx_fields fields = {0};
    for (int i = 0; i < MANY; i++)
        assert_false(mark(&fields, "begin"));
    take(&fields, "EQ");
    assert_int_equal(fields.instruction.len, 0);
    for (int i = 0; i < MANY; i++)
        assert_false(mark(&fields, "end"));
    assert_false(zci_docx_fields_hide(&fields));
    assert_false(mark(&fields, "end"));
    assert_false(mark(&fields, "separate"));
    assert_int_equal(fields.count, 0);
    zci_docx_fields_free(&fields);
}

static void a_part_that_does_not_fit_is_left_out(void **state)
{
    (void)state;
    static char large[4096];
    zci_docx_fields fields = {0};
    memset(large, 'x', sizeof large);
    mark(&fields, "begin");
    take(&fields, "EQ");
    assert_true(zci_docx_fields_take(&fields, large, sizeof large));
    take(&fields, " 1");
    assert_instruction(&fields, "EQ 1");
    zci_docx_fields_free(&fields);
}

static void what_a_damaged_file_leaves_open_ends(void **state)
{
    (void)state;
    zci_docx_fields fields = {0};
    mark(&fields, "begin");
    zci_docx_fields_interrupt(&fields);
    assert_false(zci_docx_fields_hide(&fields));
    assert_false(mark(&fields, "end"));
    zci_docx_fields_free(&fields);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_is_shown_and_an_instruction_is_not),
        cmocka_unit_test(one_without_a_result_is_drawn_by_its_instruction),
        cmocka_unit_test(fields_lie_in_one_another),
        cmocka_unit_test(very_many_in_one_another_are_survived),
        cmocka_unit_test(a_part_that_does_not_fit_is_left_out),
        cmocka_unit_test(what_a_damaged_file_leaves_open_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
