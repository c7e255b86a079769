/* References to characters in a web page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/web_reference.h"

static unsigned find_character(const char *name)
{
    static const struct {
        const char *name;
        unsigned character;
    } named[] = {{"amp", '&'}, {"apos", '\''}, {"copy", 0xA9},   {"gt", '>'},
                 {"lt", '<'},  {"nbsp", 0xA0}, {"ldquo", 0x201C}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (strcmp(name, named[i].name) == 0)
            return named[i].character;
    }
    return 0;
}

/* What a page is read as; NULL where it is right as it is. */
static void assert_mended(const char *page, const char *wanted)
{
    zci_buffer out = {0};
    zci_web_references_mend(text_of(page), find_character, &out);
    assert_false(out.failed);
    if (wanted == NULL) {
        assert_int_equal(out.len, 0);
    } else {
        zci_buffer_byte(&out, '\0');
        assert_string_equal(out.data, wanted);
    }
    zci_buffer_free(&out);
}

static void sound_references_stay(void **state)
{
    (void)state;
    assert_mended("", NULL);
    assert_mended("甲乙", NULL);
    assert_mended("&nbsp;甲&amp;&lt;&ldquo;乙&apos;", NULL);
    assert_mended("&#8220;甲&#x201c;&#X201C;&#8220乙", NULL);
}

static void a_sign_before_what_is_no_name_stays(void **state)
{
    (void)state;
    assert_mended("甲 & 乙", NULL);
    assert_mended("&&", NULL);
    assert_mended("&", NULL);
    assert_mended("&1 &， &<b>", "&1 &amp;， &<b>");
}

static void a_sign_that_begins_no_reference_is_one(void **state)
{
    (void)state;
    assert_mended("甲&乙", "甲&amp;乙");
    assert_mended("R&D, Q&A;", "R&amp;D, Q&amp;A;");
    assert_mended("?a=1&b=2&copy=3", "?a=1&amp;b=2&amp;copy=3");
    assert_mended("&_a&:b", "&amp;_a&amp;:b");
    assert_mended("&#甲&#x乙&#", "&amp;#甲&amp;#x乙&amp;#");
    assert_mended("&ldquo甲", "&amp;ldquo甲");
    assert_mended("&abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz;",
                  "&amp;abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz;");
}

static void what_browsers_read_without_its_end_gets_one(void **state)
{
    (void)state;
    assert_mended("&nbsp甲", "&nbsp;甲");
    assert_mended("&nbsp&nbsp", "&nbsp;&nbsp;");
    assert_mended("甲&lt乙&gt", "甲&lt;乙&gt;");
    assert_mended("&nbsp2022&nbsp=", "&nbsp;2022&nbsp;=");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_references_stay),
        cmocka_unit_test(a_sign_before_what_is_no_name_stays),
        cmocka_unit_test(a_sign_that_begins_no_reference_is_one),
        cmocka_unit_test(what_browsers_read_without_its_end_gets_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
