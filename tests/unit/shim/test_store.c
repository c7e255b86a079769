/* The store: its directory, its writer, and what readers see of them.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/changes.h"
#include "store/commit.h"
#include "store/postings.h"
#include "store/reader.h"
#include "store/values.h"
#include "test.h"

#include "base/fail.h"
#include "store/disk.h"

#include "schema/analyser.h"
#include "schema/schema.h"
#include "scratch.h"
#include "store/generation.h"
#include "store/repair.h"
#include "store/writer.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Helpers ----------------------------------------------------------- */

static zci_store_writer *open_writer(const char *dir, zci_store_mode mode)
{
    zci_store_writer *writer;
    zc_error error;
    assert_ok(zci_store_writer_open(dir, mode, &writer, &error), error);
    return writer;
}

static zci_store *open_store(const char *dir)
{
    zci_store *store;
    zc_error error;
    assert_ok(zci_store_open(dir, &store, &error), error);
    return store;
}

static zci_key key_of(const char *term)
{
    return (zci_key){term, strlen(term)};
}

/* Adds a record with one term, once, and data that says the same. */
static zc_status add(zci_store_writer *writer, const char *term, zci_docid *docid, zc_error *error)
{
    zci_count count = {key_of(term), 1};
    zci_value value = {0, term, strlen(term)};
    zci_record record = {&count, 1, &value, 1, term, strlen(term)};
    return zci_store_add(writer, &record, docid, error);
}

static zci_docid must_add(zci_store_writer *writer, const char *term)
{
    zci_docid docid;
    zc_error error;
    assert_ok(add(writer, term, &docid, &error), error);
    return docid;
}

static void must_commit(zci_store_writer *writer)
{
    zc_error error;
    assert_ok(zci_store_commit(writer, &error), error);
}

/* An index that holds one record for each of the terms. */
static void make_index(const char *dir, const char *const *terms)
{
    zci_store_writer *writer = open_writer(dir, ZCI_STORE_UPDATE);
    for (; *terms != NULL; terms++)
        must_add(writer, *terms);
    must_commit(writer);
    zci_store_writer_close(writer);
}

#define MAKE_INDEX(dir, ...) make_index(dir, (const char *const[]){__VA_ARGS__, NULL})

static uint64_t frequency(zci_store *store, const char *term)
{
    uint64_t result;
    zc_error error;
    assert_ok(zci_store_frequency(store, key_of(term), &result, &error), error);
    return result;
}

static uint64_t frequency_in(const char *dir, const char *term)
{
    zci_store *store = open_store(dir);
    uint64_t result = frequency(store, term);
    zci_store_close(store);
    return result;
}

static void assert_data(zci_store *store, zci_docid docid, const char *wanted)
{
    zci_buffer data = {0};
    zc_error error;
    assert_ok(zci_store_data(store, docid, &data, &error), error);
    assert_int_equal(data.len, strlen(wanted));
    assert_memory_equal(data.data, wanted, data.len);
    zci_buffer_free(&data);
}

static zc_status check_value(void *context, size_t index, const char *value, size_t len,
                             zc_error *error)
{
    (void)error;
    assert_int_equal(index, 0);
    assert_int_equal(len, strlen(context));
    assert_memory_equal(value, context, len);
    return ZC_OK;
}

static void assert_value(zci_store *store, zci_docid docid, const char *wanted)
{
    zc_error error;
    char copy[16];
    snprintf(copy, sizeof copy, "%s", wanted);
    assert_ok(zci_store_values(store, 0, &docid, 1, check_value, copy, &error), error);
}

static bool refresh(zci_store *store)
{
    bool changed;
    zc_error error;
    assert_ok(zci_store_refresh(store, &changed, &error), error);
    return changed;
}

/* Each frequency stands where its term does, whatever the order of the terms. */
static void frequencies_of_several_terms_are_those_of_each(void **state)
{
    const char *dir = *state;
    zc_error error;
    MAKE_INDEX(dir, "b", "a", "b", "d", "b");
    zci_store *store = open_store(dir);
    static const char *const terms[] = {"d", "b", "c", "a", "b", "bb"};
    enum { COUNT = sizeof terms / sizeof terms[0] };
    zci_key keys[COUNT];
    uint64_t found[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        keys[i] = key_of(terms[i]);
    assert_ok(zci_store_frequencies(store, keys, COUNT, found, &error), error);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(found[i], frequency(store, terms[i]));
    assert_int_equal(found[1], 3);
    assert_int_equal(found[2], 0);
    assert_ok(zci_store_frequencies(store, NULL, 0, NULL, &error), error);
    zci_store_close(store);
}

static zc_status try_open(const char *dir)
{
    zci_store *store;
    zc_error error;
    zc_status status = zci_store_open(dir, &store, &error);
    if (status != ZC_OK) {
        assert_null(store);
        assert_status(error.status, status);
        assert_true(error.message[0] != '\0' && error.message_zh[0] != '\0');
    }
    zci_store_close(store);
    return status;
}

static zc_status try_write(const char *dir, zci_store_mode mode)
{
    zci_store_writer *writer;
    zc_error error;
    zc_status status = zci_store_writer_open(dir, mode, &writer, &error);
    if (status != ZC_OK)
        assert_null(writer);
    zci_store_writer_close(writer);
    return status;
}

static zc_status run_short(void *context, size_t index, const char *value, size_t len,
                           zc_error *error)
{
    (void)context, (void)index, (void)value, (void)len;
    return zci_fail_memory(error);
}

/* ---- Writing ----------------------------------------------------------- */

/* Xapian cannot be trusted after memory ran out in it, so all of the store is opened anew. */
static void what_ran_out_of_memory_is_opened_anew(void **state)
{
    zc_error error;
    zci_docid docid = 1;
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    must_add(writer, "one");
    must_commit(writer);
    zci_store_writer_close(writer);
    zci_store *store = open_store(*state);
    assert_false(zci_store_is_spent(store) || refresh(store));
    assert_status(zci_store_values(store, 0, &docid, 1, run_short, NULL, &error), ZC_NO_MEMORY);
    assert_true(zci_store_is_spent(store));
    assert_true(refresh(store));
    assert_false(zci_store_is_spent(store) || refresh(store));
    assert_data(store, 1, "one");
    zci_store_close(store);
}

static void what_is_added_and_committed_can_be_read(void **state)
{
    zc_error error;
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    assert_int_equal(must_add(writer, "one"), 1);
    assert_int_equal(must_add(writer, "two"), 2);
    assert_ok(zci_store_set_metadata(writer, "k", "v\0w", 3, &error), error);
    must_commit(writer);
    assert_int_equal(must_add(writer, "three"), 3);
    zci_store_writer_close(writer); /* drops three */

    zci_store *store = open_store(*state);
    zci_store_stats stats;
    zci_buffer value = {0};
    assert_ok(zci_store_stat(store, &stats, &error), error);
    assert_int_equal(stats.record_count, 2);
    assert_int_equal(stats.last_docid, 2);
    assert_true(stats.mean_length == 1.0);
    assert_data(store, 2, "two");
    assert_ok(zci_store_metadata(store, "k", &value, &error), error);
    assert_int_equal(value.len, 3);
    assert_memory_equal(value.data, "v\0w", 3);
    assert_ok(zci_store_metadata(store, "none", &value, &error), error);
    assert_int_equal(value.len, 0);
    assert_int_equal(frequency(store, "three"), 0);
    assert_status(zci_store_data(store, 3, &value, &error), ZC_NOT_FOUND);
    zci_buffer_free(&value);
    zci_store_close(store);
}

static void a_writer_sees_its_own_changes(void **state)
{
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    zci_docid docid;
    zc_error error;
    zci_buffer data = {0};
    zci_postings postings = {0};
    must_add(writer, "one");
    must_add(writer, "two");
    must_add(writer, "two");
    assert_ok(zci_store_find(writer, key_of("one"), &docid, &error), error);
    assert_int_equal(docid, 1);
    assert_ok(zci_store_writer_data(writer, 2, &data, &error), error);
    assert_memory_equal(data.data, "two", 3);
    assert_ok(zci_store_writer_postings(writer, key_of("two"), &postings, &error), error);
    assert_int_equal(postings.len, 2);
    assert_int_equal(postings.docid[1], 3);
    assert_int_equal(postings.count[1], 1);
    assert_status(zci_store_find(writer, key_of("four"), &docid, &error), ZC_NOT_FOUND);
    assert_int_equal(docid, 0);
    assert_status(zci_store_writer_data(writer, 9, &data, &error), ZC_NOT_FOUND);
    must_add(writer, "four"); /* not finding something ends nothing */
    zci_postings_free(&postings);
    zci_buffer_free(&data);
    zci_store_writer_close(writer);
}

static void deleted_records_are_gone_and_numbers_not_used_again(void **state)
{
    zc_error error;
    MAKE_INDEX(*state, "one", "two", "three", "four");
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    assert_ok(zci_store_delete(writer, (zci_range){2, 3}, &error), error);
    assert_int_equal(must_add(writer, "five"), 5);
    must_commit(writer);
    zci_store_writer_close(writer);
    zci_store *store = open_store(*state);
    assert_int_equal(frequency(store, "two") + frequency(store, "three"), 0);
    assert_int_equal(frequency(store, "four") + frequency(store, "five"), 2);
    assert_value(store, 3, "");
    assert_value(store, 4, "four");
    zci_store_close(store);
}

static void data_is_replaced_and_all_else_kept(void **state)
{
    zc_error error;
    MAKE_INDEX(*state, "one", "two");
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    assert_ok(zci_store_replace_data(writer, 1, "new", 3, &error), error);
    assert_status(zci_store_replace_data(writer, 7, "x", 1, &error), ZC_NOT_FOUND);
    must_commit(writer);
    zci_store_writer_close(writer);
    zci_store *store = open_store(*state);
    assert_data(store, 1, "new");
    assert_data(store, 2, "two");
    assert_value(store, 1, "one");
    assert_value(store, 2, "two");
    assert_int_equal(frequency(store, "one"), 1);
    zci_store_close(store);
}

static void terms_that_xapian_would_not_bear_are_refused(void **state)
{
    char longest[246];
    zc_error error;
    zci_docid docid;
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    memset(longest, 'x', sizeof longest);
    zci_count counts[] = {{{"", 0}, 1}, {{longest, 246}, 1}, {{"a\0b", 3}, 1}, {{longest, 245}, 1}};
    for (size_t i = 0; i < 4; i++) {
        zci_record record = {.terms = &counts[i], .term_count = 1};
        assert_status(zci_store_add(writer, &record, &docid, &error),
                      i < 3 ? ZC_BAD_ARGUMENT : ZC_OK);
        assert_int_equal(docid, i < 3 ? 0 : 1);
    }
    must_commit(writer);
    zci_store_writer_close(writer);
    assert_int_equal(frequency_in(*state, "x"), 0);
}

static void slots_that_there_are_not_are_refused(void **state)
{
    zc_error error;
    zci_docid docid;
    zci_value value = {100, "x", 1};
    zci_record record = {.values = &value, .value_count = 1};
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    assert_status(zci_store_add(writer, &record, &docid, &error), ZC_BAD_ARGUMENT);
    must_add(writer, "one");
    zci_store_writer_close(writer);
}

static void a_record_may_hold_nothing(void **state)
{
    zci_docid docid;
    zc_error error;
    zci_record empty = {0};
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    assert_ok(zci_store_add(writer, &empty, &docid, &error), error);
    must_commit(writer);
    zci_store_writer_close(writer);
    zci_store *store = open_store(*state);
    assert_data(store, docid, "");
    zci_store_close(store);
}

/* ---- Opening ----------------------------------------------------------- */

static void a_second_writer_is_locked_out(void **state)
{
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    assert_status(try_write(*state, ZCI_STORE_UPDATE), ZC_LOCKED);
    assert_status(try_write(*state, ZCI_STORE_REBUILD), ZC_LOCKED);
    must_add(writer, "one");
    must_commit(writer);
    zci_store_writer_close(writer);
    assert_int_equal(frequency_in(*state, "one"), 1);
    assert_status(try_write(*state, ZCI_STORE_UPDATE), ZC_OK);
}

static void there_is_no_index_where_there_is_nothing(void **state)
{
    assert_status(try_open(*state), ZC_NO_INDEX);
    assert_int_equal(mkdir(*state, 0777), 0);
    assert_status(try_open(*state), ZC_NO_INDEX);
    char *below = scratch_path(*state, "a/b/c");
    assert_status(try_open(below), ZC_NO_INDEX);
    assert_status(try_write(below, ZCI_STORE_UPDATE), ZC_OK);
    assert_status(try_open(below), ZC_NO_INDEX); /* nothing was committed */
    free(below);
}

static void an_index_shows_with_its_first_commit(void **state)
{
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    must_add(writer, "one");
    assert_status(try_open(*state), ZC_NO_INDEX);
    must_commit(writer);
    assert_status(try_open(*state), ZC_OK);
    zci_store_writer_close(writer);
}

static void other_peoples_directories_are_left_alone(void **state)
{
    assert_int_equal(mkdir(*state, 0777), 0);
    char *file = scratch_path(*state, "thesis.txt");
    scratch_write(file, "x", 1);
    assert_status(try_open(*state), ZC_FOREIGN);
    assert_status(try_write(*state, ZCI_STORE_UPDATE), ZC_FOREIGN);
    assert_status(try_write(*state, ZCI_STORE_REBUILD), ZC_FOREIGN);
    assert_status(try_open(file), ZC_FOREIGN);
    assert_status(try_write(file, ZCI_STORE_UPDATE), ZC_FOREIGN);
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
    MAKE_INDEX(*state, "one");
    char *log = scratch_path(*state, "index.log"), *found = scratch_path(*state, "lost+found");
    char *stub = scratch_path(*state, "XAPIANDB");
    scratch_write(log, "x", 1);
    assert_int_equal(mkdir(found, 0777), 0);
    assert_status(try_open(*state), ZC_OK);
    assert_status(try_write(*state, ZCI_STORE_UPDATE), ZC_OK);
    assert_status(try_write(*state, ZCI_STORE_REBUILD), ZC_OK);
    assert_int_equal(access(log, F_OK), 0);
    assert_int_equal(rmdir(found), 0);
    assert_int_equal(unlink(stub), 0); /* without it, nobody knows whose all this is */
    assert_status(try_write(*state, ZCI_STORE_UPDATE), ZC_FOREIGN);
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
    MAKE_INDEX(*state, "one");
    char *stub = scratch_path(*state, "XAPIANDB");
    char *manifest = scratch_path(*state, "gen-1/manifest");
    for (size_t i = 0; i < sizeof stubs / sizeof *stubs; i++) {
        scratch_write(stub, stubs[i], strlen(stubs[i]));
        assert_status(try_open(*state), ZC_CORRUPT);
        assert_status(try_write(*state, ZCI_STORE_UPDATE), ZC_CORRUPT);
    }
    assert_int_equal(unlink(manifest), 0);
    for (size_t i = 0; i < sizeof stubs / sizeof *stubs; i++) {
        scratch_write(stub, stubs[i], strlen(stubs[i]));
        assert_status(try_open(*state), ZC_FOREIGN);
        assert_status(try_write(*state, ZCI_STORE_UPDATE), ZC_FOREIGN);
    }
    free(manifest);
    free(stub);
}

static void set_metadata(const char *dir, const char *key, const char *value)
{
    zc_error error;
    zci_store_writer *writer = open_writer(dir, ZCI_STORE_UPDATE);
    assert_ok(zci_store_set_metadata(writer, key, value, strlen(value), &error), error);
    must_commit(writer);
    zci_store_writer_close(writer);
}

static void another_version_is_refused_until_rebuilt(void **state)
{
    char *second = scratch_path(*state, "second");
    char *third = scratch_path(*state, "third");
    assert_int_equal(mkdir(*state, 0777), 0);
    MAKE_INDEX(second, "one");
    set_metadata(second, ZCI_META_FORMAT, "999");
    assert_status(try_open(second), ZC_VERSION);
    assert_status(try_write(second, ZCI_STORE_UPDATE), ZC_VERSION);
    assert_status(try_write(second, ZCI_STORE_REBUILD), ZC_OK);
    MAKE_INDEX(third, "one");
    set_metadata(third, ZCI_META_ANALYSER, "0");
    assert_status(try_open(third), ZC_VERSION);
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
        MAKE_INDEX(dir, "one");
        assert_status(try_open(dir), ZC_OK);
        set_metadata(dir, ZCI_META_ANALYSER, name);
        assert_status(try_open(dir), ZC_VERSION);
        assert_status(try_write(dir, ZCI_STORE_UPDATE), ZC_VERSION);
        assert_status(try_write(dir, ZCI_STORE_REBUILD), ZC_OK);
        free(dir);
    }
    char *dir = scratch_path(*state, "own");
    MAKE_INDEX(dir, "one");
    set_metadata(dir, ZCI_META_ANALYSER, own.name);
    assert_status(try_open(dir), ZC_OK);
    free(dir);
}

static void a_database_without_our_mark_is_foreign(void **state)
{
    MAKE_INDEX(*state, "one");
    set_metadata(*state, ZCI_META_FORMAT, "");
    assert_status(try_open(*state), ZC_FOREIGN);
    assert_status(try_write(*state, ZCI_STORE_UPDATE), ZC_FOREIGN);
}

static void a_generation_that_is_gone_is_damage(void **state)
{
    zc_error error;
    MAKE_INDEX(*state, "one");
    assert_ok(zci_generation_remove(*state, 1, &error), error);
    assert_status(try_open(*state), ZC_CORRUPT);
    assert_status(try_write(*state, ZCI_STORE_REBUILD), ZC_OK);
}

/* ---- Snapshots --------------------------------------------------------- */

static void a_reader_stays_where_it_is_until_it_refreshes(void **state)
{
    MAKE_INDEX(*state, "one");
    zci_store *store = open_store(*state);
    zci_store_stats before, after;
    zc_error error;
    assert_ok(zci_store_stat(store, &before, &error), error);
    MAKE_INDEX(*state, "two");
    assert_int_equal(frequency(store, "two"), 0);
    assert_true(refresh(store));
    assert_int_equal(frequency(store, "two"), 1);
    assert_false(refresh(store));
    assert_ok(zci_store_stat(store, &after, &error), error);
    assert_string_not_equal(before.revision, after.revision);
    zci_store_close(store);
}

/* Xapian trusts what its version file says, and would read what is not its own. */
static void a_version_file_that_makes_no_sense_is_not_moved_to(void **state)
{
    const size_t level = 34; /* of the first table, behind magic, UUID, revision and root */
    size_t len;
    zc_error error;
    MAKE_INDEX(*state, "one");
    zci_store *store = open_store(*state);
    MAKE_INDEX(*state, "two");
    char *path = scratch_path(*state, "gen-1/iamglass"), *bytes = scratch_read(path, &len);
    char sound = bytes[level];
    bytes[level] = 0x7F;
    scratch_write(path, bytes, len);
    assert_status(zci_store_refresh(store, NULL, &error), ZC_CORRUPT);
    assert_non_null(strstr(error.message, "iamglass"));
    assert_true(zci_store_is_spent(store));
    assert_status(zci_store_refresh(store, NULL, &error), ZC_CORRUPT);
    bytes[level] = sound;
    scratch_write(path, bytes, len);
    assert_true(refresh(store));
    assert_int_equal(frequency(store, "two"), 1);
    zci_store_close(store);
    free(bytes);
    free(path);
}

static void a_rebuild_shows_when_it_is_published(void **state)
{
    zc_error error;
    MAKE_INDEX(*state, "old");
    zci_store *reader = open_store(*state);
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_REBUILD);
    must_add(writer, "new");
    must_commit(writer);
    assert_int_equal(frequency_in(*state, "old"), 1);
    assert_false(refresh(reader));
    assert_ok(zci_store_publish(writer, &error), error);
    zci_store_writer_close(writer);
    assert_int_equal(frequency_in(*state, "old"), 0);
    assert_int_equal(frequency_in(*state, "new"), 1);
    assert_int_equal(frequency(reader, "old"), 1);
    assert_data(reader, 1, "old");
    assert_true(refresh(reader));
    assert_data(reader, 1, "new");
    zci_store_close(reader);
}

static void a_rebuild_that_is_given_up_leaves_nothing(void **state)
{
    unsigned highest;
    zc_error error;
    MAKE_INDEX(*state, "old");
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_REBUILD);
    must_add(writer, "new");
    must_commit(writer);
    zci_store_writer_close(writer);
    assert_ok(zci_generation_highest(*state, UINT_MAX, &highest, &error), error);
    assert_int_equal(highest, 1);
    assert_int_equal(frequency_in(*state, "old"), 1);
}

static void rebuild(const char *dir, const char *term)
{
    zc_error error;
    zci_store_writer *writer = open_writer(dir, ZCI_STORE_REBUILD);
    must_add(writer, term);
    must_commit(writer);
    assert_ok(zci_store_publish(writer, &error), error);
    assert_ok(zci_store_sync(writer, &error), error);
    assert_ok(zci_store_sweep(writer, &error), error);
    zci_store_writer_close(writer);
}

static void remove_all(const char *dir)
{
    scratch_remove(strdup(dir));
}

/* Generations count from 1 again where an index is made anew, and Xapian's revisions, too. */
static void an_index_made_anew_is_not_taken_for_the_old_one(void **state)
{
    zci_store_stats before, after;
    zc_error error;
    MAKE_INDEX(*state, "old", "both");
    zci_store *store = open_store(*state);
    assert_data(store, 2, "both");
    assert_ok(zci_store_stat(store, &before, &error), error);
    remove_all(*state);
    MAKE_INDEX(*state, "both", "new");
    assert_true(refresh(store));
    assert_ok(zci_store_stat(store, &after, &error), error);
    assert_int_equal(before.generation, after.generation);
    assert_string_not_equal(before.revision, after.revision);
    assert_int_equal(frequency(store, "old"), 0);
    assert_int_equal(frequency(store, "new"), 1);
    assert_value(store, 2, "new");
    remove_all(*state);
    MAKE_INDEX(*state, "newer");
    MAKE_INDEX(*state, "newest");
    assert_true(refresh(store));
    assert_value(store, 2, "newest");
    assert_false(refresh(store));
    zci_store_close(store);
}

static void damage_in_an_index_that_was_removed_is_a_change(void **state)
{
    zci_docid docid = 1;
    char unread[] = "?";
    zc_error error;
    MAKE_INDEX(*state, "old");
    zci_store *store = open_store(*state);
    char *path = scratch_path(*state, "gen-1/records.1");
    scratch_write(path, "o_d", 3);
    free(path);
    assert_status(zci_store_values(store, 0, &docid, 1, check_value, unread, &error), ZC_CORRUPT);
    remove_all(*state);
    MAKE_INDEX(*state, "new");
    assert_status(zci_store_values(store, 0, &docid, 1, check_value, unread, &error), ZC_CHANGED);
    assert_true(refresh(store));
    assert_value(store, 1, "new");
    zci_store_close(store);
}

static bool has_generation(const char *dir, unsigned generation)
{
    char *path = zci_generation_path(dir, generation);
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

static void old_generations_go_and_interrupted_ones_are_swept(void **state)
{
    MAKE_INDEX(*state, "a");
    rebuild(*state, "b");
    rebuild(*state, "c");
    assert_false(has_generation(*state, 1)); /* the last but one stays for its readers */
    assert_true(has_generation(*state, 2) && has_generation(*state, 3));
    char *left_over = zci_generation_path(*state, 7);
    assert_int_equal(mkdir(left_over, 0777), 0);
    char *file = scratch_path(left_over, "postlist.glass");
    scratch_write(file, "rubbish", 7);
    char *far = zci_generation_path(*state, 999999999); /* each number below is not tried */
    assert_int_equal(mkdir(far, 0777), 0);
    rebuild(*state, "d");
    assert_int_equal(frequency_in(*state, "d"), 1);
    assert_false(has_generation(*state, 999999999));
    free(far);
    assert_false(has_generation(*state, 7));
    free(file);
    free(left_over);
}

/* What someone put into an old generation keeps that, and nothing else. */
static void a_generation_that_cannot_go_costs_its_room_only(void **state)
{
    zc_error error;
    MAKE_INDEX(*state, "a");
    rebuild(*state, "b");
    char *foreign = scratch_path(*state, "gen-1/notes");
    assert_int_equal(mkdir(foreign, 0777), 0);
    char *table = scratch_path(*state, "gen-1/iamglass");
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_REBUILD);
    must_add(writer, "c");
    must_commit(writer);
    assert_ok(zci_store_publish(writer, &error), error);
    assert_status(zci_store_sweep(writer, &error), ZC_OK); /* not before it is synced */
    assert_int_equal(access(table, F_OK), 0);
    assert_ok(zci_store_sync(writer, &error), error);
    assert_status(zci_store_sweep(writer, &error), ZC_IO);
    assert_non_null(strstr(error.message, "gen-1/notes"));
    assert_non_null(strstr(error.message, "move it away"));
    assert_ok(zci_store_writer_seal(writer, &error), error);
    zci_store_writer_close(writer);
    assert_int_not_equal(access(table, F_OK), 0);
    assert_int_equal(frequency_in(*state, "c"), 1);
    assert_int_equal(rmdir(foreign), 0);
    rebuild(*state, "d");
    assert_false(has_generation(*state, 1) || has_generation(*state, 2));
    free(table);
    free(foreign);
}

static void remove_stub(const char *dir)
{
    char *stub = scratch_path(dir, "XAPIANDB");
    assert_int_equal(unlink(stub), 0);
    free(stub);
}

static void a_lost_stub_costs_nothing(void **state)
{
    zc_error error;
    zci_store *store;
    MAKE_INDEX(*state, "a");
    rebuild(*state, "b");
    remove_stub(*state);
    assert_status(zci_store_open(*state, &store, &error), ZC_NO_INDEX);
    assert_non_null(strstr(error.message, "verify --repair"));
    MAKE_INDEX(*state, "c");
    assert_true(has_generation(*state, 1) && has_generation(*state, 2));
    assert_int_equal(frequency_in(*state, "b"), 1);
    assert_int_equal(frequency_in(*state, "c"), 1);
    remove_stub(*state);
    rebuild(*state, "d");
    assert_true(has_generation(*state, 2) && has_generation(*state, 3));
    assert_int_equal(frequency_in(*state, "d"), 1);
}

/* Such as one that was left for an older one: who looks for what it had may still want it. */
static void a_finished_generation_stays_until_another_is(void **state)
{
    zc_error error;
    unsigned generation;
    MAKE_INDEX(*state, "a");
    rebuild(*state, "b");
    assert_ok(zci_store_go_back(*state, &generation, &error), error);
    assert_int_equal(generation, 1);
    assert_status(try_write(*state, ZCI_STORE_REBUILD), ZC_OK);
    assert_true(has_generation(*state, 2));
    rebuild(*state, "c");
    assert_int_equal(frequency_in(*state, "c"), 1);
    assert_true(has_generation(*state, 1) && has_generation(*state, 3));
    assert_false(has_generation(*state, 2));
}

static void numbers_of_generations_may_run_out(void **state)
{
    zci_store_writer *writer;
    zc_error error;
    MAKE_INDEX(*state, "a");
    char *far = zci_generation_path(*state, 999999999);
    assert_int_equal(mkdir(far, 0777), 0);
    char *manifest = scratch_path(far, "manifest");
    scratch_write(manifest, "", 0);
    assert_status(zci_store_writer_open(*state, ZCI_STORE_REBUILD, &writer, &error), ZC_IO);
    assert_non_null(strstr(error.message, "gen-999999999"));
    MAKE_INDEX(*state, "b");
    free(manifest);
    free(far);
}

/* Adds one record to each of many terms, so that no block stays as it was. */
static void add_to_all(const char *dir)
{
    zci_store_writer *writer = open_writer(dir, ZCI_STORE_UPDATE);
    for (unsigned i = 0; i < 1500; i++) {
        char term[32];
        snprintf(term, sizeof term, "term-%04u", i);
        must_add(writer, term);
    }
    must_commit(writer);
    zci_store_writer_close(writer);
}

/* A reader that the writer has overtaken says so, and never shows a mixture. */
static void an_overtaken_reader_is_told(void **state)
{
    enum { COMMITS_MAX = 12 };
    add_to_all(*state);
    zci_store *store = open_store(*state);
    zc_status status = ZC_OK;
    for (unsigned i = 0; i < COMMITS_MAX && status == ZC_OK; i++) {
        zci_postings found = {0};
        char term[32];
        zc_error error;
        add_to_all(*state);
        snprintf(term, sizeof term, "term-%04u", i * 100);
        zci_key key = key_of(term);
        status = zci_store_intersect(store, &key, 1, NULL, 0, 0, &found, &error);
        if (status == ZC_OK)
            assert_int_equal(found.len, 1);
        zci_postings_free(&found);
    }
    assert_status(status, ZC_CHANGED);
    assert_true(refresh(store));
    assert_true(frequency(store, "term-0700") > 1);
    zci_store_close(store);
}

/* ---- Failures ---------------------------------------------------------- */

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
        status = add(writer, term, &docid, error);
    }
    return status == ZC_OK ? zci_store_commit(writer, error) : status;
}

static void a_failure_ends_the_writer_and_keeps_the_last_commit(void **state)
{
    zci_docid docid;
    zc_error error;
    signal(SIGXFSZ, SIG_IGN);
    MAKE_INDEX(*state, "kept");
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    must_add(writer, "lost");
    struct rlimit was = limit_files(200 * 1024);
    zc_status status = fill(writer, &error);
    setrlimit(RLIMIT_FSIZE, &was);
    assert_status(status, ZC_NO_SPACE);
    assert_status(add(writer, "later", &docid, &error), ZC_NO_SPACE);
    assert_int_equal(docid, 0);
    assert_status(zci_store_find(writer, key_of("kept"), &docid, &error), ZC_NO_SPACE);
    assert_status(zci_store_commit(writer, &error), ZC_NO_SPACE);
    zci_store_writer_close(writer);
    assert_int_equal(frequency_in(*state, "kept"), 1);
    assert_int_equal(frequency_in(*state, "lost"), 0);
    MAKE_INDEX(*state, "again");
    assert_int_equal(frequency_in(*state, "again"), 1);
}

static void damage_is_found_by_the_check(void **state)
{
    zci_buffer report = {0};
    zc_error error;
    zci_store_writer *writer = open_writer(*state, ZCI_STORE_UPDATE);
    assert_status(fill(writer, &error), ZC_OK);
    zci_store_writer_close(writer);
    assert_ok(zci_store_check(*state, (zci_store_watch){0}, &report, &error), error);
    assert_int_equal(report.len, 0);
    char *file = scratch_path(*state, "gen-1/postlist.glass");
    struct stat info;
    assert_int_equal(stat(file, &info), 0);
    assert_int_equal(truncate(file, info.st_size / 2), 0);
    assert_status(zci_store_check(*state, (zci_store_watch){0}, &report, &error), ZC_CORRUPT);
    free(file);
    zci_buffer_free(&report);
}

/* ---- Sizes --------------------------------------------------------- */

static void the_size_is_that_of_all_files(void **state)
{
    zc_error error;
    uint64_t bytes;
    MAKE_INDEX(*state, "one", "two", "three");
    assert_ok(zci_disk_bytes(*state, &bytes, &error), error);
    assert_true(bytes > 1000);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(frequencies_of_several_terms_are_those_of_each),
        TEST(what_is_added_and_committed_can_be_read),
        TEST(what_ran_out_of_memory_is_opened_anew),
        TEST(a_writer_sees_its_own_changes),
        TEST(deleted_records_are_gone_and_numbers_not_used_again),
        TEST(data_is_replaced_and_all_else_kept),
        TEST(terms_that_xapian_would_not_bear_are_refused),
        TEST(slots_that_there_are_not_are_refused),
        TEST(a_record_may_hold_nothing),
        TEST(a_second_writer_is_locked_out),
        TEST(there_is_no_index_where_there_is_nothing),
        TEST(an_index_shows_with_its_first_commit),
        TEST(other_peoples_directories_are_left_alone),
        TEST(what_others_keep_beside_an_index_is_left_alone),
        TEST(a_stub_that_names_none_is_damaged_or_foreign),
        TEST(another_version_is_refused_until_rebuilt),
        TEST(another_fingerprint_is_another_analyser),
        TEST(a_database_without_our_mark_is_foreign),
        TEST(a_generation_that_is_gone_is_damage),
        TEST(a_reader_stays_where_it_is_until_it_refreshes),
        TEST(a_version_file_that_makes_no_sense_is_not_moved_to),
        TEST(a_rebuild_shows_when_it_is_published),
        TEST(a_rebuild_that_is_given_up_leaves_nothing),
        TEST(an_index_made_anew_is_not_taken_for_the_old_one),
        TEST(damage_in_an_index_that_was_removed_is_a_change),
        TEST(old_generations_go_and_interrupted_ones_are_swept),
        TEST(a_generation_that_cannot_go_costs_its_room_only),
        TEST(a_lost_stub_costs_nothing),
        TEST(a_finished_generation_stays_until_another_is),
        TEST(numbers_of_generations_may_run_out),
        TEST(an_overtaken_reader_is_told),
        TEST(a_failure_ends_the_writer_and_keeps_the_last_commit),
        TEST(damage_is_found_by_the_check),
        TEST(the_size_is_that_of_all_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
