/* The files of records that a state has.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"
#include "store/disk.h"
#include "store/record_list.h"

#include <unistd.h>

static void a_list_comes_back(void **state)
{
    (void)state;
    zci_record_list list = {.len = 2, .free_bytes = 7}, back;
    list.file[0].number = 1;
    list.file[0].bytes = UINT64_C(5000000000);
    list.file[1].number = 1003;
    zci_buffer bytes = {0};
    zci_record_list_write(&list, &bytes);
    assert_true(zci_record_list_read(bytes.data, bytes.len, &back));
    assert_int_equal(back.len, 2);
    assert_true(back.free_bytes == 7 && back.file[0].bytes == UINT64_C(5000000000));
    assert_true(zci_record_list_has(&back, 1003) && !zci_record_list_has(&back, 2));
    assert_true(zci_record_list_bytes(&back) == UINT64_C(5000000000));
    for (size_t len = 1; len < bytes.len; len++) /* each that is cut is refused or shorter */
        assert_true(!zci_record_list_read(bytes.data, len, &back) || back.len < 2);
    zci_buffer_free(&bytes);
}

static void no_bytes_are_an_empty_list(void **state)
{
    (void)state;
    zci_record_list list;
    assert_true(zci_record_list_read("", 0, &list));
    assert_int_equal(list.len, 0);
    assert_true(list.free_bytes == 0);
}

static void what_is_damaged_is_refused(void **state)
{
    (void)state;
    zci_record_list list;
    assert_false(zci_record_list_read("\x00\x02\x05\x01\x05", 5, &list)); /* not ascending */
    assert_false(zci_record_list_read("\x00\x00\x05", 3, &list));         /* a file 0 */
    assert_false(zci_record_list_read("\x06\x01\x05", 3, &list)); /* more free than there is */
    assert_false(zci_record_list_read("\x00\x01", 2, &list));
    assert_false(zci_record_list_read("\x80", 1, &list));
}

static void more_files_than_there_may_be_are_refused(void **state)
{
    (void)state;
    zci_record_list list;
    zci_buffer bytes = {0};
    zci_buffer_varint(&bytes, 0);
    for (unsigned i = 1; i <= ZCI_RECORD_FILES_MAX; i++) {
        zci_buffer_varint(&bytes, i);
        zci_buffer_varint(&bytes, i);
    }
    assert_true(zci_record_list_read(bytes.data, bytes.len, &list));
    zci_buffer_varint(&bytes, ZCI_RECORD_FILES_MAX + 1);
    zci_buffer_varint(&bytes, 1);
    assert_false(zci_record_list_read(bytes.data, bytes.len, &list));
    zci_buffer_free(&bytes);
}

static bool exists(const char *dir, const char *name)
{
    char *path = scratch_path(dir, name);
    bool is_there = access(path, F_OK) == 0;
    free(path);
    return is_there;
}

static void a_sweep_takes_what_the_list_does_not_have(void **state)
{
    (void)state;
    static const char *const names[] = {"records.1",  "records.2", "records.12",
                                        "records.2x", "records.",  "iamglass"};
    zc_error error;
    char *dir = scratch_make();
    zci_record_list list = {.len = 1};
    list.file[0].number = 2;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *path = scratch_path(dir, names[i]);
        assert_ok(zci_disk_write(path, "x", 1, &error), error);
        free(path);
    }
    assert_ok(zci_record_list_sweep(&list, dir, &error), error);
    assert_false(exists(dir, "records.1") || exists(dir, "records.12"));
    assert_true(exists(dir, "records.2") && exists(dir, "records.2x"));
    assert_true(exists(dir, "records.") && exists(dir, "iamglass"));
    scratch_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_comes_back),
        cmocka_unit_test(no_bytes_are_an_empty_list),
        cmocka_unit_test(what_is_damaged_is_refused),
        cmocka_unit_test(more_files_than_there_may_be_are_refused),
        cmocka_unit_test(a_sweep_takes_what_the_list_does_not_have),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
