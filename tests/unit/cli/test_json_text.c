/* JSON values are written as jansson writes them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "harness.h"

#include "json_text.h"

static void check(json_t *value, bool indented)
{
    struct harness harness;
    size_t flags = JSON_REAL_PRECISION(15) | (indented ? JSON_INDENT(2) : JSON_COMPACT);
    char *expected = json_dumps(value, flags | JSON_ENCODE_ANY);
    assert_non_null(expected);
    harness_open(&harness, CLI_ENGLISH);
    cli_json_write(&harness.output, value, indented);
    assert_string_equal(harness_printed(&harness), expected);
    harness_close(&harness);
    free(expected);
}

static void check_both(json_t *value)
{
    assert_non_null(value);
    check(value, false);
    check(value, true);
    json_decref(value);
}

static void each_byte_of_a_string(void **state)
{
    (void)state;
    for (unsigned byte = 0; byte < 0x80; byte++) {
        const char text[] = {'a', (char)byte, (char)byte, 'z', (char)byte};
        check_both(json_stringn(text, sizeof text));
    }
    check_both(json_string(""));
    check_both(json_string("临湖市“十四五”规划\n第一条\t🏞"));
}

static void numbers(void **state)
{
    (void)state;
    static const json_int_t integers[] = {0, 1, -1, 9, 10, 2024, INT64_MAX, INT64_MIN};
    static const double reals[] = {0,    -0.5, 1,     12.3456,  1e15,
                                   1e16, 1e-7, 1e300, -2.5e-11, 123456789012345};
    for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) {
        check_both(json_integer(integers[i]));
    }
    for (size_t i = 0; i < sizeof reals / sizeof *reals; i++) {
        check_both(json_real(reals[i]));
    }
}

static void trees(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{}",
        "[]",
        "[[], {}, [[1]], null, true, false]",
        "{\"z\": [], \"a\": {}, \"标题\": {\"in \\\"quotes\\\"\": [1, 2.5, \"三\"]}, \"\": null}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        check_both(json_loads(texts[i], 0, NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_of_a_string),
        cmocka_unit_test(numbers),
        cmocka_unit_test(trees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
