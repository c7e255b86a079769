/* References to characters in XML.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/reference.h"

static void check(const char *text, const char *wanted)
{
    char copy[64];
    snprintf(copy, sizeof copy, "%s", text);
    zci_reference_resolve(copy);
    assert_string_equal(copy, wanted);
}

static void references_become_characters(void **state)
{
    (void)state;
    check("", "");
    check("第%1条", "第%1条");
    check("P&#38;Q&amp;R&lt;&gt;&quot;&apos;", "P&Q&R<>\"'");
    check("&#x3001;&#12290;&#x1F600;", "、。😀");
    check("a&#9;b&#xA;c", "a b c");
    check("&#38;amp;", "&amp;"); /* once */
}

static void others_stay(void **state)
{
    (void)state;
    check("& && &; &amp", "& && &; &amp");
    check("&no;&#xD800;&#0;&#x110000;&#99999999999;", "&no;&#xD800;&#0;&#x110000;&#99999999999;");
    check("&#0000000000000000000065;", "&#0000000000000000000065;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_become_characters),
        cmocka_unit_test(others_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
