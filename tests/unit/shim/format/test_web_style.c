/* What a style attribute says.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/web_style.h"

static void assert_value(const char *style, const char *wanted)
{
    zc_string value = zci_web_style(text_of(style), "display");
    if (wanted == NULL) {
        assert_null(value.data);
        assert_int_equal(value.len, 0);
        return;
    }
    assert_non_null(value.data);
    assert_int_equal(value.len, strlen(wanted));
    assert_memory_equal(value.data, wanted, value.len);
}

static void the_value_of_a_property_is_found(void **state)
{
    (void)state;
    assert_value("display:none", "none");
    assert_value("display: none", "none");
    assert_value("DISPLAY :\n none ;color:red", "none ");
    assert_value("color:red;display:none !important;", "none !important");
    assert_value("color:red; display:block", "block");
    assert_value("display:", "");
    assert_value("display:;color:red", "");
}

static void the_last_one_counts(void **state)
{
    (void)state;
    assert_value("display:none;display:block", "block");
    assert_value("display:none;color:red;display : inline", "inline");
}

static void other_properties_are_none(void **state)
{
    (void)state;
    assert_value("", NULL);
    assert_value("display", NULL);
    assert_value("display none", NULL);
    assert_value("-webkit-display:none", NULL);
    assert_value("xdisplay:none", NULL);
    assert_value("display-inside:flow", NULL);
    assert_value("content:display:none", NULL);
    assert_value("color:red", NULL);
    assert_null(zci_web_style((zc_string){NULL, 0}, "display").data);
}

/* No more is read than the attribute has. */
static void a_style_may_end_anywhere(void **state)
{
    static const char style[] = "display:none";
    (void)state;
    for (size_t len = 0; len <= strlen("display"); len++)
        assert_null(zci_web_style((zc_string){style, len}, "display").data);
    assert_int_equal(zci_web_style((zc_string){style, strlen(style) - 2}, "display").len, 2);
}

static void words_begin_a_value_in_any_case(void **state)
{
    (void)state;
    assert_true(zci_web_style_is(text_of("none"), "none"));
    assert_true(zci_web_style_is(text_of("NONE !important"), "none"));
    assert_false(zci_web_style_is(text_of("non"), "none"));
    assert_false(zci_web_style_is(text_of(" none"), "none"));
    assert_false(zci_web_style_is((zc_string){NULL, 0}, "none"));
    assert_false(zci_web_style_is((zc_string){"none", 3}, "none"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_value_of_a_property_is_found),
        cmocka_unit_test(the_last_one_counts),
        cmocka_unit_test(other_properties_are_none),
        cmocka_unit_test(a_style_may_end_anywhere),
        cmocka_unit_test(words_begin_a_value_in_any_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
