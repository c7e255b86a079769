/* Xapian's version file.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/version_file.h"
#include "test.h"

#include "base/buffer.h"
#include "nobody.h"
#include "scratch.h"

#include <sys/stat.h>
#include <unistd.h>

/* What a version file begins with. */
#define MAGIC "\x0f\x0dXapian Glass\x04\x6e"
#define UUID  "0123456789abcdef"

enum { MAGIC_BYTES = sizeof MAGIC - 1, UUID_BYTES = sizeof UUID - 1, TABLES = 6 };

/* What the file says of a table. */
typedef struct table {
    uint64_t level, units, free_bytes;
} table;

static const table usual = {1, 16, 0};

static int make_dir(void **state)
{
    *state = scratch_make();
    return 0;
}

static int remove_dir(void **state)
{
    nobody_cease();
    chmod(*state, 0700);
    scratch_remove(*state);
    return 0;
}

/* ---- Files that are made here -------------------------------------------- */

static void put_head(zci_buffer *out, const char *uuid, uint64_t revision)
{
    zci_buffer_append(out, MAGIC, MAGIC_BYTES);
    zci_buffer_append(out, uuid, UUID_BYTES);
    zci_buffer_varint(out, revision);
}

/* With as many bytes of a free list as it says. */
static void put_table(zci_buffer *out, table t)
{
    zci_buffer_varint(out, 7); /* the root's block */
    zci_buffer_varint(out, t.level << 2);
    zci_buffer_varint(out, 300); /* items */
    zci_buffer_varint(out, t.units);
    zci_buffer_varint(out, 18);
    zci_buffer_varint(out, t.free_bytes);
    for (uint64_t i = 0; i < t.free_bytes; i++)
        zci_buffer_byte(out, 0xFF);
}

/* A whole file: of table `odd` it says `t`, of the others what is usual. */
static void put_file(zci_buffer *out, int odd, table t)
{
    put_head(out, UUID, 1);
    for (int i = 0; i < TABLES; i++)
        put_table(out, i == odd ? t : usual);
    zci_buffer_text(out, "counts");
}

static void write_file(const char *database, const char *data, size_t len)
{
    char *path = scratch_path(database, "iamglass");
    scratch_write(path, data, len);
    free(path);
}

static zc_status check_bytes(const char *database, const char *data, size_t len, zc_error *error)
{
    error->message[0] = '\0';
    write_file(database, data, len);
    return zci_version_file_check(database, "the-index", error);
}

static void assert_table(const char *database, table t, zc_status wanted)
{
    zc_error error;
    for (int i = 0; i < TABLES; i++) {
        zci_buffer file = {0};
        put_file(&file, i, t);
        assert_status(check_bytes(database, file.data, file.len, &error), wanted);
        assert_int_equal(strstr(error.message, "the-index") != NULL, wanted == ZC_CORRUPT);
        zci_buffer_free(&file);
    }
}

/* ---- What is checked ------------------------------------------------------ */

static void a_table_is_as_xapian_can_read_it(void **state)
{
    static const uint64_t powers[] = {1, 2, 4, 8, 16, 32};
    static const uint64_t others[] = {0, 3, 5, 6, 24, 48, 64, UINT64_C(1) << 63};
    for (size_t i = 0; i < sizeof powers / sizeof powers[0]; i++)
        assert_table(*state, (table){1, powers[i], 0}, ZC_OK);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_table(*state, (table){1, others[i], 0}, ZC_CORRUPT);
    assert_table(*state, (table){0, 16, 0}, ZC_OK);
    assert_table(*state, (table){9, 16, 0}, ZC_OK);
    assert_table(*state, (table){10, 16, 0}, ZC_CORRUPT);
    assert_table(*state, (table){UINT64_C(1) << 61, 16, 0}, ZC_CORRUPT);
    assert_table(*state, (table){1, 16, 40}, ZC_OK);
}

/* Flags stand below the level. */
static void flags_are_no_level(void **state)
{
    zc_error error;
    zci_buffer file = {0};
    put_file(&file, -1, usual);
    size_t level = MAGIC_BYTES + UUID_BYTES + 1 + 1;
    file.data[level] = 9 << 2 | 3;
    assert_ok(check_bytes(*state, file.data, file.len, &error), error);
    file.data[level] = 10 << 2;
    assert_status(check_bytes(*state, file.data, file.len, &error), ZC_CORRUPT);
    zci_buffer_free(&file);
}

/* Wherever a file is cut: in what names its kind, it is none; before what follows the tables, it
 * is damaged. */
static void a_file_that_was_cut_is_damaged(void **state)
{
    zc_error error;
    zci_buffer file = {0};
    put_file(&file, 2, (table){1, 16, 40});
    size_t tables_end = file.len - strlen("counts");
    for (size_t len = 0; len <= file.len; len++) {
        zc_status wanted = len >= MAGIC_BYTES && len <= tables_end ? ZC_CORRUPT : ZC_OK;
        assert_status(check_bytes(*state, file.data, len, &error), wanted);
    }
    zci_buffer_free(&file);
}

static void numbers_have_an_end(void **state)
{
    static const size_t counts[] = {9, 10, 200};
    zc_error error;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        zci_buffer file = {0};
        put_head(&file, UUID, 1);
        file.len--; /* a number that goes on in the place of the revision */
        for (size_t k = 0; k < counts[i]; k++)
            zci_buffer_byte(&file, 0x80);
        zci_buffer_byte(&file, 1);
        for (int k = 0; k < TABLES; k++)
            put_table(&file, usual);
        zci_buffer_text(&file, "counts");
        zc_status wanted = counts[i] < 10 ? ZC_OK : ZC_CORRUPT;
        assert_status(check_bytes(*state, file.data, file.len, &error), wanted);
        assert_int_equal(zci_version_file_state(*state).known, counts[i] < 10);
        zci_buffer_free(&file);
    }
}

static void a_free_list_is_within_the_file(void **state)
{
    static const uint64_t lengths[] = {2000, UINT32_MAX, UINT64_MAX};
    zc_error error;
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        zci_buffer file = {0};
        put_head(&file, UUID, 1);
        put_table(&file, usual);
        file.len--;
        zci_buffer_varint(&file, lengths[i]);
        for (int k = 1; k < TABLES; k++) /* as if there were none */
            put_table(&file, usual);
        zci_buffer_text(&file, "counts");
        assert_status(check_bytes(*state, file.data, file.len, &error), ZC_CORRUPT);
        zci_buffer_free(&file);
    }
}

static void what_is_none_is_left_to_xapian(void **state)
{
    static const char chert[] = "\x0f\x0dXapian Chert\x04\x6e and more than that";
    zc_error error;
    assert_ok(zci_version_file_check(*state, "the-index", &error), error);
    assert_ok(check_bytes(*state, "", 0, &error), error);
    assert_ok(check_bytes(*state, chert, sizeof chert - 1, &error), error);
}

static void a_generation_that_is_missing_is_damage(void **state)
{
    zc_error error;
    char *gone = scratch_path(*state, "gone"), *file = scratch_path(*state, "file");
    char *below = scratch_path(file, "gone");
    scratch_write(file, "x", 1);
    assert_status(zci_version_file_check(gone, "the-index", &error), ZC_CORRUPT);
    assert_non_null(strstr(error.message, gone));
    assert_non_null(strstr(error.message, "--repair -d the-index"));
    assert_status(zci_version_file_check(below, "the-index", &error), ZC_CORRUPT);
    free(gone);
    free(file);
    free(below);
}

static void what_may_not_be_read_is_no_damage(void **state)
{
    static const char *const names[] = {"iamglass", "postlist.glass", "docdata.glass",
                                        "termlist.glass"};
    const char *dir = *state;
    zc_error error;
    if (!nobody_become(dir))
        skip();
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *path = scratch_path(dir, names[i]);
        scratch_write(path, "x", 1);
        assert_ok(zci_version_file_check(dir, "the-index", &error), error);
        assert_int_equal(chmod(path, 0), 0);
        assert_status(zci_version_file_check(dir, "the-index", &error), ZC_DENIED);
        assert_non_null(strstr(error.message, path));
        assert_int_equal(chmod(path, 0600), 0);
        free(path);
    }
    assert_int_equal(chmod(dir, 0600), 0); /* listed, but not entered */
    assert_status(zci_version_file_check(dir, "the-index", &error), ZC_DENIED);
    assert_null(strstr(error.message, "iamglass"));
}

/* ---- States --------------------------------------------------------------- */

static void write_state(const char *database, const char *uuid, uint64_t revision)
{
    zci_buffer file = {0};
    put_head(&file, uuid, revision);
    zci_buffer_text(&file, "the rest");
    write_file(database, file.data, file.len);
    zci_buffer_free(&file);
}

static void a_state_is_a_revision_of_a_database(void **state)
{
    write_state(*state, UUID, 300);
    zci_version_state was = zci_version_file_state(*state);
    assert_true(was.known);
    assert_memory_equal(was.uuid, UUID, ZCI_VERSION_UUID_BYTES);
    assert_int_equal(was.revision, 300);
    assert_true(zci_version_file_is_of(*state, &was));
    write_state(*state, UUID, 301);
    assert_false(zci_version_file_is_of(*state, &was));
    write_state(*state, "0123456789abcdeX", 300);
    assert_false(zci_version_file_is_of(*state, &was));
    write_state(*state, UUID, 300);
    assert_true(zci_version_file_is_of(*state, &was));
    write_state(*state, UUID, UINT64_MAX);
    assert_true(zci_version_file_state(*state).revision == UINT64_MAX);
}

static void a_state_may_be_unknown(void **state)
{
    char *path = scratch_path(*state, "iamglass");
    zci_version_state none = zci_version_file_state(*state);
    assert_false(none.known);
    assert_true(zci_version_file_is_of(*state, &none));
    write_state(*state, UUID, 300);
    zci_version_state some = zci_version_file_state(*state);
    assert_false(zci_version_file_is_of(*state, &none));
    for (size_t len = 0; len <= MAGIC_BYTES + UUID_BYTES; len++) {
        scratch_write(path, MAGIC UUID, len);
        assert_false(zci_version_file_state(*state).known);
        assert_false(zci_version_file_is_of(*state, &some));
        assert_true(zci_version_file_is_of(*state, &none));
    }
    free(path);
}

/* ---- Writing -------------------------------------------------------------- */

static void what_is_written_says_all_of_a_part(void **state)
{
    static const zci_glass_root roots[ZCI_VERSION_TABLES] = {
        {.block = 200, .level = 2, .item_count = 300},
        {.item_count = 0, .deflated = true},
        {.block = 5, .level = 0, .item_count = 1, .deflated = true},
    };
    static const zci_version_counts counts = {3, 8, 2, 130, 1000, 40};
    static const unsigned char wanted[] = {
        1,                                   /* revision */
        0xC8, 1, 2 << 2, 0xAC, 2,  16, 0, 0, /* postings */
        0,    1, 0,      16,   18, 0,        /* data */
        5,    0, 1,      16,   18, 0,        /* terms */
        0,    1, 0,      16,   0,  0,        /* three that are not there */
        0,    1, 0,      16,   0,  0,  0, 1,    0, 16, 0,
        0,    3, 5,      2,    40, 90, 0, 0xE8, 7, 0, /* counts */
    };
    size_t len;
    zc_error error;
    assert_ok(zci_version_file_write(*state, roots, &counts, &error), error);
    char *path = scratch_path(*state, "iamglass"), *bytes = scratch_read(path, &len);
    assert_int_equal(len, MAGIC_BYTES + UUID_BYTES + sizeof wanted);
    assert_memory_equal(bytes, MAGIC, MAGIC_BYTES);
    assert_memory_equal(bytes + MAGIC_BYTES + UUID_BYTES, wanted, sizeof wanted);
    assert_ok(zci_version_file_check(*state, "the-index", &error), error);
    assert_int_equal(zci_version_file_state(*state).revision, ZCI_GLASS_REVISION);
    free(bytes);
    free(path);
}

static void what_cannot_be_written_is_told(void **state)
{
    static const zci_glass_root roots[ZCI_VERSION_TABLES] = {{.item_count = 0}};
    static const zci_version_counts counts = {.records = 0};
    zc_error error;
    char *gone = scratch_path(*state, "gone");
    assert_status(zci_version_file_write(gone, roots, &counts, &error), ZC_IO);
    assert_non_null(strstr(error.message, gone));
    free(gone);
}

static void tables_have_names(void **state)
{
    (void)state;
    assert_string_equal(zci_version_table_name(ZCI_VERSION_POSTLIST), "postlist.glass");
    assert_string_equal(zci_version_table_name(ZCI_VERSION_DOCDATA), "docdata.glass");
    assert_string_equal(zci_version_table_name(ZCI_VERSION_TERMLIST), "termlist.glass");
}

#define IN_DIR(test) cmocka_unit_test_setup_teardown(test, make_dir, remove_dir)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DIR(a_table_is_as_xapian_can_read_it),
        IN_DIR(flags_are_no_level),
        IN_DIR(a_file_that_was_cut_is_damaged),
        IN_DIR(numbers_have_an_end),
        IN_DIR(a_free_list_is_within_the_file),
        IN_DIR(what_is_none_is_left_to_xapian),
        IN_DIR(a_generation_that_is_missing_is_damage),
        IN_DIR(what_may_not_be_read_is_no_damage),
        IN_DIR(a_state_is_a_revision_of_a_database),
        IN_DIR(a_state_may_be_unknown),
        IN_DIR(what_is_written_says_all_of_a_part),
        IN_DIR(what_cannot_be_written_is_told),
        cmocka_unit_test(tables_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
