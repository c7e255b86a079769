/* A file of records, written and read.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "chance.h"
#include "scratch.h"
#include "store/record_file.h"
#include "store/record_map.h"

#include <sys/stat.h>
#include <unistd.h>

static int make_file(void **state)
{
    char *scratch = scratch_make();
    *state = scratch_path(scratch, "records.1");
    free(scratch);
    return 0;
}

static int remove_file(void **state)
{
    char *path = *state;
    *strrchr(path, '/') = '\0';
    scratch_remove(path);
    return 0;
}

static zci_record_place append(zci_record_file *file, const char *data, size_t len)
{
    zc_error error;
    zci_record_place place = {.file = 1};
    assert_ok(zci_record_file_append(file, data, len, &place, &error), error);
    assert_int_equal(place.len, len);
    return place;
}

static void assert_reads(zci_record_map *map, zci_record_place place, const char *wanted)
{
    zc_error error;
    size_t short_of;
    char *out = malloc(place.len);
    assert_non_null(out);
    for (int i = 0; i < 3; i++) { /* by a call, and from the mapping */
        assert_ok(zci_record_map_read(map, place.offset, out, place.len, &short_of, &error), error);
        assert_int_equal(short_of, 0);
        assert_memory_equal(out, wanted, place.len);
        assert_int_equal(zci_record_hash(out, place.len), place.hash);
    }
    free(out);
}

static zci_record_map *open_map(const char *path)
{
    zc_error error;
    zci_record_map *map;
    assert_ok(zci_record_map_open(path, &map, &error), error);
    return map;
}

static zci_record_file *create(const char *path)
{
    zc_error error;
    zci_record_file *file;
    assert_ok(zci_record_file_create(path, &file, &error), error);
    return file;
}

/* Records of all sizes, read while more of them are written. */
static void what_is_appended_is_read(void **state)
{
    enum { RECORDS = 400, LONGEST = 200000 };
    zc_error error;
    chance c = chance_start(20240602);
    char *text = malloc(RECORDS + LONGEST);
    zci_record_place places[RECORDS];
    assert_non_null(text);
    for (size_t i = 0; i < RECORDS + LONGEST; i++)
        text[i] = (char)chance_next(&c);
    zci_record_file *file = create(*state);
    zci_record_map *map = open_map(*state);
    for (size_t i = 0; i < RECORDS; i++) {
        size_t longest = chance_once_in(&c, 20) ? LONGEST : 300;
        places[i] = append(file, text + i, 1 + chance_below(&c, longest));
        if (!chance_once_in(&c, 10))
            continue;
        assert_ok(zci_record_file_flush(file, chance_once_in(&c, 2), &error), error);
        assert_true(zci_record_map_has(map, zci_record_file_bytes(file)));
        size_t at = chance_below(&c, i + 1);
        assert_reads(map, places[at], text + at);
    }
    assert_ok(zci_record_file_flush(file, true, &error), error);
    for (size_t i = 0; i < RECORDS; i++)
        assert_reads(map, places[i], text + i);
    zci_record_map_close(map);
    zci_record_file_close(file);
    free(text);
}

static void what_was_not_committed_is_cut_off(void **state)
{
    zc_error error;
    struct stat info;
    zci_record_file *file = create(*state);
    append(file, "one", 3);
    append(file, "never committed", 15);
    assert_ok(zci_record_file_flush(file, false, &error), error);
    zci_record_file_close(file);
    assert_ok(zci_record_file_continue(*state, "dir", 3, &file, &error), error);
    assert_int_equal(stat(*state, &info), 0);
    assert_int_equal(info.st_size, 3);
    zci_record_place place = append(file, "two", 3);
    assert_int_equal(place.offset, 3);
    assert_ok(zci_record_file_flush(file, false, &error), error);
    zci_record_file_close(file);
    zci_record_map *map = open_map(*state);
    assert_reads(map, place, "two");
    zci_record_map_close(map);
}

static void a_file_that_is_too_short_or_gone_is_damage(void **state)
{
    zc_error error;
    zci_record_file *file = create(*state);
    append(file, "one", 3);
    assert_ok(zci_record_file_flush(file, false, &error), error);
    zci_record_file_close(file);
    assert_status(zci_record_file_continue(*state, "dir", 4, &file, &error), ZC_CORRUPT);
    assert_null(file);
    assert_non_null(strstr(error.message, "zhengce index --rebuild"));
    assert_int_equal(unlink(*state), 0);
    assert_status(zci_record_file_continue(*state, "dir", 3, &file, &error), ZC_CORRUPT);
}

static void a_file_that_was_cut_short_says_so(void **state)
{
    zc_error error;
    size_t short_of;
    char out[8];
    zci_record_file *file = create(*state);
    zci_record_place place = append(file, "record", 6);
    assert_ok(zci_record_file_flush(file, false, &error), error);
    zci_record_map *map = open_map(*state);
    assert_reads(map, place, "record");
    assert_true(zci_record_map_has(map, 6));
    assert_int_equal(truncate(*state, 2), 0);
    assert_false(zci_record_map_has(map, 6));
    zci_record_map_close(map);
    map = open_map(*state);
    assert_ok(zci_record_map_read(map, 0, out, 6, &short_of, &error), error);
    assert_int_equal(short_of, 4);
    zci_record_map_close(map);
    zci_record_file_close(file);
}

static void a_record_beyond_the_limit_is_refused(void **state)
{
    zc_error error;
    zci_record_place place = {.file = 1};
    zci_record_file *file = create(*state);
    assert_status(
        zci_record_file_append(file, "", (size_t)ZCI_RECORD_BYTES_MAX + 1, &place, &error),
        ZC_BAD_SOURCE);
    assert_int_equal(zci_record_file_bytes(file), 0);
    zci_record_file_close(file);
}

static void there_is_nothing_to_read_where_there_is_no_file(void **state)
{
    zc_error error;
    zci_record_map *map;
    assert_status(zci_record_map_open(*state, &map, &error), ZC_IO);
    assert_null(map);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_file, remove_file)
    const struct CMUnitTest tests[] = {
        TEST(what_is_appended_is_read),
        TEST(what_was_not_committed_is_cut_off),
        TEST(a_file_that_is_too_short_or_gone_is_damage),
        TEST(a_file_that_was_cut_short_says_so),
        TEST(a_record_beyond_the_limit_is_refused),
        TEST(there_is_nothing_to_read_where_there_is_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
