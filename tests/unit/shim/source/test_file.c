/* Reading a source file whole.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "nobody.h"
#include "scratch.h"
#include "source/file.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static int make_dir(void **state)
{
    *state = scratch_make();
    return 0;
}

static int remove_dir(void **state)
{
    nobody_cease();
    scratch_remove(*state);
    return 0;
}

static void reads_bytes_as_they_are(void **state)
{
    static const char bytes[] = "\xEF\xBB\xBF双减\r\n\0\xFF尾";
    zc_error error;
    zci_buffer data = {0};
    zci_file_stat stat, again;
    char *path = scratch_path(*state, "bytes.txt");
    scratch_write(path, bytes, sizeof bytes - 1);
    assert_ok(zci_file_read(path, 1000, &data, &stat, &error), error);
    assert_int_equal(data.len, sizeof bytes - 1);
    assert_memory_equal(data.data, bytes, sizeof bytes - 1);
    assert_int_equal(stat.size, sizeof bytes - 1);
    assert_ok(zci_file_stat_read(path, &again, &error), error);
    assert_true(zci_file_stat_equal(&stat, &again));
    zci_buffer_free(&data);
    free(path);
}

static void reads_an_empty_file(void **state)
{
    zc_error error;
    zci_buffer data = {0};
    char *path = scratch_path(*state, "empty.txt");
    scratch_write(path, "", 0);
    assert_ok(zci_file_read(path, 0, &data, NULL, &error), error);
    assert_int_equal(data.len, 0);
    zci_buffer_free(&data);
    free(path);
}

static void refuses(const char *path, uint64_t limit, const char *because)
{
    zc_error error;
    zci_buffer data = {0};
    assert_status(zci_file_read(path, limit, &data, NULL, &error), ZC_BAD_SOURCE);
    assert_non_null(strstr(error.message, because));
    assert_non_null(strstr(error.message, path));
    assert_non_null(strstr(error.message_zh, path));
    assert_int_equal(data.len, 0);
    zci_buffer_free(&data);
}

static void refuses_with_the_way_out(void **state)
{
    char *path = scratch_path(*state, "large.txt");
    scratch_write(path, "0123456789", 10);
    refuses(path, 9, "--max-file-size");
    free(path);
    path = scratch_path(*state, "missing.txt");
    refuses(path, 9, "no such file");
    free(path);
    path = scratch_path(*state, "pipe.txt");
    assert_int_equal(mkfifo(path, 0600), 0);
    refuses(path, 9, "not a regular file");
    free(path);
    refuses(*state, 9, "not a regular file");
}

static void refuses_the_unreadable(void **state)
{
    if (!nobody_become(*state))
        skip(); /* root reads everything */
    char *path = scratch_path(*state, "secret.txt");
    scratch_write(path, "x", 1);
    assert_int_equal(chmod(path, 0), 0);
    refuses(path, 9, "permission");
    free(path);
    nobody_cease();
}

/* A full table of descriptors is no fault of the file. */
static void a_lack_of_descriptors_is_not_the_files(void **state)
{
    zc_error error;
    zci_buffer data = {0};
    struct rlimit was, now;
    char *path = scratch_path(*state, "good.txt");
    scratch_write(path, "x", 1);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &was), 0);
    now = (struct rlimit){.rlim_cur = 0, .rlim_max = was.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &now), 0);
    zc_status status = zci_file_read(path, 9, &data, NULL, &error);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &was), 0);
    assert_status(status, ZC_IO);
    assert_non_null(strstr(error.message, "ulimit -n"));
    assert_non_null(strstr(error.message, path));
    assert_int_equal(data.len, 0);
    assert_ok(zci_file_read(path, 9, &data, NULL, &error), error);
    zci_buffer_free(&data);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_bytes_as_they_are),
        cmocka_unit_test(reads_an_empty_file),
        cmocka_unit_test(refuses_with_the_way_out),
        cmocka_unit_test(refuses_the_unreadable),
        cmocka_unit_test(a_lack_of_descriptors_is_not_the_files),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
