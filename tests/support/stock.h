/* Small indexes for tests of the store: records of a term each, written and read by calls that must
 * succeed.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_STOCK_H
#define TEST_STOCK_H

#include "test.h"

#include "scratch.h"
#include "store/changes.h"
#include "store/commit.h"
#include "store/generation.h"
#include "store/reader.h"
#include "store/values.h"

#include <unistd.h>

/* ---- Writing ----------------------------------------------------------- */

static inline zci_store_writer *stock_write(const char *dir, zci_store_mode mode)
{
    zci_store_writer *writer;
    zc_error error;
    assert_ok(zci_store_writer_open(dir, mode, &writer, &error), error);
    return writer;
}

static inline zci_key stock_key(const char *term)
{
    return (zci_key){term, strlen(term)};
}

/* Adds a record with one term, once, and data that says the same. */
static inline zc_status stock_try_add(zci_store_writer *writer, const char *term, zci_docid *docid,
                                      zc_error *error)
{
    zci_count count = {stock_key(term), 1};
    zci_value value = {0, term, strlen(term)};
    zci_record record = {&count, 1, &value, 1, term, strlen(term)};
    return zci_store_add(writer, &record, docid, error);
}

/* The same; returns its docid. */
static inline zci_docid stock_add(zci_store_writer *writer, const char *term)
{
    zci_docid docid;
    zc_error error;
    assert_ok(stock_try_add(writer, term, &docid, &error), error);
    return docid;
}

static inline void stock_commit(zci_store_writer *writer)
{
    zc_error error;
    assert_ok(zci_store_commit(writer, &error), error);
}

/* Adds one record for each of the terms to an index, which need not be there. */
static inline void stock_make_of(const char *dir, const char *const *terms)
{
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_UPDATE);
    for (; *terms != NULL; terms++)
        stock_add(writer, *terms);
    stock_commit(writer);
    zci_store_writer_close(writer);
}

#define STOCK_MAKE(dir, ...) stock_make_of(dir, (const char *const[]){__VA_ARGS__, NULL})

/* Sets metadata, in a transaction of its own. */
static inline void stock_set_metadata(const char *dir, const char *key, const char *value)
{
    zc_error error;
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_UPDATE);
    assert_ok(zci_store_set_metadata(writer, key, value, strlen(value), &error), error);
    stock_commit(writer);
    zci_store_writer_close(writer);
}

/* Rebuilds an index, so that it holds this record alone. */
static inline void stock_rebuild(const char *dir, const char *term)
{
    zc_error error;
    zci_store_writer *writer = stock_write(dir, ZCI_STORE_REBUILD);
    stock_add(writer, term);
    stock_commit(writer);
    assert_ok(zci_store_publish(writer, &error), error);
    assert_ok(zci_store_sync(writer, &error), error);
    assert_ok(zci_store_sweep(writer, &error), error);
    zci_store_writer_close(writer);
}

/* Removes an index that a test goes on without. */
static inline void stock_remove(const char *dir)
{
    scratch_remove(strdup(dir));
}

/* ---- Reading ----------------------------------------------------------- */

static inline zci_store *stock_open(const char *dir)
{
    zci_store *store;
    zc_error error;
    assert_ok(zci_store_open(dir, &store, &error), error);
    return store;
}

/* How many records have a term, in what is open; and in what is there now. */
static inline uint64_t stock_frequency(zci_store *store, const char *term)
{
    uint64_t result;
    zc_error error;
    assert_ok(zci_store_frequency(store, stock_key(term), &result, &error), error);
    return result;
}

static inline uint64_t stock_frequency_in(const char *dir, const char *term)
{
    zci_store *store = stock_open(dir);
    uint64_t result = stock_frequency(store, term);
    zci_store_close(store);
    return result;
}

static inline void stock_assert_data(zci_store *store, zci_docid docid, const char *wanted)
{
    zci_buffer data = {0};
    zc_error error;
    assert_ok(zci_store_data(store, docid, &data, &error), error);
    assert_int_equal(data.len, strlen(wanted));
    assert_memory_equal(data.data, wanted, data.len);
    zci_buffer_free(&data);
}

/* What a record of stock_add has as its value, of at most 15 bytes. */
static inline zc_status stock_check_value(void *context, size_t index, const char *value,
                                          size_t len, zc_error *error)
{
    (void)error;
    assert_int_equal(index, 0);
    assert_int_equal(len, strlen(context));
    assert_memory_equal(value, context, len);
    return ZC_OK;
}

static inline void stock_assert_value(zci_store *store, zci_docid docid, const char *wanted)
{
    zc_error error;
    char copy[16];
    snprintf(copy, sizeof copy, "%s", wanted);
    assert_ok(zci_store_values(store, 0, &docid, 1, stock_check_value, copy, &error), error);
}

/* Whether there was something new. */
static inline bool stock_refresh(zci_store *store)
{
    bool changed;
    zc_error error;
    assert_ok(zci_store_refresh(store, &changed, &error), error);
    return changed;
}

/* What it comes to to open an index for reading, and for writing; it is closed again. */
static inline zc_status stock_try_open(const char *dir)
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

static inline zc_status stock_try_write(const char *dir, zci_store_mode mode)
{
    zci_store_writer *writer;
    zc_error error;
    zc_status status = zci_store_writer_open(dir, mode, &writer, &error);
    if (status != ZC_OK)
        assert_null(writer);
    zci_store_writer_close(writer);
    return status;
}

static inline bool stock_has_generation(const char *dir, unsigned generation)
{
    char *path = zci_generation_path(dir, generation);
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

#endif
