/* Damage found by the manifests, and mended.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"
#include "store/directory.h"
#include "store/manifest.h"
#include "store/repair.h"

#include <sys/stat.h>
#include <unistd.h>

static int make_dir(void **state)
{
    *state = scratch_make();
    return 0;
}

static int remove_dir(void **state)
{
    scratch_remove(*state);
    return 0;
}

static void put(const char *dir, const char *name, const char *text)
{
    char *path = scratch_path(dir, name);
    scratch_write(path, text, strlen(text));
    free(path);
}

/* A generation of one file, with its manifest. */
static void make_whole(const char *dir, const char *name)
{
    zc_error error;
    char *generation = scratch_path(dir, name);
    assert_int_equal(mkdir(generation, 0777), 0);
    put(generation, "iamglass", "its content");
    assert_ok(zci_manifest_write(generation, &error), error);
    free(generation);
}

static void spoil(const char *dir, const char *name)
{
    char *generation = scratch_path(dir, name);
    put(generation, "iamglass", "its contenT");
    free(generation);
}

/* As a run that was killed leaves one. */
static void unseal(const char *dir, const char *name)
{
    zc_error error;
    char *generation = scratch_path(dir, name);
    assert_ok(zci_manifest_remove(generation, &error), error);
    free(generation);
}

static void publish(const char *dir, unsigned generation)
{
    zc_error error;
    assert_ok(zci_directory_publish(dir, generation, &error), error);
}

/* ---- The current generation ---------------------------------------------------- */

static void assert_files(const char *dir, zc_status wanted, const char *reported)
{
    zc_error error;
    zci_buffer report = {0};
    zci_buffer_text(&report, "before: ");
    assert_status(zci_store_check_files(dir, &report, &error), wanted);
    zci_buffer_byte(&report, '\0');
    assert_true(strncmp(report.data, "before: ", 8) == 0);
    assert_string_equal(report.data + 8, reported);
    zci_buffer_free(&report);
    assert_status(zci_store_check_files(dir, NULL, &error), wanted);
}

#define SPOILT "iamglass: the file's content is not what was written\n"

static void the_current_generation_is_compared(void **state)
{
    assert_files(*state, ZC_NO_INDEX, "");
    make_whole(*state, "gen-1");
    make_whole(*state, "gen-2");
    publish(*state, 1);
    spoil(*state, "gen-2");
    assert_files(*state, ZC_OK, "");
    spoil(*state, "gen-1");
    assert_files(*state, ZC_CORRUPT, SPOILT);
    unseal(*state, "gen-1");
    assert_files(*state, ZC_OK, ""); /* with nothing to compare it with */
}

/* ---- The one before it ------------------------------------------------------------ */

static void assert_former(const char *dir, zc_status wanted, unsigned number, const char *reported)
{
    zc_error error;
    unsigned generation = 99;
    zci_buffer report = {0};
    error.message[0] = '\0';
    zci_buffer_text(&report, "before: ");
    assert_status(zci_store_check_former(dir, &generation, &report, &error), wanted);
    assert_int_equal(strlen(error.message) > 0, wanted != ZC_OK);
    assert_int_equal(generation, number);
    zci_buffer_byte(&report, '\0');
    assert_true(strncmp(report.data, "before: ", 8) == 0);
    assert_string_equal(report.data + 8, reported);
    zci_buffer_free(&report);
}

static void the_former_generation_is_compared(void **state)
{
    assert_former(*state, ZC_NO_INDEX, 0, "");
    make_whole(*state, "gen-5");
    publish(*state, 5);
    assert_former(*state, ZC_OK, 0, "");
    make_whole(*state, "gen-2");
    make_whole(*state, "gen-3");
    make_whole(*state, "gen-6");
    spoil(*state, "gen-2");
    spoil(*state, "gen-5");
    spoil(*state, "gen-6");
    assert_former(*state, ZC_OK, 3, "");
    spoil(*state, "gen-3");
    assert_former(*state, ZC_CORRUPT, 3, SPOILT);
}

/* ---- Going back --------------------------------------------------------------------- */

static void assert_went_back(const char *dir, unsigned wanted)
{
    zc_error error;
    unsigned generation, current;
    assert_ok(zci_store_go_back(dir, &generation, &error), error);
    assert_int_equal(generation, wanted);
    assert_ok(zci_store_current(dir, &current, &error), error);
    assert_int_equal(current, wanted);
}

static void the_newest_that_is_whole_is_the_one(void **state)
{
    static const char *const names[] = {"gen-2", "gen-3", "gen-4", "gen-5", "gen-6"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        make_whole(*state, names[i]);
    publish(*state, 5);
    spoil(*state, "gen-6"); /* above the current one, as an interrupted rebuild leaves it */
    unseal(*state, "gen-4");
    assert_went_back(*state, 3);
    spoil(*state, "gen-2");
    assert_went_back(*state, 5); /* from 3: it is whole, and not the current one */
}

/* Though the current one be whole: it was found damaged by other means. */
static void the_current_one_is_never_it(void **state)
{
    zc_error error;
    unsigned generation = 99, current;
    make_whole(*state, "gen-1");
    publish(*state, 1);
    assert_status(zci_store_go_back(*state, &generation, &error), ZC_NOT_FOUND);
    assert_int_equal(generation, 0);
    assert_non_null(strstr(error.message, *state));
    assert_ok(zci_store_current(*state, &current, &error), error);
    assert_int_equal(current, 1);
}

static void a_stub_that_is_lost_is_made_anew(void **state)
{
    make_whole(*state, "gen-1");
    make_whole(*state, "gen-2");
    put(*state, "XAPIANDB", "auto gen-");
    assert_went_back(*state, 2);
    char *stub = scratch_path(*state, "XAPIANDB");
    assert_int_equal(unlink(stub), 0);
    free(stub);
    assert_went_back(*state, 2);
}

static void without_any_there_is_none(void **state)
{
    zc_error error;
    unsigned generation = 99;
    char *gone = scratch_path(*state, "gone");
    assert_status(zci_store_go_back(*state, &generation, &error), ZC_NOT_FOUND);
    assert_status(zci_store_go_back(gone, &generation, &error), ZC_IO);
    assert_int_equal(generation, 0);
    free(gone);
}

#define IN_DIR(test) cmocka_unit_test_setup_teardown(test, make_dir, remove_dir)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DIR(the_current_generation_is_compared),  IN_DIR(the_former_generation_is_compared),
        IN_DIR(the_newest_that_is_whole_is_the_one), IN_DIR(the_current_one_is_never_it),
        IN_DIR(a_stub_that_is_lost_is_made_anew),    IN_DIR(without_any_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
