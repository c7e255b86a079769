/* The state of a file in a document's record.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "source/kept_stat.h"

static void the_state_of_a_file_comes_back(void **state)
{
    (void)state;
    zci_document_record record = {.text = {{NULL, 0}}};
    zci_kept_stat_set(&record, (zci_file_stat){.size = 7, .mtime = 8, .inode = 9});
    const zci_file_stat stat = zci_kept_stat_of(&record);
    assert_true(stat.size == 7 && stat.mtime == 8 && stat.inode == 9);
    assert_int_equal(record.count[ZCI_DOCUMENT_FILE_MTIME], 8);
}

static void without_a_file_it_is_zero(void **state)
{
    (void)state;
    const zci_document_record record = {.text = {{NULL, 0}}};
    const zci_file_stat stat = zci_kept_stat_of(&record), none = {0, 0, 0};
    assert_true(zci_file_stat_equal(&stat, &none));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_state_of_a_file_comes_back),
        cmocka_unit_test(without_a_file_it_is_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
