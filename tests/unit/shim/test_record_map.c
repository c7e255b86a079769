/* A file of records, for reading.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "chance.h"
#include "scratch.h"
#include "store/record_map.h"

#include <unistd.h>

enum { BYTES = 300000, READINGS = 3000, MOST = 20000 };

typedef struct bench {
    char *dir, *path;
    unsigned char bytes[BYTES];
    zci_record_map *map;
} bench;

static int open_map(void **state)
{
    static bench b;
    zc_error error;
    chance c = chance_start(41);
    b.dir = scratch_make();
    b.path = scratch_path(b.dir, "records");
    for (size_t i = 0; i < BYTES; i++)
        b.bytes[i] = (unsigned char)chance_next(&c);
    scratch_write(b.path, (const char *)b.bytes, BYTES);
    assert_ok(zci_record_map_open(b.path, &b.map, &error), error);
    *state = &b;
    return 0;
}

static int close_map(void **state)
{
    bench *b = *state;
    zci_record_map_close(b->map);
    scratch_remove(b->dir);
    free(b->path);
    return 0;
}

/* Reads both ways; what is behind the file's end is not there. */
static void assert_read(bench *b, size_t size, size_t offset, size_t len)
{
    static char out[MOST];
    size_t there = offset >= size ? 0 : size - offset < len ? size - offset : len;
    for (int once = 0; once < 2; once++) {
        size_t short_of = 99;
        zc_error error;
        memset(out, 0x55, sizeof out);
        assert_ok(once ? zci_record_map_read_once(b->map, offset, out, len, &short_of, &error)
                       : zci_record_map_read(b->map, offset, out, len, &short_of, &error),
                  error);
        assert_int_equal(short_of, len - there);
        assert_memory_equal(out, b->bytes + (there > 0 ? offset : 0), there);
    }
}

/* So often that the file is mapped. */
static void bytes_are_read_from_anywhere(void **state)
{
    bench *b = *state;
    chance c = chance_start(42);
    for (int i = 0; i < READINGS; i++)
        assert_read(b, BYTES, chance_below(&c, BYTES),
                    chance_below(&c, chance_once_in(&c, 9) ? MOST : 300));
    assert_read(b, BYTES, 0, 0);
    assert_read(b, BYTES, BYTES, 0);
    assert_read(b, BYTES, BYTES - 1, 1);
}

static void what_is_not_there_is_told(void **state)
{
    bench *b = *state;
    assert_read(b, BYTES, BYTES - 10, 20);
    assert_read(b, BYTES, BYTES, 20);
    assert_read(b, BYTES, BYTES + 5000, 20);
}

/* As a writer appends to it, also once it is mapped. */
static void the_file_may_grow(void **state)
{
    enum { HALF = BYTES / 2 };
    bench *b = *state;
    assert_int_equal(truncate(b->path, HALF), 0);
    assert_true(zci_record_map_has(b->map, HALF));
    assert_false(zci_record_map_has(b->map, HALF + 1));
    for (int i = 0; i < READINGS; i++)
        assert_read(b, HALF, HALF - 100, 50);
    assert_read(b, HALF, HALF - 20, 50);
    FILE *file = fopen(b->path, "ab");
    assert_non_null(file);
    assert_int_equal(fwrite(b->bytes + HALF, 1, BYTES - HALF, file), BYTES - HALF);
    assert_int_equal(fclose(file), 0);
    assert_true(zci_record_map_has(b->map, BYTES));
    for (int i = 0; i < READINGS; i++)
        assert_read(b, BYTES, HALF - 20 + (size_t)i, 50);
    assert_read(b, BYTES, BYTES - 20, 20);
}

static void a_file_that_cannot_be_opened_is_told(void **state)
{
    zc_error error;
    zci_record_map *map = (zci_record_map *)state;
    assert_true(zci_record_map_open("/nowhere/records", &map, &error) != ZC_OK);
    assert_null(map);
    assert_non_null(strstr(error.message, "/nowhere/records"));
    zci_record_map_close(NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_map, close_map)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bytes_are_read_from_anywhere),
        TEST(what_is_not_there_is_told),
        TEST(the_file_may_grow),
        cmocka_unit_test(a_file_that_cannot_be_opened_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
