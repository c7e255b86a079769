/* What the files of a generation should be.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/hash.h"
#include "scratch.h"
#include "store/manifest.h"

#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

static void put(const char *dir, const char *name, const char *text)
{
    char *path = scratch_path(dir, name);
    scratch_write(path, text, strlen(text));
    free(path);
}

/* Two files, with a manifest. */
static int make(void **state)
{
    zc_error error;
    char *dir = scratch_make();
    put(dir, "iamglass", "its content");
    put(dir, "records.2", "");
    put(dir, ".hidden", "not looked at");
    assert_ok(zci_manifest_write(dir, &error), error);
    *state = dir;
    return 0;
}

static int unmake(void **state)
{
    scratch_remove(*state);
    return 0;
}

/* What is reported; "" for a generation that is sound. */
static void assert_found(const char *dir, const char *wanted)
{
    zc_error error;
    bool present = false;
    zci_buffer report = {0};
    zc_status status = zci_manifest_check(dir, dir, &present, &report, &error);
    zci_buffer_byte(&report, '\0');
    assert_string_equal(report.data, wanted);
    assert_status(status, wanted[0] == '\0' ? ZC_OK : ZC_CORRUPT);
    assert_true(present);
    zci_buffer_free(&report);
}

static void assert_none(const char *dir)
{
    zc_error error;
    bool present = true;
    assert_ok(zci_manifest_check(dir, dir, &present, NULL, &error), error);
    assert_false(present);
}

/* An index may be copied to a machine of another order of bytes. */
static void hashes_are_the_same_on_every_machine(void **state)
{
    size_t len;
    char *path = scratch_path(*state, "manifest"), *text = scratch_read(path, &len);
    assert_non_null(
        strstr(text, "\niamglass 11 d572b5bb90461eab\nrecords.2 0 0000000000000000\nend "));
    free(text);
    free(path);
}

static void files_as_they_were_written_are_sound(void **state)
{
    assert_found(*state, "");
    put(*state, "records.3", "of later");
    put(*state, ".hidden", "changed");
    assert_found(*state, "");
}

static void what_changed_is_named(void **state)
{
    put(*state, "iamglass", "its contenT");
    assert_found(*state, "iamglass: the file's content is not what was written\n");
    put(*state, "iamglass", "its content and more");
    assert_found(*state, "iamglass: the file does not have the size that was written\n");
    char *path = scratch_path(*state, "records.2");
    unlink(path);
    free(path);
    put(*state, "iamglass", "its content");
    assert_found(*state, "records.2: the file is missing\n");
}

static void the_message_counts_what_changed(void **state)
{
    zc_error error;
    bool present;
    put(*state, "iamglass", "its contenT");
    assert_status(zci_manifest_check(*state, "index", &present, NULL, &error), ZC_CORRUPT);
    assert_non_null(strstr(error.message, "damaged, 1 file is not as it was written;"));
    put(*state, "records.2", "more");
    assert_status(zci_manifest_check(*state, "index", &present, NULL, &error), ZC_CORRUPT);
    assert_non_null(strstr(error.message, "damaged, 2 files are not as they were written;"));
    assert_non_null(strstr(error.message_zh, "有 2 个文件与写入时不符"));
}

/* It gets its name when it is whole, so no killed run leaves a part of it. */
static void a_part_of_a_manifest_is_damage(void **state)
{
    size_t len;
    char *path = scratch_path(*state, ZCI_MANIFEST_NAME), *text = scratch_read(path, &len);
    for (size_t cut = 0; cut < len; cut++) {
        scratch_write(path, text, cut);
        assert_found(*state, ZCI_MANIFEST_NAME ": it is not what was written\n");
    }
    free(path);
    free(text);
}

static void a_killed_run_leaves_none(void **state)
{
    zc_error error;
    assert_ok(zci_manifest_remove(*state, &error), error);
    assert_none(*state);
    put(*state, ZCI_MANIFEST_NAME ".new", "zhengce manif");
    assert_none(*state);
    assert_ok(zci_manifest_remove(*state, &error), error);
    assert_ok(zci_manifest_write(*state, &error), error);
    assert_found(*state, "");
    char *left = scratch_path(*state, ZCI_MANIFEST_NAME ".new");
    assert_int_not_equal(access(left, F_OK), 0);
    free(left);
}

static void a_manifest_that_changed_is_damage(void **state)
{
    size_t len;
    char *path = scratch_path(*state, ZCI_MANIFEST_NAME), *text = scratch_read(path, &len);
    text[strlen("zhengce manifest 1\n")] = 'I';
    scratch_write(path, text, len);
    assert_found(*state, ZCI_MANIFEST_NAME ": it is not what was written\n");
    text[strlen("zhengce manifest 1\n")] = 'i';
    scratch_write(path, text, len);
    assert_found(*state, "");
    text[len - 1] ^= 1; /* the last line's end */
    scratch_write(path, text, len);
    assert_found(*state, ZCI_MANIFEST_NAME ": it is not what was written\n");
    free(path);
    free(text);
}

/* Whoever can write it can also make its hash right: it still names files beside it alone. */
static void lines_that_make_no_sense_are_damage(void **state)
{
    static const char *const lines[] = {
        "../iamglass 11 0", "/etc/passwd 1 0", "iamglass",     " 1 0",
        "iamglass 1",       "iamglass 11 0z",  "iamglass x 0", ""};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char text[256], sealed[320];
        snprintf(text, sizeof text, "zhengce manifest 1\n%s\n", lines[i]);
        snprintf(sealed, sizeof sealed, "%send %016" PRIx64 "\n", text,
                 zci_hash64(text, strlen(text)));
        put(*state, ZCI_MANIFEST_NAME, sealed);
        assert_found(*state,
                     lines[i][0] == '\0' ? "" : ZCI_MANIFEST_NAME ": a line makes no sense\n");
    }
}

static void other_files_are_nobodys_damage(void **state)
{
    static const char *const names[] = {"core",       "iamglass copy", "records.2~",
                                        "records.02", "old.glass",     "新建文件",
                                        "v.tmp",      "iamglass 11 0", "manifest.orig"};
    zc_error error;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(*state, names[i], "x");
    char *directory = scratch_path(*state, "directory");
    assert_int_equal(mkdir(directory, 0777), 0);
    assert_ok(zci_manifest_write(*state, &error), error);
    assert_found(*state, "");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = scratch_path(*state, names[i]);
        assert_int_equal(unlink(path), 0);
        free(path);
    }
    assert_int_equal(rmdir(directory), 0);
    assert_found(*state, "");
    free(directory);
}

/* A manifest of before they were left out may name them. */
static void lines_of_other_files_are_ignored(void **state)
{
    static const char text[] = "zhengce manifest 1\ncore 5 0\niamglass copy 0 0\n";
    char sealed[320];
    snprintf(sealed, sizeof sealed, "%send %016" PRIx64 "\n", text, zci_hash64(text, strlen(text)));
    put(*state, ZCI_MANIFEST_NAME, sealed);
    assert_found(*state, "");
}

static void files_of_records_may_be_too_many(void **state)
{
    zc_error error;
    for (unsigned i = 1; i <= 100; i++) {
        char name[16];
        snprintf(name, sizeof name, "records.%u", i);
        put(*state, name, "x");
    }
    assert_status(zci_manifest_write(*state, &error), ZC_IO);
    assert_non_null(strstr(error.message, *state));
    assert_none(*state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(hashes_are_the_same_on_every_machine, make, unmake),
        cmocka_unit_test_setup_teardown(files_as_they_were_written_are_sound, make, unmake),
        cmocka_unit_test_setup_teardown(what_changed_is_named, make, unmake),
        cmocka_unit_test_setup_teardown(the_message_counts_what_changed, make, unmake),
        cmocka_unit_test_setup_teardown(a_part_of_a_manifest_is_damage, make, unmake),
        cmocka_unit_test_setup_teardown(a_killed_run_leaves_none, make, unmake),
        cmocka_unit_test_setup_teardown(a_manifest_that_changed_is_damage, make, unmake),
        cmocka_unit_test_setup_teardown(lines_that_make_no_sense_are_damage, make, unmake),
        cmocka_unit_test_setup_teardown(other_files_are_nobodys_damage, make, unmake),
        cmocka_unit_test_setup_teardown(lines_of_other_files_are_ignored, make, unmake),
        cmocka_unit_test_setup_teardown(files_of_records_may_be_too_many, make, unmake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
