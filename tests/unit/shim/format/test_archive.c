/* The files in a ZIP archive in memory.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/archive.h"
#include "zip_writer.h"

enum { LIMIT = 1 << 20, DEFLATED = 8, BZIP2 = 12, END = 22 /* bytes behind the directory */ };

/* Where a number stands before a file, and in the directory. */
typedef struct field {
    size_t before, listed;
    int byte_count;
} field;

static const field FLAGS = {6, 8, 2}, METHOD = {8, 10, 2}, CHECK_SUM = {14, 16, 4},
                   PACKED_SIZE = {18, 20, 4}, SIZE = {22, 24, 4};

/* Writes a number into the only file's facts, in both places. */
static void set(zip_writer *writer, field which, size_t number)
{
    char *data = writer->bytes.data;
    char *listed = data + writer->bytes.len - END - writer->directory.len;
    for (int i = 0; i < which.byte_count; i++, number >>= 8) {
        data[which.before + (size_t)i] = (char)number;
        listed[which.listed + (size_t)i] = (char)number;
    }
}

static void assert_reads(zci_archive *archive, const char *name, const char *wanted)
{
    zc_error error;
    zci_buffer out = {0};
    zci_buffer_text(&out, "what it held");
    assert_true(zci_archive_has(archive, name));
    assert_ok(zci_archive_read(archive, name, LIMIT, &out, &error), error);
    assert_int_equal(out.len, strlen(wanted));
    assert_memory_equal(out.data, wanted, out.len);
    zci_buffer_free(&out);
}

static void assert_refused(zci_archive *archive, const char *name, size_t limit,
                           const char *because)
{
    zc_error error;
    zci_buffer out = {0};
    assert_status(zci_archive_read(archive, name, limit, &out, &error), ZC_BAD_SOURCE);
    assert_non_null(strstr(error.message, because));
    assert_non_null(strstr(error.message, name));
    assert_non_null(strstr(error.message_zh, name));
    zci_buffer_free(&out);
}

static zci_archive *open_bytes(zc_string bytes)
{
    zc_error error;
    zci_archive *archive;
    assert_true(zci_archive_is_one(bytes));
    assert_ok(zci_archive_open(&archive, bytes, &error), error);
    return archive;
}

static void assert_opens_not(zc_string bytes, const char *because)
{
    zc_error error;
    zci_archive *archive;
    assert_status(zci_archive_open(&archive, bytes, &error), ZC_BAD_SOURCE);
    assert_null(archive);
    assert_non_null(strstr(error.message, because));
}

static void reads_what_is_stored(void **state)
{
    (void)state;
    zip_writer writer = {0};
    zip_writer_add(&writer, "b/二.xml", text_of("第二个"));
    zip_writer_add(&writer, "a.xml", text_of("first"));
    zip_writer_add(&writer, "empty", text_of(""));
    zip_writer_add(&writer, "ab", text_of("another"));
    zci_archive *archive = open_bytes(zip_writer_end(&writer));
    assert_reads(archive, "a.xml", "first");
    assert_reads(archive, "b/二.xml", "第二个");
    assert_reads(archive, "a.xml", "first");
    assert_reads(archive, "empty", "");
    assert_int_equal(zci_archive_size(archive, "a.xml"), 5);
    assert_int_equal(zci_archive_size(archive, "a"), 0);
    assert_reads(archive, "ab", "another");
    static const char *const missing[] = {"a", "b", "", "a.xm", "a.xml2", "A.XML", "zz"};
    for (size_t i = 0; i < sizeof missing / sizeof missing[0]; i++) {
        assert_false(zci_archive_has(archive, missing[i]));
        assert_refused(archive, missing[i], LIMIT, "is missing in it");
    }
    zci_archive_close(archive);
    zip_writer_free(&writer);
}

static void names_may_be_written_sloppily(void **state)
{
    (void)state;
    zip_writer writer = {0};
    zip_writer_add(&writer, "/Doc_0/Document.xml", text_of("rooted"));
    zip_writer_add(&writer, "Doc_0\\Pages\\P.xml", text_of("windows"));
    zip_writer_add(&writer, "//", text_of("no name"));
    zci_archive *archive = open_bytes(zip_writer_end(&writer));
    assert_reads(archive, "Doc_0/Document.xml", "rooted");
    assert_reads(archive, "/Doc_0\\Document.xml", "rooted");
    assert_reads(archive, "Doc_0/Pages/P.xml", "windows");
    assert_reads(archive, "", "no name");
    zci_archive_close(archive);
    zip_writer_free(&writer);
}

static void the_last_of_a_name_counts(void **state)
{
    (void)state;
    zip_writer writer = {0};
    zip_writer_add(&writer, "a", text_of("1"));
    zip_writer_add(&writer, "z", text_of("2"));
    zip_writer_add(&writer, "a", text_of("3"));
    zip_writer_add(&writer, "/a", text_of("4"));
    zip_writer_add(&writer, "b", text_of("5"));
    zci_archive *archive = open_bytes(zip_writer_end(&writer));
    assert_reads(archive, "a", "4");
    zci_archive_close(archive);
    zip_writer_free(&writer);
}

static void long_names_are_left_out(void **state)
{
    (void)state;
    char name[ZCI_ARCHIVE_NAME_MAX + 2];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    zip_writer writer = {0};
    zip_writer_add(&writer, name, text_of("too long"));
    zip_writer_add(&writer, name + 1, text_of("just fits"));
    zip_writer_add(&writer, "a", text_of("short"));
    zci_archive *archive = open_bytes(zip_writer_end(&writer));
    assert_false(zci_archive_has(archive, name));
    assert_reads(archive, name + 1, "just fits");
    assert_reads(archive, "a", "short");
    zci_archive_close(archive);
    zip_writer_free(&writer);
}

/* An archive of one deflated file. */
static zc_string deflated(zip_writer *writer, zc_string content)
{
    zip_writer_pack(writer, "page", content);
    return zip_writer_end(writer);
}

static void reads_what_is_deflated(void **state)
{
    (void)state;
    char *content = malloc(100001);
    assert_non_null(content);
    memset(content, 'x', 100000);
    content[100000] = '\0';
    zip_writer writer = {0};
    zci_archive *archive = open_bytes(deflated(&writer, text_of(content)));
    assert_reads(archive, "page", content);
    assert_refused(archive, "page", 99999, "--max-file-size");
    zci_archive_close(archive);
    zip_writer_free(&writer);
    free(content);
}

/* A fact changed in an archive of one file, stored (of 10 bytes) or deflated (of 300). */
static void with_fact(bool is_stored, field which, size_t number, size_t limit, const char *because)
{
    static const char content[300] = {0};
    zip_writer writer = {0};
    zc_string bytes;
    if (is_stored) {
        zip_writer_add(&writer, "page", text_of("0123456789"));
        bytes = zip_writer_end(&writer);
    } else {
        bytes = deflated(&writer, (zc_string){content, sizeof content});
    }
    set(&writer, which, number);
    zci_archive *archive = open_bytes(bytes);
    assert_refused(archive, "page", limit, because);
    zci_archive_close(archive);
    zip_writer_free(&writer);
}

static void refuses_what_it_cannot_unpack(void **state)
{
    (void)state;
    with_fact(true, CHECK_SUM, 1, LIMIT, "damaged");
    with_fact(false, CHECK_SUM, 1, LIMIT, "damaged");
    with_fact(true, FLAGS, 1, LIMIT, "encrypted");
    with_fact(true, FLAGS, 0x41, LIMIT, "encrypted");
    with_fact(true, METHOD, BZIP2, LIMIT, "method (12)");
    with_fact(true, METHOD, DEFLATED, LIMIT, "damaged");
    with_fact(false, METHOD, 99, LIMIT, "method (99)");
    with_fact(true, FLAGS, 0, 9, "limit of 9 bytes");
}

static void refuses_sizes_that_lie(void **state)
{
    (void)state;
    with_fact(true, SIZE, 9, LIMIT, "damaged");
    with_fact(true, SIZE, 11, LIMIT, "damaged");
    with_fact(true, PACKED_SIZE, 9, LIMIT, "damaged");
    with_fact(true, PACKED_SIZE, 0x7FFFFFFF, LIMIT, "damaged");
    with_fact(true, SIZE, 0xFFFFFFFE, LIMIT, "--max-file-size");
    with_fact(false, SIZE, 299, LIMIT, "damaged");
    with_fact(false, SIZE, 301, LIMIT, "damaged");
    with_fact(false, SIZE, 0xFFFFFFFF, SIZE_MAX, "damaged");
    with_fact(false, PACKED_SIZE, 2, LIMIT, "damaged");
}

static void refuses_a_place_outside(void **state)
{
    (void)state;
    for (size_t beyond = 0; beyond < 4; beyond++) {
        zip_writer writer = {0};
        zip_writer_add(&writer, "page", text_of("0123456789"));
        zc_string bytes = zip_writer_end(&writer);
        char *place = writer.bytes.data + bytes.len - END - writer.directory.len + 42;
        *place = (char)(bytes.len + beyond);
        zci_archive *archive = open_bytes(bytes);
        assert_refused(archive, "page", LIMIT, "damaged");
        zci_archive_close(archive);
        zip_writer_free(&writer);
    }
}

/* Wherever it ends, what is before it is no archive. */
static void refuses_what_is_cut(void **state)
{
    (void)state;
    zip_writer writer = {0};
    zip_writer_add(&writer, "one", text_of("1"));
    zip_writer_add(&writer, "two", text_of("2"));
    zc_string whole = zip_writer_end(&writer);
    for (size_t len = 0; len < whole.len; len++) {
        char *cut = malloc(len + 1);
        assert_non_null(cut);
        memcpy(cut, whole.data, len);
        assert_opens_not((zc_string){cut, len}, "no ZIP archive");
        free(cut);
    }
    assert_false(zci_archive_is_one(text_of("PK")));
    assert_false(zci_archive_is_one((zc_string){NULL, 0}));
    assert_false(zci_archive_is_one(text_of("PDF-1.7")));
    zip_writer_free(&writer);
}

/* What the end of an archive says of its directory: 8 bytes in, files; 12, size; 16, place. */
static void refuses_a_directory_that_lies(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        unsigned char byte;
    } lies[] = {{10, 1}, {10, 3}, {10, 0xFF}, {12, 0xFF}, {13, 0xFF}, {15, 0xFF}, {19, 0xFF}};
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
        zip_writer writer = {0};
        zip_writer_add(&writer, "one", text_of("1"));
        zip_writer_add(&writer, "two", text_of("2"));
        zc_string bytes = zip_writer_end(&writer);
        writer.bytes.data[bytes.len - END + lies[i].at] = (char)lies[i].byte;
        assert_opens_not(bytes, "no ZIP archive");
        zip_writer_free(&writer);
    }
}

/* minizip does not open these, though there is a sound end before what is behind it: they are no
 * reason to say that memory ran out. */
static void refuses_an_end_that_is_not_the_last(void **state)
{
    (void)state;
    static const char *const behind[] = {
        "PK\5\6 and too little",
        "PK\6\7____AAAAAAAA\1___PK\5\6________________________",
    };
    char far[0x10000 + 1] = {0};
    memset(far, ' ', sizeof far - 1);
    for (size_t i = 0; i <= sizeof behind / sizeof *behind; i++) {
        zip_writer writer = {0};
        zip_writer_add(&writer, "one", text_of("1"));
        zip_writer_end(&writer);
        zci_buffer_text(&writer.bytes, i < sizeof behind / sizeof *behind ? behind[i] : far);
        assert_opens_not((zc_string){writer.bytes.data, writer.bytes.len}, "no ZIP archive");
        zip_writer_free(&writer);
    }
}

static void refuses_too_many_files(void **state)
{
    (void)state;
    char name[24];
    zip_writer writer = {0};
    for (int i = 0; i < 65537; i++) {
        snprintf(name, sizeof name, "%d", i);
        zip_writer_add(&writer, name, text_of(""));
    }
    zc_string bytes = zip_writer_end(&writer);
    /* minizip goes on counting behind this number, which is all that 16 bits hold. */
    memset(writer.bytes.data + bytes.len - END + 8, 0xFF, 4);
    assert_opens_not(bytes, "more than 65536 files");
    zip_writer_free(&writer);
}

static void finds_each_of_many_files(void **state)
{
    (void)state;
    char name[24];
    zip_writer writer = {0};
    for (int i = 0; i < 3000; i++) {
        snprintf(name, sizeof name, "%d", i * 7919 % 3000);
        zip_writer_add(&writer, name, text_of(name));
    }
    zci_archive *archive = open_bytes(zip_writer_end(&writer));
    for (int i = 0; i < 3000; i++) {
        snprintf(name, sizeof name, "%d", i);
        assert_reads(archive, name, name);
    }
    zci_archive_close(archive);
    zip_writer_free(&writer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_is_stored),
        cmocka_unit_test(names_may_be_written_sloppily),
        cmocka_unit_test(the_last_of_a_name_counts),
        cmocka_unit_test(long_names_are_left_out),
        cmocka_unit_test(reads_what_is_deflated),
        cmocka_unit_test(refuses_what_it_cannot_unpack),
        cmocka_unit_test(refuses_sizes_that_lie),
        cmocka_unit_test(refuses_a_place_outside),
        cmocka_unit_test(refuses_what_is_cut),
        cmocka_unit_test(refuses_a_directory_that_lies),
        cmocka_unit_test(refuses_an_end_that_is_not_the_last),
        cmocka_unit_test(refuses_too_many_files),
        cmocka_unit_test(finds_each_of_many_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
