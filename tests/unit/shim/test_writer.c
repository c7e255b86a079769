/* Opening a writer, and what ends it.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "stock.h"

#include "schema/analyser.h"
#include "schema/schema.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* ---- One at a time, and from nothing on --------------------------------- */

static void a_second_writer_is_locked_out(void **state)
{
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    assert_status(stock_try_write(*state, ZCI_STORE_UPDATE), ZC_LOCKED);
    assert_status(stock_try_write(*state, ZCI_STORE_REBUILD), ZC_LOCKED);
    stock_add(writer, "one");
    stock_commit(writer);
    zci_store_writer_close(writer);
    assert_int_equal(stock_frequency_in(*state, "one"), 1);
    assert_status(stock_try_write(*state, ZCI_STORE_UPDATE), ZC_OK);
}

static void there_is_no_index_where_there_is_nothing(void **state)
{
    assert_status(stock_try_open(*state), ZC_NO_INDEX);
    assert_int_equal(mkdir(*state, 0777), 0);
    assert_status(stock_try_open(*state), ZC_NO_INDEX);
    char *below = scratch_path(*state, "a/b/c");
    assert_status(stock_try_open(below), ZC_NO_INDEX);
    assert_status(stock_try_write(below, ZCI_STORE_UPDATE), ZC_OK);
    assert_status(stock_try_open(below), ZC_NO_INDEX); /* nothing was committed */
    free(below);
}

/* ---- What is not ours ------------------------------------------------------ */

static void other_peoples_directories_are_left_alone(void **state)
{
    assert_int_equal(mkdir(*state, 0777), 0);
    char *file = scratch_path(*state, "thesis.txt");
    scratch_write(file, "x", 1);
    assert_status(stock_try_open(*state), ZC_FOREIGN);
    assert_status(stock_try_write(*state, ZCI_STORE_UPDATE), ZC_FOREIGN);
    assert_status(stock_try_write(*state, ZCI_STORE_REBUILD), ZC_FOREIGN);
    assert_status(stock_try_open(file), ZC_FOREIGN);
    assert_status(stock_try_write(file, ZCI_STORE_UPDATE), ZC_FOREIGN);
    scratch_list left = {0};
    scratch_list_files(&left, *state);
    assert_int_equal(left.count, 1);
    scratch_list_free(&left);
    free(file);
}

/* A log, what a file system keeps: they make no index another's, and stay. */
static void what_others_keep_beside_an_index_is_left_alone(void **state)
{
    zc_error error;
    STOCK_MAKE(*state, "one");
    char *log = scratch_path(*state, "index.log"), *found = scratch_path(*state, "lost+found");
    char *stub = scratch_path(*state, "XAPIANDB");
    scratch_write(log, "x", 1);
    assert_int_equal(mkdir(found, 0777), 0);
    assert_status(stock_try_open(*state), ZC_OK);
    assert_status(stock_try_write(*state, ZCI_STORE_UPDATE), ZC_OK);
    assert_status(stock_try_write(*state, ZCI_STORE_REBUILD), ZC_OK);
    assert_int_equal(access(log, F_OK), 0);
    assert_int_equal(rmdir(found), 0);
    assert_int_equal(unlink(stub), 0); /* without it, nobody knows whose all this is */
    assert_status(stock_try_write(*state, ZCI_STORE_UPDATE), ZC_FOREIGN);
    zci_store_writer *writer = NULL;
    assert_status(zci_store_writer_open(*state, ZCI_STORE_UPDATE, &writer, &error), ZC_FOREIGN);
    assert_non_null(strstr(error.message, "`index.log`"));
    assert_non_null(strstr(error.message_zh, "“index.log”"));
    free(log);
    free(found);
    free(stub);
}

/* Beside a generation that was finished, it was ours. */
static void a_stub_that_names_none_is_damaged_or_foreign(void **state)
{
    static const char *const stubs[] = {
        "",           "auto gen-\n", "auto gen-1\nauto gen-2\n", "remote :1234\n", "auto /etc\n",
        "auto gen-1x"};
    STOCK_MAKE(*state, "one");
    char *stub = scratch_path(*state, "XAPIANDB");
    char *manifest = scratch_path(*state, "gen-1/manifest");
    for (size_t i = 0; i < sizeof stubs / sizeof *stubs; i++) {
        scratch_write(stub, stubs[i], strlen(stubs[i]));
        assert_status(stock_try_open(*state), ZC_CORRUPT);
        assert_status(stock_try_write(*state, ZCI_STORE_UPDATE), ZC_CORRUPT);
    }
    assert_int_equal(unlink(manifest), 0);
    for (size_t i = 0; i < sizeof stubs / sizeof *stubs; i++) {
        scratch_write(stub, stubs[i], strlen(stubs[i]));
        assert_status(stock_try_open(*state), ZC_FOREIGN);
        assert_status(stock_try_write(*state, ZCI_STORE_UPDATE), ZC_FOREIGN);
    }
    free(manifest);
    free(stub);
}

static void a_database_without_our_mark_is_foreign(void **state)
{
    STOCK_MAKE(*state, "one");
    stock_set_metadata(*state, ZCI_META_FORMAT, "");
    assert_status(stock_try_open(*state), ZC_FOREIGN);
    assert_status(stock_try_write(*state, ZCI_STORE_UPDATE), ZC_FOREIGN);
}

static void a_generation_that_is_gone_is_damage(void **state)
{
    zc_error error;
    STOCK_MAKE(*state, "one");
    assert_ok(zci_generation_remove(*state, 1, &error), error);
    assert_status(stock_try_open(*state), ZC_CORRUPT);
    assert_status(stock_try_write(*state, ZCI_STORE_REBUILD), ZC_OK);
}

/* ---- What another version made --------------------------------------------- */

static void another_version_is_refused_until_rebuilt(void **state)
{
    char *second = scratch_path(*state, "second");
    char *third = scratch_path(*state, "third");
    assert_int_equal(mkdir(*state, 0777), 0);
    STOCK_MAKE(second, "one");
    stock_set_metadata(second, ZCI_META_FORMAT, "999");
    assert_status(stock_try_open(second), ZC_VERSION);
    assert_status(stock_try_write(second, ZCI_STORE_UPDATE), ZC_VERSION);
    assert_status(stock_try_write(second, ZCI_STORE_REBUILD), ZC_OK);
    STOCK_MAKE(third, "one");
    stock_set_metadata(third, ZCI_META_ANALYSER, "0");
    assert_status(stock_try_open(third), ZC_VERSION);
    free(second);
    free(third);
}

static void another_fingerprint_is_another_analyser(void **state)
{
    static const char *const others[] = {"", "-", "-0123456789abcdef"};
    zc_error error;
    zci_analyser own;
    assert_int_equal(mkdir(*state, 0777), 0);
    assert_ok(zci_analyser_own(&own, &error), error);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        char index[16], name[64];
        snprintf(index, sizeof index, "index-%zu", i);
        char *dir = scratch_path(*state, index);
        snprintf(name, sizeof name, "%d%s", ZCI_ANALYSER_VERSION, others[i]);
        STOCK_MAKE(dir, "one");
        assert_status(stock_try_open(dir), ZC_OK);
        stock_set_metadata(dir, ZCI_META_ANALYSER, name);
        assert_status(stock_try_open(dir), ZC_VERSION);
        assert_status(stock_try_write(dir, ZCI_STORE_UPDATE), ZC_VERSION);
        assert_status(stock_try_write(dir, ZCI_STORE_REBUILD), ZC_OK);
        free(dir);
    }
    char *dir = scratch_path(*state, "own");
    STOCK_MAKE(dir, "one");
    stock_set_metadata(dir, ZCI_META_ANALYSER, own.name);
    assert_status(stock_try_open(dir), ZC_OK);
    free(dir);
}

/* ---- Failures -------------------------------------------------------------- */

/* Files may grow to `bytes` from now on; a write beyond that fails as on a full
 * disk. */
static struct rlimit limit_files(rlim_t bytes)
{
    struct rlimit was, now;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    now = was;
    now.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &now), 0);
    return was;
}

static zc_status fill(zci_store_writer *writer, zc_error *error)
{
    zc_status status = ZC_OK;
    for (unsigned i = 0; i < 20000 && status == ZC_OK; i++) {
        char term[100];
        zci_docid docid;
        snprintf(term, sizeof term, "term-%u-%080u", i, i);
        status = stock_try_add(writer, term, &docid, error);
    }
    return status == ZC_OK ? zci_store_commit(writer, error) : status;
}

static void a_failure_ends_the_writer_and_keeps_the_last_commit(void **state)
{
    zci_docid docid;
    zc_error error;
    signal(SIGXFSZ, SIG_IGN);
    STOCK_MAKE(*state, "kept");
    zci_store_writer *writer = stock_write(*state, ZCI_STORE_UPDATE);
    stock_add(writer, "lost");
    struct rlimit was = limit_files(200 * 1024);
    zc_status status = fill(writer, &error);
    setrlimit(RLIMIT_FSIZE, &was);
    assert_status(status, ZC_NO_SPACE);
    assert_status(stock_try_add(writer, "later", &docid, &error), ZC_NO_SPACE);
    assert_int_equal(docid, 0);
    assert_status(zci_store_find(writer, stock_key("kept"), &docid, &error), ZC_NO_SPACE);
    assert_status(zci_store_commit(writer, &error), ZC_NO_SPACE);
    zci_store_writer_close(writer);
    assert_int_equal(stock_frequency_in(*state, "kept"), 1);
    assert_int_equal(stock_frequency_in(*state, "lost"), 0);
    STOCK_MAKE(*state, "again");
    assert_int_equal(stock_frequency_in(*state, "again"), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(a_second_writer_is_locked_out),
        TEST(there_is_no_index_where_there_is_nothing),
        TEST(other_peoples_directories_are_left_alone),
        TEST(what_others_keep_beside_an_index_is_left_alone),
        TEST(a_stub_that_names_none_is_damaged_or_foreign),
        TEST(a_database_without_our_mark_is_foreign),
        TEST(a_generation_that_is_gone_is_damage),
        TEST(another_version_is_refused_until_rebuilt),
        TEST(another_fingerprint_is_another_analyser),
        TEST(a_failure_ends_the_writer_and_keeps_the_last_commit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
