/* Numbers and sizes: what is taken, and that nothing else is.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "harness.h"

#include "number.h"

static void accept_number(const char *text, uint64_t expected)
{
    uint64_t number = 99;
    assert_true(cli_number_parse(text, &number));
    assert_int_equal(number, expected);
}

static void refuse_number(const char *text)
{
    uint64_t number = 99;
    assert_false(cli_number_parse(text, &number));
    assert_int_equal(number, 99);
}

static void test_numbers(void **state)
{
    (void)state;
    accept_number("0", 0);
    accept_number("007", 7);
    accept_number("18446744073709551615", UINT64_MAX);
}

static void test_what_is_no_number(void **state)
{
    (void)state;
    static const char *const bad[] = {"",
                                      "-1",
                                      "+1",
                                      " 1",
                                      "1 ",
                                      "1.0",
                                      "0x10",
                                      "1e3",
                                      "１",
                                      "K",
                                      "18446744073709551616",
                                      "99999999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        refuse_number(bad[i]);
    }
}

static void accept_size(const char *text, uint64_t expected)
{
    uint64_t bytes = 99;
    assert_true(cli_size_parse(text, &bytes));
    assert_int_equal(bytes, expected);
}

static void test_sizes(void **state)
{
    (void)state;
    accept_size("0", 0);
    accept_size("512", 512);
    accept_size("1k", 1024);
    accept_size("500K", 512000);
    accept_size("64M", 67108864);
    accept_size("2g", 2147483648u);
    accept_size("17179869183G", 17179869183u * (uint64_t)1073741824);
}

static void test_what_is_no_size(void **state)
{
    (void)state;
    static const char *const bad[] = {"",    "M",    "1T",           "1MB", "1 M",
                                      "-1K", "1.5G", "17179869184G", "1KK", "18446744073709551616"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        uint64_t bytes = 99;
        assert_false(cli_size_parse(bad[i], &bytes));
        assert_int_equal(bytes, 99);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_what_is_no_number),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_what_is_no_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
