/* Values of records: written, read, replaced and moved, and what is left of a killed run.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "stock.h"

#include "schema/schema.h"
#include "store/manifest.h"
#include "store/repair.h"

#include <sys/stat.h>
#include <unistd.h>

enum { LARGE = 1500000 };

static void put(zci_store_writer *writer, zci_docid docid, const char *text, size_t len)
{
    zc_error error;
    zci_count count = {{"t", 1}, 1};
    zci_value value = {ZCI_SLOT_PASSAGE, text, len};
    zci_record record = {&count, 1, &value, 1, NULL, 0};
    assert_ok(zci_store_put(writer, docid, &record, &error), error);
}

/* An index whose records 1 to `count` say their docid. */
static void make_index(const char *dir, unsigned count)
{
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_UPDATE);
    for (unsigned i = 1; i <= count; i++) {
        char text[32];
        snprintf(text, sizeof text, "record %u", i);
        put(writer, i, text, strlen(text));
    }
    stock_commit(writer);
    zci_store_writer_close(writer);
}

typedef struct wanted {
    const char *text;
    size_t len, seen;
} wanted;

static zc_status compare(void *context, size_t index, const char *value, size_t len,
                         zc_error *error)
{
    wanted *w = context;
    (void)index, (void)error;
    assert_int_equal(len, w->len);
    assert_memory_equal(value, w->text, len);
    w->seen++;
    return ZC_OK;
}

static void assert_value_is(zci_store *store, zci_docid docid, const char *text, size_t len)
{
    zc_error error;
    wanted w = {text, len, 0};
    assert_ok(zci_store_values(store, ZCI_SLOT_PASSAGE, &docid, 1, compare, &w, &error), error);
    assert_int_equal(w.seen, 1);
}

static void assert_value(zci_store *store, zci_docid docid, const char *text)
{
    assert_value_is(store, docid, text, strlen(text));
}

static void assert_sound(const char *dir)
{
    zc_error error;
    zci_buffer report = {0};
    assert_ok(zci_store_check_files(dir, &report, &error), error);
    assert_ok(zci_store_check(dir, (zci_store_watch){0}, &report, &error), error);
    zci_buffer_free(&report);
}

static bool exists(const char *dir, const char *name)
{
    char *path = scratch_path(dir, name);
    bool is_there = access(path, F_OK) == 0;
    free(path);
    return is_there;
}

static off_t size_of(const char *dir, const char *name)
{
    struct stat info;
    char *path = scratch_path(dir, name);
    assert_int_equal(stat(path, &info), 0);
    free(path);
    return info.st_size;
}

/* ---- Reading ----------------------------------------------------------------- */

static zc_status compare_docid(void *context, size_t index, const char *value, size_t len,
                               zc_error *error)
{
    char text[32];
    const zci_docid *docids = context;
    (void)error;
    snprintf(text, sizeof text, "record %u", docids[index]);
    assert_int_equal(len, strlen(text));
    assert_memory_equal(value, text, len);
    return ZC_OK;
}

static void records_are_read_in_any_order(void **state)
{
    enum { RECORDS = 1000 };
    zc_error error;
    zci_docid docids[RECORDS];
    make_index(*state, RECORDS);
    zci_store *store = stock_open(*state);
    for (unsigned step = 1; step < RECORDS; step += 37) {
        for (unsigned i = 0; i < RECORDS; i++)
            docids[i] = 1 + (i * step) % RECORDS;
        assert_ok(zci_store_values(store, ZCI_SLOT_PASSAGE, docids, RECORDS, compare_docid, docids,
                                   &error),
                  error);
    }
    assert_value(store, RECORDS + 1, "");
    zci_store_close(store);
    assert_sound(*state);
}

typedef struct nesting {
    zci_store *store;
    zci_docid other;
} nesting;

static zc_status read_another(void *context, size_t index, const char *value, size_t len,
                              zc_error *error)
{
    nesting *n = context;
    char text[32];
    (void)error;
    assert_value(n->store, n->other, "record 700");
    snprintf(text, sizeof text, "record %u", (unsigned)index + 1);
    assert_int_equal(len, strlen(text));
    assert_memory_equal(value, text, len);
    return ZC_OK;
}

static void one_may_be_read_while_others_are(void **state)
{
    zc_error error;
    zci_docid docids[100];
    make_index(*state, 1000);
    nesting n = {stock_open(*state), 700};
    for (unsigned i = 0; i < 100; i++)
        docids[i] = i + 1;
    assert_ok(zci_store_values(n.store, ZCI_SLOT_PASSAGE, docids, 100, read_another, &n, &error),
              error);
    zci_store_close(n.store);
}

static void a_writer_reads_what_it_has_not_written_out(void **state)
{
    zc_error error;
    zci_buffer out = {0};
    make_index(*state, 3);
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    assert_ok(zci_store_writer_value(writer, ZCI_SLOT_PASSAGE, 2, &out, &error), error);
    assert_int_equal(out.len, 8);
    put(writer, 2, "new", 3);
    assert_ok(zci_store_writer_value(writer, ZCI_SLOT_PASSAGE, 2, &out, &error), error);
    assert_int_equal(out.len, 3);
    assert_memory_equal(out.data, "new", 3);
    assert_ok(zci_store_delete(writer, (zci_range){2, 2}, &error), error);
    assert_ok(zci_store_writer_value(writer, ZCI_SLOT_PASSAGE, 2, &out, &error), error);
    assert_int_equal(out.len, 0);
    zci_store_writer_close(writer);
    zci_buffer_free(&out);
}

/* ---- Replacing ----------------------------------------------------------------- */

static void a_reader_keeps_the_records_of_its_state(void **state)
{
    zc_error error;
    bool changed;
    make_index(*state, 3);
    zci_store *store = stock_open(*state);
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    put(writer, 2, "another", 7);
    assert_value(store, 2, "record 2");
    stock_commit(writer);
    assert_value(store, 2, "record 2");
    zci_store_writer_close(writer);
    assert_ok(zci_store_refresh(store, &changed, &error), error);
    assert_true(changed);
    assert_value(store, 2, "another");
    assert_value(store, 3, "record 3");
    zci_store_close(store);
}

/* Replaces a large record until its old states outweigh it by far. */
static void replace_often(const char *dir, char *large)
{
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_UPDATE);
    for (int i = 0; i < 4; i++) {
        memset(large, 'a' + i, LARGE);
        put(writer, 2, large, LARGE);
        stock_commit(writer);
    }
    zci_store_writer_close(writer);
}

static void records_move_when_most_bytes_are_free(void **state)
{
    char *large = malloc(LARGE);
    assert_non_null(large);
    make_index(*state, 200);
    zci_store *before = stock_open(*state);
    assert_value(before, 2, "record 2");
    replace_often(*state, large);
    assert_false(exists(*state, "gen-1/records.1"));
    assert_true(size_of(*state, "gen-1/records.2") < 3 * LARGE);
    zci_store *after = stock_open(*state);
    assert_value_is(after, 2, large, LARGE);
    assert_value(after, 1, "record 1");
    assert_value(after, 200, "record 200");
    zci_store_close(after);
    zci_store_close(before);
    assert_sound(*state);
    free(large);
}

static void a_file_that_is_gone_is_damage(void **state)
{
    zc_error error;
    zci_store *store;
    make_index(*state, 3);
    char *path = scratch_path(*state, "gen-1/records.1");
    assert_int_equal(unlink(path), 0);
    assert_status(zci_store_open(*state, &store, &error), ZC_CORRUPT);
    assert_non_null(strstr(error.message, "zhengce index --rebuild"));
    free(path);
}

/* ---- What is left of a killed run ------------------------------------------------ */

static void what_was_never_committed_is_taken_away(void **state)
{
    make_index(*state, 3);
    char *path = scratch_path(*state, "gen-1/records.1");
    char *stray = scratch_path(*state, "gen-1/records.7");
    char *manifest = scratch_path(*state, "gen-1/" ZCI_MANIFEST_NAME);
    off_t size = size_of(*state, "gen-1/records.1");
    FILE *file = fopen(path, "a");
    assert_non_null(file);
    assert_true(fputs("half a record", file) >= 0);
    assert_int_equal(fclose(file), 0);
    scratch_write(stray, "x", 1);
    assert_int_equal(unlink(manifest), 0);
    assert_sound(*state);
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    put(writer, 4, "record 4", 8);
    stock_commit(writer);
    zci_store_writer_close(writer);
    assert_int_equal(size_of(*state, "gen-1/records.1"), size + 8);
    assert_false(exists(*state, "gen-1/records.7"));
    assert_sound(*state);
    free(path);
    free(stray);
    free(manifest);
}

static void a_transaction_that_is_dropped_leaves_the_files_as_they_were(void **state)
{
    zc_error error;
    char *large = calloc(1, LARGE);
    assert_non_null(large);
    make_index(*state, 3);
    off_t size = size_of(*state, "gen-1/records.1");
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    put(writer, 2, large, LARGE);
    zci_store_writer_close(writer);
    assert_int_equal(size_of(*state, "gen-1/records.1"), size);
    writer = stock_write(*state, ZCI_STORE_UPDATE);
    assert_ok(zci_store_writer_seal(writer, &error), error);
    zci_store_writer_close(writer);
    assert_sound(*state);
    free(large);
}

/* ---- Damage ---------------------------------------------------------------------- */

static zc_status ignore(void *context, size_t index, const char *value, size_t len, zc_error *error)
{
    (void)context, (void)index, (void)value, (void)len, (void)error;
    return ZC_OK;
}

static zc_status read_all(const char *dir)
{
    zci_store *store;
    zc_error error;
    zci_docid docids[] = {1, 2, 3};
    zc_status status = zci_store_open(dir, &store, &error);
    if (status != ZC_OK)
        return status;
    status = zci_store_values(store, ZCI_SLOT_PASSAGE, docids, 3, ignore, NULL, &error);
    zci_store_close(store);
    return status;
}

static void a_file_cut_short_is_damage(void **state)
{
    zc_error error;
    make_index(*state, 3);
    char *path = scratch_path(*state, "gen-1/records.1");
    assert_status(read_all(*state), ZC_OK);
    zci_store *store = stock_open(*state);
    for (unsigned i = 0; i < 1000; i++) /* in the end from a mapping */
        assert_value(store, 3, "record 3");
    assert_int_equal(truncate(path, 20), 0);
    zci_docid docid = 3;
    assert_status(zci_store_values(store, ZCI_SLOT_PASSAGE, &docid, 1, ignore, NULL, &error),
                  ZC_CORRUPT);
    zci_store_close(store);
    assert_status(read_all(*state), ZC_CORRUPT);
    assert_status(zci_store_check(*state, (zci_store_watch){0}, NULL, &error), ZC_CORRUPT);
    free(path);
}

static void a_changed_byte_is_found_without_a_manifest(void **state)
{
    zc_error error;
    size_t len;
    make_index(*state, 3);
    char *path = scratch_path(*state, "gen-1/records.1");
    char *bytes = scratch_read(path, &len);
    bytes[len / 2] ^= 1;
    scratch_write(path, bytes, len);
    assert_status(zci_store_check(*state, (zci_store_watch){0}, NULL, &error), ZC_CORRUPT);
    assert_status(read_all(*state), ZC_CORRUPT);
    free(bytes);
    free(path);
}

static void flip(const char *dir, const char *name, size_t place)
{
    size_t len;
    char *path = scratch_path(dir, name), *bytes = scratch_read(path, &len);
    assert_true(place < len);
    bytes[place] ^= 1;
    scratch_write(path, bytes, len);
    free(bytes);
    free(path);
}

static zc_status read_value(zci_store *store, zci_docid docid, zc_error *error)
{
    return zci_store_values(store, ZCI_SLOT_PASSAGE, &docid, 1, ignore, NULL, error);
}

/* What a state had may be gone as soon as there is another. */
static void damage_in_a_state_that_was_left_is_a_change(void **state)
{
    zc_error error;
    make_index(*state, 3);
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    put(writer, 2, "later", 5);
    zci_store *store = stock_open(*state);
    flip(*state, "gen-1/records.1", 0); /* of record 1 */
    flip(*state, "gen-1/records.1", strlen("record 1"));
    assert_status(read_value(store, 2, &error), ZC_CORRUPT);
    stock_commit(writer);
    assert_status(read_value(store, 2, &error), ZC_CHANGED);
    assert_status(read_value(store, 2, &error), ZC_CHANGED);
    assert_ok(zci_store_refresh(store, NULL, &error), error);
    assert_value(store, 2, "later");
    assert_status(read_value(store, 1, &error), ZC_CORRUPT);
    zci_store_close(store);
    zci_store_writer_close(writer);
}

static void set_metadata(const char *dir, const char *key, const char *value, size_t len)
{
    zc_error error;
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_UPDATE);
    assert_ok(zci_store_set_metadata(writer, key, value, len, &error), error);
    stock_commit(writer);
    zci_store_writer_close(writer);
}

static void tables_that_lead_astray_are_damage(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
    } lists[] = {
        {"\xFF", 1},                     /* nothing */
        {"\x00\x07\x05", 3},             /* a file that there is not */
        {"\x00", 1},                     /* no file */
        {"\x00\x01\x05", 3},             /* too few bytes */
        {"\x00\x01\xFF\xFF\xFF\x7F", 6}, /* too many */
    };
    zc_error error;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        char name[32];
        snprintf(name, sizeof name, "index%zu", i);
        char *dir = scratch_path(*state, name);
        make_index(dir, 3);
        set_metadata(dir, ZCI_META_RECORDS, lists[i].bytes, lists[i].len);
        assert_status(read_all(dir), ZC_CORRUPT);
        assert_status(zci_store_check(dir, (zci_store_watch){0}, NULL, &error), ZC_CORRUPT);
        free(dir);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(records_are_read_in_any_order),
        TEST(one_may_be_read_while_others_are),
        TEST(a_writer_reads_what_it_has_not_written_out),
        TEST(a_reader_keeps_the_records_of_its_state),
        TEST(records_move_when_most_bytes_are_free),
        TEST(a_file_that_is_gone_is_damage),
        TEST(what_was_never_committed_is_taken_away),
        TEST(a_transaction_that_is_dropped_leaves_the_files_as_they_were),
        TEST(a_file_cut_short_is_damage),
        TEST(a_changed_byte_is_found_without_a_manifest),
        TEST(damage_in_a_state_that_was_left_is_a_change),
        TEST(tables_that_lead_astray_are_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
