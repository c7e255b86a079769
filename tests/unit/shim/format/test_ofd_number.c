/* Numbers in the attributes of OFD.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/ofd_number.h"

#include <math.h>

static double number_of(const char *text)
{
    double number = -7;
    zci_ofd_numbers_read(text_of(text), &number, 1);
    return number;
}

static bool is_near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

static void assert_number(const char *text, double wanted)
{
    double found = number_of(text);
    if (!is_near(found, wanted))
        fail_msg("%s: %g", text, found);
}

static void numbers_have_signs_fractions_and_powers(void **state)
{
    (void)state;
    assert_number("12", 12);
    assert_number("-0.25", -0.25);
    assert_number("+.5", 0.5);
    assert_number("3.", 3);
    assert_number("1.5e2", 150);
    assert_number("25E-1", 2.5);
    assert_number("0.123456789012345678901234", 0.123456789012345);
}

static void what_is_none_is_0_and_nothing_is_without_end(void **state)
{
    (void)state;
    assert_number("mm", 0);
    assert_number("-", 0);
    assert_number("nan", 0);
    assert_number("inf", 0);
    assert_number("99999999999999999999", 1e10);
    assert_number("-99999999999999999999", -1e10);
    assert_number("1e999999999999", 1e10);
    assert_true(isfinite(number_of("9e-999999999999")));
}

static void a_list_that_is_short_leaves_the_rest(void **state)
{
    (void)state;
    double out[4] = {9, 9, 9, 9};
    zci_ofd_numbers_read(text_of(" 1,\t-2\n"), out, 4);
    assert_true(out[0] == 1 && out[1] == -2 && out[2] == 9 && out[3] == 9);
    zci_ofd_numbers_read(text_of("5 6 7 8 1000"), out, 4);
    assert_true(out[3] == 8);
    zci_ofd_numbers_read((zc_string){NULL, 0}, out, 4);
    assert_true(out[0] == 5);
}

/* `wanted` ends with a negative number. */
static void assert_deltas(const char *list, const double *wanted)
{
    zci_ofd_deltas deltas = {text_of(list), 0, 0};
    double value = 0;
    for (; *wanted >= 0; wanted++) {
        assert_true(zci_ofd_deltas_next(&deltas, &value));
        assert_true(is_near(value, *wanted));
    }
    assert_false(zci_ofd_deltas_next(&deltas, &value));
}

#define ASSERT_DELTAS(list, ...) assert_deltas(list, (const double[]){__VA_ARGS__, -1})

static void a_delta_may_be_repeated(void **state)
{
    (void)state;
    ASSERT_DELTAS("5 g 3 2.5", 5, 2.5, 2.5, 2.5);
    ASSERT_DELTAS("g 2 10 1", 10, 10, 1);
    ASSERT_DELTAS("g", 0);
    assert_deltas("", (const double[]){-1});
}

static zc_status look(void *context, const zci_markup_tag *tag)
{
    double *out = context;
    out[0] = zci_ofd_number_in(tag, "X", 4);
    out[1] = zci_ofd_number_in(tag, "Y", 4);
    out[2] = zci_ofd_number_in(tag, "Z", 4);
    return ZC_OK;
}

static void an_attribute_has_its_first_number(void **state)
{
    (void)state;
    zc_error error;
    double out[3] = {0};
    zci_markup_events events = {look, NULL, NULL, out};
    assert_ok(zci_markup_read_xml(text_of("<TextCode X=\"2.5 7\" Y=\"\"/>"), &events, &error),
              error);
    assert_true(out[0] == 2.5 && out[1] == 4 && out[2] == 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_signs_fractions_and_powers),
        cmocka_unit_test(what_is_none_is_0_and_nothing_is_without_end),
        cmocka_unit_test(a_list_that_is_short_leaves_the_rest),
        cmocka_unit_test(a_delta_may_be_repeated),
        cmocka_unit_test(an_attribute_has_its_first_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
