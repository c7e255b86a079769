/* The first lines of a document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "first_lines.h"

static void blank_lines_are_passed_over(void **state)
{
    (void)state;
    const char *text = "\n  \n一\n\n二\n";
    zci_page page = zci_page_whole(text, strlen(text));
    zci_first_lines first;
    zci_first_lines_read(&first, &page);
    assert_int_equal(first.count, 2);
    assert_memory_equal(first.text + first.line[0].start.byte, "一", strlen("一"));
    assert_memory_equal(first.text + first.line[1].start.byte, "二", strlen("二"));
    assert_ptr_equal(first.page, &page);
}

static void there_are_only_so_many(void **state)
{
    (void)state;
    char text[256] = "";
    for (int i = 0; i < 2 * ZCI_FIRST_LINES; i++)
        strcat(text, "一\n");
    zci_page page = zci_page_whole(text, strlen(text));
    zci_first_lines first;
    zci_first_lines_read(&first, &page);
    assert_int_equal(first.count, ZCI_FIRST_LINES);
}

static void those_of_a_page_within_a_text_are_its_own(void **state)
{
    (void)state;
    const char *text = "前\n一\n二\n";
    const size_t skipped = strlen("前\n");
    zci_page page = zci_page_whole(text, strlen("前\n一\n"));
    zci_first_lines first;
    page.start = (zci_place){skipped, 2};
    page.line = 2;
    zci_first_lines_read(&first, &page);
    assert_int_equal(first.count, 1);
    assert_int_equal(first.line[0].start.byte, skipped);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blank_lines_are_passed_over),
        cmocka_unit_test(there_are_only_so_many),
        cmocka_unit_test(those_of_a_page_within_a_text_are_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
