/* Where files lie in an archive.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/archive_path.h"

static void names_lead_from_where_they_stand(void **state)
{
    (void)state;
    static const struct {
        const char *from, *name, *wanted;
    } paths[] = {
        {"", "a.xml", "a.xml"},
        {"a.xml", "b/c.xml", "b/c.xml"},
        {"word/document.xml", "styles.xml", "word/styles.xml"},
        {"word/document.xml", "/styles.xml", "styles.xml"},
        {"a/b/c.xml", "../d/./e//f.xml", "a/d/e/f.xml"},
        {"a/b.xml", "../../../c.xml", "c.xml"},
        {"a\\b.xml", "c\\d.xml", "a/c/d.xml"},
        {"a/b.xml", "\\c.xml", "c.xml"},
        {"a/b.xml", "\n\t/c d.xml \r\n", "c d.xml"},
        {"a/b.xml", "", "a"},
        {"", "..", ""},
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        char out[16];
        assert_true(zci_archive_path_join(out, sizeof out, paths[i].from, text_of(paths[i].name)));
        assert_string_equal(out, paths[i].wanted);
    }
}

static void names_must_fit(void **state)
{
    (void)state;
    char out[8];
    assert_true(zci_archive_path_join(out, sizeof out, "ab/x", text_of("cdef")));
    assert_string_equal(out, "ab/cdef");
    assert_false(zci_archive_path_join(out, sizeof out, "ab/x", text_of("cdefg")));
    assert_string_equal(out, "");
    assert_false(zci_archive_path_join(out, sizeof out, "abcdefgh/x", text_of("a")));
    assert_true(zci_archive_path_join(out, sizeof out, "abcdefgh/x", text_of("/a")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_lead_from_where_they_stand),
        cmocka_unit_test(names_must_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
