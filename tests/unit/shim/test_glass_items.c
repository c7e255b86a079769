/* Tables of Xapian's form, written and read back.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/glass_items.h"
#include "test.h"

#include "scratch.h"

#include <stdio.h>
#include <stdlib.h>

enum { ITEMS = 3000, TAG_MAX = 70000, TAG_LONG = 50000 /* of several pieces, in two blocks */ };

static size_t tag_bytes(size_t number)
{
    return number % 1000 == 7 ? TAG_LONG + number : number % 300;
}

static zci_key key_at(size_t number, char *out)
{
    int len = snprintf(out, ZCI_GLASS_KEY_MAX, "%08zu%.*s", number, (int)(number % 200),
                       "....................................................................."
                       "....................................................................."
                       "..............................................................");
    return (zci_key){out, (size_t)len};
}

static void fill_tag(size_t number, char *tag)
{
    for (size_t i = 0; i < tag_bytes(number); i++)
        tag[i] = (char)(number * 31 + i * 7);
}

static void write_table(const char *path, size_t count)
{
    zc_error error;
    zci_glass_table *table;
    zci_glass_root root;
    char key[ZCI_GLASS_KEY_MAX], *tag = malloc(TAG_MAX);
    assert_non_null(tag);
    assert_ok(zci_glass_table_create(path, false, &table, &error), error);
    for (size_t i = 0; i < count; i++) {
        fill_tag(i, tag);
        zci_key bytes = {tag, tag_bytes(i)};
        assert_ok(zci_glass_table_add(table, key_at(i, key), bytes, &error), error);
    }
    assert_ok(zci_glass_table_finish(table, &root, &error), error);
    assert_int_equal(root.item_count, count);
    zci_glass_table_close(table);
    free(tag);
}

/* Reads a table to its end, or to what fails; returns how many items are as they were written. */
static size_t read_table(const char *path, zc_status wanted)
{
    zc_error error;
    bool any = true;
    zci_key key, tag;
    size_t count = 0;
    zci_glass_items *items;
    char name[ZCI_GLASS_KEY_MAX], *bytes = malloc(TAG_MAX);
    assert_non_null(bytes);
    assert_ok(zci_glass_items_open(path, &items, &error), error);
    zc_status status = zci_glass_items_next(items, &any, &key, &tag, &error);
    for (; any && status == ZC_OK; count++) {
        zci_key expected = key_at(count, name);
        fill_tag(count, bytes);
        assert_int_equal(key.len, expected.len);
        assert_memory_equal(key.data, expected.data, key.len);
        assert_int_equal(tag.len, tag_bytes(count));
        if (tag.len > 0)
            assert_memory_equal(tag.data, bytes, tag.len);
        status = zci_glass_items_next(items, &any, &key, &tag, &error);
    }
    assert_int_equal(status, wanted);
    assert_false(any);
    zci_glass_items_close(items);
    free(bytes);
    return count;
}

static void items_come_back_as_they_were_written(void **state)
{
    char *dir = scratch_make(), *path = scratch_path(dir, "table");
    (void)state;
    write_table(path, ITEMS);
    assert_int_equal(read_table(path, ZC_OK), ITEMS);
    free(path);
    scratch_remove(dir);
}

static void an_empty_table_has_none(void **state)
{
    char *dir = scratch_make(), *path = scratch_path(dir, "table");
    (void)state;
    write_table(path, 0);
    assert_int_equal(read_table(path, ZC_OK), 0);
    free(path);
    scratch_remove(dir);
}

/* What a table was cut to, or the form of a block that was spoilt, is noticed where it is met. */
static void what_was_never_written_so_is_refused(void **state)
{
    char *dir = scratch_make(), *path = scratch_path(dir, "table");
    size_t len;
    (void)state;
    write_table(path, ITEMS);
    char *bytes = scratch_read(path, &len);
    scratch_write(path, bytes, len - ZCI_GLASS_BLOCK_BYTES / 2);
    assert_in_range(read_table(path, ZC_IO), 1, ITEMS);
    memset(bytes + ZCI_GLASS_BLOCK_BYTES + 9, 0xFF, 200); /* the second block's directory */
    scratch_write(path, bytes, len);
    assert_in_range(read_table(path, ZC_IO), 1, ITEMS / 2);
    free(bytes);
    free(path);
    scratch_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_come_back_as_they_were_written),
        cmocka_unit_test(an_empty_table_has_none),
        cmocka_unit_test(what_was_never_written_so_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
