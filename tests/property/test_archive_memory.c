/* Whichever allocation fails while an archive is read, also one of minizip or zlib, it is never
 * said to be damaged.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/docx.h"
#include "short_memory.h"
#include "zip_writer.h"

#include <zlib.h>

enum { LIMIT = 1 << 20, REPEATS = 4000 };

/* Of a text document whose main part has another name than usual. */
#define TYPES_NAME "[Content_Types].xml"
static const char TYPE[] = "wordprocessingml.document.main+xml ";

static zc_status read_all(zc_string bytes, zci_buffer *out, zc_error *error)
{
    zci_archive *archive;
    bool is_one = true;
    zc_status status = zci_archive_open(&archive, bytes, error);
    if (status == ZC_OK)
        status = zci_archive_read(archive, TYPES_NAME, LIMIT, out, error);
    if (status == ZC_OK)
        status = zci_docx_is_one(archive, &is_one, error);
    assert_true(is_one || status != ZC_OK);
    zci_archive_close(archive);
    return status;
}

static void archives_are_read_or_memory_ran_out(void **state)
{
    (void)state;
    zip_writer writer = {0};
    zci_buffer types = {0}, out = {0};
    zc_error error;
    for (int i = 0; i < REPEATS; i++)
        zci_buffer_text(&types, TYPE);
    zip_writer_pack(&writer, TYPES_NAME, (zc_string){types.data, types.len});
    zip_writer_add(&writer, "a.xml", text_of("<a/>"));
    zc_string bytes = zip_writer_end(&writer);
    bool starved = true;
    for (size_t count = 0; starved; count++) {
        zci_buffer_free(&out);
        short_memory_start(count);
        zc_status status = read_all(bytes, &out, &error);
        starved = short_memory_end();
        if (status != ZC_OK && (!starved || status != ZC_NO_MEMORY))
            fail_msg("allocation %zu: %s: %s", count, zc_status_name(status), error.message);
        assert_true(status != ZC_OK || out.len == types.len);
    }
    zci_buffer_free(&out);
    zci_buffer_free(&types);
    zip_writer_free(&writer);
}

/* Or else the test above proves nothing. */
static void memory_of_libraries_runs_out_too(void **state)
{
    (void)state;
    z_stream stream = {.avail_in = 0};
    short_memory_start(0);
    assert_int_equal(inflateInit(&stream), Z_MEM_ERROR);
    assert_true(short_memory_end());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(archives_are_read_or_memory_ran_out),
        cmocka_unit_test(memory_of_libraries_runs_out_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
