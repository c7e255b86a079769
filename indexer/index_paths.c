/* zc_index_paths: an index brought up to date with its sources.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/fail.h"
#include "index_clock.h"
#include "left_behind.h"
#include "schema/schema.h"
#include "store/changes.h"
#include "store/commit.h"
#include "store/reader.h"
#include "store/repair.h"
#include "update.h"
#include "witness.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What a run holds open. */
typedef struct session {
    zci_update update;
    zci_store_writer *writer;
    zci_store *store;  /* in a dry run */
    zci_former former; /* in a rebuild */
    bool fresh;        /* there was no index, so even an empty one is news */
    zci_witness witness;
} session;

static bool is_missing(const char *db_path)
{
    unsigned generation;
    return zci_store_current(db_path, &generation, NULL) == ZC_NO_INDEX;
}

/* A dry run only reads, and finds nothing where there is no index. */
static zc_status open_reader(session *s, const char *db_path, zc_error *error)
{
    if (s->fresh || s->update.options->rebuild)
        return ZC_OK;
    return zci_store_open(db_path, &s->store, error);
}

/* Memory aside, what there was does not keep a new index from being made. */
static zc_status load_former(session *s, const char *db_path, zc_error *error)
{
    zci_store *store = NULL;
    zc_status status = ZC_OK;
    s->update.former = &s->former;
    if (zci_store_check_files(db_path, NULL, NULL) == ZC_OK &&
        zci_store_open_any(db_path, &store, NULL) == ZC_OK)
        status = zci_former_load(&s->former, store, error);
    zci_store_close(store);
    s->update.run = s->former.run + 1;
    return status;
}

/* Where to read what the index holds, and how many runs it has seen. */
static zc_status load_index(session *s, zc_error *error)
{
    zci_buffer run = {0};
    zc_status status = ZC_OK;
    s->update.headers = (zci_headers){.writer = s->writer, .store = s->store};
    if (s->writer != NULL)
        status = zci_store_writer_metadata(s->writer, ZCI_META_RUN, &run, error);
    zci_buffer_byte(&run, '\0');
    if (status == ZC_OK && run.failed)
        status = zci_fail_memory(error);
    if (status == ZC_OK)
        s->update.run = strtoull(run.data, NULL, 10) + 1;
    zci_buffer_free(&run);
    return status;
}

static zc_status open_index(session *s, const char *db_path, zc_error *error)
{
    const zc_index_options *options = s->update.options;
    s->fresh = is_missing(db_path);
    zc_status status;
    if (options->dry_run)
        status = open_reader(s, db_path, error);
    else
        status = zci_store_writer_open(
            db_path, options->rebuild ? ZCI_STORE_REBUILD : ZCI_STORE_UPDATE, &s->writer, error);
    if (status != ZC_OK)
        return status;
    s->fresh = is_missing(db_path); /* a writer may have found that one was but lost */
    s->update.writer = s->writer;
    s->update.adder = zci_adder_new(s->writer);
    if (s->update.adder == NULL)
        return zci_fail_memory(error);
    if (options->rebuild)
        return load_former(s, db_path, error);
    return s->writer == NULL && s->store == NULL ? ZC_OK : load_index(s, error);
}

/* A rebuild leaves out what was not named, as asked; but when it found nothing at all, a
 * path was wrong or a disk not there.  An index that cannot be read is no loss. */
static zc_status check_nothing(const session *s, const char *db_path, zc_error *error)
{
    zci_store *old = NULL;
    uint64_t documents = 0;
    zci_key header = {ZCI_TERM_HEADER, strlen(ZCI_TERM_HEADER)};
    const zc_index_options *options = s->update.options;
    if (options->force || s->fresh || s->update.summary.documents > 0)
        return ZC_OK;
    if (zci_store_open(db_path, &old, NULL) == ZC_OK)
        (void)zci_store_frequency(old, header, &documents, NULL);
    zci_store_close(old);
    if (documents == 0)
        return ZC_OK;
    return zci_fail(error, ZC_REFUSED,
                    "nothing was found to index, and all %" PRIu64
                    " documents would be lost; check the paths, or allow it with --force",
                    "没有找到可编制索引的文件，将丢失全部 %" PRIu64
                    " 篇文献；请检查路径，或用 --force 允许",
                    documents);
}

/* What is gone of what was named is looked at as in an update: one of two disks may be away,
 * or be mounted and empty. */
static zc_status check_rebuild(const session *s, const char *db_path, zc_error *error)
{
    const zci_update *update = &s->update;
    if (!update->options->rebuild)
        return ZC_OK;
    zc_status status = check_nothing(s, db_path, error);
    if (status != ZC_OK)
        return status;
    zci_former_loss loss = zci_former_compare(&s->former, &update->walk, &update->given);
    const zci_missed missed = {loss.lost, loss.path};
    return zci_update_check_purge(update, &missed, loss.documents);
}

/* The number to be kept: that of the last run which brought something.  One that only removed or
 * renamed does not count, so that what the one before it brought is still what is new. */
static zc_status count_run(const session *s, uint64_t *run, zc_error *error)
{
    char term[32];
    zci_docid docid;
    int len = snprintf(term, sizeof term, "%c%08" PRIu64, ZCI_PREFIX_RUN, s->update.run);
    zc_error why;
    zc_status status = zci_store_find(s->writer, (zci_key){term, (size_t)len}, &docid, &why);
    bool counts = status == ZC_OK || s->update.run == 1;
    *run = counts ? s->update.run : s->update.run - 1;
    return zci_fail_pass(error, status == ZC_NOT_FOUND ? ZC_OK : status, &why);
}

/* Makes the run's changes visible, all at once. */
static zc_status commit(session *s, zc_error *error)
{
    char now[32], run[32];
    const zc_index_options *options = s->update.options;
    if (options->dry_run || !(s->update.changed || s->fresh || options->rebuild))
        return ZC_OK;
    uint64_t number;
    zci_clock_now(now);
    zc_status status = count_run(s, &number, error);
    snprintf(run, sizeof run, "%" PRIu64, number);
    if (status == ZC_OK)
        status = zci_store_set_metadata(s->writer, ZCI_META_UPDATED, now, strlen(now), error);
    if (status == ZC_OK)
        status = zci_store_set_metadata(s->writer, ZCI_META_RUN, run, strlen(run), error);
    if (status == ZC_OK)
        status = zci_store_commit(s->writer, error);
    if (status == ZC_OK && options->rebuild)
        status = zci_store_publish(s->writer, error);
    return status;
}

/* What is left to be done when readers see the new state: if it fails, that is told, but
 * the run is done all the same. */
static void settle(session *s, const char *db_path)
{
    zc_error error;
    if (s->update.options->rebuild &&
        zci_left_behind_tell(&s->witness, db_path, &s->former, &s->update.given, &error) != ZC_OK)
        zci_witness_warn(&s->witness, db_path, &error);
    if (s->update.options->dry_run)
        return;
    if (zci_store_sync(s->writer, &error) != ZC_OK)
        zci_witness_warn(&s->witness, db_path, &error);
    if (zci_store_sweep(s->writer, &error) != ZC_OK)
        zci_witness_warn(&s->witness, db_path, &error);
    if (zci_store_writer_seal(s->writer, &error) != ZC_OK)
        zci_witness_warn(&s->witness, db_path, &error);
    if (zci_store_writer_check(s->writer, NULL) != ZC_OK) /* nothing more is to be written there */
        return;
    if (zci_witness_write(&s->witness, db_path, &error) != ZC_OK)
        zci_witness_warn(&s->witness, db_path, &error);
}

static void close_all(session *s)
{
    zci_update *update = &s->update;
    zci_adder_free(update->adder);
    zci_update_free(update);
    zci_former_free(&s->former);
    zci_witness_free(&s->witness);
    zci_store_writer_close(s->writer);
    zci_store_close(s->store);
}

static zc_status check_arguments(const char *db_path, const char *const *paths, size_t path_count,
                                 zc_error *error)
{
    bool valid = db_path != NULL && db_path[0] != '\0' && paths != NULL && path_count > 0;
    for (size_t i = 0; valid && i < path_count; i++)
        valid = paths[i] != NULL && paths[i][0] != '\0';
    if (valid)
        return ZC_OK;
    return zci_fail(error, ZC_BAD_ARGUMENT,
                    "name the index's directory and at least one path to index",
                    "请指定索引目录和至少一个待索引的路径");
}

zc_status zc_index_paths(const char *db_path, const char *const *paths, size_t path_count,
                         const zc_index_options *options, zc_index_summary *summary,
                         zc_error *error)
{
    static const zc_index_options none = {0};
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    session s = {.update = {.error = error}};
    s.update.options =
        zci_witness_start(&s.witness, options != NULL ? options : &none, &s.update.walk);
    if (summary != NULL)
        *summary = (zc_index_summary){0};
    zc_status status = check_arguments(db_path, paths, path_count, error);
    if (status == ZC_OK)
        status = open_index(&s, db_path, error);
    if (status == ZC_OK && !s.update.options->rebuild)
        zci_witness_recall(&s.witness, db_path);
    if (status == ZC_OK)
        status = zci_update_run(&s.update, paths, path_count);
    if (status == ZC_OK)
        status = check_rebuild(&s, db_path, error);
    if (status == ZC_OK)
        status = commit(&s, error);
    if (status == ZC_OK)
        settle(&s, db_path);
    if (status == ZC_OK && summary != NULL) {
        *summary = s.update.summary;
        summary->seconds = zci_clock_since(&start);
    }
    close_all(&s);
    return status;
}
