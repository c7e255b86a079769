/* Code points and the columns they take.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "harness.h"

#include "utf8.h"
#include "width.h"

static void test_decoding(void **state)
{
    (void)state;
    static const char text[] = "aé双\xF0\xA0\x80\x80";
    static const uint32_t expected[] = {'a', 0xE9, 0x53CC, 0x20000};
    size_t at = 0;
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(cli_utf8_next(text_of(text), &at), expected[i]);
    }
    assert_int_equal(at, strlen(text));
}

/* Each malformed byte stands for itself, so that decoding always moves on. */
static void test_malformed_bytes(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80", "\xFF", "\xC0\xAF", "\xE5\x8F", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE0\x80\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        size_t at = 0;
        assert_int_equal(cli_utf8_next(text_of(bad[i]), &at), CLI_REPLACEMENT);
        assert_int_equal(at, 1);
    }
}

static void test_skipping(void **state)
{
    (void)state;
    zc_string text = text_of("双减a工");
    assert_int_equal(cli_utf8_skip(text, 0, 0), 0);
    assert_int_equal(cli_utf8_skip(text, 0, 2), 6);
    assert_int_equal(cli_utf8_skip(text, 6, 1), 7);
    assert_int_equal(cli_utf8_skip(text, 0, 99), text.len);
}

static void test_widths(void **state)
{
    (void)state;
    assert_int_equal(cli_width_text(text_of("abc")), 3);
    assert_int_equal(cli_width_text(text_of("双减工作")), 8);
    assert_int_equal(cli_width_text(text_of("（一）")), 6);
    assert_int_equal(cli_width_text(text_of("〔2022〕18号")), 12);
    assert_int_equal(cli_width_text(text_of("“双减”")), 6);
    assert_int_equal(cli_width_text(text_of("e\xCC\x81")), 1);
    assert_int_equal(cli_width_text(text_of("双\xE2\x80\x8B减")), 4);
    assert_int_equal(cli_width_text(text_of("𠀀")), 2);
    assert_int_equal(cli_width_text(text_of("é—…")), 3);
}

static void test_heads_and_tails_fit(void **state)
{
    (void)state;
    zc_string text = text_of("双减a工作");
    assert_int_equal(cli_width_head(text, 0), 0);
    assert_int_equal(cli_width_head(text, 3), 3);
    assert_int_equal(cli_width_head(text, 5), 7);
    assert_int_equal(cli_width_head(text, 99), text.len);
    assert_int_equal(cli_width_tail(text, 0), text.len);
    assert_int_equal(cli_width_tail(text, 3), 10);
    assert_int_equal(cli_width_tail(text, 5), 6);
    assert_int_equal(cli_width_tail(text, 99), 0);
}

static void test_a_tail_never_begins_with_an_accent(void **state)
{
    (void)state;
    zc_string text = text_of("ae\xCC\x81o");
    assert_int_equal(cli_width_tail(text, 1), 4);
    assert_int_equal(cli_width_tail(text, 2), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decoding),
        cmocka_unit_test(test_malformed_bytes),
        cmocka_unit_test(test_skipping),
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_heads_and_tails_fit),
        cmocka_unit_test(test_a_tail_never_begins_with_an_accent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
