/* Characters from fonts of signs.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/docx_symbol.h"

static int32_t symbol(const char *font, const char *place)
{
    return zci_docx_symbol(text_of(font), text_of(place));
}

static void signs_have_characters(void **state)
{
    (void)state;
    assert_int_equal(symbol("Wingdings", "F0FE"), 0x2611); /* ☑ */
    assert_int_equal(symbol("Wingdings", "fe"), 0x2611);
    assert_int_equal(symbol("Wingdings", "F0A8"), 0x25A1); /* □ */
    assert_int_equal(symbol("Wingdings", "F081"), 0x2460); /* ① */
    assert_int_equal(symbol("Wingdings 2", "F052"), 0x2611);
    assert_int_equal(symbol("Wingdings 2", "F0A3"), 0x25A1);
    assert_int_equal(symbol("Wingdings 2", "F073"), 0x2469); /* ⑩ */
    assert_int_equal(symbol("Symbol", "F0B3"), 0x2265);      /* ≥ */
    assert_int_equal(symbol("Symbol", "F061"), 0x3B1);       /* α */
    assert_int_equal(symbol("Symbol", "F07A"), 0x3B6);       /* ζ */
    assert_int_equal(symbol("Symbol", "F02B"), '+');
    assert_int_equal(symbol("Symbol", "F022"), 0x2200); /* ∀ */
    assert_int_equal(symbol("Segoe UI Symbol", "2611"), 0x2611);
    assert_int_equal(symbol("宋体", "1F5F9"), 0x1F5F9);
}

static void others_have_none(void **state)
{
    (void)state;
    assert_int_equal(symbol("Wingdings", "F021"), 0);
    assert_int_equal(symbol("Wingdings", "F0FF"), 0);
    assert_int_equal(symbol("Symbol", "F0FF"), 0);
    assert_int_equal(symbol("Symbol", "F00A"), 0);
    assert_int_equal(symbol("Symbol", ""), 0);
    assert_int_equal(symbol("Webdings", "F061"), 0);
    assert_int_equal(symbol("宋体", "D800"), 0);
    assert_int_equal(symbol("宋体", "000A"), 0);
    assert_int_equal(symbol("宋体", "FFFFFF"), 0);
    assert_int_equal(symbol("宋体", "1F5F9F5"), 0);
    assert_int_equal(symbol("宋体", "26x1"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_have_characters),
        cmocka_unit_test(others_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
